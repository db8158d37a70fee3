"""An edit knows people and shifts by their ids; what it refuses is told in names and days."""

from __future__ import annotations

import re
from datetime import date

from planner.domain.errors import RefusedEditError
from planner.domain.rota import Rota
from planner.domain.team import Team
from planner.domain.time_grid import day_label
from planner.services.put_shifts import RotaEdit

SHIFT_ID = re.compile(r"“?\b([A-Za-z0-9][\w.:-]*)@(\d{4}-\d\d-\d\d)(?:\.\d+)?”?")


def applied_in_names(edit: RotaEdit, rota: Rota, team: Team) -> tuple[Rota, RotaEdit]:
    """`edit.apply(rota)`; a refusal is told in names."""
    try:
        return edit.apply(rota)
    except RefusedEditError as refused:
        raise told_in_names(refused, team) from refused


def told_in_names(refused: RefusedEditError, team: Team) -> RefusedEditError:
    """The refusal with names for ids."""
    names = team.staff_names
    return RefusedEditError(in_names(refused.sentence, names), in_names(refused.next_step, names))


def in_names(sentence: str, names: dict[str, str]) -> str:
    """The sentence with names for the ids of people, and `Ana on Tue 24 Nov` for the ids of shifts."""

    def shift(found: re.Match[str]) -> str:
        name = names.get(found[1])
        if name is None:
            return found[0]
        return f"of {name} on {day_label(date.fromisoformat(found[2]).toordinal())}"

    told = SHIFT_ID.sub(shift, sentence)
    for who in sorted((each for each in names if each in told), key=len, reverse=True):
        told = re.sub(rf"(?<![\w@.-]){re.escape(who)}(?![\w@-])", names[who], told)
    return told
