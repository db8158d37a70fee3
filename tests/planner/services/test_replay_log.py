"""The log is enough to tell the plan as it is now; what was changed behind its back is found."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.errors import PlannerError
from planner.domain.rota import Uncovered
from planner.domain.swaps import Leg
from planner.services.edit_rota import MoveShift, edit_rota
from planner.services.past_plan import put_plan
from planner.services.publish_rota import publish_rota
from planner.services.replay_log import changed, replayed, untold
from planner.services.restore_version import restoring
from planner.services.swaps.requests import accept, ask, undo
from planner.store.changed_parts import changed_parts
from planner.store.sqlite_store import SqliteStore
from tests.planner.rules.factory import at
from tests.planner.services.small_office import MONDAY, StillClock, hand_rota, small_team
from tests.planner.services.swaps.office import CY, DEE, JO, gives, work_of

CLOCK = StillClock()


def test_the_log_tells_drafts_versions_and_swaps_as_they_are(store: SqliteStore) -> None:
    edit_rota(store, MONDAY, MoveShift("cy@2026-11-25", to_start=at("Wed 10:00")), "Jo Patel", clock=CLOCK)
    assert untold(store) == ()
    publish_rota(store, MONDAY, "Jo Patel", {"*": "Agreed"}, clock=CLOCK)
    legs: list[Leg] = [gives(store, "dee", "cy"), gives(store, "cy", "dee")]
    request = ask(store, DEE, work_of(store, "dee"), [legs], CLOCK)
    accept(store, CY, request.id, "way-1", CLOCK)
    undo(store, JO, request.id, "Mistaken", CLOCK)
    first = store.version(MONDAY, 1)
    assert first is not None
    put_plan(store, restoring(store, first), "Jo Patel")
    assert untold(store) == ()
    with store.unit_of_work("Jo Patel") as work:
        work.discard_draft(MONDAY, what="Discard", subject="week")
    assert untold(store) == ()
    told = replayed(reversed(store.audit(most=1000)))
    assert told.records[f"swap {request.id}"]["state"] == "undone"
    assert told.records["team"]["rotas"] == [rota.model_dump(mode="json") for rota in store.team().rotas]


def test_a_team_whose_rotas_came_with_its_file_is_told_too(tmp_path: Path) -> None:
    kept = hand_rota(state="published", version=4)
    store = SqliteStore.create(tmp_path / "n.rotabene", small_team(rotas=(kept,)), "Jo Patel", CLOCK)
    edit_rota(store, MONDAY, MoveShift("ben@2026-11-25", by_minutes=30), "Jo Patel", clock=CLOCK)
    publish_rota(store, MONDAY, "Jo Patel", {"*": "Agreed"}, clock=CLOCK)
    assert untold(store) == ()
    again = store.team().model_copy(update={"rotas": ()})
    with store.unit_of_work("Jo Patel") as work:
        work.save_team(again, what="Import", subject="team")
    assert untold(store) == ()
    store.close()


def test_what_was_changed_behind_the_log_is_found(store: SqliteStore) -> None:
    request = ask(store, DEE, work_of(store, "dee"), [[gives(store, "dee", "cy")]], CLOCK)
    other = sqlite3.connect(store.path)
    document = json.loads(other.execute("SELECT document FROM swap").fetchone()[0])
    document["state"] = "done"
    with other:
        other.execute("UPDATE swap SET document = ?", [json.dumps(document)])
    other.close()
    assert untold(store) == (f"swap {request.id}",)


def test_a_row_of_before_is_told_of_in_a_sentence(store: SqliteStore) -> None:
    rows = store.audit(most=1000)
    old = [replace(row, record=None) for row in rows]
    with pytest.raises(PlannerError, match="Row 1 of the log does not say what it is of"):
        replayed(reversed(old))


people = st.lists(st.sampled_from("abcdefg"), unique=True, max_size=6)


@given(before=people, after=people, notes=st.sampled_from(("", "new")))
def test_any_change_of_a_list_is_told_by_its_parts(before: list[str], after: list[str], notes: str) -> None:
    (visit,) = small_team().visits
    old = small_team(visits=tuple(visit.model_copy(update={"id": each}) for each in before))
    fields = [{"id": each, "note": notes if each in "abc" else ""} for each in after]
    new = small_team(visits=tuple(visit.model_copy(update=each) for each in fields))
    was, now = changed_parts(old, new)
    assert was is not None
    assert now is not None
    told = changed(old.model_dump(mode="json"), json.loads(was), json.loads(now))
    assert told == new.model_dump(mode="json")


@given(before=people, after=people)
def test_any_change_of_a_list_without_ids_is_told_by_its_parts(before: list[str], after: list[str]) -> None:
    gaps = {
        each: Uncovered(
            demand=each,
            kind="visit",
            missing=1,
            unit="workers",
            start=at("Tue 09:00"),
            end=at("Tue 10:00"),
            reason=each,
        )
        for each in "abcdefg"
    }
    old, new = (hand_rota(uncovered=tuple(gaps[each] for each in letters)) for letters in (before, after))
    was, now = changed_parts(old, new)
    assert was is not None
    assert now is not None
    told = changed(old.model_dump(mode="json"), json.loads(was), json.loads(now))
    assert told == new.model_dump(mode="json")
