"""The short ways to write down a standard team mean what they say."""

from __future__ import annotations

from datetime import date

import pytest

from planner.domain.contracts import FixedShiftDay, OffDay
from planner.domain.time_grid import moment_label, span_label
from planner.services.preset_teams.building_blocks import Week, fixed, flexible, pattern, person, slug, visit
from planner.services.preset_teams.family_patterns import family_patterns

WEEK = Week(date(2026, 11, 23))


def test_moments_and_days_of_the_week() -> None:
    assert moment_label(WEEK.moment("Tue 18:30")) == "Tue 24 Nov 18:30"
    assert moment_label(WEEK.moment("Mon+1 16:00")) == "Mon 30 Nov 16:00"
    assert WEEK.day("Sun") == date(2026, 11, 29)


def test_spans_on_several_days() -> None:
    labels = [span_label(each.span) for each in WEEK.spans("Tue-Thu 09:00-13:00, Fri 13:00-16:00")]
    assert labels == [
        "Tue 24 Nov 09:00–13:00",
        "Wed 25 Nov 09:00–13:00",
        "Thu 26 Nov 09:00–13:00",
        "Fri 27 Nov 13:00–16:00",
    ]


def test_what_is_no_weekday_is_refused() -> None:
    with pytest.raises(ValueError, match="tuple"):
        WEEK.moment("Die 18:30")


def test_days_of_a_pattern() -> None:
    assert fixed("11:00-19:00", 36) == FixedShiftDay(start=660, end=1140, break_minutes=36)
    day = flexible("07:00-20:30", "09:00-17:00", core="12:00-14:00")
    assert (day.earliest, day.latest, day.usual_start, day.core_end) == (420, 1230, 540, 840)


def test_days_that_a_week_does_not_name_are_off() -> None:
    days = pattern("p", "P", (fixed("09:00-17:00"),)).weeks[0].days
    assert len(days) == 7
    assert set(map(type, days[1:])) == {OffDay}


def test_people_and_visits() -> None:
    assert slug("Sinéad O'Neil") == "sinead-oneil"
    member = person("Amira Khan", "flexi", 1800, contract={"home_days_most": 2}, supervisor="jo")
    assert (member.id, member.contracts[0].minutes_per_week, member.contracts[0].home_days_most) == (
        "amira-khan",
        1800,
        2,
    )
    need = visit(WEEK, "R-1042", "amira-khan", "Tue 18:30-20:00", 90, workers=2)
    assert (need.id, need.minutes, need.workers) == ("visit-R-1042", 90, 2)


def test_family_patterns_can_be_chosen() -> None:
    assert {each.id for each in family_patterns("flexi", "short-friday")} == {"flexi", "short-friday"}
    assert len(family_patterns()) == 9
