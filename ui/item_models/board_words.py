"""The texts of the board's cells: for a screen reader, for a tooltip, and in short.

A cell reads like "Amira Khan, Tuesday 24 November, 12:00 to 20:00, office. Visit R-1042, 18:30 to 20:00,
two workers, one missing." Nothing that is drawn is left out.
"""

from __future__ import annotations

from datetime import date

from planner.domain.person import Person
from planner.domain.rota import Shift
from planner.domain.time_grid import (
    LONG_WEEKDAYS,
    MONTHS,
    WEEKDAYS,
    clock,
    day_of,
    end_clock,
    hours_label,
    times_label,
)
from ui.item_models.board_marks import AwayMark, BlockMark, BoardCell, PersonRow, ShiftMark, UncoveredMark

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_TROUBLE_WORDS = {"law": "Breaks the law", "policy": "Against policy", "wish": "Unmet wish"}


def long_day(day: int) -> str:
    """`Tuesday 24 November`."""
    on = date.fromordinal(day)
    return f"{LONG_WEEKDAYS[on.weekday()]} {on.day} {_MONTHS[on.month - 1]}"


def short_day(day: int, *, with_month: bool = False) -> str:
    """`Tue 24`, `Tue 24 Nov`."""
    on = date.fromordinal(day)
    text = f"{WEEKDAYS[on.weekday()]} {on.day}"
    return f"{text} {MONTHS[on.month - 1]}" if with_month else text


def shift_times(shift: Shift) -> str:
    """`12:00 to 20:00`, `22:00 to 08:00 next day`."""
    overnight = " next day" if day_of(shift.end - 1) > shift.day else ""
    return f"{clock(shift.start)} to {end_clock(shift.end)}{overnight}"


def bar_times(shift: Shift) -> str:
    """`12:00–20:00`, as written under the bar."""
    return times_label(shift.start, shift.end)


def brief_times(shift: Shift) -> str:
    """`12–20`, `10–17:30`, for a narrow column."""
    return f"{_brief(clock(shift.start))}–{_brief(end_clock(shift.end))}"


def _brief(time: str) -> str:
    return time.removesuffix(":00")


def cell_text(cell: BoardCell, away: AwayMark | None) -> str:
    """What the cell says in short: the times, or why there is no shift."""
    if cell.shift is not None:
        return bar_times(cell.shift.shift)
    return away.words if away else cell.off_text


def cell_accessible_text(person: Person, cell: BoardCell, away: AwayMark | None, *, is_lockdown: bool) -> str:
    """The cell in full sentences."""
    head = f"{person.name}, {long_day(cell.day)}"
    parts = [f"Away {part.detail}, {part.words.lower()}" for part in cell.parts]
    if is_lockdown:
        parts.append("Lockdown week")
    if cell.shift is None:
        reason = _away_words(away) if away else cell.off_text or "no shift"
        return _sentences([f"{head}, {_lower_first(reason)}", *parts])
    return _sentences([f"{head}, {shift_head(cell.shift)}", *shift_parts(cell.shift), *parts])


def shift_head(mark: ShiftMark) -> str:
    """`12:00 to 20:00, office`."""
    return f"{shift_times(mark.shift)}, {mark.shift.place}"


def shift_parts(mark: ShiftMark) -> list[str]:
    """What is in the shift and what is said of it, each without a full stop."""
    shift, rest = mark.shift, mark.rest_after
    parts = [block_words(block) for block in mark.blocks]
    if shift.break_span is not None:
        parts.append(f"Break {clock(shift.break_span.start)} to {end_clock(shift.break_span.end)}")
    if rest is not None:
        parts.append(f"Then {rest.text.removeprefix('rest ')} rest".replace(" h rest", " hours' rest"))
    says = (
        (mark.is_unusual, "Differs from the usual hours"),
        (shift.is_pinned, "Pinned"),
        (mark.is_changed, "Changed since published"),
        (mark.is_moving, "May still change while building"),
    )
    parts += [words for is_so, words in says if is_so]
    if mark.trouble is not None:
        said = " ".join(sentence.rstrip(".") + "." for sentence in mark.trouble.sentences).rstrip(".")
        parts.append(f"{_TROUBLE_WORDS[mark.trouble.kind]}: {said}")
    return parts


def block_words(block: BlockMark) -> str:
    """One activity in words: `Visit R-1042, 18:30 to 20:00, two workers, one missing`."""
    return f"{block.words}, pinned" if block.is_pinned else block.words


def _away_words(away: AwayMark) -> str:
    return f"{away.words}, {away.detail}"


def _lower_first(text: str) -> str:
    return text[:1].lower() + text[1:]


def _sentences(parts: list[str]) -> str:
    return " ".join(f"{part}." for part in parts)


def row_accessible_text(row: PersonRow) -> str:
    """A row head in words: name, hours, TOIL."""
    parts = [row.name, *row.chips]
    if row.hours_text:
        parts += [f"planned {row.hours_text.replace('/', ' of ')} hours", f"TOIL {row.toil_text}"]
    if row.is_over:
        parts.append(f"{hours_label(row.planned_minutes - row.contract_minutes)} over contract")
    if row.shares_post_below or row.shares_post_above:
        parts.append(
            "shares a post with the next row" if row.shares_post_below else "shares the row above's post"
        )
    return f"{', '.join(parts)}."


def uncovered_when(mark: UncoveredMark) -> str:
    """`Tuesday 24 November, 18:30 to 20:00`, or the days over which it may happen."""
    first, last = long_day(day_of(mark.span.start)), long_day(day_of(mark.span.end - 1))
    if mark.has_time:
        return f"{first}, {clock(mark.span.start)} to {end_clock(mark.span.end)}"
    return f"{first} to {last}"


def uncovered_accessible_text(mark: UncoveredMark) -> str:
    """An uncovered demand in words."""
    when = uncovered_when(mark)
    return _sentences([f"Uncovered: {mark.words}", when, *([mark.reason.rstrip(".")] if mark.reason else [])])
