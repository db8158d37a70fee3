"""Hours actually worked: one record a person and day, confirmed as planned or corrected."""

from __future__ import annotations

from datetime import date
from typing import Literal

from planner.domain.own_records import OwnRecord, Step
from planner.domain.records import Minutes, Moment
from planner.domain.time_grid import Span, date_of, worked_minutes


class WorkedDay(OwnRecord):
    """What somebody worked on one day, and what was planned then (None: nothing was)."""

    kind = "worked_day"

    start: Moment
    end: Moment
    break_minutes: Minutes = 0
    planned_start: Moment | None = None
    planned_end: Moment | None = None
    planned_break_minutes: Minutes = 0
    state: Literal["confirmed", "corrected"] = "confirmed"
    history: tuple[Step, ...] = ()

    @property
    def on(self) -> date:
        return date_of(self.start)

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    @property
    def planned_span(self) -> Span | None:
        if self.planned_start is None or self.planned_end is None:
            return None
        return Span(self.planned_start, self.planned_end)

    @property
    def paid_minutes(self) -> int:
        """Minutes that really passed, less the break."""
        return max(0, worked_minutes(self.span) - self.break_minutes)

    @property
    def planned_paid_minutes(self) -> int:
        planned = self.planned_span
        return max(0, worked_minutes(planned) - self.planned_break_minutes) if planned else 0

    @property
    def extra_minutes(self) -> int:
        """Paid minutes beyond the plan; below it, negative."""
        return self.paid_minutes - self.planned_paid_minutes


def worked_day_id(staff: str, day: date) -> str:
    """One record a person and day."""
    return f"{staff[:52]}@{day.isoformat()}"
