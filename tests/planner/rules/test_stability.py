"""`stability`: a published rota that has to be repaired changes as little as can be."""

from __future__ import annotations

from dataclasses import replace

from planner.domain.repair import Repair
from planner.domain.rota import Shift
from planner.rules.stability import RULE
from tests.planner.rules.factory import (
    activity,
    at,
    found,
    on,
    person,
    prices,
    problem,
    settings,
    shift,
    visit_need,
)

VISIT = activity("visit", "Tue 10:00-11:30", "v1", travel=15)
LATER = activity("visit", "Tue 13:00-14:30", "v1", travel=15)
ANA, BEN = shift("ana", "Tue 09:00-17:00", VISIT), shift("ben", "Tue 09:00-17:00")
WEEK = problem(
    person("ana"),
    person("ben"),
    visits=(visit_need("v1"),),
    repair=Repair((ANA, BEN), at("Mon 12:00")),
)


def goes(shift: Shift, *activities: object) -> Shift:
    return shift.model_copy(update={"activities": activities})


def test_the_rota_as_published_costs_nothing() -> None:
    assert not found(RULE, WEEK, ANA, BEN)


def test_a_rota_that_is_no_repair_has_nothing_to_stay_near_to() -> None:
    assert not found(RULE, replace(WEEK, repair=None), goes(ANA))


def test_a_visit_that_moves_to_another_touches_two_people() -> None:
    ana, ben = found(RULE, WEEK, goes(ANA), goes(BEN, VISIT))
    assert (ana.price, ben.price) == (5, 5 + 1)
    assert ana.sentence == "Ana's published plan changes: 1 taken away."
    assert ben.sentence == "Ben's published plan changes: 1 new visit, turn or meeting."
    assert (ben.tier, ben.kind) == (4, "wish")


def test_a_visit_at_another_time_is_new() -> None:
    assert prices(RULE, WEEK, goes(ANA, LATER), BEN) == {4: 5 + 1}


def test_desk_work_may_move_freely() -> None:
    assert not found(RULE, WEEK, ANA, goes(BEN, activity("protected_admin", "Tue 10:00-11:30")))


def test_a_shift_at_other_times_counts_twice_at_short_notice() -> None:
    later = shift("ben", "Tue 10:00-18:00")
    assert prices(RULE, WEEK, ANA, later) == {4: 5 + 2 * 5}
    patient = replace(WEEK, settings=settings(stability={"notice_days": 1}))
    assert prices(RULE, patient, ANA, later) == {4: 5 + 5}
    assert prices(RULE, replace(patient, repair=Repair((ANA, BEN), at("Tue 00:00"))), ANA, later) == {4: 15}


def test_a_day_off_lost_counts_twice_however_early_it_is_said() -> None:
    patient = replace(WEEK, settings=settings(stability={"notice_days": 0}))
    assert prices(RULE, patient, ANA, BEN, shift("ben", "Thu 09:00-17:00")) == {4: 5 + 2 * 5}
    assert prices(RULE, patient, ANA) == {4: 5 + 5}


def test_place_and_name_of_a_shift_count_as_well() -> None:
    assert prices(RULE, WEEK, ANA, shift("ben", "Tue 09:00-17:00", place="home")) == {4: 15}
    assert prices(RULE, WEEK, ANA, shift("ben", "Tue 09:00-17:00", name="Early")) == {4: 15}


def test_what_cannot_be_as_published_is_not_counted() -> None:
    ill = replace(WEEK, repair=Repair((ANA, BEN), at("Mon 12:00"), uncounted=(("ana", on("Tue")),)))
    (ben,) = found(RULE, ill, goes(BEN, VISIT))
    assert ben.people == ("ben",)


def test_weights_and_off() -> None:
    dear = settings(stability={"weight": 7, "person_weight": 20, "activity_weight": 3, "notice_days": 0})
    assert prices(RULE, replace(WEEK, settings=dear), goes(ANA), shift("ben", "Tue 10:00-18:00", VISIT)) == {
        4: 20 + 20 + 7 + 3
    }
    off = settings(stability={"is_on": False})
    assert not found(RULE, replace(WEEK, settings=off), goes(ANA))
