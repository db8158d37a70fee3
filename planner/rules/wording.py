"""The words of the sentences: names in a row, plurals, moments and lengths as a manager says them."""

from __future__ import annotations

import functools
from collections.abc import Iterable

from planner.domain.time_grid import DAY, Span, clock, day_label, day_of, end_clock

BEYOND = "a day outside the calendar"


def listed(names: Iterable[str], last: str = "and") -> str:
    """`Ana`, `Ana and Ben`, `Ana, Ben and Cy`."""
    words = list(names)
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def counted(number: int, noun: str, plural: str = "") -> str:
    """`1 worker`, `2 workers`; `0 people` with the plural given."""
    return f"{number} {noun if number == 1 else plural or noun + 's'}"


def rule_words(rule: str) -> str:
    """What a rule is called: `lockdown`, `days in a row`."""
    return rule.replace("_", " ")


def day_text(day: int) -> str:
    """`Tue 24 Nov`, whatever number is given."""
    try:
        return day_label(day)
    except (ValueError, OverflowError):
        return BEYOND


def moment_text(minute: int) -> str:
    """`Tue 24 Nov 18:30`, whatever number is given."""
    return f"{day_text(day_of(minute))} {clock(minute)}"


def end_text(minute: int) -> str:
    """`Tue 24 Nov 18:30`, of something's end: midnight is 24:00 of the day before."""
    return f"{day_text(day_of(minute - 1))} {end_clock(minute)}"


@functools.lru_cache(maxsize=8192)
def span_text(span: Span) -> str:
    """`Tue 24 Nov 18:30–20:00`, over midnight too; from a day on, both days are said."""
    if 0 < span.minutes < DAY:
        return f"{moment_text(span.start)}–{end_clock(span.end)}"
    return f"{moment_text(span.start)} to {end_text(span.end)}"


def week_text(monday: int) -> str:
    """`the week of Mon 23 Nov`."""
    return f"the week of {day_text(monday)}"


def weeks_text(monday: int, weeks: int) -> str:
    """`the week of Mon 23 Nov`, `the 4 weeks from Mon 23 Nov`."""
    return week_text(monday) if weeks == 1 else f"the {weeks} weeks from {day_text(monday)}"


def days_text(first: int, last: int) -> str:
    """`Tue 24 Nov`, or `Tue 24 Nov to Fri 27 Nov`."""
    return day_text(first) if first == last else f"{day_text(first)} to {day_text(last)}"


def minutes_text(minutes: int) -> str:
    """`15 min`, `1 h`, `1 h 30 min`: lengths that nobody says in decimals."""
    hours, rest = divmod(abs(minutes), 60)
    parts = [f"{hours} h"] if hours else []
    parts += [f"{rest} min"] if rest or not hours else []
    return f"{'−' if minutes < 0 else ''}{' '.join(parts)}"
