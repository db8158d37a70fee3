"""Edit the draft rota by hand: one edit, one transaction, one audit row, and the way back.

A law that the edit would newly break refuses it with a sentence. A policy that the team keeps (one whose
setting is `keep`) asks for a reason first, which becomes a manager's exception in the rule pack; a priced
policy only marks the rota and asks for its reason when it is published. Wishes only mark.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from planner.domain.errors import PlannerError, RefusedEditError
from planner.domain.findings import Finding
from planner.domain.problem import RotaProblem
from planner.domain.rota import Made, Rota, Shift
from planner.domain.rule_pack import Override, PolicySetting
from planner.domain.team import Team
from planner.domain.time_grid import day_of
from planner.ports import Clock, Store, UnitOfWork
from planner.services.judge_rota import Judgement, checked_tiers
from planner.services.last_checked import LastChecked, same_pins
from planner.services.list_uncovered import list_uncovered
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
    unproved,
)
from planner.services.system_clock import SystemClock

__all__ = [
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

_LAST = LastChecked()


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


class ReasonNeededError(RefusedEditError):
    """The edit breaks a policy that the team keeps: it needs a manager's reason. Try again with one."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        sentences = " ".join(finding.sentence for finding in findings)
        super().__init__(sentences, "A manager can allow it with a reason.")
        self.findings = tuple(findings)


def edit_rota(
    store: Store,
    first_day: date,
    edit: RotaEdit | ReplaceRota,
    who: str,
    *,
    reason: str | None = None,
    clock: Clock | None = None,
) -> Changes:
    """Apply the edit to the draft of the week and keep it with its audit row.

    A published week gets a new draft with its first edit. Raises `RefusedEditError` (a law newly broken; the
    shift is gone or pinned), `ReasonNeededError` (a kept policy newly broken and no reason given),
    `PlannerError` when the week has no rota.
    """
    at = (clock or SystemClock()).now()
    with store.unit_of_work(who) as work:
        if isinstance(edit, ReplaceRota):
            return _replace(work, first_day, edit, reason)
        draft = draft_or_published(work, first_day)
        if draft is None:
            raise PlannerError("There is no rota for this week yet.", "Build one first.")
        return _edit(work, draft, edit, who=who, at=at, reason=reason)


def draft_or_published(work: UnitOfWork, first_day: date) -> Rota | None:
    """The draft of the week; where it has none, a new draft that begins as what was published."""
    draft = work.draft(first_day)
    if draft is not None:
        return draft
    published = work.published(first_day)
    return None if published is None else _as_draft(published)


def _as_draft(rota: Rota) -> Rota:
    return rota.model_copy(update={"state": "draft", "version": 0})


def _replace(work: UnitOfWork, first_day: date, edit: ReplaceRota, reason: str | None) -> Changes:
    old = work.draft(first_day)
    if edit.rota is not None and edit.rota.first_day != first_day:
        raise RefusedEditError("This rota is of another week.", "Open its own week first.")
    new, inverse = edit.apply(old)
    if new is None:
        work.discard_draft(first_day, what=edit.what, subject=first_day.isoformat(), reason=reason)
        return Changes(rota=True, inverse=inverse)
    new = _as_draft(new)
    work.save_draft(new, what=edit.what, subject=edit.subject, reason=reason)
    live = _LAST.take(work.team(), new)
    _LAST.keep(work.team(), new, live)
    return Changes(
        rota=True,
        shifts=tuple(shift.id for shift in new.shifts),
        findings=live.findings,
        inverse=inverse,
        new_rota=new,
        problem=live.problem,
    )


def _edit(
    work: UnitOfWork, draft: Rota, edit: RotaEdit, *, who: str, at: datetime, reason: str | None
) -> Changes:
    edited, inverse = edit.apply(draft)
    team = work.team()
    returns = _returns(edit)
    ruled = with_overrides(team, returns.grants, returns.withdraws) if returns else team
    live = _LAST.take(ruled, draft)
    before = live.findings
    findings = live.after(_changed_shifts(draft, edited))
    new = _new_findings(before, findings)
    if returns is None:
        _refuse_broken_law(new)
        exceptions = _exceptions(live.problem, new, who=who, at=at, reason=reason)
        if exceptions:
            ruled, inverse = with_overrides(ruled, exceptions, ()), _withdrawing(inverse, exceptions)
            # An exception gives the solver more room, too.
            edited = edited.model_copy(update={"tiers": unproved(edited.tiers)})
            live = _LAST.take(ruled, edited)
            findings = live.findings
    judged = Judgement(findings, list_uncovered(live.problem, edited.shifts, findings))
    settled = _settled(edited, judged, remembered=returns is not None, who=who, at=at)
    if ruled != team:
        work.save_team(ruled, what="Allow exception", subject=edit.subject, reason=reason)
    work.save_draft(settled, what=edit.what, subject=edit.subject, reason=reason)
    if same_pins(live.problem, draft, settled):
        _LAST.keep(work.team(), settled, live)
    return Changes(
        rota=True,
        team=ruled != team,
        shifts=_touched(draft, settled),
        dropped=_dropped(draft, settled),
        findings=findings,
        new_findings=new,
        inverse=inverse,
        new_rota=settled,
        problem=live.problem,
    )


def _returns(edit: RotaEdit) -> PutShifts | None:
    """The edit, when it undoes or repeats another: it goes back to where the rota has been, and is not
    refused for what was wrong there."""
    return edit if isinstance(edit, PutShifts) and edit.standing is not None else None


def _changed_shifts(before: Rota, after: Rota) -> dict[str, Shift | None]:
    old = {shift.id: shift for shift in before.shifts}
    new = {shift.id: shift for shift in after.shifts}
    return {shift_id: new.get(shift_id) for shift_id in old | new if old.get(shift_id) != new.get(shift_id)}


def with_overrides(team: Team, granted: Sequence[Override], withdrawn: Sequence[Override]) -> Team:
    """The team with exceptions added to and taken from its rule pack."""
    if not granted and not withdrawn:
        return team
    kept = tuple(each for each in team.rules.overrides if each not in withdrawn)
    rules = team.rules.model_copy(update={"overrides": (*kept, *granted)})
    return team.model_copy(update={"rules": rules})


def _new_findings(before: Sequence[Finding], after: Sequence[Finding]) -> tuple[Finding, ...]:
    """Findings beyond those that were there before, told apart by rule, people, demand and day.

    The wording is left out on purpose: an edit that makes a standing violation smaller must not be refused.
    """
    standing = Counter(_key(finding) for finding in before)
    new: list[Finding] = []
    for finding in after:
        key = _key(finding)
        if standing[key] > 0:
            standing[key] -= 1
        else:
            new.append(finding)
    return tuple(new)


def _key(finding: Finding) -> tuple[str, int, tuple[str, ...], str | None, int | None]:
    day = day_of(finding.span.start) if finding.span else None
    return finding.rule, finding.tier, finding.people, finding.demand, day


def _refuse_broken_law(new: Sequence[Finding]) -> None:
    broken = [finding.sentence for finding in new if finding.kind == "law"]
    if broken:
        raise RefusedEditError(
            " ".join(broken), "The law cannot be overridden; choose another time or person."
        )


def _exceptions(
    problem: RotaProblem, new: Sequence[Finding], *, who: str, at: datetime, reason: str | None
) -> tuple[Override, ...]:
    """The manager's exceptions the edit needs; without a reason it is refused."""
    kept = [finding for finding in new if _is_kept_policy(problem, finding) and not finding.is_overridden]
    if not kept:
        return ()
    if reason is None or len(reason.strip()) < 3:
        raise ReasonNeededError(kept)
    return tuple(
        override
        for finding in kept
        for override in overrides_for(problem, finding, who=who, at=at, reason=reason.strip())
    )


def _is_kept_policy(problem: RotaProblem, finding: Finding) -> bool:
    setting = getattr(problem.settings, finding.rule, None)
    return finding.kind == "policy" and isinstance(setting, PolicySetting) and setting.solver == "keep"


def overrides_for(
    problem: RotaProblem, finding: Finding, *, who: str, at: datetime, reason: str
) -> list[Override]:
    """The exceptions that answer a policy finding: for its people and days, and no wider."""
    whole = problem.span
    span = finding.span or whole
    first, last = day_of(span.start), max(day_of(span.start), day_of(span.end - 1))
    people: Sequence[str | None] = finding.people or (None,)
    return [
        Override(
            rule=finding.rule,
            staff=person,
            demand=finding.demand,
            first=date.fromordinal(first),
            last=date.fromordinal(last),
            reason=reason,
            by=who,
            at=at,
        )
        for person in people
    ]


def _withdrawing(inverse: RotaEdit, exceptions: tuple[Override, ...]) -> RotaEdit:
    if isinstance(inverse, PutShifts):
        return replace(inverse, withdraws=(*inverse.withdraws, *exceptions))
    return inverse


def _settled(rota: Rota, judged: Judgement, *, remembered: bool, who: str, at: datetime) -> Rota:
    """The edited rota with what follows from it. An undone edit brings its remembered proof back."""
    tiers = checked_tiers(judged.findings, rota.tiers)
    made = rota.made
    if not (remembered and tiers == rota.tiers):
        made = _made_by_hand(rota, who, at).model_copy(
            update={"notes": (f"{proof_sentence(tiers, 'by_hand')}.", *rota.made.notes[1:])}
        )
    return rota.model_copy(update={"uncovered": judged.uncovered, "tiers": tiers, "made": made})


def _made_by_hand(rota: Rota, who: str, at: datetime) -> Made:
    return rota.made.model_copy(update={"by": who, "at": at, "status": "by_hand", "seconds": None})


def _touched(before: Rota, after: Rota) -> tuple[str, ...]:
    old = {shift.id: shift for shift in before.shifts}
    return tuple(shift.id for shift in after.shifts if old.get(shift.id) != shift)


def _dropped(before: Rota, after: Rota) -> tuple[str, ...]:
    """Sentences for activities that are in no shift any more."""

    def counted(shifts: Sequence[Shift]) -> Counter[tuple[str, str | None, str, int]]:
        return Counter(
            (activity.kind, activity.demand, shift.staff, activity.span.minutes)
            for shift in shifts
            for activity in shift.activities
        )

    gone = counted(before.shifts) - counted(after.shifts)
    arrived = Counter(
        (kind, demand) for (kind, demand, _, _) in counted(after.shifts) - counted(before.shifts)
    )
    sentences: list[str] = []
    for (kind, demand, _, _), number in gone.items():
        number -= arrived[kind, demand]
        words = f"{kind.replace('_', ' ')}{f' {demand}' if demand else ''}"
        sentences.extend(
            [f"{words[:1].upper()}{words[1:]} no longer fits and was taken out."] * max(0, number)
        )
    return tuple(sentences)
