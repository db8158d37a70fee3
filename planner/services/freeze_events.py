"""From events to the needs of a frozen problem, for the planned days only."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

from planner.domain.needs import EventNeed
from planner.domain.team import Team
from planner.domain.time_grid import Span, civil


@dataclass(frozen=True)
class EventFreezer:
    """Freezes one team's events for the days of the plan (ordinals); `person_ids`: who is in post."""

    team: Team
    days: range
    person_ids: Collection[str]
    not_planned: list[str] = field(default_factory=list)

    def needs(self) -> tuple[EventNeed, ...]:
        """Events in the planned days, with those of their people who are in post."""
        planned = Span(civil(self.days.start), civil(self.days.stop))
        needs: list[EventNeed] = []
        for event in self.team.events:
            span = Span(event.start, event.end)
            if not planned.contains(span) or event.is_cancelled_for_service:
                continue
            people = tuple(person for person in event.people if person in self.person_ids)
            if not people:
                self.not_planned.append(f"{event.name} has nobody in post these weeks.")
                continue
            needs.append(
                EventNeed(
                    id=event.id,
                    name=event.name,
                    kind=event.kind,
                    span=span,
                    travel_before=event.travel_before,
                    travel_after=event.travel_after,
                    people=people,
                    place=event.place,
                    case=event.case,
                )
            )
        return tuple(needs)
