"""What a removed person or demand leaves in the drafts: taken out in the same step, brought back by undo."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from planner.domain.errors import RefusedEditError
from planner.domain.rota import Rota, Shift
from planner.domain.team import Team
from planner.ports import UnitOfWork
from planner.services.put_shifts import unproved

DEMAND_LISTS = (
    "visits",
    "court_deadlines",
    "events",
    "cover",
    "supervision_plans",
    "job_shares",
    "recording_tasks",
)


@dataclass(frozen=True, slots=True)
class DraftChange:
    """One week's draft before and after."""

    before: Rota
    after: Rota

    def turned_back(self) -> DraftChange:
        return DraftChange(self.after, self.before)


def cleared_drafts(work: UnitOfWork, before: Team, after: Team) -> tuple[DraftChange, ...]:
    """The drafts that hold something of who or what is in the team before and no longer after."""
    people = _ids(before, "staff") - _ids(after, "staff")
    demands = {each for name in DEMAND_LISTS for each in _ids(before, name) - _ids(after, name)}
    if not people and not demands:
        return ()
    found = (DraftChange(draft, _without(draft, people, demands)) for draft in work.drafts())
    return tuple(change for change in found if change.after != change.before)


def put_drafts(work: UnitOfWork, changes: tuple[DraftChange, ...], what: str, subject: str) -> None:
    """Keep the drafts as they are after the changes.

    Raises `RefusedEditError` when a draft is no longer as it was, so that nobody's later work is lost.
    """
    for change in changes:
        now = work.draft(change.before.first_day)
        if now is None or now.shifts != change.before.shifts:
            raise RefusedEditError(
                f"The draft of the week from {change.before.first_day} has been changed since.",
                "Look at that week again; this would undo somebody's later work.",
            )
        work.save_draft(change.after, what=what, subject=subject)


def _ids(team: Team, list_name: str) -> set[str]:
    records: tuple[Any, ...] = getattr(team, list_name)
    return {record.id for record in records}


def _without(draft: Rota, people: set[str], demands: set[str]) -> Rota:
    """The draft without them. Less is asked, or fewer are there: its bounds no longer hold."""
    shifts = tuple(_freed(draft.shifts, people, demands))
    uncovered = tuple(each for each in draft.uncovered if _whole(each.demand) not in demands)
    left = tuple(each for each in draft.left_uncovered if _whole(each.demand) not in demands)
    turns = tuple(
        turn.model_copy(update={"cover_person": None}) if turn.cover_person in people else turn
        for turn in draft.lockdown
        if turn.staff not in people
    )
    fields = {"shifts": shifts, "uncovered": uncovered, "left_uncovered": left, "lockdown": turns}
    if all(getattr(draft, name) == value for name, value in fields.items()):
        return draft
    return draft.model_copy(update=fields | {"tiers": unproved(draft.tiers)})


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
