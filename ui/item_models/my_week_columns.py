"""A person's own week as plain records: a column a day, in it the shift with its parts. No pixels."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from planner.domain.person import PersonDay
from planner.domain.rota import Activity, Shift
from planner.domain.time_grid import (
    WEEKDAYS,
    Span,
    civil,
    clock,
    date_of,
    day_of,
    end_clock,
    hours_label,
    minus,
    times_label,
    weekday_of,
)
from planner.services.my_week.my_week import MyWeek
from planner.services.my_week.why_hours import workers_of
from ui.item_models.board_away import away_marks
from ui.item_models.board_cells import CellMaker
from ui.item_models.board_marks import AwayMark, BlockMark, BoardCell, TroubleMark
from ui.item_models.board_words import long_day, shift_times

REST_SHOWN_MINUTES = 14 * 60
LEAST_CASEWORK = 30
PieceKind = Literal["shift", "block", "break"]
PLACES = {"office": ("buildings", "Office"), "home": ("home", "Home")}


@dataclass(frozen=True, slots=True)
class Piece:
    """A shift, one activity of it, or its break. `title`, `short`, `times` and `more` are lines; `due` a pill
    below; `brief` is what is left of the title where there is little room. `short`: who is still needed.

    `start` is the activity's own start, by which it is found again; None for the shift and the break.
    """

    kind: PieceKind
    span: Span
    title: str
    times: str
    words: str
    short: str = ""
    more: str = ""
    due: str = ""
    brief: str = ""
    block: BlockMark | None = None
    start: int | None = None


@dataclass(frozen=True, slots=True)
class RestLine:
    """A rest of 14 h or less, before a shift or after one; `words` stand on it."""

    span: Span
    words: str
    is_tight: bool
    is_before: bool = False

    @property
    def hours(self) -> str:
        return hours_label(self.span.minutes)


@dataclass(frozen=True, slots=True)
class DayColumn:
    """One day. `pieces`: the shift first, then what is in it in order; none on a day off.

    `casework`: open time of the shift that is long enough to say so.
    """

    day: int
    head: str
    hours: str
    icon: str
    line: str
    shift: Shift | None = None
    # The line where there is little room: the icon says the place, the words in full are told by the tooltip.
    brief: str = ""
    pieces: tuple[Piece, ...] = ()
    casework: tuple[Span, ...] = ()
    rests: tuple[RestLine, ...] = ()
    trouble: TroubleMark | None = None
    is_lockdown: bool = False

    @property
    def is_narrow(self) -> bool:
        """A weekend day without work."""
        return self.shift is None and weekday_of(self.day) >= 5

    @property
    def words(self) -> str:
        """The day in a sentence."""
        if self.shift is None:
            return f"{long_day(self.day)}, {self.line[:1].lower()}{self.line[1:]}."
        at = "at home" if self.shift.place == "home" else "in the office"
        parts = [f"{long_day(self.day)}, {shift_times(self.shift)}, {at}, {self.hours}"]
        parts += [f"{rest.words} before" if rest.is_before else rest.words for rest in self.rests]
        if self.trouble is not None:
            parts += list(self.trouble.sentences)
        return " ".join(f"{part.rstrip('.')}." for part in parts)


def day_columns(week: MyWeek) -> tuple[DayColumn, ...]:
    """The seven days."""
    cells = _cells(week)
    away = {day: mark for mark in away_marks(week.person) for day in range(mark.first, mark.last + 1)}
    return tuple(
        _column(week, cell, person_day, away.get(cell.day))
        for cell, person_day in zip(cells, week.person.days, strict=True)
    )


def _cells(week: MyWeek) -> tuple[BoardCell, ...]:
    rota = week.rota
    maker = CellMaker(
        problem=week.problem,
        shifts=rota.shifts if rota is not None else (),
        is_planned=rota is not None,
        findings=week.findings,
        published=None,
        moving=frozenset(),
    )
    return maker.row(week.person)


def _column(week: MyWeek, cell: BoardCell, person_day: PersonDay, away: AwayMark | None) -> DayColumn:
    day = cell.day
    head = f"{WEEKDAYS[weekday_of(day)]} {date_of(civil(day)).day}"
    if cell.shift is None:
        if away is not None:
            return DayColumn(day, head, "", "", away.words, brief=away.brief)
        return DayColumn(day, head, "", "", _off_words(cell, person_day), brief="Off")
    mark = cell.shift
    shift = mark.shift
    icon, place = PLACES.get(shift.place, ("", ""))
    blocks = tuple(_block_piece(week, shift, block) for block in mark.blocks)
    pieces = sorted((*blocks, *_break_piece(shift)), key=lambda each: each.span.start)
    return DayColumn(
        day=day,
        head=head,
        hours=hours_label(shift.paid_minutes),
        icon=icon,
        line=f"{place} · {times_label(shift.start, shift.end)}",
        brief=times_label(shift.start, shift.end),
        shift=shift,
        pieces=(_shift_piece(shift), *pieces),
        casework=tuple(_casework(shift)),
        rests=tuple(_rests(week, shift)),
        trouble=mark.trouble,
        is_lockdown=mark.is_lockdown,
    )


def _off_words(cell: BoardCell, person_day: PersonDay) -> str:
    if cell.off_text in ("", "Not working", "Day off") and person_day.off_reason in ("", "not working"):
        return "Off"
    return cell.off_text or "Off"


def _shift_piece(shift: Shift) -> Piece:
    times = times_label(shift.start, shift.end)
    words = f"Shift {shift_times(shift)}, {shift.place}"
    return Piece("shift", Span(shift.start, shift.end), "Shift", times, words)


def _break_piece(shift: Shift) -> Iterator[Piece]:
    rest = shift.break_span
    if rest is not None:
        title = f"Break {rest.minutes} min"
        yield Piece("break", rest, title, "", f"{title}, {clock(rest.start)} to {end_clock(rest.end)}")


def _block_piece(week: MyWeek, shift: Shift, block: BlockMark) -> Piece:
    activity = shift.activities[block.index]
    site = activity.span_on_site
    head, _, rest = block.words.partition(", ")
    title, _, with_whom = head.partition(" with ")
    more = with_whom or " and ".join(_colleagues(week, shift, activity))
    due = ""
    if block.is_due:
        due = f"due {rest.rpartition('due ')[2]}"
    title = title.removeprefix("Court writing ")
    title = f"Writing {title}" if block.look == "court" and title != head else title
    short = f"needs {block.missing} more worker{'s' if block.missing > 1 else ''}" if block.missing else ""
    words = block.words if not more or with_whom else f"{block.words}, with {more}"
    return Piece(
        kind="block",
        span=block.span,
        title=title,
        times=times_label(site.start, site.end),
        words=words,
        short=short,
        more=f"with {more}" if more else "",
        due=due,
        brief=_brief(title),
        block=block,
        start=activity.start,
    )


def _brief(title: str) -> str:
    """The case of what is about one: the icon says what it is."""
    last = title.rpartition(" ")[2]
    return last if any(letter.isdigit() for letter in last) and "-" in last else title


def _colleagues(week: MyWeek, shift: Shift, activity: Activity) -> Iterator[str]:
    """Who does the same visit."""
    for other in workers_of(week, activity):
        if other != shift.staff:
            yield week.problem.name_of(other)


def _casework(shift: Shift) -> Iterator[Span]:
    """What is left of the shift beside its break and what is planned in it."""
    taken = [activity.span for activity in shift.activities]
    taken += [shift.break_span] if shift.break_span is not None else []
    for span in minus(Span(shift.start, shift.end), taken):
        if span.minutes >= LEAST_CASEWORK:
            yield span


def _rests(week: MyWeek, shift: Shift) -> Iterator[RestLine]:
    """The short rest before this shift and the one after it."""
    for first, second in pairwise(week.around):
        rest = Span(first.end, second.start)
        if not 0 < rest.minutes <= REST_SHOWN_MINUTES or shift.id not in (first.id, second.id):
            continue
        is_tight = rest.minutes < week.person.rest_minutes + 60
        if second.id == shift.id:
            since = WEEKDAYS[weekday_of(day_of(first.start))]
            yield RestLine(rest, f"{hours_label(rest.minutes)} rest since {since}", is_tight, is_before=True)
        else:
            yield RestLine(rest, f"rest {hours_label(rest.minutes)}", is_tight)
