"""Duty turns have their people and skills; named shifts their cover; nobody more than a share unpriced."""

from __future__ import annotations

from tests.planner.rules import factory as make
from tests.solver.solved import charged, proved, serving

PEOPLE = (make.person("ana", skills=("sw",)), make.person("ben"))


def test_the_turn_is_covered_by_someone_in_the_office_for_the_whole_of_it() -> None:
    turn = make.duty_turn()
    problem = make.problem(*PEOPLE, duty_turns=(turn,))
    ((who, duty),) = serving(proved(problem), turn.id)
    assert who in ("ana", "ben")
    assert duty.span == turn.span
    assert charged(problem, "duty_cover") == {}


def test_one_missing_from_the_least_costs_the_weight_in_tier_1() -> None:
    problem = make.problem(*PEOPLE, duty_turns=(make.duty_turn(least=3, ideal=3),))
    assert charged(problem, "duty_cover") == {1: 60}


def test_one_missing_from_the_ideal_costs_less_in_tier_2() -> None:
    problem = make.problem(*PEOPLE, duty_turns=(make.duty_turn(least=1, ideal=3),))
    assert charged(problem, "duty_cover") == {2: 10}


def test_a_missing_skill_costs_like_a_missing_person() -> None:
    problem = make.problem(*PEOPLE, duty_turns=(make.duty_turn(skills=(("sw", 2),)),))
    assert charged(problem, "duty_cover") == {1: 60}


def test_a_home_day_covers_a_turn_that_asks_for_contact_only() -> None:
    tuesday = make.working_day(make.on("Tue"), make.flexible_option(make.on("Tue"), place="home"))
    ana = make.person("ana", days={"Tue": tuesday}, week={"home_days_most": 1})
    at_desk, by_phone = make.duty_turn(), make.duty_turn(state="contactable")
    assert charged(make.problem(ana, duty_turns=(at_desk,)), "duty_cover") == {1: 60}
    assert charged(make.problem(ana, duty_turns=(by_phone,)), "duty_cover") == {}


def test_duty_over_the_share_costs_each_started_turn_in_tier_3() -> None:
    turns = tuple(make.duty_turn(f"{day} 09:00-13:00") for day in ("Mon", "Tue", "Wed"))
    ana = make.person("ana", week={"duty_share_minutes": 300})
    # 12 h of duty, a share of 5 h: 7 h over are two turns of 4 h.
    assert charged(make.problem(ana, duty_turns=turns), "duty_cover") == {3: 20}


def test_named_shifts_cost_what_is_missing_and_what_is_too_much() -> None:
    tuesday = make.working_day(
        make.on("Tue"), make.fixed_option(make.on("Tue"), name="Early"), may_be_off=False
    )
    people = [make.person(who, days={"Tue": tuesday}) for who in ("ana", "ben")]
    assert charged(make.problem(*people, shift_needs=(make.shift_need(least=3, ideal=3),)), "duty_cover") == {
        2: 100
    }
    assert charged(make.problem(*people, shift_needs=(make.shift_need(),)), "duty_cover") == {2: 1}
    skilled = make.shift_need(least=1, ideal=2, skills=(("amhp", 1),))
    assert charged(make.problem(*people, shift_needs=(skilled,)), "duty_cover") == {2: 100}
