"""What an edit needs to be allowed: a person's agreement to other hours, a manager's exception."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from planner.domain.errors import RefusedEditError
from planner.domain.findings import Finding
from planner.domain.rota import Rota, Shift
from planner.domain.team import Team
from planner.domain.time_grid import DAY
from planner.rules.live_check import LiveCheck
from planner.services.allow_exceptions import (
    NOTHING_ALLOWED,
    Allowance,
    agreed_hours,
    hours_of_contract,
    is_kept_policy,
    overrides_for,
    usable_reason,
)
from planner.services.last_checked import LastChecked
from planner.services.new_findings import changed_shifts, new_findings
from planner.services.put_shifts import unproved
from planner.services.team_pins import pins_let_go, unpinned_between


class ReasonNeededError(RefusedEditError):
    """The edit needs a manager's reason: try again with one. `findings` say for what, `costs` what demand
    would fall short by it besides.

    `is_agreement`: the hours are outside the person's pattern, and the reason says that they were agreed.
    """

    def __init__(
        self, findings: Sequence[Finding], *, new: Sequence[Finding] = (), is_agreement: bool = False
    ) -> None:
        sentences = " ".join(finding.sentence for finding in findings)
        step = (
            "Agree the hours with the person first, and give that as the reason."
            if is_agreement
            else "A manager can allow it with a reason."
        )
        super().__init__(sentences, step)
        self.findings = tuple(findings)
        self.costs = tuple(each.sentence for each in new if each.kind == "shortfall" and not each.is_of_ideal)
        self.is_agreement = is_agreement


class UnlawfulEditError(RefusedEditError):
    """The edit breaks a law that nobody can agree away; `findings` say which."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        sentences = " ".join(finding.sentence for finding in findings)
        super().__init__(sentences, "The law cannot be overridden; choose another time or person.")
        self.findings = tuple(findings)


@dataclass(frozen=True, slots=True)
class CheckedEdit:
    """An edited rota with its check, and the allowance it needs."""

    rota: Rota
    live: LiveCheck
    new: tuple[Finding, ...]
    allowance: Allowance = NOTHING_ALLOWED


def with_pins_let_go(
    team: Team, draft: Rota, before: Sequence[Finding], checked: CheckedEdit, last: LastChecked
) -> CheckedEdit:
    """The edit with the team's own pins let go where it unpins what they hold: else it would stay pinned."""
    pins = unpinned_between(draft, checked.rota)
    allowance = pins_let_go(team, pins) if pins and team.pins else NOTHING_ALLOWED
    return _allowed(team, before, checked, last, allowance) if allowance else checked


def with_agreement(
    team: Team,
    draft: Rota,
    before: Sequence[Finding],
    checked: CheckedEdit,
    last: LastChecked,
    reason: str | None,
) -> CheckedEdit:
    """The edit with what must be agreed for it to be lawful. Raises when it cannot be, or has no reason."""
    broken = _broken_law(checked.new)
    if not broken:
        return checked
    if any(finding.rule != "availability" for finding in broken):
        raise UnlawfulEditError(broken)
    outside = [shift for shift in _put(draft, checked.rota) if _is_in(shift, broken)]
    # Back within the contract, what was agreed in its place falls, and nobody has to be asked.
    own = hours_of_contract(team, outside)
    if own:
        tried = _allowed(team, before, checked, last, own)
        if not (left := _broken_law(tried.new)):
            return tried
        own = hours_of_contract(team, [shift for shift in outside if not _is_in(shift, left)])
        outside = [shift for shift in outside if _is_in(shift, left)]
    agreed = _allowed(team, before, checked, last, own + agreed_hours(team, outside, usable_reason(reason)))
    # Leave, sickness or another shift at the time cannot be agreed away.
    if not outside or _broken_law(agreed.new):
        raise UnlawfulEditError(broken)
    if not usable_reason(reason):
        raise ReasonNeededError(broken, new=checked.new, is_agreement=True)
    return agreed


def with_exceptions(
    team: Team,
    before: Sequence[Finding],
    checked: CheckedEdit,
    last: LastChecked,
    *,
    who: str,
    at: datetime,
    reason: str | None,
) -> CheckedEdit:
    """The edit with the exceptions it needs from policies the team keeps. Raises when it has no reason."""
    problem = checked.live.problem
    kept = [each for each in checked.new if is_kept_policy(problem, each) and not each.is_overridden]
    if not kept:
        return checked
    why = usable_reason(reason)
    if not why:
        raise ReasonNeededError(kept, new=checked.new)
    grants = (
        override
        for finding in kept
        for override in overrides_for(problem, finding, who=who, at=at, reason=why)
    )
    return _allowed(team, before, checked, last, Allowance(tuple(dict.fromkeys(grants))))


def _allowed(
    team: Team, before: Sequence[Finding], checked: CheckedEdit, last: LastChecked, more: Allowance
) -> CheckedEdit:
    """The edit, checked with more allowed, which gives the solver more room: its bounds no longer hold."""
    allowance = checked.allowance + more
    ruled = allowance.applied(team)
    live = last.take(ruled, checked.rota)
    last.keep(ruled, checked.rota, live)
    rota = checked.rota.model_copy(update={"tiers": unproved(checked.rota.tiers)})
    return replace(
        checked, rota=rota, live=live, new=new_findings(before, live.findings), allowance=allowance
    )


def _broken_law(new: Sequence[Finding]) -> list[Finding]:
    return [finding for finding in new if finding.kind == "law"]


def _put(before: Rota, after: Rota) -> list[Shift]:
    return [shift for shift in changed_shifts(before, after).values() if shift is not None]


def _is_in(shift: Shift, findings: Sequence[Finding]) -> bool:
    """Whether the shift is what the findings are about, and a day's work that can be agreed."""
    return shift.span.minutes < DAY and any(shift.id in finding.shifts for finding in findings)
