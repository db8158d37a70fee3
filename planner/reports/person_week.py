"""Each person's week in figures for the board's name column: hours against contract, TOIL, evenings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from planner.domain.in_steps import Steps, at_once
from planner.domain.indexed_shifts import indexed
from planner.domain.person import Person
from planner.domain.problem import RotaProblem
from planner.domain.remembered import Remembered
from planner.domain.rota import Shift
from planner.domain.rule_pack import RuleSettings
from planner.domain.staff import ToilEntry
from planner.domain.team import Team
from planner.domain.time_grid import civil, hours_label
from planner.rules.rota_view import RotaView
from planner.rules.toil_ledger import ledger


@dataclass(frozen=True, slots=True)
class PersonWeekFigures:
    """One person's week; lengths in minutes. `planned` is paid time plus what leave credits."""

    staff: str
    monday: int
    paid_minutes: int
    credit_minutes: int
    contract_minutes: int
    toil_minutes: int
    evenings: int

    @property
    def planned_minutes(self) -> int:
        return self.paid_minutes + self.credit_minutes

    @property
    def over_minutes(self) -> int:
        """Planned beyond the contract; below it, negative."""
        return self.planned_minutes - self.contract_minutes

    @property
    def hours_text(self) -> str:
        """`37/37`, `36.5/37`."""
        return f"{_bare(self.planned_minutes)}/{_bare(self.contract_minutes)}"

    @property
    def toil_text(self) -> str:
        """`+2.5 h`, `0 h`, `−1 h`."""
        return f"{'+' if self.toil_minutes > 0 else ''}{hours_label(self.toil_minutes)}"


_Asked = tuple[Person, RuleSettings, tuple[Shift, ...], int]
# The figures that were asked for last.
_FIGURES: Remembered[_Asked, PersonWeekFigures] = Remembered(2000)


def person_weeks(
    team: Team, problem: RotaProblem, shifts: Sequence[Shift], week: int = 0
) -> dict[str, PersonWeekFigures]:
    """The figures of each person of the problem for its `week` (0 is the first).

    TOIL is the balance at the end of that week: what is owed before the plan, and what its weeks earn, take
    back and let lapse. Where a person keeps no account, it counts the entries up to the Sunday.
    """
    return at_once(person_weeks_in_steps(team, problem, shifts, week))


def person_weeks_in_steps(
    team: Team, problem: RotaProblem, shifts: Sequence[Shift], week: int = 0
) -> Steps[dict[str, PersonWeekFigures]]:
    """The same, a person a step."""
    mine = indexed(shifts).of_person
    sunday = date.fromordinal(problem.first_day + 7 * week + 6)
    figures: dict[str, PersonWeekFigures] = {}
    for person in problem.people:
        shifts_of = mine.get(person.id, ())
        entered = 0 if person.toil is not None else toil_balance(team.toil, person.id, sunday)
        figures[person.id] = _FIGURES.answer(
            (problem.team_id, person.id, problem.first_day, week),
            (person, problem.settings, shifts_of, entered),
            partial(_figures, problem, person, shifts_of, week, entered),
        )
        yield
    return figures


def _figures(
    problem: RotaProblem, person: Person, shifts: tuple[Shift, ...], week: int, entered: int
) -> PersonWeekFigures:
    """One person's figures. `entered`: minutes of TOIL by the entries, where there is no account."""
    monday = problem.first_day + 7 * week
    of_week = [shift for shift in shifts if monday <= shift.day < monday + 7]
    return PersonWeekFigures(
        staff=person.id,
        monday=monday,
        paid_minutes=sum(shift.paid_minutes for shift in of_week),
        credit_minutes=person.weeks[week].credit_minutes,
        contract_minutes=person.weeks[week].contract_minutes,
        toil_minutes=(
            entered if person.toil is None else ledger(person, RotaView(problem, shifts))[week].closing
        ),
        evenings=_evenings(problem, person, of_week),
    )


def toil_balance(entries: Iterable[ToilEntry], staff: str, on: date) -> int:
    """Minutes of TOIL a person has at the end of a day: earned less repaid and expired."""
    return sum(entry.change_minutes for entry in entries if entry.staff == staff and entry.on <= on)


def _evenings(problem: RotaProblem, person: Person, shifts: Iterable[Shift]) -> int:
    """Days on which the person works past the start of the evening (0 where evenings are the contract)."""
    if person.is_evening_contract:
        return 0
    evening_from = problem.settings.evenings.evening_from
    return len({shift.day for shift in shifts if shift.end > civil(shift.day, evening_from)})


def _bare(minutes: int) -> str:
    return hours_label(minutes).removesuffix(" h")
