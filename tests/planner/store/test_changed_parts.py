"""The log keeps what changed, and not the whole record over and over."""

from __future__ import annotations

import json
from typing import Any

from planner.domain.records import Record
from planner.domain.rota import Uncovered
from planner.store.changed_parts import changed_parts
from tests.planner.rules.factory import at
from tests.planner.services.small_office import hand_rota, small_team

NINE = at("Tue 09:00")


def parts(before: Record | None, after: Record | None) -> tuple[Any, Any]:
    old, new = changed_parts(before, after)
    return json.loads(old or "null"), json.loads(new or "null")


def test_new_and_deleted_records_are_kept_whole() -> None:
    team = small_team()
    whole = team.model_dump(mode="json")
    assert parts(None, team) == (None, whole)
    assert parts(team, None) == (whole, None)


def test_only_the_changed_field_is_kept() -> None:
    assert parts(small_team(), small_team(name="South")) == ({"name": "North"}, {"name": "South"})


def test_of_a_list_only_the_changed_records_are_kept() -> None:
    team = small_team()
    visit = team.visits[0]
    changed = visit.model_copy(update={"minutes": 90})
    more = visit.model_copy(update={"id": "v2"})
    before, after = parts(team, small_team(visits=(changed, more)))
    assert [each["minutes"] for each in before["visits"]] == [60]
    assert [(each["id"], each["minutes"]) for each in after["visits"]] == [("v1", 90), ("v2", 60)]


def test_times_are_kept_as_they_are_written_in_files() -> None:
    rota = hand_rota()
    later = rota.shifts[0].model_copy(update={"start": rota.shifts[0].start + 30})
    before, after = parts(rota, hand_rota(later, *rota.shifts[1:]))
    assert [each["start"] for each in before["shifts"]] == ["2026-11-24T10:00"]
    assert [each["start"] for each in after["shifts"]] == ["2026-11-24T10:30"]


def test_of_a_list_without_ids_what_lies_between_the_same_ends_is_kept() -> None:
    one, two, other = (
        Uncovered(demand=each, kind="visit", missing=1, unit="workers", start=NINE, end=NINE + 60, reason=".")
        for each in ("one", "two", "other")
    )
    before, after = parts(hand_rota(uncovered=(one, two)), hand_rota(uncovered=(one, other, two)))
    assert before == {"uncovered": []}
    assert [each["demand"] for each in after["uncovered"]] == ["other"]
    assert after["uncovered from"] == 1


def test_of_another_order_the_ids_are_kept() -> None:
    team = small_team()
    turned = small_team(staff=team.staff[::-1])
    assert parts(team, turned) == (
        {"staff": ["ana", "ben", "cy", "dee"]},
        {"staff": ["dee", "cy", "ben", "ana"]},
    )


def test_inside_a_record_only_what_changed_is_kept() -> None:
    rules = small_team().rules.model_copy(update={"name": "Wales"})
    assert parts(small_team(), small_team(rules=rules)) == (
        {"rules": {"name": "England, NJC Green Book"}},
        {"rules": {"name": "Wales"}},
    )


def test_nothing_changed_is_two_empty_records() -> None:
    assert parts(small_team(), small_team()) == ({}, {})
