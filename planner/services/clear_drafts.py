"""The drafts follow an edit of the team, in the same step: what is removed goes out of them, and a proof for
what is no longer asked is dropped. Undo brings both back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from planner.domain.errors import RefusedEditError
from planner.domain.problem import RotaProblem
from planner.domain.rota import Rota, Shift
from planner.domain.team import DEMAND_KINDS, Team
from planner.ports import UnitOfWork
from planner.services.freeze_problem import freeze_problem
from planner.services.published_proof import claims_proof, unclaimed
from planner.services.working_draft import draft_or_published


@dataclass(frozen=True, slots=True)
class DraftChange:
    """One week's draft before and after."""

    before: Rota
    after: Rota

    def turned_back(self) -> DraftChange:
        return DraftChange(self.after, self.before)


def follow_team(
    work: UnitOfWork, remembered: tuple[DraftChange, ...], before: Team, after: Team, what: str, subject: str
) -> tuple[DraftChange, ...]:
    """Keep the drafts as they are after an edit of the team, and return what has changed in them.

    What is removed goes out of them, and what was proved for other demand or other people is proved no
    longer. `remembered`: what undoing or repeating an edit does instead. Raises `RefusedEditError` when a
    draft's shifts are no longer as remembered, so that nobody's later work is lost.
    """
    done = [change for change in remembered if _still_fits(work, change)]
    weeks = {change.before.first_day for change in done}
    people = _ids(before, "staff") - _ids(after, "staff")
    demands = {each for name in DEMAND_KINDS for each in _ids(before, name) - _ids(after, name)}
    done += [
        DraftChange(draft, _unclaimed(_without(draft, people, demands), before, after))
        for draft in work.drafts()
        if draft.first_day not in weeks
    ]
    changes = tuple(change for change in done if change.after != change.before)
    for change in changes:
        work.save_draft(change.after, what=what, subject=subject)
    return changes


def _still_fits(work: UnitOfWork, change: DraftChange) -> bool:
    """Whether the draft is as it was; where no shift is touched, other work since is left alone."""
    now = work.draft(change.before.first_day)
    if change.before.shifts == change.after.shifts:
        return now == change.before
    if now is None and change.before.shifts:
        # Published since: what is undone begins a new draft, and the published version stays.
        now = draft_or_published(work, change.before.first_day)
    if now is None or now.shifts != change.before.shifts:
        raise RefusedEditError(
            f"The draft of the week from {change.before.first_day} has been changed since.",
            "Look at that week again; this would undo somebody's later work.",
        )
    return True


def _unclaimed(draft: Rota, before: Team, after: Team) -> Rota:
    """The draft without its bounds, where the edit has changed what they were found for."""
    if not claims_proof(draft) or _asked(before, draft) == _asked(after, draft):
        return draft
    return unclaimed(draft)


def _asked(team: Team, draft: Rota) -> RotaProblem:
    """What the week asks, without the sentences on demand of other weeks."""
    return replace(freeze_problem(team, draft.first_day, draft.weeks, draft), not_planned=())


def _ids(team: Team, list_name: str) -> set[str]:
    records: tuple[Any, ...] = getattr(team, list_name)
    return {record.id for record in records}


def _without(draft: Rota, people: set[str], demands: set[str]) -> Rota:
    """The draft without them."""
    shifts = tuple(_freed(draft.shifts, people, demands))
    uncovered = tuple(each for each in draft.uncovered if _whole(each.demand) not in demands)
    left = tuple(each for each in draft.left_uncovered if _whole(each.demand) not in demands)
    turns = tuple(
        turn.model_copy(update={"cover_person": None}) if turn.cover_person in people else turn
        for turn in draft.lockdown
        if turn.staff not in people
    )
    fields = {"shifts": shifts, "uncovered": uncovered, "left_uncovered": left, "lockdown": turns}
    return draft.model_copy(update=fields)


def _freed(shifts: tuple[Shift, ...], people: set[str], demands: set[str]) -> Iterator[Shift]:
    for shift in shifts:
        if shift.staff in people:
            continue
        kept = tuple(
            each for each in shift.activities if each.demand is None or _whole(each.demand) not in demands
        )
        yield shift if kept == shift.activities else shift.model_copy(update={"activities": kept})


def _whole(demand: str) -> str:
    """The record that asks for it: demand that comes daily or weekly carries its day after an “@”."""
    return demand.partition("@")[0]
