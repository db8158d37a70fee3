"""Working patterns: week A and B, shifts over midnight, and shifts on the nights the clock changes."""

from __future__ import annotations

from datetime import date

import pytest

from planner.domain.contracts import (
    FixedShiftDay,
    NamedShift,
    OffDay,
    PatternDay,
    PatternWeek,
    WorkingPattern,
)
from planner.domain.rota import Shift
from planner.domain.time_grid import DAY, civil

OFF = OffDay()
LONG, SHORT = FixedShiftDay(start=540, end=1050), FixedShiftDay(start=540, end=840, break_minutes=0)


def cycle(*weeks: tuple[PatternDay, ...]) -> WorkingPattern:
    filled = tuple(PatternWeek(days=(*week, *(OFF,) * (7 - len(week)))) for week in weeks)
    return WorkingPattern(id="cycle", name="Cycle", cycle_starts=date(2026, 11, 23), weeks=filled)


def test_week_a_and_week_b_alternate_for_ever() -> None:
    pattern = cycle((LONG,), (SHORT,))
    mondays = [date(2026, 11, 23).toordinal() + 7 * week for week in range(4)]
    assert [pattern.day(monday) for monday in mondays] == [LONG, SHORT, LONG, SHORT]


def test_the_cycle_runs_backwards_too() -> None:
    pattern = cycle((LONG,), (SHORT,))
    assert pattern.day(date(2026, 11, 16).toordinal()) == SHORT
    assert pattern.day(date(2020, 1, 6).toordinal()) in (LONG, SHORT)


def test_a_cycle_of_three_weeks_goes_on_over_the_new_year() -> None:
    pattern = cycle((LONG,), (SHORT,), (OFF,))
    days = [pattern.day(date(2026, 12, 21).toordinal() + 7 * week) for week in range(3)]
    assert days == [SHORT, OFF, LONG]


@pytest.mark.parametrize("count", [0, 6, 8])
def test_a_week_has_seven_days(count: int) -> None:
    with pytest.raises(ValueError, match="days"):
        PatternWeek(days=(OFF,) * count)


def test_11_to_7_with_a_36_minute_break_is_a_37_hour_week() -> None:
    day = FixedShiftDay(start=660, end=1140, break_minutes=36)
    assert 5 * (day.end - day.start - day.break_minutes) == 37 * 60


def night(day: date) -> Shift:
    """22:00 to 07:30 with half an hour's break at 02:30, from the named shift Night."""
    named = NamedShift(id="night", name="Night", start=1320, end=450)
    start = civil(day, named.start)
    rest = civil(day, DAY + 150)
    end = civil(day, DAY + named.end)
    return Shift(
        id="n", staff="a", start=start, end=end, break_start=rest, break_end=rest + 30, name=named.id
    )


@pytest.mark.parametrize(
    ("evening", "paid"),
    [(date(2026, 11, 24), 540), (date(2027, 3, 27), 480), (date(2027, 10, 30), 600)],
    ids=["an ordinary night", "the clock goes forward", "the clock goes back"],
)
def test_a_night_is_paid_for_the_time_that_really_passes(evening: date, paid: int) -> None:
    assert night(evening).paid_minutes == paid


def test_a_night_belongs_to_the_day_on_which_it_starts() -> None:
    assert night(date(2027, 3, 27)).day == date(2027, 3, 27).toordinal()
