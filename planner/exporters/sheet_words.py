"""Short texts of the sheet that the printed formats share: times, chips, titles, the key."""

from __future__ import annotations

from collections.abc import Iterable

from planner.domain.time_grid import (
    Span,
    civil,
    civil_of,
    clock,
    date_label,
    date_of,
    day_label,
    day_of,
    end_label,
    hours_label,
    moment_label,
    span_label,
)
from planner.exporters.activity_words import KEY, VISIT_BY_TWO, MarkWords
from planner.exporters.sheet_records import Counts, HoursLine, RotaSheet, SheetMark, SheetShift


def when(span: Span) -> str:
    """`Tue 24 Nov 18:30–20:00`; whole days without times, the end's day when it is more than a night away."""
    first, last = day_of(span.start), day_of(span.end - 1)
    if span == Span(civil(first), civil(last + 1)):
        return day_label(first) if first == last else f"{day_label(first)} – {day_label(last)}"
    if last - first > 1:
        return f"{moment_label(span.start)} – {end_label(span.end)}"
    return span_label(span)


def mark_letter(mark: SheetMark) -> str:
    """`V`, or `V2` for a visit that two make together."""
    return VISIT_BY_TWO.letter if _is_by_two(mark) else mark.letter


def mark_text(mark: SheetMark) -> str:
    """What stands behind the letter: `18:30–20:00 R-1042`, `09:00–13:00`; of a visit that somebody is missing
    from, `18:30–20:00 R-1042, 1 of 2`."""
    alone = ", 1 of 2" if _lacks_one(mark) else ""
    return f"{mark.on_site.times} {mark.case}".strip() + alone


def narrow_mark_text(mark: SheetMark) -> str:
    """The same where there is little room, visits and what follows them by their start: `18:30 R-1042`."""
    if mark.kind not in ("visit", "debrief"):
        return mark_text(mark)
    return f"{clock(mark.on_site.start)} {mark.case}".strip() + (" 1/2" if _lacks_one(mark) else "")


def mark_sentence(mark: SheetMark) -> str:
    """The mark in words, for lists and screen readers: `18:30–20:00 Visit R-1042, with Niamh Doyle`."""
    says_more = mark.label not in (mark.word, "") and mark.kind != "visit"
    named = mark.label if says_more else mark.word
    if mark.case and mark.case not in named:
        named = f"{named} {mark.case}"
    others = f", with {' and '.join(mark.with_people)}" if mark.with_people and "with" not in named else ""
    others = ", 1 of 2 workers" if _lacks_one(mark) else others
    return f"{mark.on_site.times} {named}{others}"


def shift_note(shift: SheetShift) -> str:
    """`Late, home`: the named shift and the place where it is not the office."""
    return ", ".join(part for part in (shift.name, "home" if shift.place == "home" else "") if part)


def hours_words(hours: HoursLine) -> str:
    """`37 of 37 h`, with leave counted."""
    return f"{hours_label(hours.planned + hours.credit).removesuffix(' h')} of {hours_label(hours.contract)}"


def away_words(spans: Iterable[Span]) -> str:
    """`Away 13:00–17:00` for parts of a day."""
    return ", ".join(f"Away {span.times}" for span in spans)


def state_words(sheet: RotaSheet) -> str:
    """`Draft`, `Published, version 3`."""
    if sheet.state == "published":
        return f"Published, version {sheet.version}"
    return "Draft"


def counted(count: int, one: str, many: str) -> str:
    """`no …`, `1 …`, `3 …`."""
    return f"{count or 'no'} {one if count == 1 else many}"


def summary_words(sheet: RotaSheet) -> str:
    """`1 not covered · no law broken · 2 policy exceptions, 1 with a reason`."""
    counts = sheet.counts
    parts = (
        f"{counts.shortfall} not covered" if counts.shortfall else "all covered",
        f"{counts.law} {'law' if counts.law == 1 else 'laws'} broken" if counts.law else "no law broken",
        f"{counted(counts.policy, 'policy exception', 'policy exceptions')}{_reasons(counts)}",
    )
    return " · ".join(parts)


def _reasons(counts: Counts) -> str:
    if not counts.allowed:
        return ""
    if counts.allowed < counts.policy:
        return f", {counts.allowed} with a reason"
    return ", with its reason" if counts.policy == 1 else ", each with its reason"


def made_words(sheet: RotaSheet) -> str:
    """Who made the rota and when, in the team's own time."""
    at = civil_of(sheet.made_at)
    return f"Made by {sheet.made_by}, {date_label(date_of(at))} {clock(at)}"


def foot_words(sheet: RotaSheet) -> str:
    """What tells a loose page: whose it is, of when, which version, and who made it."""
    return " · ".join((sheet.team_name, sheet.period, state_words(sheet), made_words(sheet)))


def used_key(sheet: RotaSheet) -> tuple[MarkWords, ...]:
    """The marks that the sheet uses, in the key's order."""
    cells = (cell for week in sheet.weeks for row in week.rows for cell in row.cells)
    marks = [mark for cell in cells for shift in cell.shifts for mark in shift.marks]
    used = {mark.kind for mark in marks} | {VISIT_BY_TWO.kind for mark in marks if _is_by_two(mark)}
    return tuple(words for words in KEY if words.kind in used)


def _is_by_two(mark: SheetMark) -> bool:
    return mark.kind == "visit" and (mark.workers > 1 or bool(mark.with_people))


def _lacks_one(mark: SheetMark) -> bool:
    return mark.workers > 1 and not mark.with_people
