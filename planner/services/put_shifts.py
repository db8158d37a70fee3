"""What every edit by hand is made of: the protocol, shifts put as recorded, and the checks they share."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Protocol

from planner.domain.errors import RefusedEditError
from planner.domain.rota import Made, Rota, Shift, Tier, Uncovered
from planner.domain.team import Team
from planner.domain.time_grid import span_label
from planner.services.allow_exceptions import NOTHING_ALLOWED, Allowance


class RotaEdit(Protocol):
    """One change of a draft rota. `what` and `subject` go into the audit log."""

    @property
    def what(self) -> str: ...

    @property
    def subject(self) -> str: ...

    def apply(self, rota: Rota) -> tuple[Rota, RotaEdit]:
        """The changed rota and the edit that undoes it.

        Raises `RefusedEditError` when the shift is gone, is pinned, or would lie on another of the person.
        """
        ...


@dataclass(frozen=True, slots=True)
class Standing:
    """What a rota says beside its shifts, remembered by an inverse so that undoing restores the proof.

    `team`: for whom it was said. While the team is the same, all of it holds again, to the letter.
    `is_published`: what is published said it, and the edit began the draft, which goes when it is undone.
    """

    uncovered: tuple[Uncovered, ...]
    tiers: tuple[Tier, ...]
    made: Made
    team: Team | None = None
    is_published: bool = False

    @classmethod
    def of(cls, rota: Rota) -> Standing:
        """What the rota says now."""
        return cls(rota.uncovered, rota.tiers, rota.made)

    @property
    def fields(self) -> dict[str, Any]:
        """The fields of the rota in which it is said."""
        return {"uncovered": self.uncovered, "tiers": self.tiers, "made": self.made}


@dataclass(frozen=True, slots=True)
class ShiftChange:
    """One shift before and after; None where there is none. `position`: its place in the rota's list."""

    before: Shift | None
    after: Shift | None
    position: int = 0

    def turned_back(self) -> ShiftChange:
        return ShiftChange(self.after, self.before, self.position)


@dataclass(frozen=True, slots=True)
class PutShifts:
    """Put shifts as recorded: the inverse of every other edit, and the way to apply a worked-out fix.

    Refused when one of the shifts has changed since, so that nobody's later work is lost. `allowance`:
    exceptions and agreed hours that come and go with the edit.
    """

    changes: tuple[ShiftChange, ...]
    what: str = "Change shifts"
    standing: Standing | None = None
    allowance: Allowance = NOTHING_ALLOWED

    @property
    def subject(self) -> str:
        shifts = (change.after or change.before for change in self.changes)
        return ", ".join(shift.id for shift in shifts if shift is not None)

    def apply(self, rota: Rota) -> tuple[Rota, RotaEdit]:
        shifts = list(rota.shifts)
        for change in self.changes:
            _put(shifts, change)
        standing = Standing.of(rota)
        inverse = PutShifts(
            tuple(change.turned_back() for change in reversed(self.changes)),
            what=undo_name(self.what),
            standing=standing,
            allowance=self.allowance.turned_back(),
        )
        new = self.standing or standing
        return rota.model_copy(update={"shifts": tuple(shifts), **new.fields}), inverse


def unproved(tiers: tuple[Tier, ...]) -> tuple[Tier, ...]:
    """The tiers without bounds: what they were proved for has changed."""
    return tuple(tier.model_copy(update={"bound": 0, "proved": False}) for tier in tiers)


def undo_name(what: str) -> str:
    return what.removeprefix("Undo: ") if what.startswith("Undo: ") else f"Undo: {what}"


def _put(shifts: list[Shift], change: ShiftChange) -> None:
    """Change the list in place; refuse when the shift is not as it was."""
    place = {shift.id: index for index, shift in enumerate(shifts)}
    before, after = change.before, change.after
    if before is None:
        if after is not None and after.id in place:
            raise RefusedEditError(f"The shift “{after.id}” is already there.", "Look at the week again.")
        if after is not None:
            shifts.insert(change.position, after)
        return
    index = place.get(before.id)
    if index is None or shifts[index] != before:
        raise RefusedEditError(
            f"The shift “{before.id}” has been changed since.",
            "Look at the week again; this would undo somebody's later work.",
        )
    if after is None:
        del shifts[index]
    else:
        shifts[index] = after


def shift_of(rota: Rota, shift_id: str) -> Shift:
    shift = rota.shift(shift_id)
    if shift is None:
        raise RefusedEditError(
            f"The shift “{shift_id}” is no longer in this rota.", "Look at the week again."
        )
    return shift


def unpinned_shift(rota: Rota, shift_id: str) -> Shift:
    shift = shift_of(rota, shift_id)
    if shift.is_pinned:
        raise RefusedEditError(f"The shift {span_label(shift.span)} is pinned.", "Unpin it first.")
    return shift


def refuse_clash(others: Iterable[Shift], new: Shift, old: Shift | None = None) -> None:
    """One shift a person a day, and never two at a time; the old one is to go."""
    for other in others:
        if other.staff != new.staff or (old is not None and other.id == old.id):
            continue
        if other.span.overlaps(new.span) or other.day == new.day:
            raise RefusedEditError(
                f"{new.staff} already has a shift {span_label(other.span)}.",
                "Exchange the two shifts, or remove that one first.",
            )


def with_shift(
    rota: Rota, old: Shift, new: Shift, what: str, *, frees: bool = False
) -> tuple[Rota, RotaEdit]:
    """Put the new shift for the old one; `frees`: the solver gets more room, so its bounds no longer hold."""
    refuse_clash(rota.shifts, new, old)
    standing = None
    if frees:
        standing = Standing(rota.uncovered, unproved(rota.tiers), rota.made)
    return PutShifts((ShiftChange(old, new),), what, standing).apply(rota)
