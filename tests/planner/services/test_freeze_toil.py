"""Freezing accounts of time off in lieu: what is owed, since when, and when it is to be taken back."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from planner.domain.bank_holidays import working_days_after
from planner.domain.person import ToilAccount, ToilLot
from planner.domain.records import DateRange
from planner.domain.rota import Made, Rota, Shift
from planner.domain.rule_pack import RulePack, RuleSettings
from planner.domain.staff import Absence, ToilEntry
from planner.services.freeze_problem import freeze_problem
from tests.planner.rules.factory import activity, shift
from tests.planner.services.test_freeze_problem import FIRST, MONDAY, contract, person, team


def entry(state: str, minutes: int, on: str) -> ToilEntry:
    return ToilEntry.model_validate(
        {"id": f"{state}-{on}", "staff": "ann", "state": state, "minutes": minutes, "on": on}
    )


def account(*entries: ToilEntry, weeks: int = 1, **parts: Any) -> ToilAccount:
    frozen = freeze_problem(team(toil=entries, **parts), MONDAY, weeks).person_by_id["ann"].toil
    assert frozen is not None
    return frozen


def test_the_balance_is_the_sum_of_the_entries_before_the_plan() -> None:
    found = account(
        entry("earned", 300, "2026-10-29"),
        entry("repaid", 60, "2026-11-05"),
        entry("expired", 30, "2026-11-12"),
        entry("agreed", 600, "2026-11-12"),
        entry("earned", 600, "2026-11-24"),
    )
    assert found.balance == 210


def test_what_is_repaid_is_taken_from_what_is_owed_longest() -> None:
    found = account(
        entry("earned", 120, "2026-11-12"),
        entry("earned", 90, "2026-10-29"),
        entry("repaid", 150, "2026-11-16"),
    )
    day = date(2026, 11, 12).toordinal()
    assert found.lots == (ToilLot(60, day, date(2026, 11, 26).toordinal(), day + 91),)


def test_more_repaid_than_earned_is_a_debt_without_lots() -> None:
    found = account(entry("repaid", 60, "2026-11-12"))
    assert (found.balance, found.lots) == (-60, ())


def test_agreed_days_of_time_off_repay_in_their_week() -> None:
    days = Absence(id="a1", staff="ann", kind="toil", dates=DateRange(first=MONDAY, last=date(2026, 11, 24)))
    assert account(absences=(days,), weeks=2).agreed == (888, 0)


def kept(*shifts: Shift) -> Rota:
    made = Made.model_validate({"by": "Jo", "at": "2026-11-13T12:00:00Z"})
    return Rota(team="team", first_day=date(2026, 11, 16), state="published", made=made, shifts=shifts)


def test_kept_rotas_tell_of_weeks_that_nobody_has_entered() -> None:
    """Two hours of an evening beyond the reserve of 3.5 h, and an hour taken back."""
    late = [shift("ann", f"{day}-1 12:00-20:00") for day in ("Mon", "Tue")]
    saturday = shift("ann", "Sat-1 10:00-11:30")
    off = shift("ann", "Wed-1 09:00-17:00", activity("time_off", "Wed-1 16:00-17:00"))
    rota = kept(*late, saturday, off)
    found = account(entry("earned", 90, "2026-11-05"), rotas=(rota,))
    assert found.balance == 90 + (2 * 120 + 90 - 210) - 60
    sunday = date(2026, 11, 22).toordinal()
    assert found.past == ((date(2026, 11, 5).toordinal(), 90), (sunday, -60), (sunday, 120))
    entered = account(entry("earned", 90, "2026-11-17"), rotas=(rota,))
    assert entered.balance == 90


def test_what_changed_before_the_last_half_year_is_in_the_balance_alone() -> None:
    found = account(entry("earned", 90, "2026-05-01"), entry("repaid", 30, "2026-11-05"))
    assert (found.balance, found.past) == (60, ((date(2026, 11, 5).toordinal(), -30),))


def test_an_agreed_afternoon_of_time_off_repays_its_hours() -> None:
    afternoon = Absence(
        id="a1", staff="ann", kind="toil", dates=DateRange(first=MONDAY, last=MONDAY), start=840, end=960
    )
    assert account(absences=(afternoon,)).agreed == (120,)


def test_what_a_week_earns_is_due_ten_working_days_after_its_sunday() -> None:
    assert account(weeks=2).due_on == (FIRST + 18, FIRST + 25)


def test_the_contract_gives_the_rate() -> None:
    found = account(staff=(person("ann", contract("nine", toil_rate_per_mille=1500)),))
    assert found.rate_per_mille == 1500


def test_the_team_chooses_how_working_days_are_counted() -> None:
    settings = RuleSettings.model_validate(
        {"toil_limits": {"take_back_working_days": 2, "take_within_weeks": 4}}
    )
    found = account(entry("earned", 60, "2026-11-20"), rules=RulePack(settings=settings))
    earned_on = date(2026, 11, 20).toordinal()
    assert found.lots == (ToilLot(60, earned_on, FIRST + 1, earned_on + 28),)


@pytest.mark.parametrize(
    ("counting", "end"),
    [
        ({}, date(2027, 1, 7)),
        ({"counts_the_day_itself": True}, date(2027, 1, 6)),
        ({"counts_bank_holidays": True}, date(2027, 1, 4)),
    ],
)
def test_ten_working_days_from_the_monday_before_christmas(counting: dict[str, bool], end: date) -> None:
    monday = date(2026, 12, 21).toordinal()
    assert date.fromordinal(working_days_after("england", monday, 10, **counting)) == end
