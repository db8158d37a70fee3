"""The wall sheet as one self-contained page, for a screen in the office or the intranet: no script, nothing
loaded from elsewhere, all text escaped."""

from __future__ import annotations

from html import escape
from string import Template

from planner.exporters.activity_words import MarkWords
from planner.exporters.paper_colours import mark_colours, paper_colours
from planner.exporters.wall_sheet import (
    EVENING,
    HOME,
    WallCell,
    WallFoot,
    WallMark,
    WallRow,
    WallSheet,
    WallShift,
    WallWeek,
)
from resources import resource_path

# The tokens that the page's own style asks for, beside those of the marks.
_PAGE_COLOURS = (
    *("text", "text2", "text3", "bg", "surface", "lineStrong", "control", "dangerInk"),
    *("warnTint", "warnInk", "leave", "leaveInk", "lock", "lockInk"),
)
_SHORT_CLASS = ' class="short"'
_QUIET_CLASS = ' class="quiet"'


def wall_html_of(sheet: WallSheet) -> bytes:
    """The page as UTF-8, a section a week."""
    template = Template(resource_path("html", "wall.html").read_text(encoding="utf-8"))
    weeks = (_week(sheet, week, "h1" if at == 0 else "h2") for at, week in enumerate(sheet.weeks))
    page = template.substitute(
        title=escape(f"{sheet.team}, {sheet.period}"),
        colours=_colours(),
        weeks="\n".join(weeks),
        made=escape(sheet.made),
    )
    return page.encode("utf-8")


def _colours() -> str:
    colours = paper_colours()
    rules = [f":root {{ {' '.join(f'--{name}: {colours[name]};' for name in _PAGE_COLOURS)} }}"]
    for name, (fill, _, ink) in mark_colours().items():
        rules.append(f".disc.{name} {{ background: {fill}; border-color: {ink}; color: {ink}; }}")
    return "\n".join(rules)


def _week(sheet: WallSheet, week: WallWeek, heading: str) -> str:
    is_draft = "" if sheet.is_published else " draft"
    title = escape(week.title)
    key = "".join(f"<li>{_disc(words)} {escape(words.word)}</li>" for words in sheet.key)
    days = "".join(
        f'<th scope="col"{_QUIET_CLASS if quiet else ""}>{escape(head)}</th>'
        for head, quiet in zip(week.heads, week.quiet, strict=True)
    )
    rows = "\n".join(_row(row) for row in week.rows)
    feet = "\n".join(_foot(foot) for foot in week.feet)
    return (
        f"<section><header><div><{heading}>{title}</{heading}>"
        f'<p class="team">{escape(sheet.team)}</p></div>'
        f'<p class="state{is_draft}">{escape(sheet.state)}</p></header>\n'
        f'<ul class="key" aria-label="Key to the letters">{key}</ul>\n'
        f'<div class="scroll" tabindex="0" role="region" aria-label="Week {title}"><table>'
        f'<caption>Week {title}</caption>\n<thead><tr><th scope="col">Name</th>{days}</tr></thead>\n'
        f"<tbody>\n{rows}\n</tbody>\n<tfoot>\n{feet}\n</tfoot></table></div></section>"
    )


def _row(row: WallRow) -> str:
    tag = f'<span class="tag">{escape(row.tag)}</span>' if row.tag else ""
    cells = "".join(_cell(cell) for cell in row.cells)
    return f'<tr><th scope="row">{escape(row.name)}{tag}</th>{cells}</tr>'


def _cell(cell: WallCell) -> str:
    if not cell.shifts:
        return f'<td class="{"away" if cell.off == "Away" else "off"}">{escape(cell.off)}</td>'
    away = f'<p class="part">{escape(cell.away)}</p>' if cell.away else ""
    evening = ' class="evening"' if any(shift.is_evening for shift in cell.shifts) else ""
    return f"<td{evening}>{''.join(_shift(shift) for shift in cell.shifts)}{away}</td>"


def _shift(shift: WallShift) -> str:
    discs = "".join(
        f" {_disc(words)}{_said(words.word)}"
        for words, is_so in ((EVENING, shift.is_evening), (HOME, shift.is_home))
        if is_so
    )
    name = f'<p class="name">{escape(shift.name)}</p>' if shift.name else ""
    marks = "".join(_mark(mark) for mark in shift.marks)
    listed = f'<ul class="marks">{marks}</ul>' if marks else ""
    return f'<p class="times">{escape(shift.start)}–{escape(shift.end)}{discs}</p>{name}{listed}'


def _mark(mark: WallMark) -> str:
    disc = f'<span class="disc {mark.colour}">{escape(mark.letter)}</span>'
    look = _SHORT_CLASS if mark.is_short else ""
    shown = f'<span aria-hidden="true">{disc} {escape(mark.text)}</span>'
    return f"<li{look}>{shown}{_said(mark.words)}</li>"


def _foot(foot: WallFoot) -> str:
    disc = _disc(MarkWords("", foot.letter, foot.title, foot.colour))
    cells = "".join(
        "<td>"
        + "".join(f"<p{_SHORT_CLASS if line.is_short else ''}>{escape(line.text)}</p>" for line in lines)
        + "</td>"
        for lines in foot.days
    )
    return f'<tr><th scope="row">{disc} {escape(foot.title)}</th>{cells}</tr>'


def _disc(words: MarkWords) -> str:
    look = "evening-disc" if words.letter == EVENING.letter else words.colour
    return f'<span class="disc {look}" aria-hidden="true">{escape(words.letter)}</span>'


def _said(words: str) -> str:
    """For screen readers, in the place of the letter."""
    return f'<span class="said">{escape(words)}</span>'
