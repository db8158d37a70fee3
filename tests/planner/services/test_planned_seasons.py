"""Real rotas over the nights of a clock change, over Christmas in each nation, over a change of contract and
over the end of the weeks: planned by the solver, judged by the checker."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest

from planner.domain.contracts import Contract, NamedShift, NamedShiftsDay, PatternWeek, WorkingPattern
from planner.domain.demand import CoverRequirement
from planner.domain.records import DateRange
from planner.domain.rota import Rota
from planner.domain.staff import StaffMember
from planner.domain.team import Team
from planner.domain.time_grid import Span, worked_minutes
from planner.ports import SolveSettings
from planner.services.build_rota import PlannedRota, plan_rota
from solver.rota_solver import CpSatRotaSolver
from tests.brief_usual_hours import brief_usual_hours
from tests.planner.rules.factory import shift
from tests.planner.services.small_office import StillClock, hand_rota, small_team
from tests.planner.services.test_horizons import changing_team

__all__ = ["brief_usual_hours"]
CHRISTMAS = date(2026, 12, 21)
NIGHT = NamedShift(id="Night", name="Night", start=1320, end=360, break_minutes=30)


def planned(team: Team, monday: date, weeks: int = 1, seconds: float = 10) -> PlannedRota:
    result = plan_rota(
        team,
        monday,
        weeks,
        CpSatRotaSolver(),
        SolveSettings(seconds=seconds, workers=1),
        who="Jo Patel",
        clock=StillClock(),
    )
    assert not [finding for finding in result.findings if finding.kind == "law"]
    return result


def small(**changes: Any) -> Team:
    """Two of the small team, without demand."""
    team = small_team(visits=(), cover=())
    return team.model_copy(update={"staff": team.staff[:2]} | changes)


def night_team() -> Team:
    """Two people who share the nights, one each night."""
    day = NamedShiftsDay(shifts=("Night",))
    pattern = WorkingPattern(
        id="nights", name="Nights", cycle_starts=date(2026, 11, 23), weeks=(PatternWeek(days=(day,) * 7),)
    )
    contract = Contract(
        dates=DateRange(first=date(2026, 1, 5)),
        pattern="nights",
        minutes_per_week=1560,
        lieu_reserve_per_mille=0,
        is_evening_contract=True,
    )
    staff = tuple(StaffMember(id=who, name=who.title(), contracts=(contract,)) for who in ("ana", "ben"))
    cover = CoverRequirement(
        id="nights",
        name="Night cover",
        kind="shift",
        shift="Night",
        least=1,
        weekdays=("mon", "tue", "wed", "thu", "fri", "sat", "sun"),
    )
    return small(named_shifts=(NIGHT,), patterns=(pattern,), staff=staff, cover=(cover,))


@pytest.mark.parametrize(
    ("monday", "paid"), [(date(2027, 3, 22), 390), (date(2027, 10, 25), 510)], ids=["spring", "autumn"]
)
def test_the_night_of_a_clock_change_is_paid_for_the_hours_that_pass(monday: date, paid: int) -> None:
    rota = planned(night_team(), monday).rota
    assert not rota.uncovered
    saturday = monday.toordinal() + 5
    (night,) = (each for each in rota.shifts if each.day == saturday)
    assert night.paid_minutes == paid
    assert all(each.paid_minutes == 450 for each in rota.shifts if each.day != saturday)


@pytest.mark.parametrize(
    ("nation", "closed"),
    [
        ("england", {25, 28}),
        ("wales", {25, 28}),
        ("scotland", {25, 28}),
        ("northern_ireland", {25, 28}),
    ],
)
def test_christmas_is_kept_free_and_credited_in_each_nation(nation: str, closed: set[int]) -> None:
    result = planned(small(nation=nation), CHRISTMAS, 2)
    worked = {date.fromordinal(each.day).day for each in result.rota.shifts}
    assert not worked & closed
    assert not any(date.fromordinal(each.day) == date(2027, 1, 1) for each in result.rota.shifts)
    for person in result.problem.people:
        assert [week.credit_minutes for week in person.weeks] == [444, 888]
    assert {week for each in result.rota.shifts for week in [(each.day - CHRISTMAS.toordinal()) // 7]} == {
        0,
        1,
    }


@pytest.mark.parametrize(
    ("nation", "monday", "day_off"),
    [
        ("scotland", date(2026, 11, 30), date(2026, 11, 30)),
        ("northern_ireland", date(2027, 3, 15), date(2027, 3, 17)),
        ("england", date(2027, 3, 22), date(2027, 3, 26)),
        ("scotland", date(2027, 1, 4), date(2027, 1, 4)),
    ],
)
def test_days_of_one_nation_are_free_there_only(nation: str, monday: date, day_off: date) -> None:
    assert day_off.toordinal() not in {each.day for each in planned(small(nation=nation), monday).rota.shifts}
    other = "wales" if nation != "england" else "scotland"
    there = planned(small(nation=other), monday)
    if (nation, other) != ("england", "scotland"):
        assert day_off.toordinal() in {each.day for each in there.rota.shifts}


def test_a_contract_that_changes_on_wednesday_is_planned_to_each_part_by_date() -> None:
    rota = planned(changing_team(date(2026, 11, 25)), date(2026, 11, 23)).rota
    assert [each.paid_minutes for each in rota.shifts] == [444, 444, 360]


def test_the_week_before_a_published_one_leaves_it_its_rest() -> None:
    """Ana is published for 07:00 on Monday; her Sunday, which asks for a late end, ends by 20:00."""
    after: Rota = hand_rota(
        shift("ana", "Mon 07:00-15:00", monday=date(2026, 11, 30).toordinal()),
        first_day=date(2026, 11, 30),
        state="published",
    )
    nights = night_team().model_copy(update={"rotas": (after,)})
    rota = planned(nights, date(2026, 11, 23)).rota
    sunday = date(2026, 11, 29).toordinal()
    assert [each.staff for each in rota.shifts if each.day == sunday] == ["ben"]


def test_twelve_weeks_are_planned_in_one() -> None:
    rota = planned(changing_team(date(2027, 1, 13)), date(2026, 11, 23), 12, seconds=5).rota
    weeks = {(each.day - rota.first_day.toordinal()) // 7 for each in rota.shifts}
    assert rota.weeks == 12
    assert weeks == set(range(12))
    assert max(each.day for each in rota.shifts) < (rota.first_day + timedelta(weeks=12)).toordinal()


@pytest.mark.parametrize(
    ("nation", "monday_is_worked"),
    [("england", False), ("wales", False), ("northern_ireland", False), ("scotland", True)],
)
def test_easter_is_free_as_each_nation_keeps_it(nation: str, monday_is_worked: bool) -> None:
    """Good Friday is 26 March 2027, the clocks go forward on the Sunday; Scotland works on Easter Monday."""
    result = planned(small(nation=nation), date(2027, 3, 22), 2)
    worked = {date.fromordinal(each.day) for each in result.rota.shifts}
    assert date(2027, 3, 26) not in worked
    assert (date(2027, 3, 29) in worked) is monday_is_worked
    for person in result.problem.people:
        assert [week.credit_minutes for week in person.weeks] == [444, 0 if monday_is_worked else 444]


@pytest.mark.parametrize(("monday", "weeks"), [(date(2027, 3, 22), 2), (date(2027, 10, 25), 2)])
def test_whole_plans_over_a_clock_change_keep_the_hours_that_pass(monday: date, weeks: int) -> None:
    """Both keep their rest, week by week, counted in hours that really pass."""
    result = planned(night_team(), monday, weeks)
    assert not result.rota.uncovered
    for person in result.problem.people:
        nights = sorted(
            (each for each in result.rota.shifts if each.staff == person.id), key=lambda each: each.start
        )
        rests = [worked_minutes(Span(before.end, after.start)) for before, after in pairwise(nights)]
        assert min(rests) >= 660
