"""What repairs cost at least, when no visit is handed over; and the repair that hands one over."""

from __future__ import annotations

from dataclasses import replace

from planner.domain.person import Person
from planner.domain.problem import RotaProblem
from planner.domain.repair import Repair
from solver.as_published import NOTHING_UNAVOIDABLE
from solver.handing_over import BoundOfChanges
from solver.model_builder import Relaxation
from solver.near_search import NearSearch
from solver.repair_search import PROVED_CHANGES
from solver.search import Effort, Searched
from solver.status import Outcome
from tests.planner.rules import factory as make
from tests.solver.solved import charged, proved, serving, solve

EFFORT = Effort(seconds=10, deterministic=None, workers=1, seed=1, is_repeatable=False)
# Ana is ill; only Ben may go on her visit, and only if Cy goes on his.
HERS = make.visit_need("hers", "Tue 10:00-11:00", skills=("ami",))
HIS = make.visit_need("his", "Tue 10:00-11:00")
PERSON, ACTIVITY = 5, 1


def one_day(who: str, skills: tuple[str, ...] = ()) -> Person:
    days = {name: make.day_off(make.on(name)) for name in ("Mon", "Wed", "Thu", "Fri")}
    days["Tue"] = make.working_day(make.on("Tue"), may_be_off=False)
    return make.person(who, days=days, skills=skills)


def handed_over() -> RotaProblem:
    ill = make.person("ana", days={"Tue": make.day_off(make.on("Tue"), "sick")})
    published = (
        make.shift("ana", "Tue 09:00-17:00", make.activity("visit", "Tue 09:45-11:15", "hers", travel=15)),
        make.shift("ben", "Tue 09:00-17:00", make.activity("visit", "Tue 09:45-11:15", "his", travel=15)),
        make.shift("cy", "Tue 09:00-17:00"),
    )
    return make.problem(
        ill,
        one_day("ben", ("ami",)),
        one_day("cy"),
        visits=(HERS, HIS),
        repair=Repair(published, make.at("Mon 12:00"), uncounted=(("ana", make.on("Tue")),)),
        base=published,
    )


def near(problem: RotaProblem) -> NearSearch:
    return NearSearch(problem, lambda _: EFFORT, lambda: False, Relaxation())


def bounding(problem: RotaProblem, most: tuple[int, int] = (0, 0)) -> BoundOfChanges:
    made = near(problem)
    formulation = made.written(made.published.undisturbed(made.published.kept), made.published.going)
    return BoundOfChanges(formulation, made.published, most, NOTHING_UNAVOIDABLE)


def searched(bound: BoundOfChanges) -> Searched:
    return near(bound.published.problem).search(bound.formulation)


def test_a_visit_is_handed_over_to_make_room_for_one_that_only_this_person_may_take() -> None:
    shifts = proved(handed_over())
    assert [who for who, _ in serving(shifts, "hers")] == ["ben"]
    assert [who for who, _ in serving(shifts, "his")] == ["cy"]
    assert charged(handed_over(), "stability") == {4: 2 * PERSON + 2 * ACTIVITY}
    assert PROVED_CHANGES in solve(handed_over()).notes


def test_the_bound_counts_who_gives_a_visit_away_and_that_it_is_new_to_somebody() -> None:
    bound = bounding(handed_over())
    found = searched(bound)
    assert found.outcome is Outcome.PROVED
    assert found.best is not None
    assert found.best.value == PERSON + 2 * ACTIVITY
    assert bound.group(found.best) == {"ben"}


def test_without_whoever_changed_alone_somebody_is_given_the_visit() -> None:
    bound = bounding(handed_over())
    bound.ask_for_others_than(frozenset({"ben"}))
    assert searched(bound).bound == 2 * PERSON + 2 * ACTIVITY


def test_the_bound_says_when_nothing_is_cheaper() -> None:
    bound = bounding(handed_over())
    bound.ask_for_people(2)
    bound.ask_for_less_than(2 * PERSON + 2 * ACTIVITY)
    assert searched(bound).outcome is Outcome.IMPOSSIBLE


def test_what_may_be_left_undone_at_no_more_than_it_costs_now_need_not_be_new_to_anybody() -> None:
    best = searched(bounding(handed_over(), (0, HIS.weight))).best
    assert best is not None
    assert best.value <= PERSON + ACTIVITY


def test_a_meeting_whose_only_day_is_over_is_seen_to_be_impossible_at_once() -> None:
    days = {name: make.day_off(make.on(name), "sick") for name in ("Tue", "Wed", "Thu", "Fri")}
    problem = make.problem(
        make.person("ana", days=days),
        make.person("sue"),
        supervision=(make.supervision_need(),),
        repair=Repair((), make.at("Tue 08:00")),
    )
    assert near(problem).written(problem, None).variables.meetings == {}
    earlier = replace(problem, repair=Repair((), make.at("Mon 08:00")))
    assert (
        NearSearch(earlier, lambda _: EFFORT, lambda: False, Relaxation())
        .written(earlier, None)
        .variables.meetings
    )
