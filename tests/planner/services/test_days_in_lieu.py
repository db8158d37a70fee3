"""Whole days off in lieu are given where others can do what the day asks, on named shifts too."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from planner.domain.contracts import (
    Contract,
    NamedShift,
    NamedShiftsDay,
    OffDay,
    PatternWeek,
    WorkingPattern,
)
from planner.domain.demand import CoverRequirement, Event
from planner.domain.problem import RotaProblem
from planner.domain.records import DateRange
from planner.domain.rota import DayInLieu
from planner.domain.rule_pack import RulePack, RuleSettings
from planner.domain.staff import StaffMember, ToilEntry
from planner.domain.team import Team
from planner.domain.time_grid import weekday_of
from planner.ports import SolveSettings
from planner.reports.toil_forecast import toil_forecast
from planner.services.build_rota import plan_rota
from planner.services.freeze_problem import freeze_problem
from solver.rota_solver import CpSatRotaSolver
from tests.planner.rules.factory import at, shift
from tests.planner.services.small_office import MONDAY, StillClock, hand_rota, small_team

EARLY = NamedShift(id="Early", name="Early", start=420, end=900, break_minutes=30)


def owed(minutes: int, who: str = "ana") -> ToilEntry:
    """Earned on Thu 12 November, to be taken back by Thu 26 November."""
    return ToilEntry(id=f"t-{who}", staff=who, state="earned", minutes=minutes, on=date(2026, 11, 12))


def team(minutes: int = 480, **changes: Any) -> Team:
    return small_team(**({"visits": (), "cover": (), "toil": (owed(minutes),)} | changes))


def on_early(**changes: Any) -> Team:
    """Three people on named shifts."""
    day = NamedShiftsDay(shifts=("Early",))
    pattern = WorkingPattern(
        id="early",
        name="Early",
        cycle_starts=MONDAY,
        weeks=(PatternWeek(days=(*(day,) * 5, OffDay(), OffDay())),),
    )
    contract = Contract(
        dates=DateRange(first=date(2026, 1, 5)),
        pattern="early",
        minutes_per_week=2250,
        lieu_reserve_per_mille=0,
    )
    staff = tuple(
        StaffMember(id=who, name=who.title(), contracts=(contract,)) for who in ("ana", "ben", "cy")
    )
    need = CoverRequirement(id="early", name="Early cover", kind="shift", shift="Early", least=1)
    parts = {"named_shifts": (EARLY,), "patterns": (pattern,), "staff": staff, "cover": (need,)}
    return team(**(parts | changes))


def given(problem: RotaProblem) -> list[tuple[str, int, int]]:
    return [(each.staff, weekday_of(each.day.toordinal()), each.minutes) for each in problem.days_in_lieu]


def test_who_is_owed_a_day_has_a_day_off_in_the_week_in_which_it_is_due() -> None:
    problem = freeze_problem(team(), MONDAY, 2)
    assert given(problem) == [("ana", 4, 444)]
    ana = problem.person_by_id["ana"]
    friday = ana.days[4]
    assert (friday.options, friday.off_reason, friday.credit_minutes) == ((), "time off in lieu", 444)
    assert ana.toil is not None
    assert ana.toil.agreed == (444, 0)


def test_less_than_a_day_is_left_to_the_search() -> None:
    assert given(freeze_problem(team(420), MONDAY)) == []


def test_people_on_named_shifts_are_given_one_of_them() -> None:
    problem = freeze_problem(on_early(), MONDAY)
    assert given(problem) == [("ana", 4, 450)]
    assert problem.person_by_id["ana"].weeks[0].credit_minutes == 450


def test_no_more_are_given_than_the_hours_of_the_week_allow() -> None:
    """Three people have 15 shifts in the week; where ten are needed all may be off, where 14 only one."""
    entries = tuple(owed(480, who) for who in ("ana", "ben", "cy"))

    def cover(least: int, days: tuple[str, ...]) -> CoverRequirement:
        return CoverRequirement.model_validate(
            {"id": "c", "name": "C", "kind": "shift", "shift": "Early", "least": least, "weekdays": days}
        )

    few = on_early(toil=entries, cover=(cover(1, ("mon", "tue")),))
    assert len(given(freeze_problem(few, MONDAY))) == 3
    many = on_early(toil=entries, cover=(cover(7, ("mon", "tue")),))
    assert len(given(freeze_problem(many, MONDAY))) == 1


def test_two_days_are_given_in_two_weeks() -> None:
    assert [each[:2] for each in given(freeze_problem(team(900), MONDAY, 2))] == [("ana", 4)]
    later = owed(480).model_copy(update={"id": "t2", "on": date(2026, 11, 20)})
    problem = freeze_problem(team(toil=(owed(480), later)), MONDAY, 2)
    assert [each.day - MONDAY for each in problem.days_in_lieu] == [timedelta(days=4), timedelta(days=11)]


def test_a_day_that_needs_the_person_is_not_given() -> None:
    desk = CoverRequirement(id="desk", name="Desk", kind="duty", least=3, weekdays=("fri",), turn_minutes=480)
    meeting = Event(id="m", name="Meeting", start=at("Thu 10:00"), end=at("Thu 11:00"), people=("ana", "ben"))
    problem = freeze_problem(team(cover=(desk,), events=(meeting,)), MONDAY)
    # Friday needs three of the four and one to spare, on Thursday she meets Ben.
    assert [each[:2] for each in given(problem)] == [("ana", 2)]


def test_nothing_is_given_where_the_team_has_switched_it_off() -> None:
    rules = RulePack(settings=RuleSettings.model_validate({"toil_limits": {"gives_whole_days": False}}))
    assert given(freeze_problem(team(rules=rules), MONDAY)) == []


def test_a_rota_at_hand_keeps_its_days_off_and_is_given_no_others() -> None:
    day = DayInLieu(staff="ana", day=MONDAY, minutes=444)
    assert freeze_problem(team(), MONDAY, 1, hand_rota(days_in_lieu=(day,))).days_in_lieu == (day,)
    assert freeze_problem(team(), MONDAY, 1, hand_rota()).days_in_lieu == ()


def test_a_draft_gives_its_days_back_where_the_team_has_switched_them_off() -> None:
    rules = RulePack(settings=RuleSettings.model_validate({"toil_limits": {"gives_whole_days": False}}))
    base = hand_rota(days_in_lieu=(DayInLieu(staff="ana", day=MONDAY, minutes=444),))
    assert freeze_problem(team(rules=rules), MONDAY, 1, base).days_in_lieu == ()
    published = base.model_copy(update={"state": "published"})
    assert freeze_problem(team(rules=rules), MONDAY, 1, published).days_in_lieu == published.days_in_lieu


def test_a_kept_day_off_has_repaid_what_was_owed() -> None:
    day = DayInLieu(staff="ana", day=MONDAY, minutes=444)
    worked = [shift("ana", f"{name} 09:00-16:54") for name in ("Tue", "Wed", "Thu", "Fri")]
    kept = hand_rota(*worked, days_in_lieu=(day,), state="published")
    next_week = freeze_problem(team(rotas=(kept,)), MONDAY + timedelta(weeks=1))
    account = next_week.person_by_id["ana"].toil
    assert account is not None
    assert account.balance == 480 - 444


def test_the_rota_has_the_day_and_owes_no_more() -> None:
    planned = plan_rota(
        on_early(),
        MONDAY,
        1,
        CpSatRotaSolver(),
        SolveSettings(seconds=10, workers=1),
        who="Jo Patel",
        clock=StillClock(),
    )
    assert planned.rota.days_in_lieu == planned.problem.days_in_lieu != ()
    friday = MONDAY.toordinal() + 4
    assert ("ana", friday) not in {(each.staff, each.day) for each in planned.rota.shifts}
    assert not planned.rota.uncovered
    late = [each for each in planned.findings if each.rule == "toil_limits" and each.price]
    assert [each.sentence for each in late] == [
        "Ana should have taken back 0.5 h more in lieu by the end of the week of Mon 23 Nov."
    ]


def test_the_forecast_tells_of_the_day() -> None:
    problem = freeze_problem(team(), MONDAY)
    ana = toil_forecast(problem, ()).of("ana")
    assert ana is not None
    friday = MONDAY.toordinal() + 4
    assert [(off.start // 1440, off.minutes) for off in ana.times_off] == [(friday, 1440)]
    assert (ana.opening, ana.closing) == (480, 36)
