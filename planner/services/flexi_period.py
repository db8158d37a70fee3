"""The flexi balance of a settlement period week by week: hours due, worked or planned, and what is over."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from planner.domain.contracts import Contract
from planner.domain.problem import RotaProblem
from planner.domain.remembered import Remembered
from planner.domain.rota import Shift
from planner.domain.staff import StaffMember
from planner.domain.team import Team
from planner.domain.time_grid import monday_of
from planner.services.freeze_people import PeopleFreezer
from planner.services.settled_hours import credited_minutes, kept_weeks_of
from planner.services.staff_records import StaffIndex


@dataclass(frozen=True, slots=True)
class FlexiWeek:
    """Minutes of one week: due after leave; worked as told or as a kept rota has it (None: not known or not
    planned); the balance after."""

    monday: int
    due: int
    worked: int | None
    balance: int
    is_planned: bool


@dataclass(frozen=True, slots=True)
class FlexiPeriod:
    """One person's settlement period; `credit` and `debit` are the limits of the contract, in minutes."""

    staff: str
    name: str
    weeks: tuple[FlexiWeek, ...]
    credit: int
    debit: int

    @property
    def balance(self) -> int:
        return self.weeks[-1].balance

    @property
    def is_beyond(self) -> bool:
        """Whether a week ends beyond the limits."""
        return any(not -self.debit <= week.balance <= self.credit for week in self.weeks)


def flexi_periods(team: Team, problem: RotaProblem, shifts: Sequence[Shift]) -> tuple[FlexiPeriod, ...]:
    """The settlement period of everybody in which the first planned week lies, in the team's order."""
    members = {member.id: member for member in team.staff}
    index, settled = StaffIndex(team), _SETTLED.answer(team.id, _settled_by(team), lambda: _settled(team))
    is_told = any(person.told for person in problem.people)
    told = credited_minutes(team, shifts) if is_told and shifts else {}
    found = (_period(index, problem, shifts, members[person.id], settled, told) for person in problem.people)
    return tuple(period for period in found if period is not None)


Settled = Mapping[tuple[str, int], int]
_SETTLED: Remembered[tuple[object, ...], Settled] = Remembered(2)


def _settled_by(team: Team) -> tuple[object, ...]:
    return team.rotas, team.past_shifts, team.toil


def _settled(team: Team) -> Settled:
    """Minutes by person and Monday of the weeks of kept rotas."""
    kept = kept_weeks_of(team)
    return {key: minutes for key, minutes in credited_minutes(team).items() if key in kept}


def _period(
    index: StaffIndex,
    problem: RotaProblem,
    shifts: Sequence[Shift],
    member: StaffMember,
    settled: Settled,
    told: Settled,
) -> FlexiPeriod | None:
    contract = member.contract_on(problem.first_day)
    if contract is None:
        return None
    start = _start(contract, problem.first_day)
    records = index.of(member)
    frozen = PeopleFreezer(index.team, start, contract.settlement_weeks).person(records)
    tallies = {monday_of(tally.week): tally.paid_minutes for tally in records.past_tallies}
    told_weeks = {monday_of(each.day) for each in problem.person_by_id[member.id].told}
    weeks, balance = [], 0
    for week in frozen.weeks:
        is_planned = week.monday >= problem.first_day
        due = week.contract_minutes - week.credit_minutes
        worked: int | None = None
        if not is_planned and week.monday in tallies:
            # A tally tells the hours with the leave in them.
            due, worked = week.contract_minutes, tallies[week.monday]
        elif not is_planned:
            worked = settled.get((member.id, week.monday))
        elif week.monday in told_weeks and shifts:
            worked = told.get((member.id, week.monday), 0)
        elif week.monday < problem.first_day + 7 * problem.weeks and shifts:
            mine = (shift for shift in shifts if shift.staff == member.id)
            worked = sum(each.paid_minutes for each in mine if monday_of(each.day) == week.monday)
        balance += worked - due if worked is not None else 0
        weeks.append(FlexiWeek(week.monday, due, worked, balance, is_planned))
    return FlexiPeriod(
        member.id, member.name, tuple(weeks), contract.flexi_credit_minutes, contract.flexi_debit_minutes
    )


def _start(contract: Contract, first_day: int) -> int:
    """The Monday on which the settlement period of the day began; periods are counted from the contract's."""
    begun = monday_of(contract.dates.first)
    return first_day - 7 * ((first_day - begun) // 7 % contract.settlement_weeks)
