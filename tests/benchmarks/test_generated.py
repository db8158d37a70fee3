"""Generated teams are sound, repeatable, and of the size asked for."""

from __future__ import annotations

import pytest

from benchmarks.generated import FIRST_MONDAY, generated_team
from planner.domain.time_grid import DAY
from planner.importers.team_checks import team_problems
from planner.importers.team_file import parse_team, write_team
from planner.services.freeze_problem import freeze_problem


@pytest.mark.parametrize(("people", "visits", "weeks"), [(1, 1, 1), (12, 36, 1), (30, 90, 2), (100, 300, 1)])
def test_the_team_has_the_size_and_no_problems(people: int, visits: int, weeks: int) -> None:
    team = generated_team(people, visits, weeks)
    problem = freeze_problem(team, FIRST_MONDAY, weeks)
    assert len(problem.people) == people
    assert len(problem.visits) == visits
    assert team_problems(team) == []
    assert problem.not_planned == ()


def test_the_same_seed_gives_the_same_team_and_another_gives_another() -> None:
    assert generated_team(12, 36, seed=3) == generated_team(12, 36, seed=3)
    assert generated_team(12, 36, seed=3) != generated_team(12, 36, seed=4)


def test_it_can_be_written_and_read() -> None:
    team = generated_team(14, 40)
    assert parse_team(write_team(team), "generated") == team


def test_contracts_and_demand_are_mixed_as_in_riverside() -> None:
    team = generated_team(28, 84)
    assert {member.contracts[0].pattern for member in team.staff} == {pattern.id for pattern in team.patterns}
    evening = [visit for visit in team.visits if visit.windows[0].start % DAY >= 16 * 60]
    assert len(evening) == 28
    assert len(team.job_shares) == 2


@pytest.mark.parametrize(("people", "visits", "weeks"), [(0, 1, 1), (381, 1, 1), (5, 5, 0), (5, -1, 1)])
def test_a_size_that_cannot_be_is_refused(people: int, visits: int, weeks: int) -> None:
    with pytest.raises(ValueError, match="no team of"):
        generated_team(people, visits, weeks)
