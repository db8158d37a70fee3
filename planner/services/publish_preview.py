"""What publishing would tell whom: what changes since the last version, and how much notice each gets."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from planner.domain.findings import Finding
from planner.domain.problem import RotaProblem
from planner.domain.rota import Rota, Shift
from planner.domain.rule_pack import Override
from planner.domain.team import Team
from planner.domain.time_grid import day_label, day_of
from planner.rules.wording import counted
from planner.services.rota_diff import RotaDiff, rota_diff


@dataclass(frozen=True, slots=True)
class Notice:
    """One person whom the new version reaches: what is new for them, from which day on, how soon that is."""

    staff: str
    name: str
    first_day: int
    days: int
    is_short: bool
    # What is short is settled by the notice agreed, in days.
    agreed_days: int
    sentences: tuple[str, ...]

    @property
    def words(self) -> str:
        """`28 days' notice`, `3 days' notice, 28 agreed`, `no notice, 28 agreed`, `has begun already`."""
        if self.days < 0:
            return "has begun already"
        notice = f"{counted(self.days, 'day')}' notice" if self.days != 1 else "1 day's notice"
        if not self.days:
            notice = "no notice" if self.is_short else "from today"
        return f"{notice}, {self.agreed_days} agreed" if self.is_short else notice


@dataclass(frozen=True, slots=True)
class Allowed:
    """What a manager has allowed in these weeks, or agreed with somebody, with the reason."""

    sentence: str
    reason: str
    # Of an exception from a policy.
    by: str = ""

    @property
    def words(self) -> str:
        """The sentence, and why it may be so."""
        return f"{self.sentence} {f'Allowed by {self.by}' if self.by else 'Agreed'}: {self.reason}"


@dataclass(frozen=True, slots=True)
class PublishPreview:
    """`headline`: what changes, in one sentence; `people`: whom it reaches, the shortest notice first."""

    headline: str
    people: tuple[Notice, ...]
    allowed: tuple[Allowed, ...] = ()

    @property
    def short(self) -> tuple[Notice, ...]:
        return tuple(each for each in self.people if each.is_short)

    @property
    def notice_sentence(self) -> str:
        """How many get less notice than agreed."""
        if not self.people:
            return "Nobody's plan changes."
        whose = "1 person has" if len(self.people) == 1 else f"{len(self.people)} people have"
        if not self.short:
            return f"{whose} new or changed shifts, all with the notice agreed."
        less = counted(len(self.short), "person gets", "people get")
        return f"{whose} new or changed shifts; {less} less notice than agreed."


def publish_preview(
    team: Team,
    problem: RotaProblem,
    rota: Rota,
    published: Rota | None,
    findings: tuple[Finding, ...],
    today: date,
) -> PublishPreview:
    """What publishing the rota would change beside what was published, on the day of publishing."""
    diff = rota_diff(problem, published.shifts if published is not None else (), rota.shifts)
    headline = _first(rota, problem) if published is None else _again(diff, published)
    agreed = problem.settings.stability.publish_notice_days
    people = sorted(_notices(diff, rota, today.toordinal(), agreed, is_first=published is None), key=_soonest)
    return PublishPreview(headline, tuple(people), (*_allowed(team, findings), *_agreed(team, rota)))


def _first(rota: Rota, problem: RotaProblem) -> str:
    people = len({shift.staff for shift in rota.shifts})
    shifts = counted(len(rota.shifts), "shift")
    weeks = "This week has" if problem.weeks == 1 else f"These {problem.weeks} weeks have"
    return f"{weeks} not been published before: {shifts} of {counted(people, 'person', 'people')}."


def _again(diff: RotaDiff, published: Rota) -> str:
    if diff.is_empty:
        return f"No shift, visit, turn or meeting is other than in version {published.version}."
    return f"Since version {published.version}: {diff.headline}"


def _notices(diff: RotaDiff, rota: Rota, today: int, agreed: int, *, is_first: bool) -> Iterator[Notice]:
    for change in diff.people:
        first = min(day.day for day in change.days)
        days = first - today
        told = (_whole(change.name, rota, change.staff),) if is_first else change.sentences
        yield Notice(change.staff, change.name, first, days, days < agreed, agreed, told)


def _whole(name: str, rota: Rota, staff: str) -> str:
    """`Ana Alvi works 5 shifts, the first on Mon 23 Nov 09:00–17:00.`"""
    shifts = sorted((shift for shift in rota.shifts if shift.staff == staff), key=lambda each: each.start)
    return f"{name} works {counted(len(shifts), 'shift')}, the first on {_shift(shifts[0])}."


def _shift(shift: Shift) -> str:
    return f"{day_label(shift.day)} {shift.span.times}"


def _soonest(notice: Notice) -> tuple[int, str]:
    return notice.days, notice.name


def _allowed(team: Team, findings: tuple[Finding, ...]) -> Iterator[Allowed]:
    for finding in findings:
        if not finding.is_overridden:
            continue
        for override in team.rules.overrides:
            if _answers(override, finding):
                yield Allowed(finding.sentence, override.reason, override.by)
                break


def _agreed(team: Team, rota: Rota) -> Iterator[Allowed]:
    """Shifts at hours that were agreed with their person for that day alone."""
    reasons = {(each.staff, each.day.toordinal()): each.reason for each in team.agreed_changes}
    names = team.staff_names
    for shift in sorted(rota.shifts, key=lambda each: (each.start, each.staff)):
        if reason := reasons.get((shift.staff, shift.day)):
            yield Allowed(f"{names[shift.staff]} works other hours on {_shift(shift)}.", reason)


def _answers(override: Override, finding: Finding) -> bool:
    """Whether the exception is about the finding's rule, people, demand and days."""
    if override.rule != finding.rule or override.staff not in (None, *finding.people):
        return False
    if override.demand not in (None, finding.demand):
        return False
    day = day_of(finding.span.start) if finding.span is not None else None
    return day is None or override.first.toordinal() <= day <= override.last.toordinal()
