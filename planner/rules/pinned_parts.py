"""What is pinned, part by part: shifts and activities, left out one by one to find which of them clash."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from planner.domain.problem import RotaProblem
from planner.domain.rota import Activity, Shift
from planner.domain.time_grid import day_of
from planner.rules.availability import ACTIVITY_NAMES
from planner.rules.wording import span_text


@dataclass(frozen=True, slots=True)
class Pin:
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


def pins_of(problem: RotaProblem) -> list[Pin]:
    """Everything that is pinned, shifts first."""
    pins = [Pin(shift.staff, shift=shift) for shift in problem.pinned_shifts]
    return pins + [Pin(who, activity=each) for who, each in problem.pinned_activities]


def with_pins_only(problem: RotaProblem, pins: Iterable[Pin]) -> RotaProblem:
    """The problem with these pins and no others, and without demand."""
    kept = list(pins)
    return replace(
        problem,
        visits=(),
        writing=(),
        duty_turns=(),
        presence=(),
        shift_needs=(),
        supervision=(),
        events=(),
        handovers=(),
        wishes=(),
        pinned_shifts=tuple(pin.shift for pin in kept if pin.shift is not None),
        pinned_activities=tuple((pin.staff, pin.activity) for pin in kept if pin.activity is not None),
    )
