"""What follows a visit is named by its case, and not as the visit."""

from __future__ import annotations

from planner.domain.rota import Activity, ActivityKind
from planner.exporters.demand_words import DemandLookUp
from planner.services.preset_teams.riverside import riverside

VISIT = riverside().visits[0]


def label(kind: ActivityKind, demand: str | None) -> str:
    start = VISIT.windows[0].end
    activity = Activity(kind=kind, start=start, end=start + 45, demand=demand)
    words = DemandLookUp(riverside()).of_activity(activity)
    return words.label if words else ""


def test_a_write_up_and_a_debrief_are_named_by_the_case_of_their_visit() -> None:
    assert label("visit", VISIT.id) == f"{VISIT.purpose} {VISIT.case}"
    assert label("recording", VISIT.id) == f"Write-up {VISIT.case}"
    assert label("debrief", VISIT.id) == f"Debrief after {VISIT.case}"


def test_a_write_up_of_last_weeks_visit_is_named_alike() -> None:
    assert label("recording", f"{VISIT.id}@2026-11-20") == f"Write-up {VISIT.case}"


def test_an_activity_without_demand_has_no_words_of_its_own() -> None:
    assert label("recording", None) == ""
