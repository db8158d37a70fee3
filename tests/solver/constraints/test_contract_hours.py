"""Planned hours come to the contracted ones; quarters off are a wish, flexi limits a policy."""

from __future__ import annotations

from planner.domain.person import Limits
from tests.planner.rules import factory as make
from tests.solver.solved import charged, proved

TWO_DAYS = {name: make.day_off(make.on(name)) for name in ("Wed", "Thu", "Fri")}


def test_the_week_comes_to_its_contracted_hours() -> None:
    problem = make.problem(make.person("ana"))
    assert sum(shift.paid_minutes for shift in proved(problem)) in range(2220 - 14, 2220 + 15)
    assert charged(problem, "contract_hours") == {}


def test_each_quarter_of_an_hour_off_costs_one_wish() -> None:
    ana = make.person("ana", days=TWO_DAYS, week={"contract_minutes": 1200 + 45})
    # Two days of ten hours less the break of half an hour: 19 h of 20.75 h.
    assert charged(make.problem(ana), "contract_hours") == {4: 7}


def test_each_started_hour_beyond_the_flexi_limit_costs_its_weight() -> None:
    ana = make.person("ana", days=TWO_DAYS, flexi_debit_minutes=60)
    # 19 h of 37 h: 18 h under, 17 h more than agreed.
    assert charged(make.problem(ana), "contract_hours") == {3: 20 * 17, 4: 72}


def test_leave_credits_count_as_hours() -> None:
    ana = make.person("ana", days=TWO_DAYS, week={"credit_minutes": 2220 - 600})
    assert charged(make.problem(ana), "contract_hours") == {}


def test_an_exception_frees_the_policy_and_leaves_the_wish() -> None:
    ana = make.person("ana", days=TWO_DAYS, flexi_debit_minutes=60)
    problem = make.problem(ana, overrides=(make.override("contract_hours"),))
    assert charged(problem, "contract_hours") == {4: 72}


def test_the_least_agreed_for_the_whole_plan_is_priced_though_no_days_can_reach_it() -> None:
    ana = make.person(
        "ana",
        days=TWO_DAYS | {"Mon": make.day_off(make.on("Mon")), "Tue": make.day_off(make.on("Tue"))},
        week={"contract_minutes": 0},
        limits=Limits(least_minutes=1500),
        flexi_credit_minutes=0,
    )
    assert charged(make.problem(ana), "contract_hours") == {3: 20 * 25}
