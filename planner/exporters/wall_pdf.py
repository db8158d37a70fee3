"""The wall sheet on paper: a tagged PDF, a page a week, as large as fits on A4 or A3 landscape."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from planner.exporters.paper_colours import paper_colours
from planner.exporters.typesetting import Paper, pdf_from, pictures_from
from planner.exporters.wall_sheet import WallSheet, WallWeek

_TEMPLATE = "wall.typ"
# Parts of a weekday's width for a day on which few work, and for one on which nobody does.
_THIN_WIDTH = 0.8
_QUIET_WIDTH = 0.42
_FEW = 0.25


def wall_pdf_of(sheet: WallSheet, paper: Paper = "a4") -> bytes:
    """The PDF. Raises PlannerError if it cannot be set."""
    return pdf_from(_TEMPLATE, _data(sheet, paper))


def wall_pages_of(sheet: WallSheet, paper: Paper = "a4", dots_per_inch: float = 150.0) -> tuple[bytes, ...]:
    """The same pages as pictures (PNG). Raises PlannerError."""
    return pictures_from(_TEMPLATE, _data(sheet, paper), dots_per_inch)


def _data(sheet: WallSheet, paper: Paper) -> dict[str, Any]:
    return {
        "title": f"{sheet.team}, {sheet.period}",
        "team": sheet.team,
        "is_published": sheet.is_published,
        "state-words": sheet.state,
        "made": sheet.made,
        "paper": paper,
        "colours": paper_colours(),
        "key": [asdict(words) for words in sheet.key],
        "weeks": [_week(week) for week in sheet.weeks],
    }


def _week(week: WallWeek) -> dict[str, Any]:
    widths = [_width(week, at) for at in range(len(week.days))]
    return asdict(week) | {"days": week.heads, "widths": widths}


def _width(week: WallWeek, at: int) -> float:
    if week.quiet[at]:
        return _QUIET_WIDTH
    working = sum(bool(row.cells[at].shifts) for row in week.rows)
    return 1.0 if working >= _FEW * len(week.rows) else _THIN_WIDTH
