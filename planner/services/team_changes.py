"""Changes of a team's records: what an edit of the team is made of, and what comes and goes with a rota's."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

from planner.domain.errors import RefusedEditError
from planner.domain.records import Record
from planner.domain.rule_pack import RulePack
from planner.domain.team import Team

TeamList = Literal[
    "skills",
    "named_shifts",
    "patterns",
    "staff",
    "job_shares",
    "absences",
    "agreed_changes",
    "preferences",
    "toil",
    "cover",
    "visits",
    "court_deadlines",
    "supervision_plans",
    "events",
    "recording_tasks",
    "pins",
    "past_shifts",
    "past_tallies",
]
TeamField = Literal["name", "manager", "nation", "office", "lockdown", "rules"]


@dataclass(frozen=True, slots=True)
class RecordChange:
    """One record of one of the team's lists before and after; None where there is none.

    `position`: the record's place in its list, so that undoing keeps the order of the board.
    """

    list_name: TeamList
    before: Record | None
    after: Record | None
    position: int = 0

    def turned_back(self) -> RecordChange:
        return RecordChange(self.list_name, self.after, self.before, self.position)


# Parts that are changed only as a whole.
WholePart = Literal["front_line_breaks", "swaps", "check_in", "calendars", "coming_rules"]


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A part of the team that is no list: its name, its office, its lockdown wheel; or a list as a whole."""

    field: TeamField | TeamList | WholePart
    before: Any
    after: Any

    def turned_back(self) -> FieldChange:
        return FieldChange(self.field, self.after, self.before)


AnyChange = RecordChange | FieldChange


def added(team: Team, list_name: TeamList, record: Record) -> RecordChange:
    """A record put at the end of its list."""
    return RecordChange(list_name, None, record, len(getattr(team, list_name)))


def replaced(team: Team, list_name: TeamList, before: Record, after: Record | None) -> RecordChange:
    """A record of the team in another form, or taken out."""
    return RecordChange(list_name, before, after, list(getattr(team, list_name)).index(before))


def with_changes(team: Team, changes: Iterable[AnyChange]) -> Team:
    """The team with the records changed, one after the other.

    Raises `RefusedEditError` when a record is no longer as it was, so that nobody's later work is lost.
    """
    return changed_there_and_back(team, changes)[0]


def changed_there_and_back(team: Team, changes: Iterable[AnyChange]) -> tuple[Team, tuple[AnyChange, ...]]:
    """The team with the changes, and the changes that lead back to it, places in lists included."""
    fields: dict[str, Any] = {}
    back: list[AnyChange] = []
    for change in changes:
        if isinstance(change, FieldChange):
            now = fields.get(change.field, getattr(team, change.field))
            after = _after(now, change)
            fields[change.field] = after
            back.append(FieldChange(change.field, after, now))
            continue
        records = fields.setdefault(change.list_name, list(getattr(team, change.list_name)))
        back.append(_put(records, change).turned_back())
    updates = {name: tuple(value) if isinstance(value, list) else value for name, value in fields.items()}
    return team.model_copy(update=updates), tuple(reversed(back))


def _after(now: Any, change: FieldChange) -> Any:
    """The part after the change. Exceptions that were granted meanwhile (publishing asks for them) stay: the
    rules themselves must be as they were."""
    if now == change.before:
        return change.after
    before, after = change.before, change.after
    if not all(isinstance(each, RulePack) for each in (now, before, after)):
        raise _changed_since(change.field)
    if now.model_copy(update={"overrides": before.overrides}) != before:
        raise _changed_since(change.field)
    kept = [each for each in now.overrides if each not in before.overrides or each in after.overrides]
    new = [each for each in after.overrides if each not in before.overrides and each not in kept]
    return after.model_copy(update={"overrides": (*kept, *new)})


def _put(records: list[Any], change: RecordChange) -> RecordChange:
    """Change the list in place; the change with the place at which it happened."""
    if change.before is None:
        index = min(change.position, len(records))
        records.insert(index, change.after)
    else:
        if change.before not in records:
            raise _changed_since(change.list_name)
        index = records.index(change.before)
        records[index : index + 1] = [] if change.after is None else [change.after]
    return RecordChange(change.list_name, change.before, change.after, index)


def _changed_since(what: str) -> RefusedEditError:
    return RefusedEditError(
        f"A record of the team's {what.replace('_', ' ')} has been changed since.",
        "Look at it again; this would undo somebody's later work.",
    )
