"""What a tried change leaves shorter: of the least of each demand, whatever the demand is called."""

from __future__ import annotations

from planner.ports import SolveResult
from planner.services.explain.trial import Bench
from tests.planner.rules.factory import duty_turn, person, presence_need, problem, shift
from tests.planner.services.small_office import OneAnswerSolver, hand_rota, small_team

TURN = duty_turn(least=0, ideal=1)
OFFICE = presence_need(least=1, ideal=2, name="Office of an ideal home")
WEEK = problem(person("ana"), person("ben"), duty_turns=(TURN,), presence=(OFFICE,))
ANA, BEN = shift("ana", "Tue 09:00-17:00"), shift("ben", "Tue 09:00-17:00")


def bench() -> Bench:
    solver = OneAnswerSolver(SolveResult("infeasible", None))
    return Bench(small_team(), hand_rota(ANA, BEN), WEEK, TURN.id, solver, 1, lambda: False)


def test_less_than_an_ideal_is_no_shortage() -> None:
    assert bench().newly_short(WEEK, (ANA,)) == []


def test_less_than_the_least_is_one_even_where_the_name_speaks_of_an_ideal() -> None:
    assert bench().newly_short(WEEK, (shift("ana", "Tue 09:00-12:00"),)) == [OFFICE.id]
