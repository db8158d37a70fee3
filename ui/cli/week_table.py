"""One week as a table of people and days: times in bold, below them the marks, each with its letter."""

from __future__ import annotations

from rich import box
from rich.table import Table
from rich.text import Text

from planner.domain.time_grid import WEEKDAYS, clock, date_of
from planner.exporters.activity_words import MARK_BY_KIND
from planner.exporters.sheet_records import RotaSheet, SheetCell, SheetMark, SheetRow, SheetShift, SheetWeek
from planner.exporters.sheet_words import (
    away_words,
    hours_words,
    mark_letter,
    mark_text,
    shift_note,
    times,
    used_key,
)

# A day's column from this width on takes each mark on a line of its own with its time.
_WIDE_DAY = 20
_NAME_WIDTH = 18
_COLOURS = {
    "visit": "blue",
    "duty": "green",
    "court": "magenta",
    "superv": "yellow",
    "lock": "cyan",
    "admin": "bright_black",
    "reserve": "bright_black",
}


def week_table(week: SheetWeek, width: int) -> Table:
    """The table for a console of that width; days on which nobody works are narrow."""
    worked = [any(row.cells[index].shifts for row in week.rows) for index in range(7)]
    is_wide = (width - _NAME_WIDTH) // max(1, sum(worked) + 1) >= _WIDE_DAY
    table = Table(
        box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, show_lines=is_wide, padding=(0, 1, 0, 0)
    )
    table.add_column("", width=_NAME_WIDTH if is_wide else 15, overflow="fold")
    for day, works in zip(week.days, worked, strict=True):
        on = date_of(day * 1440)
        head = f"{WEEKDAYS[on.weekday()]} {on.day}"
        table.add_column(head, min_width=11 if works else 3, ratio=1 if works and is_wide else None)
    for row in week.rows:
        cells = [
            _cell(cell, is_wide) if works else Text("–", style="dim")
            for cell, works in zip(row.cells, worked, strict=True)
        ]
        table.add_row(_name(row), *cells)
    return table


def key_line(sheet: RotaSheet) -> Text:
    """What the letters mean, for those used."""
    line = Text()
    for words in used_key(sheet):
        line.append(words.letter, style=f"bold {_COLOURS[words.colour]}").append(
            f" {words.word}   ", style="dim"
        )
    return line


def _name(row: SheetRow) -> Text:
    name = Text(row.name, style="bold").append(f"\n{hours_words(row.hours)}", style="not bold dim")
    return name.append("\nLockdown week", style="not bold cyan") if row.is_lockdown else name


def _cell(cell: SheetCell, is_wide: bool) -> Text:
    if not cell.shifts:
        return Text(cell.off if is_wide or cell.off == "Away" else "–", style="dim")
    lines = [_shift(shift, is_wide) for shift in cell.shifts]
    if cell.away:
        lines.append(Text(away_words(cell.away), style="dim"))
    return Text("\n").join(lines)


def _shift(shift: SheetShift, is_wide: bool) -> Text:
    text = Text(times(shift.span), style="bold")
    note = shift_note(shift)
    if note:
        text.append(
            f" {note}" if is_wide else " ⌂" if shift.place == "home" else f" {note}", style="not bold"
        )
    marks = [_mark(mark, is_wide) for mark in shift.marks]
    if not marks:
        return text
    return Text("\n").join([text, *marks]) if is_wide else text.append("\n").append(Text(" ").join(marks))


def _mark(mark: SheetMark, is_wide: bool) -> Text:
    # A small two, so that it is not read as a part of the time that follows.
    letter = Text(
        mark_letter(mark).replace("2", "₂"), style=f"bold {_COLOURS[MARK_BY_KIND[mark.kind].colour]}"
    )
    if is_wide:
        return letter.append(f" {mark_text(mark)}", style="not bold default")
    shown = clock(mark.on_site.start) if mark.kind == "visit" else ""
    return letter.append(shown, style="not bold default")
