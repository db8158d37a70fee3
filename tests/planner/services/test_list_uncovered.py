"""Each demand whose least is not met is listed once, with how much is missing and why."""

from __future__ import annotations

from planner.domain.problem import RotaProblem
from planner.domain.rota import Shift, Uncovered
from planner.rules.catalogue import check
from planner.services.list_uncovered import MOST_EXPLAINED, NOT_EXPLAINED, list_uncovered
from tests.planner.rules.factory import (
    activity,
    at,
    day_off,
    duty_turn,
    event_need,
    on,
    person,
    presence_need,
    problem,
    shift,
    shift_need,
    span,
    supervision_need,
    visit_need,
    working_day,
    writing_need,
)


def uncovered(week: RotaProblem, *shifts: Shift) -> tuple[Uncovered, ...]:
    return list_uncovered(week, shifts, check(week, shifts))


def test_covered_demand_is_not_listed() -> None:
    week = problem(person("ana"), visits=(visit_need("v1", "Tue 10:00-16:00"),))
    made = shift("ana", "Tue 09:00-17:00", activity("visit", "Tue 10:00-11:30", "v1", travel=15))
    assert uncovered(week, made) == ()


def test_visit_outside_its_windows_is_uncovered_and_a_write_up_left_behind_covers_nothing() -> None:
    week = problem(person("ana"), visits=(visit_need("v1", "Tue 10:00-13:00"),))
    late = shift("ana", "Tue 09:00-17:00", activity("visit", "Tue 15:00-16:30", "v1", travel=15))
    assert [each.demand for each in uncovered(week, late)] == ["v1"]
    left = shift("ana", "Tue 09:00-17:00", activity("recording", "Tue 15:00-15:45", "v1"))
    assert [each.demand for each in uncovered(week, left)] == ["v1"]


def test_two_worker_visit_with_one_is_shown_at_its_time() -> None:
    visit = visit_need("v1", "Tue 16:00-20:30", workers=2)
    week = problem(person("ana"), person("ben"), person("cy"), visits=(visit,))
    late = shift("ana", "Tue 12:00-20:30", activity("visit", "Tue 18:15-19:45", "v1", travel=15))
    (entry,) = uncovered(week, late, shift("ben", "Tue 09:00-17:00"))
    assert (entry.start, entry.end, entry.missing, entry.unit) == (
        at("Tue 18:30"),
        at("Tue 19:30"),
        1,
        "workers",
    )
    assert entry.reason == ("1 of 2 workers found (Ana); of 3: 2 could come at other hours.")


def test_visit_nobody_makes_is_shown_where_most_people_are_free() -> None:
    week = problem(person("ana"), visits=(visit_need("v1", "Tue 10:00-12:00", "Wed 12:00-16:00"),))
    (entry,) = uncovered(week, shift("ana", "Wed 09:00-14:30", rest=None))
    assert entry.start == at("Wed 12:00")
    assert entry.reason == "0 of 1 worker found; of 1: 1 free then."


def test_court_writing_says_how_much_is_booked_by_when() -> None:
    week = problem(person("ana"), writing=(writing_need(),))
    block = activity("court_writing", "Tue 09:00-12:30", "w1")
    (entry,) = uncovered(week, shift("ana", "Tue 09:00-17:00", block))
    assert (entry.missing, entry.unit) == (210, "minutes")
    assert entry.reason == (
        "3.5 h of 7 h booked by Thu 26 Nov 00:00; Ana is at work 8 h until then; "
        "Ana could, Tue 24 Nov 13:30–17:00."
    )
    assert (entry.start, entry.end) == (at("Wed 20:30"), at("Thu 00:00"))


def test_duty_turn_lists_the_least_and_not_the_ideal() -> None:
    turn = duty_turn(least=1, ideal=2)
    week = problem(person("ana"), person("ben"), duty_turns=(turn,))
    on_duty = shift("ana", "Tue 09:00-17:00", activity("duty", "Tue 09:00-13:00", turn.id))
    assert uncovered(week, on_duty) == ()
    (entry,) = uncovered(week, shift("ana", "Tue 09:00-17:00"))
    assert (entry.kind, entry.missing, entry.unit) == ("duty", 1, "people")
    assert entry.reason == "0 of 1 on duty; of 2: 1 could come at other hours, 1 free then."


def test_duty_turn_without_the_skill_names_it() -> None:
    turn = duty_turn(skills=(("manager", 1),))
    week = problem(person("ana"), person("sue", skills=("manager",)), duty_turns=(turn,))
    on_duty = shift("ana", "Tue 09:00-17:00", activity("duty", "Tue 09:00-13:00", turn.id))
    (entry,) = uncovered(week, on_duty)
    assert entry.reason == "Nobody on duty holds “manager”; of 2: 1 could come at other hours."


def test_presence_is_listed_run_by_run_with_the_worst() -> None:
    need = presence_need("Tue 09:00-17:00", least=2)
    week = problem(person("ana"), person("ben"), presence=(need,))
    out = shift("ben", "Tue 10:00-17:00", activity("visit", "Tue 13:00-14:00", "v1"))
    entries = uncovered(week, shift("ana", "Tue 10:00-17:00"), out)
    assert [(entry.start, entry.end, entry.missing) for entry in entries] == [
        (at("Tue 09:00"), at("Tue 10:00"), 2),
        (at("Tue 13:00"), at("Tue 14:00"), 1),
    ]
    assert entries[0].reason.startswith("2 too few present; of 2: ")


def test_presence_short_of_its_ideal_alone_is_not_listed() -> None:
    week = problem(person("ana"), presence=(presence_need(least=1, ideal=3),))
    assert uncovered(week, shift("ana", "Tue 09:00-17:00")) == ()


def test_named_shift_says_who_cannot_and_who_works_another() -> None:
    choices = ("Early 07:00-15:00", "Late 13:00-21:00")
    week = problem(
        person("ana", options=choices),
        person("ben", days={"Tue": day_off(on("Tue"), "sick")}),
        shift_needs=(shift_need("Early", least=2, ideal=2),),
    )
    (entry,) = uncovered(week, shift("ana", "Tue 13:00-21:00", name="Late"))
    assert (entry.start, entry.end, entry.missing) == (at("Tue 07:00"), at("Tue 15:00"), 2)
    assert entry.reason == "0 of 2 people; of 2: 1 on leave or not working, 1 could come at other hours."


def test_surplus_on_a_named_shift_is_not_uncovered() -> None:
    choices = ("Early 07:00-15:00",)
    week = problem(
        person("ana", options=choices), person("ben", options=choices), shift_needs=(shift_need("Early"),)
    )
    early = [shift(who, "Tue 07:00-15:00", name="Early") for who in ("ana", "ben")]
    assert uncovered(week, *early) == ()


def test_supervision_names_the_two() -> None:
    week = problem(person("ana"), person("sue"), supervision=(supervision_need(),))
    (entry,) = uncovered(week)
    assert entry.missing == 2
    assert entry.reason == (
        "No 90 uninterrupted minutes were found for Sue and Ana together; "
        "Ana and Sue could, Mon 23 Nov 07:00–08:30."
    )


def test_event_says_of_each_person_why_they_are_not_there() -> None:
    week = problem(
        person("ana", days={"Tue": day_off(on("Tue"), "sick")}),
        person("ben"),
        person("cy"),
        person("dee", days={"Tue": working_day(on("Tue"))}),
        events=(event_need("e1", "Tue 10:00-11:00", "ana", "ben", "cy", "dee"),),
    )
    (entry,) = uncovered(
        week,
        shift("cy", "Tue 12:00-20:00"),
        shift("dee", "Tue 09:00-17:00", activity("visit", "Tue 10:00-11:30", "v1")),
    )
    assert entry.missing == 4
    assert entry.reason == (
        "Ana, Ben, Cy and Dee are missing; Ana is off on Tue 24 Nov (away); Dee is already on a visit; "
        "Ben and Cy could, Tue 24 Nov 10:00–11:00."
    )


def test_entries_come_by_time() -> None:
    week = problem(
        person("ana"),
        visits=(visit_need("v1", "Wed 10:00-12:00"), visit_need("v2", "Tue 10:00-12:00")),
        events=(event_need("e1", "Tue 09:00-09:30", "ana"),),
    )
    assert [entry.demand for entry in uncovered(week)] == ["e1", "v2", "v1"]
    assert span("Tue 09:00-09:30").start == at("Tue 09:00")


def test_of_many_gaps_the_most_urgent_come_with_their_reasons() -> None:
    planned = [visit_need(f"v{number}", "Tue 10:00-12:00") for number in range(MOST_EXPLAINED)]
    statutory = visit_need("last", "Fri 10:00-12:00", is_statutory=True)
    week = problem(person("ana"), visits=(*planned, statutory))
    entries = uncovered(week, shift("ana", "Tue 09:00-09:30", rest=None))
    assert len(entries) == MOST_EXPLAINED + 1
    unexplained = [entry for entry in entries if entry.reason == NOT_EXPLAINED]
    assert len(unexplained) == 1
    assert unexplained[0].demand != "last"
