"""Writing is booked in blocks before the read-back day; quarters that are short are statutory demand."""

from __future__ import annotations

from dataclasses import replace

from tests.planner.rules import factory as make
from tests.solver.solved import charged, proved, serving


def test_both_blocks_are_booked_by_the_finish() -> None:
    problem = make.problem(make.person("ana"), writing=(make.writing_need(),))
    blocks = serving(proved(problem), "w1")
    assert [(who, each.end - each.start) for who, each in blocks] == [("ana", 210), ("ana", 210)]
    assert all(each.end <= make.at("Thu 00:00") for _, each in blocks)
    assert charged(problem, "court_writing") == {}


def test_a_block_that_has_no_day_costs_each_quarter_in_tier_1() -> None:
    days = {name: make.day_off(make.on(name), "sick") for name in ("Mon", "Wed")}
    short = make.working_day(
        make.on("Tue"), make.fixed_option(make.on("Tue"), "09:00-13:00", break_minutes=0)
    )
    ana = make.person("ana", days=days | {"Tue": short})
    problem = make.problem(ana, writing=(make.writing_need(),))
    assert charged(problem, "court_writing") == {1: 140}


def test_only_the_author_s_time_counts() -> None:
    ana = make.person("ana", days={name: make.day_off(make.on(name)) for name in ("Mon", "Tue", "Wed")})
    problem = make.problem(ana, make.person("ben"), writing=(make.writing_need(),))
    assert charged(problem, "court_writing") == {1: 280}


def test_a_block_in_the_open_office_costs_an_exception_where_a_quiet_room_is_wanted() -> None:
    problem = make.problem(
        make.person("ana"), writing=(make.writing_need(wants_quiet_room=True),), quiet_rooms=0
    )
    assert charged(problem, "court_writing") == {3: 20}
    excused = replace(problem, overrides=(make.override("court_writing", "Mon", "Wed"),))
    assert charged(excused, "court_writing") == {}


def test_a_home_day_is_as_good_as_a_quiet_room() -> None:
    option = make.flexible_option(make.on("Tue"), place="either")
    ana = make.person(
        "ana", days={"Tue": make.working_day(make.on("Tue"), option)}, week={"home_days_most": 1}
    )
    need = make.writing_need(blocks=(210,), wants_quiet_room=True)
    problem = make.problem(ana, writing=(need,), quiet_rooms=0)
    assert [each.place for _, each in serving(proved(problem), "w1")] == ["home"]
    assert charged(problem, "court_writing") == {}
