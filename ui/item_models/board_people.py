"""The row heads: who a person is in two chips, TOIL, and hours against the contract."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from dataclasses import replace
from functools import partial
from typing import NamedTuple

from planner.domain.contracts import Contract, FixedShiftDay, NamedShiftsDay, OffDay, WorkingPattern
from planner.domain.person import Person
from planner.domain.problem import RotaProblem
from planner.domain.remembered import Remembered
from planner.domain.rota import Shift
from planner.domain.staff import StaffMember
from planner.domain.team import Team
from planner.domain.time_grid import hours_label
from planner.reports.person_week import PersonWeekFigures, person_weeks
from ui.item_models.board_marks import PersonRow

FULL_WEEK_DAYS = 5
MOST_CHIP_LETTERS = 12


class _Asked(NamedTuple):
    """All that a person's row head follows from. `above` and `below`: who shares their post is there."""

    person: Person
    figures: PersonWeekFigures
    member: StaffMember | None
    pattern: WorkingPattern | None
    shares_post: bool
    above: bool
    below: bool


# The heads that were made last.
_ROWS: Remembered[_Asked, PersonRow] = Remembered(1000)


def person_rows(team: Team, problem: RotaProblem, shifts: Sequence[Shift]) -> tuple[PersonRow, ...]:
    """One row head a person, in the problem's order."""
    figures = person_weeks(team, problem, shifts)
    members = {member.id: member for member in team.staff}
    patterns = {pattern.id: pattern for pattern in team.patterns}
    pairs = {frozenset(share.people) for share in team.job_shares}
    sharing = frozenset(person for pair in pairs for person in pair)
    found: list[PersonRow] = []
    for index, person in enumerate(problem.people):
        member = members.get(person.id)
        contract = _contract(member.contracts, problem.first_day) if member else None
        asked = _Asked(
            person=person,
            figures=figures[person.id],
            member=member,
            pattern=patterns.get(contract.pattern) if contract else None,
            shares_post=person.id in sharing,
            above=index > 0 and _is_pair(pairs, problem.people[index - 1 : index + 1]),
            below=_is_pair(pairs, problem.people[index : index + 2]),
        )
        key = (problem.team_id, problem.first_day, person.id)
        found.append(_ROWS.answer(key, asked, partial(_row, asked)))
    return tuple(found)


def without_figures(row: PersonRow) -> PersonRow:
    """The head without what is only the person's own: TOIL, and hours against the contract."""
    return replace(row, toil_minutes=0, toil_text="", planned_minutes=0, contract_minutes=0, hours_text="")


def _is_pair(pairs: Container[frozenset[str]], people: Sequence[Person]) -> bool:
    return frozenset(person.id for person in people) in pairs


def grouped_rows(team: Team, rows: Sequence[PersonRow], groups: Sequence[str]) -> tuple[PersonRow, ...]:
    """The heads in another order, each with the name of the group that it begins."""
    pairs = {frozenset(share.people) for share in team.job_shares}
    found = []
    for index, (row, group) in enumerate(zip(rows, groups, strict=True)):
        is_first = index == 0 or bool(group)
        is_last = index + 1 == len(rows) or bool(groups[index + 1])
        above = not is_first and frozenset((rows[index - 1].id, row.id)) in pairs
        below = not is_last and frozenset((row.id, rows[index + 1].id)) in pairs
        found.append(replace(row, group=group, shares_post_above=above, shares_post_below=below))
    return tuple(found)


def _row(asked: _Asked) -> PersonRow:
    person, figures = asked.person, asked.figures
    return PersonRow(
        id=person.id,
        name=person.name,
        chips=_chips(asked),
        toil_minutes=figures.toil_minutes,
        toil_text=figures.toil_text,
        planned_minutes=figures.planned_minutes,
        contract_minutes=figures.contract_minutes,
        hours_text=figures.hours_text,
        shares_post_above=asked.above,
        shares_post_below=asked.below,
        lockdown_weeks=tuple(index for index, week in enumerate(person.weeks) if week.is_lockdown),
    )


def _chips(asked: _Asked) -> tuple[str, ...]:
    """At most two: what is special about the person, and the hours."""
    hours = hours_label(asked.person.contract_minutes_per_week)
    if asked.shares_post:
        return (f"Job share {hours}",)
    special = _special(asked.member) or (_pattern_chip(asked.pattern) if asked.pattern else "")
    return (special, hours) if special else (hours,)


def _contract(contracts: Iterable[Contract], day: int) -> Contract | None:
    every = tuple(contracts)
    return next((each for each in every if each.dates.has(day)), every[0] if every else None)


def _special(member: StaffMember | None) -> str:
    if member is None:
        return ""
    if any(each.direction == "here" for each in member.secondments):
        return "Seconded"
    if member.is_newly_qualified:
        return "Newly qual."
    role = member.role.lower()
    return next((word for word in ("Manager", "Senior") if word.lower() in role), "")


def _pattern_chip(pattern: WorkingPattern) -> str:
    """`9–5`, `11–7`, `4 days`, `Flexi`, `Shifts`, `Weeks A/B`: the pattern's name where it is short."""
    name = pattern.name.partition(",")[0].strip()
    if len(name) <= MOST_CHIP_LETTERS:
        return name
    if len(pattern.weeks) > 1:
        return "Weeks A/B" if len(pattern.weeks) == 2 else f"{len(pattern.weeks)}-week cycle"
    worked = [day for day in pattern.weeks[0].days if not isinstance(day, OffDay)]
    if any(isinstance(day, NamedShiftsDay) for day in worked):
        return "Shifts"
    if len(worked) not in (0, FULL_WEEK_DAYS):
        return f"{len(worked)} day{'s' if len(worked) > 1 else ''}"
    times = {(day.start, day.end) for day in worked if isinstance(day, FixedShiftDay)}
    if len(times) == 1 and all(isinstance(day, FixedShiftDay) for day in worked):
        start, end = times.pop()
        return f"{_hour(start)}–{_hour(end)}"
    return "Flexi" if worked else ""


def _hour(minute: int) -> str:
    """A clock time as people say it: `9`, `12`, `12.30`, and `5` for 17:00."""
    hour = minute // 60 % 24
    hour = hour - 12 if hour > 12 else hour
    return f"{hour}.{minute % 60:02d}" if minute % 60 else str(hour)
