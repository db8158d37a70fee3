"""Where a search starts: a whole rota that keeps every constraint, with the gaps of the last one filled."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import HealthCheck, Phase, given, settings
from ortools.sat.python import cp_model

from planner.domain.problem import RotaProblem
from solver.filled_cp_model import evaluate
from solver.first_fit import fill_gaps
from solver.hints import Known, known_of_shifts
from solver.model_builder import Formulation, build
from solver.objective import tier_sum
from solver.rota_reader import read_shifts
from tests.planner.rules import factory as make
from tests.solver.random_teams import problems
from tests.solver.solved import serving, solve


def start_of(problem: RotaProblem, tier: int, known: Known) -> tuple[Formulation, list[int]]:
    """The values that a search of the tier starts from."""
    formulation = build(problem, tier)
    filled = fill_gaps(formulation.variables, known or known_of_shifts(formulation.variables, problem.base))
    return formulation, formulation.variables.cp.filled(filled)


def keeps_every_constraint(formulation: Formulation, values: list[int]) -> bool:
    """Whether the values are a solution."""
    cp = formulation.variables.cp.clone()
    cp.proto.clear_objective()
    for index, value in enumerate(values):
        cp.add(cp.get_int_var_from_proto_index(index) == value)
    return cp_model.CpSolver().solve(cp).name == "OPTIMAL"


@settings(
    max_examples=40,
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.generate],
)
@given(problem=problems())
def test_a_rota_is_a_start_that_keeps_every_constraint_of_every_tier(problem: RotaProblem) -> None:
    # Pins are not in every rota's start: the search finds the first one with them by itself.
    plain = replace(problem, pinned_shifts=(), pinned_activities=(), overrides=())
    result = solve(plain, seconds=10)
    # Without a shift there is no rota to start from, and no hint is given.
    if not result.shifts or result.notes[:-1]:
        return
    again = replace(plain, base=result.shifts)
    for tier in (1, 2, 3, 4):
        formulation, values = start_of(again, tier, {})
        assert keeps_every_constraint(formulation, values)


def test_a_visit_goes_to_its_allocated_worker_when_there_is_room() -> None:
    visit = make.visit_need("v1", allocated="ben")
    problem = make.problem(make.person("ana"), make.person("ben"), visits=(visit,))
    base = tuple(make.shift(who, "Tue 09:00-17:00") for who in ("ana", "ben"))
    formulation, values = start_of(replace(problem, base=base), 2, {})
    shifts = read_shifts(formulation.variables, lambda term: evaluate(term, values))
    assert [who for who, _ in serving(shifts, "v1")] == ["ben"]
    assert evaluate(tier_sum(formulation.penalties, 2), values) == 0


def test_what_the_base_rota_has_stays_at_its_time() -> None:
    problem = make.problem(make.person("ana"), visits=(make.visit_need("v1"),))
    made = make.activity("visit", "Tue 13:30-15:00", "v1", travel=15)
    base = (make.shift("ana", "Tue 09:00-17:00", made, rest="Tue 12:00-12:30"),)
    formulation, values = start_of(replace(problem, base=base), 2, {})
    (shift,) = read_shifts(formulation.variables, lambda term: evaluate(term, values))
    assert [activity.span for activity in shift.activities] == [made.span]
