"""After a flagged visit its workers have half an hour together with a colleague who can listen."""

from __future__ import annotations

from typing import Any

from planner.domain.problem import RotaProblem
from planner.domain.rota import Activity, Shift
from tests.planner.rules import factory as make

VISIT = make.activity("visit", "Tue 14:00-15:30", "v1", travel=15)
LATE_VISIT = make.activity("visit", "Tue 17:00-18:30", "v1", travel=15)


def week(**parts: Any) -> RotaProblem:
    visit = make.visit_need("v1", "Tue 14:00-20:00", needs_debrief=True, workers=parts.pop("workers", 1))
    people = (make.person("ana"), make.person("ben"), make.person("cy"))
    return make.problem(*people, **({"visits": (visit,)} | parts))


def day(who: str, *activities: Activity, **changes: Any) -> Shift:
    return make.shift(who, "Tue 12:00-20:30", *activities, rest=None, **changes)


def debrief(times: str) -> Activity:
    return make.activity("debrief", times, "v1")


def prices(*shifts: Shift, **parts: Any) -> dict[int, int]:
    return make.prices("debrief", week(**parts), *shifts)


def test_a_worker_without_a_debrief_costs_its_weight() -> None:
    assert prices(day("ana", VISIT)) == {3: 30}
    (found,) = make.found("debrief", week(), day("ana", VISIT))
    assert found.sentence == "Ana has no debrief with a colleague after visit C-v1 on Tue 24 Nov 14:15."


def test_it_begins_with_the_return_or_within_the_hour() -> None:
    for times, price in (
        ("15:30-16:00", {}),
        ("16:30-17:00", {}),
        ("16:45-17:15", {3: 30}),
        ("15:15-15:45", {3: 30}),
        ("15:30-15:45", {3: 30}),
    ):
        both = debrief(f"Tue {times}")
        assert prices(day("ana", VISIT, both), day("ben", both)) == price, times


def test_nobody_has_a_debrief_alone_or_at_another_time_than_the_colleague() -> None:
    assert prices(day("ana", VISIT, debrief("Tue 15:30-16:00"))) == {3: 30}
    other = day("ben", debrief("Tue 16:00-16:30"))
    assert prices(day("ana", VISIT, debrief("Tue 15:30-16:00")), other) == {3: 30}


def test_by_day_the_colleague_is_in_the_office_in_the_evening_the_phone_will_do() -> None:
    at_home = day("ben", debrief("Tue 15:30-16:00"), place="home")
    assert prices(day("ana", VISIT, debrief("Tue 15:30-16:00")), at_home) == {3: 30}
    late = day("ben", debrief("Tue 18:30-19:00"), place="home")
    assert prices(day("ana", LATE_VISIT, debrief("Tue 18:30-19:00")), late) == {}


def test_two_workers_have_it_together_with_a_third() -> None:
    both = debrief("Tue 15:30-16:00")
    ana, ben = day("ana", VISIT, both), day("ben", VISIT, both)
    assert prices(ana, ben, workers=2) == {3: 60}
    assert prices(ana, ben, day("cy", both), workers=2) == {}
    assert prices(ana, day("ben", VISIT), day("cy", both), workers=2) == {3: 30}


def test_a_visit_that_is_not_flagged_or_not_made_needs_none() -> None:
    assert prices() == {}
    assert prices(day("ana", VISIT), visits=(make.visit_need("v1", "Tue 14:00-20:00"),)) == {}


def test_an_exception_or_the_switch_takes_the_price_away() -> None:
    assert prices(day("ana", VISIT), overrides=(make.override("debrief", "Tue"),)) == {3: 0}
    assert prices(day("ana", VISIT), settings=make.settings(debrief={"is_on": False})) == {}
