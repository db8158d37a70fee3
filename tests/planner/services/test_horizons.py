"""Horizons of one to twelve weeks: history before them, commitments after them, changes by date."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from planner.domain.contracts import Contract, FixedShiftDay, OffDay, PatternWeek, WorkingPattern
from planner.domain.records import DateRange
from planner.domain.rota import Rota
from planner.domain.staff import StaffMember
from planner.domain.team import Team
from planner.domain.time_grid import civil, worked_minutes
from planner.services.freeze_problem import freeze_problem
from tests.planner.rules.factory import shift
from tests.planner.services.small_office import MONDAY, hand_rota, small_team

FIRST = MONDAY.toordinal()


def four_weeks() -> Rota:
    """A published rota of four weeks: Ana works each Sunday and Monday."""
    mondays = [FIRST + 7 * week for week in range(4)]
    shifts = [
        shift("ana", f"{day} 09:00-17:00", monday=monday) for monday in mondays for day in ("Mon", "Sun")
    ]
    return hand_rota(*shifts, weeks=4, state="published")


def test_a_week_in_the_middle_sees_the_weeks_before_and_after_it() -> None:
    team = small_team(rotas=(four_weeks(),))
    ana = freeze_problem(team, MONDAY + timedelta(weeks=1)).person_by_id["ana"]
    assert [work.day - FIRST for work in ana.past] == [0, 6]
    assert [work.day - FIRST for work in ana.ahead] == [14, 20, 21, 27]


def test_pins_after_the_weeks_count_as_settled() -> None:
    pin = shift("ana", "Mon 07:00-15:00", monday=FIRST + 7, is_pinned=True)
    ana = freeze_problem(small_team(pins=(pin,)), MONDAY).person_by_id["ana"]
    assert [(work.start, work.end) for work in ana.ahead] == [(pin.start, pin.end)]


@pytest.mark.parametrize("weeks", range(1, 13))
def test_each_horizon_has_its_days_weeks_and_demand(weeks: int) -> None:
    problem = freeze_problem(small_team(), MONDAY, weeks)
    assert len(problem.days) == 7 * weeks
    for person in problem.people:
        assert len(person.days) == 7 * weeks
        assert [week.monday - FIRST for week in person.weeks] == [7 * number for number in range(weeks)]
    tuesdays = {turn.span.start // 1440 for turn in problem.duty_turns}
    bank_holidays = {date(2026, 12, 25), date(2026, 12, 28), date(2027, 1, 1)}
    assert len(tuesdays) == weeks - sum(day.weekday() == 1 for day in bank_holidays)


def changing_team(on: date) -> Team:
    """Ana goes from five days of 7.4 hours to three days of 6 on the day."""
    full = FixedShiftDay(start=540, end=1014, break_minutes=30)
    short = FixedShiftDay(start=600, end=990, break_minutes=30)
    patterns = tuple(
        WorkingPattern(
            id=name,
            name=name,
            cycle_starts=MONDAY,
            weeks=(PatternWeek(days=(*days, OffDay(), OffDay())),),
        )
        for name, days in (("full", (full,) * 5), ("short", (short, short, short, OffDay(), OffDay())))
    )
    before = Contract(
        dates=DateRange(first=date(2026, 1, 5), last=on - timedelta(days=1)),
        pattern="full",
        minutes_per_week=2220,
    )
    after = Contract(dates=DateRange(first=on), pattern="short", minutes_per_week=1080)
    ana = StaffMember(id="ana", name="Ana Alvi", contracts=(before, after))
    return small_team(patterns=patterns, staff=(ana,), visits=(), cover=())


def test_a_contract_that_changes_on_a_wednesday_splits_the_week_by_date() -> None:
    (ana,) = freeze_problem(changing_team(date(2026, 11, 25)), MONDAY, 2).people
    assert [day.target_minutes for day in ana.days[:7]] == [444, 444, 360, 0, 0, 0, 0]
    assert [day.options[0].shortest if day.options else 0 for day in ana.days[:5]] == [474, 474, 390, 0, 0]
    assert [week.contract_minutes for week in ana.weeks] == [444 + 444 + 360, 1080]


def test_a_contract_that_changes_later_leaves_the_weeks_before_alone() -> None:
    (now,) = freeze_problem(changing_team(date(2026, 12, 2)), MONDAY).people
    assert [week.contract_minutes for week in now.weeks] == [2220]
    assert now.contract_minutes_per_week == 2220


@pytest.mark.parametrize(
    ("monday", "night", "hours"),
    [(date(2027, 3, 22), date(2027, 3, 27), 7), (date(2027, 10, 25), date(2027, 10, 30), 9)],
)
def test_a_clock_change_makes_the_night_an_hour_shorter_or_longer(
    monday: date, night: date, hours: int
) -> None:
    on_night = shift("ana", f"{night:%a} 22:00-06:00", rest=None, name="Night", monday=monday.toordinal())
    assert worked_minutes(on_night.span) == hours * 60
    assert on_night.start == civil(night, 22 * 60)
