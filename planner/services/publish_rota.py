"""Publish the draft of a week as its next version.

The law must be kept, without exception, in each week as its rule pack has it; only a rest that was too short
when the days were worked, by what has been told of them since, stays as it was. Each policy exception that
the rota makes needs a manager's reason, which is kept as an exception in the rule pack and in the audit log.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime

from planner.domain.errors import PlannerError
from planner.domain.findings import Finding
from planner.domain.problem import RotaProblem
from planner.domain.rota import Rota
from planner.domain.rule_pack import Override
from planner.domain.team import Team
from planner.domain.time_grid import civil_of, day_of
from planner.ports import Clock, Store
from planner.rules import daily_rest
from planner.services.allow_exceptions import Allowance, overrides_for, usable_reason
from planner.services.freeze_problem import freeze_problem
from planner.services.judge_rota import judge_rota
from planner.services.published_proof import note_asked
from planner.services.rules_in_force import packs_within
from planner.services.system_clock import SystemClock

# In `reasons`, answers every exception that has no reason of its own.
FOR_ALL = "*"
# Among `reasons`: what is kept as the note of the version.
NOTE = "note"
LONGEST_NOTE = 500


class UnlawfulRotaError(PlannerError):
    """The draft breaks the law and cannot be published."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        super().__init__(
            f"This rota breaks the law and was not published. {_first_sentences(findings)}",
            "Mend it by hand or build again, then publish.",
        )
        self.findings = tuple(findings)


class ReasonsNeededError(PlannerError):
    """Policy exceptions that nobody has given a reason for; see `reason_key` for how to give one."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        number = (
            f"{len(findings)} policy exceptions need" if len(findings) > 1 else "One policy exception needs"
        )
        super().__init__(
            f"{number} a manager's reason before publishing. {_first_sentences(findings)}",
            "Give a reason for each, or change the rota.",
        )
        self.findings = tuple(findings)


def reason_key(finding: Finding) -> str:
    """How a finding is named in `reasons`: `late_finish amira-khan 2026-11-25`."""
    day = date.fromordinal(day_of(finding.span.start)).isoformat() if finding.span else ""
    return " ".join(part for part in (finding.rule, *finding.people, finding.demand or "", day) if part)


def publish_rota(
    store: Store,
    first_day: date,
    who: str,
    reasons: Mapping[str, str] | None = None,
    *,
    note: str = "",
    clock: Clock | None = None,
) -> Rota:
    """Publish the draft of the week; returns the published version with its number.

    `reasons`: by `reason_key` of a finding, by rule name, or `*` for all; `note` for the version's. Raises
    `UnlawfulRotaError`, `ReasonsNeededError`, `PlannerError` when there is no draft; nothing is changed then.
    """
    at = (clock or SystemClock()).now()
    with store.unit_of_work(who) as work:
        draft = work.draft(first_day)
        if draft is None:
            raise PlannerError(
                "There is no draft to publish for this week.", "Build or change the rota first."
            )
        team = work.team()
        problem = freeze_problem(team, first_day, draft.weeks, draft)
        judged = judge_rota(problem, draft.shifts)
        law = dict.fromkeys((*judged.law, *_later_law(team, draft)))
        unlawful = [finding for finding in law if not _is_worked(problem, finding, civil_of(at))]
        if unlawful:
            raise UnlawfulRotaError(unlawful)
        granted = _granted(problem, judged.open_policy, reasons or {}, who=who, at=at)
        if granted:
            subject = f"{first_day.isoformat()}: {len(granted)} exceptions"
            words = "; ".join(dict.fromkeys(override.reason for override in granted))
            work.save_team(
                Allowance(granted).applied(team), what="Allow exceptions", subject=subject, reason=words
            )
            problem = freeze_problem(work.team(), first_day, draft.weeks, draft)
        note = (note or (reasons or {}).get(NOTE, "")).strip()[:LONGEST_NOTE]
        published = work.publish(draft.model_copy(update={"uncovered": judged.uncovered}), note=note)
        note_asked(work, published, problem)
        return published


def _later_law(team: Team, draft: Rota) -> Iterator[Finding]:
    """The laws that weeks of the draft break by a rule pack that comes into force within it."""
    days = draft.days
    # What is planned before them counts as it would once it is published.
    planned = team.model_copy(update={"rotas": (*team.rotas, draft)})
    for monday, _ in packs_within(team, days):
        weeks = (days.stop - monday) // 7
        problem = freeze_problem(planned, date.fromordinal(monday), weeks, draft)
        yield from judge_rota(problem, [shift for shift in draft.shifts if shift.day >= monday]).law


def _is_worked(problem: RotaProblem, finding: Finding, now: int) -> bool:
    """Whether it is the rest after a day that ended later than planned, and the next day has begun: nothing
    can be done about it any more."""
    if finding.rule != daily_rest.RULE or finding.span is None or finding.span.end > now:
        return False
    people = [problem.person_by_id[each] for each in finding.people if each in problem.person_by_id]
    return any(work.end == finding.span.start for person in people for work in person.told)


def _granted(
    problem: RotaProblem, findings: Sequence[Finding], reasons: Mapping[str, str], *, who: str, at: datetime
) -> tuple[Override, ...]:
    """The exceptions for all findings. Raises `ReasonsNeededError` with those that lack a reason."""
    answered = [(finding, _reason(finding, reasons)) for finding in findings]
    unanswered = [finding for finding, reason in answered if not reason]
    if unanswered:
        raise ReasonsNeededError(unanswered)
    overrides = [
        override
        for finding, reason in answered
        for override in overrides_for(problem, finding, who=who, at=at, reason=reason)
    ]
    return tuple(dict.fromkeys(overrides))


def _reason(finding: Finding, reasons: Mapping[str, str]) -> str:
    keys = (reason_key(finding), finding.rule, FOR_ALL)
    return next((text for key in keys if (text := usable_reason(reasons.get(key)))), "")


def _first_sentences(findings: Sequence[Finding], most: int = 3) -> str:
    sentences = " ".join(finding.sentence for finding in findings[:most])
    rest = len(findings) - most
    return f"{sentences} And {rest} more." if rest > 0 else sentences
