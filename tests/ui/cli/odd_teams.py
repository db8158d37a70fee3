"""Teams and pins that ask for what cannot be, or for nothing: each is to be answered in words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from planner.domain.contracts import (
    Contract,
    FixedShiftDay,
    OffDay,
    PatternDay,
    PatternWeek,
    WorkingPattern,
)
from planner.domain.demand import SupervisionPlan
from planner.domain.records import DateRange
from planner.domain.rota import Rota, Shift
from planner.domain.staff import Absence, LockdownWeek, LockdownWheel, StaffMember
from planner.domain.team import Team
from tests.planner.rules.factory import shift
from tests.planner.services.small_office import MONDAY, NAMES, hand_rota, small_team

MORNING, AFTERNOON = FixedShiftDay(start=420, end=780), FixedShiftDay(start=780, end=1140)


@dataclass(frozen=True)
class OddTeam:
    """A team, its pins, and a sentence that the answer must hold; `code` is what `plan` exits with."""

    name: str
    team: Callable[[], Team]
    sentence: str
    pins: tuple[Shift, ...] = ()
    weeks: int = 1
    code: int = 0

    @property
    def base(self) -> Rota | None:
        return hand_rota(*self.pins) if self.pins else None


def pinned(who: str, times: str, **changes: Any) -> Shift:
    return shift(who, times, is_pinned=True, **changes)


def supervised(ana: tuple[PatternDay, ...], ben: tuple[PatternDay, ...]) -> Team:
    """Ben supervises Ana; both have fixed days."""
    patterns = tuple(
        WorkingPattern(
            id=who,
            name=who,
            cycle_starts=MONDAY,
            weeks=(PatternWeek(days=(*days, OffDay(), OffDay())),),
        )
        for who, days in (("ana", ana), ("ben", ben))
    )
    staff = tuple(
        StaffMember(
            id=who,
            name=NAMES[who],
            contracts=(Contract(dates=DateRange(first=date(2026, 1, 5)), pattern=who),),
        )
        for who in ("ana", "ben")
    )
    plan = SupervisionPlan(id="one-to-one", worker="ana", supervisor="ben")
    return small_team(patterns=patterns, staff=staff, visits=(), cover=(), supervision_plans=(plan,))


def on_leave(who: str, weeks: int = 1) -> Absence:
    dates = DateRange(first=MONDAY, last=MONDAY + timedelta(weeks=weeks, days=-1))
    return Absence(id=f"leave-{who}", staff=who, kind="annual_leave", dates=dates)


def without_hours() -> Team:
    team = small_team()
    idle = tuple(
        member.model_copy(
            update={"contracts": (member.contracts[0].model_copy(update={"minutes_per_week": 0}),)}
        )
        for member in team.staff
    )
    return team.model_copy(update={"staff": idle})


def stuck_wheel() -> Team:
    told = (LockdownWeek(staff="ana", week=MONDAY - timedelta(weeks=7)),)
    wheel = LockdownWheel(gives_out_turns=True, order=("ana",), weeks=told)
    alone = small_team().staff[:1]
    return small_team(staff=alone, visits=(), cover=(), lockdown=wheel, absences=(on_leave("ana", 4),))


ODD_TEAMS = (
    OddTeam(
        "contradictory pins",
        small_team,
        "cannot all be kept: no lawful rota holds them together.",
        (pinned("ana", "Mon 13:00-21:00"), pinned("ana", "Tue 07:00-15:00")),
        code=1,
    ),
    OddTeam(
        "a pin against the law",
        small_team,
        "without a break; the law asks for 20 min.",
        (pinned("ana", "Mon 08:00-17:00", rest=None),),
    ),
    OddTeam(
        "a supervisor with no common hour",
        lambda: supervised((MORNING,) * 5, (AFTERNOON,) * 5),
        "supervision",
    ),
    OddTeam(
        "a supervisor with no common day",
        lambda: supervised(
            (MORNING, MORNING, OffDay(), OffDay(), OffDay()), (OffDay(), OffDay(), *(MORNING,) * 3)
        ),
        "the two share no working day in it.",
    ),
    OddTeam(
        "a wheel that cannot turn",
        stuck_wheel,
        "The lockdown wheel cannot turn for Ana Alvi, whose turn is due in the week of Mon 30 Nov: "
        "away in each week that would do.",
        weeks=4,
    ),
    OddTeam("nobody in the team", lambda: small_team(staff=()), "0 of 2 workers found"),
    OddTeam("nothing to do", lambda: small_team(visits=(), cover=()), "Proved"),
    OddTeam(
        "everyone on leave",
        lambda: small_team(absences=tuple(on_leave(who) for who in NAMES)),
        "0 of 2 workers found",
    ),
    OddTeam("contracts of no hours", without_hours, "Proved"),
)
BY_NAME = {odd.name: odd for odd in ODD_TEAMS}


def with_three_workers(text: str) -> str:
    """The team file of the small team with a visit for three."""
    return text.replace('"workers": 2', '"workers": 3')
