"""Hours against the contract, time off in lieu and flexi: where they stand, and where they came from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from planner.domain.person import Person
from planner.domain.problem import RotaProblem
from planner.domain.rota import Shift
from planner.domain.team import Team
from planner.domain.time_grid import MONTHS, hours_label
from planner.reports.person_week import person_weeks
from planner.reports.toil_forecast import toil_forecast
from planner.services.flexi_period import FlexiWeek, flexi_periods
from planner.services.toil_curve import ToilCurve, toil_curve

WEEKS_SHOWN = 4


@dataclass(frozen=True, slots=True)
class BalancePoint:
    """What is owed at the end of the week of a Monday (an ordinal), in minutes."""

    monday: int
    minutes: int


@dataclass(frozen=True, slots=True)
class MyHours:
    """Minutes. `toil` and `flexi` are None where no account is kept of them.

    `past`: TOIL at the end of each of the last four weeks, the one looked at last. `runs_out`: what lapses
    next, and the last day (an ordinal) on which it may be taken.
    """

    planned: int
    contract: int
    contract_words: str
    toil: int | None
    flexi: int | None
    past: tuple[BalancePoint, ...]
    cap: int
    runs_out: tuple[int, int] | None

    @property
    def toil_sentence(self) -> str:
        """The last weeks for those who do not see the chart."""
        told = ", ".join(f"{short_date(each.monday)} {signed_hours(each.minutes)}" for each in self.past)
        return f"TOIL at the end of the weeks of {told}; at most {hours_label(self.cap)}."


def my_hours(team: Team, problem: RotaProblem, person: Person, shifts: Sequence[Shift]) -> MyHours:
    """The figures of one person for the first week of the problem."""
    mine = tuple(each for each in shifts if each.staff == person.id)
    alone = replace(problem, people=(person,))
    figures = person_weeks(team, alone, mine)[person.id]
    forecast = toil_forecast(alone, mine).of(person.id)
    curve = toil_curve(problem, forecast) if forecast is not None else None
    periods = flexi_periods(team, alone, mine)
    return MyHours(
        planned=figures.planned_minutes,
        contract=figures.contract_minutes,
        contract_words=_contract_words(team, person.id, problem.first_day),
        toil=figures.toil_minutes if forecast is not None else None,
        flexi=_flexi(periods[0].weeks, problem.first_day) if periods else None,
        past=_past(curve, problem.first_day) if curve is not None else (),
        cap=problem.settings.toil_limits.cap_minutes,
        runs_out=_runs_out(curve),
    )


def signed_hours(minutes: int) -> str:
    """`+2.5 h`, `0 h`, `−0.5 h`."""
    return f"{'+' if minutes > 0 else ''}{hours_label(minutes)}"


def short_date(day: int) -> str:
    """`2 Nov`."""
    on = date.fromordinal(day)
    return f"{on.day} {MONTHS[on.month - 1]}"


def _flexi(weeks: Sequence[FlexiWeek], monday: int) -> int | None:
    return next((each.balance for each in weeks if each.monday == monday), None)


def _past(curve: ToilCurve, first_day: int) -> tuple[BalancePoint, ...]:
    mondays = [first_day - 7 * back for back in range(WEEKS_SHOWN - 1, -1, -1)]
    return tuple(BalancePoint(monday, _balance_after(curve, monday + 7)) for monday in mondays)


def _balance_after(curve: ToilCurve, day: int) -> int:
    """What is owed as the day begins; before the first point it is not known, and told as that point's."""
    kept = [point for point in curve.points if point.phase == "kept" and point.day < day]
    before = [*kept, *(point for point in curve.points if point.phase == "planned" and point.day <= day)]
    return (before[-1] if before else curve.points[0]).minutes


def _runs_out(curve: ToilCurve | None) -> tuple[int, int] | None:
    if curve is None or not curve.lapses:
        return None
    day, minutes = curve.lapses[0]
    return minutes, day


def _contract_words(team: Team, staff: str, day: int) -> str:
    """`contract 37 h, 11–7 late week`."""
    member = team.member(staff)
    contract = member.contract_on(day) if member is not None else None
    if contract is None:
        return ""
    pattern = next((each.name for each in team.patterns if each.id == contract.pattern), "")
    words = f"contract {hours_label(contract.minutes_per_week)}"
    return f"{words}, {pattern}" if pattern else words
