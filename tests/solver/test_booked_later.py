"""A problem without write-ups and debriefs asks for less, and its bounds hold for the whole."""

from __future__ import annotations

from typing import Any

import pytest

from planner.domain.problem import RotaProblem
from planner.ports import SolveSettings
from solver import tier_search
from solver.booked_later import without_bookings
from solver.model_builder import Formulation
from solver.rota_solver import CpSatRotaSolver
from solver.search import Effort, Searched, search
from solver.status import Outcome
from solver.subsolvers import UPWARDS
from tests.planner.rules import factory as make
from tests.solver.solved import disagreements, solve

VISIT = make.visit_need("v1", "Tue 14:00-15:00", needs_debrief=True)


def test_what_asks_for_neither_is_searched_whole_at_once() -> None:
    assert without_bookings(make.problem(make.person("ana"))) is None
    off = make.settings(debrief={"is_on": False}, recording={"is_on": False})
    whole = make.problem(make.person("ana"), visits=(VISIT,), write_up_by=make.write_ups(), settings=off)
    assert without_bookings(whole) is None


def test_the_visits_stay_and_what_follows_them_is_left_out() -> None:
    whole = make.problem(make.person("ana"), visits=(VISIT,), write_up_by=make.write_ups())
    bare = without_bookings(whole)
    assert bare is not None
    assert [each.id for each in bare.visits] == ["v1"]
    assert not bare.visits[0].needs_debrief
    assert bare.write_up_by == ()


def test_where_the_work_finds_no_room_the_whole_is_proved_above_the_floor() -> None:
    whole = without_room()
    result = solve(whole)
    assert result.status == "optimal"
    prices = result.tiers[2].by_rule
    assert (prices["debrief"], prices["recording"]) == (30, 12)
    assert disagreements(whole, result) == []


def test_above_a_floor_that_cannot_be_reached_the_best_is_searched_upwards(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(tier_search, "TINY", 0)
    searched: list[tuple[int, tuple[str, ...], Outcome]] = []

    def noted(formulation: Formulation, effort: Effort, *rest: Any) -> Searched:
        found = search(formulation, effort, *rest)
        searched.append((formulation.tier, effort.subsolvers, found.outcome))
        return found

    monkeypatch.setattr(tier_search, "search", noted)
    result = CpSatRotaSolver().solve(without_room(), SolveSettings(seconds=20, workers=2))
    assert [tier.proved for tier in result.tiers] == [True] * 4
    assert result.tiers[2].value == solve(without_room()).tiers[2].value
    assert (3, UPWARDS, Outcome.PROVED) in searched


def without_room() -> RotaProblem:
    """A visit that leaves its worker no time for write-up and debrief."""
    option = make.fixed_option(make.on("Tue"), "13:00-15:30", break_minutes=0)
    days = {name: make.day_off(make.on(name)) for name in ("Mon", "Wed", "Thu", "Fri")}
    days["Tue"] = make.working_day(make.on("Tue"), option, may_be_off=False)
    return make.problem(make.person("ana", days=days), visits=(VISIT,), write_up_by=make.write_ups())
