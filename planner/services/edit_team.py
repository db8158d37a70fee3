"""Edit the team by hand: people, contracts, demand, leave. One edit, one transaction, one audit row.

An edit is a list of record changes with a name for the menu. It is kept only when it brings no new problem
into the team: what the importer would refuse in a file is refused here, with the same sentences. The way
back gives the same team, byte for byte.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import get_args

from planner.domain.errors import BadInputError, InputProblem
from planner.domain.remembered import Remembered
from planner.domain.team import Team
from planner.importers.team_checks import team_problems
from planner.ports import Store, UnitOfWork
from planner.services.clear_drafts import DraftChange, follow_team
from planner.services.published_proof import note_unmarked
from planner.services.put_shifts import undo_name
from planner.services.record_form import changed_record
from planner.services.requests.follow_requests import follow_requests
from planner.services.team_changes import (
    AnyChange,
    FieldChange,
    RecordChange,
    TeamList,
    changed_there_and_back,
)

LONGEST_SUBJECT = 120
LISTS = frozenset(get_args(TeamList))
PARTS_OF_ALL = frozenset(
    {"name", "manager", "nation", "office", "coming_rules", "swaps", "check_in", "calendars"}
)


@dataclass(frozen=True, slots=True)
class TeamEdit:
    """`what` stands in the menu ("Add Amira Khan"), `subject` beside it in the audit log.

    `drafts`: what undoing or repeating the edit does to the drafts.
    """

    what: str
    subject: str
    changes: tuple[AnyChange, ...]
    drafts: tuple[DraftChange, ...] = ()

    def apply(self, team: Team) -> tuple[Team, TeamEdit]:
        """The changed team, and the edit that takes it back.

        Raises `RefusedEditError` when a record is no longer as it was.
        """
        changed, back = changed_there_and_back(team, self.changes)
        return changed, TeamEdit(undo_name(self.what), self.subject, back)


def may_change_all(edit: TeamEdit) -> bool:
    """Whether what the rules say of anybody may be another after the edit: of the team's own parts, and of
    the numbers of its rules. The wheel's turns, exceptions and records touch only some."""
    parts = [change for change in edit.changes if isinstance(change, FieldChange)]
    return len(parts) == len(edit.changes) > 0 and all(_is_of_all(part) for part in parts)


def may_change_much(edit: TeamEdit) -> bool:
    """Whether something that may change all, or a list as a whole, is among what the edit changes: a file
    that is brought in does so."""
    parts = (change for change in edit.changes if isinstance(change, FieldChange))
    return any(part.field in LISTS or _is_of_all(part) for part in parts)


def _is_of_all(part: FieldChange) -> bool:
    if part.field == "rules":
        alike: bool = part.before.model_copy(update={"overrides": part.after.overrides}) == part.after
        return not alike
    return part.field in PARTS_OF_ALL


def edit_team(store: Store, edit: TeamEdit, who: str, *, reason: str | None = None) -> TeamEdit:
    """Keep the edit with its audit row and return its inverse.

    Raises `RefusedEditError` (changed since by somebody else) and `BadInputError`, whose problems point at
    the fields that are not right; nothing is kept then. Who or what is taken out goes out of the drafts too.
    """
    with store.unit_of_work(who) as work:
        return edit_team_in(work, edit, who, reason=reason)


def edit_team_in(work: UnitOfWork, edit: TeamEdit, who: str, *, reason: str | None = None) -> TeamEdit:
    """The same with other things in one transaction."""
    before = work.team()
    after, inverse = edit.apply(before)
    for change in edit.changes:
        if isinstance(change, RecordChange) and change.after is not None:
            # A copy with other values has not been checked by itself.
            changed_record(change.after, {}, "This change")
    if problems := new_problems(before, after):
        raise BadInputError("This change", problems, "Correct it; nothing was changed.")
    if after == before:
        return inverse
    note_unmarked(work, before)
    subject = edit.subject[:LONGEST_SUBJECT]
    work.save_team(after, what=edit.what, subject=subject, reason=reason)
    drafts = follow_team(work, edit.drafts, before, after, edit.what, subject)
    follow_requests(work, before, after, who, reason)
    return replace(inverse, drafts=tuple(change.turned_back() for change in drafts))


def new_problems(before: Team, after: Team) -> tuple[InputProblem, ...]:
    """What is wrong with the team after an edit and was not before. Sentences are compared, for a record's
    place in its list may have moved."""
    known = Counter(problem.sentence for problem in _problems(before))
    found = []
    for problem in _problems(after):
        known[problem.sentence] -= 1
        if known[problem.sentence] < 0:
            found.append(problem)
    return tuple(found)


# The team before an edit is often the one that the last edit left.
_CHECKED: Remembered[Team, tuple[InputProblem, ...]] = Remembered(2)


def _problems(team: Team) -> tuple[InputProblem, ...]:
    return _CHECKED.answer((team.id, len(team.staff)), team, lambda: tuple(team_problems(team)))
