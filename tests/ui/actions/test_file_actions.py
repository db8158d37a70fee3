"""Taking files out and opening them: asked for once, written whole, told in a sentence."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from planner.importers.team_file import read_team
from planner.services.record_edits import remove_record
from planner.store.sqlite_store import SqliteStore
from tests.planner.services.small_office import StillClock, small_team
from tests.ui.desk_factory import built_rota
from tests.ui.desk_screens import answers_of, said
from ui.actions.catalogue import ROWS
from ui.actions.file_actions import FORMAT_TEXTS
from ui.main_window.desk import Desk
from ui.main_window.no_frame import NoFrame
from ui.theme.icons import glyph


def test_ids_are_unique_and_every_icon_is_known() -> None:
    ids = [row.id for row in ROWS]
    assert len(ids) == len(set(ids))
    assert all(glyph(row.icon) for row in ROWS if row.icon)


def test_a_copy_of_the_plan_opens_as_a_plan(desk: Desk, tmp_path: Path) -> None:
    copy = tmp_path / "copy.rotabene"
    answers_of(desk).save = copy
    desk.actions.trigger("file.save_copy")
    store = SqliteStore.open(copy, StillClock())
    assert store.team() == small_team()
    assert store.draft(desk.session.first_day) == built_rota()
    store.close()
    assert str(copy) in said(desk)


def test_nothing_is_written_over_a_plan_that_is_open(desk: Desk, tmp_path: Path) -> None:
    plan = desk.session.path
    assert plan is not None
    other = SqliteStore.create(tmp_path / "other.rotabene", small_team(), "Jo", StillClock())
    for open_plan in (plan, other.path):
        answers_of(desk).save = open_plan
        desk.actions.trigger("file.save_copy")
        assert "is open in a window of Rotabene" in said(desk)
        for action in ("export.csv", "file.export_team"):
            desk.actions.trigger(action)
            assert "is a plan that is open" in said(desk)
    with other.unit_of_work("Jo") as work:
        work.save_team(other.team().model_copy(update={"name": "Other"}), what="Rename", subject="team")
    other.close()
    assert desk.edit_team(remove_record(desk.session.store.team(), "visits", "v1")) is None
    desk.session.close()
    for path in (plan, other.path):
        again = SqliteStore.open(path, StillClock())
        assert again.team() != small_team()
        again.close()


def test_a_copy_takes_the_place_of_a_plan_that_was_left_in_haste(desk: Desk, tmp_path: Path) -> None:
    copy = tmp_path / "copy.rotabene"
    left = SqliteStore.create(tmp_path / "left.rotabene", small_team(name="Left"), "Jo", StillClock())
    for suffix in ("", "-wal", "-shm"):
        shutil.copy(f"{left.path}{suffix}", f"{copy}{suffix}")
    left.close()
    answers_of(desk).save = copy
    desk.actions.trigger("file.save_copy")
    again = SqliteStore.open(copy, StillClock())
    assert again.team() == desk.session.store.team()
    again.close()


def test_a_backup_opens_as_a_plan_of_its_own_and_the_plan_stays(desk: Desk) -> None:
    plan = desk.session.path
    assert plan is not None
    team = desk.session.store.team()
    desk.edit_team(remove_record(team, "visits", "v1"))
    desk.actions.trigger("file.backup")
    assert answers_of(desk).asked == ["Fri 20 Nov 09:30, 0.1 MB"]
    assert desk.session.path == plan.with_name(f"{plan.stem}-20261120T093000Z.rotabene")
    assert desk.session.store.team() == team
    assert "the plan as it was Fri 20 Nov 09:30" in said(desk)
    desk.actions.trigger("file.backup")
    assert "no backup yet" not in said(desk)
    desk.open_path(plan)
    assert not desk.session.store.team().visits


def test_a_damaged_plan_is_restored_from_its_last_good_backup(desk: Desk) -> None:
    plan = desk.session.path
    assert plan is not None
    desk.session.close()
    plan.write_bytes(plan.read_bytes()[:3000] + b"nonsense" * 4000)
    assert not desk.open_path(plan)
    assert isinstance(desk.frame, NoFrame)
    (_, sentence, step, _), act = desk.frame.messages[-1], desk.frame.act
    assert "is damaged" in sentence
    assert step == "Its last good backup is of Fri 20 Nov 09:30."
    assert act is not None
    answers_of(desk).sure = False
    act[1]()
    assert not desk.session.is_open
    answers_of(desk).sure = True
    act[1]()
    assert desk.session.is_open
    assert [each for each in plan.parent.iterdir() if "-damaged-" in each.name]


def test_the_team_file_is_lossless(desk: Desk, tmp_path: Path) -> None:
    answers_of(desk).save = tmp_path / "team.json"
    desk.actions.trigger("file.export_team")
    assert read_team(tmp_path / "team.json") == small_team()


@pytest.mark.parametrize("kind", FORMAT_TEXTS)
def test_the_week_is_exported_in_every_format(desk: Desk, tmp_path: Path, kind: str) -> None:
    suffix = "zip" if kind == "ics" else kind
    target = tmp_path / f"out.{suffix}"
    answers_of(desk).save = target
    desk.actions.trigger(f"export.{kind}")
    assert target.exists()
    assert str(target) in said(desk)
    assert f"2026-11-23.{suffix}" in answers_of(desk).asked[0]


def test_calendars_are_a_zip_with_one_for_each_person(desk: Desk, tmp_path: Path) -> None:
    answers_of(desk).save = tmp_path / "calendars.zip"
    desk.actions.trigger("export.ics")
    with zipfile.ZipFile(tmp_path / "calendars.zip") as calendars:
        assert len(calendars.namelist()) == len(small_team().staff)
        assert all(calendars.read(name).startswith(b"BEGIN:VCALENDAR") for name in calendars.namelist())


def test_a_place_that_cannot_be_written_is_told(desk: Desk, tmp_path: Path) -> None:
    answers_of(desk).save = tmp_path / "no" / "such" / "folder" / "team.json"
    desk.actions.trigger("file.export_team")
    assert "does not exist" in said(desk)


def test_never_mind_does_nothing(desk: Desk) -> None:
    for action in ("file.open", "file.sample", "file.save_copy", "export.pdf", "rota.publish"):
        desk.actions.trigger(action)
    assert isinstance(desk.frame, NoFrame)
    assert desk.frame.messages == []


def test_opening_another_file_puts_it_at_the_head_of_the_recent_ones(
    new_desk: Callable[..., Desk], plan: Path
) -> None:
    desk = new_desk(open=plan)
    desk.actions.trigger("file.open")
    assert desk.session.path == plan
    assert desk.preferences.recent_files[0] == plan


def test_a_recent_file_that_is_gone_is_forgotten(new_desk: Callable[..., Desk], tmp_path: Path) -> None:
    desk = new_desk()
    gone = tmp_path / "gone.rotabene"
    desk.preferences.add_recent_file(gone)
    assert not desk.open_path(gone)
    assert desk.preferences.recent_files == ()
