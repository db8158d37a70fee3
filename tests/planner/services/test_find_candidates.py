"""The plain count beside uncovered demand: each person in the first group that rules them out."""

from __future__ import annotations

from planner.services.find_candidates import CandidateFinder
from tests.planner.rules.factory import (
    MONDAY,
    activity,
    at,
    day_off,
    on,
    person,
    problem,
    shift,
    span,
    working_day,
)

EVENING = span("Tue 18:15-20:15")


def test_everybody_is_counted_once_by_what_rules_them_out() -> None:
    week = problem(
        person("found"),
        person("away", days={"Tue": day_off(on("Tue"), "annual leave")}),
        person("blocked", days={"Tue": working_day(on("Tue"), blocked=(span("Tue 19:00-21:00"),))}),
        person("locked", week={"is_lockdown": True}),
        person("unskilled"),
        person("off", skills=("amhp",)),
        person("early", skills=("amhp",)),
        person("busy", skills=("amhp",)),
        person("later", skills=("amhp",)),
        person("free", skills=("amhp",)),
    )
    shifts = (
        shift("unskilled", "Tue 12:00-21:00"),
        shift("early", "Tue 09:00-17:00"),
        shift("busy", "Tue 12:00-21:00", activity("visit", "Tue 18:00-19:00", "v2")),
        shift("later", "Tue 19:00-23:00"),
        shift("free", "Tue 12:00-21:00"),
    )
    found = CandidateFinder(week, shifts).find(EVENING, skills=("amhp",), found=("found",))
    assert found.sentence() == (
        "of 10: 2 on leave or not working, 1 in lockdown, 1 not qualified for it, "
        "1 off that day in this rota, 1 already on a visit, 1 finish before 20:15, 1 start after 18:15, "
        "1 free then"
    )
    assert found.free == ("free",)
    assert sum(number for _, number in found.ruled_out) + len(found.free) + 1 == found.people


def test_night_shift_of_the_day_before_counts() -> None:
    week = problem(person("ana"))
    finder = CandidateFinder(week, (shift("ana", "Mon 22:00-06:00"),))
    assert finder.find(span("Tue 02:00-03:00")).free == ("ana",)
    assert finder.free(span("Tue 02:00-03:00")) == 1


def test_count_of_the_free_agrees_with_the_full_sorting() -> None:
    week = problem(person("ana"), person("ben", week={"is_lockdown": True}), person("cy"))
    shifts = (
        shift("ana", "Tue 12:00-21:00"),
        shift("ben", "Tue 12:00-21:00"),
        shift("cy", "Tue 12:00-21:00", activity("duty", "Tue 17:00-21:00", "desk")),
        shift("gone", "Tue 12:00-21:00"),
    )
    finder = CandidateFinder(week, shifts)
    assert finder.free(EVENING) == len(finder.find(EVENING).free) == 1


def test_day_outside_the_weeks_rules_everyone_out() -> None:
    finder = CandidateFinder(problem(person("ana")), ())
    assert finder.find(span("Tue+1 10:00-11:00")).free == ()
    assert at("Tue+1 10:00") // 1440 - MONDAY == 8
