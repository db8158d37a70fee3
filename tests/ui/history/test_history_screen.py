"""The history: steps with time, person and sentence, the way to each, versions compared and restored."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHeaderView, QWidget
from pytestqt.qtbot import QtBot

from planner.domain.roles import Caller
from planner.domain.rota import Rota
from planner.ports import AuditRow
from planner.services.accounts.sign_in import SignedIn
from planner.services.history import FIX, fix_name, logged_steps
from planner.services.record_edits import remove_record
from planner.services.record_words import RecordWords
from planner.services.rota_edits import MoveShift
from tests.ui.desk_screens import shown_screen
from ui.history.history_screen import HistoryScreen
from ui.history.way_back import taken_back
from ui.item_models.history_item_models import HistoryRow
from ui.main_window.desk import Desk
from ui.main_window.no_frame import NoFrame
from ui.main_window.window import MainWindow

LATER = MoveShift("ben@2026-11-25", by_minutes=30)
STILL_LATER = MoveShift("ben@2026-11-25", by_minutes=60)


@pytest.fixture
def agreed(new_desk: Callable[..., Desk], plan: Path) -> Desk:
    """A desk that gives reasons when it publishes."""
    desk = new_desk(reasons={"*": "agreed with the team", "note": "after the team meeting"})
    desk.open_path(plan)
    return desk


@pytest.fixture
def screen(qtbot: QtBot, agreed: Desk) -> Iterator[HistoryScreen]:
    for made in shown_screen(qtbot, agreed, HistoryScreen):
        with qtbot.waitExposed(made.window()):
            made.window().show()
        yield made


def rota_of(desk: Desk) -> Rota:
    assert desk.session.rota is not None
    return desk.session.rota


def sentences(screen: HistoryScreen) -> list[str]:
    return [row.sentence for row in screen.steps_model.rows if row.state != "earlier"]


def step(screen: HistoryScreen, sentence: str) -> int:
    return next(number for number, row in enumerate(screen.steps_model.rows) if row.sentence == sentence)


def test_every_step_is_told_with_time_and_person(screen: HistoryScreen, agreed: Desk) -> None:
    agreed.edit(LATER)
    agreed.edit_team(remove_record(agreed.session.store.team(), "visits", "v1"))
    assert sentences(screen) == [
        "Remove visit R-1042",
        "Move shift: Ben Boyd, Wed 25 Nov",
        "The plan as it was opened",
    ]
    row = screen.steps_model.rows[0]
    assert isinstance(row, HistoryRow)
    assert row.words == "Fri 20 Nov 09:30, Remove visit R-1042, by Team manager, you are here"


def test_a_step_that_has_no_room_is_told_whole_at_the_foot(window: MainWindow, desk: Desk) -> None:
    desk.edit(LATER)
    desk.actions.trigger("screen.history")
    assert window.frame is not None
    screen = window.frame.shelf.screen
    assert isinstance(screen, HistoryScreen)
    screen.steps.setCurrentIndex(screen.steps_model.index(0, 0))
    assert screen.status_line() is None
    screen.steps.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
    screen.steps.setColumnWidth(1, 60)
    said = screen.status_line()
    assert said is not None
    assert "Move shift: Ben Boyd, Wed 25 Nov" in said[0]
    screen.steps.setCurrentIndex(screen.steps_model.index(1, 0))
    assert window.frame.status_line.text.startswith("The plan as it was opened")


def test_a_row_is_read_out_whole_and_its_other_cells_by_themselves(
    screen: HistoryScreen, agreed: Desk
) -> None:
    agreed.edit(LATER)
    told = [
        screen.steps_model.index(0, column).data(Qt.ItemDataRole.AccessibleTextRole) for column in range(3)
    ]
    assert told == [
        screen.steps_model.rows[0].words,
        "What: Move shift: Ben Boyd, Wed 25 Nov",
        "Who: Team manager",
    ]


def test_what_was_logged_before_the_plan_was_opened_follows(screen: HistoryScreen) -> None:
    earlier = [row for row in screen.steps_model.rows if row.state == "earlier"]
    assert [row.sentence for row in earlier] == ["Build rota: week", "New plan: North"]


def test_enter_goes_back_to_a_step_of_a_closed_session_and_undo_forth_again(
    screen: HistoryScreen, agreed: Desk, plan: Path
) -> None:
    built = rota_of(agreed)
    agreed.edit(LATER)
    agreed.edit_team(remove_record(agreed.session.store.team(), "visits", "v1"))
    agreed.open_path(plan)
    agreed.session.show_week(built.first_day)
    kept = (agreed.session.store.team(), rota_of(agreed).shifts)
    row = step(screen, "Build rota: week")
    assert screen.steps_model.rows[row].state == "earlier"
    screen.steps.selectRow(row)
    assert screen.go_button.isEnabled()
    QTest.keyClick(screen.steps, Qt.Key.Key_Return)
    assert rota_of(agreed).shifts == built.shifts
    assert [each.id for each in agreed.session.store.team().visits] == ["v1"]
    agreed.undo_stack.undo()
    assert (agreed.session.store.team(), rota_of(agreed).shifts) == kept
    agreed.undo_stack.redo()
    assert rota_of(agreed).shifts == built.shifts


def test_before_the_first_rota_there_was_none(screen: HistoryScreen, agreed: Desk) -> None:
    screen.steps.selectRow(step(screen, "New plan: North"))
    screen.go()
    assert agreed.session.rota is None
    agreed.undo_stack.undo()
    assert agreed.session.rota is not None


def test_the_list_follows_undo_and_redo_at_once(window: MainWindow, desk: Desk) -> None:
    desk.actions.trigger("screen.history")
    assert window.frame is not None
    screen = window.frame.shelf.screen
    assert isinstance(screen, HistoryScreen)

    def states() -> list[str]:
        return [row.state for row in screen.steps_model.rows if row.state != "earlier"]

    desk.edit(LATER)
    assert states() == ["now", "done"]
    desk.actions.trigger("edit.undo")
    assert states() == ["undone", "now"]
    desk.actions.trigger("edit.redo")
    assert states() == ["now", "done"]


def test_what_is_undone_and_left_behind_stays_in_the_list_and_can_be_gone_to(
    screen: HistoryScreen, agreed: Desk
) -> None:
    agreed.edit(LATER)
    agreed.edit_team(remove_record(agreed.session.store.team(), "visits", "v1"))
    agreed.edit(STILL_LATER)
    kept = (agreed.session.store.team(), rota_of(agreed).shifts)
    agreed.steps.go_to(1)
    agreed.edit(MoveShift("ana@2026-11-24", by_minutes=30))
    rows = [row for row in screen.steps_model.rows if row.state != "earlier"]
    assert [(row.sentence, row.state) for row in rows] == [
        ("Move shift: Ana Alvi, Tue 24 Nov", "now"),
        ("Move shift: Ben Boyd, Wed 25 Nov", "left"),
        ("Remove visit R-1042", "left"),
        ("Move shift: Ben Boyd, Wed 25 Nov", "done"),
        ("The plan as it was opened", "done"),
    ]
    assert rows[2].words.endswith("left behind")
    now = (agreed.session.store.team(), rota_of(agreed).shifts)
    screen.steps.selectRow(1)
    QTest.keyClick(screen.steps, Qt.Key.Key_Return)
    assert (agreed.session.store.team(), rota_of(agreed).shifts) == kept
    agreed.undo_stack.undo()
    assert (agreed.session.store.team(), rota_of(agreed).shifts) == now


def test_what_is_undone_and_done_again_is_not_left_behind(screen: HistoryScreen, agreed: Desk) -> None:
    agreed.edit(LATER)
    agreed.edit(STILL_LATER)
    agreed.steps.go_to(0)
    agreed.steps.go_to(2)
    agreed.edit_team(remove_record(agreed.session.store.team(), "visits", "v1"))
    assert "left" not in [row.state for row in screen.steps_model.rows]


def test_going_to_what_is_there_already_changes_nothing(screen: HistoryScreen, agreed: Desk) -> None:
    screen.steps.selectRow(step(screen, "Build rota: week"))
    screen.go()
    assert agreed.undo_stack.count() == 0


def test_it_is_said_whose_steps_are_taken_back() -> None:
    at = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)

    def row(number: int, who: str, what: str) -> AuditRow:
        return AuditRow(number, at, who, what, "week", None, None)

    mine = [row(1, "Jo Patel", "Move shift")]
    assert taken_back(mine, "Jo Patel") == "One step is taken back. What was published stays."
    others = [*mine, row(2, "Amira Khan", "Ask"), row(3, "Amira Khan", "Ask")]
    assert taken_back(others, "Jo Patel") == (
        "2 steps are taken back, 1 of them by Amira Khan. What was published stays."
    )


def test_enter_goes_back_to_a_step_and_forth_again(screen: HistoryScreen, agreed: Desk) -> None:
    agreed.frame = frame = NoFrame()
    opened = rota_of(agreed).shifts
    agreed.edit(LATER)
    middle = rota_of(agreed).shifts
    agreed.edit(STILL_LATER)
    last = rota_of(agreed).shifts
    screen.steps.selectRow(step(screen, "The plan as it was opened"))
    QTest.keyClick(screen.steps, Qt.Key.Key_Return)
    assert rota_of(agreed).shifts == opened
    assert [row.state for row in screen.steps_model.rows][:3] == ["undone", "undone", "now"]
    screen.steps.selectRow(1)
    screen.go()
    assert rota_of(agreed).shifts == middle
    assert frame.messages[-1][1].endswith("Nothing is lost: go forth again.")
    screen.steps.selectRow(0)
    screen.go()
    assert rota_of(agreed).shifts == last
    assert "go forth" not in frame.messages[-1][1]
    assert agreed.actions["edit.undo"].isEnabled()


def test_publishing_is_a_mark_between_the_steps(screen: HistoryScreen, agreed: Desk) -> None:
    agreed.edit(LATER)
    agreed.actions.trigger("rota.publish")
    agreed.edit(STILL_LATER)
    assert sentences(screen) == [
        "Move shift: Ben Boyd, Wed 25 Nov",
        "Publish rota: version 1 of the week of Mon 23 Nov",
        "Move shift: Ben Boyd, Wed 25 Nov",
        "The plan as it was opened",
    ]
    assert [row.state for row in screen.steps_model.rows][:2] == ["now", "mark"]
    screen.steps.selectRow(1)
    screen.go()
    assert agreed.session.is_as_published


def test_versions_are_listed_with_their_notes_and_compared(screen: HistoryScreen, agreed: Desk) -> None:
    agreed.actions.trigger("rota.publish")
    agreed.edit(LATER)
    names = [row.words for row in screen.versions.item_model.rows]
    assert names[0].startswith("Draft, ")
    assert names[1].startswith("Version 1, published last, Fri 20 Nov 09:30, by Team manager")
    assert names[1].endswith("after the team meeting")
    assert screen.versions.headline.text().startswith("Version 1 to draft: 1 person changes, 1 shift")
    assert [pair.words for pair in screen.versions.pairs_model.rows] == [
        "Ben Boyd, Wed 25 Nov: 09:00–17:00; then 09:30–17:30"
    ]


def test_a_version_is_restored_as_the_draft_and_undone(screen: HistoryScreen, agreed: Desk) -> None:
    agreed.actions.trigger("rota.publish")
    version = rota_of(agreed)
    agreed.edit(LATER)
    changed = rota_of(agreed)
    screen.versions.table.selectRow(1)
    assert screen.versions.restore_button.isEnabled()
    screen.versions.restore_button.click()
    assert rota_of(agreed).shifts == version.shifts
    assert agreed.undo_stack.undoText() == "Restore version 1"
    agreed.actions.trigger("edit.undo")
    assert rota_of(agreed).shifts == changed.shifts


def test_the_board_marks_what_differs_from_a_version_until_the_week_is_left(
    screen: HistoryScreen, agreed: Desk
) -> None:
    agreed.actions.trigger("rota.publish")
    agreed.edit(LATER)
    screen.versions.board_button.click()
    assert agreed.compared is not None
    assert agreed.compared.version == 1
    agreed.show_next_week(1)
    assert agreed.compared is None


def test_a_version_in_the_log_of_an_earlier_session_is_shown(
    around: QWidget, agreed: Desk, new_desk: Callable[..., Desk], plan: Path
) -> None:
    agreed.actions.trigger("rota.publish")
    agreed.session.close()
    later = new_desk()
    later.open_path(plan)
    later.show_next_week(2)
    screen = HistoryScreen(later, around)
    screen.renew()
    screen.steps.selectRow(step(screen, "Publish rota: Mon 23 Nov version 1"))
    assert screen.go_button.text() == "Show this version"
    screen.go()
    screen.renew()
    assert later.session.first_day.isoformat() == "2026-11-23"
    assert [row.name for row in screen.versions.item_model.rows] == ["Version 1"]


def test_steps_have_a_second_line_where_there_is_little_room(screen: HistoryScreen) -> None:
    around = screen.window()
    around.show()
    heights = []
    for width in (1600, 700):
        screen.resize(width, 700)
        heights.append((screen.steps.wordWrap(), screen.steps.verticalHeader().defaultSectionSize()))
    (wide_wraps, wide), (narrow_wraps, narrow) = heights
    assert (wide_wraps, narrow_wraps) == (False, True)
    assert narrow > wide


def test_versions_stand_below_the_steps_where_there_is_least_room(screen: HistoryScreen) -> None:
    screen.window().show()
    for width, is_below in ((1600, False), (640, True)):
        screen.resize(width, 700)
        QApplication.processEvents()
        versions, steps = screen.versions.mapTo(screen, QPoint()), screen.steps.mapTo(screen, QPoint())
        assert (versions.y() > steps.y()) == is_below


def test_a_fix_is_told_by_what_it_does(screen: HistoryScreen, agreed: Desk) -> None:
    agreed.edit(LATER, fix_name("Start Ben Boyd at 12:00"))
    assert sentences(screen)[0] == "Apply fix: start Ben Boyd at 12:00"
    at, subject = datetime(2026, 11, 20, 9, 30, tzinfo=UTC), "ana@2026-11-24, ben@2026-11-25"
    row = AuditRow(7, at, "Jo", FIX, subject, None, None, "Start Ben Boyd at 12:00")
    (told,) = logged_steps([row], RecordWords(agreed.session.store, agreed.session.store.team()))
    assert (told.sentence, told.reason) == ("Apply fix: start Ben Boyd at 12:00", "")


def test_who_reads_alone_is_offered_no_way_back(screen: HistoryScreen, agreed: Desk) -> None:
    first = next(number for number, row in enumerate(screen.steps_model.rows) if row.number is not None)
    screen.steps.setCurrentIndex(screen.steps_model.index(first, 0))
    assert screen.go_button.isEnabled()
    assert agreed.session.door is not None
    agreed.session.door.admit(SignedIn(Caller("Sam Lead", "service_lead"), "sam", 1))
    screen.steps.setCurrentIndex(screen.steps_model.index(first + 1, 0))
    screen.steps.setCurrentIndex(screen.steps_model.index(first, 0))
    assert not screen.go_button.isEnabled()
    assert screen.way_note.isHidden()
