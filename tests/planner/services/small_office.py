"""A team of four with flexible days, its rota by hand, a clock that stands still and a solver that knows one
answer."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

from planner.domain.contracts import (
    Contract,
    FlexibleDay,
    OffDay,
    PatternDay,
    PatternWeek,
    WorkingPattern,
)
from planner.domain.demand import CoverRequirement, Visit
from planner.domain.problem import RotaProblem
from planner.domain.records import DateRange, TimeSpan
from planner.domain.rota import Made, Rota, Shift
from planner.domain.staff import StaffMember
from planner.domain.team import Team
from planner.ports import OnProgress, ShouldStop, SolveResult, SolveSettings
from tests.planner.rules.factory import activity, at, shift

MONDAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
NAMES = {"ana": "Ana Alvi", "ben": "Ben Boyd", "cy": "Cy Clark", "dee": "Dee Dunn"}


@dataclass
class StillClock:
    """Tells the time it is given."""

    at: datetime = NOW

    def now(self) -> datetime:
        return self.at


@dataclass
class OneAnswerSolver:
    """Returns its result whatever it is asked, and remembers the problem."""

    result: SolveResult
    asked: list[RotaProblem] = field(default_factory=list)

    def solve(
        self,
        problem: RotaProblem,
        settings: SolveSettings,
        on_progress: OnProgress | None = None,
        should_stop: ShouldStop | None = None,
    ) -> SolveResult:
        del settings, on_progress, should_stop
        self.asked.append(problem)
        return self.result


def small_team(**changes: Any) -> Team:
    """Four full-timers, flexible on weekdays, with one visit for two and a duty desk on Tuesday."""
    week = PatternWeek(
        days=(*(FlexibleDay(latest=1320, may_be_off=True) for _ in range(5)), OffDay(), OffDay())
    )
    contract = Contract(
        dates=DateRange(first=date(2026, 1, 5)),
        pattern="flexi",
        lieu_reserve_per_mille=0,
        flexi_debit_minutes=100_000,
    )
    team = Team(
        id="north",
        name="North",
        patterns=(WorkingPattern(id="flexi", name="Flexi", cycle_starts=MONDAY, weeks=(week,)),),
        staff=tuple(StaffMember(id=who, name=name, contracts=(contract,)) for who, name in NAMES.items()),
        visits=(
            Visit(
                id="v1",
                case="R-1042",
                windows=(TimeSpan(start=at("Tue 16:00"), end=at("Tue 19:30")),),
                workers=2,
                is_statutory=True,
            ),
        ),
        cover=(CoverRequirement(id="desk", name="Duty desk", kind="duty", weekdays=("tue",), least=1),),
    )
    return team.model_copy(update=changes)


def hand_rota(*shifts: Shift, **changes: Any) -> Rota:
    """A draft of the week with these shifts; without any: Ana late with the visit, Ben on the desk."""
    rota = Rota(
        team="north",
        first_day=MONDAY,
        made=Made(by="Jo Patel", at=NOW, status="feasible", seed=1, seconds=1.8, notes=("Not proved.",)),
        shifts=shifts or usual_shifts(),
    )
    return rota.model_copy(update=changes)


def with_weekdays(team: Team, staff: str, day: PatternDay) -> Team:
    """The team in which somebody works every weekday like this, by a pattern of their own."""
    week = team.patterns[0].weeks[0]
    weekdays = week.model_copy(update={"days": (*(day,) * 5, *week.days[5:])})
    own = team.patterns[0].model_copy(update={"id": "own", "weeks": (weekdays,)})
    people = []
    for member in team.staff:
        contract = member.contracts[0].model_copy(update={"pattern": "own"})
        people.append(member.model_copy(update={"contracts": (contract,)}) if member.id == staff else member)
    return team.model_copy(update={"patterns": (*team.patterns, own), "staff": tuple(people)})


def usual_shifts() -> tuple[Shift, ...]:
    return (
        shift(
            "ana",
            "Tue 10:00-18:00",
            activity("visit", "Tue 16:15-17:45", "v1", travel=15),
            activity("protected_admin", "Tue 10:00-11:30"),
        ),
        shift(
            "ben",
            "Tue 09:00-17:00",
            activity("duty", "Tue 09:00-13:00", "desk@2026-11-24T09:00"),
            rest="Tue 13:00-13:30",
        ),
        shift("ben", "Wed 09:00-17:00"),
    )
