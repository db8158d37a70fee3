"""Which week is planned when nobody says."""

from __future__ import annotations

from datetime import date

from planner.domain.team import Team
from planner.services.week_to_plan import week_to_plan
from tests.planner.exporters.small_team import MONDAY, small_team

EMPTY = Team(id="new", name="New team")


def test_the_next_week_with_visits_or_events_is_planned() -> None:
    assert week_to_plan(small_team(), date(2026, 10, 7).toordinal()) == MONDAY


def test_the_week_we_are_in_counts_as_coming() -> None:
    assert week_to_plan(small_team(), date(2026, 11, 29).toordinal()) == MONDAY


def test_when_all_is_past_the_last_such_week_is_shown() -> None:
    assert week_to_plan(small_team(), date(2027, 5, 1).toordinal()) == MONDAY


def test_a_team_without_demand_plans_next_week() -> None:
    assert week_to_plan(EMPTY, date(2026, 11, 25).toordinal()) == date(2026, 11, 30)
