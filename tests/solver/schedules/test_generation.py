"""The relaxation over schedules never says more than the best rota costs."""

from __future__ import annotations

import pytest

from solver.schedules.generation import Generation, NoScheduleError
from tests.solver.schedules.small_teams import best_cost, keeps_rules, small_view


def never() -> bool:
    return False


@pytest.mark.parametrize("seed", range(25))
def test_the_bound_is_no_more_than_the_best_cost_and_rotas_no_less(seed: int) -> None:
    view = small_view(seed)
    best = best_cost(view)
    generation = Generation(view, never)
    if best is None:
        with pytest.raises(NoScheduleError):
            generation.begin()
        return
    first = generation.begin()
    assert first.cost >= best
    generation.converge(100)
    assert generation.bound <= best
    rota = generation.dive(0.3, 5, never)
    assert rota is not None
    assert rota.cost >= best
    assert rota.cost == view.cost(rota.whole())
    assert all(keeps_rules(view, person, schedule) for person, schedule in enumerate(rota.whole()))


def test_a_late_dive_still_gives_everybody_a_schedule() -> None:
    view = small_view(2, people=4)
    generation = Generation(view, never)
    generation.begin()
    rota = generation.dive(0.3, 5, lambda: True)
    assert rota is not None
    assert len(rota.whole()) == 4


def test_with_somebody_fixed_the_relaxation_costs_no_less() -> None:
    view = small_view(2, people=4)
    generation = Generation(view, never)
    rota = generation.begin()
    free = generation.converge(100).cost
    generation.fix(0, rota.whole()[0])
    assert generation.converge(100).cost >= free - 1e-6
    generation.free()
    assert generation.converge(100).cost == pytest.approx(free, abs=0.6)


def test_only_schedules_within_the_gap_are_chosen_from_and_those_of_the_rota() -> None:
    view = small_view(5, people=3)
    generation = Generation(view, never)
    rota = generation.begin()
    generation.converge(100)
    chosen = generation.worth_choosing(rota.whole(), rota.cost)
    assert {(column.person, column.schedule) for column in chosen} >= set(enumerate(rota.whole()))
    assert len(chosen) <= len(generation.master.columns)
