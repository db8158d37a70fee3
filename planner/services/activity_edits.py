"""Edits of the work inside shifts: moved, copied, exchanged, made longer or shorter, taken out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from planner.domain.errors import RefusedEditError
from planner.domain.rota import Activity, Rota, Shift
from planner.domain.time_grid import clock
from planner.services.activity_refit import (
    activity_of,
    unpinned_activity,
    with_activities,
    without_activities,
    words_of,
)
from planner.services.put_shifts import PutShifts, RotaEdit, ShiftChange, shift_of

# How long these last is not the rota's to say.
OF_FIXED_LENGTH = frozenset({"visit", "event", "supervision", "debrief", "handover"})
# What a person does alone; it cannot be given to somebody else.
OF_THE_PERSON = frozenset({"supervision", "handover", "time_off", "reserve", "protected_admin", "cpd"})


@dataclass(frozen=True, slots=True)
class MoveActivity:
    """Move what starts at `start` in a shift to `to_start`, in that shift or another (civil minutes).

    A visit takes its debrief and, in the same shift, its write-up along.
    """

    shift_id: str
    start: int
    to_start: int
    to_shift: str | None = None

    @property
    def what(self) -> str:
        return "Move activity"

    @property
    def subject(self) -> str:
        return f"{self.shift_id} {clock(self.start)}"

    def apply(self, rota: Rota) -> tuple[Rota, RotaEdit]:
        """Raises `RefusedEditError` when it is gone, pinned, another's own, or there is no room for it."""
        shift = shift_of(rota, self.shift_id)
        target = shift_of(rota, self.to_shift or self.shift_id)
        activity = unpinned_activity(shift, self.start)
        _refuse_other_person(activity, shift, target)
        by_minutes = self.to_start - activity.start
        group = _with_followers(shift, activity)
        moved = tuple(_shifted(each, by_minutes) for each in group)
        return _put(rota, [(shift, group, ()), (target, (), moved)], self.what)


@dataclass(frozen=True, slots=True)
class CopyActivity:
    """Put the same work once more: another worker on a visit or duty, another block of own work."""

    shift_id: str
    start: int
    to_start: int
    to_shift: str | None = None

    @property
    def what(self) -> str:
        return "Copy activity"

    @property
    def subject(self) -> str:
        return f"{self.shift_id} {clock(self.start)}"

    def apply(self, rota: Rota) -> tuple[Rota, RotaEdit]:
        shift = shift_of(rota, self.shift_id)
        target = shift_of(rota, self.to_shift or self.shift_id)
        activity = activity_of(shift, self.start).model_copy(update={"is_pinned": False})
        if target.id == shift.id and activity.demand is not None:
            raise RefusedEditError(
                f"The {words_of(activity)} is in this shift already.", "Copy it to somebody else."
            )
        _refuse_other_person(activity, shift, target)
        copy = _shifted(activity, self.to_start - activity.start)
        return _put(rota, [(target, (), (copy,))], self.what)


@dataclass(frozen=True, slots=True)
class ExchangeActivities:
    """Each of two activities goes to the other's shift, at its own time where both are of one time or at the
    other's where the two lie in one shift."""

    shift_id: str
    start: int
    other_id: str
    other_start: int

    @property
    def what(self) -> str:
        return "Exchange activities"

    @property
    def subject(self) -> str:
        return f"{self.shift_id} {clock(self.start)}, {self.other_id} {clock(self.other_start)}"

    def apply(self, rota: Rota) -> tuple[Rota, RotaEdit]:
        shift, other = shift_of(rota, self.shift_id), shift_of(rota, self.other_id)
        one, two = unpinned_activity(shift, self.start), unpinned_activity(other, self.other_start)
        _refuse_other_person(one, shift, other)
        _refuse_other_person(two, other, shift)
        if shift.id == other.id:
            first, last = sorted((one, two), key=lambda each: each.start)
            late = _shifted(first, last.end - first.end)
            early = _shifted(last, first.start - last.start)
            return _put(rota, [(shift, (one, two), (early, late))], self.what)
        ones, twos = _with_followers(shift, one), _with_followers(other, two)
        return _put(rota, [(shift, ones, twos), (other, twos, ones)], self.what)


@dataclass(frozen=True, slots=True)
class ResizeActivity:
    """Give own work or a duty turn another start or end."""

    shift_id: str
    start: int
    to_start: int
    to_end: int

    @property
    def what(self) -> str:
        return "Change length of activity"

    @property
    def subject(self) -> str:
        return f"{self.shift_id} {clock(self.start)}"

    def apply(self, rota: Rota) -> tuple[Rota, RotaEdit]:
        shift = shift_of(rota, self.shift_id)
        activity = unpinned_activity(shift, self.start)
        if activity.kind in OF_FIXED_LENGTH:
            raise RefusedEditError(
                f"How long a {words_of(activity)} lasts is part of the demand.",
                "Change it on the Demand screen.",
            )
        if self.to_end <= self.to_start:
            raise RefusedEditError("It must end after it starts.", "Choose a later end.")
        resized = activity.model_copy(update={"start": self.to_start, "end": self.to_end})
        return _put(rota, [(shift, (activity,), (resized,))], self.what)


@dataclass(frozen=True, slots=True)
class RemoveActivity:
    """Take work out of a shift; its time is casework again. A debrief goes with its visit."""

    shift_id: str
    start: int

    @property
    def what(self) -> str:
        return "Remove activity"

    @property
    def subject(self) -> str:
        return f"{self.shift_id} {clock(self.start)}"

    def apply(self, rota: Rota) -> tuple[Rota, RotaEdit]:
        shift = shift_of(rota, self.shift_id)
        group = _with_followers(shift, unpinned_activity(shift, self.start))
        return _put(rota, [(shift, group, ())], self.what)


_Part = tuple[Shift, tuple[Activity, ...], tuple[Activity, ...]]


def _put(rota: Rota, parts: Sequence[_Part], what: str) -> tuple[Rota, RotaEdit]:
    """Take work out of shifts and put other work in, all out before any goes in."""
    now: dict[str, Shift] = {}
    before: dict[str, Shift] = {}
    for shift, gone, _ in parts:
        before[shift.id] = shift
        now[shift.id] = without_activities(now.get(shift.id, shift), gone)
    for shift, _, come in parts:
        if come:
            now[shift.id] = with_activities(now[shift.id], come)
    changes = tuple(ShiftChange(before[key], after) for key, after in now.items() if before[key] != after)
    return PutShifts(changes, what).apply(rota)


def _with_followers(shift: Shift, activity: Activity) -> tuple[Activity, ...]:
    """A visit with its debrief and write-up in the same shift, else the activity alone."""
    if activity.kind != "visit" or activity.demand is None:
        return (activity,)
    followers = tuple(
        each
        for each in shift.activities
        if each.demand == activity.demand and each.kind in ("debrief", "recording") and not each.is_pinned
    )
    return (activity, *followers)


def _shifted(activity: Activity, by_minutes: int) -> Activity:
    start, end = activity.start + by_minutes, activity.end + by_minutes
    return activity.model_copy(update={"start": start, "end": end})


def _refuse_other_person(activity: Activity, shift: Shift, target: Shift) -> None:
    if activity.kind in OF_THE_PERSON and shift.staff != target.staff:
        raise RefusedEditError(
            f"The {words_of(activity)} is the person's own and cannot be given to somebody else.",
            "Move it within their own shifts.",
        )
