"""While a visit is out in the evening somebody else can be called, until half an hour after its end."""

from __future__ import annotations

from typing import Any

from planner.domain.problem import RotaProblem
from planner.domain.rota import Shift
from tests.planner.rules import factory as make

# On site 18:30–19:30, back at 19:45; somebody is to be there until 20:00.
OUT = make.shift("ana", "Tue 12:00-20:30", make.activity("visit", "Tue 18:15-19:45", "v1", travel=15))


def prices(*shifts: Shift, **parts: Any) -> dict[int, int]:
    return make.prices("safe_return", week(**parts), *shifts)


def week(**parts: Any) -> RotaProblem:
    return make.problem(make.person("ana"), make.person("ben"), make.person("cy"), **parts)


def test_each_half_hour_without_anybody_to_call_costs_its_weight() -> None:
    # 18:00 to 20:00: four half-hours that the visit or the wait after it touches.
    assert prices(OUT) == {3: 4 * 10}
    (found,) = make.found("safe_return", week(), OUT)
    assert found.sentence == (
        "Ana is out on visits on Tue 24 Nov and nobody else is contactable 18:00–20:00."
    )


def test_a_colleague_at_work_until_half_an_hour_after_the_visit_is_enough() -> None:
    assert prices(OUT, make.shift("ben", "Tue 12:00-20:00", place="home")) == {}
    assert prices(OUT, make.shift("ben", "Tue 12:00-19:45")) == {3: 10}


def test_who_is_out_or_just_back_cannot_be_called() -> None:
    ben = make.shift("ben", "Tue 12:00-20:30", make.activity("visit", "Tue 17:00-18:15", "v2", travel=15))
    assert prices(OUT, ben) == {3: 10}
    both = make.shift("ben", "Tue 12:00-20:30", make.activity("visit", "Tue 18:15-19:45", "v1", travel=15))
    assert prices(OUT, both) == {3: 40}


def test_a_visit_that_is_back_by_six_asks_for_nobody() -> None:
    day = make.shift("ana", "Tue 12:00-20:30", make.activity("visit", "Tue 16:30-18:00", "v1", travel=15))
    assert prices(day) == {}
    late = make.shift("ana", "Tue 12:00-20:30", make.activity("visit", "Tue 16:45-18:15", "v1", travel=15))
    assert prices(late) == {3: 10}


def test_a_visit_in_the_night_is_watched_over_until_the_morning() -> None:
    night = make.shift("ana", "Tue 22:00-06:00", make.activity("visit", "Wed 02:00-03:00", "v1"))
    assert prices(night) == {3: 3 * 10}
    assert prices(night, make.shift("ben", "Tue 22:00-06:00")) == {}


def test_time_off_is_not_time_at_work() -> None:
    off = make.activity("time_off", "Tue 19:00-20:30")
    assert prices(OUT, make.shift("ben", "Tue 12:00-20:30", off)) == {3: 2 * 10}


def test_a_named_service_takes_over_from_its_hour_on() -> None:
    served = make.settings(safe_return={"on_call": "Emergency duty team", "on_call_from": "19:00"})
    assert prices(OUT, settings=served) == {3: 2 * 10}
    all_evening = make.settings(safe_return={"on_call": "Emergency duty team", "on_call_from": "18:00"})
    assert prices(OUT, settings=all_evening) == {}


def test_an_exception_or_the_switch_takes_the_price_away() -> None:
    assert prices(OUT, overrides=(make.override("safe_return", "Tue", "Tue"),)) == {3: 0}
    assert prices(OUT, settings=make.settings(safe_return={"is_on": False})) == {}
