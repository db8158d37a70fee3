"""No rota changes who holds how many cases: the rule forbids nothing and costs nothing."""

from __future__ import annotations

from tests.planner.rules import factory as make
from tests.solver.solved import charged, proved, serving


def test_a_full_caseload_keeps_nobody_from_their_visits() -> None:
    ana = make.person("ana", cases=40, most_cases=18)
    problem = make.problem(ana, visits=(make.visit_need("v1", allocated="ana"),))
    assert [who for who, _ in serving(proved(problem), "v1", "visit")] == ["ana"]


def test_it_costs_nothing_held_or_not() -> None:
    assert charged(make.problem(make.person("ana", cases=40, most_cases=18)), "caseload") == {}
    assert charged(make.problem(make.person("ana", cases=1, most_cases=18)), "caseload") == {}
