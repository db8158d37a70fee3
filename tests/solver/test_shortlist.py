"""Short lists: who is considered in a large team, and that nothing is proved by them but a price of 0."""

from __future__ import annotations

from dataclasses import replace

import pytest

from planner.ports import SolveSettings
from solver import shortlist
from solver.model_builder import build
from solver.rota_solver import CpSatRotaSolver
from solver.search import Effort, Searched, search
from solver.shortlist import better_of, short_list, unproved
from solver.status import Outcome
from tests.planner.rules import factory as make
from tests.solver.solved import disagreements

PEOPLE = tuple(make.person(f"p{number}") for number in range(12))
TEAM = make.problem(*PEOPLE, visits=(make.visit_need("v1", allocated="p3"), make.visit_need("v2")))
ONE_VISIT_TOO_MANY = make.problem(
    make.person("ana"),
    visits=tuple(make.visit_need(f"v{number}", "Tue 10:00-11:00") for number in range(2)),
)
QUICK = Effort(seconds=20, deterministic=None, workers=1, seed=1, is_repeatable=False)


def searched(value: int, bound: int, outcome: Outcome = Outcome.FOUND) -> Searched:
    found = search(build(ONE_VISIT_TOO_MANY, 2), QUICK, lambda _: False)
    assert found.best is not None
    return replace(found, outcome=outcome, bound=bound, best=replace(found.best, value=value))


def test_the_list_has_the_allocated_worker_and_whoever_goes_already() -> None:
    for seed in range(5):
        lists = short_list(TEAM, {f"goes:v2:p7@{make.on('Tue')}": 1, "goes:v1:p8@1": 0}, seed)
        assert "p3" in lists["v1"]
        assert "p7" in lists["v2"]
        assert all(len(people) <= shortlist.OTHERS + 1 for people in lists.values())


def test_only_those_considered_may_go() -> None:
    formulation = build(TEAM, 2, considered={"v1": frozenset({"p3"}), "v2": frozenset()})
    assert {person for person, _ in formulation.variables.visits["v1"].workers} == {"p3"}
    assert "v2" not in formulation.variables.visits


def test_short_lists_prove_nothing_but_that_nothing_is_paid() -> None:
    assert unproved(searched(100, 100, Outcome.PROVED)).outcome is Outcome.FOUND
    assert unproved(searched(100, 100, Outcome.PROVED)).bound == 0
    assert unproved(searched(0, 0, Outcome.PROVED)).outcome is Outcome.PROVED
    none = replace(searched(0, 0), best=None, outcome=Outcome.IMPOSSIBLE)
    assert unproved(none).outcome is Outcome.NOTHING_YET


def test_the_better_rota_is_kept_with_the_bound_of_the_whole() -> None:
    both = better_of(searched(100, 0), searched(300, 50))
    assert both.best is not None
    assert (both.best.value, both.bound, both.outcome) == (100, 50, Outcome.FOUND)
    assert better_of(searched(100, 0), searched(300, 100)).outcome is Outcome.PROVED
    whole = searched(100, 100, Outcome.PROVED)
    assert better_of(searched(200, 0), whole) is whole
    nothing = replace(searched(1, 1), best=None, bound=0)
    assert better_of(searched(200, 0), nothing).best is not None


def test_a_rota_from_short_lists_agrees_with_the_checker_and_its_proof_is_of_the_whole(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(shortlist, "LARGE", 0)
    monkeypatch.setattr(shortlist, "OTHERS", 1)
    for problem in (TEAM, ONE_VISIT_TOO_MANY):
        result = CpSatRotaSolver().solve(problem, SolveSettings(seconds=30, workers=2))
        assert disagreements(problem, result) == []
        assert result.status == "optimal"
    assert result.tiers[1].value == result.tiers[1].bound == 100
