"""Edits of a rota by hand: frozen records, each of which knows its way back.

`edit.apply(rota)` gives the new rota and the inverse edit; applying that gives the old rota again, exactly.
An edit only changes shifts. What follows from it (uncovered demand, values of the tiers) is settled by
`planner.services.edit_rota`, which also checks the rules.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from planner.domain.errors import RefusedEditError
from planner.domain.rota import Activity, Made, Rota, Shift, Tier, Uncovered
from planner.domain.time_grid import DAY, Span, civil, clock, day_label, day_of, span_label
from planner.services.allow_exceptions import NOTHING_ALLOWED, Allowance
from planner.services.shift_refit import refitted


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
    """What a rota says beside its shifts, remembered by an inverse so that undoing restores the proof."""

    uncovered: tuple[Uncovered, ...]
    tiers: tuple[Tier, ...]
    made: Made


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
        standing = Standing(rota.uncovered, rota.tiers, rota.made)
        inverse = PutShifts(
            tuple(change.turned_back() for change in reversed(self.changes)),
            what=_undo_name(self.what),
            standing=standing,
            allowance=self.allowance.turned_back(),
        )
        new = self.standing or standing
        fields = {"shifts": tuple(shifts), "uncovered": new.uncovered, "tiers": new.tiers, "made": new.made}
        return rota.model_copy(update=fields), inverse


@dataclass(frozen=True, slots=True)
class MoveShift:
    """Move a shift in time, to another day, or to another person.

    Give `by_minutes`, or `to_start` (and `to_end` to change its length too), in civil minutes; `to_day` as a
    date or ordinal keeps the times of day. For the activities see `planner.services.shift_refit`.
    """

    shift_id: str
    by_minutes: int = 0
    to_start: int | None = None
    to_end: int | None = None
    to_staff: str | None = None
    to_day: date | int | None = None

    @property
    def what(self) -> str:
        return "Move shift"

    @property
    def subject(self) -> str:
        return self.shift_id

    def _new_span(self, shift: Shift) -> Span:
        start = shift.start + self.by_minutes if self.to_start is None else self.to_start
        if self.to_day is not None:
            start = civil(self.to_day, start % DAY)
        length = shift.span.minutes
        if self.to_end is not None:
            length = self.to_end - (shift.start + self.by_minutes if self.to_start is None else self.to_start)
        return Span(start, start + length)

    def apply(self, rota: Rota) -> tuple[Rota, RotaEdit]:
        shift = _unpinned_shift(rota, self.shift_id)
        staff = self.to_staff or shift.staff
        span = self._new_span(shift)
        moved = refitted(shift, span, staff)
        if staff != shift.staff or span_day(span) != shift.day:
            moved = moved.model_copy(update={"id": _free_id(rota, staff, span.start, shift.id)})
        return _changed(rota, shift, moved, self.what)


@dataclass(frozen=True, slots=True)
class ResizeShift:
    """Give a shift another start, end or both (civil minutes); activities stay at their time if they fit."""

    shift_id: str
    start: int | None = None
    end: int | None = None

    @property
    def what(self) -> str:
        return "Change length of shift"

    @property
    def subject(self) -> str:
        return self.shift_id

    def apply(self, rota: Rota) -> tuple[Rota, RotaEdit]:
        shift = _unpinned_shift(rota, self.shift_id)
        start = shift.start if self.start is None else self.start
        end = shift.end if self.end is None else self.end
        resized = refitted(shift, Span(start, end), shift.staff, carries_free_time=False)
        return _changed(rota, shift, resized, self.what)


@dataclass(frozen=True, slots=True)
class AddShift:
    """Plan a shift where there is none."""

    shift: Shift

    @property
    def what(self) -> str:
        return "Add shift"

    @property
    def subject(self) -> str:
        return self.shift.id

    def apply(self, rota: Rota) -> tuple[Rota, RotaEdit]:
        if rota.shift(self.shift.id) is not None:
            raise RefusedEditError(f"There is already a shift “{self.shift.id}” in this rota.")
        _refuse_clash(rota, self.shift, None)
        return PutShifts((ShiftChange(None, self.shift, len(rota.shifts)),), self.what).apply(rota)


@dataclass(frozen=True, slots=True)
class RemoveShift:
    """Take a shift out of the rota with all that is planned in it."""

    shift_id: str

    @property
    def what(self) -> str:
        return "Remove shift"

    @property
    def subject(self) -> str:
        return self.shift_id

    def apply(self, rota: Rota) -> tuple[Rota, RotaEdit]:
        shift = _unpinned_shift(rota, self.shift_id)
        position = rota.shifts.index(shift)
        return PutShifts((ShiftChange(shift, None, position),), self.what).apply(rota)


@dataclass(frozen=True, slots=True)
class PinShift:
    """Pin a shift: the solver keeps its person, times, place and break."""

    shift_id: str

    @property
    def what(self) -> str:
        return "Pin shift"

    @property
    def subject(self) -> str:
        return self.shift_id

    def apply(self, rota: Rota) -> tuple[Rota, RotaEdit]:
        shift = _shift(rota, self.shift_id)
        return _changed(rota, shift, shift.model_copy(update={"is_pinned": True}), self.what)


@dataclass(frozen=True, slots=True)
class UnpinShift:
    """Let the solver and the board move the shift again; what was proved with the pin is proved no longer."""

    shift_id: str

    @property
    def what(self) -> str:
        return "Unpin shift"

    @property
    def subject(self) -> str:
        return self.shift_id

    def apply(self, rota: Rota) -> tuple[Rota, RotaEdit]:
        shift = _shift(rota, self.shift_id)
        return _changed(rota, shift, shift.model_copy(update={"is_pinned": False}), self.what, frees=True)


@dataclass(frozen=True, slots=True)
class PinActivity:
    """Pin the activity of a shift that starts at `start` (civil minute, travel included)."""

    shift_id: str
    start: int

    @property
    def what(self) -> str:
        return "Pin activity"

    @property
    def subject(self) -> str:
        return f"{self.shift_id} {clock(self.start)}"

    def apply(self, rota: Rota) -> tuple[Rota, RotaEdit]:
        shift = _shift(rota, self.shift_id)
        return _changed(rota, shift, _with_pin(shift, self.start, is_pinned=True), self.what)


@dataclass(frozen=True, slots=True)
class UnpinActivity:
    """Unpin the activity of a shift that starts at `start`."""

    shift_id: str
    start: int

    @property
    def what(self) -> str:
        return "Unpin activity"

    @property
    def subject(self) -> str:
        return f"{self.shift_id} {clock(self.start)}"

    def apply(self, rota: Rota) -> tuple[Rota, RotaEdit]:
        shift = _shift(rota, self.shift_id)
        return _changed(rota, shift, _with_pin(shift, self.start, is_pinned=False), self.what, frees=True)


@dataclass(frozen=True, slots=True)
class ReplaceRota:
    """Put a whole rota (a solver run, an older version) in place of the draft, or take the draft away (None).

    `rota` must be of the same week and team. Unlike other edits it also applies where there is no draft:
    see `edit_rota`.
    """

    rota: Rota | None
    what: str = "Build rota"

    @property
    def subject(self) -> str:
        return self.rota.first_day.isoformat() if self.rota else "no rota"

    def apply(self, rota: Rota | None) -> tuple[Rota | None, ReplaceRota]:
        new = self.rota
        if new is not None and rota is not None and (new.team, new.first_day) != (rota.team, rota.first_day):
            raise RefusedEditError("This rota is of another team or week.", "Open its own week first.")
        return new, ReplaceRota(rota, what=_undo_name(self.what))


def unproved(tiers: tuple[Tier, ...]) -> tuple[Tier, ...]:
    """The tiers without bounds: what they were proved for has changed."""
    return tuple(tier.model_copy(update={"bound": 0, "proved": False}) for tier in tiers)


def span_day(span: Span) -> int:
    """The day on which the span starts."""
    return day_of(span.start)


def _undo_name(what: str) -> str:
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
            f"The shift of {day_label(before.day)} (“{before.id}”) has been changed since.",
            "Look at the week again; this would undo somebody's later work.",
        )
    if after is None:
        del shifts[index]
    else:
        shifts[index] = after


def _shift(rota: Rota, shift_id: str) -> Shift:
    shift = rota.shift(shift_id)
    if shift is None:
        raise RefusedEditError(
            f"The shift “{shift_id}” is no longer in this rota.", "Look at the week again."
        )
    return shift


def _unpinned_shift(rota: Rota, shift_id: str) -> Shift:
    shift = _shift(rota, shift_id)
    if shift.is_pinned:
        raise RefusedEditError(f"The shift {span_label(shift.span)} is pinned.", "Unpin it first.")
    return shift


def _refuse_clash(rota: Rota, new: Shift, old: Shift | None) -> None:
    """One shift a person a day, and never two at a time."""
    for other in rota.shifts:
        if other.staff != new.staff or (old is not None and other.id == old.id):
            continue
        if other.span.overlaps(new.span) or other.day == new.day:
            raise RefusedEditError(
                f"{new.staff} already has a shift {span_label(other.span)}.",
                "Exchange the two shifts, or remove that one first.",
            )


def _changed(rota: Rota, old: Shift, new: Shift, what: str, *, frees: bool = False) -> tuple[Rota, RotaEdit]:
    """Put the new shift for the old one; `frees`: the solver gets more room, so its bounds no longer hold."""
    _refuse_clash(rota, new, old)
    standing = None
    if frees:
        standing = Standing(rota.uncovered, unproved(rota.tiers), rota.made)
    return PutShifts((ShiftChange(old, new),), what, standing).apply(rota)


def _free_id(rota: Rota, staff: str, start: int, own: str) -> str:
    """`{staff}@{date}`, as the solver names shifts, or with a number where that is taken."""
    day = date.fromordinal(day_of(start)).isoformat()
    taken = {shift.id for shift in rota.shifts} - {own}
    wanted = f"{staff[:50]}@{day}"
    number, free = 2, wanted
    while free in taken:
        free, number = f"{wanted}.{number}", number + 1
    return free


def _with_pin(shift: Shift, start: int, *, is_pinned: bool) -> Shift:
    def pinned(activity: Activity) -> Activity:
        hit = activity.start == start
        return activity.model_copy(update={"is_pinned": is_pinned}) if hit else activity

    if all(activity.start != start for activity in shift.activities):
        raise RefusedEditError(f"Nothing is planned at {clock(start)} in this shift.", "Look at it again.")
    return shift.model_copy(update={"activities": tuple(pinned(activity) for activity in shift.activities)})
