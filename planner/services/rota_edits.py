"""Edits of a rota by hand: frozen records, each of which knows its way back.

`edit.apply(rota)` gives the new rota and the inverse edit; applying that gives the old rota again, exactly.
An edit only changes shifts. What follows from it (uncovered demand, values of the tiers) is settled by
`planner.services.edit_rota`, which also checks the rules.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from planner.domain.errors import RefusedEditError
from planner.domain.rota import Rota
from planner.domain.team import Team
from planner.services.pin_edits import PinActivity, PinShift, UnpinActivity, UnpinShift
from planner.services.put_shifts import PutShifts, RotaEdit, ShiftChange, Standing, undo_name, unproved
from planner.services.shift_edits import AddShift, MoveShift, RemoveShift, ResizeShift

__all__ = [
    "AddShift",
    "MoveShift",
    "PinActivity",
    "PinShift",
    "PutShifts",
    "RemoveShift",
    "ReplaceRota",
    "ResizeShift",
    "RotaEdit",
    "ShiftChange",
    "Standing",
    "UnpinActivity",
    "UnpinShift",
    "unproved",
]


@dataclass(frozen=True, slots=True)
class ReplaceRota:
    """Put a whole rota (a solver run, an older version) in place of the draft, or take the draft away (None).

    `rota` must be of the same week and team. Unlike other edits it also applies where there is no draft:
    see `edit_rota`. `drops` are the first days of drafts that give way to it, `brings` those that come with
    it: a rota of several weeks takes the place of theirs. `emptied` is the first day of the draft that is
    taken away. `stood_for`: the team for which an inverse found its rota; while that is the same, all that
    the rota says holds again, to the letter.
    """

    rota: Rota | None
    what: str = "Build rota"
    drops: tuple[date, ...] = ()
    brings: tuple[Rota, ...] = ()
    emptied: date | None = None
    stood_for: Team | None = None

    @property
    def subject(self) -> str:
        first_day = self.rota.first_day if self.rota is not None else self.emptied
        return first_day.isoformat() if first_day is not None else "no rota"

    def apply(self, rota: Rota | None) -> tuple[Rota | None, ReplaceRota]:
        new = self.rota
        if new is not None and rota is not None and (new.team, new.first_day) != (rota.team, rota.first_day):
            raise RefusedEditError("This rota is of another team or week.", "Open its own week first.")
        emptied = new.first_day if new is not None and rota is None else None
        return new, ReplaceRota(rota, what=undo_name(self.what), emptied=emptied)
