"""Runs of weeks on the duty desk, and breaks from the front line."""

from __future__ import annotations

from typing import Any

from planner.domain.person import Person
from planner.domain.problem import RotaProblem
from planner.domain.rota import Shift
from tests.planner.rules import factory as make


def duty(day: str, hours: int = 8) -> Shift:
    """A day on duty from 09:00 on."""
    return make.shift(
        "ana", f"{day} 09:00-17:00", make.activity("duty", f"{day} 09:00-{9 + hours:02d}:00", "d"), rest=None
    )


def week(weeks: int = 1, settings: dict[str, Any] | None = None, **changes: Any) -> RotaProblem:
    ana: Person = make.person("ana", weeks=weeks, **changes)
    return make.problem(ana, weeks=weeks, settings=make.settings(task_rotation=settings or {}))


def test_the_fifth_heavy_week_in_a_row_costs_its_weight() -> None:
    assert make.prices("task_rotation", week(heavy_weeks_before=4), duty("Tue")) == {3: 20}
    assert make.prices("task_rotation", week(heavy_weeks_before=3), duty("Tue")) == {}
    (found,) = make.found("task_rotation", week(heavy_weeks_before=4), duty("Tue"))
    assert found.sentence == (
        "Ana is on duty for 8 h in the week of Mon 23 Nov, the 5th week in a row; 4 weeks is the most."
    )


def test_less_than_a_days_work_does_not_make_a_week_heavy() -> None:
    assert make.prices("task_rotation", week(heavy_weeks_before=9), duty("Tue", 7)) == {}
    both = (duty("Tue", 4), duty("Wed", 4))
    assert make.prices("task_rotation", week(heavy_weeks_before=9), *both) == {3: 20}


def test_a_light_week_begins_the_run_anew() -> None:
    light = week(3, {"longest_weeks": 1}, heavy_weeks_before=1)
    assert make.prices("task_rotation", light, duty("Tue+1"), duty("Tue+2")) == {3: 20}
    assert make.prices("task_rotation", light, duty("Tue"), duty("Tue+1"), duty("Tue+2")) == {3: 60}


def test_other_tasks_are_heavy_where_the_team_says_so() -> None:
    writing = make.shift(
        "ana", "Tue 09:00-17:00", make.activity("court_writing", "Tue 09:00-17:00", "w1"), rest=None
    )
    assert make.prices("task_rotation", week(heavy_weeks_before=4), writing) == {}
    court = week(settings={"heavy_tasks": ("duty", "court_writing")}, heavy_weeks_before=4)
    assert make.prices("task_rotation", court, writing) == {3: 20}


def test_visits_and_duty_in_a_break_from_the_front_line_cost_their_weight() -> None:
    on_break = week(off_front_line=frozenset({make.on("Tue")}))
    visit = make.activity("visit", "Tue 10:00-11:30", "v1", travel=15)
    assert make.prices("task_rotation", on_break, make.shift("ana", "Tue 09:00-17:00", visit)) == {3: 50}
    assert make.prices("task_rotation", on_break, duty("Tue")) == {3: 50}
    assert make.prices("task_rotation", on_break, duty("Wed")) == {}
    assert make.prices("task_rotation", on_break, make.shift("ana", "Tue 09:00-17:00")) == {}


def test_an_exception_or_the_switch_takes_the_price_away() -> None:
    ana = make.person("ana", heavy_weeks_before=4, off_front_line=frozenset({make.on("Tue")}))
    excused = make.problem(ana, overrides=(make.override("task_rotation", "Tue", staff="ana"),))
    assert make.prices("task_rotation", excused, duty("Tue")) == {3: 0}
    off = make.problem(ana, settings=make.settings(task_rotation={"is_on": False}))
    assert make.prices("task_rotation", off, duty("Tue")) == {}
