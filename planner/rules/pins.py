"""What has been pinned stays: the shift with its person, times, place and break, the activity with its person
and time.
"""

from __future__ import annotations

from collections.abc import Iterator

from planner.domain.findings import LAW, Finding
from planner.domain.person import Person
from planner.domain.rota import Shift
from planner.rules.availability import ACTIVITY_NAMES
from planner.rules.pinned_parts import Pin
from planner.rules.rota_view import RotaView
from planner.rules.scopes import EACH_PERSON
from planner.rules.wording import span_text

RULE = "pins"


def findings(view: RotaView, person: Person) -> Iterator[Finding]:
    """Each pin of the person that the rota has not kept."""
    for pin in lost_pins(view, person):
        same_day = tuple(shift.id for shift in view.shifts_of(person.id) if shift.day == pin.day)
        if pin.shift is not None:
            sentence = f"{person.name}'s pinned shift {span_text(pin.shift.span)} has been moved or changed."
            yield Finding(RULE, LAW, sentence, people=(person.id,), span=pin.shift.span, shifts=same_day)
        elif (activity := pin.activity) is not None:
            what = ACTIVITY_NAMES[activity.kind]
            sentence = f"{person.name} no longer has {what} that is pinned at {span_text(activity.span)}."
            yield Finding(
                RULE,
                LAW,
                sentence,
                people=(person.id,),
                span=activity.span,
                shifts=same_day,
                demand=activity.demand,
            )


def lost_pins(view: RotaView, person: Person) -> Iterator[Pin]:
    """What is pinned for the person and not in the rota as it was pinned."""
    shifts = view.shifts_of(person.id)
    for pin in view.pinned_shifts_of.get(person.id, ()):
        if not any(_is_kept(pin, shift) for shift in shifts):
            yield Pin(person.id, shift=pin)
    for pinned in view.pinned_activities_of.get(person.id, ()):
        if not any(pinned.work == activity.work for shift in shifts for activity in shift.activities):
            yield Pin(person.id, activity=pinned)


def _is_kept(pin: Shift, shift: Shift) -> bool:
    return (pin.start, pin.end, pin.place, pin.break_span) == (
        shift.start,
        shift.end,
        shift.place,
        shift.break_span,
    )


PARTS = (EACH_PERSON.part(findings),)
