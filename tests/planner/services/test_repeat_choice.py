"""Choosing how something repeats: ways that fit the day, rules, words, and back."""

from __future__ import annotations

from datetime import date

import pytest

from planner.domain.errors import BadInputError
from planner.domain.repeats import Repeat
from planner.services.repeat_choice import RepeatChoice, choice_of, made_repeat, repeat_words, ways_of

FRIDAY, TUESDAY = date(2026, 11, 27), date(2026, 11, 24)


@pytest.mark.parametrize(
    ("choice", "day", "rule", "words"),
    [
        (RepeatChoice("weeks"), TUESDAY, "FREQ=WEEKLY;BYDAY=TU", "every week on Tue"),
        (
            RepeatChoice("weeks", 2, ("thu",), date(2026, 12, 15)),
            TUESDAY,
            "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH",
            "every 2 weeks on Tue and Thu until Tue 15 Dec",
        ),
        (RepeatChoice("last_weekday"), FRIDAY, "FREQ=MONTHLY;BYDAY=-1FR", "monthly on the last Fri"),
        (
            RepeatChoice("nth_weekday", rests_on_bank_holidays=True),
            TUESDAY,
            "FREQ=MONTHLY;BYDAY=4TU",
            "monthly on the fourth Tue, not on bank holidays",
        ),
        (RepeatChoice("month_day"), TUESDAY, "FREQ=MONTHLY;BYMONTHDAY=24", "monthly on day 24"),
        (
            RepeatChoice("rule", rule="rrule:freq=daily;interval=3".upper()),
            TUESDAY,
            "FREQ=DAILY;INTERVAL=3",
            "by FREQ=DAILY;INTERVAL=3",
        ),
        (RepeatChoice("working_days", 10), TUESDAY, "", "every 10 working days"),
    ],
)
def test_a_choice_makes_a_rule_that_is_read_again(
    choice: RepeatChoice, day: date, rule: str, words: str
) -> None:
    made = made_repeat(choice, day)
    assert made is not None
    assert made.rule == rule
    assert repeat_words(made, day) == words
    assert made_repeat(choice_of(made, day), day) == made


def test_once_is_no_repeat() -> None:
    assert made_repeat(RepeatChoice(), TUESDAY) is None
    assert choice_of(None, TUESDAY) == RepeatChoice()


def test_the_ways_fit_the_day() -> None:
    assert ("Monthly, on the last Friday", "last_weekday") in ways_of(FRIDAY)
    assert "last_weekday" not in {way for _, way in ways_of(date(2026, 11, 20))}


@pytest.mark.parametrize(
    ("choice", "sentence"),
    [
        (RepeatChoice("rule"), "Write the rule"),
        (RepeatChoice("rule", rule="now and then"), "no rule for repeating"),
        (RepeatChoice("weeks", last=date(2026, 1, 1)), "lies before the first"),
    ],
)
def test_what_is_not_right_is_said_at_the_field(choice: RepeatChoice, sentence: str) -> None:
    with pytest.raises(BadInputError) as refused:
        made_repeat(choice, TUESDAY)
    [problem] = refused.value.problems
    assert problem.path == "repeats"
    assert sentence in problem.sentence


def test_a_rule_that_no_way_makes_stays_as_it_stands() -> None:
    first_weekday = Repeat(rule="FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1")
    assert choice_of(first_weekday, date(2026, 12, 1)).way == "rule"
