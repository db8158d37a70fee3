"""Protected admin time is booked in whole blocks; a block that has no room is priced by the quarter."""

from __future__ import annotations

from typing import Any

from planner.domain.problem import RotaProblem
from tests.planner.rules import factory as make
from tests.solver.solved import charged, proved, serving, solve


def tuesday(times: str, blocks: int, minutes: int = 90, **parts: Any) -> RotaProblem:
    """Somebody who works this shift only, with so many blocks of protected time."""
    days = {name: make.day_off(make.on(name)) for name in ("Mon", "Wed", "Thu", "Fri")}
    option = make.fixed_option(make.on("Tue"), times, break_minutes=0)
    days["Tue"] = make.working_day(make.on("Tue"), option, may_be_off=False)
    week = {"admin_blocks": blocks, "admin_block_minutes": minutes}
    return make.problem(make.person("ana", days=days, week=week), **parts)


def test_the_agreed_blocks_are_booked() -> None:
    problem = tuesday("09:00-13:00", 2)
    assert [each.end - each.start for _, each in serving(proved(problem), None, "protected_admin")] == [
        90,
        90,
    ]
    assert charged(problem, "protected_admin") == {}


def test_each_quarter_of_a_block_that_has_no_room_costs_its_weight() -> None:
    assert charged(tuesday("09:00-13:00", 4), "protected_admin") == {3: 2 * 6 * 10}
    # Two missing blocks of 70 minutes are 140 minutes: ten quarters, rounded up over both.
    assert charged(tuesday("09:00-13:00", 5, 70), "protected_admin") == {3: 10 * 10}


def test_a_visit_takes_the_time_when_it_has_no_other() -> None:
    visit = make.visit_need("v1", "Tue 10:00-12:30", minutes=150)
    assert charged(tuesday("09:00-13:00", 2, visits=(visit,)), "protected_admin") == {3: 120}


def test_kept_it_makes_a_visit_of_no_statute_wait() -> None:
    kept = make.settings(protected_admin={"solver": "keep"})
    visit = make.visit_need("v1", "Tue 10:00-12:30", minutes=150)
    problem = tuesday("09:00-13:00", 2, visits=(visit,), settings=kept)
    assert charged(problem, "visits") == {2: 100}
    assert solve(problem).tiers[2].by_rule.get("protected_admin", 0) == 0


def test_an_exception_frees_the_week() -> None:
    problem = tuesday("09:00-13:00", 4, overrides=(make.override("protected_admin", staff="ana"),))
    assert charged(problem, "protected_admin") == {}
