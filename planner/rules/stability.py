"""A published rota that has to be repaired changes as little as can be: for as few people as possible, in as
few shifts, visits, turns and meetings as possible, and nobody loses a day off without need.

Counted only in a repair. A shift is changed when it is new, gone, or starts, ends or is worked elsewhere;
what a person does at the desk may move. What cannot be as it was published (somebody has fallen ill) is not
counted.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from planner.domain.findings import Finding
from planner.domain.person import Person
from planner.domain.repair import SHARED_KINDS, Repair, known_as
from planner.domain.rota import Shift
from planner.domain.time_grid import day_of
from planner.rules.rota_view import RotaView
from planner.rules.scopes import EACH_PERSON
from planner.rules.wording import counted, listed

RULE = "stability"


def findings(view: RotaView, person: Person) -> Iterator[Finding]:
    """The person, when their published plan changes."""
    repair, rule = view.problem.repair, view.settings.stability
    if repair is None:
        return
    shifts = view.shifts_of(person.id)
    changed = [each for each in person.days if _is_changed(repair, person, each.day, shifts)]
    known = repair.known_of.get(person.id, frozenset())
    now = [known_as(each) for shift in shifts for each in shift.activities if each.kind in SHARED_KINDS]
    new, lost = [each for each in now if each not in known], known - set(now)
    if not (changed or new or lost):
        return
    short_until = day_of(repair.moment) + rule.notice_days
    doubled = sum(each.day < short_until or (person.id, each.day) not in repair.shift_on for each in changed)
    price = rule.weight * (len(changed) + doubled) + rule.activity_weight * len(new) + rule.person_weight
    parts = [
        *([counted(len(changed), "shift")] if changed else []),
        *([counted(len(new), "new visit, turn or meeting", "new visits, turns or meetings")] if new else []),
        *([f"{len(lost)} taken away"] if lost else []),
    ]
    days = {each.day for each in changed}
    yield Finding(
        rule=RULE,
        tier=4,
        sentence=f"{person.name}'s published plan changes: {listed(parts)}.",
        measured=counted(len(changed), "shift"),
        allowed="as published",
        price=price,
        people=(person.id,),
        shifts=tuple(shift.id for shift in shifts if shift.day in days),
    )


def _is_changed(repair: Repair, person: Person, day: int, shifts: Sequence[Shift]) -> bool:
    if repair.is_uncounted(person.id, day):
        return False
    was = repair.shift_on.get((person.id, day))
    now = [_face(shift) for shift in shifts if shift.day == day]
    return now != ([] if was is None else [_face(was)])


def _face(shift: Shift) -> tuple[int, int, str, str | None]:
    return shift.start, shift.end, shift.place, shift.name


PARTS = (EACH_PERSON.part(findings),)
