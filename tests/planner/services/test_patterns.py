"""The sums of patterns, and templates that keep what their names promise."""

from __future__ import annotations

from datetime import date

import pytest

from planner.domain.contracts import (
    FlexibleDay,
    NamedShift,
    NamedShiftsDay,
    OffDay,
    PatternWeek,
    WorkingPattern,
)
from planner.domain.records import DateRange
from planner.domain.staff import StaffMember
from planner.importers.pattern_checks import pattern_problems
from planner.services.pattern_hours import cycle_hours, hours_advice, week_sentence
from planner.services.pattern_templates import TEMPLATES, fixed, template
from planner.services.staff_edits import add_staff
from tests.planner.services.small_office import small_team

MONDAY = date(2026, 11, 2)


def pattern_of(*weeks: PatternWeek) -> WorkingPattern:
    return WorkingPattern(id="p", name="P", cycle_starts=MONDAY, weeks=weeks)


def five(day: object) -> PatternWeek:
    return PatternWeek.model_validate({"days": (day,) * 5 + (OffDay(), OffDay())})


def test_eleven_to_seven_with_half_an_hour_is_over_and_36_minutes_make_it_right() -> None:
    pattern = pattern_of(five(fixed(660, 1140, 30)))
    hours = cycle_hours(pattern)
    assert hours.paid_a_week == 2250
    assert week_sentence("Week A", hours.weeks[0]) == "Week A: 37.5 h paid (40 h less 2.5 h of breaks)"
    advice = hours_advice(pattern, 2220)
    assert advice == (
        "30 min a week over the contract of 37 h. Breaks of 36 min instead of 30 would make it right."
    )
    assert hours_advice(pattern_of(five(fixed(660, 1140, 36))), 2220) == ""


def test_a_pattern_under_the_contract_is_said_without_an_impossible_break() -> None:
    advice = hours_advice(pattern_of(five(fixed(540, 900, 30))), 2220)
    assert advice == "9.5 h a week under the contract of 37 h."


def test_the_weeks_of_a_cycle_are_averaged() -> None:
    long, short = five(fixed(480, 1080, 30)), five(fixed(540, 840, 0))
    hours = cycle_hours(pattern_of(long, short))
    assert [week.paid for week in hours.weeks] == [2850, 1500]
    assert hours.paid_a_week == 2175


def test_flexible_and_named_days_are_estimates() -> None:
    late = NamedShift(id="late", name="Late", start=840, end=1320, break_minutes=30)
    pattern = pattern_of(five(NamedShiftsDay(shifts=("late",))))
    assert cycle_hours(pattern, (late,)).paid_a_week == 5 * 450
    assert cycle_hours(pattern, (late,)).is_estimate
    assert cycle_hours(pattern_of(five(FlexibleDay()))).paid_a_week == 2220
    assert hours_advice(pattern_of(five(OffDay())), 2220) == "This pattern has no working day."


@pytest.mark.parametrize("each", TEMPLATES, ids=lambda each: each.id)
def test_every_template_is_sound_and_fits_the_contract_it_names(each: object) -> None:
    chosen = template(getattr(each, "id", ""))
    pattern = chosen.made("p", MONDAY)
    assert cycle_hours(pattern).paid_a_week == chosen.minutes_per_week
    assert not list(pattern_problems(small_team(patterns=(pattern,), staff=())))


def test_the_shared_halves_meet_for_an_hour_and_leave_no_weekday_empty() -> None:
    first, second = template("share-first").weeks[0].days, template("share-second").weeks[0].days
    assert all(
        one.kind == "fixed" or two.kind == "fixed" for one, two in zip(first[:5], second[:5], strict=True)
    )
    assert getattr(first[2], "end") - getattr(second[2], "start") == 60  # noqa: B009


def test_a_template_comes_into_the_team_with_its_first_person() -> None:
    team = small_team()
    pattern = template("twelve-eight").made("p-eve", MONDAY)
    contract = team.staff[0].contracts[0].model_copy(update={"pattern": "p-eve"})
    eve = StaffMember(id="eve", name="Eve", contracts=(contract,))
    after, _ = add_staff(team, eve, pattern).apply(team)
    assert after.patterns[-1].day(date(2026, 11, 24).toordinal()) == fixed(720, 1200)
    assert DateRange(first=MONDAY).has(MONDAY.toordinal())
