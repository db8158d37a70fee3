"""Pins as the parts of a clash: pinned shifts and pinned work, left out one by one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from planner.domain.findings import Finding
from planner.domain.problem import RotaProblem
from planner.domain.rota import Activity, Shift
from planner.domain.time_grid import DAY, day_of
from planner.rules.availability import ACTIVITY_NAMES
from planner.rules.catalogue import check
from planner.rules.wording import span_text

# What the hours of pinned work alone, whose shift is not pinned, can already break.
OF_WORK_ALONE = ("daily_rest", "weekly_rest", "skills")


@dataclass(frozen=True, slots=True)
class ClashPin:
    """A pinned shift, or one pinned activity."""

    staff: str
    shift: Shift | None = None
    activity: Activity | None = None

    @property
    def day(self) -> int:
        if self.shift is not None:
            return self.shift.day
        return day_of(self.activity.start) if self.activity is not None else 0

    def words(self, problem: RotaProblem, *, is_pinned: bool = True) -> str:
        """`Ana's pinned shift Tue 24 Nov 14:00–22:30`, `a visit pinned for Ana at …`."""
        person = problem.person_by_id.get(self.staff)
        name = person.name if person else self.staff
        if self.shift is not None:
            return f"{name}'s {'pinned ' if is_pinned else ''}shift {span_text(self.shift.span)}"
        assert self.activity is not None
        what = ACTIVITY_NAMES[self.activity.kind]
        return f"{what} pinned for {name} at {span_text(self.activity.span)}"


def pins_of(problem: RotaProblem) -> list[ClashPin]:
    """Everything that is pinned, shifts first."""
    pins = [ClashPin(shift.staff, shift=shift) for shift in problem.pinned_shifts]
    return pins + [ClashPin(who, activity=each) for who, each in problem.pinned_activities]


def law_broken_by(problem: RotaProblem, pins: Sequence[ClashPin]) -> list[Finding]:
    """The laws that these pins break by themselves."""
    shifts = [pin.shift for pin in pins if pin.shift is not None]
    whole = [_with_work(shift, pins) for shift in shifts]
    alone = _work_alone(shifts, pins)
    bare = replace(problem, pinned_shifts=(), pinned_activities=())
    ids = {shift.id for shift in alone}
    return [
        finding
        for finding in check(bare, [*whole, *alone])
        if finding.kind == "law" and (finding.rule in OF_WORK_ALONE or not ids & set(finding.shifts))
    ]


def is_same_clash(one: Finding, other: Finding) -> bool:
    """Whether two findings tell of the same rule and people at the same place."""
    if (one.rule, one.people) != (other.rule, other.people):
        return False
    return one.span is None or other.span is None or one.span.start // DAY == other.span.start // DAY


def _with_work(shift: Shift, pins: Sequence[ClashPin]) -> Shift:
    work = tuple(pin.activity for pin in pins if _is_in(pin, shift) and pin.activity is not None)
    return shift.model_copy(update={"activities": work})


def _is_in(pin: ClashPin, shift: Shift) -> bool:
    return pin.activity is not None and pin.staff == shift.staff and shift.span.overlaps(pin.activity.span)


def _work_alone(shifts: Sequence[Shift], pins: Sequence[ClashPin]) -> list[Shift]:
    """A shift just long enough for the pinned work of each day that has no pinned shift."""
    days: dict[tuple[str, int], list[Activity]] = {}
    for pin in pins:
        if pin.activity is not None and not any(_is_in(pin, shift) for shift in shifts):
            days.setdefault((pin.staff, pin.day), []).append(pin.activity)
    return [
        Shift(
            id=f"{who[:50]}@{day}",
            staff=who,
            start=min(each.start for each in work),
            end=max(each.end for each in work),
            activities=tuple(work),
        )
        for (who, day), work in days.items()
    ]
