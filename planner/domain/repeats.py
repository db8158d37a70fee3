"""How demand repeats: a rule of RFC 5545 or every so many working days, with the days that are left out.

Times of day, lengths and people are the repeating record's own; a repeat only says on which days. The first
day is the record's, and it counts. Rules are read by python-dateutil.
"""

from __future__ import annotations

import functools
from bisect import bisect_left
from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Annotated

from pydantic import AfterValidator, Field, model_validator

from planner.domain.bank_holidays import is_bank_holiday, is_working_day
from planner.domain.records import Record

# Nothing repeats for longer than this.
MOST_YEARS = 60
MOST_INTERVAL = 60
PLAIN_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
# What a rule of each frequency may say; all else would be of another hour, or need not ever come true.
PARTS: Mapping[str, frozenset[str]] = {
    "DAILY": frozenset({"FREQ", "INTERVAL"}),
    "WEEKLY": frozenset({"FREQ", "INTERVAL", "BYDAY"}),
    "MONTHLY": frozenset({"FREQ", "INTERVAL", "BYDAY", "BYMONTHDAY", "BYSETPOS"}),
}


def rule_parts(rule: str) -> dict[str, str]:
    """`FREQ=WEEKLY;BYDAY=TU` as its parts. ValueError with a sentence when it is no rule that can be kept."""
    parts: dict[str, str] = {}
    for part in rule.split(";"):
        name, equals, value = part.partition("=")
        if not equals or not value or name in parts:
            raise ValueError(
                f"“{rule}” is no rule for repeating; write it as FREQ=WEEKLY;INTERVAL=2;BYDAY=TU"
            )
        parts[name] = value
    known = PARTS.get(parts.get("FREQ", ""))
    if known is None:
        raise ValueError("It repeats daily, weekly or monthly: FREQ=DAILY, FREQ=WEEKLY or FREQ=MONTHLY")
    if {"UNTIL", "COUNT"} & set(parts):
        raise ValueError("The last day stands in “last”; take UNTIL or COUNT out of the rule")
    if unknown := sorted(set(parts) - known):
        raise ValueError(f"A rule with FREQ={parts['FREQ']} does not say {unknown[0]}; take it out")
    _refuse_odd_values(parts)
    return parts


def _refuse_odd_values(parts: Mapping[str, str]) -> None:
    if not 1 <= _number(parts.get("INTERVAL", "1")) <= MOST_INTERVAL:
        raise ValueError(f"INTERVAL is a whole number from 1 to {MOST_INTERVAL}")
    for each in parts.get("BYMONTHDAY", "1").split(","):
        if not 1 <= abs(_number(each)) <= 31:
            raise ValueError("BYMONTHDAY is a day of the month, 1 to 31, or −1 to −31 from its end")
    if not 1 <= abs(_number(parts.get("BYSETPOS", "1"))) <= 4:
        raise ValueError("BYSETPOS is 1 to 4, or −1 to −4 from the end of the month")
    ordinals = parts["FREQ"] == "MONTHLY" and "BYSETPOS" not in parts
    for each in parts.get("BYDAY", "MO").split(","):
        place = each[:-2]
        if each[-2:] not in PLAIN_DAYS or (place and not (ordinals and 1 <= abs(_number(place)) <= 5)):
            raise ValueError("BYDAY is a day such as TU, and in months also 2TU or -1FR, the last Friday")
    if "BYDAY" in parts and "BYMONTHDAY" in parts:
        raise ValueError("A monthly rule says BYDAY or BYMONTHDAY, not both")
    if "BYSETPOS" in parts and "BYDAY" not in parts:
        raise ValueError("BYSETPOS chooses among the days of BYDAY; say those, too")


def _number(text: str) -> int:
    """The whole number, or 0 where it is none."""
    plain = text.removeprefix("-").removeprefix("+")
    return int(text) if plain.isascii() and plain.isdigit() and len(plain) < 5 else 0


def _sound_rule(rule: str) -> str:
    if rule:
        rule_parts(rule)
    return rule


class Repeat(Record):
    """On which days something is asked again, from its first day on.

    Either `rule` (RFC 5545, without an end) or `every_working_days`. `last`: the last day on which it may
    fall; without it, on and on. `skip`: days on which it is left out once.
    """

    rule: Annotated[str, Field(max_length=120), AfterValidator(_sound_rule)] = ""
    every_working_days: int | None = Field(default=None, ge=1, le=260)
    last: date | None = None
    skip: tuple[date, ...] = ()
    rests_on_bank_holidays: bool = False

    @model_validator(mode="after")
    def _one_way(self) -> Repeat:
        if bool(self.rule) == (self.every_working_days is not None):
            raise ValueError("It repeats by a “rule” or “every_working_days”: say one of the two")
        return self


def planned_days(repeat: Repeat, first: int, nation: str, days: range) -> tuple[int, ...]:
    """The days (ordinals) of the range on which it falls, those left out once included."""
    if not days or days.stop <= first:
        return ()
    # Counted to the end of a year, so that the weeks of a year are counted once.
    until = date(min(9999, date.fromordinal(days.stop - 1).year), 12, 31).toordinal()
    if repeat.every_working_days is not None:
        all_days = _every_working_days(repeat.every_working_days, first, nation, until)
    else:
        all_days = _by_rule(repeat.rule, first, until)
    inside = all_days[bisect_left(all_days, days.start) : bisect_left(all_days, days.stop)]
    last = repeat.last.toordinal() if repeat.last is not None else None
    return tuple(
        day
        for day in inside
        if (last is None or day <= last)
        and not (repeat.rests_on_bank_holidays and is_bank_holiday(nation, day))
    )


def repeat_days(repeat: Repeat, first: int, nation: str, days: range) -> tuple[int, ...]:
    """The days (ordinals) of the range on which it is asked."""
    skipped = {day.toordinal() for day in repeat.skip}
    return tuple(day for day in planned_days(repeat, first, nation, days) if day not in skipped)


@functools.lru_cache(maxsize=512)
def _by_rule(rule: str, first: int, until: int) -> tuple[int, ...]:
    # Imported late: only teams with repeating demand need it.
    from dateutil.rrule import rrulestr

    start = datetime.combine(date.fromordinal(first), time())
    end = datetime.combine(date.fromordinal(min(until, first + MOST_YEARS * 366)), time())
    days = rrulestr(rule, dtstart=start).between(start, end, inc=True)
    return tuple(day.toordinal() for day in days)


@functools.lru_cache(maxsize=256)
def _every_working_days(count: int, first: int, nation: str, until: int) -> tuple[int, ...]:
    """The first day, and from it every so many working days of the nation."""
    found, passed = [first], 0
    for day in range(first + 1, min(until, first + MOST_YEARS * 366) + 1):
        passed += is_working_day(nation, day)
        if passed == count:
            found.append(day)
            passed = 0
    return tuple(found)
