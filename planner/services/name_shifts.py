"""Naming a moved shift after the team's named shift whose times it now has."""

from __future__ import annotations

from dataclasses import replace

from planner.domain.indexed_shifts import indexed
from planner.domain.problem import RotaProblem
from planner.domain.rota import Rota, Shift
from planner.services.put_shifts import PutShifts


def named_as_offered(problem: RotaProblem, rota: Rota, inverse: PutShifts) -> tuple[Rota, PutShifts]:
    """The edited rota with its changed shifts named, and the inverse that knows them so.

    An edit knows times and no lists of shifts: moved from 07:00–15:00 to 13:00–21:00, an Early is a Late.
    """
    names = {
        change.before.id: _offered(problem, change.before)
        for change in inverse.changes
        if change.before is not None
    }
    present = indexed(rota.shifts).by_id
    shifts = {
        each: present[each].model_copy(update={"name": name})
        for each, name in names.items()
        if each in present and present[each].name != name
    }
    if not shifts:
        return rota, inverse
    changes = tuple(
        replace(change, before=shifts.get(change.before.id, change.before)) if change.before else change
        for change in inverse.changes
    )
    named = tuple(shifts.get(shift.id, shift) for shift in rota.shifts)
    return rota.model_copy(update={"shifts": named}), replace(inverse, changes=changes)


def _offered(problem: RotaProblem, shift: Shift) -> str | None:
    """The name of the one option of the day that has these times, else the name it has."""
    person = problem.person_by_id.get(shift.staff)
    index = shift.day - problem.first_day
    if person is None or not 0 <= index < len(person.days):
        return shift.name
    options = [each for each in person.days[index].options if each.admits(shift.start, shift.end)]
    if any(option.name == shift.name for option in options):
        return shift.name
    return options[0].name if options else shift.name
