"""Writing is put into no more quiet rooms than there are; events and pins that need more are priced."""

from __future__ import annotations

from typing import Any

from planner.domain.problem import RotaProblem
from planner.domain.rota import ActivityPlace
from tests.planner.rules import factory as make
from tests.solver.solved import charged, proved


def writers(rooms: int, **changes: Any) -> RotaProblem:
    """Two authors who can write only on Tuesday 9:00–12:30 and each want a quiet room."""
    day = make.on("Tue")
    others = {name: make.day_off(make.on(name)) for name in ("Mon", "Wed", "Thu", "Fri")}
    tuesday = {"Tue": make.working_day(day, make.fixed_option(day, "09:00-14:00", break_minutes=0))}
    needs = tuple(
        make.writing_need(
            f"w-{who}", who, blocks=(210,), wants_quiet_room=True, finish_by=make.at("Tue 12:30")
        )
        for who in ("ana", "ben")
    )
    people = [make.person(who, days=others | tuesday) for who in ("ana", "ben")]
    return make.problem(*people, writing=needs, quiet_rooms=rooms, **changes)


def places(problem: RotaProblem) -> list[ActivityPlace]:
    """Where the writing is done."""
    return sorted(each.place for shift in proved(problem) for each in shift.activities)


def test_two_authors_write_in_two_rooms() -> None:
    problem = writers(2)
    assert places(problem) == ["quiet_room", "quiet_room"]
    assert charged(problem, "court_writing") == {}


def test_the_second_author_writes_in_the_open_office_when_there_is_one_room() -> None:
    problem = writers(1)
    assert places(problem) == ["office", "quiet_room"]
    assert charged(problem, "court_writing") == {3: 10}
    assert charged(problem, "presence") == {}


def test_nobody_writes_in_a_quiet_room_where_there_is_none() -> None:
    assert places(writers(0)) == ["office", "office"]


def test_an_exception_for_the_day_lets_the_rooms_be_exceeded() -> None:
    assert places(writers(0, overrides=(make.override("presence", "Tue", "Tue"),))) == ["quiet_room"] * 2


def test_two_meetings_at_once_in_one_room_are_held_and_priced() -> None:
    events = tuple(
        make.event_need(id, "Tue 10:00-11:00", who, place="quiet_room")
        for id, who in (("a", "ana"), ("b", "ben"))
    )
    problem = make.problem(make.person("ana"), make.person("ben"), events=events, quiet_rooms=1)
    assert charged(problem, "presence") == {3: 20}
    assert charged(problem, "events") == {}


def test_meetings_one_after_the_other_share_the_room() -> None:
    events = (
        make.event_need("a", "Tue 10:00-11:00", "ana", place="quiet_room"),
        make.event_need("b", "Tue 11:00-12:00", "ben", place="quiet_room"),
    )
    problem = make.problem(make.person("ana"), make.person("ben"), events=events, quiet_rooms=1)
    assert charged(problem, "presence") == {}
