"""Owed hours are taken back in time as time off at the end of a shift, where other work leaves room."""

from __future__ import annotations

from typing import Any

from planner.domain.person import Person, ToilAccount, ToilLot
from planner.domain.problem import RotaProblem
from planner.domain.rota import Activity, Shift
from tests.planner.rules import factory as make
from tests.solver.solved import charged, proved, solve

NEVER = make.on("Mon+9")


def owed(minutes: int, due: str = "Fri", **changes: Any) -> ToilAccount:
    lots = (ToilLot(minutes, make.on("Mon-3"), make.on(due), NEVER),) if minutes else ()
    return ToilAccount(**({"balance": minutes, "lots": lots, "agreed": (0,), "due_on": (NEVER,)} | changes))


def tuesday(account: ToilAccount, times: str = "09:00-17:00", **changes: Any) -> Person:
    """Somebody who works this one shift."""
    days = {day: make.day_off(make.on(day)) for day in ("Mon", "Wed", "Thu", "Fri")}
    option = make.fixed_option(make.on("Tue"), times)
    days["Tue"] = make.working_day(make.on("Tue"), option, may_be_off=False)
    return make.person("ana", days=days, toil=account, **changes)


def times_off(shifts: tuple[Shift, ...]) -> list[Activity]:
    return [each for shift in shifts for each in shift.activities if each.kind == "time_off"]


def test_what_is_due_is_taken_back_at_the_end_of_the_shift() -> None:
    problem = make.problem(tuesday(owed(120)))
    (off,) = times_off(proved(problem))
    assert (off.start, off.end) == (make.at("Tue 15:00"), make.at("Tue 17:00"))
    assert charged(problem, "toil_limits") == {}


def test_nothing_is_taken_back_that_is_due_after_the_plan() -> None:
    assert times_off(proved(make.problem(tuesday(owed(120, due="Mon+3"))))) == []


def test_each_started_hour_that_no_room_is_found_for_costs_the_weight() -> None:
    busy = make.event_need("e1", "Tue 15:45-17:00", "ana", kind="hearing")
    assert charged(make.problem(tuesday(owed(120)), events=(busy,)), "toil_limits") == {3: 20}
    assert charged(make.problem(tuesday(owed(300))), "toil_limits") == {3: 10}


def test_demand_comes_before_time_off() -> None:
    visit = make.visit_need("v1", "Tue 15:00-17:00", travel_before=0, travel_after=0)
    problem = make.problem(tuesday(owed(240)), visits=(visit,))
    assert charged(problem, "toil_limits") == {3: 30}
    (off,) = times_off(proved(problem))
    assert off.start == make.at("Tue 16:00")


def test_who_has_time_off_is_not_counted_as_present_nor_contactable() -> None:
    for state in ("present", "contactable"):
        cover = make.presence_need("Tue 09:00-16:00", state=state)
        (off,) = times_off(proved(make.problem(tuesday(owed(240)), presence=(cover,))))
        assert off.start == make.at("Tue 16:00")


def test_who_ends_in_the_evening_comes_later() -> None:
    late = tuesday(owed(120), "11:00-19:00", is_evening_contract=True)
    (off,) = times_off(proved(make.problem(late)))
    assert (off.start, off.end) == (make.at("Tue 11:00"), make.at("Tue 13:00"))
    cover = make.presence_need("Tue 12:00-19:00")
    (off,) = times_off(proved(make.problem(late, presence=(cover,))))
    assert (off.start, off.end) == (make.at("Tue 11:00"), make.at("Tue 12:00"))


def test_time_off_lies_in_ordinary_hours() -> None:
    night = tuesday(owed(240), "16:00-23:30", is_evening_contract=True)
    (off,) = times_off(proved(make.problem(night)))
    assert (off.start, off.end) == (make.at("Tue 16:00"), make.at("Tue 18:00"))


def test_one_of_several_shifts_can_hold_time_off() -> None:
    tuesday_options = [make.fixed_option(make.on("Tue"), times) for times in ("09:00-17:00", "08:00-16:00")]
    days = {day: make.day_off(make.on(day)) for day in ("Mon", "Wed", "Thu", "Fri")}
    days["Tue"] = make.working_day(make.on("Tue"), *tuesday_options, may_be_off=False)
    (off,) = times_off(proved(make.problem(make.person("ana", days=days, toil=owed(60)))))
    assert off.end in (make.at("Tue 16:00"), make.at("Tue 17:00"))


def test_named_shifts_are_worked_whole() -> None:
    named = make.fixed_option(make.on("Tue"), "07:00-15:00", "Early")
    day = make.working_day(make.on("Tue"), named, may_be_off=False)
    settings = make.settings(contract_hours={"is_on": False})
    others = {name: make.day_off(make.on(name)) for name in ("Mon", "Wed", "Thu", "Fri")}
    ana = make.person("ana", days=others | {"Tue": day}, toil=owed(120))
    problem = make.problem(ana, settings=settings)
    assert times_off(proved(problem)) == []
    assert charged(problem, "toil_limits") == {3: 20}


def test_what_an_early_week_earns_is_taken_back_in_a_later_one() -> None:
    weeks = 3
    evening = make.working_day(
        make.on("Tue"), make.fixed_option(make.on("Tue"), "12:00-20:00"), may_be_off=False
    )
    later = make.on("Wed+2")
    plain = make.working_day(later, make.fixed_option(later), may_be_off=False)
    off = {
        f"{day}+{week}" if week else day: make.day_off(make.on(f"{day}+{week}"))
        for week in range(weeks)
        for day in ("Mon", "Tue", "Wed", "Thu", "Fri")
    }
    account = owed(0, agreed=(0,) * weeks, due_on=(make.on("Fri+2"), NEVER, NEVER))
    ana = make.person("ana", weeks=weeks, days=off | {"Tue": evening, "Wed+2": plain}, toil=account)
    problem = make.problem(ana, weeks=weeks, settings=make.settings(contract_hours={"is_on": False}))
    (taken,) = times_off(proved(problem))
    assert (taken.start, taken.end) == (make.at("Wed+2 15:00"), make.at("Wed+2 17:00"))
    assert charged(problem, "toil_limits") == {}


def test_pinned_time_off_repays_and_what_is_not_owed_costs() -> None:
    pin = ("ana", make.activity("time_off", "Tue 15:00-17:00").model_copy(update={"is_pinned": True}))

    def pinned(minutes: int) -> RotaProblem:
        return make.problem(tuesday(owed(minutes)), pinned_activities=(pin,))

    assert charged(pinned(120), "toil_limits") == {}
    assert charged(pinned(0), "toil_limits") == {3: 20}


def test_a_policy_to_be_kept_gives_way_with_a_note_when_there_is_no_room() -> None:
    kept = make.settings(toil_limits={"solver": "keep"}, contract_hours={"is_on": False})
    assert times_off(proved(make.problem(tuesday(owed(120)), settings=kept)))
    result = solve(make.problem(tuesday(owed(300)), settings=kept))
    assert any("Not all policies" in note for note in result.notes)


def test_an_exception_frees_the_week() -> None:
    free = make.problem(tuesday(owed(300)), overrides=(make.override("toil_limits"),))
    assert charged(free, "toil_limits") == {}


def test_what_is_settled_after_the_plan_is_made_room_for_under_the_cap() -> None:
    problem = make.problem(tuesday(owed(840, due="Mon+3", settled_after=180)))
    (off,) = times_off(proved(problem))
    assert off.end - off.start == 120
    assert charged(problem, "toil_limits") == {}
