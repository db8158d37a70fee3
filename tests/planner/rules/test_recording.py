"""Visits are written up by who made them, after them and within two working days; so is what is owed."""

from __future__ import annotations

from typing import Any

from planner.domain.problem import RotaProblem
from planner.domain.rota import Activity
from tests.planner.rules import factory as make

VISIT = make.activity("visit", "Tue 10:00-11:30", "v1", travel=15)


def week(**parts: Any) -> RotaProblem:
    return make.problem(
        make.person("ana"),
        make.person("ben"),
        **({"visits": (make.visit_need("v1"),), "write_up_by": make.write_ups()} | parts),
    )


def prices(problem: RotaProblem, *write_ups: tuple[str, Activity]) -> dict[int, int]:
    """Ana makes the visit on Tuesday; what she and Ben write is given."""
    of_day: dict[tuple[str, int], list[Activity]] = {("ana", make.on("Tue")): [VISIT]}
    for who, activity in write_ups:
        of_day.setdefault((who, activity.start // 1440), []).append(activity)
    days = ("Mon", "Tue", "Wed", "Thu", "Fri")
    shifts = [
        make.shift(who, f"{day} 09:00-17:00", *of_day.get((who, make.on(day)), ()), rest=None)
        for who in ("ana", "ben")
        for day in days
    ]
    return make.prices("recording", problem, *shifts)


def write_up(times: str, demand: str = "v1") -> Activity:
    return make.activity("recording", times, demand)


def test_a_visit_without_a_write_up_costs_its_weight_by_the_quarter() -> None:
    assert prices(week()) == {3: 3 * 4}
    (found,) = make.found("recording", week(), make.shift("ana", "Tue 09:00-17:00", VISIT))
    assert found.sentence == (
        "Visit C-v1 on Tue 24 Nov 10:15 has no time to be written up: Ana needs 45 min by the end of "
        "Thu 26 Nov."
    )


def test_it_is_written_up_straight_after_the_way_back_or_later_not_before() -> None:
    assert prices(week(), ("ana", write_up("Tue 11:30-12:15"))) == {}
    assert prices(week(), ("ana", write_up("Tue 11:15-12:00"))) == {3: 12}
    assert prices(week(), ("ana", write_up("Mon 11:15-12:00"))) == {3: 12}


def test_two_working_days_end_with_the_second() -> None:
    assert prices(week(), ("ana", write_up("Thu 16:15-17:00"))) == {}
    assert prices(week(), ("ana", write_up("Fri 09:00-09:45"))) == {3: 12}


def test_a_short_piece_is_no_write_up() -> None:
    assert prices(week(), ("ana", write_up("Wed 09:00-09:30")), ("ana", write_up("Thu 09:00-09:30"))) == {
        3: 12
    }


def test_nobody_else_can_write_it_up() -> None:
    assert prices(week(), ("ben", write_up("Wed 09:00-09:45"))) == {3: 12}


def test_a_visit_that_nobody_makes_has_nothing_to_write() -> None:
    assert make.prices("recording", week()) == {}


def test_what_may_be_written_next_week_is_left_to_the_next_plan() -> None:
    visit = make.visit_need("v1", "Fri 10:00-16:00")
    friday = make.shift("ana", "Fri 09:00-17:00", make.activity("visit", "Fri 10:00-11:30", "v1", travel=15))
    assert make.prices("recording", week(visits=(visit,)), friday) == {}
    at_once = week(visits=(visit,), write_up_by=make.write_ups(0))
    assert make.prices("recording", at_once, friday) == {3: 12}


def test_an_owed_write_up_may_be_cut_into_useful_pieces_before_it_is_due() -> None:
    owed = week(visits=(), recording=(make.recording_need(minutes=105),))
    pieces = (("ana", write_up("Tue 13:00-13:45", "r1")), ("ana", write_up("Wed 13:00-14:00", "r1")))
    assert prices(owed, *pieces) == {}
    assert prices(owed, pieces[1]) == {3: 3 * 4}
    assert prices(owed, pieces[1], ("ana", write_up("Thu 09:00-09:45", "r1"))) == {3: 12}
    assert prices(owed, pieces[1], ("ana", write_up("Tue 09:00-09:30", "r1"))) == {3: 12}


def test_an_exception_takes_the_price_away() -> None:
    assert prices(week(overrides=(make.override("recording", "Tue"),))) == {3: 0}
    assert prices(week(overrides=(make.override("recording", "Tue", demand="v1"),))) == {3: 0}
    assert prices(week(overrides=(make.override("recording", "Tue", demand="v2"),))) == {3: 12}


def test_switched_off_it_finds_nothing() -> None:
    assert prices(week(settings=make.settings(recording={"is_on": False}))) == {}
