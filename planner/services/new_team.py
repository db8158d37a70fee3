"""A new team from a few answers: its name, who works how, what must be covered."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from planner.domain.contracts import Contract, WorkingPattern
from planner.domain.demand import CoverRequirement
from planner.domain.errors import BadInputError, InputProblem
from planner.domain.records import DateRange, free_id
from planner.domain.staff import HeldSkill, JobShare, Skill, StaffMember
from planner.domain.team import Office, Team
from planner.domain.time_grid import monday_of
from planner.importers.team_checks import team_problems
from planner.services.leave_year import leave_year_of
from planner.services.pattern_templates import template, works_evenings
from planner.services.record_form import made_record

NEXT_STEP = "Correct it; nothing was made."
# What most teams of social workers ask of somebody sooner or later.
FIRST_SKILLS = (Skill(id="registered", name="Registered social worker"),)
HALVES = frozenset({"share-first", "share-second", "share-three-two", "share-two-three"})
# From which day on a week has too little left to be worth planning.
FRIDAY = 4
TURNS = frozenset({"share-week-a", "share-week-b"})


@dataclass(frozen=True, slots=True)
class Joiner:
    """One person: the pattern is the id of a template; its hours are the contract's."""

    name: str
    pattern: str = "nine-five"
    role: str = "Social worker"


@dataclass(frozen=True, slots=True)
class FirstCover:
    """Cover on weekdays: `duty` in turns, `presence` of those at work."""

    name: str
    least: int
    start: int = 540
    end: int = 1020
    kind: str = "duty"
    state: str = "present"


def new_team(
    name: str,
    *,
    manager: str,
    nation: str,
    people: Sequence[Joiner],
    cover: Sequence[FirstCover],
    first_day: date,
    desks: int | None = None,
) -> Team:
    """A sound team to be planned from the Monday of the day's week on; its people are taken to be there since
    the leave year began.

    Two people who stand one after the other with halves of a shared post share one. Raises BadInputError by
    the fields `name`, `manager`, `people` and `cover`.
    """
    monday = date.fromordinal(monday_of(first_day))
    if not people:
        raise BadInputError("The team", (InputProblem("people", "Name at least one person."),), NEXT_STEP)
    patterns = {each.pattern: template(each.pattern).made(each.pattern, monday) for each in people}
    ids = _ids([each.name for each in people])
    fields: dict[str, Any] = {
        "id": _slug(name) or "team",
        "name": name,
        "manager": manager,
        "nation": nation,
        "office": Office(desks=desks),
        "skills": FIRST_SKILLS,
        "patterns": tuple(patterns.values()),
        "staff": tuple(
            _member(each, staff, patterns, monday) for each, staff in zip(people, ids, strict=True)
        ),
        "job_shares": tuple(_shares(people, ids)),
        "cover": tuple(_cover(each, number) for number, each in enumerate(cover)),
    }
    team = made_record(Team, fields, "The team")
    if problems := team_problems(team):
        raise BadInputError("The team", tuple(problems), NEXT_STEP)
    return team


def remarks(people: Sequence[Joiner]) -> tuple[str, ...]:
    """What may be an oversight: halves of a post that nobody shares, and namesakes."""
    sharing = {number for pair in _pairs(people) for number in pair}
    halves = (
        each.name
        for number, each in enumerate(people)
        if each.pattern in HALVES | TURNS and number not in sharing
    )
    names = Counter(each.name.casefold() for each in people)
    namesakes = dict.fromkeys(each.name for each in people if names[each.name.casefold()] > 1)
    return (
        *(f"{name} has half of a post; the other half is in no row beside it." for name in halves),
        *(f"Two people are called {name}." for name in namesakes),
    )


def shared_posts(people: Sequence[Joiner]) -> tuple[tuple[str, str], ...]:
    """The names of each two who get a job share."""
    return tuple((people[one].name, people[two].name) for one, two in _pairs(people))


def first_week_of(today: date) -> date:
    """A day of the first week to plan: this one, and from Friday on the coming one, whose days lie ahead."""
    weekday = today.weekday()
    return today if weekday < FRIDAY else today + timedelta(days=7 - weekday)


def _member(joiner: Joiner, staff: str, patterns: dict[str, WorkingPattern], monday: date) -> StaffMember:
    contract = Contract(
        # From the beginning of the leave year: whoever is there already has leave for all of it.
        dates=DateRange(first=leave_year_of(monday)[0]),
        minutes_per_week=template(joiner.pattern).minutes_per_week,
        pattern=patterns[joiner.pattern].id,
        is_evening_contract=works_evenings(patterns[joiner.pattern]),
    )
    fields = {
        "id": staff,
        "name": joiner.name,
        "role": joiner.role,
        "contracts": (contract,),
        "skills": (HeldSkill(skill=FIRST_SKILLS[0].id),),
    }
    return made_record(StaffMember, fields, f"“{joiner.name}”")


def _pairs(people: Sequence[Joiner]) -> list[tuple[int, int]]:
    """The places of those who stand one after the other with halves of one post."""
    pairs: list[tuple[int, int]] = []
    for (first, one), (second, two) in pairwise(enumerate(people)):
        kinds = {one.pattern, two.pattern}
        is_pair = len(kinds) == 2 and (kinds <= HALVES or kinds <= TURNS)
        if is_pair and (not pairs or pairs[-1][1] != first):
            pairs.append((first, second))
    return pairs


def _shares(people: Sequence[Joiner], ids: Sequence[str]) -> list[JobShare]:
    shares: list[JobShare] = []
    for one, two in _pairs(people):
        kinds = {people[one].pattern, people[two].pattern}
        in_turns = kinds <= TURNS
        alternating = "share-three-two" in kinds
        split = "alternate_weeks" if in_turns else "three_two_alternating" if alternating else "half_weeks"
        # Two who never meet have nobody to hand over to.
        meets = kinds == {"share-first", "share-second"}
        name = f"{people[one].name.split()[-1]} and {people[two].name.split()[-1]}"
        shares.append(
            JobShare(
                id=f"share-{ids[one]}"[:60],
                name=name,
                people=(ids[one], ids[two]),
                split=split,
                handover_minutes_per_week=60 if meets else 0,
            )
        )
    return shares


def _cover(cover: FirstCover, number: int) -> CoverRequirement:
    fields = {
        "id": _slug(cover.name) or f"cover-{number + 1}",
        "name": cover.name,
        "kind": cover.kind,
        "least": cover.least,
        "start": cover.start,
        "end": cover.end,
        "state": cover.state,
    }
    return made_record(CoverRequirement, fields, "The cover")


def _ids(names: Sequence[str]) -> list[str]:
    """An id for each name; namesakes get numbers."""
    found: list[str] = []
    for name in names:
        plain = _slug(name) or "person"
        found.append(free_id(plain, found))
    return found


def _slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")[:48].strip("-")
