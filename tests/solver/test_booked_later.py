"""A problem without write-ups and debriefs asks for less, and its bounds hold for the whole."""

from __future__ import annotations

from solver.booked_later import without_bookings
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
    option = make.fixed_option(make.on("Tue"), "13:00-15:30", break_minutes=0)
    days = {name: make.day_off(make.on(name)) for name in ("Mon", "Wed", "Thu", "Fri")}
    days["Tue"] = make.working_day(make.on("Tue"), option, may_be_off=False)
    whole = make.problem(make.person("ana", days=days), visits=(VISIT,), write_up_by=make.write_ups())
    result = solve(whole)
    assert result.status == "optimal"
    prices = result.tiers[2].by_rule
    assert (prices["debrief"], prices["recording"]) == (30, 12)
    assert disagreements(whole, result) == []
