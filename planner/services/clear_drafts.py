"""The drafts follow an edit of the team, in the same step: what is removed goes out of them, and a proof for
what is no longer asked is dropped. Undo brings both back."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from planner.domain.differing import differing
from planner.domain.errors import RefusedEditError
from planner.domain.problem import RotaProblem
from planner.domain.rota import Rota, Shift
from planner.domain.team import DEMAND_KINDS, Team
from planner.ports import UnitOfWork
from planner.services.followed_demand import followed_demand
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
    done = [fits for change in remembered if (fits := _fitting(work, change)) is not None]
    weeks = {change.before.first_day for change in done}
    people = _gone(before, after, "staff")
    demands = {each for name in DEMAND_KINDS for each in _gone(before, after, name)}
    done += [
        DraftChange(draft, _unclaimed(_followed(draft, people, demands, before, after), before, after))
        for draft in work.drafts()
        if draft.first_day not in weeks
    ]
    changes = tuple(change for change in done if change.after != change.before)
    for change in changes:
        work.save_draft(change.after, what=what, subject=subject)
    return changes


def _fitting(work: UnitOfWork, change: DraftChange) -> DraftChange | None:
    """The change, where the draft is as it was; where no shift is touched, other work since is left alone."""
    now = work.draft(change.before.first_day)
    if change.before.shifts == change.after.shifts:
        is_alike = now is not None and _without_list(now) == _without_list(change.before)
        return DraftChange(now, change.after) if now is not None and is_alike else None
    if now is None and change.before.shifts:
        # Published since: what is undone begins a new draft, and the published version stays.
        now = draft_or_published(work, change.before.first_day)
    if now is None or now.shifts != change.before.shifts:
        raise RefusedEditError(
            f"The draft of the week from {change.before.first_day} has been changed since.",
            "Look at that week again; this would undo somebody's later work.",
        )
    return change


def _without_list(draft: Rota) -> Rota:
    """What it leaves uncovered is listed anew whenever a rota is put in place."""
    return draft.model_copy(update={"uncovered": ()})


def _unclaimed(draft: Rota, before: Team, after: Team) -> Rota:
    """The draft without its bounds, where the edit has changed what they were found for."""
    if not claims_proof(draft) or _asked(before, draft) == _asked(after, draft):
        return draft
    return unclaimed(draft)


def _asked(team: Team, draft: Rota) -> RotaProblem:
    """What the week asks, without the sentences on demand of other weeks."""
    return replace(freeze_problem(team, draft.first_day, draft.weeks, draft), not_planned=())


def _gone(before: Team, after: Team, list_name: str) -> set[str]:
    """The ids of the list that are there no longer."""
    gone, come = differing(getattr(before, list_name), getattr(after, list_name))
    return {record.id for record in gone} - {record.id for record in come}


def _followed(draft: Rota, people: set[str], demands: set[str], before: Team, after: Team) -> Rota:
    """The draft without who and what is removed, and with the new ids of what goes on under another."""
    renamed, gone = followed_demand(before, after, draft)
    if renamed:
        draft = _renamed(draft, renamed)
    gone |= {each for each in demands if each not in renamed}
    return _without(draft, people, gone) if people or gone else draft


def _renamed(draft: Rota, renamed: Mapping[str, str]) -> Rota:
    def of(each: Any) -> Any:
        return each.model_copy(update={"demand": renamed[each.demand]}) if each.demand in renamed else each

    shifts = tuple(
        shift.model_copy(update={"activities": tuple(map(of, shift.activities))})
        if any(each.demand in renamed for each in shift.activities)
        else shift
        for shift in draft.shifts
    )
    open_ones = {
        "uncovered": tuple(map(of, draft.uncovered)),
        "left_uncovered": tuple(map(of, draft.left_uncovered)),
    }
    return draft.model_copy(update={"shifts": shifts, **open_ones})


def _without(draft: Rota, people: set[str], demands: Collection[str]) -> Rota:
    """The draft without them; a demand as a whole, or one day of it."""
    shifts = tuple(_freed(draft.shifts, people, demands))
    uncovered = tuple(each for each in draft.uncovered if not _is_among(each.demand, demands))
    left = tuple(each for each in draft.left_uncovered if not _is_among(each.demand, demands))
    turns = tuple(
        turn.model_copy(update={"cover_person": None}) if turn.cover_person in people else turn
        for turn in draft.lockdown
        if turn.staff not in people
    )
    fields = {"shifts": shifts, "uncovered": uncovered, "left_uncovered": left, "lockdown": turns}
    return draft.model_copy(update=fields)


def _freed(shifts: tuple[Shift, ...], people: set[str], demands: Collection[str]) -> Iterator[Shift]:
    for shift in shifts:
        if shift.staff in people:
            continue
        kept = tuple(
            each for each in shift.activities if each.demand is None or not _is_among(each.demand, demands)
        )
        yield shift if kept == shift.activities else shift.model_copy(update={"activities": kept})


def _is_among(demand: str, demands: Collection[str]) -> bool:
    """Whether it, or the record that asks for it, is one of them: demand that comes daily or weekly carries
    its day after an “@”."""
    return demand in demands or demand.partition("@")[0] in demands
