"""Hours as people type them into a spreadsheet: `12:00–20:00`, `9-5`, `9am to 5.30pm`, `0900-1700 home`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from planner.domain.time_grid import DAY

NOON = 720
# Of what one cell may hold; anything longer is no time of day.
LONGEST = 60
# No work on that day.
OFF_WORDS = frozenset({"off", "-", "–", "—", "x", "nw", "day off", "rest", "rest day", "not working"})
# What other programs, and the board itself, write where somebody is away: nothing is changed there.
AWAY_WORDS = frozenset(
    {
        "a/l",
        "al",
        "annual leave",
        "away",
        "bank holiday",
        "holiday",
        "hol",
        "leave",
        "loan",
        "out of post",
        "on loan",
        "sick",
        "study",
        "study leave",
        "time off in lieu",
        "toil",
    }
)
_HOME = re.compile(r"[\s,(/]*\b(home|wfh|at home|working from home|h)\b[\s)]*$")
_OFFICE = re.compile(r"[\s,(/]*\b(office|at the office|o)\b[\s)]*$")
_DASH = re.compile(r"\s*(?:[-–—‒−~]|\bto\b|\btill\b|\buntil\b)\s*")
_TIME = re.compile(r"(?:at\s+)?(\d{1,2})(?:[:.,h](\d{2})?)?(?::00)?\s*(am|pm|a|p|h|hrs|noon)?\.?")
_FOUR = re.compile(r"(\d{1,2})(\d{2})\s*(am|pm|a|p|h|hrs)?\.?")
_WORDS = {"noon": NOON, "midday": NOON, "midnight": DAY}


@dataclass(frozen=True, slots=True)
class TypedHours:
    """What a cell says of a day: `hours` from `start` to `end` (minutes of the day; after midnight 1440 and
    more), `off`, or `nothing` to change. `place` where it says one; `name` where a named shift is meant."""

    kind: Literal["hours", "off", "nothing"]
    start: int = 0
    end: int = 0
    place: Literal["office", "home"] | None = None
    name: str | None = None


@dataclass(frozen=True, slots=True)
class TypedCell:
    """A cell that was typed for a person's day; `where` names it for a message."""

    staff: str
    day: int
    text: str
    where: str


def typed_hours(text: str, named: Mapping[str, tuple[str, int, int]] | None = None) -> TypedHours:
    """Read a cell. `named`: names in small letters → id, start and end of a named shift.

    Raises ValueError with a sentence when it is none of these.
    """
    words = " ".join(text.replace("\u00a0", " ").split()).casefold()
    if not words or words in AWAY_WORDS:
        return TypedHours("nothing")
    if words in OFF_WORDS:
        return TypedHours("off")
    if len(words) > LONGEST:
        raise ValueError(f"“{text[:LONGEST]}…” is too long for a time.")
    known = (named or {}).get(words)
    if known is not None:
        return TypedHours("hours", known[1], known[2], name=known[0])
    place, words = _without_place(words)
    parts = [part for part in _DASH.split(words) if part]
    if len(parts) != 2:
        raise ValueError(f"“{text}” is not a time; write it as 12:00–20:00.")
    start, end = _span(text, *parts)
    return TypedHours("hours", start, end, place)


def _without_place(words: str) -> tuple[Literal["office", "home"] | None, str]:
    """Where it is worked, when the cell ends in that, and the rest."""
    if (found := _HOME.search(words)) and any(figure.isdigit() for figure in words[: found.start()]):
        return "home", words[: found.start()]
    if (found := _OFFICE.search(words)) and any(figure.isdigit() for figure in words[: found.start()]):
        return "office", words[: found.start()]
    return None, words


def _span(text: str, first: str, second: str) -> tuple[int, int]:
    """From and to. `9-5` and `12-8` are what people mean by them: the second is in the afternoon."""
    (start, start_half), (end, end_half) = _time(text, first), _time(text, second)
    if end < start and not end_half and end < NOON and end + NOON > start and not _is_full(second):
        end += NOON
    elif not start_half and end_half == "pm" and start < NOON and start + NOON < end and not _is_full(first):
        # `1-5pm` begins in the afternoon, too; `9-5pm` does not.
        start += NOON if start < 7 * 60 else 0
    if end <= start:
        end += DAY
    if end - start > 16 * 60 or end == start:
        raise ValueError(f"“{text}” is longer than 16 hours; write it as 12:00–20:00.")
    return start, end


def _is_full(part: str) -> bool:
    """Whether a time has two figures for its hour, as `08:00` of the twenty-four hours has."""
    return part.startswith("0") or bool(re.match(r"\d{2}[:.]?\d{2}", part))


def _time(text: str, part: str) -> tuple[int, str]:
    """Minutes of the day, and `am` or `pm` where it says so."""
    if part in _WORDS:
        return _WORDS[part], "said"
    found = _TIME.fullmatch(part) or _FOUR.fullmatch(part)
    if found is None:
        raise ValueError(f"“{text}” is not a time; write it as 12:00–20:00.")
    hour, minute, half = int(found[1]), int(found[2] or 0), (found[3] or "")[:1]
    if half in ("a", "p") and not 1 <= hour <= 12:
        raise ValueError(f"“{text}”: there is no {hour} {half}m.")
    if half == "p" and hour < 12:
        hour += 12
    elif half == "a" and hour == 12:
        hour = 0
    if minute > 59 or hour * 60 + minute > DAY:
        raise ValueError(f"“{text}” is not a time; a day runs from 00:00 to 24:00.")
    return hour * 60 + minute, {"a": "am", "p": "pm"}.get(half, "")
