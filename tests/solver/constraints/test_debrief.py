"""After a flagged visit time is booked for its workers and one who listens; what has no room is priced."""

from __future__ import annotations

from typing import Any

from planner.domain.person import Person
from planner.domain.problem import RotaProblem
from tests.planner.rules import factory as make
from tests.solver.solved import charged, proved, serving, solve


def tuesday(id: str, times: str, place: str = "office") -> Person:
    """Somebody who works this shift only."""
    days = {name: make.day_off(make.on(name)) for name in ("Mon", "Wed", "Thu", "Fri")}
    option = make.fixed_option(make.on("Tue"), times, break_minutes=0, place=place)
    days["Tue"] = make.working_day(make.on("Tue"), option, may_be_off=False)
    return make.person(id, days=days, week={"home_days_most": 5})


def week(*people: Person, window: str = "Tue 14:00-15:00", workers: int = 1, **parts: Any) -> RotaProblem:
    visit = make.visit_need("v1", window, needs_debrief=True, workers=workers)
    return make.problem(*people, visits=(visit,), **parts)


def test_worker_and_listener_have_it_at_one_time_after_the_return() -> None:
    rota = proved(week(tuesday("ana", "12:00-16:00"), tuesday("ben", "12:00-16:00")))
    ((_, visit),) = serving(rota, "v1", "visit")
    debriefs = serving(rota, "v1", "debrief")
    assert sorted(who for who, _ in debriefs) == ["ana", "ben"]
    assert len({each.span for _, each in debriefs}) == 1
    assert all(visit.end <= each.start <= visit.end + 60 and each.span.minutes == 30 for _, each in debriefs)


def test_both_workers_and_one_listener_are_enough() -> None:
    people = [tuesday(who, "12:00-16:00") for who in ("ana", "ben", "cy", "dee")]
    problem = week(*people, workers=2)
    assert len(serving(proved(problem), "v1", "debrief")) == 3
    assert charged(problem, "debrief") == {}


def test_each_worker_without_one_costs_the_weight() -> None:
    assert charged(week(tuesday("ana", "12:00-16:00")), "debrief") == {3: 30}
    pair = week(tuesday("ana", "12:00-16:00"), tuesday("ben", "12:00-16:00"), workers=2)
    assert charged(pair, "debrief") == {3: 60}


def test_at_home_one_listens_in_the_evening_only() -> None:
    by_day = week(tuesday("ana", "12:00-16:00"), tuesday("ben", "12:00-16:00", "home"))
    assert charged(by_day, "debrief") in ({3: 30}, {})
    who = {who for who, _ in serving(proved(by_day), "v1", "visit")}
    assert who == {"ben"} or charged(by_day, "debrief") == {3: 30}
    late = week(
        tuesday("ana", "14:00-20:00", "home"), tuesday("ben", "14:00-20:00", "home"), window="Tue 17:00-18:00"
    )
    assert charged(late, "debrief") == {}


def test_kept_it_makes_a_visit_of_no_statute_wait() -> None:
    kept = make.settings(debrief={"solver": "keep"})
    problem = week(tuesday("ana", "12:00-16:00"), settings=kept)
    assert charged(problem, "visits") == {2: 100}
    assert solve(problem).tiers[2].by_rule.get("debrief", 0) == 0


def test_an_exception_frees_the_visit() -> None:
    free = make.override("debrief", "Tue")
    assert charged(week(tuesday("ana", "12:00-16:00"), overrides=(free,)), "debrief") == {}
