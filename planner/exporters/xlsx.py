"""The rota as a workbook: the week grid, every activity, what is not covered, the hours.

Names and texts are written as strings only (`write_string`): a name that begins with `=` stays a name.
"""

from __future__ import annotations

import io
from datetime import datetime
from typing import TYPE_CHECKING

from planner.domain.time_grid import DAY, civil, day_label, instant
from planner.exporters.paper_colours import paper_colours
from planner.exporters.rota_sheet import period_label
from planner.exporters.sheet_lines import activity_lines
from planner.exporters.sheet_records import RotaSheet, SheetCell, SheetRow, SheetShift, SheetWeek
from planner.exporters.sheet_words import (
    away_words,
    foot_words,
    mark_letter,
    mark_text,
    shift_note,
    state_words,
    summary_words,
    used_key,
    when,
)

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

_LINE_POINTS = 13


def xlsx_of(sheet: RotaSheet) -> bytes:
    """The workbook of the sheet."""
    import xlsxwriter

    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        book.set_properties({"title": f"{sheet.team_name}, rota {sheet.period}", "comments": sheet.proof})
        writer = _BookWriter(book, sheet)
        for index, week in enumerate(sheet.weeks):
            writer.rota(week, "Rota" if len(sheet.weeks) == 1 else f"Rota week {index + 1}")
        writer.activities()
        writer.uncovered()
        writer.hours()
    return file.getvalue()


class _BookWriter:
    def __init__(self, book: Workbook, sheet: RotaSheet) -> None:
        colours = paper_colours()
        self._book = book
        self._sheet = sheet
        base = {"font_name": "Inter", "font_size": 10, "valign": "top", "font_color": colours["text"]}
        cell = {**base, "text_wrap": True, "border": 1, "border_color": colours["lineStrong"]}
        soft = {"font_color": colours["text3"]}

        def made(**more: str | int | bool) -> Format:
            return book.add_format({**cell, **more})

        self._title = book.add_format({**base, "bold": True, "font_size": 16})
        self._line = book.add_format(base)
        self._head = made(bold=True, bg_color=colours["bg"])
        self._cell = made()
        self._bold = made(bold=True)
        self._off = made(**soft)
        self._away = made(font_color=colours["leaveInk"], bg_color=colours["leave"])
        self._alarm = made(bold=True, font_color=colours["dangerInk"])
        self._date = made(num_format="ddd d mmm yyyy", align="left")
        # A shift that ends at midnight ends at 24:00 of its day.
        self._clock = made(num_format="[hh]:mm", align="left")
        self._hours = made(num_format="0.00")
        self._minutes = made(num_format="0")
        self._difference = made(num_format="+0.00;-0.00;0.00")

    def rota(self, week: SheetWeek, name: str) -> None:
        """One week: a row a person, a column a day."""
        page = self._page(name, columns=9)
        page.write_string(0, 0, self._sheet.team_name, self._title)
        page.write_string(1, 0, f"{period_label(week.monday, 1)} · {state_words(self._sheet)}", self._line)
        page.write_string(2, 0, f"{summary_words(self._sheet)}. {self._sheet.proof}", self._line)
        key = "   ".join(f"{words.letter} {words.word}" for words in used_key(self._sheet))
        page.write_string(3, 0, f"Key: {key}" if key else "", self._line)
        self._header(page, 4, ("Name", "Role", *(day_label(day) for day in week.days)))
        for number, row in enumerate(week.rows, start=5):
            self._person(page, number, row)
        page.set_column(0, 0, 20)
        page.set_column(1, 1, 18)
        page.set_column(2, 8, 29)
        page.freeze_panes(5, 1)
        page.repeat_rows(4)

    def _person(self, page: Worksheet, number: int, row: SheetRow) -> None:
        tag = "\nLockdown week" if row.is_lockdown else ""
        page.write_string(number, 0, row.name + tag, self._bold)
        page.write_string(number, 1, row.role, self._off)
        texts = [_cell_text(cell) for cell in row.cells]
        for column, (cell, text) in enumerate(zip(row.cells, texts, strict=True), start=2):
            worked = self._cell if cell.shifts else self._off
            page.write_string(number, column, text, self._away if cell.off == "Away" else worked)
        page.set_row(number, _LINE_POINTS * max(2, *(text.count("\n") + 1 for text in texts)) + 4)

    def activities(self) -> None:
        """Every shift, break and activity, one a row, to filter and to count."""
        page = self._page("Activities", columns=12)
        titles = (
            "Date",
            "Name",
            "What",
            "Detail",
            "Case",
            "Start",
            "End",
            "Minutes",
            "Travel",
            "Place",
            "With",
            "Pinned",
        )
        self._header(page, 0, titles)
        number = 0
        for number, line in enumerate(activity_lines(self._sheet), start=1):
            page.write_datetime(number, 0, _midnight(line.day), self._date)
            for column, text in enumerate((line.name, line.what, line.detail, line.case), start=1):
                page.write_string(number, column, text, self._cell)
            page.write_number(number, 5, line.span.start % DAY / DAY, self._clock)
            page.write_number(number, 6, ((line.span.end - 1) % DAY + 1) / DAY, self._clock)
            page.write_number(number, 7, line.span.minutes, self._minutes)
            page.write_number(number, 8, line.travel, self._minutes)
            page.write_string(number, 9, line.place, self._cell)
            page.write_string(number, 10, line.together_with, self._cell)
            page.write_string(number, 11, "yes" if line.is_pinned else "", self._cell)
        for column, width in enumerate((17, 22, 17, 26, 11, 8, 8, 9, 8, 12, 22, 8)):
            page.set_column(column, column, width)
        page.autofilter(0, 0, max(number, 1), 11)
        page.freeze_panes(1, 2)
        page.repeat_rows(0)

    def uncovered(self) -> None:
        """Demand that is not met, with the reason."""
        page = self._page("Uncovered", columns=6)
        self._header(page, 0, ("What", "Case", "Statutory", "When", "Missing", "Why"))
        for number, line in enumerate(self._sheet.uncovered, start=1):
            page.write_string(number, 0, line.label, self._bold)
            page.write_string(number, 1, line.case, self._cell)
            page.write_string(number, 2, "yes" if line.is_statutory else "", self._cell)
            page.write_string(number, 3, when(line.span), self._cell)
            page.write_string(number, 4, line.missing, self._alarm)
            page.write_string(number, 5, line.reason, self._cell)
        if not self._sheet.uncovered:
            page.write_string(1, 0, "Everything is covered.", self._line)
        for column, width in enumerate((30, 11, 10, 28, 12, 70)):
            page.set_column(column, column, width)
        page.freeze_panes(1, 0)

    def hours(self) -> None:
        """Agreed, credited and planned hours of each person and week."""
        page = self._page("Hours", columns=6)
        self._header(page, 0, ("Week of", "Name", "Agreed h", "Leave credit h", "Planned h", "Difference h"))
        number = 0
        for week in self._sheet.weeks:
            for row in week.rows:
                number += 1
                hours = row.hours
                page.write_datetime(number, 0, _midnight(week.monday), self._date)
                page.write_string(number, 1, row.name, self._bold)
                for column, minutes in enumerate((hours.contract, hours.credit, hours.planned), start=2):
                    page.write_number(number, column, minutes / 60, self._hours)
                page.write_number(number, 5, hours.difference / 60, self._difference)
        page.set_column(0, 0, 17)
        page.set_column(1, 1, 24)
        page.set_column(2, 5, 14)
        page.freeze_panes(1, 2)
        page.repeat_rows(0)

    def _page(self, name: str, *, columns: int) -> Worksheet:
        page = self._book.add_worksheet(name)
        page.set_landscape()
        page.set_paper(9)
        page.fit_to_pages(1, 0)
        page.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        page.hide_gridlines(2)
        page.set_footer(f"&L{_header_text(foot_words(self._sheet))}&RPage &P of &N")
        page.ignore_errors({"number_stored_as_text": f"A1:{chr(ord('A') + columns)}5000"})
        return page

    def _header(self, page: Worksheet, number: int, titles: tuple[str, ...]) -> None:
        for column, title in enumerate(titles):
            page.write_string(number, column, title, self._head)


def _midnight(day: int) -> datetime:
    """The day as a workbook holds it; workbooks know no time zones."""
    return instant(civil(day)).replace(tzinfo=None)


def _cell_text(cell: SheetCell) -> str:
    if not cell.shifts:
        return cell.off
    lines = [line for shift in cell.shifts for line in _shift_lines(shift)]
    return "\n".join([*lines, away_words(cell.away)] if cell.away else lines)


def _shift_lines(shift: SheetShift) -> list[str]:
    note = shift_note(shift)
    head = f"{shift.span.times} {note}".strip()
    return [head, *(f"{mark_letter(mark)} {mark_text(mark)}" for mark in shift.marks)]


def _header_text(text: str) -> str:
    """`&` begins a code in headers and footers of a sheet."""
    return text.replace("&", "&&")[:200]
