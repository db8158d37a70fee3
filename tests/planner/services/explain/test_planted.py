"""Planted situations: the reason is named, the fix is found, and whatever is offered holds when applied."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import cache

import pytest

from planner.domain.rota import Rota
from planner.domain.team import Team
from planner.importers.team_checks import team_problems
from planner.ports import SolveSettings
from planner.rules.catalogue import check
from planner.services.explain.find_fixes import find_fixes
from planner.services.explain.funnel import funnel
from planner.services.explain.records import Fix, Funnel
from planner.services.freeze_problem import freeze_problem
from solver.rota_solver import CpSatRotaSolver
from tests.planner.services.explain.planted import IN_HAND, SITUATIONS, Planted
from tests.planner.services.explain.small_teams import MONDAY, NOW, planned
from tests.planner.services.small_office import hand_rota

# The demand is settled in the first two tiers.
AGAIN = SolveSettings(seconds=10, workers=1, deterministic_seconds=0.2)
# The fixes of each situation in the order in which they came.
STREAMED: defaultdict[str, list[Fix]] = defaultdict(list)
every = pytest.mark.parametrize("situation", SITUATIONS, ids=lambda each: each.name)


@cache
def made(name: str) -> tuple[Team, Rota]:
    situation = next(each for each in SITUATIONS if each.name == name)
    team = situation.team()
    assert not team_problems(team)
    if name in IN_HAND:
        return team, hand_rota(*IN_HAND[name](), team="small")
    return team, planned(team)


@cache
def fixes(name: str, demand: str) -> tuple[Fix, ...]:
    team, rota = made(name)
    return find_fixes(
        team,
        rota,
        demand,
        CpSatRotaSolver(),
        seconds=20.0,
        workers=1,
        who="Jo Patel",
        at=NOW,
        on_fix=STREAMED[name].append,
    )


def the_funnel(situation: Planted) -> Funnel:
    team, rota = made(situation.name)
    problem = freeze_problem(team, MONDAY, 1, rota)
    return funnel(problem, rota.shifts, situation.demand)


def test_there_are_at_least_forty() -> None:
    assert len(SITUATIONS) >= 40


@every
def test_planted_reason_is_named_and_the_funnel_adds_up(situation: Planted) -> None:
    found = the_funnel(situation)
    told = " / ".join((found.sentence, *(step.sentence for step in found.steps)))
    assert any(words in told for words in situation.why.split("|")), told
    removed = [person for step in found.steps for person in step.people]
    assert sorted([*removed, *found.found, *found.free]) == sorted(found.team)


@every
def test_planted_fix_is_found(situation: Planted) -> None:
    found = fixes(situation.name, situation.demand)
    assert any(fix.kind in situation.kinds for fix in found), [(fix.kind, fix.sentence) for fix in found]


def covered_when_solved_again(team: Team, rota: Rota, demand: str) -> bool:
    """Whether the solver, free to plan the whole week anew with the fix's rota to start from, covers it."""
    problem = freeze_problem(team, MONDAY, 1, rota)
    result = CpSatRotaSolver().solve(problem, AGAIN)
    assert result.shifts is not None
    found = check(problem, result.shifts)
    assert not any(finding.kind == "law" for finding in found)
    return not any(finding.demand == demand and finding.missing for finding in found)


@every
def test_every_fix_applied_and_solved_again_covers_the_demand(situation: Planted) -> None:
    team, rota = made(situation.name)
    for fix in fixes(situation.name, situation.demand):
        after, _ = fix.edit.apply(rota)
        assert covered_when_solved_again(fix.allowance.applied(team), after, situation.demand), fix.sentence


@every
def test_no_fix_leaves_more_pinned_than_people_have_pinned(situation: Planted) -> None:
    _, rota = made(situation.name)
    pinned = {(shift.staff, shift.day) for shift in rota.shifts if shift.is_pinned}
    for fix in fixes(situation.name, situation.demand):
        shifts = fix.edit.apply(rota)[0].shifts
        assert {(shift.staff, shift.day) for shift in shifts if shift.is_pinned} <= pinned, fix.sentence
        assert not any(each.is_pinned for shift in shifts for each in shift.activities), fix.sentence


@every
def test_no_more_than_two_of_a_kind_come_while_they_are_looked_for(situation: Planted) -> None:
    fixes(situation.name, situation.demand)
    kinds = Counter(fix.kind for fix in STREAMED[situation.name])
    assert all(number <= 2 for number in kinds.values()), kinds


@every
def test_every_fix_offered_covers_the_demand_and_breaks_no_law(situation: Planted) -> None:
    team, rota = made(situation.name)
    for fix in fixes(situation.name, situation.demand):
        with_fix = fix.allowance.applied(team)
        after, _ = fix.edit.apply(rota)
        assert sorted(after.shifts, key=lambda each: each.id) == sorted(
            fix.rota.shifts, key=lambda each: each.id
        )
        problem = freeze_problem(with_fix, MONDAY, 1, after)
        findings = check(problem, after.shifts)
        assert not [finding.sentence for finding in findings if finding.kind == "law"], fix.sentence
        short = [each for each in findings if each.demand == situation.demand and each.missing]
        assert not short, fix.sentence
        assert not team_problems(with_fix), fix.sentence
