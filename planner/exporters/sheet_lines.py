"""The sheet as plain lines for spreadsheets: one line an activity, one line a person's hours."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from planner.domain.time_grid import Span, civil, day_of
from planner.exporters.activity_words import PLACE_WORDS
from planner.exporters.sheet_records import RotaSheet, SheetCell, SheetMark, SheetRow, SheetShift


@dataclass(frozen=True, slots=True)
class ActivityLine:
    """A shift, its break, one of its activities, or a day or part of one away; times in civil minutes, those
    of an activity without its `travel` before and after, in minutes."""

    staff: str
    name: str
    what: str
    detail: str
    case: str
    span: Span
    place: str
    together_with: str
    is_pinned: bool
    travel: int = 0

    @property
    def day(self) -> int:
        return day_of(self.span.start)


def activity_lines(sheet: RotaSheet) -> Iterator[ActivityLine]:
    """Every line of the sheet, by person in board order, then by time; the shift before what is in it."""
    for week in sheet.weeks:
        for row in week.rows:
            for cell in row.cells:
                yield from _cell_lines(row, cell)


def _cell_lines(row: SheetRow, cell: SheetCell) -> Iterator[ActivityLine]:
    if not cell.shifts and cell.off == "Away":
        yield _line(row, "Away", Span(civil(cell.day), civil(cell.day + 1)))
    for span in cell.away:
        yield _line(row, "Away", span)
    for shift in cell.shifts:
        yield _shift_line(row, shift)
        if shift.break_span is not None:
            yield _line(row, "Break", shift.break_span)
        for mark in shift.marks:
            yield _mark_line(row, mark)


def _line(row: SheetRow, what: str, span: Span) -> ActivityLine:
    return ActivityLine(row.staff, row.name, what, "", "", span, "", "", is_pinned=False)


def _shift_line(row: SheetRow, shift: SheetShift) -> ActivityLine:
    place = PLACE_WORDS[shift.place]
    return ActivityLine(row.staff, row.name, "Shift", shift.name, "", shift.span, place, "", shift.is_pinned)


def _mark_line(row: SheetRow, mark: SheetMark) -> ActivityLine:
    detail = mark.label if mark.label != mark.word else ""
    together = ", ".join(mark.with_people)
    place = PLACE_WORDS[mark.place]
    travel = mark.span.minutes - mark.on_site.minutes
    words = (row.staff, row.name, mark.word, detail, mark.case)
    return ActivityLine(*words, mark.on_site, place, together, mark.is_pinned, travel)
