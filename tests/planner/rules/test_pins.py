"""`pins`: what has been pinned stays as it is."""

from __future__ import annotations

from typing import Any

import pytest

from planner.domain.findings import LAW
from planner.rules.pins import RULE
from tests.planner.rules.factory import activity, at, found, person, problem, shift

PIN = shift("ana", "Tue 09:00-17:00", is_pinned=True)
PINNED = problem(person("ana"), person("ben"), pinned_shifts=(PIN,))


def test_a_pinned_shift_that_is_there_is_kept_whatever_its_id_and_activities() -> None:
    same = shift("ana", "Tue 09:00-17:00", activity("duty", "Tue 09:00-13:00"), id="other")
    assert not found(RULE, PINNED, same)


@pytest.mark.parametrize(
    "change",
    [
        {"start": at("Tue 09:15")},
        {"end": at("Tue 17:15")},
        {"place": "home"},
        {"staff": "ben"},
        {"break_start": None, "break_end": None},
    ],
)
def test_a_pinned_shift_that_was_changed_breaks_the_law(change: dict[str, Any]) -> None:
    (finding,) = found(RULE, PINNED, PIN.model_copy(update=change))
    assert finding.tier == LAW
    assert finding.sentence == "Ana's pinned shift Tue 24 Nov 09:00–17:00 has been moved or changed."


def test_a_pinned_shift_that_is_gone_breaks_the_law() -> None:
    assert found(RULE, PINNED)


def test_a_pinned_activity_stays_at_its_time_while_its_shift_may_move() -> None:
    visit = activity("visit", "Tue 12:00-13:30", "v1", travel=15)
    week = problem(person("ana"), pinned_activities=(("ana", visit),))
    assert not found(RULE, week, shift("ana", "Tue 10:00-18:00", visit))
    later = visit.model_copy(update={"start": visit.start + 15, "end": visit.end + 15})
    (finding,) = found(RULE, week, shift("ana", "Tue 10:00-18:00", later))
    assert finding.sentence == "Ana no longer has a visit that is pinned at Tue 24 Nov 12:00–13:30."
    assert finding.demand == "v1"
    assert finding.shifts == ("ana@2026-11-24",)
    assert found(RULE, week, shift("ana", "Tue 10:00-18:00", visit.model_copy(update={"demand": "v2"})))
