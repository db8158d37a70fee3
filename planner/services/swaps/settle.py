"""Carry out what was agreed: the shifts change hands in new published versions, or nothing happens at all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property

from planner.domain.errors import PlannerError, RefusedEditError
from planner.domain.findings import Finding
from planner.domain.problem import RotaProblem
from planner.domain.rota import Rota, Shift
from planner.domain.staff import AgreedChange
from planner.domain.swaps import HandedShift
from planner.domain.time_grid import civil_of, day_label
from planner.ports import UnitOfWork
from planner.services.allow_edit import CheckedEdit, UnlawfulEditError, with_agreement
from planner.services.allow_exceptions import Allowance, overrides_for, usable_reason
from planner.services.freeze_problem import freeze_problem
from planner.services.judge_rota import Judgement, checked_tiers, judge_rota
from planner.services.last_checked import LastChecked
from planner.services.named_refusals import applied_in_names
from planner.services.new_findings import changed_shifts, new_findings
from planner.services.published_proof import note_asked
from planner.services.put_shifts import PutShifts, RotaEdit, ShiftChange
from planner.services.swaps.for_colleagues import for_colleagues
from planner.services.swaps.lost_demand import lost_demand, newly_touched
from planner.services.swaps.published_weeks import PublishedWeeks


@dataclass(frozen=True, slots=True)
class NewVersion:
    """A rota as it would be published next, with what it asks and what the checker says of it."""

    rota: Rota
    problem: RotaProblem
    judged: Judgement
    changes: PutShifts


@dataclass(frozen=True)
class Settled:
    """What the edit would do, checked in full: `touched` are policies that it newly breaks."""

    weeks: PublishedWeeks
    changed: Mapping[str, Shift | None]
    allowance: Allowance
    touched: tuple[Finding, ...]

    @property
    def handed(self) -> tuple[HandedShift, ...]:
        old = {shift.id: shift for shift in self.weeks.shifts}
        return tuple(HandedShift(before=old.get(key), after=now) for key, now in self.changed.items())

    @cached_property
    def versions(self) -> tuple[NewVersion, ...]:
        """Each rota concerned as it would be published, all changes being made."""
        made = [
            (rota, changes, changes.apply(rota)[0]) for rota, changes in _by_rota(self.weeks, self.handed)
        ]
        new = {id(rota): after for rota, _, after in made}
        team = self.allowance.applied(self.weeks.team)
        team = team.model_copy(update={"rotas": tuple(new.get(id(each), each) for each in team.rotas)})
        found = []
        for _, changes, after in made:
            problem = freeze_problem(team, after.first_day, after.weeks, after)
            found.append(NewVersion(after, problem, judge_rota(problem, after.shifts), changes))
        return tuple(found)

    def broken_already(self, at: datetime) -> tuple[str, ...]:
        """The laws that its weeks broke before and would still break, in the days to come."""
        now = civil_of(at)
        return tuple(
            f"The week of {day_label(each.rota.first_day.toordinal())} breaks the law already, and would be "
            f"published again as it is: {finding.for_sharing.sentence}"
            for each in self.versions
            for finding in each.judged.law
            if finding.span is None or finding.span.end > now
        )

    def for_the_manager(self, at: datetime) -> tuple[str, ...]:
        """Why it is not done without a manager's reason: policies that it newly breaks, and laws that a week
        breaks already."""
        return (*(each.for_sharing.sentence for each in self.touched), *self.broken_already(at))

    def refuse_without(self, reason: str, at: datetime) -> None:
        """`RefusedEditError` where the manager has to give a reason and has given none."""
        if not usable_reason(reason) and (told := self.for_the_manager(at)):
            raise RefusedEditError(" ".join(told), "A manager can allow it with a reason.")


def settle(weeks: PublishedWeeks, edit: RotaEdit, agreement: str) -> Settled:
    """Check the edit on what is published, hours outside a pattern being agreed by those who accept them.

    Raises `RefusedEditError` when work is no longer as it was offered, a law would be broken, or others'
    demand would be left open.
    """
    rota, team = weeks.rota, weeks.team
    edited, _ = applied_in_names(edit, rota, team)
    last = LastChecked()
    live = last.take(team, rota)
    before = live.findings
    changed = changed_shifts(rota, edited)
    new = new_findings(before, live.after(changed))
    try:
        checked = with_agreement(team, rota, before, CheckedEdit(edited, live, new), last, agreement)
    except UnlawfulEditError as refused:
        told = (for_colleagues(each, weeks.problem) for each in refused.findings)
        raise RefusedEditError(" ".join(told), refused.next_step) from refused
    lost = lost_demand(before, checked.new)
    if lost:
        raise RefusedEditError(lost[0].for_sharing.sentence, "Ask somebody who can take all of it.")
    return Settled(weeks, changed, checked.allowance, newly_touched(checked.new))


def publish_settled(
    work: UnitOfWork, settled: Settled, *, who: str, at: datetime, reason: str, note: str
) -> None:
    """Keep it: the agreed hours and exceptions with the team, each rota concerned as its next version.

    A draft of the same week gets the same change; where it has other plans for these shifts, nothing is done
    and `RefusedEditError` says so.
    """
    problem = settled.weeks.problem
    granted = [
        override
        for finding in settled.touched
        if finding.kind == "policy"
        for override in overrides_for(problem, finding, who=who, at=at, reason=reason)
    ]
    if granted:
        allowance = settled.allowance + Allowance(tuple(dict.fromkeys(granted)))
        settled = replace(settled, allowance=allowance)
    if settled.allowance:
        work.save_team(settled.allowance.applied(work.team()), what="Allow swap", subject=note, reason=reason)
    for version in settled.versions:
        _publish(work, version, note)


def agreed_changes(allowance: Allowance) -> tuple[tuple[AgreedChange, ...], tuple[AgreedChange, ...]]:
    """The agreed hours that an allowance makes, and those whose place they take."""
    made = tuple(each for each in allowance.grants if isinstance(each, AgreedChange))
    gone = tuple(each for each in allowance.withdraws if isinstance(each, AgreedChange))
    return made, gone


def _by_rota(weeks: PublishedWeeks, handed: Sequence[HandedShift]) -> list[tuple[Rota, PutShifts]]:
    """The changes of each published rota, those taken out first."""
    found: dict[int, tuple[Rota, list[ShiftChange]]] = {}
    for each in sorted(handed, key=lambda one: (one.before is None, one.after is not None)):
        shift = each.before or each.after
        assert shift is not None
        rota = weeks.rota_of_day.get(shift.day)
        if rota is None:
            raise PlannerError("A shift lies in a week that is not published.", "Wait until it is.")
        changes = found.setdefault(id(rota), (rota, []))[1]
        position = len(rota.shifts) if each.before is None else 0
        changes.append(ShiftChange(each.before, each.after, position))
    return [(rota, PutShifts(tuple(changes), "Swap")) for rota, changes in found.values()]


def _publish(work: UnitOfWork, version: NewVersion, note: str) -> None:
    rota, judged = version.rota, version.judged
    draft = work.draft(rota.first_day)
    tiers = checked_tiers(judged.findings, [])
    published = work.publish(
        rota.model_copy(update={"uncovered": judged.uncovered, "tiers": tiers}), note=note
    )
    note_asked(work, published, version.problem)
    if draft is not None:
        work.save_draft(_followed(draft, version.changes), what="Follow swap", subject=note)


def _followed(draft: Rota, changes: PutShifts) -> Rota:
    try:
        followed, _ = changes.apply(draft)
    except RefusedEditError as error:
        raise RefusedEditError(
            "The manager is planning these shifts anew.", "Ask the manager to publish that week first."
        ) from error
    return followed
