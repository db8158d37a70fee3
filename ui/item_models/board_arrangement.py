"""Which people the board shows, in which groups and order: a filter of words and choices, a group, a sort."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from planner.domain.staff import Secondment, StaffMember
from planner.domain.time_grid import DAY, hours_label
from ui.settings.preferences import GroupBy, SortBy

if TYPE_CHECKING:
    from planner.domain.person import Person
    from ui.item_models.board_snapshot import BoardSnapshot

PlaceChoice = Literal["", "office", "home"]
# What is nobody's group comes last.
LAST = "\uffff"


@dataclass(frozen=True, slots=True)
class Arrangement:
    """`text`: every word of it must be found in a name, a role, a skill, a pattern or a case."""

    text: str = ""
    skill: str = ""
    place: PlaceChoice = ""
    has_problems: bool = False
    group: GroupBy = "none"
    sort: SortBy = "team"

    @property
    def is_filter(self) -> bool:
        """Whether it may leave anybody out."""
        return bool(self.text.strip() or self.skill or self.place or self.has_problems)

    @property
    def is_plain(self) -> bool:
        return self == PLAIN


PLAIN = Arrangement()


@dataclass(frozen=True, slots=True)
class Line:
    """A person on the board; `group` names the group that begins with them."""

    staff: str
    group: str = ""


def lines_of(snapshot: BoardSnapshot, arrangement: Arrangement) -> tuple[Line, ...]:
    """The people who are shown, in order."""
    kept = [person for person in snapshot.problem.people if _is_shown(snapshot, person, arrangement)]
    order = {person.id: place for place, person in enumerate(snapshot.problem.people)}
    names = _groups(snapshot, arrangement.group)
    by = _sorter(snapshot, arrangement.sort)

    def key(person: Person) -> tuple[object, ...]:
        group = names.get(person.id, "")
        return (group or LAST if arrangement.group != "none" else "", by(person), order[person.id])

    found: list[Line] = []
    last = None
    for person in sorted(kept, key=key):
        group = names.get(person.id, "")
        label = (group or "Others") if arrangement.group != "none" and group != last else ""
        found.append(Line(person.id, label))
        last = group
    return tuple(found)


# --- who is shown ----------------------------------------------------------------------------------------


def _is_shown(snapshot: BoardSnapshot, person: Person, arrangement: Arrangement) -> bool:
    if arrangement.place and not _works_at(snapshot, person.id, arrangement.place):
        return False
    if arrangement.skill and arrangement.skill not in _skills(person):
        return False
    if arrangement.has_problems and not snapshot.problem_counts[person.id]:
        return False
    words = arrangement.text.casefold().split()
    return not words or _has_words(snapshot, person, words)


def _works_at(snapshot: BoardSnapshot, staff: str, place: PlaceChoice) -> bool:
    return any(shift.staff == staff and shift.place == place for shift in snapshot.shifts)


def _skills(person: Person) -> frozenset[str]:
    return frozenset(skill for day in person.days for skill in day.skills)


def _has_words(snapshot: BoardSnapshot, person: Person, words: Iterable[str]) -> bool:
    """Whether all words are found in what is known of the person."""
    member = snapshot.members.get(person.id)
    skills = {skill.id: skill.name for skill in snapshot.team.skills}
    patterns = {pattern.id: pattern.name for pattern in snapshot.team.patterns}
    known = [person.name, hours_label(person.contract_minutes_per_week)]
    if member is not None:
        known += [member.role, *(patterns.get(each.pattern, "") for each in member.contracts)]
    known += [skills.get(skill, skill) for skill in _skills(person)]
    known += snapshot.cases_of.get(person.id, ())
    text = " ".join(known).casefold()
    return all(word in text for word in words)


# --- groups ----------------------------------------------------------------------------------------------


def _groups(snapshot: BoardSnapshot, group: GroupBy) -> dict[str, str]:
    """The name of the group of each person."""
    makers: dict[GroupBy, Callable[[BoardSnapshot, Person], str]] = {
        "none": _no_group,
        "share": _share,
        "role": _role,
        "skill": _skill_group,
        "contract": _contract,
        "team": _team,
    }
    make = makers[group]
    return {person.id: make(snapshot, person) for person in snapshot.problem.people}


def _no_group(_snapshot: BoardSnapshot, _person: Person) -> str:
    return ""


def _share(snapshot: BoardSnapshot, person: Person) -> str:
    names = {each.id: each.name for each in snapshot.problem.people}
    for share in snapshot.team.job_shares:
        if person.id in share.people:
            return "Job share " + " and ".join(
                names.get(each, each).partition(" ")[0] for each in share.people
            )
    return ""


def _role(snapshot: BoardSnapshot, person: Person) -> str:
    member = snapshot.members.get(person.id)
    return member.role if member is not None else ""


def _skill_group(snapshot: BoardSnapshot, person: Person) -> str:
    """The rarest of the person's skills, for it is what they are looked for."""
    names = {skill.id: skill.name for skill in snapshot.team.skills}
    counts = Counter(skill for each in snapshot.problem.people for skill in _skills(each))
    own = [skill for skill in _skills(person) if skill in names]
    return names[min(own, key=lambda skill: (counts[skill], names[skill]))] if own else ""


def _contract(_snapshot: BoardSnapshot, person: Person) -> str:
    return f"{hours_label(person.contract_minutes_per_week)} a week"


def _team(snapshot: BoardSnapshot, person: Person) -> str:
    """Who is here from another team, or lent to one, apart from the team's own people."""
    member = snapshot.members.get(person.id)
    secondment = _secondment(member, snapshot.days)
    if secondment is None:
        return snapshot.team.name
    other = secondment.other_team
    return f"From {other}" if secondment.direction == "here" else f"On loan to {other}"


def _secondment(member: StaffMember | None, days: range) -> Secondment | None:
    """The one that is in force on some of the days."""
    every = member.secondments if member is not None else ()
    return next((each for each in every if any(each.dates.has(day) for day in days)), None)


# --- order -----------------------------------------------------------------------------------------------


def _sorter(snapshot: BoardSnapshot, sort: SortBy) -> Callable[[Person], tuple[object, ...]]:
    if sort == "name":
        return lambda person: (person.name.casefold(),)
    if sort == "hours":
        return lambda person: (-person.contract_minutes_per_week,)
    if sort == "problems":
        return lambda person: (-snapshot.problem_counts[person.id],)
    if sort == "start":
        starts = _usual_starts(snapshot)
        return lambda person: (starts.get(person.id, DAY),)
    return lambda _person: ()


def _usual_starts(snapshot: BoardSnapshot) -> dict[str, float]:
    """When the days of each person begin, on average, in minutes after midnight."""
    starts: dict[str, list[int]] = {}
    for shift in snapshot.shifts:
        starts.setdefault(shift.staff, []).append(shift.start - shift.day * DAY)
    return {staff: sum(minutes) / len(minutes) for staff, minutes in starts.items()}
