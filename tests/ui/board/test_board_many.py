"""Several at once by keyboard, and what is in hand held by an edge, copied, carried by days."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from planner.services.activity_edits import MoveActivity
from planner.services.group_edits import CopyShifts, PlaceShifts, Placing
from planner.services.rota_edits import MoveShift, ResizeShift
from tests.ui.board.drawn_week import drawn_rota, drawn_snapshot
from tests.ui.board.test_board_dragging import BEN, CATRIN, CONTROL, SHIFT, TWO, minute
from tests.ui.board.test_board_mouse import TUESDAY
from ui.board import BoardView
from ui.board.carry_hand import CarryHand

KEY = Qt.Key


@pytest.fixture
def two(board: BoardView) -> BoardView:
    board.show_snapshot(drawn_snapshot(drawn_rota(TWO)))
    board.select_shift(BEN)
    return board


def test_shift_and_arrows_select_a_rectangle(two: BoardView) -> None:
    QTest.keyClick(two, KEY.Key_Down, SHIFT)
    QTest.keyClick(two, KEY.Key_Right, SHIFT)
    days = (TUESDAY, TUESDAY + 1)
    assert two.selection.places == {(who, day) for who in ("ben-okafor", "catrin-hughes") for day in days}
    QTest.keyClick(two, KEY.Key_Left, SHIFT)
    assert len(two.selection.places) == 2


def test_what_is_selected_is_told_in_its_number(two: BoardView, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    monkeypatch.setattr("ui.board.board_keyboard.announce", lambda _widget, words: told.append(words))
    QTest.keyClick(two, KEY.Key_Down, SHIFT)
    QTest.keyClick(two, KEY.Key_Up, SHIFT)
    assert told == ["2 shifts selected", "1 shift selected"]


def test_many_are_carried_together_as_one_edit(two: BoardView, qtbot: QtBot) -> None:
    QTest.keyClick(two, KEY.Key_Down, SHIFT)
    QTest.keyClick(two, KEY.Key_Space)
    QTest.keyClick(two, KEY.Key_Right, CONTROL)
    with qtbot.waitSignal(two.edit_requested) as told:
        QTest.keyClick(two, KEY.Key_Space)
    placings = (
        Placing(CATRIN, "catrin-hughes", minute(540 + 1440), minute(1020 + 1440)),
        Placing(BEN, "ben-okafor", minute(540 + 1440), minute(1020 + 1440)),
    )
    assert told.args == [PlaceShifts(placings)]


def test_control_and_an_arrow_carry_a_shift_by_a_day(two: BoardView, qtbot: QtBot) -> None:
    QTest.keyClick(two, KEY.Key_Space)
    QTest.keyClick(two, KEY.Key_Right, CONTROL)
    with qtbot.waitSignal(two.edit_requested) as told:
        QTest.keyClick(two, KEY.Key_Space)
    assert told.args == [MoveShift(BEN, by_minutes=1440)]


def test_e_holds_the_end_and_arrows_make_the_shift_longer(two: BoardView, qtbot: QtBot) -> None:
    for key in (KEY.Key_Space, KEY.Key_E, KEY.Key_Left, KEY.Key_Left):
        QTest.keyClick(two, key)
    with qtbot.waitSignal(two.edit_requested) as told:
        QTest.keyClick(two, KEY.Key_Space)
    assert told.args == [ResizeShift(BEN, end=minute(960))]


def test_by_what_a_shift_is_held_is_read_out(two: BoardView, heard: list[str]) -> None:
    QTest.keyClick(two, KEY.Key_Space)
    for key, words in ((KEY.Key_E, "The end"), (KEY.Key_S, "The start"), (KEY.Key_M, "The whole shift")):
        QTest.keyClick(two, key)
        assert heard[-1].startswith(f"{words} is held. Ben Okafor, Tuesday 24 November, 09:00 to 17:00")
    QTest.keyClick(two, KEY.Key_Right)
    assert heard[-1].startswith("Ben Okafor, Tuesday 24 November, 09:30")


def test_c_leaves_the_shift_where_it_was_and_puts_down_a_copy(two: BoardView, qtbot: QtBot) -> None:
    QTest.keyClick(two, KEY.Key_Space)
    QTest.keyClick(two, KEY.Key_C)
    QTest.keyClick(two, KEY.Key_Right, CONTROL)
    assert "Copy:" in two.carry_hand.words()
    with qtbot.waitSignal(two.edit_requested) as told:
        QTest.keyClick(two, KEY.Key_Space)
    placing = Placing(BEN, "ben-okafor", minute(540 + 1440), minute(1020 + 1440))
    assert told.args == [CopyShifts((placing,))]


def test_work_that_is_chosen_is_picked_up_by_itself(board: BoardView, qtbot: QtBot) -> None:
    board.show_snapshot(drawn_snapshot(drawn_rota("ben-okafor Tue 09:00-17:00 | admin 10:00-12:00")))
    board.select_shift(BEN)
    for key in (KEY.Key_Tab, KEY.Key_Space, KEY.Key_Right):
        QTest.keyClick(board, key)
    with qtbot.waitSignal(board.edit_requested) as told:
        QTest.keyClick(board, KEY.Key_Space)
    assert told.args == [MoveActivity(BEN, minute(600), minute(630))]


def test_a_pinned_shift_among_many_holds_them_and_the_number_is_said() -> None:
    snapshot = drawn_snapshot(drawn_rota(TWO.replace("09:00-17:00", "09:00-17:00 | pinned", 1)))
    marks = [(snapshot.cell(row, 1).shift, row) for row in (1, 2)]
    (first, row), *others = [(mark, row) for mark, row in marks if mark is not None]
    hand = CarryHand()
    words = hand.pick_up(snapshot, first, row, others=others)
    assert words == "1 of the 2 shifts is pinned. Unpin first."
    assert not hand.is_carrying


def test_keys_of_actions_are_taken_before_the_window_s_shortcuts(board: BoardView, qtbot: QtBot) -> None:
    board.set_action_keys({"Ctrl+C": "edit.copy"})
    asked = QKeyEvent(QEvent.Type.ShortcutOverride, KEY.Key_C, CONTROL)
    asked.ignore()
    board.event(asked)
    assert asked.isAccepted()
    with qtbot.waitSignal(board.action_requested) as told:
        QTest.keyClick(board, KEY.Key_C, CONTROL)
    assert told.args == ["edit.copy"]
