"""Changes of a team's records that come and go with an edit of a rota: a window, an absence, a loan."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

from planner.domain.errors import RefusedEditError
from planner.domain.records import Record
from planner.domain.team import Team

TeamList = Literal[
    "patterns", "staff", "absences", "visits", "court_deadlines", "supervision_plans", "events", "cover"
]


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


def added(team: Team, list_name: TeamList, record: Record) -> RecordChange:
    """A record put at the end of its list."""
    return RecordChange(list_name, None, record, len(getattr(team, list_name)))


def replaced(team: Team, list_name: TeamList, before: Record, after: Record | None) -> RecordChange:
    """A record of the team in another form, or taken out."""
    return RecordChange(list_name, before, after, list(getattr(team, list_name)).index(before))


def with_changes(team: Team, changes: Iterable[RecordChange]) -> Team:
    """The team with the records changed, one after the other.

    Raises `RefusedEditError` when a record is no longer as it was, so that nobody's later work is lost.
    """
    lists: dict[str, Any] = {}
    for change in changes:
        records = lists.setdefault(change.list_name, list(getattr(team, change.list_name)))
        if change.before is None:
            records.insert(change.position, change.after)
            continue
        if change.before not in records:
            raise RefusedEditError(
                f"A record of the team's {change.list_name.replace('_', ' ')} has been changed since.",
                "Look at the week again; this would undo somebody's later work.",
            )
        index = records.index(change.before)
        records[index : index + 1] = [] if change.after is None else [change.after]
    return team.model_copy(update={name: tuple(records) for name, records in lists.items()})
