"""What was told of a day stands for its plan; what is paid back as TOIL is not flexi as well."""

from __future__ import annotations

from datetime import date, timedelta

from planner.domain.staff import PastShift, ToilEntry
from planner.domain.team import Team
from planner.domain.time_grid import monday_of
from planner.services.flexi_period import flexi_periods
from planner.services.freeze_problem import freeze_problem
from planner.services.settled_hours import credited_minutes, settled_minutes
from tests.planner.rules.factory import activity, at, shift
from tests.planner.services.small_office import MONDAY, hand_rota, small_team

WEEK = monday_of(MONDAY)
NEXT = MONDAY + timedelta(weeks=1)


def kept(**changes: object) -> Team:
    """Ana's week as published: Tuesday with two hours of time off at its end, and Wednesday."""
    off = activity("time_off", "Tue 15:00-17:00")
    rota = hand_rota(shift("ana", "Tue 09:00-17:00", off), shift("ana", "Wed 09:00-17:00"))
    return small_team(rotas=(rota,), **changes)


def told(day: str, until: str) -> PastShift:
    return PastShift(staff="ana", start=at(f"{day} 09:00"), end=at(f"{day} {until}"), break_minutes=30)


def test_a_told_day_stands_for_its_plan_even_where_it_began_at_another_time() -> None:
    early = PastShift(staff="ana", start=at("Wed 08:30"), end=at("Wed 17:00"), break_minutes=30)
    assert settled_minutes(kept())["ana", WEEK] == 330 + 450
    assert settled_minutes(kept(past_shifts=(early,)))["ana", WEEK] == 330 + 480


def test_time_off_counts_towards_the_contract_and_not_as_work() -> None:
    team = kept()
    assert settled_minutes(team)["ana", WEEK] == 780
    assert credited_minutes(team)["ana", WEEK] == 900


def test_a_longer_day_is_flexi_until_it_is_earned_as_toil() -> None:
    longer = told("Wed", "18:30")
    entry = ToilEntry(
        id="t", staff="ana", state="earned", minutes=60, on=date(2026, 11, 25), is_beyond_rota=True
    )
    asked = entry.model_copy(update={"state": "requested"})
    balances = [
        freeze_problem(team, NEXT).person_by_id["ana"].flexi_balance_minutes
        for team in (
            kept(),
            kept(past_shifts=(longer,)),
            kept(past_shifts=(longer,), toil=(asked,)),
            kept(past_shifts=(longer,), toil=(entry,)),
        )
    ]
    assert [each - balances[0] for each in balances] == [0, 90, 90, 30]


def test_the_flexi_page_says_the_same_as_the_plan() -> None:
    team = kept(past_shifts=(told("Tue", "15:45"),))
    problem = freeze_problem(team, NEXT)
    period = next(each for each in flexi_periods(team, problem, ()) if each.staff == "ana")
    assert period.balance == problem.person_by_id["ana"].flexi_balance_minutes


def test_hours_of_the_average_are_those_that_were_worked() -> None:
    longer = told("Wed", "18:30")
    average = freeze_problem(kept(past_shifts=(longer,)), NEXT).person_by_id["ana"].weeks[0].working_time
    plain = freeze_problem(kept(), NEXT).person_by_id["ana"].weeks[0].working_time
    assert average is not None
    assert plain is not None
    assert average.past_minutes - plain.past_minutes == 90
