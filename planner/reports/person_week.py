"""Each person's week in figures for the board's name column: hours against contract, TOIL, evenings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from planner.domain.problem import Person, RotaProblem
from planner.domain.rota import Shift
from planner.domain.staff import ToilEntry
from planner.domain.team import Team
from planner.domain.time_grid import civil, hours_label
from planner.rules.rota_view import RotaView
from planner.rules.toil_ledger import ledger

TOIL_SIGN: Mapping[str, int] = {"earned": 1, "repaid": -1, "expired": -1}


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


def person_weeks(
    team: Team, problem: RotaProblem, shifts: Sequence[Shift], week: int = 0
) -> dict[str, PersonWeekFigures]:
    """The figures of each person of the problem for its `week` (0 is the first).

    TOIL is the balance at the end of that week: what is owed before the plan, and what its weeks earn, take
    back and let lapse. Where a person keeps no account, it counts the entries up to the Sunday.
    """
    monday = problem.first_day + 7 * week
    mine = _shifts_by_person(shifts, monday)
    view = RotaView(problem, shifts)
    sunday = date.fromordinal(monday + 6)
    return {
        person.id: PersonWeekFigures(
            staff=person.id,
            monday=monday,
            paid_minutes=sum(shift.paid_minutes for shift in mine.get(person.id, ())),
            credit_minutes=person.weeks[week].credit_minutes,
            contract_minutes=person.weeks[week].contract_minutes,
            toil_minutes=(
                toil_balance(team.toil, person.id, sunday)
                if person.toil is None
                else ledger(person, view)[week].closing
            ),
            evenings=_evenings(problem, person, mine.get(person.id, ())),
        )
        for person in problem.people
    }


def toil_balance(entries: Iterable[ToilEntry], staff: str, on: date) -> int:
    """Minutes of TOIL a person has at the end of a day: earned less repaid and expired."""
    return sum(
        TOIL_SIGN.get(entry.state, 0) * entry.minutes
        for entry in entries
        if entry.staff == staff and entry.on <= on
    )


def _shifts_by_person(shifts: Iterable[Shift], monday: int) -> dict[str, list[Shift]]:
    found: dict[str, list[Shift]] = {}
    for shift in shifts:
        if monday <= shift.day < monday + 7:
            found.setdefault(shift.staff, []).append(shift)
    return found


def _evenings(problem: RotaProblem, person: Person, shifts: Iterable[Shift]) -> int:
    """Days on which the person works past the start of the evening (0 where evenings are the contract)."""
    if person.is_evening_contract:
        return 0
    evening_from = problem.settings.evenings.evening_from
    return len({shift.day for shift in shifts if shift.end > civil(shift.day, evening_from)})


def _bare(minutes: int) -> str:
    return hours_label(minutes).removesuffix(" h")
