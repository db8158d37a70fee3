"""Neighbourhoods: cells with something to decide, of about the size asked for, each kind in its own way."""

from __future__ import annotations

from random import Random

import pytest

from planner.domain.time_grid import weekday_of
from solver.decision_map import DecisionMap
from solver.found import Values
from solver.model_builder import build
from solver.neighbourhoods import KINDS, Ground, around, some_days, some_people
from solver.price_trail import PriceTrail
from solver.search import Effort, search
from solver.stopping import StopWatch, never
from tests.planner.rules import factory as make

PEOPLE = tuple(make.person(name, weeks=2) for name in ("ana", "ben", "cy", "di"))
TEAM = make.problem(
    *PEOPLE,
    weeks=2,
    visits=(make.visit_need("v1"), make.visit_need("v2", "Wed 17:00-21:00")),
)
FORMULATION = build(TEAM, 2)
DECISIONS = DecisionMap(FORMULATION.variables)
GROUND = Ground(FORMULATION.variables, DECISIONS.cells)


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_each_kind_keeps_near_its_size_and_to_what_can_be_decided(kind: str) -> None:
    for seed in range(20):
        chosen = KINDS[kind](GROUND, Random(seed), 6)
        assert chosen <= set(GROUND.cells)
        assert len(chosen) <= 12
        assert chosen == KINDS[kind](GROUND, Random(seed), 6)


def test_some_days_have_everybody_and_some_people_every_day() -> None:
    days = {day for _, day in some_days(GROUND, Random(1), 8)}
    assert all((who, day) in some_days(GROUND, Random(1), 8) for who in ("ana", "di") for day in days)
    people = {who for who, _ in some_people(GROUND, Random(1), 10)}
    assert len(people) == 1
    assert len(some_people(GROUND, Random(1), 10)) == 10


def test_around_begins_with_the_cells_and_stays_on_their_days_and_people() -> None:
    cell = GROUND.cells[0]
    chosen = around(GROUND, Random(2), 6, [cell])
    assert cell in chosen
    assert all(who == cell[0] or day == cell[1] for who, day in chosen)


def test_a_price_leads_to_those_who_could_save_it() -> None:
    formulation = build(
        make.problem(make.person("ana"), make.person("ben"), visits=(make.visit_need("v1"),)), 2
    )
    visit = formulation.variables.visits["v1"]
    for literal in visit.workers.values():
        formulation.variables.cp.add(literal == 0)
    best = search(formulation, Effort(20, None, 1, 1, is_repeatable=False), lambda _: False).best
    assert best is not None
    values: Values = best.values
    trail = PriceTrail(formulation, DecisionMap(formulation.variables), StopWatch(never))
    cells = trail.cells(values, Random(1))
    assert {who for who, _ in cells} == {"ana", "ben"}
    assert {weekday_of(day) for _, day in cells} == {1}
