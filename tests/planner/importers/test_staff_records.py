"""Breaks from the front line, cancelled training and exceptions that cannot be meant are told in words."""

from __future__ import annotations

from typing import Any

from tests.planner.importers.small_team import problems_of, small_team


def _problems(**changes: Any) -> dict[str, str]:
    return problems_of({**small_team(), **changes})


def _break(**changes: Any) -> dict[str, Any]:
    staff = small_team()["staff"][0]["id"]
    return {"id": "b1", "staff": staff, "dates": {"first": "2026-11-23", "last": "2026-11-27"}, **changes}


def test_backfill_is_somebody_else_who_is_there() -> None:
    staff = small_team()["staff"][0]["id"]
    own = _problems(front_line_breaks=[_break(backfill=staff)])
    assert "nobody stands in for themselves" in own["front_line_breaks[0].backfill"]
    ghost = _problems(front_line_breaks=[_break(backfill="ghost")])
    assert "there is no staff member “ghost”" in ghost["front_line_breaks[0].backfill"]


def test_a_break_does_not_end_before_it_begins() -> None:
    backwards = _problems(front_line_breaks=[_break(dates={"first": "2026-11-23", "last": "2026-11-20"})])
    assert list(backwards) == ["front_line_breaks[0].dates.last"]


def test_only_training_is_cancelled_for_service() -> None:
    event = {**small_team()["events"][0], "kind": "meeting", "is_cancelled_for_service": True}
    found = _problems(events=[event])
    assert "only training is counted" in found["events[0].is_cancelled_for_service"]


def test_a_law_cannot_be_overridden_and_a_policy_only_with_a_reason() -> None:
    override = {
        "rule": "daily_rest",
        "first": "2026-11-23",
        "last": "2026-11-27",
        "reason": "We are short",
        "by": "Jo Patel",
        "at": "2026-11-20T09:00:00+00:00",
    }
    found = _problems(rules={"overrides": [override]})
    assert "is law; no manager can make an exception" in found["rules.overrides[0].rule"]
    assert "rules.overrides[0].reason" in _problems(
        rules={"overrides": [{**override, "rule": "evenings", "reason": ""}]}
    )
    switched = _problems(rules={"settings": {"daily_rest": {"is_on": False}}})
    assert list(switched) == ["rules.settings.daily_rest.is_on"]
