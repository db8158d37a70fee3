"""People whom a trial leaves exactly as they are: it is solved without them, and much faster.

A bystander's whole plan is pinned and serves no demand that is still open. What the others have from them is
taken off what is asked: people present, on a named shift, at a desk, in a quiet room. Loads are not compared
for fairness meanwhile. The checker looks at the whole rota afterwards: nothing rests on what was left out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from planner.domain.needs import PresenceNeed, ShiftNeed
from planner.domain.problem import RotaProblem
from planner.domain.rota import Shift
from planner.domain.time_grid import COVER_GRID, Span
from planner.rules.presence import cell_starts, counts_by_cell, quiet_room_peak
from planner.rules.rota_view import RotaView


def bystanders(problem: RotaProblem, shifts: Sequence[Shift], involved: Collection[str]) -> frozenset[str]:
    """Who may be left out of a problem with pins, of whom the rota at hand has these shifts."""
    needed = set(involved) | _named(problem)
    open_demands = _open(problem)
    pinned = {(pin.staff, pin.day) for pin in problem.pinned_shifts}
    work = Counter((who, each.kind, each.start, each.end) for who, each in problem.pinned_activities)
    for shift in shifts:
        is_free = (shift.staff, shift.day) not in pinned or any(
            not work[shift.staff, each.kind, each.start, each.end] or each.demand in open_demands
            for each in shift.activities
        )
        if is_free:
            needed.add(shift.staff)
    for person in problem.people:
        if any(day.options and (person.id, day.day) not in pinned for day in person.days):
            needed.add(person.id)
    return frozenset(person.id for person in problem.people) - needed


def _named(problem: RotaProblem) -> set[str]:
    """The people whom open demand asks for by name, or who stand in for somebody in lockdown."""
    named = {need.author for need in problem.writing}
    named |= {who for need in problem.supervision for who in (need.supervisor, need.worker)}
    named |= {who for need in problem.events for who in need.people}
    named |= {who for need in problem.handovers for who in need.people}
    return named | {week.cover_person or "" for person in problem.people for week in person.weeks}


def _open(problem: RotaProblem) -> set[str]:
    return {
        need.id
        for needs in (problem.visits, problem.writing, problem.duty_turns, problem.supervision)
        for need in needs
    } | {need.id for needs in (problem.events, problem.handovers) for need in needs}


def without(
    problem: RotaProblem, shifts: Sequence[Shift], left_out: Collection[str], days: Collection[int]
) -> RotaProblem:
    """The problem without the bystanders; `days` (ordinals) are those on which anything can change."""
    if not left_out:
        return problem
    gone = [shift for shift in shifts if shift.staff in left_out]
    view = RotaView(problem, gone)
    settings = problem.settings
    alone = settings.fairness.model_copy(update={"is_on": False})
    at_desks = max((_at_desks(view, day) for day in days), default=0)
    in_quiet = max((quiet_room_peak(view, day) for day in days), default=0)
    return replace(
        problem,
        people=tuple(person for person in problem.people if person.id not in left_out),
        settings=settings.model_copy(update={"fairness": alone}),
        desks=max(0, problem.desks - at_desks),
        quiet_rooms=max(0, problem.quiet_rooms - in_quiet),
        presence=tuple(part for need in problem.presence for part in _rest_of(view, need)),
        shift_needs=tuple(_rest_of_shift(view, need) for need in problem.shift_needs),
        wishes=tuple(wish for wish in problem.wishes if wish.person not in left_out),
        pinned_shifts=tuple(pin for pin in problem.pinned_shifts if pin.staff not in left_out),
        pinned_activities=tuple(pair for pair in problem.pinned_activities if pair[0] not in left_out),
        base=tuple(shift for shift in problem.base if shift.staff not in left_out),
    )


def _at_desks(view: RotaView, day: int) -> int:
    return len({shift.staff for shift in view.shifts_on(day) if shift.place == "office"})


def _rest_of(view: RotaView, need: PresenceNeed) -> Iterator[PresenceNeed]:
    """What the need still asks of the others: a part for each run of half-hours with as many bystanders."""
    counts, skilled = counts_by_cell(view, need)
    cells = [
        (at, (counts[number], *(skilled[skill][number] for skill, _ in need.skills)))
        for number, at in enumerate(cell_starts(need))
    ]
    for there, run in groupby(cells, key=lambda cell: cell[1]):
        starts = [at for at, _ in run]
        span = Span(max(starts[0], need.span.start), min(starts[-1] + COVER_GRID, need.span.end))
        asked = zip(need.skills, there[1:], strict=True)
        yield replace(
            need,
            id=f"{need.id}~{starts[0]}",
            span=span,
            least=max(0, need.least - there[0]),
            ideal=max(0, need.ideal - there[0]),
            skills=tuple((skill, wanted - have) for (skill, wanted), have in asked if wanted > have),
        )


def _rest_of_shift(view: RotaView, need: ShiftNeed) -> ShiftNeed:
    there = [shift.staff for shift in view.shifts_on(need.day) if shift.name == need.shift]
    held = Counter(skill for who in there for skill in view.skills_of(who, need.day))
    return replace(
        need,
        least=max(0, need.least - len(there)),
        ideal=max(0, need.ideal - len(there)),
        skills=tuple((skill, wanted - held[skill]) for skill, wanted in need.skills if wanted > held[skill]),
    )
