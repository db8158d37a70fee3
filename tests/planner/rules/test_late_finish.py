"""`late_finish`: worked late, start late."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from planner.domain.problem import RotaProblem
from planner.rules.late_finish import RULE, earliest_start
from tests.planner.rules.factory import (
    at,
    found,
    on,
    override,
    person,
    prices,
    problem,
    settings,
    shift,
    worked,
)

WEEK = problem(person("ana"))


@pytest.mark.parametrize(
    ("end", "earliest"),
    [
        ("Tue 19:30", "Tue 19:30"),
        ("Tue 19:45", "Wed 10:00"),
        ("Tue 20:30", "Wed 10:00"),
        ("Tue 21:00", "Wed 10:00"),
        ("Tue 21:15", "Wed 10:15"),
        ("Tue 22:30", "Wed 11:30"),
        ("Tue 23:00", "Wed 12:00"),
        ("Wed 00:30", "Wed 13:30"),
        ("Wed 01:30", "Wed 14:30"),
    ],
)
def test_the_earliest_next_start_after_a_finish(end: str, earliest: str) -> None:
    assert earliest_start(WEEK.settings, on("Tue"), at(end)) == at(earliest)


def test_after_half_past_eight_a_start_at_ten_keeps_the_agreement() -> None:
    """The law alone would allow 07:30; 13 hours would be 09:30."""
    late = shift("ana", "Tue 12:00-20:30")
    assert not found(RULE, WEEK, late, shift("ana", "Wed 10:00-18:00"))
    (finding,) = found(RULE, WEEK, late, shift("ana", "Wed 09:30-17:30"))
    assert finding.sentence == (
        "Ana finishes Tue 24 Nov 20:30 and starts Wed 25 Nov 09:30; after so late a finish not before 10:00."
    )
    assert (finding.tier, finding.price, finding.shifts) == (3, 200, (late.id, "ana@2026-11-25"))


def test_after_half_past_ten_eleven_keeps_the_law_and_breaks_the_agreement() -> None:
    late = shift("ana", "Tue 14:00-22:30")
    assert prices(RULE, WEEK, late, shift("ana", "Wed 11:00-18:00")) == {3: 200}
    assert not found(RULE, WEEK, late, shift("ana", "Wed 11:30-18:00"))


def test_a_finish_at_half_past_seven_is_not_late() -> None:
    assert not found(RULE, WEEK, shift("ana", "Tue 11:30-19:30"), shift("ana", "Wed 07:00-15:00"))


def test_after_a_night_there_is_no_evening_work() -> None:
    night = shift("ana", "Tue 18:00-01:15")
    assert not found(RULE, WEEK, night, shift("ana", "Wed 14:15-18:00"))
    (finding,) = found(RULE, WEEK, night, shift("ana", "Wed 14:15-18:15"))
    assert finding.sentence.endswith("works until Wed 25 Nov 18:15; after a night there is no evening work.")
    until_one = shift("ana", "Tue 18:00-01:00")
    assert not found(RULE, WEEK, until_one, shift("ana", "Wed 14:15-20:00"))


def test_both_faults_of_one_pair_cost_once() -> None:
    night = shift("ana", "Tue 18:00-01:15")
    assert prices(RULE, WEEK, night, shift("ana", "Wed 12:00-20:00")) == {3: 200}


def test_a_day_between_gives_enough_rest() -> None:
    assert not found(RULE, WEEK, shift("ana", "Tue 12:00-22:00"), shift("ana", "Thu 07:00-15:00"))


def test_the_last_shift_before_the_planned_week_counts() -> None:
    week = problem(person("ana", past=(worked("Sun-1 12:00-20:30"),)))
    (finding,) = found(RULE, week, shift("ana", "Mon 08:00-16:00"))
    assert finding.shifts == ("ana@2026-11-23",)
    assert not found(RULE, week, shift("ana", "Mon 10:00-16:00"))


def test_named_shifts_have_an_order_of_their_own() -> None:
    week = problem(person("ana", options=("Late 14:00-22:00", "Early 09:30-15:00")))
    late, early = shift("ana", "Mon 14:00-22:00", name="Late"), shift("ana", "Tue 09:30-15:00", name="Early")
    assert not found(RULE, week, late, early)
    assert not found(RULE, week, late.model_copy(update={"name": None}), early)
    assert not found(RULE, week, late, early.model_copy(update={"name": None}))


LATE_PAIR = shift("ana", "Tue 12:00-20:30"), shift("ana", "Wed 08:00-16:00")


def with_override(**changes: str) -> RotaProblem:
    return replace(WEEK, overrides=(override(RULE, **changes),))


def test_an_override_of_either_day_takes_the_price() -> None:
    for days in (("Tue", "Tue"), ("Wed", "Wed"), ("Mon", "Fri")):
        (finding,) = found(RULE, with_override(first=days[0], last=days[1]), *LATE_PAIR)
        assert (finding.is_overridden, finding.price) == (True, 0)


def test_an_override_for_other_days_people_or_demand_does_not() -> None:
    assert prices(RULE, with_override(first="Thu", last="Fri"), *LATE_PAIR) == {3: 200}
    assert prices(RULE, with_override(staff="ben"), *LATE_PAIR) == {3: 200}
    assert prices(RULE, with_override(demand="v1"), *LATE_PAIR) == {3: 200}
    assert prices(RULE, with_override(staff="ana"), *LATE_PAIR) == {3: 0}


def test_a_team_may_set_its_own_times_or_switch_the_rule_off() -> None:
    softer = problem(person("ana"), settings=settings(late_finish={"late_after": "21:00", "weight": 7}))
    assert not found(RULE, softer, *LATE_PAIR)
    assert prices(RULE, softer, shift("ana", "Tue 14:00-21:30"), LATE_PAIR[1]) == {3: 7}
    off = problem(person("ana"), settings=settings(late_finish={"is_on": False}))
    assert not found(RULE, off, *LATE_PAIR)


def test_each_time_has_its_own_earliest_start_where_no_rest_is_longer() -> None:
    short = settings(late_finish={"rest_minutes": 0})

    def earliest(end: str) -> int:
        return earliest_start(short, on("Tue"), at(end))

    assert earliest("Tue 23:00") == at("Wed 10:00")
    assert earliest("Tue 23:15") == earliest("Wed 01:00") == at("Wed 12:00")
    assert earliest("Wed 01:15") == at("Wed 13:00")


def test_a_second_shift_on_the_same_day_is_too_early_as_well() -> None:
    first, second = shift("ana", "Tue 10:00-19:45", id="a"), shift("ana", "Tue 20:00-22:00", id="b")
    assert prices(RULE, WEEK, first, second) == {3: 200}


@pytest.mark.parametrize(
    ("monday", "end", "too_early", "early_enough"),
    [
        (date(2027, 3, 22), "20:30", "10:15", "10:30"),
        (date(2027, 10, 25), "22:30", "10:15", "10:30"),
        (date(2027, 10, 25), "20:30", "09:45", "10:00"),
    ],
    ids=["spring", "autumn", "autumn, never before ten"],
)
def test_thirteen_hours_really_pass_in_the_night_of_a_clock_change(
    monday: date, end: str, too_early: str, early_enough: str
) -> None:
    first = monday.toordinal()
    week = problem(person("ana", monday=first, works_weekends=True), monday=first)
    saturday = shift("ana", f"Sat 14:00-{end}", monday=first)
    assert found(RULE, week, saturday, shift("ana", f"Sun {too_early}-18:00", monday=first))
    assert not found(RULE, week, saturday, shift("ana", f"Sun {early_enough}-18:00", monday=first))


def test_after_half_past_ten_nine_breaks_the_law_and_half_past_eleven_keeps_both() -> None:
    late, both = shift("ana", "Tue 14:00-22:30"), ("daily_rest", RULE)
    nine = {rule: found(rule, WEEK, late, shift("ana", "Wed 09:00-17:00")) for rule in both}
    assert [finding.kind for finding in nine["daily_rest"]] == ["law"]
    assert nine[RULE]
    # Eleven keeps the law; 13 hours after 22:30 it is half past eleven.
    assert not found("daily_rest", WEEK, late, shift("ana", "Wed 11:00-18:00"))
    assert not any(found(rule, WEEK, late, shift("ana", "Wed 11:30-18:00")) for rule in both)


def test_what_was_told_of_a_day_goes_before_its_plan() -> None:
    week = problem(person("ana", told=(worked("Tue 09:00-20:45"), worked("Thu 09:00-17:00"))))
    planned = [shift("ana", f"{day} 12:00-20:30") for day in ("Tue", "Thu")]
    next_days = [shift("ana", f"{day} 09:30-17:00") for day in ("Wed", "Fri")]
    (finding,) = found(RULE, week, *planned, *next_days)
    assert "finishes Tue 24 Nov 20:45 and starts Wed 25 Nov 09:30" in finding.sentence
    assert "not before 10:00" in finding.sentence
