"""Every number of every rule can be shown in a form: its words, its unit, its limits."""

from __future__ import annotations

import pytest

from planner.rules.catalogue import RULE_BY_NAME, RULES, Rule
from planner.rules.numbers import CHOICES, LABELS, NOT_A_NUMBER, RuleNumber, numbers_of, rule_title


def number(rule: str, name: str) -> RuleNumber:
    return next(each for each in numbers_of(RULE_BY_NAME[rule]) if each.name == name)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_shows_each_of_its_numbers_once_and_by_words_of_its_own(rule: Rule) -> None:
    fields = set(type(rule.setting()).model_fields) - set(NOT_A_NUMBER)
    numbers = numbers_of(rule)
    assert {each.name for each in numbers} == fields
    labels = [each.label for each in numbers]
    assert len(set(labels)) == len(labels)


def test_every_number_is_told_with_its_unit() -> None:
    assert number("late_finish", "late_after").told(1170) == "19:30"
    assert number("late_finish", "rest_minutes").told(780) == "13 h"
    assert number("breaks", "least_minutes").told(20) == "20 min"
    assert number("evenings", "allows_two_in_a_row").told(value=False) == "no"
    assert number("weekly_rest", "every").told("fortnight") == "in each fortnight"
    assert number("task_rotation", "heavy_tasks").told(("duty", "visit")) == "Duty desk, Visits"
    assert number("safe_return", "on_call").told(None) == "nobody"


def test_the_limits_are_those_of_the_rule_pack() -> None:
    rest = number("daily_rest", "minutes")
    assert (rest.kind, rest.least, rest.most, rest.default) == ("hours", 660, 1440, 660)
    write_up = number("recording", "visit_minutes")
    assert (write_up.kind, write_up.least, write_up.step) == ("minutes", 15, 15)


def test_no_words_are_kept_for_numbers_that_are_gone() -> None:
    known = {each.name for rule in RULES for each in numbers_of(rule)}
    known |= {f"{rule.name}.{each.name}" for rule in RULES for each in numbers_of(rule)}
    assert set(LABELS) - known == set()
    assert {key.rpartition(".")[0] for key in CHOICES} - known == set()


def test_a_rule_is_called_by_its_name() -> None:
    assert rule_title("late_finish") == "Late finish"
    assert rule_title("toil_limits") == "TOIL limits"
