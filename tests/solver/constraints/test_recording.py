"""Write-ups are booked after their visits by who makes them; what has no room is priced by the quarter."""

from __future__ import annotations

from typing import Any

from planner.domain.person import Person
from planner.domain.problem import RotaProblem
from tests.planner.rules import factory as make
from tests.solver.solved import charged, proved, serving, solve


def on_days(id: str, **times: str) -> Person:
    """Somebody who works these agreed shifts and no others."""
    days = {name: make.day_off(make.on(name)) for name in ("Mon", "Tue", "Wed", "Thu", "Fri")}
    for name, text in times.items():
        option = make.fixed_option(make.on(name), text, break_minutes=0)
        days[name] = make.working_day(make.on(name), option, may_be_off=False)
    return make.person(id, days=days)


def week(*people: Person, **parts: Any) -> RotaProblem:
    usual = {"visits": (make.visit_need("v1", "Tue 09:15-13:00"),), "write_up_by": make.write_ups()}
    return make.problem(*people, **(usual | parts))


def test_the_write_up_is_booked_after_the_visit_by_who_makes_it() -> None:
    problem = week(on_days("ana", Tue="09:00-12:00"), on_days("ben", Mon="09:00-12:00"))
    rota = proved(problem)
    ((_, visit),) = serving(rota, "v1", "visit")
    ((who, written),) = serving(rota, "v1", "recording")
    assert who == "ana"
    assert written.start >= visit.end
    assert written.end - written.start == 45
    assert charged(problem, "recording") == {}


def test_without_room_on_the_day_it_waits_for_the_second_working_day() -> None:
    short = {"Tue": "09:00-11:00", "Thu": "09:00-12:00"}
    ((_, written),) = serving(proved(week(on_days("ana", **short))), "v1", "recording")
    assert written.start // 1440 == make.on("Thu")


def test_what_cannot_be_written_in_time_costs_its_weight() -> None:
    assert charged(week(on_days("ana", Tue="09:00-11:00", Fri="09:00-12:00")), "recording") == {3: 12}


def test_one_of_two_workers_writes() -> None:
    visit = make.visit_need("v1", "Tue 09:15-10:30", workers=2)
    problem = week(on_days("ana", Tue="09:00-11:00"), on_days("ben", Tue="09:00-12:00"), visits=(visit,))
    assert [who for who, _ in serving(proved(problem), "v1", "recording")] == ["ben"]


def test_beside_a_pinned_write_up_none_is_booked() -> None:
    visit = make.visit_need("v1", "Tue 09:15-10:30", workers=2)
    pin = make.activity("recording", "Wed 10:00-10:45", "v1")
    people = (on_days("ana", Tue="09:00-11:00", Wed="09:00-12:00"), on_days("ben", Tue="09:00-12:00"))
    problem = week(*people, visits=(visit,), pinned_activities=(("ana", pin),))
    ((who, written),) = serving(proved(problem), "v1", "recording")
    assert (who, written.start // 1440) == ("ana", make.on("Wed"))


def test_two_pinned_write_ups_of_a_visit_both_stay() -> None:
    pins = tuple(
        ("ana", make.activity("recording", f"Wed {at}", "v1")) for at in ("09:15-10:00", "10:30-11:15")
    )
    person = on_days("ana", Tue="09:00-11:00", Wed="09:00-12:00")
    assert len(serving(proved(week(person, pinned_activities=pins)), "v1", "recording")) == 2


def test_kept_it_makes_a_visit_of_no_statute_wait() -> None:
    kept = make.settings(recording={"solver": "keep"})
    problem = week(on_days("ana", Tue="09:00-11:00"), settings=kept)
    assert charged(problem, "visits") == {2: 100}
    assert solve(problem).tiers[2].by_rule.get("recording", 0) == 0


def test_an_owed_write_up_is_booked_before_it_is_due() -> None:
    owed = make.recording_need(minutes=105)
    problem = week(on_days("ana", Tue="09:00-10:00", Wed="09:00-09:50"), visits=(), recording=(owed,))
    assert sum(each.end - each.start for _, each in serving(proved(problem), "r1")) == 105
    late = week(on_days("ana", Thu="09:00-12:00"), visits=(), recording=(owed,))
    assert charged(late, "recording") == {3: 7 * 4}


def test_an_exception_frees_the_visit() -> None:
    problem = week(on_days("ana", Tue="09:00-11:00"), overrides=(make.override("recording", "Tue"),))
    assert charged(problem, "recording") == {}
