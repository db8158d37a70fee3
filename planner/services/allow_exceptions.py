"""What a manager may allow with a reason: exceptions from a policy, and other hours agreed with a person."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TypeVar

from planner.domain.contracts import FixedShiftDay, NamedShiftsDay, PatternDay
from planner.domain.errors import PlannerError, RefusedEditError
from planner.domain.findings import Finding
from planner.domain.problem import RotaProblem
from planner.domain.records import free_id
from planner.domain.rota import Shift
from planner.domain.rule_pack import Override, PolicySetting
from planner.domain.staff import AgreedChange
from planner.domain.team import Team
from planner.domain.time_grid import DAY, civil, day_of
from planner.services.team_changes import RecordChange, with_changes

SHORTEST_REASON, LONGEST_REASON = 3, 500
Grant = Override | AgreedChange
Kind = TypeVar("Kind", Override, AgreedChange)


@dataclass(frozen=True, slots=True)
class Allowance:
    """What is added to a team's exceptions and agreed changes, what is taken from them, and which other
    records change with them.

    `order`: how they stood in their lists before, so that what comes back comes to its place.
    """

    grants: tuple[Grant, ...] = ()
    withdraws: tuple[Grant, ...] = ()
    changes: tuple[RecordChange, ...] = ()
    order: tuple[Grant, ...] = ()

    def __add__(self, other: Allowance) -> Allowance:
        return Allowance(
            (*self.grants, *other.grants),
            (*self.withdraws, *other.withdraws),
            (*self.changes, *other.changes),
            self.order or other.order,
        )

    def __bool__(self) -> bool:
        return bool(self.grants or self.withdraws or self.changes)

    def turned_back(self) -> Allowance:
        changes = tuple(change.turned_back() for change in reversed(self.changes))
        return Allowance(self.withdraws, self.grants, changes, self.order)

    def in_order_of(self, team: Team) -> Allowance:
        """The same, about to be applied to the team."""
        return replace(self, order=(*team.rules.overrides, *team.agreed_changes)) if self.withdraws else self

    def granted_by(self, who: str, at: datetime) -> Allowance:
        """The same, granted by somebody else and now."""
        stamp = {"by": who, "at": at}
        grants = (
            each.model_copy(update=stamp) if isinstance(each, Override) else each for each in self.grants
        )
        return replace(self, grants=tuple(grants))

    def applied(self, team: Team) -> Team:
        """The team with the allowance."""
        if not self:
            return team
        overrides = [each for each in team.rules.overrides if each not in self.withdraws]
        overrides += [each for each in self.grants if isinstance(each, Override)]
        changes = [each for each in team.agreed_changes if each not in self.withdraws]
        changes += [each for each in self.grants if isinstance(each, AgreedChange)]
        rules = team.rules.model_copy(update={"overrides": self._ordered(overrides)})
        allowed = team.model_copy(update={"rules": rules, "agreed_changes": self._ordered(changes)})
        return with_changes(allowed, self.changes) if self.changes else allowed

    def _ordered(self, records: Sequence[Kind]) -> tuple[Kind, ...]:
        """What stood in the order before comes first, and in it."""
        if not self.order:
            return tuple(records)
        last = len(self.order)
        return tuple(sorted(records, key=lambda each: self.order.index(each) if each in self.order else last))


NOTHING_ALLOWED = Allowance()


def usable_reason(reason: str | None) -> str:
    """The reason without blanks around it, or nothing when it is too short. PlannerError when too long."""
    text = (reason or "").strip()
    if len(text) > LONGEST_REASON:
        raise PlannerError(
            f"The reason has {len(text)} letters; {LONGEST_REASON} are kept.", "Write it shorter."
        )
    return text if len(text) >= SHORTEST_REASON else ""


def needed_reason(reason: str, why: str, next_step: str = "Write a few words.") -> str:
    """The reason. `RefusedEditError` with the sentence `why` where none is given."""
    text = usable_reason(reason)
    if not text:
        raise RefusedEditError(why, next_step)
    return text


def is_kept_policy(problem: RotaProblem, finding: Finding) -> bool:
    """Whether the finding breaks a policy that the team's solver keeps, not one that it may price."""
    setting = getattr(problem.settings, finding.rule, None)
    return finding.kind == "policy" and isinstance(setting, PolicySetting) and setting.solver == "keep"


def overrides_for(
    problem: RotaProblem, finding: Finding, *, who: str, at: datetime, reason: str
) -> list[Override]:
    """The exceptions that answer a policy finding: for its people, demand and days, and no wider; for nobody
    in particular where it is of a day or a demand as a whole."""
    span = finding.span or problem.span
    first, last = day_of(span.start), max(day_of(span.start), day_of(span.end - 1))
    people: Sequence[str | None] = (None,) if finding.is_of_all else finding.people or (None,)
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


def agreed_hours(team: Team, shifts: Iterable[Shift], reason: str) -> Allowance:
    """Each shift as the hours agreed with its person for its day, in the place of what was agreed before."""
    grants: list[Grant] = []
    withdraws: list[Grant] = []
    taken = {change.id for change in team.agreed_changes}
    for shift in shifts:
        day = date.fromordinal(shift.day)
        earlier = [each for each in team.agreed_changes if (each.staff, each.day) == (shift.staff, day)]
        withdraws.extend(earlier)
        made = AgreedChange(
            id=free_id(f"agreed-{shift.staff[:40]}-{day.isoformat()}", taken),
            staff=shift.staff,
            day=day,
            pattern=_pattern_of(shift),
            reason=reason,
        )
        taken.add(made.id)
        grants.append(made)
    return Allowance(tuple(grants), tuple(withdraws))


def hours_of_contract(team: Team, shifts: Iterable[Shift]) -> Allowance:
    """What was agreed for the days of the shifts, withdrawn: the person's own pattern holds again."""
    days = {(shift.staff, date.fromordinal(shift.day)) for shift in shifts}
    return Allowance(withdraws=tuple(each for each in team.agreed_changes if (each.staff, each.day) in days))


def _pattern_of(shift: Shift) -> PatternDay:
    """The pattern that has just this shift."""
    if shift.name is not None:
        return NamedShiftsDay(shifts=(shift.name,), may_be_off=False)
    midnight = civil(shift.day)
    end = shift.end - midnight
    pause = shift.break_span
    return FixedShiftDay(
        start=shift.start - midnight,
        end=end if end <= DAY else end - DAY,
        break_minutes=pause.minutes if pause else 0,
        place=shift.place,
    )
