"""One rule, one name: in the rule pack, the checker, the solver and the tests of both."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

from planner.domain.rule_pack import RuleName, RuleSettings
from planner.rules.catalogue import RULES

ROOT = Path(__file__).resolve().parents[2]
NAMES = tuple(rule.name for rule in RULES)
PLACES = (
    "planner/rules/{}.py",
    "solver/constraints/{}.py",
    "tests/planner/rules/test_{}.py",
    "tests/solver/constraints/test_{}.py",
)


def test_every_rule_of_the_catalogue_is_in_the_rule_pack() -> None:
    assert set(NAMES) <= set(get_args(RuleName))
    assert set(NAMES) <= set(RuleSettings.model_fields)


@pytest.mark.parametrize("place", PLACES)
def test_every_rule_has_its_module_and_its_tests(place: str) -> None:
    assert [name for name in NAMES if not (ROOT / place.format(name)).is_file()] == []


@pytest.mark.parametrize("place", PLACES[2:])
def test_no_rule_of_the_pack_is_tested_without_being_in_the_catalogue(place: str) -> None:
    rules = set(get_args(RuleName)) - set(NAMES)
    assert [name for name in rules if (ROOT / place.format(name)).is_file()] == []


def test_every_rule_explains_itself_and_names_its_source() -> None:
    assert [rule.name for rule in RULES if not rule.sentence or not rule.source] == []
