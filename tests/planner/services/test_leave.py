"""Leave in hours and its effect: pro rata, one pot with bank holidays, told before it is granted."""

from __future__ import annotations

from datetime import date

from planner.domain.contracts import Contract, WorkingPattern
from planner.domain.demand import CoverRequirement
from planner.domain.records import DateRange
from planner.domain.staff import Absence, StaffMember
from planner.domain.team import Team
from planner.services.leave_effect import leave_effect
from planner.services.leave_year import leave_accounts, leave_cost, leave_year_of
from planner.services.pattern_templates import template
from tests.planner.rules.factory import activity, shift
from tests.planner.services.small_office import MONDAY, hand_rota, small_team

TODAY = date(2026, 11, 20)


def leave(first: date, last: date, staff: str = "ana", **changes: object) -> Absence:
    fields = {"id": "l1", "staff": staff, "kind": "annual_leave", "dates": DateRange(first=first, last=last)}
    return Absence.model_validate({**fields, **changes})


def office(minutes: int = 2220, pattern: str = "nine-five", first: date = date(2025, 4, 1)) -> Team:
    made: WorkingPattern = template(pattern).made("p", date(2026, 1, 5))
    contract = Contract(dates=DateRange(first=first), minutes_per_week=minutes, pattern="p")
    return Team(
        id="t", name="T", patterns=(made,), staff=(StaffMember(id="ana", name="Ana", contracts=(contract,)),)
    )


def test_the_leave_year_runs_from_april_to_march() -> None:
    assert leave_year_of(date(2027, 3, 31)) == (date(2026, 4, 1), date(2027, 3, 31))
    assert leave_year_of(date(2026, 4, 1))[0] == date(2026, 4, 1)


def test_a_full_timer_has_26_days_and_the_bank_holidays_as_hours() -> None:
    (account,) = leave_accounts(office(), TODAY, today=TODAY)
    # Easter falls into this leave year twice: 3 and 6 April 2026, 26 and 29 March 2027.
    assert account.entitled == (26 + 10) * 444
    assert account.bank_holidays == 10 * 444
    assert account.left == 26 * 444


def test_part_time_and_part_of_the_year_are_pro_rata() -> None:
    (half,) = leave_accounts(office(1332, "three-day"), TODAY, today=TODAY)
    assert half.entitled == round(36 * 444 * 1332 / 2220)
    (late,) = leave_accounts(office(first=date(2026, 10, 1)), TODAY, today=TODAY)
    assert abs(late.entitled - 36 * 444 * 182 / 365) < 2


def test_days_are_taken_booked_and_asked_for_in_hours_of_the_pattern() -> None:
    absences = (
        leave(date(2026, 11, 2), date(2026, 11, 8)),
        leave(date(2026, 12, 7), date(2026, 12, 8), id="l2"),
        leave(date(2026, 12, 14), date(2026, 12, 14), id="l3", state="requested"),
        leave(date(2026, 12, 16), date(2026, 12, 16), id="l4", start=540, end=780),
    )
    team = office().model_copy(update={"absences": absences})
    (account,) = leave_accounts(team, TODAY, today=TODAY)
    assert account.taken == 5 * 444
    assert account.booked == 2 * 444 + 240
    assert account.requested == 444


def test_leave_that_leaves_too_few_is_told_with_day_and_hour() -> None:
    cover = CoverRequirement(id="c", name="In", kind="presence", weekdays=("tue",), least=4)
    team = small_team(cover=(cover,), visits=())
    sentences = leave_effect(team, leave(date(2026, 11, 24), date(2026, 11, 24)), None)
    assert sentences == ("Tue 24 Nov: 4 needed at 09:00, 3 could be at work; short for 8 h.",)


def test_planned_work_that_needs_somebody_else_is_told() -> None:
    absence = leave(date(2026, 11, 24), date(2026, 11, 25))
    sentences = leave_effect(small_team(cover=()), absence, hand_rota())
    assert sentences == ("In the rota: 1 visit would need somebody else.",)
    morning = leave(date(2026, 11, 24), date(2026, 11, 24), start=540, end=720)
    assert leave_effect(small_team(cover=()), morning, hand_rota()) == ()


def test_leave_without_any_effect_says_nothing() -> None:
    assert leave_effect(small_team(), leave(MONDAY, MONDAY, "dee"), None) == ()


def test_half_a_day_takes_its_part_of_the_day_and_both_halves_the_whole() -> None:
    tuesday = date(2026, 11, 24)
    morning, afternoon = (
        leave(tuesday, tuesday, start=0, end=780),
        leave(tuesday, tuesday, start=780, end=1440),
    )
    team = office()
    halves = [leave_cost(team, each, today=TODAY) for each in (morning, afternoon)]
    assert [each.takes if each is not None else None for each in halves] == [222, 222]
    few_hours = leave_cost(team, leave(tuesday, tuesday, start=840, end=960), today=TODAY)
    assert few_hours is not None
    assert few_hours.takes == 120


def test_what_leave_takes_is_told_before_it_is_granted() -> None:
    monday = date(2026, 11, 23)
    team = office()
    (before,) = leave_accounts(team, TODAY, today=TODAY)
    cost = leave_cost(team, leave(monday, date(2026, 11, 25), state="requested"), today=TODAY)
    assert cost is not None
    assert (cost.takes, cost.left) == (3 * 444, before.left - 3 * 444)
    assert leave_cost(team, leave(monday, monday, kind="sick"), today=TODAY) is None
    assert leave_cost(team, leave(monday, monday, staff="nobody"), today=TODAY) is None


def test_a_contract_may_give_other_days_than_the_team() -> None:
    team = office()
    member = team.staff[0]
    more = member.contracts[0].model_copy(update={"leave_days": 31})
    longer = team.model_copy(update={"staff": (member.model_copy(update={"contracts": (more,)}),)})
    (usual,) = leave_accounts(team, TODAY, today=TODAY, full_time_days=26)
    (given,) = leave_accounts(longer, TODAY, today=TODAY, full_time_days=26)
    assert given.entitled - usual.entitled == 5 * 444


def test_what_is_pinned_at_the_time_is_told_before_leave_is_granted() -> None:
    visit = activity("visit", "Tue 16:15-17:45", "v1", travel=15).model_copy(update={"is_pinned": True})
    pins = (shift("ana", "Tue 10:00-18:00", visit), shift("ana", "Wed 09:00-17:00", is_pinned=True))
    team = small_team(cover=(), pins=pins)
    sentences = leave_effect(team, leave(date(2026, 11, 24), date(2026, 11, 25)), None)
    assert sentences == (
        "In the rota: a visit Tue 24 Nov 16:15–17:45, a shift Wed 25 Nov 09:00–17:00 pinned. "
        "Unpin it, or no rota keeps the law.",
    )
    morning = leave(date(2026, 11, 24), date(2026, 11, 24), start=540, end=720)
    assert leave_effect(team, morning, None) == ()
