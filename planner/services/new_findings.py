"""What an edit has changed: findings that were not there before, shifts, and activities that fell out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from planner.domain.differing import differing
from planner.domain.findings import Finding
from planner.domain.indexed_shifts import indexed
from planner.domain.problem import RotaProblem
from planner.domain.rota import Rota, Shift
from planner.domain.time_grid import day_of
from planner.rules.availability import ACTIVITY_NAMES

# How the sentence about an activity that fell out ends.
GONE = " no longer fits and was taken out."


def new_findings(before: Sequence[Finding], after: Sequence[Finding]) -> tuple[Finding, ...]:
    """Findings beyond those that were there before, told apart by rule, people, demand and day.

    The wording is left out on purpose: an edit that makes a standing violation smaller must not be refused.
    """
    # What has not been looked at again is the same object before and after.
    gone, come = differing(before, after)
    standing = Counter(map(_key, gone))
    new: list[Finding] = []
    for finding in come:
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
    old, new = indexed(before.shifts).by_id, indexed(after.shifts).by_id
    gone, come = differing(before.shifts, after.shifts)
    ids = dict.fromkeys(shift.id for shift in (*gone, *come))
    return {each: now for each in ids if (now := new.get(each)) != old.get(each)}


def dropped_activities(problem: RotaProblem, before: Rota, after: Rota) -> tuple[str, ...]:
    """Sentences for activities that are in no shift any more; one that went to another person is not.

    What belongs to a case is named by it: the ids of demand are for files.
    """
    had, has = map(_counted, differing(before.shifts, after.shifts))
    if not had - has:
        return ()
    writing = {each.id: each for each in problem.writing}
    left = has - had
    moved = Counter[tuple[str, str | None]]()
    for (kind, demand, _, _), number in left.items():
        moved[kind, demand] += number
    sentences: list[str] = []
    for (kind, demand, _, _), number in (had - has).items():
        found_again = min(number, moved[kind, demand])
        moved[kind, demand] -= found_again
        need = problem.visit_by_id.get(demand or "") or writing.get(demand or "")
        name = ACTIVITY_NAMES[kind].removeprefix("a ").removeprefix("an ")
        words = f"{name} {need.case if need else ''}".rstrip()
        sentences += [f"{words[:1].upper()}{words[1:]}{GONE}"] * (number - found_again)
    return tuple(sentences)


def _counted(shifts: Iterable[Shift]) -> Counter[tuple[str, str | None, str, int]]:
    """The activities of the shifts."""
    return Counter(
        (activity.kind, activity.demand, shift.staff, activity.span.minutes)
        for shift in shifts
        for activity in shift.activities
    )
