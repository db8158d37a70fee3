"""What the inspector says of several chosen shifts: their sum, whose they are, what is in them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from planner.domain.findings import Finding
from planner.domain.rota import Shift
from planner.domain.time_grid import day_label, hours_label
from ui.session.shown_rota import ShownRota
from ui.views.shift_words import MARKS, NAMES, person_name

# How many people's shifts are told one by one; the rest is a sum.
MOST_PEOPLE = 12


@dataclass(frozen=True, slots=True)
class PersonLine:
    """One person's part of the choice."""

    staff: str
    name: str
    more: str


@dataclass(frozen=True, slots=True)
class WorkLine:
    """One kind of activity in the chosen shifts; `mark` looks up icon and colour."""

    mark: str
    text: str


def shifts_at(shown: ShownRota, places: frozenset[tuple[str, int]]) -> tuple[Shift, ...]:
    """The shifts that stand at the places, in the order of the rota."""
    return tuple(shift for shift in shown.shifts if (shift.staff, shift.day) in places)


def title_of(shifts: Sequence[Shift]) -> str:
    """`5 shifts of 2 people`."""
    people = len({shift.staff for shift in shifts})
    return f"{len(shifts)} shifts of {people} {'person' if people == 1 else 'people'}"


def facts_of(shifts: Sequence[Shift]) -> tuple[str, ...]:
    """Short facts for chips: paid time in all, the days, how many at home."""
    facts = [f"{hours_label(sum(shift.paid_minutes for shift in shifts))} paid"]
    first, last = min(shift.day for shift in shifts), max(shift.day for shift in shifts)
    facts.append(day_label(first) if first == last else f"{day_label(first)} – {day_label(last)}")
    if at_home := sum(shift.place == "home" for shift in shifts):
        facts.append(f"{at_home} at home")
    return tuple(facts)


def people_lines(shown: ShownRota, shifts: Sequence[Shift]) -> tuple[PersonLine, ...]:
    """Whose they are, in the order of the rows: how many, and how long together."""
    mine: dict[str, list[Shift]] = {}
    for shift in shifts:
        mine.setdefault(shift.staff, []).append(shift)
    order = {person.id: place for place, person in enumerate(shown.problem.people)}
    lines = []
    for staff in sorted(mine, key=lambda each: order.get(each, len(order))):
        number, paid = len(mine[staff]), sum(shift.paid_minutes for shift in mine[staff])
        more = f"{number} shift{'s' if number > 1 else ''}, {hours_label(paid)}"
        lines.append(PersonLine(staff, person_name(shown, staff), more))
    return tuple(lines)


def work_lines(shifts: Sequence[Shift]) -> tuple[WorkLine, ...]:
    """What is in them, by kind: how many and how long; what takes longest first."""
    number: Counter[str] = Counter()
    minutes: Counter[str] = Counter()
    for shift in shifts:
        for activity in shift.activities:
            number[activity.kind] += 1
            minutes[activity.kind] += activity.span.minutes
    lines = []
    for kind, length in minutes.most_common():
        name = NAMES.get(kind, kind.replace("_", " ").capitalize())
        mark = kind if kind in MARKS else "casework"
        lines.append(WorkLine(mark, f"{name}: {number[kind]}, {hours_label(length)}"))
    return tuple(lines)


def findings_at(shown: ShownRota, shifts: Sequence[Shift]) -> tuple[Finding, ...]:
    """What the rules say of any of the shifts."""
    chosen = {shift.id for shift in shifts}
    return tuple(finding for finding in shown.findings if chosen.intersection(finding.shifts))
