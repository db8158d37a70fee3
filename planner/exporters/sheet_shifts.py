"""The shifts of a rota as sheets and calendars write them: their times, and what they are for in words."""

from __future__ import annotations

from collections import defaultdict

from planner.domain.occurrences import series_of
from planner.domain.rota import Activity, Rota, Shift
from planner.domain.team import Team
from planner.exporters.activity_words import MARK_BY_KIND
from planner.exporters.demand_words import demand_words
from planner.exporters.sheet_records import SheetMark, SheetShift

# Kinds that two people do together, so that each is told with whom.
_TOGETHER = ("visit", "supervision", "handover", "debrief", "event")


class SheetShifts:
    """Looks up shifts by person and day, in the words of the team."""

    def __init__(self, team: Team, rota: Rota) -> None:
        self._demand = demand_words(team)
        self._names = team.staff_names
        self._asked = {visit.id: visit.workers for visit in team.visits}
        self._named_shifts = {shift.id: shift.name for shift in team.named_shifts}
        self._shifts: dict[tuple[str, int], list[Shift]] = defaultdict(list)
        self._together: dict[tuple[str, int], list[str]] = defaultdict(list)
        for shift in sorted(rota.shifts, key=lambda shift: (shift.start, shift.staff)):
            self._shifts[shift.staff, shift.day].append(shift)
            for activity in shift.activities:
                if activity.demand is not None and activity.kind in _TOGETHER:
                    self._together[activity.demand, activity.span_on_site.start].append(shift.staff)

    def of_day(self, staff: str, day: int) -> tuple[SheetShift, ...]:
        """The person's shifts that start on the day (ordinal)."""
        return tuple(self._shift(shift) for shift in self._shifts.get((staff, day), ()))

    def days_of(self, staff: str) -> tuple[int, ...]:
        """The days on which the person works, in order."""
        return tuple(sorted(day for who, day in self._shifts if who == staff))

    def _shift(self, shift: Shift) -> SheetShift:
        marks = sorted(shift.activities, key=lambda activity: (activity.start, activity.end))
        return SheetShift(
            id=shift.id,
            span=shift.span,
            break_span=shift.break_span,
            paid_minutes=shift.paid_minutes,
            place=shift.place,
            name=self._named_shifts.get(shift.name, shift.name) if shift.name else "",
            is_pinned=shift.is_pinned,
            marks=tuple(self._mark(shift.staff, activity) for activity in marks),
        )

    def _mark(self, staff: str, activity: Activity) -> SheetMark:
        demand = self._demand.of_activity(activity)
        kind = demand.kind if demand and demand.kind and activity.kind == "event" else activity.kind
        words = MARK_BY_KIND.get("released" if activity.is_released else kind, MARK_BY_KIND["other"])
        at = (activity.demand or "", activity.span_on_site.start)
        others = (self._names.get(other, other) for other in self._together.get(at, ()) if other != staff)
        return SheetMark(
            kind=words.kind,
            letter=words.letter,
            word=words.word,
            colour=words.colour,
            label=demand.label if demand else words.word,
            case=demand.case if demand else "",
            span=activity.span,
            on_site=activity.span_on_site,
            place=activity.place,
            is_pinned=activity.is_pinned,
            demand=activity.demand,
            with_people=tuple(dict.fromkeys(others)),
            workers=self._workers(activity) if activity.kind == "visit" else 1,
        )

    def _workers(self, activity: Activity) -> int:
        """What the visit asks for; an occurrence without a record of its own what its series does."""
        demand = activity.demand or ""
        return self._asked.get(demand) or self._asked.get(series_of(demand)[0], 1)
