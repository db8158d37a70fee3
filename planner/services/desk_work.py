"""After a repair: what a person does at the desk stays when it was, where nothing else of the day has moved.

The search does not mind at what hour protected admin or writing is done; people do.
"""

from __future__ import annotations

from dataclasses import replace

from planner.domain.problem import RotaProblem
from planner.domain.repair import SHARED_KINDS, known_as
from planner.domain.rota import Shift
from planner.ports import SolveResult
from planner.rules.catalogue import check
from planner.services.judge_rota import is_better


def with_desk_work_as_before(problem: RotaProblem, result: SolveResult) -> SolveResult:
    """The result with the published day of everyone whose shift, visits, turns and meetings are as published.

    Person by person, and only where that is not worse by the checker.
    """
    if result.shifts is None or problem.repair is None:
        return result
    restored = tuple(_restored(problem, shift) for shift in result.shifts)
    if restored == result.shifts:
        return result
    found = check(problem, result.shifts)
    if not is_better(found, check(problem, restored)):
        return replace(result, shifts=restored)
    kept = result.shifts
    for person in problem.people:
        trial = tuple(new if old.staff == person.id else old for old, new in zip(kept, restored, strict=True))
        if trial != kept and not is_better(found, check(problem, trial)):
            kept = trial
    return replace(result, shifts=kept)


def _restored(problem: RotaProblem, shift: Shift) -> Shift:
    assert problem.repair is not None
    was = problem.repair.shift_on.get((shift.staff, shift.day))
    if was is None or _outline(was) != _outline(shift):
        return shift
    pinned = {(each.kind, each.start, each.end) for each in shift.activities if each.is_pinned}
    activities = tuple(
        each.model_copy(update={"is_pinned": (each.kind, each.start, each.end) in pinned})
        for each in was.activities
    )
    return shift.model_copy(
        update={"activities": activities, "break_start": was.break_start, "break_end": was.break_end}
    )


def _outline(shift: Shift) -> tuple[object, ...]:
    """What others know of a shift."""
    with_others = (*SHARED_KINDS, "event")
    shared = sorted(
        (str(known_as(each)), each.start, each.end) for each in shift.activities if each.kind in with_others
    )
    return shift.start, shift.end, shift.place, shift.name, shared
