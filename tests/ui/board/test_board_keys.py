"""Everything on the board can be done by keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from planner.services.exchange_shifts import ExchangeShifts
from planner.services.rota_edits import MoveShift, PinActivity
from tests.ui.board.drawn_week import MONDAY, drawn_rota, drawn_snapshot
from ui.board import BoardSelection, BoardView

TUESDAY = MONDAY.toordinal() + 1
AMIRA = "amira-khan@2026-11-24"
BEN = "ben-okafor@2026-11-24"
# One flexible shift and nothing else: it may be moved.
ALONE = "amira-khan Tue 12:00-20:00 | break 16:00-16:30"


def press(board: BoardView, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(board, key)


def test_coming_to_the_board_chooses_nothing(board: BoardView) -> None:
    assert board.selection == BoardSelection()
    assert board.currentIndex().isValid()


def test_arrows_go_from_day_to_day_and_from_person_to_person(board: BoardView) -> None:
    press(board, Qt.Key.Key_Right)
    assert board.selection.shift == AMIRA
    press(board, Qt.Key.Key_Down)
    assert board.selection.shift == BEN


def test_a_day_off_can_be_chosen_too(board: BoardView) -> None:
    board.select_shift("eilidh-fraser@2026-11-24")
    press(board, Qt.Key.Key_Down)
    assert board.selection == BoardSelection("free_day", "farah-siddiqui", TUESDAY)


def test_a_persons_choice_is_told_and_a_programs_is_not(board: BoardView, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(board.selection_changed):
        board.select_shift(AMIRA)
    with qtbot.waitSignal(board.selection_changed) as told:
        press(board, Qt.Key.Key_Down)
    assert told.args == [board.selection]


def test_tab_goes_through_the_blocks_and_out_again(board: BoardView) -> None:
    board.select_shift(AMIRA)
    seen = []
    for _ in range(3):
        press(board, Qt.Key.Key_Tab)
        seen.append((board.selection.kind, board.selection.activity))
    assert seen == [("activity", 0), ("activity", 1), ("activity", 2)]
    assert board.selection.demand == "visit-R-1042"
    press(board, Qt.Key.Key_Backtab, Qt.Key.Key_Backtab, Qt.Key.Key_Backtab)
    assert board.selection.kind == "shift"


def test_enter_opens_the_inspector(board: BoardView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(board.action_requested) as told:
        press(board, Qt.Key.Key_Return)
    assert told.args == ["pane.inspector"]
    assert board.selection.kind == "shift"


def test_space_picks_up_arrows_move_and_space_puts_down(board: BoardView, qtbot: QtBot) -> None:
    board.show_snapshot(drawn_snapshot(drawn_rota(ALONE)))
    board.select_shift(AMIRA)
    press(board, Qt.Key.Key_Space, Qt.Key.Key_Left, Qt.Key.Key_Left)
    # No tooltip comes over what is said of it.
    assert board.is_hand_full
    with qtbot.waitSignal(board.edit_requested) as told:
        press(board, Qt.Key.Key_Space)
    assert told.args == [MoveShift(AMIRA, by_minutes=-60)]


def test_alt_moves_by_a_quarter_of_an_hour(board: BoardView, qtbot: QtBot) -> None:
    board.show_snapshot(drawn_snapshot(drawn_rota(ALONE)))
    board.select_shift(AMIRA)
    press(board, Qt.Key.Key_Space)
    QTest.keyClick(board, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    with qtbot.waitSignal(board.edit_requested) as told:
        press(board, Qt.Key.Key_Return)
    assert told.args == [MoveShift(AMIRA, by_minutes=-15)]


def test_a_refused_place_asks_for_no_edit_and_keeps_the_shift_in_hand(board: BoardView, qtbot: QtBot) -> None:
    board.select_shift(BEN)
    press(board, Qt.Key.Key_Space, Qt.Key.Key_Right, Qt.Key.Key_Down)
    with qtbot.assertNotEmitted(board.edit_requested):
        press(board, Qt.Key.Key_Space, Qt.Key.Key_Escape)
    assert board.selection.shift == BEN


def test_space_over_a_colleague_at_work_exchanges_the_two_shifts(board: BoardView, qtbot: QtBot) -> None:
    lines = (
        "ben-okafor Tue 09:00-17:00 | break 12:00-12:30",
        "catrin-hughes Tue 09:00-17:00 | break 12:00-12:30",
    )
    board.show_snapshot(drawn_snapshot(drawn_rota("\n".join(lines))))
    board.select_shift(BEN)
    press(board, Qt.Key.Key_Space, Qt.Key.Key_Down)
    with qtbot.waitSignal(board.edit_requested) as told:
        press(board, Qt.Key.Key_Space)
    assert told.args == [ExchangeShifts(BEN, "catrin-hughes@2026-11-24")]


def test_escape_lets_go_of_the_shift_before_any_shortcut(board: BoardView) -> None:
    board.select_shift(BEN)
    press(board, Qt.Key.Key_Space)
    asked = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
    asked.ignore()
    board.event(asked)
    assert asked.isAccepted()
    press(board, Qt.Key.Key_Escape)
    after = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
    after.ignore()
    board.event(after)
    assert not after.isAccepted()


def test_undo_lets_go_of_a_shift_in_hand_and_leaves_the_edit_before_it(board: BoardView) -> None:
    board.select_shift(BEN)
    press(board, Qt.Key.Key_Space, Qt.Key.Key_Right)
    asked = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    asked.ignore()
    board.event(asked)
    assert asked.isAccepted()
    QTest.keyClick(board, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    after = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    after.ignore()
    board.event(after)
    assert not after.isAccepted()


def test_p_pins_the_activity_that_is_chosen(board: BoardView, qtbot: QtBot) -> None:
    board.select_shift(AMIRA)
    press(board, Qt.Key.Key_Tab)
    with qtbot.waitSignal(board.edit_requested) as told:
        press(board, Qt.Key.Key_P)
    shift = drawn_rota().shift(AMIRA)
    assert shift is not None
    assert told.args == [PinActivity(AMIRA, shift.activities[0].start)]


@pytest.mark.parametrize(("key", "letter"), [(Qt.Key.Key_P, "p"), (Qt.Key.Key_3, "3"), (Qt.Key.Key_K, "k")])
def test_single_letters_go_to_the_window(board: BoardView, qtbot: QtBot, key: Qt.Key, letter: str) -> None:
    board.select_shift(AMIRA)
    with qtbot.waitSignal(board.letter_pressed) as told:
        press(board, key)
    assert told.args == [letter]


def test_single_letters_can_be_turned_off(board: BoardView, qtbot: QtBot) -> None:
    board.set_single_letters(is_on=False)
    board.select_shift(AMIRA)
    with qtbot.assertNotEmitted(board.letter_pressed), qtbot.assertNotEmitted(board.edit_requested):
        press(board, Qt.Key.Key_P, Qt.Key.Key_3)


def test_up_from_the_first_row_goes_into_the_uncovered_lane(board: BoardView) -> None:
    board.select_shift(AMIRA)
    press(board, Qt.Key.Key_Up)
    assert board.selection == BoardSelection("uncovered", day=TUESDAY, demand="visit-R-1042")
    press(board, Qt.Key.Key_Down)
    assert board.selection.shift == AMIRA


def test_keys_on_an_empty_board_do_no_harm(board: BoardView) -> None:
    board.show_snapshot(None)
    press(board, Qt.Key.Key_Space, Qt.Key.Key_Up, Qt.Key.Key_Return, Qt.Key.Key_P, Qt.Key.Key_Tab)
    assert board.selection == BoardSelection()
