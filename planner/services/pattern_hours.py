"""How many paid hours a working pattern comes to, and how that stands to the contract.

Paid time is start to end without the unpaid break. A flexible day counts by its usual shift, or as an equal
share of the contract when it names none; a choice of named shifts counts by their average.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from planner.domain.contracts import (
    STANDARD_DAY_MINUTES,
    FixedShiftDay,
    FlexibleDay,
    NamedShift,
    NamedShiftsDay,
    PatternDay,
    PatternWeek,
    WorkingPattern,
)
from planner.domain.time_grid import DAY, hours_label

# A break over which nobody wants to be told to stretch it.
LONGEST_ADVISED_BREAK = 60
NO_SHIFTS: Mapping[str, NamedShift] = {}


@dataclass(frozen=True, slots=True)
class DayHours:
    """Minutes from start to end, and the unpaid break in them."""

    attended: int = 0
    unpaid: int = 0

    @property
    def paid(self) -> int:
        return self.attended - self.unpaid


@dataclass(frozen=True, slots=True)
class CycleHours:
    """Paid and unpaid minutes of each week of the cycle."""

    weeks: tuple[DayHours, ...]
    # Days that are only estimated, because they are flexible and name no usual shift.
    is_estimate: bool = False

    @property
    def paid_a_week(self) -> int:
        """The average over the cycle, rounded to whole minutes."""
        return round(sum(week.paid for week in self.weeks) / max(1, len(self.weeks)))


def day_hours(day: PatternDay, named: Mapping[str, NamedShift] = NO_SHIFTS) -> DayHours:
    """The hours of one day of a pattern."""
    if isinstance(day, FixedShiftDay):
        return DayHours(_length(day.start, day.end), day.break_minutes)
    if isinstance(day, FlexibleDay):
        if day.usual_start is None or day.usual_end is None:
            return DayHours(STANDARD_DAY_MINUTES + day.break_minutes, day.break_minutes)
        return DayHours(day.usual_end - day.usual_start, day.break_minutes)
    if isinstance(day, NamedShiftsDay):
        shifts = [named[each] for each in day.shifts if each in named]
        if not shifts:
            return DayHours(STANDARD_DAY_MINUTES)
        attended = sum(_length(each.start, each.end) for each in shifts) // len(shifts)
        return DayHours(attended, sum(each.break_minutes for each in shifts) // len(shifts))
    return DayHours()


def cycle_hours(pattern: WorkingPattern, named: Sequence[NamedShift] = ()) -> CycleHours:
    """The hours of each week of the pattern."""
    by_id = {shift.id: shift for shift in named}
    days = [day for week in pattern.weeks for day in week.days]
    return CycleHours(
        tuple(_week_hours(week, by_id) for week in pattern.weeks), any(_is_estimated(day) for day in days)
    )


def _week_hours(week: PatternWeek, named: Mapping[str, NamedShift]) -> DayHours:
    days = [day_hours(day, named) for day in week.days]
    return DayHours(sum(day.attended for day in days), sum(day.unpaid for day in days))


def _is_estimated(day: PatternDay) -> bool:
    return isinstance(day, NamedShiftsDay) or (isinstance(day, FlexibleDay) and day.usual_start is None)


def _length(start: int, end: int) -> int:
    return (end - start) % DAY or DAY


def week_sentence(name: str, hours: DayHours) -> str:
    """`Week A: 37.5 h paid (40 h less 2.5 h of breaks)`."""
    if not hours.unpaid:
        return f"{name}: {hours_label(hours.paid)} paid"
    return (
        f"{name}: {hours_label(hours.paid)} paid "
        f"({hours_label(hours.attended)} less {hours_label(hours.unpaid)} of breaks)"
    )


def hours_advice(pattern: WorkingPattern, contract_minutes: int, named: Sequence[NamedShift] = ()) -> str:
    """What a manager should know when the pattern is not the contract: by how much, and the break that would
    make them agree; nothing when they do."""
    hours = cycle_hours(pattern, named)
    over = hours.paid_a_week - contract_minutes
    if over == 0 or not hours.paid_a_week:
        return "" if over == 0 else "This pattern has no working day."
    how = "over" if over > 0 else "under"
    size = f"{abs(over)} min" if abs(over) < 60 else hours_label(abs(over))
    sentence = f"{size} a week {how} the contract of {hours_label(contract_minutes)}."
    advice = _break_advice(pattern, over)
    return f"{sentence} {advice}".strip()


def _break_advice(pattern: WorkingPattern, over: int) -> str:
    """`Breaks of 36 min instead of 30 would make it right.`, where whole minutes can."""
    fixed = [day for week in pattern.weeks for day in week.days if isinstance(day, FixedShiftDay)]
    lengths = {day.break_minutes for day in fixed}
    others = any(isinstance(day, FlexibleDay | NamedShiftsDay) for week in pattern.weeks for day in week.days)
    total = over * len(pattern.weeks)
    if not fixed or others or len(lengths) != 1 or total % len(fixed):
        return ""
    now = lengths.pop()
    wanted = now + total // len(fixed)
    if not 20 <= wanted <= LONGEST_ADVISED_BREAK:
        return ""
    return f"Breaks of {wanted} min instead of {now} would make it right."
