"""Local civil time as whole minutes, half-open spans, and the grids of the planner.

A *civil minute* is an int: `date.toordinal() * 1440 + minute of the day`, read off a wall clock in the
team's place (Europe/London). Integers keep spans, rules and the solver free of time zones and of naive
datetimes; the two clock-change nights are put right by `worked_minutes`, and only exporters turn a civil
minute into an instant (`instant`).
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

DAY = 1440
WEEK = 7 * DAY
COVER_GRID = 30
ACTIVITY_GRID = 15
PLACE = ZoneInfo("Europe/London")

LONG_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
WEEKDAYS = tuple(name[:3] for name in LONG_WEEKDAYS)
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open `[start, end)` in civil minutes."""

    start: int
    end: int

    @property
    def minutes(self) -> int:
        return self.end - self.start

    @property
    def times(self) -> str:
        """`18:30–20:00`."""
        return times_label(self.start, self.end)

    @property
    def days(self) -> range:
        """The days (ordinals) that it touches."""
        return range(day_of(self.start), day_of(self.end - 1) + 1)

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def common(self, other: Span) -> Span | None:
        """The part both have, or None."""
        start, end = max(self.start, other.start), min(self.end, other.end)
        return Span(start, end) if start < end else None

    def shifted(self, minutes: int) -> Span:
        return Span(self.start + minutes, self.end + minutes)


def civil(day: date | int, minute_of_day: int = 0) -> int:
    """The civil minute of a moment; `day` as a date or its ordinal."""
    ordinal = day if isinstance(day, int) else day.toordinal()
    return ordinal * DAY + minute_of_day


def day_of(minute: int) -> int:
    """The day (date ordinal) in which the civil minute lies."""
    return minute // DAY


def date_of(minute: int) -> date:
    return date.fromordinal(minute // DAY)


def monday_of(day: date | int) -> int:
    """The ordinal of the Monday of the day's week (ordinal 1 was a Monday)."""
    if not isinstance(day, int):
        day = day.toordinal()
    return day - (day - 1) % 7


def weekday_of(day: int) -> int:
    """0 for Monday … 6 for Sunday, of a day's ordinal."""
    return (day - 1) % 7


def clock(minute: int) -> str:
    """`18:30`, of a moment in its day; midnight reads 00:00."""
    return f"{minute % DAY // 60:02d}:{minute % 60:02d}"


def end_clock(minute: int) -> str:
    """`18:30`, of something's end; midnight reads 24:00, the end of its day."""
    return clock_of_day(end_of_day(minute % DAY))


def clock_of_day(minute: int) -> str:
    """`18:30`, of minutes since midnight; the end of the day reads 24:00."""
    return f"{minute // 60:02d}:{minute % 60:02d}"


def end_of_day(minute: int) -> int:
    """Minutes since midnight of an end: midnight is that of the day's end, however it is written."""
    return minute or DAY


def times_label(start: int, end: int) -> str:
    """`09:00–17:00`; what lasts to the end of a day ends at 24:00."""
    return f"{clock(start)}–{end_clock(end)}"


@functools.lru_cache(maxsize=1024)
def day_label(day: int) -> str:
    """`Tue 24 Nov`."""
    on = date.fromordinal(day)
    return f"{WEEKDAYS[on.weekday()]} {on.day} {MONTHS[on.month - 1]}"


def date_label(on: date) -> str:
    """`Tue 24 Nov 2026`, for a day that may be of any year."""
    return f"{day_label(on.toordinal())} {on.year}"


def day_iso(day: int) -> str:
    """`2026-11-24`."""
    return date.fromordinal(day).isoformat()


def month_label(on: date) -> str:
    """`Nov 2026`, whatever language the computer speaks."""
    return f"{MONTHS[on.month - 1]} {on.year}"


def moment_label(minute: int) -> str:
    """`Tue 24 Nov 18:30`."""
    return f"{day_label(day_of(minute))} {clock(minute)}"


def end_label(minute: int) -> str:
    """`Tue 24 Nov 18:30`, of something's end; midnight reads 24:00 of the day before."""
    return f"{day_label(day_of(minute - 1))} {end_clock(minute)}"


def span_label(span: Span) -> str:
    """`Tue 24 Nov 18:30–20:00`."""
    return f"{day_label(day_of(span.start))} {span.times}"


@functools.lru_cache(maxsize=4096)
def hours_label(minutes: int) -> str:
    """`7.5 h`, `0 h`, `−1.25 h` (two decimals at most, a real minus sign)."""
    text = f"{abs(minutes) / 60:.2f}".rstrip("0").rstrip(".")
    return f"{'−' if minutes < 0 and text != '0' else ''}{text} h"


@functools.lru_cache(maxsize=32_768)
def iso_minute(minute: int) -> str:
    """`2026-11-24T18:30`."""
    return f"{date_of(minute).isoformat()}T{clock(minute)}"


@functools.lru_cache(maxsize=32_768)
def parse_iso_minute(text: str) -> int:
    """Read `2026-11-24T18:30` or `2026-11-24T24:00`; ValueError with a sentence when it is not one."""
    day_text, _, time_text = text.partition("T")
    try:
        day = date.fromisoformat(day_text)
    except ValueError:
        day = None
    if day is None or not time_text:
        raise ValueError(f"“{text}” is not a moment; write it as 2026-11-24T18:30")
    return civil(day, parse_clock(time_text))


def parse_clock(text: str) -> int:
    """Minutes since midnight of `18:30`; `24:00` is the end of the day. ValueError with a sentence."""
    hours, colon, minutes = text.partition(":")
    well_formed = colon and len(hours) == 2 and len(minutes) == 2 and (hours + minutes).isascii()
    if not well_formed or not (hours + minutes).isdigit():
        raise ValueError(f"“{text}” is not a time of day; write it as 18:30")
    value = int(hours) * 60 + int(minutes)
    if int(minutes) > 59 or value > DAY:
        raise ValueError(f"“{text}” is not a time of day; a day runs from 00:00 to 24:00")
    return value


def instant(minute: int) -> datetime:
    """The instant of a civil minute in Europe/London; in the hour that occurs twice, the first."""
    on = date_of(minute)
    return datetime(on.year, on.month, on.day, minute % DAY // 60, minute % 60, tzinfo=PLACE)


@functools.lru_cache(maxsize=4096)
def _offset_minutes(minute: int) -> int:
    offset = instant(minute).utcoffset() or timedelta()
    return int(offset.total_seconds()) // 60


def worked_minutes(span: Span) -> int:
    """Minutes that really pass in the span: an hour less or more over a clock change."""
    if _is_in_one_offset(span.start // DAY, span.end // DAY):
        return span.end - span.start
    return span.minutes - (_offset_minutes(span.end) - _offset_minutes(span.start))


@functools.lru_cache(maxsize=4096)
def _is_in_one_offset(first: int, last: int) -> bool:
    """Whether no clock changes from the beginning of the first day to the end of the last."""
    return _offset_minutes(civil(first)) == _offset_minutes(civil(last + 1)) and last - first < 60


def civil_of(moment: datetime) -> int:
    """The civil minute of an aware instant, rounded down."""
    local = moment.astimezone(PLACE)
    return civil(local.date(), local.hour * 60 + local.minute)


def utc_now() -> datetime:
    """The one place that reads the wall clock for stamps; pass its value on, never call it in a rule."""
    return datetime.now(UTC)


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The spans sorted, with overlapping and touching ones joined."""
    result: list[Span] = []
    for span in sorted(spans):
        if result and span.start <= result[-1].end:
            result[-1] = Span(result[-1].start, max(result[-1].end, span.end))
        else:
            result.append(span)
    return tuple(result)


def minus(span: Span, holes: Iterable[Span]) -> tuple[Span, ...]:
    """What is left of the span when the holes are cut out."""
    left: list[Span] = []
    start = span.start
    for hole in merged(holes):
        if hole.start > start:
            left.append(Span(start, min(hole.start, span.end)))
        start = max(start, hole.end)
    if start < span.end:
        left.append(Span(start, span.end))
    return tuple(part for part in left if part.end > part.start)


def overlap_minutes(span: Span, others: Iterable[Span]) -> int:
    """Minutes of the span that the others (disjoint) cover."""
    return sum(part.minutes for other in others if (part := span.common(other)))


def grid_starts(span: Span, grid: int = COVER_GRID) -> Iterator[int]:
    """The starts of the grid cells that the span touches."""
    return iter(range(span.start - span.start % grid, span.end, grid))


def outside_hours(span: Span, evening_from: int) -> tuple[Span, ...]:
    """The parts of the span in an evening (from `evening_from` minutes to 06:00 next day) or at a weekend."""
    parts: list[Span] = []
    for day in range(day_of(span.start) - 1, day_of(span.end - 1) + 1):
        midnight = civil(day)
        parts.append(Span(midnight + evening_from, midnight + DAY + 360))
        if weekday_of(day) >= 5:
            parts.append(Span(midnight, midnight + DAY))
    return tuple(part for other in merged(parts) if (part := span.common(other)))
