"""A rota of schedules as shifts, and the other way round for the days that stay."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from planner.domain.person import PersonDay, ShiftOption
from planner.domain.problem import RotaProblem
from planner.domain.rota import Shift, shift_id
from planner.domain.time_grid import Span
from solver.break_place import middle_break
from solver.schedules.team_view import OFF, Schedule, TeamView


def shifts_of(team: TeamView, rota: Sequence[Schedule]) -> tuple[Shift, ...]:
    """The shifts that the schedules are, by person and day."""
    return tuple(_shifts(team, rota))


def _shifts(team: TeamView, rota: Sequence[Schedule]) -> Iterator[Shift]:
    problem = team.problem
    pinned = {(pin.staff, pin.day): pin for pin in problem.pinned_shifts}
    for person, schedule in zip(problem.people, rota, strict=True):
        for day, kind in zip(person.days, schedule, strict=True):
            if kind != OFF:
                pin = pinned.get((person.id, day.day))
                yield pin or _shift(problem, person.id, day, _option(day, team.kinds[kind]))


def schedules_of(team: TeamView, shifts: Sequence[Shift]) -> list[Schedule] | None:
    """The schedules that the shifts are; None when one of them is none of the view's kinds on its day."""
    number_of = {name: number for number, name in enumerate(team.kinds)}
    first, person_of = team.problem.first_day, {person.id: n for n, person in enumerate(team.people)}
    days = [[OFF] * team.days for _ in team.people]
    for shift in shifts:
        person, day = person_of.get(shift.staff), shift.day - first
        kind = number_of.get(shift.name or "")
        if person is None or kind is None or not 0 <= day < team.days:
            return None
        if not team.people[person].allowed[day, kind]:
            return None
        days[person][day] = kind
    return [tuple(schedule) for schedule in days]


def _option(day: PersonDay, name: str) -> ShiftOption:
    return next(option for option in day.options if option.name == name)


def _shift(problem: RotaProblem, person: str, day: PersonDay, option: ShiftOption) -> Shift:
    span = Span(option.start_earliest, option.end_latest)
    rest: Span | None = None
    if option.break_minutes:
        away = problem.settings.breaks.from_ends_minutes
        first = span.start + away
        rest = middle_break(span, Span(first, first + option.break_minutes), away, ())
    return Shift(
        id=shift_id(person, day.day),
        staff=person,
        start=span.start,
        end=span.end,
        break_start=rest.start if rest else None,
        break_end=rest.end if rest else None,
        place="home" if option.place == "home" else "office",
        name=option.name,
    )
