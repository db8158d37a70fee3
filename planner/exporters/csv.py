"""The rota as one csv table, a line an activity, for other programs and for spreadsheets.

Written as utf-8-sig, so that Excel reads names rightly. A cell that a spreadsheet would take for a formula
(it starts with = + - @, a tab or a return) gets an apostrophe in front, as OWASP advises.
"""

from __future__ import annotations

import csv
import io

from planner.domain.time_grid import WEEKDAYS, clock, day_iso, end_clock, weekday_of
from planner.exporters.sheet_lines import ActivityLine, activity_lines
from planner.exporters.sheet_records import RotaSheet

COLUMNS = (
    "date",
    "day",
    "staff",
    "name",
    "what",
    "detail",
    "case",
    "start",
    "end",
    "minutes",
    "travel_minutes",
    "place",
    "together_with",
    "pinned",
)
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def csv_of(sheet: RotaSheet) -> bytes:
    """The table, its first line the column names; times without travel, which has a column of its own."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows([safe_cell(cell) for cell in _cells(line)] for line in activity_lines(sheet))
    return text.getvalue().encode("utf-8-sig")


def safe_cell(text: str) -> str:
    """The text so that no spreadsheet takes it for a formula."""
    return f"'{text}" if text.lstrip(" ").startswith(_FORMULA_STARTS) else text


def _cells(line: ActivityLine) -> tuple[str, ...]:
    return (
        day_iso(line.day),
        WEEKDAYS[weekday_of(line.day)],
        line.staff,
        line.name,
        line.what,
        line.detail,
        line.case,
        clock(line.span.start),
        end_clock(line.span.end),
        str(line.span.minutes),
        str(line.travel),
        line.place,
        line.together_with,
        "yes" if line.is_pinned else "",
    )
