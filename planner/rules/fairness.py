"""Evenings, duty and weekends are shared out in proportion to hours, over the last 12 weeks and this rota
together.

Loads are compared per full-time post: a half-timer's one evening weighs like a full-timer's two. Whoever is
away or in lockdown for the whole plan is not compared, nor is an evening contract where evenings are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from planner.domain.contracts import FULL_TIME_WEEK_MINUTES
from planner.domain.findings import Finding
from planner.domain.person import Person
from planner.domain.problem import RotaProblem
from planner.domain.time_grid import day_of, weekday_of
from planner.rules.evenings import evening_shifts
from planner.rules.rota_view import RotaView
from planner.rules.scopes import WHOLE_TEAM
from planner.rules.wording import counted

RULE = "fairness"
# Loads are kept in tenths per full-time post, so that whole numbers suffice.
TENTHS = 10
DUTY_UNIT = 30


@dataclass(frozen=True)
class Measure:
    """What is shared out: who takes part, how much each has, how much spread makes one unit, the words."""

    noun: str
    unit: int
    takes_part: Callable[[RotaProblem], list[Person]]
    amount: Callable[[RotaView, Person], int]


def findings(view: RotaView, problem: RotaProblem) -> Iterator[Finding]:
    """Each measure that is a unit or more apart, with who has most and who least."""
    for measure in MEASURES:
        loads = [(load, person) for _, load, person in compared_loads(view, problem, measure)]
        if len(loads) < 2:
            continue
        most = max(loads, key=lambda load: load[0])
        least = min(loads, key=lambda load: load[0])
        units = (most[0] - least[0]) // measure.unit
        if units > 0:
            yield _finding(view, measure, most, least, units)


def compared_loads(view: RotaView, problem: RotaProblem, measure: Measure) -> list[tuple[int, int, Person]]:
    """Of everybody who takes part: how much they have, that as for a full-time post (in tenths), who."""
    people = view.of_problem(measure.takes_part) if view.problem is problem else measure.takes_part(problem)
    amounts = [(view.of_person(person, measure.amount), person) for person in people]
    return [(amount, amount * per_full_time(person), person) for amount, person in amounts]


def _compared(problem: RotaProblem, takes_part: Callable[[Person], bool]) -> list[Person]:
    return [person for person in problem.people if is_compared(person) and takes_part(person)]


def is_compared(person: Person) -> bool:
    """Whether the person has a share at all: not away, nor in lockdown, for the whole plan."""
    if person.contract_minutes_per_week <= 0 or all(week.is_lockdown for week in person.weeks):
        return False
    return any(day.options for day in person.days)


def per_full_time(person: Person) -> int:
    """Tenths of a full-time post's hours per hour of this contract: 10 for a full-timer, 20 for half time."""
    hours = person.contract_minutes_per_week
    return (TENTHS * FULL_TIME_WEEK_MINUTES + hours // 2) // hours


def _finding(
    view: RotaView, measure: Measure, most: tuple[int, Person], least: tuple[int, Person], units: int
) -> Finding:
    weeks = counted(view.settings.fairness.weeks, "week")
    high, low = _amount_text(measure, most[0]), _amount_text(measure, least[0])
    return Finding(
        rule=RULE,
        tier=4,
        sentence=(
            f"{measure.noun.capitalize()} are unevenly shared over the last {weeks} and this rota: in "
            f"proportion to hours {most[1].name} has most ({high}) and {least[1].name} least ({low})."
        ),
        measured=f"{high} against {low}",
        allowed="about the same",
        price=view.settings.fairness.weight * units,
        people=(most[1].id, least[1].id),
        span=view.problem.span,
    )


def _amount_text(measure: Measure, load: int) -> str:
    """The load as it would be for a full-timer, with one decimal at most."""
    value = load / TENTHS * (DUTY_UNIT / 60 if measure.unit > TENTHS else 1)
    return f"{value:.1f}".removesuffix(".0") + (" h" if measure.unit > TENTHS else "")


def _has_evenings(problem: RotaProblem) -> list[Person]:
    return _compared(problem, lambda person: not person.is_evening_contract)


def _evenings(view: RotaView, person: Person) -> int:
    return person.tally.evenings + len(view.of_person(person, evening_shifts))


def _has_duty(problem: RotaProblem) -> list[Person]:
    days = {day_of(turn.span.start) for turn in problem.duty_turns}
    numbers = [day - problem.first_day for day in days if day in problem.days]
    return _compared(problem, lambda person: any(person.days[number].options for number in numbers))


def _duty(view: RotaView, person: Person) -> int:
    planned = sum(
        activity.end - activity.start
        for week in person.weeks
        for activity in view.work_in_week(person.id, week.monday, "duty")
    )
    return (person.tally.duty_minutes + planned) // DUTY_UNIT


def _has_weekends(problem: RotaProblem) -> list[Person]:
    numbers = [day - problem.first_day for day in problem.days if weekday_of(day) >= 5]
    return _compared(problem, lambda person: any(person.days[number].options for number in numbers))


def _weekend_days(view: RotaView, person: Person) -> int:
    days = {shift.day for shift in view.shifts_of(person.id)}
    return person.tally.weekend_days + sum(weekday_of(day) >= 5 for day in days)


MEASURES = (
    Measure("evenings", TENTHS, _has_evenings, _evenings),
    Measure("duty hours", 80, _has_duty, _duty),
    Measure("weekend days", TENTHS, _has_weekends, _weekend_days),
)
PARTS = (WHOLE_TEAM.part(findings),)
