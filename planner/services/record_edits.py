"""Team edits of one record: add it, change it, take it out; and ids for what is new."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from planner.domain.errors import RefusedEditError
from planner.domain.records import Record, free_id
from planner.domain.team import DEMAND_KINDS, Team
from planner.services.edit_team import TeamEdit
from planner.services.team_changes import RecordChange, TeamList, added, replaced

# What one record of a list is called in the menu and the audit log.
NOUNS: Mapping[TeamList, str] = {
    "skills": "skill",
    "named_shifts": "named shift",
    "patterns": "working pattern",
    "staff": "person",
    "job_shares": "job share",
    "absences": "leave",
    "agreed_changes": "agreed hours",
    "preferences": "wish",
    "toil": "TOIL",
    "cover": "cover",
    "visits": "visit",
    "court_deadlines": "court deadline",
    "supervision_plans": "supervision",
    "events": "event",
    "recording_tasks": "write-up",
}
LONGEST_STEM = 52


def record_of(team: Team, list_name: TeamList, record_id: str) -> Any:
    """The record of that id. RefusedEditError when it is no longer there."""
    for record in getattr(team, list_name):
        if record.id == record_id:
            return record
    noun = NOUNS.get(list_name, "record")
    raise RefusedEditError(f"This {noun} is no longer there.", "Somebody has taken it out; look again.")


def add_record(team: Team, list_name: TeamList, record: Record, name: str = "") -> TeamEdit:
    """Put a record at the end of its list."""
    label = name or label_of(team, record)
    return TeamEdit(_named("Add", list_name, label), label, (added(team, list_name, record),))


def change_record(team: Team, list_name: TeamList, record: Any, name: str = "") -> TeamEdit:
    """Put a record in the place of the one with its id."""
    before = record_of(team, list_name, record.id)
    label = name or label_of(team, record)
    change = replaced(team, list_name, before, record)
    return TeamEdit(_named("Change", list_name, label), label, (change,))


def put_record(team: Team, list_name: TeamList, record: Any) -> TeamEdit:
    """Add the record, or change the one that has its id."""
    known = {each.id for each in getattr(team, list_name)}
    return (change_record if record.id in known else add_record)(team, list_name, record)


def remove_record(team: Team, list_name: TeamList, record_id: str) -> TeamEdit:
    """Take a record out; refused when others refer to it. Work pinned for a demand goes with it."""
    before = record_of(team, list_name, record_id)
    label = label_of(team, before)
    changes = [replaced(team, list_name, before, None)]
    if list_name in DEMAND_KINDS:
        changes += pins_without(team, record_id)
    return TeamEdit(_named("Remove", list_name, label), label, tuple(changes))


def pins_without(team: Team, demand: str) -> list[RecordChange]:
    """The team's pins without the work for a demand: on no day of it is anybody kept to it any more."""
    changes = []
    for pin in team.pins:
        kept = tuple(each for each in pin.activities if (each.demand or "").partition("@")[0] != demand)
        if kept != pin.activities:
            after = pin.model_copy(update={"activities": kept}) if kept or pin.is_pinned else None
            changes.append(replaced(team, "pins", pin, after))
    return changes


def label_of(team: Team, record: Any) -> str:
    """What people call the record: its name, its case, or whose it is."""
    for field in ("name", "case"):
        if isinstance(text := getattr(record, field, None), str) and text:
            return text
    person = getattr(record, "staff", None) or getattr(record, "worker", None)
    names = team.staff_names
    return names.get(person or "", str(getattr(record, "id", "record")))


def _named(verb: str, list_name: TeamList, label: str) -> str:
    """`Add Amira Khan`, `Change visit R-1042`, `Remove leave of Kwame Boateng`."""
    if list_name == "staff":
        return f"{verb} {label}"
    noun = NOUNS.get(list_name, "record")
    of = list_name in ("absences", "preferences", "toil", "agreed_changes", "recording_tasks")
    return f"{verb} {noun}{' of' if of else ''} {label}"


def new_id(team: Team, stem: str) -> str:
    """An id made from words that no record of the team has yet: `visit-R-1042`, `visit-R-1042.2`."""
    plain = re.sub(r"[^A-Za-z0-9_.:-]+", "-", stem).strip("-.:_")[:LONGEST_STEM] or "record"
    taken = {record.id for list_name in NOUNS for record in getattr(team, list_name) if hasattr(record, "id")}
    return free_id(plain, taken)
