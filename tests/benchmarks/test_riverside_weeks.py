"""The sample over several weeks is a sound team whose demand comes again and whose wheel turns."""

from __future__ import annotations

from benchmarks.riverside_weeks import RIVERSIDE_WEEK, riverside_weeks
from planner.importers.team_checks import team_problems
from planner.services.freeze_problem import freeze_problem


def test_one_week_is_the_sample_and_more_are_sound() -> None:
    assert len(riverside_weeks(1).visits) == 40
    team = riverside_weeks(8)
    assert team_problems(team) == []
    problem = freeze_problem(team, RIVERSIDE_WEEK, 8)
    assert len(problem.visits) > 300
    locked = [sum(person.weeks[week].is_lockdown for person in problem.people) for week in range(8)]
    assert all(locked)
