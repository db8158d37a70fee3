"""Edits of whole shifts: move, change the length, add, remove."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from planner.domain.errors import RefusedEditError
from planner.domain.records import free_id
from planner.domain.rota import Rota, Shift, shift_id
from planner.domain.time_grid import DAY, Span, civil, day_of
from planner.services.put_shifts import (
    PutShifts,
    RotaEdit,
    ShiftChange,
    refuse_clash,
    unpinned_shift,
    with_shift,
)
from planner.services.shift_refit import refitted


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
        shift = unpinned_shift(rota, self.shift_id)
        staff = self.to_staff or shift.staff
        span = self._new_span(shift)
        moved = refitted(shift, span, staff)
        if staff != shift.staff or day_of(span.start) != shift.day:
            moved = moved.model_copy(update={"id": _free_id(rota, staff, span.start, shift.id)})
        return with_shift(rota, shift, moved, self.what)


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
        shift = unpinned_shift(rota, self.shift_id)
        start = shift.start if self.start is None else self.start
        end = shift.end if self.end is None else self.end
        resized = refitted(shift, Span(start, end), shift.staff, carries_free_time=False)
        return with_shift(rota, shift, resized, self.what)


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
        refuse_clash(rota.shifts, self.shift)
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
        shift = unpinned_shift(rota, self.shift_id)
        position = rota.shifts.index(shift)
        return PutShifts((ShiftChange(shift, None, position),), self.what).apply(rota)


def _free_id(rota: Rota, staff: str, start: int, own: str) -> str:
    """`{staff}@{date}`, as the solver names shifts, or with a number where that is taken."""
    taken = {shift.id for shift in rota.shifts} - {own}
    return free_id(shift_id(staff, day_of(start)), taken)
