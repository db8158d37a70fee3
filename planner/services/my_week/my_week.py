"""One person's week as it is published, read for themselves or by who may look into their hours."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from planner.domain.errors import PlannerError
from planner.domain.findings import Finding
from planner.domain.person import Person
from planner.domain.problem import RotaProblem
from planner.domain.remembered import Remembered
from planner.domain.roles import Caller
from planner.domain.rota import Rota, Shift
from planner.domain.staff import StaffMember
from planner.domain.team import Team
from planner.domain.time_grid import Span
from planner.ports import Store
from planner.services.freeze_problem import freeze_problem
from planner.services.my_week.broken_by import broken_by
from planner.services.my_week.my_hours import MyHours, my_hours
from planner.services.permitted import refuse_unless
from planner.services.published_days import shifts_on
from planner.services.swaps.published_weeks import PublishedWeeks


@dataclass(frozen=True, slots=True)
class MyWeek:
    """The week of a Monday. `rota` is None while it is not published; `shifts` are then empty.

    `around`: the person's shifts from the week before to the week after, for the rest between them.
    `findings`: laws and policies that the person's own week breaks.
    """

    member: StaffMember
    team: Team
    problem: RotaProblem
    person: Person
    rota: Rota | None
    shifts: tuple[Shift, ...]
    around: tuple[Shift, ...]
    findings: tuple[Finding, ...]
    hours: MyHours

    @property
    def monday(self) -> date:
        return date.fromordinal(self.problem.first_day)

    @property
    def is_kept(self) -> bool:
        """Whether no law and no policy is broken in it, exceptions that were granted apart."""
        return not any(not each.is_overridden for each in self.findings)

    def shift_on(self, day: int) -> Shift | None:
        """The shift that starts on the day (an ordinal)."""
        return next((each for each in self.shifts if each.day == day), None)

    def rest_before(self, shift: Shift) -> Span | None:
        """From the end of the shift before to this one's start."""
        before = [each for each in self.around if each.end <= shift.start and each.id != shift.id]
        return Span(max(each.end for each in before), shift.start) if before else None


_Asked = tuple[Team, str, date]
_WEEKS: Remembered[_Asked, MyWeek] = Remembered(6)


def my_week(store: Store, caller: Caller, staff: str, first_day: date) -> MyWeek:
    """The week of `first_day` (a Monday) of a person.

    Raises `NotPermittedError` for whom it is none of their business, `PlannerError` for an unknown person.
    """
    refuse_unless(store, caller, "see hours and balances", staff)
    # Through the guard: what is private to others is not in anybody's week.
    team = store.team()
    asked = (team, staff, first_day)
    return _WEEKS.answer((team.id, staff, first_day), asked, lambda: _found(*asked))


def _found(team: Team, staff: str, first_day: date) -> MyWeek:
    member = team.member(staff)
    if member is None:
        raise PlannerError("This person is not in the team any more.", "Ask the manager.")
    weeks = PublishedWeeks(team, first_day, 1)
    is_published = bool(weeks.rota_of_day)
    problem = weeks.problem if is_published else freeze_problem(team, first_day)
    person = problem.person_by_id.get(staff)
    if person is None:
        raise PlannerError(f"{member.name} is not in post in this week.", "Choose another week.")
    shifts = weeks.shifts if is_published else ()
    mine = tuple(sorted((each for each in shifts if each.staff == staff), key=lambda each: each.start))
    return MyWeek(
        member=member,
        team=team,
        problem=problem,
        person=person,
        rota=weeks.rota if is_published else None,
        shifts=mine,
        around=_around(team, staff, first_day),
        findings=broken_by(problem, shifts, person) if is_published else (),
        hours=my_hours(team, problem, person, shifts),
    )


def _around(team: Team, staff: str, first_day: date) -> tuple[Shift, ...]:
    """What is published of the week, of the one before it and of the one after it."""
    monday = first_day.toordinal()
    mine = (each for each in shifts_on(team, range(monday - 7, monday + 14)) if each.staff == staff)
    return tuple(sorted(mine, key=lambda each: each.start))
