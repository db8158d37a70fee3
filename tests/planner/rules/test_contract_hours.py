"""`contract_hours`: planned and credited time against the contract, and the flexi limits."""

from __future__ import annotations

from dataclasses import replace

from planner.domain.person import Limits
from planner.domain.rota import Shift
from planner.rules.contract_hours import RULE
from tests.planner.rules.factory import (
    found,
    override,
    person,
    plain_week,
    prices,
    problem,
    settings,
    shift,
)

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri")
WEEK = problem(person("ana"))


def five_days(times: str, rest: str, weeks: str = "") -> list[Shift]:
    return [shift("ana", f"{day}{weeks} {times}", rest=f"{day}{weeks} {rest}") for day in WEEKDAYS]


def test_eleven_to_seven_with_half_an_hours_break_is_half_an_hour_over() -> None:
    (finding,) = found(RULE, WEEK, *five_days("11:00-19:00", "14:00-14:30"))
    assert finding.sentence == "Ana is planned 37.5 h in the week of Mon 23 Nov: 0.5 h over the 37 h due."
    assert (finding.tier, finding.price) == (4, 2)


def test_with_thirty_six_minutes_it_is_the_contract() -> None:
    assert not found(RULE, WEEK, *five_days("11:00-19:00", "14:00-14:36"))


def test_less_than_a_quarter_of_an_hour_is_not_worth_a_word() -> None:
    assert not found(RULE, WEEK, *five_days("11:00-19:00", "14:00-14:34"))
    assert prices(RULE, WEEK, *five_days("11:00-19:00", "14:00-14:33")) == {4: 1}


def test_leave_credit_counts_like_work() -> None:
    week = problem(person("ana", week={"credit_minutes": 444}))
    four = five_days("11:00-19:00", "14:00-14:36")[:4]
    assert not found(RULE, week, *four)
    (finding,) = found(RULE, week, *four[:3])
    assert finding.sentence == (
        "Ana is planned 22.2 h in the week of Mon 23 Nov: 7.4 h under the 29.6 h due after 7.4 h of leave."
    )


def test_the_long_week_of_a_part_timer_is_no_overtime() -> None:
    """Weeks of 32 and 10 hours: the long week is worked in four days and is nobody's overtime."""
    weeks = (
        plain_week(WEEK.first_day, contract_minutes=1920),
        plain_week(WEEK.first_day + 7, contract_minutes=600),
    )
    part_timer = replace(person("ana", weeks=2, contract_minutes_per_week=1260), weeks=weeks)
    fortnight = problem(part_timer, weeks=2)
    long = [shift("ana", f"{day} 09:00-17:30") for day in WEEKDAYS[:4]]
    short = [shift("ana", "Mon+1 09:00-14:00"), shift("ana", "Tue+1 09:00-14:00")]
    assert not found(RULE, fortnight, *long, *short)


def test_beyond_the_flexi_credit_each_hour_begun_costs() -> None:
    full = problem(person("ana", flexi_balance_minutes=900))
    work = five_days("11:00-19:00", "14:00-14:36")
    assert not found(RULE, full, *work)
    (_, finding) = found(RULE, full, *work, shift("ana", "Sat 09:00-09:15"))
    assert (finding.tier, finding.price) == (3, 20)
    assert finding.sentence == (
        "Ana's flexi balance at the end of the week of Mon 23 Nov is 15.25 h over; "
        "at most 15 h over is agreed."
    )


def test_the_flexi_debit_ends_at_seven_point_four_hours() -> None:
    four = five_days("11:00-19:00", "14:00-14:36")[:4]
    assert prices(RULE, WEEK, *four) == {4: 29}
    short = [*four[1:], shift("ana", "Mon 11:00-18:45", rest="Mon 14:00-14:36")]
    assert prices(RULE, WEEK, *short) == {4: 30, 3: 20}


def test_the_balance_runs_on_and_each_week_beyond_it_costs() -> None:
    fortnight = problem(person("ana", weeks=2), weeks=2)
    assert prices(RULE, fortnight) == {4: 296, 3: 20 * (30 + 67)}


def test_an_override_forgives_the_flexi_limit_and_not_the_wish() -> None:
    week = problem(person("ana"), overrides=(override(RULE, "Fri", "Fri", staff="ana"),))
    assert prices(RULE, week) == {4: 148, 3: 0}


def test_the_agreed_most_and_least_of_the_whole_plan_are_kept() -> None:
    limits = Limits(most_minutes=900, least_minutes=600)
    week = problem(person("ana", limits=limits, week={"contract_minutes": 0}, flexi_credit_minutes=10_000))
    two = [shift("ana", f"{day} 09:00-16:30", rest=None) for day in ("Mon", "Tue")]
    assert prices(RULE, week, *two) == {4: 60}
    over = found(RULE, week, *two, shift("ana", "Wed 09:00-10:15"))[-1]
    assert (over.price, over.allowed, over.measured) == (40, "at most 15 h", "16.25 h")
    assert found(RULE, week, two[0])[-1].price == 60
    assert found(RULE, week, two[0])[-1].allowed == "at least 10 h"


def test_the_rule_can_be_off() -> None:
    assert not found(RULE, problem(person("ana"), settings=settings(contract_hours={"is_on": False})))
