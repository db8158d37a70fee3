"""What a rota does to time off in lieu: each person's balance week by week, the cap, and what goes unclaimed.

A figure for the window and the command line; the same ledger as the rule `toil_limits`. Hours that pass their
limit are never deleted: they leave the balance for the list of unclaimed hours, and somebody decides.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from planner.domain.person import Person
from planner.domain.problem import RotaProblem
from planner.domain.rota import Shift
from planner.domain.rule_pack import ToilLimits
from planner.domain.time_grid import Span, civil, hours_label
from planner.reports.unclaimed_hours import UnclaimedHours, unclaimed_hours
from planner.rules.rota_view import RotaView
from planner.rules.toil_ledger import ToilWeek, ledger
from planner.rules.wording import counted, day_text


@dataclass(frozen=True, slots=True)
class PersonForecast:
    """One person's weeks and the times off that the rota plans. `amber_in`, `cap_in`: the number (from 1) of
    the first week that ends with the balance at the amber line, or at the cap; None: in none of them."""

    staff: str
    name: str
    weeks: tuple[ToilWeek, ...]
    times_off: tuple[Span, ...]
    amber_in: int | None
    cap_in: int | None

    @property
    def opening(self) -> int:
        return self.weeks[0].opening

    @property
    def closing(self) -> int:
        return self.weeks[-1].closing


@dataclass(frozen=True, slots=True)
class ToilForecast:
    """The forecast of a whole rota. `sentences`: what a manager is to know, most important first."""

    people: tuple[PersonForecast, ...]
    unclaimed: tuple[UnclaimedHours, ...]
    sentences: tuple[str, ...]

    def of(self, staff: str) -> PersonForecast | None:
        """One person's forecast; None for who keeps no account."""
        return next((person for person in self.people if person.staff == staff), None)


def toil_forecast(problem: RotaProblem, shifts: Sequence[Shift]) -> ToilForecast:
    """The forecast of these shifts; people without an account are left out."""
    view = RotaView(problem, shifts)
    people = tuple(
        _person(view, person) for person in problem.people if person.toil is not None and person.weeks
    )
    unclaimed = tuple(
        lost
        for person, forecast in zip(
            (each for each in problem.people if each.toil is not None and each.weeks), people, strict=True
        )
        for lost in unclaimed_hours(person, forecast.weeks, problem.settings.toil_limits.take_within_weeks)
    )
    rule = problem.settings.toil_limits
    sentences = (*_sentences(people, rule), *(lost.sentence for lost in unclaimed), counting_sentence(rule))
    return ToilForecast(people, unclaimed, sentences)


def _person(view: RotaView, person: Person) -> PersonForecast:
    weeks = ledger(person, view)
    rule = view.settings.toil_limits
    return PersonForecast(
        staff=person.id,
        name=person.name,
        weeks=weeks,
        times_off=tuple(sorted((*_parts_of_shifts(view, person), *_whole_days(person)))),
        amber_in=_first(weeks, rule.amber_minutes),
        cap_in=_first(weeks, rule.cap_minutes),
    )


def _parts_of_shifts(view: RotaView, person: Person) -> Iterator[Span]:
    for shift in view.shifts_of(person.id):
        yield from (each.span for each in shift.activities if each.kind == "time_off")


def _whole_days(person: Person) -> Iterator[Span]:
    return (
        Span(civil(each.day), civil(each.day + 1))
        for each in person.days
        if each.off_reason == "time off in lieu"
    )


def _first(weeks: Sequence[ToilWeek], minutes: int) -> int | None:
    """The number of the first week that ends with so much owed."""
    return next((number for number, week in enumerate(weeks, 1) if week.owed >= minutes), None)


def _sentences(people: Sequence[PersonForecast], rule: ToilLimits) -> Iterator[str]:
    owed = sum(max(0, person.closing) for person in people)
    earned = sum(week.earned for person in people for week in person.weeks)
    repaid = sum(week.repaid for person in people for week in person.weeks)
    yield (
        f"This rota leaves {hours_label(owed)} owed: it earns {hours_label(earned)} and takes back "
        f"{hours_label(repaid)}."
    )
    for person in people:
        if person.cap_in is not None:
            monday = person.weeks[person.cap_in - 1].monday
            yield (
                f"{person.name} reaches the cap of {hours_label(rule.cap_minutes)} in week {person.cap_in} "
                f"({day_text(monday)})."
            )
    for person in people:
        if person.cap_in is None and person.amber_in is not None:
            yield (
                f"{person.name} is owed {hours_label(person.weeks[person.amber_in - 1].owed)} at the end of "
                f"week {person.amber_in}; the cap is {hours_label(rule.cap_minutes)}."
            )
    for person in people:
        if late := person.weeks[-1].late:
            yield f"{person.name} should have taken back {hours_label(late)} more by the end of the rota."


def counting_sentence(rule: ToilLimits) -> str:
    """How the working days of a take-back are counted, as every report has to say."""
    first = "the day itself is the first" if rule.counts_the_day_itself else "from the day after"
    holidays = "bank holidays counted" if rule.counts_bank_holidays else "bank holidays left out"
    return (
        f"Hours are to be taken back within {counted(rule.take_back_working_days, 'working day')} "
        f"({first}, {holidays}) and lapse after {counted(rule.take_within_weeks, 'week')}."
    )
