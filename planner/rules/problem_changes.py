"""What differs between two frozen problems of the same weeks: whose days, which demands.

An edit of the team touches a person or a demand; the check that follows it looks again only there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from planner.domain.differing import without_same_ends
from planner.domain.needs import (
    EventNeed,
    HandoverNeed,
    RecordingNeed,
    SupervisionNeed,
    VisitNeed,
    WritingNeed,
)
from planner.domain.problem import RotaProblem
from planner.domain.remembered import HasId

# Where one of these differs every finding may.
WHOLE = (
    "team_name",
    "first_day",
    "weeks",
    "settings",
    "write_up_by",
    "repair",
    "skill_names",
    "shift_names",
)
NEEDS = (
    "visits",
    "writing",
    "duty_turns",
    "presence",
    "shift_needs",
    "supervision",
    "events",
    "handovers",
    "recording",
)
# Demand that the rules of a person look at, too.
SEEN_BY_PEOPLE = ("visits", "events")
Item = TypeVar("Item")
RecordWithId = TypeVar("RecordWithId", bound=HasId)


@dataclass(frozen=True, slots=True)
class ProblemChange:
    """What is to be looked at again.

    `people`: whose own rules have to be; `differing` of them whose days, weeks, wishes or pins differ,
    `renamed` of these whose name or skills do. `needs`: demands that differ or name somebody who does;
    `rules`: those whose exceptions differ. `joined_or_left`: others are planned than before.
    """

    people: frozenset[str]
    differing: frozenset[str]
    renamed: frozenset[str]
    needs: frozenset[str]
    rules: frozenset[str]
    office: bool
    joined_or_left: bool


def change_between(
    old: RotaProblem, new: RotaProblem, servers: Callable[[str], Iterable[str]]
) -> ProblemChange | None:
    """What differs; None where all of it may. `servers`: who works for a demand."""
    if any(getattr(old, name) != getattr(new, name) for name in WHOLE):
        return None
    differing = {person.id for person in _different(old.people, new.people)}
    differing |= _with_others(old.wishes, new.wishes, lambda wish: wish.person)
    differing |= _with_others(old.pinned_shifts, new.pinned_shifts, lambda shift: shift.staff)
    differing |= _with_others(old.pinned_activities, new.pinned_activities, lambda pin: pin[0])
    people, needs = set(differing), set[str]()
    for name in NEEDS:
        for need in _different(getattr(old, name), getattr(new, name)):
            needs.add(need.id)
            if name in SEEN_BY_PEOPLE:
                people.update(people_of(need), servers(need.id))
        if differing:
            needs.update(need.id for need in getattr(new, name) if differing.intersection(people_of(need)))
    return ProblemChange(
        people=frozenset(people),
        differing=frozenset(differing),
        renamed=frozenset(each for each in differing if _face(old, each) != _face(new, each)),
        needs=frozenset(needs),
        rules=frozenset(each.rule for each in {*old.overrides} ^ {*new.overrides}),
        office=(old.desks, old.quiet_rooms) != (new.desks, new.quiet_rooms),
        joined_or_left=old.person_by_id.keys() != new.person_by_id.keys(),
    )


def _face(problem: RotaProblem, staff: str) -> tuple[object, ...] | None:
    """What the rules of days, evenings and presence read of a person."""
    person = problem.person_by_id.get(staff)
    return (person.name, [day.skills for day in person.days]) if person is not None else None


def people_of(need: object) -> tuple[str, ...]:
    """Whom a demand names."""
    if isinstance(need, VisitNeed):
        return (need.allocated,) if need.allocated is not None else ()
    if isinstance(need, WritingNeed):
        return (need.author,)
    if isinstance(need, SupervisionNeed):
        return (need.supervisor, need.worker)
    if isinstance(need, EventNeed | HandoverNeed):
        return need.people
    return (need.staff,) if isinstance(need, RecordingNeed) else ()


def _different(old: Sequence[RecordWithId], new: Sequence[RecordWithId]) -> list[RecordWithId]:
    """The records that are not the same in both, as they were and as they are."""
    old, new = without_same_ends(old, new)
    was, now = {each.id: each for each in old}, {each.id: each for each in new}
    gone = [each for each_id, each in was.items() if now.get(each_id) != each]
    return gone + [each for each_id, each in now.items() if was.get(each_id) != each]


def _with_others(old: Iterable[Item], new: Iterable[Item], person_of: Callable[[Item], str]) -> set[str]:
    """Who has others of the items than before."""
    was, now = _by_person(old, person_of), _by_person(new, person_of)
    return {person for person in was | now if was.get(person) != now.get(person)}


def _by_person(items: Iterable[Item], person_of: Callable[[Item], str]) -> dict[str, list[Item]]:
    found: dict[str, list[Item]] = {}
    for item in items:
        found.setdefault(person_of(item), []).append(item)
    return found
