"""Planted situations: the reason is named, the fix is found, and whatever is offered holds when applied."""

from __future__ import annotations

from functools import cache

import pytest

from planner.domain.rota import Rota
from planner.domain.team import Team
from planner.importers.team_checks import team_problems
from planner.rules.catalogue import check
from planner.services.explain.find_fixes import find_fixes
from planner.services.explain.funnel import funnel
from planner.services.explain.records import Fix, Funnel
from planner.services.freeze_problem import freeze_problem
from solver.rota_solver import CpSatRotaSolver
from tests.planner.services.explain.planted import SITUATIONS, Planted
from tests.planner.services.explain.small_teams import MONDAY, NOW, planned

every = pytest.mark.parametrize("situation", SITUATIONS, ids=lambda each: each.name)


@cache
def made(name: str) -> tuple[Team, Rota]:
    situation = next(each for each in SITUATIONS if each.name == name)
    team = situation.team()
    assert not team_problems(team)
    return team, planned(team)


@cache
def fixes(name: str, demand: str) -> tuple[Fix, ...]:
    team, rota = made(name)
    return find_fixes(team, rota, demand, CpSatRotaSolver(), seconds=20.0, workers=1, who="Jo Patel", at=NOW)


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
