"""Working patterns to begin with: office hours, late hours, compressed, part of the year, shared posts.

Every template is for 37 hours a week unless its name says otherwise; breaks are set so that the paid hours of
fixed days come out right (11:00–19:00 with 36 minutes unpaid is 7.4 h, 37 h a week).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from planner.domain.contracts import (
    BasePlace,
    FixedShiftDay,
    FlexibleDay,
    OffDay,
    PatternDay,
    PatternWeek,
    WorkingPattern,
)

OFF = OffDay()
FULL_BREAK = 36


@dataclass(frozen=True, slots=True)
class PatternTemplate:
    """`minutes_per_week` is the contract that the pattern fits."""

    id: str
    name: str
    note: str
    minutes_per_week: int
    weeks: tuple[PatternWeek, ...]
    group: Literal["full time", "compressed", "part time", "job share"] = "full time"

    def made(self, pattern_id: str, cycle_starts: date, name: str = "") -> WorkingPattern:
        """A pattern of the team from the template; the cycle begins on a Monday."""
        return WorkingPattern(
            id=pattern_id, name=name or self.name, cycle_starts=cycle_starts, weeks=self.weeks
        )


def fixed(start: int, end: int, rest: int = FULL_BREAK, place: BasePlace = "office") -> FixedShiftDay:
    """A fixed day between two times in minutes."""
    return FixedShiftDay(start=start, end=end, break_minutes=rest, place=place)


def _week(*days: PatternDay) -> PatternWeek:
    """The days given, and the rest of the week off."""
    return PatternWeek(days=(*days, *(OFF for _ in range(7 - len(days)))))


def _five(start: int, end: int) -> tuple[PatternWeek, ...]:
    return (_week(*(fixed(start, end) for _ in range(5))),)


def _flexi() -> tuple[PatternWeek, ...]:
    day = FlexibleDay(
        earliest=420,
        latest=1140,
        shortest_minutes=240,
        longest_minutes=600,
        usual_start=540,
        usual_end=1020,
        break_minutes=FULL_BREAK,
        place="either",
    )
    return (_week(*(day for _ in range(5))),)


def _nine_day_fortnight() -> tuple[PatternWeek, ...]:
    # 74 h in nine days: eight of 8 h 15 min and one of 8 h.
    long, short = fixed(510, 1035, 30), fixed(510, 1020, 30)
    return (_week(long, long, long, long, long), _week(long, long, long, short))


TEMPLATES: tuple[PatternTemplate, ...] = (
    PatternTemplate("nine-five", "9–5", "09:00–17:00, five days", 2220, _five(540, 1020)),
    PatternTemplate("flexi", "Flexi", "any shift inside 07:00–19:00", 2220, _flexi()),
    PatternTemplate("eleven-seven", "11–7", "11:00–19:00, five days", 2220, _five(660, 1140)),
    PatternTemplate("twelve-eight", "12–8", "12:00–20:00, covers an 8 pm visit", 2220, _five(720, 1200)),
    PatternTemplate("half-twelve", "12:30–8:30", "12:30–20:30, with travel home", 2220, _five(750, 1230)),
    PatternTemplate(
        "four-day",
        "Compressed: 4 days",
        "four days of 9 h 15 min",
        2220,
        (_week(*(fixed(480, 1065, 30) for _ in range(4))),),
        "compressed",
    ),
    PatternTemplate(
        "nine-day",
        "Compressed: 9-day fortnight",
        "every other Friday off",
        2220,
        _nine_day_fortnight(),
        "compressed",
    ),
    PatternTemplate(
        "three-day",
        "3 days a week",
        "09:00–17:00, Monday to Wednesday",
        1332,
        (_week(*(fixed(540, 1020) for _ in range(3))),),
        "part time",
    ),
    PatternTemplate(
        "four-short",
        "4 days a week",
        "09:00–17:00, Monday to Thursday",
        1776,
        (_week(*(fixed(540, 1020) for _ in range(4))),),
        "part time",
    ),
    PatternTemplate(
        "school-hours",
        "Term time: school hours",
        "09:30–14:30; the school holidays are entered as leave",
        1500,
        (_week(*(fixed(570, 870, 0) for _ in range(5))),),
        "part time",
    ),
    PatternTemplate(
        "share-first",
        "Job share: first half",
        "Monday, Tuesday and Wednesday morning",
        1110,
        (_week(fixed(540, 1020), fixed(540, 1020), fixed(540, 762, 0)),),
        "job share",
    ),
    PatternTemplate(
        "share-second",
        "Job share: second half",
        "Wednesday afternoon, Thursday and Friday, an hour together on Wednesday",
        1110,
        (_week(OFF, OFF, fixed(702, 924, 0), fixed(540, 1020), fixed(540, 1020)),),
        "job share",
    ),
    PatternTemplate(
        "share-three-two",
        "Job share: 3 days, then 2",
        "Monday to Wednesday, in the other week Monday and Tuesday",
        1110,
        (
            _week(fixed(540, 1020), fixed(540, 1020), fixed(540, 1020)),
            _week(fixed(540, 1020), fixed(540, 1020)),
        ),
        "job share",
    ),
    PatternTemplate(
        "share-two-three",
        "Job share: 2 days, then 3",
        "Thursday and Friday, in the other week Wednesday to Friday",
        1110,
        (
            _week(OFF, OFF, OFF, fixed(540, 1020), fixed(540, 1020)),
            _week(OFF, OFF, fixed(540, 1020), fixed(540, 1020), fixed(540, 1020)),
        ),
        "job share",
    ),
    PatternTemplate(
        "share-week-a",
        "Job share: first of alternate weeks",
        "one week on, one week off",
        1110,
        (*_five(540, 1020), _week()),
        "job share",
    ),
    PatternTemplate(
        "share-week-b",
        "Job share: second of alternate weeks",
        "one week off, one week on",
        1110,
        (_week(), *_five(540, 1020)),
        "job share",
    ),
)
# Work after this time is an evening, until a team's rule pack says otherwise.
EVENING_FROM = 1080
_BY_ID: Mapping[str, PatternTemplate] = {template.id: template for template in TEMPLATES}
_HOURS = re.compile(r"(\d{1,2})(?:[:.]?(\d{2}))?(am|pm)?-(\d{1,2})(?:[:.]?(\d{2}))?(am|pm)?")


def template(template_id: str) -> PatternTemplate:
    """The template of that id. KeyError when there is none."""
    return _BY_ID[template_id]


def template_called(words: str) -> PatternTemplate | None:
    """The template that somebody means who writes its name, or the hours of its five days: `11am-7pm`,
    `9 to 5`, `12:30–20:30`. None when it is none of them."""
    plain = _plain(words)
    named = next((each for each in TEMPLATES if _plain(each.name) == plain), None)
    if named is not None:
        return named
    match = _HOURS.fullmatch(plain)
    if match is None:
        return None
    start, end = _minute(*match.group(1, 2, 3)), _minute(*match.group(4, 5, 6))
    # Half a clock: 9 to 5 ends in the afternoon.
    hours = (start, end if end > start else end + 720)
    full = (each for each in TEMPLATES if each.group == "full time")
    return next((each for each in full if _hours(each) == {hours}), None)


def _hours(template: PatternTemplate) -> set[tuple[int, int]]:
    """The hours of its fixed days."""
    days = (day for week in template.weeks for day in week.days)
    return {(day.start, day.end) for day in days if isinstance(day, FixedShiftDay)}


def _plain(words: str) -> str:
    """Without spaces and capitals, with one kind of dash, and without the hours of the contract."""
    name = words.casefold().partition("·")[0].replace(" to ", "-")
    return re.sub(r"[–—−]", "-", re.sub(r"\s+", "", name))


def _minute(hours: str, minutes: str | None, half: str | None) -> int:
    hour = int(hours) % 12 if half else int(hours)
    return (hour + (12 if half == "pm" else 0)) * 60 + int(minutes or 0)


def works_evenings(pattern: WorkingPattern, evening_from: int = EVENING_FROM) -> bool:
    """Whether the agreed shifts themselves reach into the evening: the contract is one of evenings."""
    return evening_days(pattern, evening_from) > 0


def evening_days(pattern: WorkingPattern, evening_from: int = EVENING_FROM) -> int:
    """How many fixed days of the cycle end in the evening or after midnight."""
    days = (day for week in pattern.weeks for day in week.days)
    return sum(
        isinstance(day, FixedShiftDay) and (day.end > evening_from or day.end <= day.start) for day in days
    )
