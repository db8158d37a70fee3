"""Whole days off in lieu: owed hours that fall due in the planned weeks, taken back before the search begins.

Somebody who is owed a day's work or more, to be taken back by a day of the plan, gets a day on which others
can do all that it asks. Part of a day is left to the search, which puts it at an end of a shift. A rota keeps
its days off, so that it is judged with them; a team may switch them off (`gives_whole_days`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from planner.domain.person import Person, PersonDay
from planner.domain.problem import RotaProblem
from planner.domain.records import DateRange
from planner.domain.rota import DayInLieu, Rota
from planner.domain.rule_pack import ToilLimits
from planner.domain.staff import Absence
from planner.domain.team import Team
from planner.domain.time_grid import monday_of
from planner.services.day_needs import can_spare

# Somebody is given so many whole days a week at most.
MOST_A_WEEK = 1


def kept_days(team: Team, days: range, base: Rota | None) -> tuple[DayInLieu, ...]:
    """The days off that stand: of the rota at hand for the planned days, of kept rotas for all others.

    A draft gives its days back where the team has switched them off.
    """
    known = {member.id for member in team.staff}
    mine = base.days_in_lieu if base is not None and not _is_taken_back(team, base) else ()
    others = (each for rota in team.rotas for each in rota.days_in_lieu)
    standing = {
        (each.staff, each.day): each
        for each, is_mine in (*((each, False) for each in others), *((each, True) for each in mine))
        if (each.day.toordinal() in days) is is_mine and each.staff in known
    }
    return tuple(standing.values())


def _is_taken_back(team: Team, base: Rota) -> bool:
    return base.state == "draft" and not _gives(team.rules.settings.toil_limits)


def _gives(rule: ToilLimits) -> bool:
    return rule.is_on and rule.gives_whole_days


def with_days_in_lieu(team: Team, days_off: Sequence[DayInLieu]) -> Team:
    """The team with these days as agreed leave in lieu, where nothing else keeps the person away."""
    if not days_off:
        return team
    taken = {each.id for each in team.absences}
    new = tuple(_as_leave(each, taken) for each in days_off if not _is_away(team, each))
    return team.model_copy(update={"absences": (*team.absences, *new)})


def _as_leave(each: DayInLieu, taken: set[str]) -> Absence:
    stem = f"lieu-{each.day.isoformat()}-{each.staff}"[:60]
    free = next(name for number in range(10_000) if (name := f"{stem}{number or ''}"[:64]) not in taken)
    taken.add(free)
    dates = DateRange(first=each.day, last=each.day)
    return Absence(id=free, staff=each.staff, kind="toil", dates=dates, credit_minutes_per_day=each.minutes)


def _is_away(team: Team, each: DayInLieu) -> bool:
    return any(
        absence.staff == each.staff
        and absence.state == "approved"
        and absence.start is None
        and absence.dates.has(each.day.toordinal())
        for absence in team.absences
    )


def proposed_days(problem: RotaProblem) -> tuple[DayInLieu, ...]:
    """Whole days for those whose owed hours fall due in the plan, a person at a time, the most owed first."""
    if not _gives(problem.settings.toil_limits):
        return ()
    giving = _Giving(problem)
    owing = sorted(problem.people, key=lambda person: (-_due(problem, person), person.id))
    return tuple(given for person in owing for given in giving.to(person))


def _due(problem: RotaProblem, person: Person) -> int:
    """Minutes that the person is to take back in the plan, less what is agreed already."""
    if person.toil is None:
        return 0
    end = problem.days.stop
    due = sum(
        lot.minutes for lot in person.toil.lots if lot.due_on < end and lot.lapses_on >= problem.first_day
    )
    return max(0, due - sum(person.toil.agreed))


@dataclass
class _Giving:
    """The days given so far."""

    problem: RotaProblem
    away: set[tuple[str, int]] = field(default_factory=set)

    def to(self, person: Person) -> Iterator[DayInLieu]:
        left = _due(self.problem, person)
        weeks: dict[int, int] = {}
        for day in self._in_order(person):
            minutes = _worth(day)
            if not 0 < minutes <= left or weeks.get(monday_of(day.day), 0) >= MOST_A_WEEK:
                continue
            if not can_spare(self.problem, person, day, self.away):
                continue
            self.away.add((person.id, day.day))
            weeks[monday_of(day.day)] = weeks.get(monday_of(day.day), 0) + 1
            left -= minutes
            yield DayInLieu(staff=person.id, day=date.fromordinal(day.day), minutes=minutes)

    def _in_order(self, person: Person) -> list[PersonDay]:
        """The days up to the week in which the hours fall due, the last of the week first."""
        lots = person.toil.lots if person.toil is not None else ()
        due = [lot.due_on for lot in lots if lot.due_on < self.problem.days.stop]
        if not due:
            return []
        last = max(monday_of(max(due)), self.problem.first_day) + 7
        days = [day for day in person.days if day.day < last and day.options and not day.blocked]
        return sorted(days, key=lambda day: (monday_of(day.day), -day.day))


def _worth(day: PersonDay) -> int:
    """Minutes of work that the day off takes back: of named shifts those of the shortest."""
    if all(option.name is not None for option in day.options):
        return min(option.shortest - option.break_minutes for option in day.options)
    return day.target_minutes
