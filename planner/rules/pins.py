"""What has been pinned stays: the shift with its person, times, place and break, the activity with its person
and time.
"""

from __future__ import annotations

from collections.abc import Iterator

from planner.domain.findings import LAW, Finding
from planner.domain.person import Person
from planner.domain.rota import Activity, Shift
from planner.rules.availability import ACTIVITY_NAMES
from planner.rules.rota_view import RotaView
from planner.rules.scopes import EACH_PERSON
from planner.rules.wording import span_text

RULE = "pins"


def findings(view: RotaView, person: Person) -> Iterator[Finding]:
    """Each pin of the person that the rota has not kept."""
    shifts = view.shifts_of(person.id)
    for pin in view.pinned_shifts_of.get(person.id, ()):
        if not any(_is_kept(pin, shift) for shift in shifts):
            sentence = f"{person.name}'s pinned shift {span_text(pin.span)} has been moved or changed."
            same_day = (shift.id for shift in shifts if shift.day == pin.day)
            yield Finding(RULE, LAW, sentence, people=(person.id,), span=pin.span, shifts=tuple(same_day))
    for pinned in view.pinned_activities_of.get(person.id, ()):
        if not any(_is_same(pinned, activity) for shift in shifts for activity in shift.activities):
            what = ACTIVITY_NAMES[pinned.kind]
            sentence = f"{person.name} no longer has {what} that is pinned at {span_text(pinned.span)}."
            yield Finding(RULE, LAW, sentence, people=(person.id,), span=pinned.span, demand=pinned.demand)


def _is_kept(pin: Shift, shift: Shift) -> bool:
    return (pin.start, pin.end, pin.place, pin.break_span) == (
        shift.start,
        shift.end,
        shift.place,
        shift.break_span,
    )


def _is_same(pin: Activity, activity: Activity) -> bool:
    return (pin.start, pin.end, pin.kind, pin.demand) == (
        activity.start,
        activity.end,
        activity.kind,
        activity.demand,
    )


PARTS = (EACH_PERSON.part(findings),)
