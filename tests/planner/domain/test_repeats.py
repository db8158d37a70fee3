"""Repeats: which days a rule gives, and which rules are refused."""

from __future__ import annotations

from datetime import date

import pytest
from pydantic import ValidationError

from planner.domain.repeats import Repeat, planned_days, repeat_days


def days_of(repeat: Repeat, first: date, until: date, nation: str = "england") -> list[str]:
    days = range(first.toordinal(), until.toordinal() + 1)
    return [f"{date.fromordinal(day):%d %b}" for day in repeat_days(repeat, days.start, nation, days)]


@pytest.mark.parametrize(
    ("rule", "first", "expected"),
    [
        ("FREQ=WEEKLY", date(2026, 11, 24), ["24 Nov", "01 Dec", "08 Dec", "15 Dec"]),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", date(2026, 11, 24), ["24 Nov", "08 Dec"]),
        ("FREQ=WEEKLY;BYDAY=MO,WE", date(2026, 12, 7), ["07 Dec", "09 Dec", "14 Dec", "16 Dec"]),
        ("FREQ=MONTHLY;BYDAY=-1FR", date(2026, 10, 30), ["30 Oct", "27 Nov"]),
        ("FREQ=MONTHLY;BYMONTHDAY=-1", date(2026, 10, 31), ["31 Oct", "30 Nov"]),
        ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1", date(2026, 11, 2), ["02 Nov", "01 Dec"]),
    ],
)
def test_a_rule_gives_its_days(rule: str, first: date, expected: list[str]) -> None:
    assert days_of(Repeat(rule=rule), first, date(2026, 12, 16)) == expected


def test_ten_working_days_leave_out_weekends_and_bank_holidays() -> None:
    # 21 December to 7 January: Christmas, Boxing Day's substitute and New Year's Day are no working days.
    ten = Repeat(every_working_days=10)
    assert days_of(ten, date(2026, 12, 21), date(2027, 1, 31)) == ["21 Dec", "07 Jan", "21 Jan"]


def test_the_last_day_and_the_days_left_out_hold() -> None:
    weekly = Repeat(rule="FREQ=WEEKLY", last=date(2026, 12, 8), skip=(date(2026, 12, 1),))
    assert days_of(weekly, date(2026, 11, 24), date(2026, 12, 31)) == ["24 Nov", "08 Dec"]


def test_what_rests_on_bank_holidays_is_not_asked_then() -> None:
    fridays = Repeat(rule="FREQ=WEEKLY", rests_on_bank_holidays=True)
    assert days_of(fridays, date(2026, 12, 18), date(2027, 1, 8)) == ["18 Dec", "08 Jan"]


def test_days_before_the_first_are_none() -> None:
    first = date(2026, 11, 24).toordinal()
    assert planned_days(Repeat(rule="FREQ=DAILY"), first, "england", range(first - 9, first)) == ()


@pytest.mark.parametrize(
    ("rule", "sentence"),
    [
        ("every Tuesday", "no rule for repeating"),
        ("FREQ=HOURLY", "daily, weekly or monthly"),
        ("FREQ=WEEKLY;UNTIL=20261215", "stands in “last”"),
        ("FREQ=WEEKLY;COUNT=3", "stands in “last”"),
        ("FREQ=WEEKLY;BYDAY=2TU", "BYDAY is a day such as TU"),
        ("FREQ=WEEKLY;INTERVAL=0", "from 1 to 60"),
        ("FREQ=DAILY;BYHOUR=9", "does not say BYHOUR"),
        ("FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13", "not both"),
        ("FREQ=MONTHLY;BYMONTHDAY=32", "a day of the month"),
        ("FREQ=MONTHLY;BYDAY=FR;BYSETPOS=9", "1 to 4"),
        ("FREQ=MONTHLY;BYSETPOS=1", "among the days of BYDAY"),
    ],
)
def test_a_rule_that_cannot_be_kept_is_refused_with_a_sentence(rule: str, sentence: str) -> None:
    with pytest.raises(ValidationError, match=sentence):
        Repeat(rule=rule)


def test_a_repeat_says_one_way_and_not_two() -> None:
    with pytest.raises(ValidationError, match="one of the two"):
        Repeat()
    with pytest.raises(ValidationError, match="one of the two"):
        Repeat(rule="FREQ=DAILY", every_working_days=3)
