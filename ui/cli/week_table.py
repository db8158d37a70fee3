"""One week as a table of people and days: times in bold, below them the marks, each with its letter."""

from __future__ import annotations

from rich import box
from rich.table import Table
from rich.text import Text

from planner.domain.time_grid import WEEKDAYS, civil, clock, date_of
from planner.exporters.activity_words import MARK_BY_KIND
from planner.exporters.sheet_records import RotaSheet, SheetCell, SheetMark, SheetRow, SheetShift, SheetWeek
from planner.exporters.sheet_words import (
    away_words,
    hours_words,
    mark_letter,
    narrow_mark_text,
    shift_note,
    used_key,
)

# Widths in characters, with the space between columns. From the wide day on each mark has a line of its own.
_WIDE_DAY = 21
_DAY = 12
_WIDEST_DAY = 26
_QUIET_DAY = 7
_KEY_GAP = 3
_WIDE_NAME = 19
_NAME = 16
_COLOURS = {
    "visit": "blue",
    "duty": "green",
    "court": "magenta",
    "superv": "yellow",
    "lock": "cyan",
    "admin": "bright_black",
    "reserve": "bright_black",
}


def week_tables(week: SheetWeek, width: int) -> list[Table]:
    """The week for a console of that width: one table, or several of fewer days where one does not fit."""
    worked = [any(row.cells[index].shifts for row in week.rows) for index in range(7)]
    quiet = worked.count(False) * _QUIET_DAY
    is_wide = width + 1 >= _WIDE_NAME + quiet + worked.count(True) * _WIDE_DAY
    groups: list[list[int]] = [[]]
    room = width + 1 - (_WIDE_NAME if is_wide else _NAME)
    for index, works in enumerate(worked):
        needed = (_WIDE_DAY if is_wide else _DAY) if works else _QUIET_DAY
        if groups[-1] and needed > room:
            groups.append([])
            room = width + 1 - _NAME
        groups[-1].append(index)
        room -= needed
    return [_table(week, days, worked, width, is_wide=is_wide) for days in groups]


def _table(week: SheetWeek, days: list[int], worked: list[bool], width: int, *, is_wide: bool) -> Table:
    name = _WIDE_NAME if is_wide else _NAME
    busy = [index for index in days if worked[index]]
    each = (width + 1 - name - (len(days) - len(busy)) * _QUIET_DAY) // max(1, len(busy))
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, padding=0)
    table.show_lines = is_wide
    table.add_column("", width=name - 1, overflow="fold")
    for index in days:
        on = date_of(civil(week.days[index]))
        head = f"{WEEKDAYS[on.weekday()]} {on.day}"
        day = min(each, _WIDEST_DAY) if worked[index] else _QUIET_DAY
        table.add_column(head, width=day - 1, overflow="fold")
    for row in week.rows:
        cells = [_cell(row.cells[index], is_wide and worked[index]) for index in days]
        table.add_row(_name(row), *cells)
    return table


def key_lines(sheet: RotaSheet, width: int) -> Text:
    """What the letters mean, for those used, each entry whole on its line."""
    entries = [(_shown(words.letter), words.word, _COLOURS[words.colour]) for words in used_key(sheet)]
    cells = (cell for week in sheet.weeks for row in week.rows for cell in row.cells)
    if any(shift.place == "home" for cell in cells for shift in cell.shifts):
        entries.append(("⌂", "At home", "default"))
    key, used = Text(), 0
    for letter, word, colour in entries:
        needed = len(letter) + 1 + len(word)
        if used and used + _KEY_GAP + needed > width:
            key.append("\n")
            used = 0
        gap = " " * _KEY_GAP if used else ""
        key.append(gap).append(letter, style=f"bold {colour}").append(f" {word}", style="dim")
        used += len(gap) + needed
    return key


def _name(row: SheetRow) -> Text:
    hours = hours_words(row.hours)
    shown = hours if len(hours) < _NAME else hours.removesuffix(" h")
    name = Text(row.name, style="bold").append(f"\n{shown}", style="not bold dim")
    return name.append("\nLockdown week", style="not bold cyan") if row.is_lockdown else name


def _cell(cell: SheetCell, is_wide: bool) -> Text:
    if not cell.shifts:
        return Text(cell.off if is_wide or cell.off == "Away" else "–", style="dim")
    lines = [_shift(shift, is_wide) for shift in cell.shifts]
    if cell.away:
        lines.append(Text(away_words(cell.away), style="dim"))
    return Text("\n").join(lines)


def _shift(shift: SheetShift, is_wide: bool) -> Text:
    text = Text(shift.span.times, style="bold")
    note = shift_note(shift)
    if note:
        text.append(f" {note.replace('home', '⌂')}", style="not bold")
    marks = [_mark(mark, is_wide) for mark in shift.marks]
    if not marks:
        return text
    return Text("\n").join([text, *marks]) if is_wide else text.append("\n").append(Text(" ").join(marks))


def _shown(letter: str) -> str:
    """A small two, so that it is not read as a part of the time that follows."""
    return letter.replace("2", "₂")


def _mark(mark: SheetMark, is_wide: bool) -> Text:
    letter = Text(
        mark_letter(mark).replace("2", "₂"), style=f"bold {_COLOURS[MARK_BY_KIND[mark.kind].colour]}"
    )
    if is_wide:
        return letter.append(f" {narrow_mark_text(mark)}", style="not bold default")
    shown = clock(mark.on_site.start) if mark.kind == "visit" else ""
    return letter.append(shown, style="not bold default")
