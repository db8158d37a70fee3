"""A person's balance of time off in lieu over time: as it was, through the plan, and what lapses after it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from planner.domain.person import ToilAccount
from planner.domain.problem import RotaProblem
from planner.domain.time_grid import day_label, hours_label
from planner.reports.toil_forecast import PersonForecast
from planner.reports.unclaimed_hours import lots_left

Phase = Literal["kept", "planned", "ahead"]


@dataclass(frozen=True, slots=True)
class CurvePoint:
    """From the day (an ordinal) on the balance is so many minutes."""

    day: int
    minutes: int
    phase: Phase


@dataclass(frozen=True, slots=True)
class ToilCurve:
    """Points in the order of time; `lapses`: days (ordinals) and minutes that may not be taken after them."""

    staff: str
    name: str
    points: tuple[CurvePoint, ...]
    lapses: tuple[tuple[int, int], ...]
    amber: int
    cap: int
    last_day: int

    @property
    def sentence(self) -> str:
        """The curve for those who do not see it."""
        now = next((point for point in reversed(self.points) if point.phase == "kept"), None)
        planned = [point for point in self.points if point.phase == "planned"]
        parts = [f"{self.name}: {hours_label(now.minutes if now else 0)} owed"]
        if planned:
            parts.append(f"{hours_label(planned[-1].minutes)} after this rota")
        lapses = ", ".join(f"{hours_label(minutes)} on {day_label(day)}" for day, minutes in self.lapses)
        parts.append(f"lapses: {lapses}" if lapses else "nothing lapses")
        return "; ".join(parts) + f". The cap is {hours_label(self.cap)}, amber {hours_label(self.amber)}."


def toil_curve(problem: RotaProblem, forecast: PersonForecast) -> ToilCurve | None:
    """The curve of one person; None for who keeps no account."""
    person = problem.person_by_id.get(forecast.staff)
    if person is None or person.toil is None:
        return None
    rule = problem.settings.toil_limits
    lots = lots_left(person, forecast.weeks, rule.take_within_weeks)
    end = forecast.weeks[-1].monday + 7
    ahead, balance = [], forecast.closing
    lapses = [(lot.lapses_on, lot.minutes) for lot in lots]
    for day, minutes in lapses:
        balance -= minutes
        ahead.append(CurvePoint(day + 1, balance, "ahead"))
    return ToilCurve(
        staff=person.id,
        name=person.name,
        points=(
            *_kept(person.toil, problem.first_day),
            *(CurvePoint(week.monday + 7, week.closing, "planned") for week in forecast.weeks),
            *ahead,
        ),
        lapses=tuple(lapses),
        amber=rule.amber_minutes,
        cap=rule.cap_minutes,
        last_day=max([end + 14, *(day + 7 for day, _ in lapses)]),
    )


def _kept(account: ToilAccount, first_day: int) -> tuple[CurvePoint, ...]:
    """What changed in the last half-year, counted back from what is owed as the plan begins."""
    balance = account.balance - sum(minutes for _, minutes in account.past)
    points = [CurvePoint(account.past[0][0] - 7 if account.past else first_day - 28, balance, "kept")]
    for day, minutes in account.past:
        balance += minutes
        points.append(CurvePoint(day, balance, "kept"))
    return (*points, CurvePoint(first_day, account.balance, "kept"))
