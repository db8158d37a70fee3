"""The catalogue: one rule, one name, one sentence; and a check that takes any shifts at all."""

from __future__ import annotations

import dataclasses
import importlib
import pickle
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.domain.rota import Shift
from planner.domain.rule_pack import LawSetting, RuleSettings
from planner.rules.catalogue import RULES, Rule, check, tier_totals
from tests.planner.rules.factory import activity, override, person, problem, shift
from tests.planner.rules.factory import settings as rule_settings
from tests.planner.rules.random_rotas import CROWDED, ONE_SHIFT, rotas

ROOT = Path(__file__).resolve().parents[3]
NAMES = [rule.name for rule in RULES]
# A bad fortnight: something for most of the rules to find.
BUSY = [
    shift("ana", "Tue 12:00-20:30", activity("visit", "Tue 16:30-18:00", "v2", travel=15)),
    shift("ana", "Wed 07:00-15:00", activity("court_writing", "Wed 10:00-13:30", "w1")),
    shift("ben", "Tue 09:00-19:00"),
    shift("ben", "Wed 09:00-19:00", activity("visit", "Wed 16:30-18:00", "v2", travel=15)),
    shift(
        "cy", "Tue 09:00-17:00", activity("duty", "Tue 09:00-13:00", CROWDED.duty_turns[0].id), place="home"
    ),
    *(shift("dee", f"{day} 22:00-06:00", name="Night") for day in ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat")),
    shift("sue", "Tue 09:00-17:00"),
]


def test_every_rule_of_the_rule_pack_is_checked_once() -> None:
    assert sorted(NAMES) == sorted(RuleSettings.model_fields)


@pytest.mark.parametrize("name", NAMES)
def test_a_rule_has_a_module_a_test_and_a_sentence_of_its_name(name: str) -> None:
    module = importlib.import_module(f"planner.rules.{name}")
    assert (ROOT / "tests" / "planner" / "rules" / f"test_{name}.py").is_file()
    assert name == module.RULE


@pytest.mark.parametrize("rule", RULES, ids=NAMES)
def test_a_sentence_is_one_paragraph_for_a_manager(rule: Rule) -> None:
    assert rule.sentence.endswith(".")
    assert "`" not in rule.sentence
    assert len(rule.sentence) < 400
    assert rule.source


def test_law_comes_first() -> None:
    kinds = [rule.kind for rule in RULES]
    assert kinds == sorted(kinds, key=["law", "policy", "wish"].index)


@given(st.lists(ONE_SHIFT, max_size=10))
@settings(max_examples=80, deadline=None)
def test_any_shifts_can_be_checked(rota: list[Shift]) -> None:
    check(CROWDED, rota)


@given(rotas())
@settings(max_examples=80, deadline=None)
def test_every_finding_is_whole(rota: list[Shift]) -> None:
    kinds = {rule.name: rule.kind for rule in RULES}
    for finding in check(CROWDED, rota):
        assert finding.sentence.endswith(".")
        assert "  " not in finding.sentence
        assert "_" not in finding.sentence
        assert finding.price >= 0
        assert (finding.tier == 0) == (kinds[finding.rule] == "law")
        assert finding.tier == 4 or kinds[finding.rule] != "wish"
        assert finding.price > 0 or finding.tier in (0, 4) or finding.is_overridden
        assert not finding.is_overridden or finding.tier == 3
        if finding.kind == "shortfall":
            assert finding.demand
            assert finding.unit


@given(rotas(), st.randoms(use_true_random=False))
@settings(max_examples=25, deadline=None)
def test_the_order_of_the_shifts_does_not_matter(rota: list[Shift], chance: Random) -> None:
    mixed = list(rota)
    chance.shuffle(mixed)
    assert check(CROWDED, mixed) == check(CROWDED, rota)


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.kind != "law"], ids=lambda rule: rule.name)
def test_a_rule_that_is_off_finds_nothing(rule: Rule) -> None:
    off = rule_settings(**{rule.name: {"is_on": False}})
    found = check(dataclasses.replace(CROWDED, settings=off), BUSY)
    assert rule.name not in {finding.rule for finding in found}
    assert {finding.rule for finding in check(CROWDED, BUSY)} - {rule.name} == {each.rule for each in found}


def test_a_law_cannot_be_switched_off() -> None:
    assert all(rule.is_on(RuleSettings()) for rule in RULES if isinstance(rule.setting(), LawSetting))


def test_an_override_keeps_the_finding_without_its_price() -> None:
    late = [shift("ana", "Tue 12:00-20:30"), shift("ana", "Wed 08:00-16:00")]
    week = problem(person("ana"), overrides=(override("late_finish", "Tue", staff="ana"),))
    (finding,) = (each for each in check(week, late) if each.rule == "late_finish")
    assert (finding.is_overridden, finding.price) == (True, 0)


def test_the_problem_and_the_findings_can_be_sent_to_another_process() -> None:
    found = check(pickle.loads(pickle.dumps(CROWDED)), BUSY)
    assert pickle.loads(pickle.dumps(found)) == check(CROWDED, BUSY)


def test_the_totals_are_the_prices_tier_by_tier() -> None:
    found = check(CROWDED, BUSY)
    totals = tier_totals(found)
    assert list(totals) == [1, 2, 3, 4]
    assert sum(totals.values()) == sum(finding.price for finding in found)


def test_an_empty_rota_has_the_whole_demand_uncovered_and_no_law_broken() -> None:
    found = check(dataclasses.replace(CROWDED, pinned_shifts=(), pinned_activities=()), [])
    assert not [finding for finding in found if finding.kind == "law"]
    short = {finding.demand for finding in found if finding.kind == "shortfall"}
    assert {"v1", "v2", "w1", "meeting"} <= short
