"""Bank holidays of the UK nations, from the `holidays` library (source: gov.uk/bank-holidays)."""

from __future__ import annotations

import functools
from datetime import date

_SUBDIVISIONS = {"england": "ENG", "wales": "WLS", "scotland": "SCT", "northern_ireland": "NIR"}


@functools.lru_cache(maxsize=64)
def _of_year(nation: str, year: int) -> dict[int, str]:
    # Imported late: the library costs start-up time and only planning needs it.
    from planner.domain.lean_holidays import country_holidays

    days = country_holidays("GB", subdiv=_SUBDIVISIONS[nation], years=year)
    return {day.toordinal(): name for day, name in days.items()}


def bank_holiday_name(nation: str, day: int) -> str:
    """`Christmas Day`; nothing on any other day (an ordinal)."""
    return _of_year(nation, date.fromordinal(day).year).get(day, "")


@functools.lru_cache(maxsize=8192)
def is_bank_holiday(nation: str, day: int) -> bool:
    """Whether the day (an ordinal) is a bank holiday of the nation."""
    return day in _of_year(nation, date.fromordinal(day).year)


def is_working_day(nation: str, day: int) -> bool:
    """Monday to Friday and no bank holiday."""
    return (day - 1) % 7 < 5 and not is_bank_holiday(nation, day)


@functools.lru_cache(maxsize=4096)
def working_days_after(
    nation: str,
    day: int,
    count: int,
    *,
    counts_the_day_itself: bool = False,
    counts_bank_holidays: bool = False,
) -> int:
    """The day by which `count` working days from `day` on are over.

    The day itself is day 0, or with `counts_the_day_itself` day 1 when it is a working day. With
    `counts_bank_holidays` every day from Monday to Friday is a working day.
    """

    def counts(each: int) -> bool:
        return (each - 1) % 7 < 5 and (counts_bank_holidays or not is_bank_holiday(nation, each))

    left = count - (1 if counts_the_day_itself and counts(day) else 0)
    while left > 0:
        day += 1
        left -= counts(day)
    return day


def working_days_before(nation: str, day: int, count: int) -> int:
    """The day that lies `count` working days before `day` (itself when count is 0)."""
    while count > 0:
        day -= 1
        if is_working_day(nation, day):
            count -= 1
    return day
