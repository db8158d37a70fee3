"""Everyone whom a meeting, court hearing or training needs is there for the whole of it, travel included."""

from __future__ import annotations

from collections.abc import Iterator

from planner.domain.findings import Finding
from planner.domain.needs import EventNeed
from planner.rules.rota_view import RotaView
from planner.rules.scopes import EACH_EVENT
from planner.rules.wording import span_text

RULE = "events"


def findings(view: RotaView, event: EventNeed) -> Iterator[Finding]:
    """Each person who is not at the event."""
    there = {
        shift.staff
        for shift, activity in view.serving(event.id)
        if activity.kind == "event" and activity.span.contains(event.whole)
    }
    for staff in event.people:
        if staff in there or staff not in view.problem.person_by_id:
            continue
        case = f" for case {event.case}" if event.case else ""
        yield Finding(
            rule=RULE,
            tier=event.tier,
            sentence=f"{view.name(staff)} is not at {event.name}{case}, {span_text(event.span)}.",
            measured="not there",
            allowed="there for the whole of it",
            price=view.settings.events.weight,
            people=(staff,),
            span=event.span,
            demand=event.id,
            missing=1,
            unit="people",
        )


PARTS = (EACH_EVENT.part(findings),)
