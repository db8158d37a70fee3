"""One person's week as it is published, on a page of its own: the days, the hours and what they are for."""

from __future__ import annotations

from collections.abc import Iterator

from planner.domain.errors import PlannerError
from planner.domain.time_grid import day_label, monday_of
from planner.exporters.paper_table import PaperCell, PaperLine, PaperTable, cell
from planner.exporters.rota_sheet import build_sheet, period_label
from planner.exporters.sheet_records import RotaSheet, SheetCell, SheetRow, SheetShift
from planner.exporters.sheet_words import (
    away_words,
    foot_words,
    hours_words,
    mark_letter,
    mark_sentence,
    shift_note,
    state_words,
)
from planner.services.freeze_problem import freeze_problem
from planner.services.my_week.my_week import MyWeek
from planner.services.published_days import rota_of_day

_COLUMNS = (("Day", 0.8), ("Hours", 1.0), ("What", 4.2))


def own_week_table(week: MyWeek) -> PaperTable:
    """The page of a published week. Raises PlannerError where nothing is published."""
    rota = week.rota
    if rota is None:
        raise PlannerError("This week is not published yet.", "Print it when it is.")
    problem = freeze_problem(week.team, rota.first_day, rota.weeks, rota)
    monday = monday_of(week.problem.first_day)
    # The week is put together of all that holds in it; the latest of them is what is asked for by its number.
    held = rota_of_day(week.team, range(monday, monday + 7))
    version = held[max(held)].version if held else rota.version
    sheet = build_sheet(week.team, problem, rota.model_copy(update={"version": version}), ())
    row = _row(sheet, monday, week.member.id)
    if row is None:
        raise PlannerError("This week is not published yet.", "Print it when it is.")
    lockdown = " · lockdown week" if row.is_lockdown else ""
    return PaperTable(
        title=f"{row.name}, {period_label(monday, 1)}",
        under=f"{sheet.team_name} · {row.role} · {hours_words(row.hours)}{lockdown}",
        state=state_words(sheet),
        foot=f"{row.name} · {foot_words(sheet)}",
        columns=_COLUMNS,
        rows=tuple(_day(each) for each in row.cells),
    )


def _row(sheet: RotaSheet, monday: int, staff: str) -> SheetRow | None:
    weeks = (week for week in sheet.weeks if week.monday == monday)
    return next((row for week in weeks for row in week.rows if row.staff == staff), None)


def _day(day: SheetCell) -> tuple[PaperCell, ...]:
    head = cell(day_label(day.day), tone="strong")
    if not day.shifts:
        is_away = day.off == "Away"
        return (
            head,
            cell(day.off, fill="leave" if is_away else "", tone="strong" if is_away else "soft"),
            cell(),
        )
    hours = [PaperLine(shift.span.times, tone="strong") for shift in day.shifts]
    notes = [PaperLine(note, tone="soft") for shift in day.shifts if (note := shift_note(shift))]
    lines = [line for shift in day.shifts for line in _lines(shift)]
    away = [PaperLine(away_words(day.away), tone="strong")] if day.away else []
    return head, PaperCell((*hours, *notes)), PaperCell((*lines, *away))


def _lines(shift: SheetShift) -> Iterator[PaperLine]:
    """What the shift is for, by time, its break among it."""
    found = [
        (mark.on_site.start, PaperLine(mark_sentence(mark), mark_letter(mark), mark.colour))
        for mark in shift.marks
    ]
    if shift.break_span is not None:
        found.append((shift.break_span.start, PaperLine(f"{shift.break_span.times} Break", tone="soft")))
    return (line for _, line in sorted(found, key=lambda each: each[0]))
