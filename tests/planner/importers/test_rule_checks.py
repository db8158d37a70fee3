"""Rule packs that contradict themselves are refused with their place and a sentence."""

from __future__ import annotations

from typing import Any

import pytest

from tests.planner.importers.small_team import problems_of, with_change

WRONG_WAY_ROUND: tuple[tuple[str, dict[str, Any], str, str], ...] = (
    ("toil_limits", {"shortest_time_off_minutes": 300, "longest_time_off_minutes": 240},
     "shortest_time_off_minutes", "(5 h) is more than “longest_time_off_minutes” (4 h)"),
    ("toil_limits", {"amber_minutes": 960}, "amber_minutes", "(16 h) is more than “cap_minutes” (15 h)"),
    ("toil_limits", {"take_within_weeks": 1}, "take_back_working_days", "10 working days"),
    ("late_finish", {"late_after": "23:30"}, "late_after", "(23:30) is more than “very_late_after” (23:00)"),
    ("late_finish", {"next_start_from": "12:30"}, "next_start_from", "“very_late_start_from” (12:00)"),
    ("late_finish", {"very_late_start_from": "13:15"}, "very_late_start_from", "“night_start_from” (13:00)"),
    ("evenings", {"most_a_week": 7}, "most_a_week", "(7) is more than “most_in_four_weeks” (6)"),
    ("daily_rest", {"minutes": 780}, "minutes", "(13 h) is more than “minutes_under_18” (12 h)"),
    ("supervision", {"weekly_for_weeks": 30}, "weekly_for_weeks", "(30) is more than"),
    ("breaks", {"from_ends_minutes": 180}, "from_ends_minutes", "has no room for 20 min"),
)  # fmt: skip


@pytest.mark.parametrize(("rule", "numbers", "field", "words"), WRONG_WAY_ROUND)
def test_limits_the_wrong_way_round_are_refused(
    rule: str, numbers: dict[str, Any], field: str, words: str
) -> None:
    found = problems_of(with_change("rules", {"settings": {rule: numbers}}))
    assert words in found[f"rules.settings.{rule}.{field}"]
    assert "correct one" in found[f"rules.settings.{rule}.{field}"]


def test_limits_that_are_equal_are_in_order() -> None:
    even = {
        "toil_limits": {"shortest_time_off_minutes": 240, "amber_minutes": 900},
        "evenings": {"most_a_week": 6},
        "late_finish": {"next_start_from": "12:00"},
    }
    assert problems_of(with_change("rules", {"settings": even})) == {}


def test_runs_longer_than_the_rules_allow_are_refused() -> None:
    found = problems_of(with_change("staff.0.contracts.0.limits", {"shortest_run_of_days": 6}))
    assert "runs of at least 6 days" in found["staff[0].contracts[0].limits.shortest_run_of_days"]
    both = {"shortest_run_of_days": 6, "longest_run_of_days": 7}
    assert problems_of(with_change("staff.0.contracts.0.limits", both)) == {}


def test_an_opt_out_that_ends_before_it_begins_is_refused() -> None:
    dates = {"first": "2026-06-01", "last": "2026-05-01"}
    found = problems_of(with_change("staff.0.opt_out_dates", dates))
    assert "lies before the first" in found["staff[0].opt_out_dates.last"]


def test_packs_of_later_days_are_looked_at_like_the_one_in_force() -> None:
    later = {"name": "Later", "in_force_from": "2027-04-01"}
    wrong = {**later, "settings": {"evenings": {"most_a_week": 7}}}
    exception = {"rule": "evenings", "first": "2026-11-24", "last": "2026-11-24", "reason": "agreed",
                 "by": "Jo", "at": "2026-11-20T09:30:00Z"}  # fmt: skip
    found = problems_of(with_change("coming_rules", [wrong, {**later, "overrides": [exception]}]))
    assert "is more than" in found["coming_rules[0].settings.evenings.most_a_week"]
    assert "a later day of its own" in found["coming_rules[1].in_force_from"]
    assert "not in force yet" in found["coming_rules[1].overrides"]
    assert problems_of(with_change("coming_rules", [later])) == {}
