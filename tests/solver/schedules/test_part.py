"""A part searched anew changes nothing outside it, keeps the rules and is never dearer."""

from __future__ import annotations

import random

import pytest

from solver.schedules.choice import Choice
from solver.schedules.generation import Generation, NoScheduleError
from solver.schedules.neighbourhoods import ways
from solver.schedules.part import Part, PartEffort
from solver.schedules.team_view import TeamView
from solver.schedules.working_rota import WorkingRota
from tests.solver.schedules.small_teams import best_cost, keeps_rules, small_view

EFFORT = PartEffort(seconds=10, workers=1, seed=1)


def begun(view: TeamView) -> WorkingRota | None:
    try:
        return Generation(view, lambda: False).begin(rounds=1)
    except NoScheduleError:
        return None


@pytest.mark.parametrize("seed", range(12))
def test_all_people_and_days_give_the_best_rota(seed: int) -> None:
    view = small_view(seed)
    rota = begun(view)
    if rota is None:
        return
    proved, found = Part(rota, (0, 1), frozenset(range(7))).search(EFFORT)
    assert proved
    assert view.cost([found[0], found[1]]) == best_cost(view)


@pytest.mark.parametrize("seed", range(12))
def test_what_is_not_in_the_part_stays(seed: int) -> None:
    view = small_view(seed, people=4, days=14)
    rota = begun(view)
    if rota is None:
        return
    before, cost = rota.whole(), rota.cost
    _, found = Part(rota, (1, 3), frozenset(range(4, 9))).search(EFFORT)
    for person, schedule in found.items():
        assert keeps_rules(view, person, schedule)
        assert schedule[:4] + schedule[9:] == before[person][:4] + before[person][9:]
        rota.put(person, schedule)
    assert set(found) == {1, 3}
    assert rota.cost <= cost


def test_the_best_of_known_schedules_is_chosen() -> None:
    view = small_view(3, people=3)
    generation = Generation(view, lambda: False)
    rota = generation.begin()
    generation.converge(50)
    chosen = Choice(view, generation.master.columns, rota).search(EFFORT)
    assert set(chosen) == {0, 1, 2}
    assert view.cost([chosen[person] for person in range(3)]) <= rota.cost


def test_ways_grow_when_parts_are_quick_and_shrink_when_they_are_not() -> None:
    view = small_view(2, people=4, days=14)
    rota, chance = begun(view), random.Random(1)
    assert rota is not None
    for way in ways():
        people, days = way.choose(rota, chance)
        assert set(people) <= set(range(4))
        assert set(days) <= set(range(14))
        size = way.size
        way.learn(proved=False, time_taken=1.0, cells=250)
        assert way.size < size
        small = way.size
        way.learn(proved=True, time_taken=0.1, cells=250)
        assert way.size > small
