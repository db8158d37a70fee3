"""Why a shift has its hours, as far as it is known at once."""

from __future__ import annotations

from pathlib import Path

from planner.services.my_week.my_week import MyWeek, my_week
from planner.services.my_week.why_hours import why_these_hours
from tests.planner.rules.factory import activity, at, shift
from tests.planner.services.small_office import MONDAY
from tests.planner.services.swaps.office import JO, published

LATE = (
    shift("ana", "Tue 12:00-20:00", activity("visit", "Tue 16:00-17:30", "v1", travel=15)),
    shift("ana", "Wed 10:00-18:00"),
    shift("ben", "Tue 09:00-17:00", activity("duty", "Tue 09:00-13:00", "desk@2026-11-24T09:00")),
)


def week_of(folder: Path, staff: str) -> MyWeek:
    store = published(folder, *LATE)
    week = my_week(store, JO, staff, MONDAY)
    store.close()
    return week


def test_the_window_of_a_visit_fixes_a_late_shift(tmp_path: Path) -> None:
    week = week_of(tmp_path, "ana")
    assert why_these_hours(week, week.shifts[0]) == (
        "Visit R-1042 can be made 16:00–19:30.",
        "It needs 2 workers; 1 is not found yet.",
    )


def test_the_rest_since_the_day_before_fixes_a_late_start(tmp_path: Path) -> None:
    week = week_of(tmp_path, "ana")
    (told,) = why_these_hours(week, week.shifts[1])
    assert told == "You finish Tue 24 Nov 20:00: 14 h of rest come before this start."


def test_a_turn_on_duty_is_told_of_the_shift_and_of_itself_alone(tmp_path: Path) -> None:
    week = week_of(tmp_path, "ben")
    (told,) = why_these_hours(week, week.shifts[0])
    assert told.startswith("The duty desk has to be held 09:00")
    assert why_these_hours(week, week.shifts[0], at("Tue 09:00")) == (told,)
    assert why_these_hours(week, week.shifts[0], at("Tue 14:00")) == ()
