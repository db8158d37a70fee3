"""The cheapest schedule is the cheapest of all that keep the rules."""

from __future__ import annotations

import random
from dataclasses import replace

import numpy as np
import pytest

from solver.schedules.cheapest import CheapestSchedules, Priced
from solver.schedules.team_view import OFF, Floats, Schedule, TeamView
from tests.solver.schedules.small_teams import all_schedules, keeps_rules, small_view


def random_costs(view: TeamView, seed: int) -> Floats:
    chance = np.random.default_rng(seed)
    return chance.integers(-20, 5, (view.days, len(view.kinds))).astype(np.float64)


def cost_of(view: TeamView, person: int, costs: Floats, schedule: Schedule) -> float:
    off = view.people[person].off_cost
    return float(sum(off[day] if kind == OFF else costs[day, kind] for day, kind in enumerate(schedule)))


def found(view: TeamView, costs: Floats, person: int = 0) -> Priced:
    return CheapestSchedules(view).find([person], {person: costs})[person]


@pytest.mark.parametrize("seed", range(40))
def test_the_cheapest_schedule_is_the_cheapest_of_all(seed: int) -> None:
    view = small_view(seed)
    costs = random_costs(view, seed)
    least = min((cost_of(view, 0, costs, each) for each in all_schedules(view, 0)), default=None)
    path = found(view, costs)
    if least is None:
        assert path is None
    else:
        assert path is not None
        assert path[0] == pytest.approx(least, abs=1e-3)
        assert keeps_rules(view, 0, path[1])
        assert cost_of(view, 0, costs, path[1]) == pytest.approx(path[0])


@pytest.mark.parametrize("seed", range(20))
def test_people_are_planned_together_as_each_alone(seed: int) -> None:
    view = small_view(seed, people=5, days=14)
    costs = {person: random_costs(view, seed + person) for person in range(5)}
    together = CheapestSchedules(view).find(range(5), costs)
    for person in range(5):
        alone, path = found(view, costs[person], person), together[person]
        assert (alone is None) == (path is None)
        if alone is not None and path is not None:
            assert alone[0] == pytest.approx(path[0], abs=1e-3)


def with_past(view: TeamView, run: int, off: int) -> TeamView:
    first = replace(view.people[0], run_before=run, off_before=off, longest=3, shortest=2, shortest_off=2)
    return replace(view, people=(first, *view.people[1:]))


def test_a_run_from_before_the_horizon_goes_on() -> None:
    costs = np.full((7, 2), -5.0)
    view = with_past(small_view(1), run=3, off=0)
    path = found(view, costs)
    assert path is not None
    assert path[1][:2] == (OFF, OFF)


def test_a_short_run_from_before_the_horizon_may_not_end() -> None:
    view = with_past(small_view(1), run=1, off=0)
    path = found(view, np.full((7, 2), 5.0))
    allowed = view.people[0].allowed[0].any()
    assert path is None if not allowed else path is not None and path[1][0] != OFF


def test_nobody_begins_a_run_after_too_few_days_off() -> None:
    view = with_past(small_view(1), run=0, off=1)
    path = found(view, np.full((7, 2), -5.0))
    assert path is not None
    assert path[1][0] == OFF


def test_a_day_that_must_be_worked_is() -> None:
    view = small_view(3)
    day = int(np.flatnonzero(view.people[0].allowed.any(axis=1))[0])
    must = np.arange(7) == day
    easy = replace(
        view.people[0],
        must_work=must,
        shortest=1,
        shortest_off=1,
        most_weekends=1,
        least_minutes=0,
        most_of={},
    )
    path = found(replace(view, people=(easy, *view.people[1:])), np.full((7, 2), 5.0))
    assert path is not None
    assert [kind != OFF for kind in path[1]] == list(must)


def test_minutes_by_the_end_of_a_week_are_kept() -> None:
    chance = random.Random(1)
    view = small_view(5, days=14)
    easy = replace(
        view.people[0],
        allowed=np.ones((14, 2), dtype=np.bool_),
        most_of={},
        least_minutes=0,
        most_minutes=9000,
        most_weekends=2,
        longest=7,
        shortest_off=1,
        minutes_by={6: (960, 1440)},
    )
    view = replace(view, people=(easy, *view.people[1:]))
    for _ in range(5):
        path = found(view, np.array([[chance.uniform(-9, 3) for _ in range(2)] for _ in range(14)]))
        assert path is not None
        assert 960 <= sum(view.minutes[kind] for kind in path[1][:7] if kind != OFF) <= 1440
