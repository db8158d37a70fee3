"""The rota as one self-contained page for the wall or the intranet: no script, nothing loaded from elsewhere.

All text goes through `html.escape`; a policy in the page forbids scripts in case something slips through.
"""

from __future__ import annotations

from html import escape
from string import Template

from planner.domain.time_grid import day_label
from planner.exporters.paper_colours import mark_colours, paper_colours
from planner.exporters.rota_sheet import period_label
from planner.exporters.sheet_records import RotaSheet, SheetCell, SheetMark, SheetRow, SheetShift, SheetWeek
from planner.exporters.sheet_words import (
    away_words,
    hours_words,
    made_words,
    mark_letter,
    mark_sentence,
    mark_text,
    shift_note,
    state_words,
    summary_words,
    used_key,
    when,
)
from resources import resource_path

# The tokens that the page's own style asks for, beside those of the marks.
_PAGE_COLOURS = (
    *("text", "text2", "text3", "bg", "surface", "lineStrong", "control", "dangerInk"),
    *("okTint", "okInk", "warnTint", "warnInk", "leave", "leaveInk", "lockInk"),
)


def html_of(sheet: RotaSheet) -> bytes:
    """The page as UTF-8."""
    template = Template(resource_path("html", "rota.html").read_text(encoding="utf-8"))
    page = template.substitute(
        title=escape(f"{sheet.team_name}, rota {sheet.period}"),
        colours=_colours(),
        team=escape(sheet.team_name),
        period=escape(sheet.period),
        state_class="published" if sheet.state == "published" else "draft",
        state=escape(state_words(sheet)),
        summary_class="trouble" if sheet.counts.law or sheet.counts.shortfall else "fine",
        summary=escape(summary_words(sheet)),
        proof=escape(sheet.proof),
        key="\n".join(_key(words.colour, words.letter, words.word) for words in used_key(sheet)),
        weeks="\n".join(_week(week) for week in sheet.weeks),
        uncovered=_uncovered(sheet),
        made=escape(made_words(sheet)),
    )
    return page.encode("utf-8")


def _colours() -> str:
    colours = paper_colours()
    rules = [f":root {{ {' '.join(f'--{name}: {colours[name]};' for name in _PAGE_COLOURS)} }}"]
    for name, (fill, edge, ink) in mark_colours().items():
        rules.append(f".mark.{name} {{ background: {fill}; border-color: {edge}; color: {ink}; }}")
    return "\n".join(rules)


def _key(colour: str, letter: str, word: str) -> str:
    return f'<li><span class="mark {colour}" aria-hidden="true"><b>{letter}</b></span> {escape(word)}</li>'


def _week(week: SheetWeek) -> str:
    days = "".join(_day(week, index) for index in range(7))
    rows = "\n".join(_row(row) for row in week.rows)
    caption = f"Week {escape(period_label(week.monday, 1))}"
    return (
        f'<div class="scroll" tabindex="0" role="region" aria-label="{caption}"><table class="week">\n'
        f'<caption>{caption}</caption>\n<thead><tr><th scope="col">Name</th>{days}</tr></thead>\n'
        f"<tbody>\n{rows}\n</tbody></table></div>"
    )


def _day(week: SheetWeek, index: int) -> str:
    """A day on which nobody works is a narrow column."""
    quiet = "" if any(row.cells[index].shifts for row in week.rows) else ' class="quiet"'
    return f'<th scope="col"{quiet}>{escape(day_label(week.days[index]))}</th>'


def _row(row: SheetRow) -> str:
    tag = '<span class="tag">Lockdown week</span>' if row.is_lockdown else ""
    cells = "".join(_cell(cell) for cell in row.cells)
    return (
        f'<tr><th scope="row"><span class="name">{escape(row.name)}</span>'
        f'<span class="small">{escape(row.role)}</span>'
        f'<span class="small">{escape(hours_words(row.hours))}</span>{tag}</th>{cells}</tr>'
    )


def _cell(cell: SheetCell) -> str:
    if not cell.shifts:
        return f'<td class="{"away" if cell.off == "Away" else "off"}">{escape(cell.off)}</td>'
    away = f'<p class="part">{escape(away_words(cell.away))}</p>' if cell.away else ""
    return f"<td>{''.join(_shift(shift) for shift in cell.shifts)}{away}</td>"


def _shift(shift: SheetShift) -> str:
    note = shift_note(shift)
    after = f' <span class="small">{escape(note)}</span>' if note else ""
    marks = "".join(_mark(mark) for mark in shift.marks)
    listed = f'<ul class="marks">{marks}</ul>' if marks else ""
    return f'<p class="times">{escape(shift.span.times)}{after}</p>{listed}'


def _mark(mark: SheetMark) -> str:
    sentence = escape(mark_sentence(mark))
    shown = f"<b>{escape(mark_letter(mark))}</b> {escape(mark_text(mark))}"
    return (
        f'<li class="mark {mark.colour}" title="{sentence}"><span aria-hidden="true">{shown}</span>'
        f'<span class="said">{sentence}</span></li>'
    )


def _uncovered(sheet: RotaSheet) -> str:
    if not sheet.uncovered:
        return ""
    rows = "\n".join(
        f'<tr><th scope="row">{escape(line.label)}</th><td>{escape(when(line.span))}</td>'
        f'<td class="missing">{escape(line.missing)}</td><td>{escape(line.reason)}</td></tr>'
        for line in sheet.uncovered
    )
    heads = "".join(f'<th scope="col">{word}</th>' for word in ("What", "When", "Missing", "Why"))
    return (
        f"<h2>Not covered ({len(sheet.uncovered)})</h2>\n"
        f'<table class="uncovered"><thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}\n</tbody></table>'
    )
