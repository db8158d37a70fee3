"""A team's plan in one file: what is kept, with its audit row, and given back as it was."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from planner.domain.errors import PlannerError
from planner.services.system_clock import SystemClock
from planner.store.sqlite_store import SqliteStore
from tests.planner.services.small_office import MONDAY, NOW, StillClock, hand_rota, small_team

TUESDAYS_BEN = "ben@2026-11-24"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqliteStore]:
    made = SqliteStore.create(tmp_path / "north.rotabene", small_team(), "Jo Patel", StillClock())
    yield made
    made.close()


def note_ben(store: SqliteStore, note: str) -> None:
    rota = store.draft(MONDAY) or hand_rota()
    shifts = tuple(
        each.model_copy(update={"note": note}) if each.id == TUESDAYS_BEN else each for each in rota.shifts
    )
    with store.unit_of_work("Jo Patel") as work:
        work.save_draft(
            rota.model_copy(update={"shifts": shifts}), what="Note", subject=TUESDAYS_BEN, reason="why not"
        )


def test_new_plan_holds_its_team(store: SqliteStore) -> None:
    assert store.team() == small_team()
    assert store.draft(MONDAY) is None
    assert store.published(MONDAY) is None


def test_plan_is_there_after_closing_and_opening(tmp_path: Path, store: SqliteStore) -> None:
    note_ben(store, "Late")
    store.put_setting("week", "2026-11-23")
    draft = store.draft(MONDAY)
    store.close()
    again = SqliteStore.open(tmp_path / "north.rotabene", StillClock())
    assert again.team() == small_team()
    assert again.draft(MONDAY) == draft
    assert again.setting("week") == "2026-11-23"
    assert again.setting("other") is None
    again.close()


def test_rows_of_one_transaction_have_one_moment(tmp_path: Path) -> None:
    made = SqliteStore.create(tmp_path / "ticking.rotabene", small_team(), "Jo Patel", SystemClock())
    with made.unit_of_work("Jo Patel") as work:
        for _ in range(3):
            work.note(what="Add visit R-101", subject="R-101")
    assert len({row.at for row in made.audit(most=3)}) == 1
    made.close()


def test_each_change_has_a_row_with_who_when_what_before_and_after(store: SqliteStore) -> None:
    note_ben(store, "First")
    note_ben(store, "Late")
    row = store.audit()[0]
    assert (row.at, row.who, row.what, row.subject, row.reason) == (
        NOW,
        "Jo Patel",
        "Note",
        TUESDAYS_BEN,
        "why not",
    )
    before, after = json.loads(row.before or ""), json.loads(row.after or "")
    assert [shift["note"] for shift in before["shifts"]] == ["First"]
    assert [shift["note"] for shift in after["shifts"]] == ["Late"]


def test_rows_come_newest_first_and_no_more_than_asked(store: SqliteStore) -> None:
    for number in range(5):
        note_ben(store, f"Note {number}")
    rows = store.audit(most=2)
    assert [row.number for row in rows] == sorted((row.number for row in rows), reverse=True)
    assert len(rows) == 2


def test_work_that_raises_leaves_nothing(store: SqliteStore) -> None:
    def fail() -> None:
        with store.unit_of_work("Jo Patel") as work:
            work.save_draft(hand_rota(), what="Build rota", subject="week")
            work.save_team(small_team(name="South"), what="Rename", subject="north")
            assert work.team().name == "South"
            raise PlannerError("No.")

    rows = store.audit()
    with pytest.raises(PlannerError, match=r"No\."):
        fail()
    assert store.draft(MONDAY) is None
    assert store.team().name == "North"
    assert store.audit() == rows


def test_change_after_a_failed_one_is_read_back(store: SqliteStore) -> None:
    test_work_that_raises_leaves_nothing(store)
    with store.unit_of_work("Jo Patel") as work:
        work.save_team(small_team(name="East"), what="Rename", subject="north")
    assert store.team().name == "East"


def test_change_by_another_program_is_seen(tmp_path: Path, store: SqliteStore) -> None:
    assert store.team().name == "North"
    other = SqliteStore.open(tmp_path / "north.rotabene", StillClock())
    with other.unit_of_work("Ana") as work:
        work.save_team(small_team(name="West"), what="Rename", subject="north")
    other.close()
    assert store.team().name == "West"


def test_work_waits_for_another_program_and_then_says_so(tmp_path: Path, store: SqliteStore) -> None:
    store.close()
    path = tmp_path / "north.rotabene"
    store = SqliteStore.open(path, StillClock(), busy_seconds=0.05)
    holder = sqlite3.connect(path)
    holder.execute("BEGIN IMMEDIATE")
    with pytest.raises(PlannerError, match="in use by another program"), store.unit_of_work("Jo"):
        pass
    holder.rollback()
    holder.close()
    note_ben(store, "Now it works")
    store.close()


def test_work_inside_work_is_our_mistake(store: SqliteStore) -> None:
    with store.unit_of_work("Jo"), pytest.raises(RuntimeError), store.unit_of_work("Jo"):
        pass


def test_audit_rows_cannot_be_changed_or_deleted(tmp_path: Path, store: SqliteStore) -> None:
    note_ben(store, "Late")
    raw = sqlite3.connect(tmp_path / "north.rotabene")
    for statement in ("UPDATE audit SET who = 'nobody'", "DELETE FROM audit"):
        with pytest.raises(sqlite3.IntegrityError, match="audit rows are never"):
            raw.execute(statement)
    raw.close()


def test_published_versions_are_numbered_and_kept(store: SqliteStore) -> None:
    for note in ("First", "Second"):
        note_ben(store, note)
        draft = store.draft(MONDAY)
        assert draft is not None
        with store.unit_of_work("Jo Patel") as work:
            work.publish(draft, note=note)
    assert [(each.version, each.state, each.note) for each in store.versions(MONDAY)] == [
        (1, "published", "First"),
        (2, "published", "Second"),
    ]
    latest, first = store.published(MONDAY), store.version(MONDAY, 1)
    assert latest is not None
    assert first is not None
    assert (latest.version, first.version) == (2, 1)
    assert store.draft(MONDAY) is None
    assert store.version(MONDAY, 3) is None


def test_draft_is_listed_after_the_versions(store: SqliteStore) -> None:
    with store.unit_of_work("Jo Patel") as work:
        work.publish(hand_rota())
    note_ben(store, "Changed since")
    assert [(each.version, each.state) for each in store.versions(MONDAY)] == [(1, "published"), (0, "draft")]


def test_published_rota_is_in_the_teams_list_once(store: SqliteStore) -> None:
    following = hand_rota(first_day=MONDAY + timedelta(days=7))
    for rota in (hand_rota(), following, hand_rota(shifts=())):
        with store.unit_of_work("Jo Patel") as work:
            work.publish(rota)
    assert [(rota.first_day, rota.version) for rota in store.team().rotas] == [
        (MONDAY, 2),
        (date(2026, 11, 30), 1),
    ]


def test_team_saved_with_its_rotas_keeps_them_as_they_are(store: SqliteStore) -> None:
    with store.unit_of_work("Jo Patel") as work:
        work.publish(hand_rota())
        team = work.team()
        work.save_team(team.model_copy(update={"name": "South"}), what="Rename", subject="north")
    assert store.team() == team.model_copy(update={"name": "South"})
    assert len(store.versions(MONDAY)) == 1


def test_rota_taken_out_of_the_team_stays_as_a_version(store: SqliteStore) -> None:
    with store.unit_of_work("Jo Patel") as work:
        work.publish(hand_rota())
        work.save_team(work.team().model_copy(update={"rotas": ()}), what="Forget", subject="north")
    assert store.team().rotas == ()
    assert len(store.versions(MONDAY)) == 1


def test_another_team_is_refused(store: SqliteStore) -> None:
    with pytest.raises(PlannerError, match="of the team “north”"), store.unit_of_work("Jo") as work:
        work.save_team(small_team(id="south"), what="Import", subject="south")


def test_discarded_draft_is_gone_and_in_the_log(store: SqliteStore) -> None:
    note_ben(store, "Late")
    with store.unit_of_work("Jo") as work:
        work.discard_draft(MONDAY, what="Undo: Build rota", subject="week")
        work.discard_draft(MONDAY, what="Undo: Build rota", subject="week")
    assert store.draft(MONDAY) is None
    assert [row.what for row in store.audit()] == ["Undo: Build rota", "Note", "New plan"]
    assert store.audit()[0].after is None


def test_the_log_can_be_asked_for_one_kind_of_step(store: SqliteStore) -> None:
    note_ben(store, "First")
    note_ben(store, "Late")
    assert [row.number for row in store.audit(what="New plan")] == [1]
    assert len(store.audit(what="Note", most=1)) == 1
    assert store.audit(what="Publish rota") == ()


def test_kept_rotas_are_not_read_again_at_an_edit_of_the_team(store: SqliteStore) -> None:
    with store.unit_of_work("Jo Patel") as work:
        work.publish(hand_rota())
    (kept,) = store.team().rotas
    with store.unit_of_work("Jo Patel") as work:
        work.save_team(store.team().model_copy(update={"name": "South"}), what="Rename", subject="north")
    assert store.team().name == "South"
    assert store.team().rotas[0] is kept


def test_a_version_that_was_taken_back_is_forgotten_with_its_number(store: SqliteStore) -> None:
    def failing() -> None:
        with store.unit_of_work("Jo Patel") as work:
            work.publish(hand_rota())
            assert len(work.team().rotas) == 1
            raise RuntimeError("stop")

    with pytest.raises(RuntimeError):
        failing()
    assert store.team().rotas == ()
    with store.unit_of_work("Jo Patel") as work:
        other = work.publish(hand_rota(shifts=()))
    assert store.team().rotas == (other,)


def test_the_log_is_read_back_to_a_moment_and_of_one_kind(tmp_path: Path) -> None:
    clock = StillClock()
    store = SqliteStore.create(tmp_path / "north.rotabene", small_team(), "Jo Patel", clock)
    for hour, what in enumerate(("Note", "Publish rota", "Note"), 1):
        clock.at = NOW + timedelta(hours=hour)
        with store.unit_of_work("Jo Patel") as work:
            work.note(what=what, subject=str(hour))
    assert [row.subject for row in store.audit(since=NOW + timedelta(hours=2))] == ["3", "2"]
    assert [row.subject for row in store.audit(what="Note", since=NOW + timedelta(hours=1))] == ["3", "1"]
    assert [row.subject for row in store.audit(what="Note", most=1)] == ["3"]
    store.close()


def test_a_team_or_a_rota_that_nobody_could_read_again_is_not_written(store: SqliteStore) -> None:
    before, rows = store.team(), len(store.audit())
    nameless = before.patterns[0].model_copy(update={"name": ""})
    endless = hand_rota().shifts[0].model_copy(update={"note": "x" * 9000})
    with pytest.raises(PlannerError, match=r"team cannot be kept.*name"), store.unit_of_work("Jo") as work:
        work.save_team(before.model_copy(update={"patterns": (nameless,)}), what="x", subject="x")
    with pytest.raises(PlannerError, match=r"rota cannot be kept.*note"), store.unit_of_work("Jo") as work:
        work.save_draft(hand_rota().model_copy(update={"shifts": (endless,)}), what="x", subject="x")
    assert (store.team(), store.draft(MONDAY), len(store.audit())) == (before, None, rows)
