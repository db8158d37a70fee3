"""Evenings, duty and weekends go to those who have had fewer."""

from __future__ import annotations

from planner.domain.person import Tally
from tests.planner.rules import factory as make
from tests.solver.solved import charged, proved, serving

TURN = make.duty_turn()


def test_duty_goes_to_the_one_who_has_had_less() -> None:
    rested, busy = make.person("ana"), make.person("ben", tally=Tally(duty_minutes=480))
    problem = make.problem(rested, busy, duty_turns=(TURN,))
    assert [who for who, _ in serving(proved(problem), TURN.id)] == ["ana"]
    assert charged(problem, "fairness") == {4: 4}


def test_an_even_history_and_an_even_week_cost_nothing() -> None:
    turns = (TURN, make.duty_turn("Wed 09:00-13:00"))
    problem = make.problem(make.person("ana"), make.person("ben"), duty_turns=turns)
    assert sorted(who for turn in turns for who, _ in serving(proved(problem), turn.id)) == ["ana", "ben"]
    assert charged(problem, "fairness") == {}


def test_part_timers_carry_in_proportion() -> None:
    half = make.person("ben", contract_minutes_per_week=1110, tally=Tally(evenings=2))
    full = make.person("ana", tally=Tally(evenings=4))
    assert charged(make.problem(full, half), "fairness") == {}


def test_evenings_of_the_past_cost_each_unit_of_their_spread() -> None:
    problem = make.problem(make.person("ana", tally=Tally(evenings=5)), make.person("ben"))
    # Three quiet evenings for Ben would be fair, and cost nothing but for the reserve and his evening limit.
    assert charged(problem, "fairness").get(4, 0) % 4 == 0
    off = make.settings(fairness={"is_on": False})
    assert charged(make.problem(*problem.people, settings=off), "fairness") == {}


def test_weekend_days_cost_each_day_of_their_spread() -> None:
    saturday = make.working_day(make.on("Sat"), make.fixed_option(make.on("Sat")), may_be_off=False)
    sunday = make.working_day(make.on("Sun"), make.fixed_option(make.on("Sun")), may_be_off=False)
    ana = make.person("ana", days={"Sat": saturday, "Sun": sunday})
    ben = make.person("ben", days={"Sat": make.working_day(make.on("Sat"), may_be_off=True)})
    off = make.settings(contract_hours={"is_on": False}, days_in_a_row={"is_on": False})
    # Ben takes Saturday too, as nothing speaks against it: two days against one.
    assert charged(make.problem(ana, ben, settings=off), "fairness") == {4: 4}
