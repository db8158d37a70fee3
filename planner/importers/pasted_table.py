"""A table from the clipboard, laid onto people and days: by its heads, or else by its place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from planner.domain.errors import BadInputError, InputProblem, RefusedEditError
from planner.domain.time_grid import MONTHS, WEEKDAYS, day_label
from planner.importers.typed_hours import TypedCell

MOST_CELLS = 20_000
_DAY = re.compile(
    r"(?:(mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?)?\s*"
    r"(?:(\d{1,2})(?:st|nd|rd|th)?(?:[ ./-]+([a-z]{3})[a-z]*)?)?(?:[ ,]+\d{4})?"
)
_NUMBERS = re.compile(r"(\d{1,2})[/.](\d{1,2})(?:[/.](\d{2,4}))?")


@dataclass(frozen=True, slots=True)
class BoardPlaces:
    """People (id and name) and days (ordinals) as the board shows them, and where the paste begins."""

    people: Sequence[tuple[str, str]]
    days: Sequence[int]
    first_person: str
    first_day: int


def table_of(text: str) -> list[list[str]]:
    """The cells of tab-separated text as spreadsheets write it, quoted cells with line breaks included.

    RefusedEditError when there are too many.
    """
    rows: list[list[str]] = []
    row: list[str] = []
    position, length = 0, len(text)
    while position <= length:
        cell, position = _cell(text, position)
        row.append(cell)
        if position >= length or text[position] != "\t":
            rows.append(row)
            row = []
        position += 1
        if len(rows) * max(1, len(row)) > MOST_CELLS or len(rows) > MOST_CELLS:
            raise RefusedEditError("That is too large a table to paste.", "Copy fewer cells.")
    while rows and not any(cell.strip() for cell in rows[-1]):
        rows.pop()
    return rows


def _cell(text: str, position: int) -> tuple[str, int]:
    """The cell at a position, and where it ends."""
    if text.startswith('"', position):
        end = position + 1
        while (end := text.find('"', end)) >= 0 and text.startswith('""', end):
            end += 2
        if end >= 0 and (end + 1 >= len(text) or text[end + 1] in "\t\n"):
            return text[position + 1 : end].replace('""', '"'), end + 1
    ends = [place for mark in "\t\n" if (place := text.find(mark, position)) >= 0]
    end = min(ends, default=len(text))
    return text[position:end].rstrip("\r"), end


def cells_of(text: str, places: BoardPlaces, fill: Sequence[tuple[str, int]] = ()) -> list[TypedCell]:
    """The typed cells with the person and day of each.

    A single cell goes into all of `fill`. Raises `BadInputError` with every row whose person, and every
    column whose day, is not on the board.
    """
    rows = table_of(text.replace("\r\n", "\n").replace("\r", "\n"))
    if not rows:
        return []
    names = dict(places.people)
    if len(rows) == 1 and len(rows[0]) == 1 and len(fill) > 1:
        return [_typed(names, staff, day, rows[0][0]) for staff, day in fill]
    rows, staff_of, day_of_column, problems = _laid_out(rows, places)
    cells = [
        _typed(names, staff, day, text)
        for staff, row in zip(staff_of, rows, strict=True)
        for day, text in zip(day_of_column, row, strict=False)
        if staff and day
    ]
    beyond = [
        InputProblem(text.strip(), "This cell lies beyond the people and days on the board.")
        for staff, row in zip(staff_of, rows, strict=True)
        for place, text in enumerate(row)
        if text.strip() and (not staff or place >= len(day_of_column) or not day_of_column[place])
    ]
    if problems or beyond:
        step = "Correct it and paste again; nothing was pasted."
        raise BadInputError("What was pasted", tuple(problems or beyond), step)
    return cells


def _typed(names: dict[str, str], staff: str, day: int, text: str) -> TypedCell:
    return TypedCell(staff, day, text, f"{names.get(staff, staff)}, {day_label(day)}")


_Laid = tuple[list[list[str]], list[str], list[int], list[InputProblem]]


def _laid_out(rows: list[list[str]], places: BoardPlaces) -> _Laid:
    """The cells without heads, whose row and which day each is, and heads that are not known."""
    problems: list[InputProblem] = []
    by_name = {name.casefold(): staff for staff, name in places.people}
    head = _days_of_head(rows[0], places.days)
    body = rows[1:] if head is not None else rows
    has_names = any(row[0].strip().casefold() in by_name for row in body)
    staff_of: list[str] = []
    if has_names:
        for row in body:
            name = row[0].strip()
            staff_of.append(by_name.get(name.casefold(), ""))
            if not staff_of[-1] and any(cell.strip() for cell in row):
                problems.append(InputProblem(name or "A row", "Nobody of this name is on the board."))
        body = [row[1:] for row in body]
    else:
        ids = [staff for staff, _ in places.people]
        start = ids.index(places.first_person) if places.first_person in ids else 0
        staff_of = [ids[start + down] if start + down < len(ids) else "" for down in range(len(body))]
    width = max((len(row) for row in body), default=0)
    if head is not None:
        return body, staff_of, head[1:] if has_names else head, problems
    first = places.days[0] if has_names and width == len(places.days) else places.first_day
    days = [first + across if first + across in places.days else 0 for across in range(width)]
    return body, staff_of, days, problems


def _days_of_head(row: Sequence[str], days: Sequence[int]) -> list[int] | None:
    """The days that the first row names (0 for a blank head), or None when it is no row of heads."""
    found = [day_of_head(cell, days) for cell in row]
    filled = [day for cell, day in zip(row, found, strict=True) if cell.strip()]
    rest = filled[1:] if filled and filled[0] is None else filled
    if not rest or any(day is None for day in rest):
        return None
    return [day or 0 for day in found]


def day_of_head(text: str, days: Sequence[int]) -> int | None:
    """The day that a head such as `Tue`, `Tue 24 Nov`, `24/11/2026` or `2026-11-24` names, if it is one of
    the days."""
    words = " ".join(text.split()).casefold()
    try:
        day = date.fromisoformat(words[:10]).toordinal() if len(words) >= 10 else 0
    except ValueError:
        day = 0
    if day:
        return day if day in days else None
    if (found := _NUMBERS.fullmatch(words)) is not None:
        return next((each for each in days if _is_of(each, "", found[1], found[2])), None)
    read = _DAY.fullmatch(words)
    if not words or read is None or not (read[1] or (read[2] and read[3])):
        return None
    month = _month(read[3])
    if read[3] and not month:
        return None
    return next((each for each in days if _is_of(each, read[1] or "", read[2] or "", month)), None)


def _month(name: str | None) -> str:
    names = [month.casefold() for month in MONTHS]
    return str(names.index(name) + 1) if name in names else ""


def _is_of(day: int, weekday: str, number: str, month: str) -> bool:
    on = date.fromordinal(day)
    return (
        (not weekday or WEEKDAYS[on.weekday()].casefold() == weekday)
        and (not number or on.day == int(number))
        and (not month or on.month == int(month))
    )
