"""The rota on paper: a tagged PDF/UA-1, A4 or A3 landscape, one table a week with repeating headers."""

from __future__ import annotations

from typing import Any

from planner.domain.time_grid import day_label, day_of
from planner.exporters.paper_colours import paper_colours
from planner.exporters.rota_sheet import period_label
from planner.exporters.sheet_records import (
    RotaSheet,
    SheetCell,
    SheetRow,
    SheetShift,
    SheetWeek,
    UncoveredLine,
)
from planner.exporters.sheet_words import (
    away_words,
    foot_words,
    hours_words,
    mark_letter,
    mark_text,
    shift_note,
    state_words,
    summary_words,
    used_key,
    when,
)
from planner.exporters.typesetting import Paper, pdf_from, pictures_from

_TEMPLATE = "rota.typ"
# Parts of a weekday's width for a weekend day that is worked, and for a day on which nobody works.
_WEEKEND_WIDTH = 0.84
_QUIET_WIDTH = 0.42


def pdf_of(sheet: RotaSheet, paper: Paper = "a4") -> bytes:
    """The PDF of the sheet. Raises PlannerError if it cannot be set."""
    return pdf_from(_TEMPLATE, _data(sheet, paper))


def pages_of(sheet: RotaSheet, paper: Paper = "a4", dots_per_inch: float = 150.0) -> tuple[bytes, ...]:
    """The same pages as pictures (PNG), for the preview and the printer. Raises PlannerError."""
    return pictures_from(_TEMPLATE, _data(sheet, paper), dots_per_inch)


def _data(sheet: RotaSheet, paper: Paper) -> dict[str, Any]:
    uncovered = len(sheet.uncovered)
    return {
        "title": f"{sheet.team_name}, rota {sheet.period}",
        "team": sheet.team_name,
        "period": sheet.period,
        "paper": paper,
        "state": sheet.state,
        "state-words": state_words(sheet),
        "summary": summary_words(sheet),
        "has-trouble": bool(sheet.counts.law or sheet.counts.shortfall),
        "proof": sheet.proof,
        "foot": foot_words(sheet),
        "colours": paper_colours(),
        "key": [_key(words.letter, words.word, words.colour) for words in used_key(sheet)],
        "weeks": [_week(week, sheet.uncovered) for week in sheet.weeks],
        "uncovered-title": f"Not covered ({uncovered})",
        "uncovered": [_uncovered(line) for line in sheet.uncovered],
    }


def _key(letter: str, word: str, colour: str) -> dict[str, str]:
    return {"letter": letter, "word": word, "colour": colour}


def _week(week: SheetWeek, uncovered: tuple[UncoveredLine, ...]) -> dict[str, Any]:
    short = [sum(day_of(line.span.start) == day for line in uncovered) for day in week.days]
    worked = [any(row.cells[index].shifts for row in week.rows) for index in range(7)]
    return {
        "title": period_label(week.monday, 1),
        "widths": [_width(index, works) for index, works in enumerate(worked)],
        "days": [
            {
                "name": day_label(day) if works else day_label(day).rpartition(" ")[0],
                "short": f"{count} short" if count else "",
            }
            for day, count, works in zip(week.days, short, worked, strict=True)
        ],
        "rows": [_row(row) for row in week.rows],
    }


def _width(index: int, works: bool) -> float:
    if not works:
        return _QUIET_WIDTH
    return 1.0 if index < 5 else _WEEKEND_WIDTH


def _row(row: SheetRow) -> dict[str, Any]:
    return {
        "name": row.name,
        "role": row.role,
        "hours": hours_words(row.hours),
        "tag": "Lockdown week" if row.is_lockdown else "",
        "cells": [_cell(cell) for cell in row.cells],
    }


def _cell(cell: SheetCell) -> dict[str, Any]:
    return {
        "off": cell.off,
        "away": away_words(cell.away),
        "shifts": [_shift(shift) for shift in cell.shifts],
    }


def _shift(shift: SheetShift) -> dict[str, Any]:
    return {
        "time": shift.span.times,
        "note": shift_note(shift),
        "marks": [
            {"letter": mark_letter(mark), "text": mark_text(mark), "colour": mark.colour}
            for mark in shift.marks
        ],
    }


def _uncovered(line: UncoveredLine) -> dict[str, str]:
    return {"what": line.label, "when": when(line.span), "missing": line.missing, "why": line.reason}
