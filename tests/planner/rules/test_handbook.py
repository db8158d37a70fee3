"""The page of rules says what the rules say."""

from __future__ import annotations

from planner.rules.catalogue import RULES
from planner.rules.handbook import PAGE, rules_page


def test_the_page_is_what_the_rules_say_now() -> None:
    """When this fails: `python -m planner.rules.handbook` writes the page anew."""
    assert PAGE.read_text(encoding="utf-8") == rules_page()


def test_every_rule_is_on_the_page_with_its_sentence_and_source() -> None:
    page = rules_page()
    for rule in RULES:
        assert f"### `{rule.name}`\n\n{rule.sentence}\n" in page
        assert f"- Source: {rule.source}" in page


def test_times_and_lengths_are_written_for_people() -> None:
    page = rules_page()
    assert "- `late_after`: 19:30" in page
    assert "- `rest_minutes`: 13 h" in page
    assert "- `allows_two_in_a_row`: no" in page
