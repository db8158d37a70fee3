"""Edit the draft rota by hand: one edit, one transaction, one audit row, and the way back.

A law that the edit would newly break refuses it with a sentence. Two things need a reason first: a policy
that the team keeps (one whose setting is `keep`), which becomes a manager's exception in the rule pack, and
hours outside a person's pattern, which are recorded as agreed with that person for that day. A priced policy
only marks the rota and asks for its reason when it is published. Wishes only mark.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import partial
from typing import TypedDict

from planner.domain.errors import PlannerError, RefusedEditError
from planner.domain.findings import Finding
from planner.domain.problem import RotaProblem
from planner.domain.rota import Rota, Uncovered
from planner.ports import Clock, Store, UnitOfWork
from planner.rules.live_check import LiveCheck
from planner.services.allow_edit import (
    CheckedEdit,
    ReasonNeededError,
    with_agreement,
    with_exceptions,
    with_pins_let_go,
)
from planner.services.freeze_problem import freeze_problem
from planner.services.judge_rota import checked_tiers
from planner.services.last_checked import LAST, same_pins
from planner.services.leave_uncovered import LeaveUncovered, with_reasons_kept
from planner.services.list_gaps import list_gaps, list_soon
from planner.services.list_uncovered import list_uncovered
from planner.services.name_shifts import named_as_offered
from planner.services.named_refusals import applied_in_names
from planner.services.new_findings import changed_shifts, dropped_activities, new_findings
from planner.services.proof_sentence import proof_sentence
from planner.services.rota_edits import (
    AddShift,
    MoveShift,
    PinActivity,
    PinShift,
    PutShifts,
    RemoveShift,
    ReplaceRota,
    ResizeShift,
    RotaEdit,
    ShiftChange,
    UnpinActivity,
    UnpinShift,
)
from planner.services.system_clock import SystemClock
from planner.services.working_draft import as_draft, draft_or_published, published_as_it_stands

__all__ = [
    "LAST",
    "AddShift",
    "Changes",
    "MoveShift",
    "PinActivity",
    "PinShift",
    "PutShifts",
    "ReasonNeededError",
    "RemoveShift",
    "ReplaceRota",
    "ResizeShift",
    "RotaEdit",
    "ShiftChange",
    "UnpinActivity",
    "UnpinShift",
    "edit_rota",
]


# The edits that remember what a rota said: undone, they bring it back.
RETURNING = (PutShifts, LeaveUncovered)


class Neighbours(TypedDict):
    """The drafts beside the one that is replaced: first days that go, rotas that come."""

    drops: tuple[date, ...]
    brings: tuple[Rota, ...]


@dataclass(frozen=True, slots=True)
class Changes:
    """What an edit or use case has changed, for the caller to tell the views; `inverse` undoes it.

    `shifts`: ids touched, as they are named now. `dropped`: sentences for what no longer fitted and was taken
    out. `findings`: all that the checker says of the rota now, `new_findings` what it did not say before.
    """

    rota: bool = False
    team: bool = False
    shifts: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    new_findings: tuple[Finding, ...] = ()
    inverse: RotaEdit | ReplaceRota | None = None
    # The rota as it is now (None when the draft was taken away) and the problem it was checked against.
    new_rota: Rota | None = None
    problem: RotaProblem | None = None


def edit_rota(
    store: Store,
    first_day: date,
    edit: RotaEdit | ReplaceRota,
    who: str,
    *,
    reason: str | None = None,
    clock: Clock | None = None,
    explains: bool = True,
) -> Changes:
    """Apply the edit to the draft of the week and keep it with its audit row.

    A published week gets a new draft with its first edit, and loses it when that is undone. Without
    `explains` the reasons of what is uncovered are left for later where they would take long (`list_gaps`).

    Raises `RefusedEditError` (a law newly broken; the shift is gone or pinned), `ReasonNeededError` (a kept
    policy newly broken and no reason given), `PlannerError` when the week has no rota.
    """
    at = (clock or SystemClock()).now()
    with store.unit_of_work(who) as work:
        if isinstance(edit, ReplaceRota):
            return _replace(work, first_day, edit, reason=reason, explains=explains)
        draft = draft_or_published(work, first_day)
        if draft is None:
            raise PlannerError("There is no rota for this week yet.", "Build one first.")
        begins = work.draft(first_day) is None
        return _edit(work, draft, edit, begins=begins, who=who, at=at, reason=reason, explains=explains)


def _replace(
    work: UnitOfWork, first_day: date, edit: ReplaceRota, *, reason: str | None, explains: bool
) -> Changes:
    old = work.draft(first_day)
    if edit.rota is not None and edit.rota.first_day != first_day:
        raise RefusedEditError("This rota is of another week.", "Open its own week first.")
    new, inverse = edit.apply(old)
    team = work.team()
    inverse = replace(inverse, **_neighbours_replaced(work, edit), stood_for=team)
    if new is not None:
        new = with_reasons_kept(new, old)
    if new is None:
        work.discard_draft(first_day, what=edit.what, subject=first_day.isoformat(), reason=reason)
        return Changes(rota=True, inverse=inverse)
    new = as_draft(new)
    live = LAST.take(team, new)
    if edit.stood_for != team:
        new = _relisted(new, live, explains=explains)
    work.save_draft(new, what=edit.what, subject=edit.subject, reason=reason)
    LAST.keep(team, new, live)
    return Changes(
        rota=True,
        shifts=tuple(shift.id for shift in new.shifts),
        findings=live.findings,
        inverse=inverse,
        new_rota=new,
        problem=live.problem,
    )


def _relisted(rota: Rota, live: LiveCheck, *, explains: bool) -> Rota:
    """The rota with what it leaves uncovered now: it may have been built, or written to a file, when other
    things were asked for. A list that is right stays as it is."""
    gaps = list_gaps(live.problem, rota.shifts, live.findings, rota.uncovered)
    if gaps == rota.uncovered:
        return rota
    uncovered = list_uncovered(live.problem, rota.shifts, live.findings) if explains else gaps
    return rota.model_copy(update={"uncovered": uncovered})


def _neighbours_replaced(work: UnitOfWork, edit: ReplaceRota) -> Neighbours:
    """Take the drafts that give way, keep those that come instead; what leads back to them."""
    gone = [draft for day in edit.drops if (draft := work.draft(day)) is not None]
    for draft in gone:
        work.discard_draft(draft.first_day, what=edit.what, subject=draft.first_day.isoformat())
    for draft in edit.brings:
        work.save_draft(draft, what=edit.what, subject=draft.first_day.isoformat())
    return {"drops": tuple(draft.first_day for draft in edit.brings), "brings": tuple(gone)}


def _edit(
    work: UnitOfWork,
    draft: Rota,
    edit: RotaEdit,
    *,
    begins: bool,
    who: str,
    at: datetime,
    reason: str | None,
    explains: bool,
) -> Changes:
    team = work.team()
    edited, inverse = applied_in_names(edit, draft, team)
    returns = _returns(edit)
    ruled = returns.allowance.applied(team) if returns else team
    live = LAST.take(ruled, draft)
    if returns is None and isinstance(inverse, PutShifts):
        edited, inverse = named_as_offered(live.problem, edited, inverse)
    before = live.findings
    new = new_findings(before, live.after(changed_shifts(draft, edited)))
    LAST.keep(ruled, edited, live)
    checked = CheckedEdit(edited, live, new)
    if returns is None:
        checked = with_pins_let_go(team, draft, before, checked, LAST)
        checked = with_agreement(team, draft, before, checked, LAST, reason)
        checked = with_exceptions(team, before, checked, LAST, who=who, at=at, reason=reason)
        ruled = checked.allowance.applied(team)
        if isinstance(inverse, PutShifts):
            inverse = replace(inverse, allowance=checked.allowance.in_order_of(team).turned_back())
    live = checked.live
    if isinstance(inverse, RETURNING) and inverse.standing is not None:
        inverse = replace(inverse, standing=replace(inverse.standing, team=team, is_published=begins))
    if returns is not None and returns.standing is not None and returns.standing.team == ruled:
        settled = edited
    else:
        list_them = list_uncovered if explains else partial(list_soon, known=checked.rota.uncovered)
        uncovered = list_them(live.problem, checked.rota.shifts, live.findings)
        settled = _settled(checked, uncovered, draft, remembered=returns is not None, who=who, at=at)
    if ruled != team:
        allowance = returns.allowance if returns else checked.allowance
        what = "Allow exception" if allowance.grants or allowance.withdraws else edit.what
        work.save_team(ruled, what=what, subject=edit.subject, reason=reason)
    published = _published_again(work, returns, settled)
    if published is not None:
        settled = published
        work.discard_draft(draft.first_day, what=edit.what, subject=edit.subject, reason=reason)
    else:
        work.save_draft(settled, what=edit.what, subject=edit.subject, reason=reason)
    if not same_pins(live.problem, draft, settled):
        live = live.moved_to(freeze_problem(ruled, settled.first_day, settled.weeks, settled))
    LAST.keep(work.team(), settled, live)
    return Changes(
        rota=True,
        team=ruled != team,
        shifts=tuple(shift_id for shift_id, now in changed_shifts(draft, settled).items() if now),
        dropped=dropped_activities(live.problem, draft, settled),
        findings=live.findings,
        new_findings=checked.new,
        inverse=inverse,
        new_rota=settled,
        problem=live.problem,
    )


def _returns(edit: RotaEdit) -> PutShifts | LeaveUncovered | None:
    """The edit, when it undoes or repeats another: it goes back to where the rota has been, and is not
    refused for what was wrong there."""
    return edit if isinstance(edit, RETURNING) and edit.standing is not None else None


def _published_again(
    work: UnitOfWork, returns: PutShifts | LeaveUncovered | None, draft: Rota
) -> Rota | None:
    """What is published, where the edit that is undone began the draft and nothing else is in it."""
    if returns is None or returns.standing is None or not returns.standing.is_published:
        return None
    published = published_as_it_stands(work, draft.first_day)
    return published if published is not None and as_draft(published) == draft else None


def _settled(
    checked: CheckedEdit,
    uncovered: tuple[Uncovered, ...],
    before: Rota,
    *,
    remembered: bool,
    who: str,
    at: datetime,
) -> Rota:
    """The edited rota with what follows from it. An undone edit brings its remembered proof back, and one
    that changes no shift keeps it."""
    rota = checked.rota
    tiers = checked_tiers(checked.live.findings, rota.tiers)
    made = rota.made
    is_as_before = remembered or rota.shifts is before.shifts
    if not (is_as_before and tiers == rota.tiers):
        notes = (f"{proof_sentence(tiers, 'by_hand')}.", *rota.made.notes[1:])
        by_hand = {"by": who, "at": at, "status": "by_hand", "seconds": None, "notes": notes}
        made = rota.made.model_copy(update=by_hand)
    return rota.model_copy(update={"uncovered": uncovered, "tiers": tiers, "made": made})
