"""`availability`: nobody is planned when they cannot work, twice a day, or for two things at once."""

from __future__ import annotations

from dataclasses import replace

import pytest

from planner.domain.findings import LAW
from planner.domain.person import OffReason
from planner.domain.time_grid import Span
from planner.rules.availability import RULE
from tests.planner.rules.factory import (
    activity,
    at,
    day_off,
    fixed_option,
    flexible_option,
    found,
    on,
    person,
    problem,
    shift,
    span,
    working_day,
)


def test_a_shift_within_the_agreed_window_is_fine() -> None:
    assert not found(RULE, problem(person("ana")), shift("ana", "Tue 12:00-20:00"))


@pytest.mark.parametrize(
    "times", ["Tue 06:45-12:00", "Tue 18:15-22:15", "Tue 09:00-12:45", "Tue 09:00-19:15"]
)
def test_a_shift_outside_the_window_or_its_lengths_breaks_the_law(times: str) -> None:
    (finding,) = found(RULE, problem(person("ana")), shift("ana", times))
    assert (finding.tier, finding.price, finding.people) == (LAW, 0, ("ana",))
    assert "outside the agreed hours: 4 h to 10 h within 07:00–22:00" in finding.sentence


def test_a_shift_of_one_length_is_told_with_it_once() -> None:
    option = flexible_option(on("Tue"), shortest=480, longest=480)
    (finding,) = found(
        RULE,
        problem(person("ana", days={"Tue": working_day(on("Tue"), option)})),
        shift("ana", "Tue 09:00-13:00"),
    )
    assert "agreed hours: 8 h within" in finding.sentence


@pytest.mark.parametrize("times", ["Tue 07:00-11:00", "Tue 18:00-22:00", "Tue 12:00-22:00"])
def test_the_ends_of_the_window_are_in_it(times: str) -> None:
    assert not found(RULE, problem(person("ana")), shift("ana", times))


def test_core_time_has_to_be_worked() -> None:
    option = flexible_option(on("Tue"), core=span("Tue 10:00-15:00"))
    week = problem(person("ana", days={"Tue": working_day(on("Tue"), option)}))
    assert not found(RULE, week, shift("ana", "Tue 10:00-15:00"))
    (finding,) = found(RULE, week, shift("ana", "Tue 11:00-19:00"))
    assert "there 10:00–15:00" in finding.sentence


def test_a_named_shift_has_to_be_one_of_the_days_shifts() -> None:
    week = problem(person("ana", options=("Early 07:00-15:00", "Late 14:00-22:00")))
    assert not found(RULE, week, shift("ana", "Tue 07:00-15:00", name="Early"))
    (finding,) = found(RULE, week, shift("ana", "Tue 07:00-15:00", name="Late"))
    assert finding.allowed == "Early 07:00–15:00 or Late 14:00–22:00"
    assert found(RULE, week, shift("ana", "Tue 07:00-15:00"))


@pytest.mark.parametrize(
    ("times", "words"),
    [
        ("Tue 09:00-16:00", "is not the agreed 09:00–18:00."),
        ("Tue 09:00-18:15", "is outside the agreed hours: 09:00–18:00."),
    ],
)
def test_a_part_of_the_agreed_shift_is_not_told_to_be_outside_of_it(times: str, words: str) -> None:
    agreed = working_day(on("Tue"), fixed_option(on("Tue"), "09:00-18:00"))
    (finding,) = found(RULE, problem(person("ana", days={"Tue": agreed})), shift("ana", times))
    assert finding.sentence.endswith(words)


def test_where_other_hours_are_agreed_those_of_the_contract_are_told_too() -> None:
    tuesday = on("Tue")
    agreed = working_day(tuesday, fixed_option(tuesday, "09:00-18:00"), of_contract=(fixed_option(tuesday),))
    (finding,) = found(RULE, problem(person("ana", days={"Tue": agreed})), shift("ana", "Tue 09:00-16:00"))
    assert finding.sentence == (
        "Ana's shift Tue 24 Nov 09:00–16:00 is not the agreed 09:00–18:00, nor the contract's 09:00–17:00."
    )


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        ("annual leave", "is on annual leave"),
        ("sick", "is off sick"),
        ("study leave", "is on study leave"),
        ("on loan", "is on loan to another team"),
        ("not working", "does not work on that day"),
        ("", "cannot work on that day"),
    ],
)
def test_a_shift_on_a_day_off_says_why_the_person_is_off(reason: OffReason, words: str) -> None:
    ana = person("ana", days={"Tue": day_off(on("Tue"), reason)})
    (finding,) = found(RULE, problem(ana), shift("ana", "Tue 09:00-17:00"))
    assert finding.sentence == f"Ana is planned Tue 24 Nov 09:00–17:00 but {words}."


def test_a_shift_into_a_morning_of_leave_breaks_the_law_and_one_that_starts_at_its_end_does_not() -> None:
    leave = (span("Tue 07:00-12:00"),)
    week = problem(person("ana", days={"Tue": working_day(on("Tue"), blocked=leave)}))
    assert not found(RULE, week, shift("ana", "Tue 12:00-18:00"))
    (finding,) = found(RULE, week, shift("ana", "Tue 11:45-18:00"))
    assert finding.sentence == "Ana is away Tue 24 Nov 07:00–12:00 and planned Tue 24 Nov 11:45–18:00."


def test_two_shifts_on_one_day_break_the_law() -> None:
    two = shift("ana", "Tue 07:00-11:00", id="a"), shift("ana", "Tue 14:00-18:00", id="b")
    (finding,) = found(RULE, problem(person("ana")), *two)
    assert "two shifts on one day" in finding.sentence
    assert finding.shifts == ("a", "b")


def test_two_shifts_at_once_break_the_law_and_people_do_not_disturb_each_other() -> None:
    week = problem(person("ana"), person("ben"))
    first, second = shift("ana", "Tue 09:00-17:00", id="a"), shift("ana", "Tue 16:00-20:00", id="b")
    (finding,) = found(RULE, week, first, second)
    assert "two shifts at once" in finding.sentence
    assert not found(RULE, week, first, shift("ben", "Tue 16:00-20:00"))


def test_a_night_that_runs_into_the_next_days_shift_is_two_shifts_at_once() -> None:
    week = problem(person("ana", options=("Night 22:00-06:00", "Early 05:00-13:00")))
    night, early = (
        shift("ana", "Mon 22:00-06:00", name="Night"),
        shift("ana", "Tue 05:00-13:00", name="Early"),
    )
    (finding,) = found(RULE, week, night, early)
    assert "two shifts at once, Mon 23 Nov 22:00–06:00 and Tue 24 Nov 05:00–13:00" in finding.sentence


def test_a_named_shift_never_follows_one_that_forbids_it() -> None:
    late = fixed_option(on("Mon"), "14:00-22:00", "Late", never_followed_by=("Early",))
    days = {"Mon": working_day(on("Mon"), late)}
    week = problem(person("ana", options=("Early 10:00-18:00", "Late 14:00-22:00"), days=days))
    before = shift("ana", "Mon 14:00-22:00", name="Late")
    (finding,) = found(RULE, week, before, shift("ana", "Tue 10:00-18:00", name="Early"))
    assert "never plans Early after Late" in finding.sentence
    assert not found(RULE, week, before, shift("ana", "Tue 14:00-22:00", name="Late"))
    assert not found(RULE, week, before, shift("ana", "Wed 10:00-18:00", name="Early"))


def test_an_activity_has_to_lie_inside_its_shift() -> None:
    week = problem(person("ana"))
    assert not found(
        RULE, week, shift("ana", "Tue 09:00-17:00", activity("cpd", "Tue 09:00-17:00"), rest=None)
    )
    (finding,) = found(RULE, week, shift("ana", "Tue 09:00-17:00", activity("visit", "Tue 16:30-17:30")))
    assert finding.sentence == (
        "Ana has a visit Tue 24 Nov 16:30–17:30, outside the shift Tue 24 Nov 09:00–17:00."
    )


def test_two_activities_at_once_break_the_law_and_back_to_back_ones_do_not() -> None:
    week = problem(person("ana"))
    visit = activity("visit", "Tue 10:00-11:30")
    assert not found(RULE, week, shift("ana", "Tue 09:00-17:00", visit, activity("duty", "Tue 11:30-12:00")))
    both = shift("ana", "Tue 09:00-17:00", visit, activity("duty", "Tue 11:15-12:00"))
    (finding,) = found(RULE, week, both)
    assert "a visit and duty at the same time" in finding.sentence


def test_a_strangers_shift_belongs_to_no_rota_of_this_team() -> None:
    (finding,) = found(RULE, problem(person("ana")), shift("zoe", "Tue 09:00-17:00"))
    assert finding.sentence == "“zoe” is not planned with The Team but has a shift on Tue 24 Nov."


@pytest.mark.parametrize("times", ["Mon+1 09:00-17:00", "Sun-1 09:00-17:00"])
def test_a_shift_outside_the_planned_weeks_is_reported_and_otherwise_passed_over(times: str) -> None:
    (finding,) = found(RULE, problem(person("ana")), shift("ana", times))
    assert "outside the planned weeks" in finding.sentence


def test_a_shift_that_ends_before_it_starts_is_reported() -> None:
    backwards = shift("ana", "Tue 09:00-17:00").model_copy(update={"end": at("Tue 08:00")})
    (finding,) = found(RULE, problem(person("ana")), backwards)
    assert "ends before it starts" in finding.sentence


def test_a_shift_of_a_week_is_taken_for_a_slip_of_the_pen() -> None:
    endless = shift("ana", "Tue 09:00-17:00").model_copy(update={"end": at("Tue+1 08:00")})
    (finding,) = found(RULE, problem(person("ana")), endless)
    assert "more than two days" in finding.sentence


def test_a_moment_outside_the_calendar_is_reported_and_not_stumbled_over() -> None:
    late = shift("ana", "Tue 09:00-17:00").model_copy(update={"start": 10**12, "end": 10**12 + 60})
    (finding,) = found(RULE, problem(person("ana")), late)
    assert "a day outside the calendar" in finding.sentence


def test_half_a_day_of_leave_and_the_option_cut_to_it_agree() -> None:
    day = on("Tue")
    piece = replace(flexible_option(day), start_earliest=at("Tue 12:00"), end_earliest=at("Tue 16:00"))
    ana = person(
        "ana", days={"Tue": working_day(day, piece, blocked=(Span(at("Tue 00:00"), at("Tue 12:00")),))}
    )
    assert not found(RULE, problem(ana), shift("ana", "Tue 12:00-16:00"))
    assert len(found(RULE, problem(ana), shift("ana", "Tue 11:00-16:00"))) == 2


def test_two_shifts_back_to_back_are_two_on_one_day_and_not_at_once() -> None:
    two = shift("ana", "Tue 07:00-11:00", id="a"), shift("ana", "Tue 11:00-15:00", id="b")
    (finding,) = found(RULE, problem(person("ana")), *two)
    assert "two shifts on one day" in finding.sentence


def test_a_short_activity_inside_a_long_one_does_not_hide_its_end() -> None:
    parts = (
        activity("court_writing", "Tue 09:00-12:30"),
        activity("duty", "Tue 10:00-11:00"),
        activity("visit", "Tue 12:00-12:45"),
    )
    assert len(found(RULE, problem(person("ana")), shift("ana", "Tue 09:00-17:00", *parts, rest=None))) == 2
