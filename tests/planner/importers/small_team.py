"""A small sound team as JSON data, for tests that break one thing in it."""

from __future__ import annotations

import json
from typing import Any

from planner.domain.errors import BadInputError
from planner.importers.team_file import parse_team

WHAT = "“north.json”"


def small_team() -> dict[str, Any]:
    """Two people, a job share, and one of each kind of demand; nothing is wrong with it."""
    day = {"kind": "fixed", "start": "09:00", "end": "17:00"}
    off = {"kind": "off"}
    flexible = {"kind": "flexible", "earliest": "07:00", "latest": "20:00"}
    named = {"kind": "named", "shifts": ["early"]}
    team: dict[str, Any] = {
        "format": "rotabene-team/1",
        "id": "north",
        "name": "North",
        "skills": [{"id": "registered", "name": "Registered"}],
        "named_shifts": [{"id": "early", "name": "Early", "start": "07:00", "end": "15:00"}],
        "patterns": [
            {
                "id": "nine-to-five",
                "name": "9–5",
                "cycle_starts": "2026-01-05",
                "weeks": [{"days": [day, flexible, named, day, day, off, off]}],
            }
        ],
        "staff": [_person("amira-khan", "Amira Khan"), _person("ben-okafor", "Ben Okafor")],
        "job_shares": [{"id": "share", "name": "Post 1", "people": ["amira-khan", "ben-okafor"]}],
        "absences": [
            {"id": "leave", "staff": "amira-khan", "kind": "annual_leave", "dates": {"first": "2026-11-23"}}
        ],
        "agreed_changes": [{"id": "change", "staff": "ben-okafor", "day": "2026-11-24", "pattern": day}],
        "lockdown": {"weeks": [{"staff": "ben-okafor", "week": "2026-11-23", "cover_person": "amira-khan"}]},
        "preferences": [{"id": "wish", "staff": "ben-okafor", "wants": "home", "weekdays": ["fri"]}],
        "toil": [{"id": "toil", "staff": "ben-okafor", "state": "earned", "minutes": 45, "on": "2026-11-20"}],
        "cover": [{"id": "desk", "name": "Duty desk", "kind": "duty", "least": 1}],
        "visits": [
            {
                "id": "visit-1",
                "case": "R-1042",
                "windows": [{"start": "2026-11-24T18:30", "end": "2026-11-24T20:00"}],
                "skills": ["registered"],
                "allocated_worker": "amira-khan",
            }
        ],
        "court_deadlines": [
            {
                "id": "court-1",
                "case": "R-0917",
                "author": "ben-okafor",
                "filing": "2026-11-26T16:00",
                "writing_minutes": 210,
            }
        ],
        "supervision_plans": [{"id": "sup", "worker": "amira-khan", "supervisor": "ben-okafor"}],
        "events": [
            {
                "id": "meeting",
                "name": "Team meeting",
                "start": "2026-11-25T10:00",
                "end": "2026-11-25T11:00",
                "people": ["amira-khan"],
            }
        ],
        "recording_tasks": [{"id": "write-up", "staff": "amira-khan", "due": "2026-11-25"}],
        "pins": [
            {
                "id": "pin",
                "staff": "ben-okafor",
                "start": "2026-11-27T09:00",
                "end": "2026-11-27T17:00",
                "is_pinned": True,
            }
        ],
        "past_shifts": [{"staff": "ben-okafor", "start": "2026-11-20T09:00", "end": "2026-11-20T17:00"}],
        "past_tallies": [{"staff": "ben-okafor", "week": "2026-11-09", "paid_minutes": 2220}],
    }
    # Copied through JSON, so that no two places share a day and a test changes one only.
    copied: dict[str, Any] = json.loads(json.dumps(team))
    return copied


def problems_of(data: Any) -> dict[str, str]:
    """Path → sentence of everything wrong with the data (or raw text); empty when it is sound."""
    text = data if isinstance(data, str) else json.dumps(data)
    try:
        parse_team(text, WHAT)
    except BadInputError as error:
        return {problem.path: problem.sentence for problem in error.problems}
    return {}


def with_change(path: str, value: Any) -> dict[str, Any]:
    """The small team with one place changed: `with_change("visits.0.minutes", 17)`."""
    data = small_team()
    *parents, last = (int(part) if part.isdigit() else part for part in path.split("."))
    node: Any = data
    for part in parents:
        node = node[part]
    if isinstance(node, list) and last == len(node):
        node.append(value)
    else:
        node[last] = value
    return data


def _person(staff_id: str, name: str) -> dict[str, Any]:
    contract = {"dates": {"first": "2026-01-01"}, "pattern": "nine-to-five"}
    return {"id": staff_id, "name": name, "skills": [{"skill": "registered"}], "contracts": [contract]}
