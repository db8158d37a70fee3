"""`toil_limits`: what is owed stays under the cap, is taken back in time, and only what is owed is taken."""

from __future__ import annotations

from typing import Any

import pytest

from planner.domain.person import Person, ToilAccount, ToilLot
from planner.domain.rota import Shift
from planner.rules.rota_view import RotaView
from planner.rules.toil_ledger import ToilWeek, ledger
from planner.rules.toil_limits import RULE
from tests.planner.rules.factory import (
    activity,
    found,
    on,
    override,
    person,
    prices,
    problem,
    settings,
    shift,
)

NEVER = on("Mon+9")


def lot(minutes: int, due: str = "Mon+9", lapses: str = "Mon+9") -> ToilLot:
    return ToilLot(minutes, on("Mon-3"), on(due), on(lapses))


def ana(*lots: ToilLot, weeks: int = 1, due_on: tuple[int, ...] = (), **changes: Any) -> Person:
    """Somebody who is owed the lots; what the plan earns is due after it."""
    account = ToilAccount(
        balance=sum(each.minutes for each in lots),
        lots=lots,
        agreed=changes.pop("agreed", (0,) * weeks),
        due_on=due_on or (NEVER,) * weeks,
        rate_per_mille=changes.pop("rate", 1000),
    )
    return person("ana", weeks=weeks, works_weekends=True, toil=account, **changes)


def weeks_of(person: Person, *shifts: Shift) -> tuple[ToilWeek, ...]:
    return ledger(person, RotaView(problem(person, weeks=len(person.weeks)), shifts))


def off(day: str = "Tue", minutes: int = 60) -> Shift:
    """A day of 09:00–17:00 whose last so many minutes are time off."""
    times = f"{day} {16 - (minutes - 1) // 60}:{-minutes % 60:02d}-17:00"
    return shift("ana", f"{day} 09:00-17:00", activity("time_off", times))


@pytest.mark.parametrize(
    ("times", "reserve", "earned"),
    [
        ("Tue 12:00-20:00", 120, 0),
        ("Tue 12:00-20:20", 120, 0),  # below the least claim of half an hour
        ("Tue 12:00-20:30", 120, 30),
        ("Tue 12:00-20:40", 120, 30),  # whole quarters
        ("Tue 12:00-20:00", 0, 120),
        ("Sat 10:00-14:00", 60, 180),
    ],
)
def test_evening_and_weekend_work_beyond_the_reserve_is_earned(times: str, reserve: int, earned: int) -> None:
    worker = ana(week={"reserve_minutes": reserve})
    (week,) = weeks_of(worker, shift("ana", times))
    assert (week.earned, week.closing) == (earned, earned)


def test_the_contract_s_rate_multiplies_what_is_earned() -> None:
    (week,) = weeks_of(ana(rate=1500), shift("ana", "Tue 12:00-19:00"))
    assert week.earned == 90


def test_evening_contracts_earn_nothing() -> None:
    (week,) = weeks_of(ana(is_evening_contract=True), shift("ana", "Tue 12:00-20:00"))
    assert week.earned == 0


def test_time_off_in_ordinary_hours_and_agreed_days_repay() -> None:
    (week,) = weeks_of(ana(lot(600), agreed=(444,)), off(minutes=90))
    assert (week.opening, week.repaid, week.closing) == (600, 534, 66)
    late = shift("ana", "Wed 12:00-20:00", activity("time_off", "Wed 17:00-20:00"))
    (week,) = weeks_of(ana(lot(600)), late)
    assert week.repaid == 60
    assert (
        weeks_of(ana(), shift("ana", "Sat 09:00-13:00", activity("time_off", "Sat 12:00-13:00")))[0].repaid
        == 0
    )


def test_a_shift_made_longer_for_time_off_repays_nothing() -> None:
    worker = ana(lot(600), week={"contract_minutes": 450})
    assert [week.repaid for week in weeks_of(worker, off(minutes=90))] == [90]
    longer = shift("ana", "Tue 08:30-17:00", activity("time_off", "Tue 15:30-17:00"))
    assert [week.repaid for week in weeks_of(worker, longer)] == [60]
    full = (off(minutes=90), shift("ana", "Wed 09:00-17:00"))
    assert [week.repaid for week in weeks_of(worker, *full)] == [0]


def test_each_started_hour_over_the_cap_costs_the_weight_in_each_week() -> None:
    assert prices(RULE, problem(ana(lot(900)))) == {}
    assert prices(RULE, problem(ana(lot(915)))) == {3: 10}
    two_weeks = problem(ana(lot(980), weeks=2), weeks=2)
    assert prices(RULE, two_weeks) == {3: 40}
    assert found(RULE, two_weeks)[0].sentence == (
        "Ana is owed 16.33 h in lieu at the end of the week of Mon 23 Nov; the cap is 15 h."
    )


def test_what_is_due_in_the_plan_is_to_be_taken_back_by_the_week_s_end() -> None:
    due = problem(ana(lot(120, due="Fri")))
    assert prices(RULE, due) == {3: 20}
    assert prices(RULE, due, off(minutes=60)) == {3: 10}
    assert prices(RULE, due, off(minutes=120)) == {}
    assert found(RULE, due)[0].sentence == (
        "Ana should have taken back 2 h more in lieu by the end of the week of Mon 23 Nov."
    )


def test_what_is_earned_in_the_plan_falls_due_in_it() -> None:
    worker = ana(weeks=3, due_on=(on("Fri+2"), on("Fri+3"), on("Fri+4")))
    evening = shift("ana", "Tue 12:00-20:00")
    plan = problem(worker, weeks=3)
    assert prices(RULE, plan, evening) == {3: 20}
    assert prices(RULE, plan, evening, off("Wed+2", minutes=120)) == {}


def test_hours_that_are_not_owed_are_not_to_be_taken() -> None:
    assert prices(RULE, problem(ana()), off(minutes=60)) == {3: 10}
    assert prices(RULE, problem(ana(lot(60))), off(minutes=60)) == {}
    (finding,) = found(RULE, problem(ana()), off(minutes=60))
    assert "takes 1 h in lieu" in finding.sentence


def test_time_off_taken_before_the_plan_is_not_held_against_it() -> None:
    account = ToilAccount(balance=-60, lots=(), agreed=(0,), due_on=(NEVER,))
    assert prices(RULE, problem(person("ana", toil=account))) == {}


def test_hours_past_their_limit_are_told_of_and_no_longer_taken() -> None:
    worker = ana(lot(120, lapses="Sun"), weeks=2)
    plan = problem(worker, weeks=2)
    (finding,) = found(RULE, plan)
    assert (finding.price, finding.sentence) == (
        0,
        "2 h owed to Ana in lieu are older than 13 weeks by Sun 29 Nov and unclaimed; they need a decision.",
    )
    assert [week.closing for week in weeks_of(worker)] == [0, 0]
    assert prices(RULE, plan, off(minutes=120)) == {}
    assert prices(RULE, plan, off("Tue+1", minutes=120)) == {3: 20, 4: 0}


def test_an_exception_takes_the_price_away() -> None:
    free = problem(ana(lot(980)), overrides=(override(RULE, staff="ana"),))
    assert prices(RULE, free) == {3: 0}


def test_nothing_is_said_where_nobody_keeps_accounts_or_the_policy_is_off() -> None:
    assert not found(RULE, problem(person("ana")), off())
    assert not found(RULE, problem(ana(lot(980)), settings=settings(toil_limits={"is_on": False})))
