"""Planned by the solver: Riverside is one worker short at exactly one visit, the other samples lack nothing.

Each solve ends once the first two tiers (all demand) are proved; the wishes would take longer and say nothing
about cover.
"""

from __future__ import annotations

from datetime import date

import pytest

from planner.domain.findings import LAW, Finding
from planner.domain.staff import AgreedChange
from planner.domain.team import Team
from planner.ports import SolveProgress, SolveSettings
from planner.rules.catalogue import check
from planner.services.freeze_problem import freeze_problem
from planner.services.preset_teams.building_blocks import fixed
from planner.services.presets import PRESETS, preset_team
from solver.rota_solver import CpSatRotaSolver

MONDAY = date(2026, 11, 23)
DEMAND_TIERS = 2


def shortfalls(team: Team, weeks: int = 1) -> tuple[Finding, ...]:
    """Demand not met and law broken in a rota whose demand tiers are proved."""
    problem = freeze_problem(team, MONDAY, weeks)
    proved: list[int] = []

    def note(progress: SolveProgress) -> None:
        proved[:] = [tier.value for tier in progress.tiers if tier.proved]

    result = CpSatRotaSolver().solve(
        problem, SolveSettings(seconds=300), on_progress=note, should_stop=lambda: len(proved) >= DEMAND_TIERS
    )
    assert result.shifts is not None
    assert all(tier.proved for tier in result.tiers[:DEMAND_TIERS])
    return tuple(found for found in check(problem, result.shifts) if found.tier in (LAW, 1, 2))


def test_riverside_is_one_worker_short_at_one_visit() -> None:
    (found,) = shortfalls(preset_team("riverside"))
    assert (found.rule, found.demand, found.missing, found.tier) == ("visits", "visit-R-1042", 1, 1)


def test_riverside_is_covered_when_ben_okafor_agrees_to_a_late_tuesday() -> None:
    team = preset_team("riverside")
    late = AgreedChange(
        id="late-tuesday", staff="ben-okafor", day=date(2026, 11, 24), pattern=fixed("12:00-20:00")
    )
    assert shortfalls(team.model_copy(update={"agreed_changes": (*team.agreed_changes, late)})) == ()


@pytest.mark.parametrize("name", sorted(set(PRESETS) - {"riverside"}))
def test_every_other_sample_covers_all_its_demand(name: str) -> None:
    assert shortfalls(preset_team(name)) == ()


def test_eight_weeks_with_the_wheel_turning_cover_all_demand() -> None:
    """One in lockdown each week, on time; a statutory visit that falls in it goes to the named colleague."""
    team = preset_team("extended-hours")
    problem = freeze_problem(team, MONDAY, 8)
    locked = [[person.id for person in problem.people if person.weeks[week].is_lockdown] for week in range(8)]
    assert locked == [[member.id] for member in (*team.staff[5:], *team.staff[:5])]
    assert problem.not_planned == ()
    (peter,) = (turn for turn in problem.lockdown if turn.staff == "peter-strand")
    visit = next(each for each in problem.visits if each.id == "visit-E-3318@2026-12-08")
    assert visit.is_statutory
    assert visit.allocated == peter.cover_person == "helen-marsh"
    assert shortfalls(team, weeks=8) == ()
