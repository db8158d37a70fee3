"""The laws and policies that one person's own week breaks, without going through the rest of the team."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from planner.domain.findings import Finding
from planner.domain.person import Person
from planner.domain.problem import RotaProblem
from planner.domain.rota import Shift
from planner.rules.catalogue import rules_on
from planner.rules.rota_view import RotaView
from planner.rules.scopes import EACH_PERSON, Part

# A wish is nothing that a week has to keep, and a gap is the team's.
KINDS = ("law", "policy")


def broken_by(problem: RotaProblem, shifts: Sequence[Shift], person: Person) -> tuple[Finding, ...]:
    """As in the full check of all shifts; told as it may be shared where a colleague is named as well."""
    view = RotaView(problem, shifts)
    mine = view.shifts_of(person.id)
    parts = (part for rule in rules_on(problem.settings) if rule.kind in KINDS for part in rule.parts)
    found = (each for part in parts for each in _of_part(problem, view, part, person, mine))
    return tuple(
        each if each.people == (person.id,) else each.for_sharing
        for each in dict.fromkeys(found)
        if person.id in each.people and each.kind in KINDS
    )


def _of_part(
    problem: RotaProblem, view: RotaView, part: Part, person: Person, mine: Sequence[Shift]
) -> Iterator[Finding]:
    """Of the person's cell, or of the demands that the person's shifts serve."""
    if part.scope is EACH_PERSON:
        yield from part.findings(view, person)
        return
    cells = part.scope.cells(problem)
    keys = dict.fromkeys(key for shift in mine for key in part.scope.touched(problem, shift))
    for key in keys:
        if key in cells:
            yield from part.findings(view, cells[key])
