"""A plausible past for a standard team: the shifts of the week before and the totals of twelve weeks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from planner.domain.contracts import FixedShiftDay, FlexibleDay, PatternDay, WorkingPattern
from planner.domain.staff import PastShift, PastTally, StaffMember
from planner.domain.time_grid import civil

WEEKS_TOLD = 12
# Quarter-hours over (+) and under (−) the contract, week by week: small, and no more owed than is earned.
_SWING = (2, -1, 0, 1, -2, 0, 1, -1, 0, 2, -1, -1)


def past_shifts(
    staff: Sequence[StaffMember], patterns: Sequence[WorkingPattern], monday: date, duty: Mapping[str, int]
) -> tuple[PastShift, ...]:
    """The week before `monday`, worked as each pattern usually goes; `duty`: weekday (0–6) on duty by id."""
    by_id = {pattern.id: pattern for pattern in patterns}
    return tuple(
        shift
        for person in staff
        for shift in _usual_week(person, by_id, monday - timedelta(days=7), duty.get(person.id))
    )


def past_tallies(
    staff: Sequence[StaffMember],
    monday: date,
    *,
    evenings: Mapping[str, int],
    duty_turns: Mapping[str, int],
    weekend_days: Mapping[str, int],
) -> tuple[PastTally, ...]:
    """Totals of the twelve weeks before `monday`: evenings, four-hour duty turns and weekend days by id, as
    sums over the twelve weeks, spread evenly."""
    return tuple(
        PastTally(
            staff=person.id,
            week=monday - timedelta(weeks=WEEKS_TOLD - week),
            paid_minutes=_paid(person, place, week),
            evenings=_part(evenings.get(person.id, 0), week + place),
            duty_minutes=240 * _part(duty_turns.get(person.id, 0), week + place),
            weekend_days=_part(weekend_days.get(person.id, 0), week + place),
        )
        for place, person in enumerate(staff)
        for week in range(WEEKS_TOLD)
    )


def _paid(person: StaffMember, place: int, week: int) -> int:
    return person.contracts[-1].minutes_per_week + 15 * _SWING[(week + place) % len(_SWING)]


def _part(total: int, week: int) -> int:
    """The week's part of a total spread over the weeks."""
    turn = week % WEEKS_TOLD
    return total * (turn + 1) // WEEKS_TOLD - total * turn // WEEKS_TOLD


def _usual_week(
    person: StaffMember, patterns: Mapping[str, WorkingPattern], monday: date, duty_weekday: int | None
) -> Iterator[PastShift]:
    pattern = patterns[person.contracts[-1].pattern]
    for weekday in range(7):
        day = monday.toordinal() + weekday
        usual = _usual_times(pattern.day(day))
        if usual is not None:
            start, end, rest = usual
            duty = 240 if weekday == duty_weekday else 0
            yield PastShift(
                staff=person.id,
                start=civil(day, start),
                end=civil(day, end),
                break_minutes=rest,
                duty_minutes=duty,
            )


def _usual_times(day: PatternDay) -> tuple[int, int, int] | None:
    if isinstance(day, FixedShiftDay):
        return day.start, day.end, day.break_minutes
    if isinstance(day, FlexibleDay) and day.usual_start is not None and day.usual_end is not None:
        length = day.usual_end - day.usual_start
        return day.usual_start, day.usual_end, day.break_minutes if length > 360 else 0
    return None
