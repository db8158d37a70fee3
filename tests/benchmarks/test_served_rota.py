"""The rota to measure with keeps the law and serves nearly all that is asked."""

from __future__ import annotations

from benchmarks.generated import FIRST_MONDAY, generated_team
from benchmarks.served_rota import served_rota
from planner.rules.catalogue import check
from planner.services.freeze_problem import freeze_problem


def test_it_breaks_no_law_and_leaves_few_gaps() -> None:
    problem = freeze_problem(generated_team(28, 84), FIRST_MONDAY)
    findings = check(problem, served_rota(problem))
    assert not [finding for finding in findings if finding.kind == "law"]
    asked = len(problem.visits) + len(problem.duty_turns) + len(problem.supervision)
    assert len({finding.demand for finding in findings if finding.kind == "shortfall"}) < asked // 4


def test_the_same_problem_gives_the_same_rota() -> None:
    problem = freeze_problem(generated_team(14, 42), FIRST_MONDAY)
    assert served_rota(problem) == served_rota(problem)
