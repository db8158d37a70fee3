"""Two who must go together start together; nobody goes along who is not needed."""

from __future__ import annotations

from tests.planner.rules import factory as make
from tests.solver.solved import charged, proved, serving

PAIRED = make.visit_need("v1", workers=2, is_paired=True)


def test_both_workers_go_at_one_time() -> None:
    problem = make.problem(make.person("ana"), make.person("ben"), visits=(PAIRED,))
    there = serving(proved(problem), "v1")
    assert sorted(who for who, _ in there) == ["ana", "ben"]
    assert len({each.span for _, each in there}) == 1
    assert charged(problem, "paired_visits") == {}


def test_two_who_are_never_at_work_together_leave_one_missing() -> None:
    tuesday = make.on("Tue")
    morning = make.working_day(tuesday, make.fixed_option(tuesday, "08:00-12:00", break_minutes=0))
    afternoon = make.working_day(tuesday, make.fixed_option(tuesday, "12:00-16:00", break_minutes=0))
    people = make.person("ana", days={"Tue": morning}), make.person("ben", days={"Tue": afternoon})
    problem = make.problem(*people, visits=(PAIRED,))
    assert charged(problem, "visits") == {2: 100}
    assert charged(problem, "paired_visits") == {}


def test_one_pinned_at_another_time_is_priced_by_solver_and_checker_alike() -> None:
    early = make.activity("visit", "Tue 10:00-11:30", "v1", travel=15)
    late = make.activity("visit", "Tue 13:00-14:30", "v1", travel=15)
    people = make.person("ana"), make.person("ben")
    pins = (("ana", early), ("ben", late))
    problem = make.problem(*people, visits=(PAIRED,), pinned_activities=pins)
    # The visit comes first: Ben goes with Ana and, by his pin, again. Apart, and twice.
    assert charged(problem, "visits") == {}
    assert charged(problem, "paired_visits") == {3: 200}


def test_no_third_worker_goes_along() -> None:
    people = [make.person(who) for who in ("ana", "ben", "cy")]
    assert len(serving(proved(make.problem(*people, visits=(PAIRED,))), "v1")) == 2
