"""A team of eight with a wheel, a duty desk and supervision, to put turns on."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from planner.domain.contracts import Contract
from planner.domain.demand import CoverRequirement, SupervisionPlan
from planner.domain.needs import DutyTurn
from planner.domain.records import DateRange
from planner.domain.staff import Absence, LockdownWeek, LockdownWheel, StaffMember
from planner.domain.team import Team
from planner.services.wheel.turns import TurnKind, WheelTurn, turns_of_day
from planner.services.wheel.wheel_view import WheelView, wheel_view
from tests.planner.services.small_office import MONDAY, small_team

CONTRACT = Contract(dates=DateRange(first=date(2026, 1, 5)), pattern="flexi", lieu_reserve_per_mille=0)
DESK = CoverRequirement(id="desk", name="Duty desk", kind="duty", least=1, turn_minutes=240)


def monday(week: int) -> date:
    return MONDAY + timedelta(weeks=week)


def wheel_team(*weeks: tuple[str, int], people: int = 8, **changes: Any) -> Team:
    """Eight people p0 to p7; the turns given out by hand as person and week."""
    staff = tuple(
        StaffMember(id=f"p{number}", name=f"Person {number}", contracts=(CONTRACT,))
        for number in range(people)
    )
    turns = tuple(LockdownWeek(staff=who, week=monday(week)) for who, week in weeks)
    plan = SupervisionPlan(id="sup", worker="p1", supervisor="p0", last_held=monday(-4))
    fields: dict[str, Any] = {
        "staff": staff,
        "visits": (),
        "cover": (DESK,),
        "lockdown": LockdownWheel(weeks=turns),
        "supervision_plans": (plan,),
    }
    return small_team(**(fields | changes))


def view_of(team: Team, weeks: int = 8) -> WheelView:
    return wheel_view(team, MONDAY, weeks)


def duty_at(view: WheelView, day: int, turn: int = 0) -> DutyTurn:
    """A turn on duty of a day of the first week (0 is Monday)."""
    return turns_of_day(view.problem, "desk", MONDAY.toordinal() + day)[turn]


def turn_of(view: WheelView, kind: TurnKind, staff: str) -> WheelTurn:
    return next(each for each in view.turns if (each.kind, each.staff) == (kind, staff))


def leave(staff: str, first: date, days: int = 5) -> Absence:
    dates = DateRange(first=first, last=first + timedelta(days=days - 1))
    return Absence(id=f"leave-{staff}-{first}", staff=staff, kind="annual_leave", dates=dates)
