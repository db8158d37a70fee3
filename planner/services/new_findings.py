"""What an edit has changed: findings that were not there before, shifts, and activities that fell out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from planner.domain.findings import Finding
from planner.domain.problem import RotaProblem
from planner.domain.rota import Rota, Shift
from planner.domain.time_grid import day_of

# How the sentence about an activity that fell out ends.
GONE = " no longer fits and was taken out."


def new_findings(before: Sequence[Finding], after: Sequence[Finding]) -> tuple[Finding, ...]:
    """Findings beyond those that were there before, told apart by rule, people, demand and day.

    The wording is left out on purpose: an edit that makes a standing violation smaller must not be refused.
    """
    # What has not been looked at again is the same object before and after.
    was, now = {id(each) for each in before}, {id(each) for each in after}
    standing = Counter(_key(finding) for finding in before if id(finding) not in now)
    new: list[Finding] = []
    for finding in after:
        if id(finding) in was:
            continue
        key = _key(finding)
        if standing[key] > 0:
            standing[key] -= 1
        else:
            new.append(finding)
    return tuple(new)


def _key(finding: Finding) -> tuple[str, int, tuple[str, ...], str | None, int | None]:
    day = day_of(finding.span.start) if finding.span else None
    return finding.rule, finding.tier, finding.people, finding.demand, day


def changed_shifts(before: Rota, after: Rota) -> dict[str, Shift | None]:
    """The shifts that are other than before, by id; None for one that is gone."""
    old = {shift.id: shift for shift in before.shifts}
    new = {shift.id: shift for shift in after.shifts}
    return {
        shift_id: now
        for shift_id in old | new
        if (now := new.get(shift_id)) is not (was := old.get(shift_id)) and now != was
    }


def dropped_activities(problem: RotaProblem, before: Rota, after: Rota) -> tuple[str, ...]:
    """Sentences for activities that are in no shift any more; one that went to another person is not.

    What belongs to a case is named by it: the ids of demand are for files.
    """
    cases = {visit.id: visit.case for visit in problem.visits}
    cases |= {writing.id: writing.case for writing in problem.writing}
    same = {id(shift) for shift in before.shifts} & {id(shift) for shift in after.shifts}
    had, has = _counted(before, same), _counted(after, same)
    left = has - had
    moved = Counter[tuple[str, str | None]]()
    for (kind, demand, _, _), number in left.items():
        moved[kind, demand] += number
    sentences: list[str] = []
    for (kind, demand, _, _), number in (had - has).items():
        found_again = min(number, moved[kind, demand])
        moved[kind, demand] -= found_again
        words = f"{kind.replace('_', ' ')} {cases.get(demand or '', '')}".rstrip()
        sentences += [f"{words[:1].upper()}{words[1:]}{GONE}"] * (number - found_again)
    return tuple(sentences)


def _counted(rota: Rota, passed_over: set[int]) -> Counter[tuple[str, str | None, str, int]]:
    """The activities of the shifts, but for those (by their places in memory) that are the same anyway."""
    return Counter(
        (activity.kind, activity.demand, shift.staff, activity.span.minutes)
        for shift in rota.shifts
        if id(shift) not in passed_over
        for activity in shift.activities
    )
