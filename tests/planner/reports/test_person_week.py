"""Each person's week in figures: hours against contract, TOIL, evenings."""

from __future__ import annotations

from datetime import date

import pytest

from planner.domain.staff import ToilEntry
from planner.domain.team import Team
from planner.reports.person_week import PersonWeekFigures, person_weeks, toil_balance
from tests.planner.rules.factory import MONDAY, person, problem, shift
from tests.planner.services.small_office import small_team


def entry(state: str, minutes: int, on: str, staff: str = "ana") -> ToilEntry:
    return ToilEntry.model_validate(
        {"id": f"t-{state}-{on}", "staff": staff, "state": state, "minutes": minutes, "on": on}
    )


def team(*entries: ToilEntry) -> Team:
    return small_team(toil=entries)


def test_planned_time_is_paid_time_and_leave_credit() -> None:
    week = problem(person("ana", week={"credit_minutes": 888}))
    figures = person_weeks(team(), week, (shift("ana", "Thu 09:00-17:00"), shift("ana", "Fri 09:00-17:00")))
    ana = figures["ana"]
    assert (ana.paid_minutes, ana.planned_minutes, ana.over_minutes) == (900, 1788, -432)
    assert ana.hours_text == "29.8/37"


def test_person_without_shifts_has_figures_too() -> None:
    figures = person_weeks(team(), problem(person("ana"), person("ben")), (shift("ben", "Thu 09:00-17:00"),))
    assert figures["ana"].hours_text == "0/37"
    assert list(figures) == ["ana", "ben"]


def test_only_the_shifts_of_the_week_count() -> None:
    week = problem(person("ana", weeks=2), weeks=2)
    shifts = (
        shift("ana", "Thu 09:00-17:00"),
        shift("ana", "Thu+1 09:00-17:00"),
        shift("ana", "Fri+1 09:00-17:00"),
    )
    assert person_weeks(team(), week, shifts)["ana"].paid_minutes == 450
    assert person_weeks(team(), week, shifts, 1)["ana"].paid_minutes == 900
    assert person_weeks(team(), week, shifts, 1)["ana"].monday == MONDAY + 7


def test_toil_is_the_sum_of_what_was_earned_repaid_and_expired() -> None:
    entries = (
        entry("earned", 240, "2026-11-02"),
        entry("repaid", 60, "2026-11-09"),
        entry("expired", 30, "2026-11-16"),
        entry("agreed", 600, "2026-11-16"),
        entry("requested", 600, "2026-11-16"),
        entry("earned", 600, "2026-11-30"),
        entry("earned", 600, "2026-11-02", "ben"),
    )
    assert toil_balance(entries, "ana", date(2026, 11, 29)) == 150
    assert person_weeks(team(*entries), problem(person("ana")), ())["ana"].toil_text == "+2.5 h"


@pytest.mark.parametrize(("minutes", "text"), [(0, "0 h"), (150, "+2.5 h"), (-60, "−1 h")])
def test_toil_is_told_with_its_sign(minutes: int, text: str) -> None:
    assert PersonWeekFigures("ana", MONDAY, 0, 0, 2220, minutes, 0).toil_text == text


def test_evenings_are_days_worked_past_six() -> None:
    shifts = (
        shift("ana", "Mon 10:00-18:00"),
        shift("ana", "Tue 11:00-19:00"),
        shift("ana", "Wed 12:00-20:00"),
    )
    assert person_weeks(team(), problem(person("ana")), shifts)["ana"].evenings == 2
    evening = problem(person("ana", is_evening_contract=True))
    assert person_weeks(team(), evening, shifts)["ana"].evenings == 0
