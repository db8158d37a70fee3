"""What dragging means: a shift, an edge of it, work in it, several shifts, a copy, an exchange."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.services.activity_edits import ExchangeActivities, MoveActivity, ResizeActivity
from planner.services.exchange_shifts import ExchangeShifts
from planner.services.group_edits import CopyShifts, ExchangeOverDays, PlaceShifts, Placing
from planner.services.rota_edits import ResizeShift
from tests.ui.board.drawn_week import MONDAY, drawn_rota, drawn_snapshot
from tests.ui.board.test_board_mouse import LEFT, TUESDAY, place, scene_of
from ui.board import BoardView
from ui.board.band import Drawn

AMIRA, BEN, CATRIN = "amira-khan@2026-11-24", "ben-okafor@2026-11-24", "catrin-hughes@2026-11-24"
TWO = "ben-okafor Tue 09:00-17:00 | break 12:00-12:30\ncatrin-hughes Tue 09:00-17:00 | break 12:00-12:30"
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
PLAIN = Qt.KeyboardModifier.NoModifier


def drag(
    board: BoardView, start: QPoint, end: QPoint, keys: Qt.KeyboardModifier = PLAIN, *, let_go: bool = True
) -> None:
    QTest.mousePress(board.viewport(), LEFT, keys, start)
    for step in (0.3, 0.6, 1.0):
        at = start + (end - start) * step
        event = QMouseEvent(
            QEvent.Type.MouseMove,
            QPointF(at),
            QPointF(board.viewport().mapToGlobal(at)),
            Qt.MouseButton.NoButton,
            LEFT,
            keys,
        )
        QApplication.sendEvent(board.viewport(), event)
    if let_go:
        QTest.mouseRelease(board.viewport(), LEFT, keys, end)


def minute(time: int, day: int = TUESDAY) -> int:
    return day * 1440 + time


def day_place(board: BoardView, row: int, column: int) -> QPoint:
    """The middle of a cell."""
    scene = scene_of(board)
    x = scene.axis.left(column) + scene.axis.width(column) / 2
    return QPointF(x, scene.row_top(row) + scene.ink.metrics.bar_middle).toPoint()


@pytest.fixture
def two(board: BoardView) -> BoardView:
    """Ben and Catrin work the same hours on Tuesday."""
    board.show_snapshot(drawn_snapshot(drawn_rota(TWO)))
    return board


def test_an_edge_that_is_dragged_makes_the_shift_longer(two: BoardView, qtbot: QtBot) -> None:
    end = place(two, 1, 17 * 60) - QPoint(3, 0)
    with qtbot.waitSignal(two.edit_requested) as told:
        drag(two, end, place(two, 1, 18 * 60))
    assert told.args == [ResizeShift(BEN, end=minute(18 * 60))]


def test_the_first_edge_moves_the_start(two: BoardView, qtbot: QtBot) -> None:
    start = place(two, 1, 9 * 60) + QPoint(3, 0)
    with qtbot.waitSignal(two.edit_requested) as told:
        drag(two, start, place(two, 1, 10 * 60))
    assert told.args == [ResizeShift(BEN, start=minute(10 * 60))]


def test_with_control_a_copy_is_put_down(two: BoardView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(two.edit_requested) as told:
        drag(two, place(two, 1, 10 * 60), place(two, 0, 10 * 60), CONTROL)
    placing = Placing(BEN, "amira-khan", minute(540), minute(1020))
    assert told.args == [CopyShifts((placing,))]


def test_dropped_on_a_colleague_s_shift_the_two_exchange(two: BoardView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(two.edit_requested) as told:
        drag(two, place(two, 1, 10 * 60), place(two, 2, 10 * 60) + QPoint(6, 0))
    assert told.args == [ExchangeShifts(BEN, CATRIN)]


def test_dropped_on_a_shift_of_another_day_the_two_exchange_days(board: BoardView, qtbot: QtBot) -> None:
    lines = (
        "ben-okafor Wed 09:00-17:00 | break 12:00-12:30\ncatrin-hughes Thu 09:00-17:00 | break 12:00-12:30"
    )
    board.show_snapshot(drawn_snapshot(drawn_rota(lines)))
    with qtbot.waitSignal(board.edit_requested) as told:
        drag(board, day_place(board, 1, 2), day_place(board, 2, 3))
    assert told.args == [ExchangeOverDays("ben-okafor@2026-11-25", "catrin-hughes@2026-11-26")]


def test_work_is_dragged_by_itself(board: BoardView, qtbot: QtBot) -> None:
    lines = "ben-okafor Tue 09:00-17:00 | admin 10:00-12:00"
    board.show_snapshot(drawn_snapshot(drawn_rota(lines)))
    with qtbot.waitSignal(board.edit_requested) as told:
        drag(board, place(board, 1, 11 * 60), place(board, 1, 13 * 60))
    assert told.args == [MoveActivity(BEN, minute(600), minute(720))]


def test_work_gets_another_length_by_its_edge(board: BoardView, qtbot: QtBot) -> None:
    lines = "ben-okafor Tue 09:00-17:00 | admin 10:00-12:00"
    board.show_snapshot(drawn_snapshot(drawn_rota(lines)))
    with qtbot.waitSignal(board.edit_requested) as told:
        drag(board, place(board, 1, 12 * 60) - QPoint(3, 0), place(board, 1, 13 * 60))
    assert told.args == [ResizeActivity(BEN, minute(600), minute(600), minute(780))]


def test_a_visit_dropped_on_a_colleague_s_duty_exchanges_the_two(board: BoardView, qtbot: QtBot) -> None:
    lines = (
        "ben-okafor Tue 09:00-17:00 | visit 10:00-12:00 visit-R-0944",
        "catrin-hughes Tue 09:00-17:00 | duty 09:00-13:00 duty-desk@2026-11-24T09:00",
    )
    board.show_snapshot(drawn_snapshot(drawn_rota("\n".join(lines))))
    with qtbot.waitSignal(board.edit_requested) as told:
        drag(board, place(board, 1, 11 * 60), place(board, 2, 11 * 60))
    assert told.args == [ExchangeActivities(BEN, minute(600), CATRIN, minute(540))]


def test_work_over_somebody_who_is_off_goes_back_and_says_why(board: BoardView, qtbot: QtBot) -> None:
    board.show_snapshot(drawn_snapshot(drawn_rota("ben-okafor Tue 09:00-17:00 | admin 10:00-12:00")))
    with qtbot.waitSignal(board.refused) as told, qtbot.assertNotEmitted(board.edit_requested):
        drag(board, place(board, 1, 11 * 60), place(board, 2, 11 * 60))
    assert told.args == ["Catrin Hughes has no shift then to put it into."]


def test_control_and_a_click_choose_one_more_and_all_are_dragged(two: BoardView, qtbot: QtBot) -> None:
    QTest.mouseClick(two.viewport(), LEFT, pos=place(two, 1, 10 * 60))
    QTest.mouseClick(two.viewport(), LEFT, CONTROL, place(two, 2, 10 * 60))
    assert two.selection.places == {("ben-okafor", TUESDAY), ("catrin-hughes", TUESDAY)}
    with qtbot.waitSignal(two.edit_requested) as told:
        drag(two, place(two, 1, 10 * 60), place(two, 1, 11 * 60))
    assert told.args == [
        PlaceShifts(
            (
                Placing(BEN, "ben-okafor", minute(600), minute(1080)),
                Placing(CATRIN, "catrin-hughes", minute(600), minute(1080)),
            )
        )
    ]


def test_a_click_on_one_of_several_chooses_it_alone(two: BoardView) -> None:
    QTest.mouseClick(two.viewport(), LEFT, pos=place(two, 1, 10 * 60))
    QTest.mouseClick(two.viewport(), LEFT, SHIFT, place(two, 2, 10 * 60))
    assert two.selection.is_many
    QTest.mouseClick(two.viewport(), LEFT, pos=place(two, 2, 10 * 60))
    assert (two.selection.shift, two.selection.is_many) == (CATRIN, False)


def test_a_band_over_several_rows_selects_the_shifts_that_it_touches(two: BoardView) -> None:
    drag(two, place(two, 0, 8 * 60), place(two, 2, 10 * 60))
    assert two.selection.places == {("ben-okafor", TUESDAY), ("catrin-hughes", TUESDAY)}


def test_a_band_over_one_person_s_empty_time_asks_for_something_new(two: BoardView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(two.draw_requested) as told:
        drag(two, place(two, 0, 12 * 60), place(two, 0, 20 * 60))
    (drawn,) = told.args or [None]
    assert isinstance(drawn, Drawn)
    assert (drawn.staff, drawn.span.start, drawn.span.end) == ("amira-khan", minute(720), minute(1200))
    assert not drawn.is_over_days


def test_a_band_over_days_stands_for_whole_days(two: BoardView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(two.draw_requested) as told:
        drag(two, day_place(two, 3, 2), day_place(two, 3, 4))
    (drawn,) = told.args or [None]
    assert isinstance(drawn, Drawn)
    assert (drawn.first_day, drawn.last_day) == (MONDAY.toordinal() + 2, MONDAY.toordinal() + 4)


def test_every_row_and_day_in_view_is_marked_while_dragging(two: BoardView) -> None:
    drag(two, place(two, 1, 10 * 60), place(two, 1, 12 * 60), let_go=False)
    two.target_marks.ask_all()
    hand = two.carry_hand
    assert hand.verdict_on(2, TUESDAY) is not None
    away = hand.verdict_on(10, TUESDAY)
    assert away is not None
    assert (away.kind, away.is_agreeable) == ("refused", False)
    two.grab()
    QTest.keyClick(two, Qt.Key.Key_Escape)
    assert not hand.is_carrying


def test_hours_outside_the_pattern_can_be_agreed_and_leave_cannot(two: BoardView) -> None:
    drag(two, place(two, 1, 10 * 60), place(two, 1, 13 * 60), let_go=False)
    verdict = two.carry_hand.verdict()
    assert verdict is not None
    assert (verdict.kind, verdict.is_agreeable) == ("refused", True)
    assert "can be agreed" in verdict.words
    assert replace(verdict, is_agreeable=False).is_final
    QTest.keyClick(two, Qt.Key.Key_Escape)


def test_what_is_in_hand_stays_there_when_only_the_findings_are_other(two: BoardView) -> None:
    drag(two, place(two, 1, 10 * 60), place(two, 1, 11 * 60), let_go=False)
    two.show_snapshot(drawn_snapshot(drawn_rota(TWO)))
    assert two.carry_hand.is_carrying
    two.show_snapshot(drawn_snapshot(drawn_rota(TWO.splitlines()[0])))
    assert not two.carry_hand.is_carrying
