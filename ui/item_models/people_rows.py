"""The staff list as rows: searched, grouped and sorted; plain data, no Qt."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from planner.domain.contracts import FULL_TIME_WEEK_MINUTES, Contract
from planner.domain.problem import RotaProblem
from planner.domain.rota import Shift
from planner.domain.staff import StaffMember
from planner.domain.team import Team
from planner.domain.time_grid import day_label, hours_label
from planner.reports.person_week import PersonWeekFigures, person_weeks

Grouping = Literal["none", "role", "pattern", "hours", "supervisor"]
Sorting = Literal["board", "name", "hours", "toil"]


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One person, or with no `staff` the heading of a group. Texts are ready to show."""

    title: str
    staff: str = ""
    subtitle: str = ""
    state: str = ""
    toil: str = ""
    hours: str = ""
    planned_minutes: int = 0
    contract_minutes: int = 0
    pattern: str = ""
    toil_minutes: int = 0

    @property
    def key(self) -> str:
        return self.staff

    @property
    def is_group(self) -> bool:
        return not self.staff

    @property
    def spoken(self) -> str:
        """The whole row for those who do not see it."""
        if self.is_group:
            return f"Group: {self.title}"
        parts = [self.title, self.subtitle, self.state]
        if self.hours:
            parts.append(f"{self.hours.replace('/', ' of ')} h planned")
        parts.append(f"TOIL {self.toil}")
        return ", ".join(part for part in parts if part)


def contract_on(member: StaffMember, day: date) -> Contract | None:
    """The contract in force on the day; else the next to come; else the last that there was."""
    ordinal = day.toordinal()
    now = [each for each in member.contracts if each.dates.has(ordinal)]
    coming = [each for each in member.contracts if each.dates.first > day]
    past = sorted(member.contracts, key=lambda each: each.dates.first)
    return next(iter((*now, *sorted(coming, key=lambda each: each.dates.first), *reversed(past))), None)


def state_of(member: StaffMember, day: date) -> str:
    """`left 30 Nov`, `joins Mon 4 Jan`, `on loan to North`, `secondee from …`; nothing when simply here."""
    ordinal = day.toordinal()
    for secondment in member.secondments:
        if secondment.dates.has(ordinal):
            way = "on loan to" if secondment.direction == "away" else "secondee from"
            return f"{way} {secondment.other_team}"
    if not any(each.dates.has(ordinal) for each in member.contracts):
        coming = [each.dates.first for each in member.contracts if each.dates.first > day]
        if coming:
            return f"joins {day_label(min(coming).toordinal())}"
        ended = [each.dates.last for each in member.contracts if each.dates.last is not None]
        return f"left {day_label(max(ended).toordinal())}" if ended else "no contract"
    ends = [each.dates.last for each in member.contracts]
    if None not in ends:
        last = max(each for each in ends if each is not None)
        return f"leaves {day_label(last.toordinal())}"
    return ""


def people_rows(
    team: Team,
    problem: RotaProblem,
    shifts: Sequence[Shift],
    *,
    search: str = "",
    group_by: Grouping = "none",
    sort_by: Sorting = "board",
) -> tuple[PersonRow, ...]:
    """The rows of the staff list for the first week of the problem."""
    day = date.fromordinal(problem.first_day)
    figures = person_weeks(team, problem, shifts)
    patterns = {pattern.id: pattern.name for pattern in team.patterns}
    members = [member for member in team.staff if _is_found(team, member, search)]
    made = [
        (_group_of(team, member, day, group_by, patterns), _row(member, day, figures, patterns))
        for member in members
    ]
    groups = dict.fromkeys(group for group, _ in made)
    rows: list[PersonRow] = []
    for group in sorted(groups) if group_by != "none" else groups:
        mine = sorted((row for name, row in made if name == group), key=_SORTS[sort_by])
        if group_by != "none":
            rows.append(PersonRow(title=group, hours=str(len(mine))))
        rows += mine
    return tuple(rows)


_SORTS: Mapping[Sorting, Callable[[PersonRow], int | str]] = {
    "board": lambda _: 0,
    "name": lambda row: row.title.casefold(),
    "hours": lambda row: -row.contract_minutes,
    "toil": lambda row: -row.toil_minutes,
}


def _row(
    member: StaffMember, day: date, figures: Mapping[str, PersonWeekFigures], patterns: Mapping[str, str]
) -> PersonRow:
    contract = contract_on(member, day)
    pattern = patterns.get(contract.pattern, "") if contract else ""
    week = figures.get(member.id)
    # Beside the figures of the week they would be said twice.
    hours = hours_label(contract.minutes_per_week) if contract and week is None else ""
    return PersonRow(
        title=member.name,
        staff=member.id,
        subtitle=" · ".join(part for part in (pattern, member.role, hours) if part),
        state=state_of(member, day),
        toil=week.toil_text if week else "0 h",
        hours=week.hours_text if week else "",
        planned_minutes=week.planned_minutes if week else 0,
        contract_minutes=week.contract_minutes if week else 0,
        pattern=pattern,
        toil_minutes=week.toil_minutes if week else 0,
    )


def _is_found(team: Team, member: StaffMember, search: str) -> bool:
    """Whether every word that was typed is in the name, the role or the name of a skill."""
    skills = {skill.id: skill.name for skill in team.skills}
    held = " ".join(skills.get(each.skill, each.skill) for each in member.skills)
    text = f"{member.name} {member.role} {held}".casefold()
    return all(word in text for word in search.casefold().split())


def _group_of(
    team: Team, member: StaffMember, day: date, group_by: Grouping, patterns: Mapping[str, str]
) -> str:
    contract = contract_on(member, day)
    if group_by == "role":
        return member.role
    if group_by == "pattern":
        return patterns.get(contract.pattern, "") if contract else "No contract"
    if group_by == "hours":
        minutes = contract.minutes_per_week if contract else 0
        return "Full time" if minutes >= FULL_TIME_WEEK_MINUTES else "Part time"
    if group_by == "supervisor":
        names = team.staff_names
        return f"Supervised by {names.get(member.supervisor or '', 'nobody')}"
    return ""
