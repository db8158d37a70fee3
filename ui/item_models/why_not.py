"""Why each person does not take an uncovered demand: the first step that rules them out, as one icon a row.

The steps are those of the funnel: not working that day, not there at that time, busy with something else,
rest before the next shift. A first answer from what is on the board; the proof is the solver's.
"""

from __future__ import annotations

from dataclasses import dataclass

from planner.domain.rota import Activity, Shift
from planner.domain.time_grid import DAY, Span, clock, day_of
from ui.item_models.board_marks import UncoveredMark
from ui.item_models.board_snapshot import BoardSnapshot

# Work that cannot simply give way to demand; a visit in the band says so by itself.
BUSY_ICONS = {
    "visit": "",
    "duty": "duty",
    "court_writing": "court",
    "event": "event",
    "supervision": "supervision",
}


@dataclass(frozen=True, slots=True)
class WhyNot:
    """One row's reason: icon (none where what is drawn there says it) and words."""

    row: int
    icon: str
    words: str


def why_not(snapshot: BoardSnapshot, mark: UncoveredMark) -> tuple[WhyNot, ...]:
    """A reason for each person who is ruled out; those already on the demand, and those free, have none."""
    found = []
    for row in range(len(snapshot.problem.people)):
        reason = _reason(snapshot, row, mark)
        if reason is not None:
            found.append(WhyNot(row, *reason))
    return tuple(found)


def _reason(snapshot: BoardSnapshot, row: int, mark: UncoveredMark) -> tuple[str, str] | None:
    day = day_of(mark.span.start)
    column = snapshot.column_of(day)
    if not 0 <= column < len(snapshot.days):
        return None
    cell = snapshot.cell(row, column)
    if cell.shift is None:
        return "not-working", "on leave or not working that day"
    shift = cell.shift.shift
    if any(activity.demand == mark.demand for activity in shift.activities):
        return None
    if mark.span.end > shift.end:
        return _after_the_end(snapshot, row, column, shift, mark.span)
    if mark.span.start < shift.start:
        return "clock", f"starts at {clock(shift.start)}"
    busy = _busy(shift, mark.span)
    if busy is not None:
        return BUSY_ICONS[busy.kind], f"has something else at {clock(busy.start)}"
    return None


def _busy(shift: Shift, span: Span) -> Activity | None:
    return next(
        (each for each in shift.activities if each.kind in BUSY_ICONS and each.span.overlaps(span)), None
    )


def _after_the_end(
    snapshot: BoardSnapshot, row: int, column: int, shift: Shift, span: Span
) -> tuple[str, str]:
    """A longer shift would be needed: the rest before the next one, else the clock, stands against it."""
    person = snapshot.problem.people[row]
    if column + 1 < len(snapshot.days):
        after = snapshot.cell(row, column + 1).shift
        if after is not None and after.shift.start - span.end < min(person.rest_minutes, DAY):
            return "rest", f"would have {_hours(after.shift.start - span.end)} rest before the next shift"
    return "clock", f"finishes at {clock(shift.end)}"


def _hours(minutes: int) -> str:
    return f"{minutes / 60:.2f}".rstrip("0").rstrip(".") + " h"
