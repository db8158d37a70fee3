"""Choosing and moving with the mouse; tooltips; what is under the pointer."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.services.rota_edits import MoveShift
from tests.ui.board.drawn_week import MONDAY, drawn_rota, drawn_snapshot
from ui.board import BoardSelection, BoardView
from ui.board.board_hits import hit_at
from ui.board.board_scene import BoardScene
from ui.board.board_tips import tip_of_hit

TUESDAY = MONDAY.toordinal() + 1
LEFT = Qt.MouseButton.LeftButton
BEN = "ben-okafor@2026-11-24"


def scene_of(board: BoardView) -> BoardScene:
    scene = board.scene
    assert scene is not None
    return scene


def place(board: BoardView, row: int, minute: int) -> QPoint:
    """A place on a row's bar at a minute of Tuesday."""
    scene = scene_of(board)
    x = scene.axis.x(TUESDAY * 1440 + minute)
    return QPointF(x, row * scene.ink.metrics.row + scene.ink.metrics.bar_middle).toPoint()


def test_a_click_chooses_the_block_under_it(board: BoardView) -> None:
    QTest.mouseClick(board.viewport(), LEFT, pos=place(board, 0, 19 * 60))
    assert (board.selection.kind, board.selection.demand) == ("activity", "visit-R-1042")


def test_a_click_beside_the_blocks_chooses_the_shift(board: BoardView) -> None:
    QTest.mouseClick(board.viewport(), LEFT, pos=place(board, 1, 11 * 60 + 15))
    assert (board.selection.kind, board.selection.shift) == ("shift", BEN)


def test_a_click_beside_the_bar_chooses_the_day(board: BoardView) -> None:
    QTest.mouseClick(board.viewport(), LEFT, pos=place(board, 5, 12 * 60))
    assert board.selection == BoardSelection("free_day", "farah-siddiqui", TUESDAY)


def test_dragging_asks_for_a_move_in_half_hours(board: BoardView, qtbot: QtBot) -> None:
    board.show_snapshot(drawn_snapshot(drawn_rota("amira-khan Tue 12:00-20:00 | break 16:00-16:30")))
    start, end = place(board, 0, 14 * 60), place(board, 0, 12 * 60 + 50)
    with qtbot.waitSignal(board.edit_requested) as told:
        drag(board, start, end)
    assert told.args == [MoveShift("amira-khan@2026-11-24", by_minutes=-60)]


def test_dragging_to_another_person_hands_the_shift_over(board: BoardView, qtbot: QtBot) -> None:
    lines = "ben-okafor Tue 09:00-17:00 | break 12:00-12:30"
    board.show_snapshot(drawn_snapshot(drawn_rota(lines)))
    with qtbot.waitSignal(board.edit_requested) as told:
        drag(board, place(board, 1, 10 * 60), place(board, 2, 10 * 60))
    assert told.args == [MoveShift(BEN, to_staff="catrin-hughes")]


def test_dropping_on_a_refused_place_changes_nothing(board: BoardView, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(board.edit_requested):
        drag(board, place(board, 1, 11 * 60 + 15), place(board, 2, 12 * 60 + 15))


def drag(board: BoardView, start: QPoint, end: QPoint) -> None:
    QTest.mousePress(board.viewport(), LEFT, pos=start)
    for step in (0.3, 0.6, 1.0):
        between = start + (end - start) * step
        move(board, between)
    QTest.mouseRelease(board.viewport(), LEFT, pos=end)


def move(board: BoardView, to: QPoint) -> None:
    """A move with the button held, which QTest cannot send."""
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QMouseEvent

    event = QMouseEvent(
        QEvent.Type.MouseMove,
        QPointF(to),
        QPointF(board.viewport().mapToGlobal(to)),
        Qt.MouseButton.NoButton,
        LEFT,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(board.viewport(), event)


def test_a_click_in_the_lane_chooses_the_demand(board: BoardView) -> None:
    scene, head = scene_of(board), board.horizontalHeader()
    x = round(scene.axis.x(TUESDAY * 1440 + 19 * 60))
    y = scene.ink.metrics.header_height - scene.ink.metrics.lane // 2
    QTest.mouseClick(head.viewport(), LEFT, pos=QPoint(x, y))
    assert board.selection == BoardSelection("uncovered", day=TUESDAY, demand="visit-R-1042")


def test_a_click_on_a_day_and_on_a_person_chooses_them(board: BoardView) -> None:
    QTest.mouseClick(board.horizontalHeader().viewport(), LEFT, pos=QPoint(20, 10))
    assert board.selection == BoardSelection("day", day=MONDAY.toordinal())
    QTest.mouseClick(board.verticalHeader().viewport(), LEFT, pos=QPoint(20, 10))
    assert board.selection == BoardSelection("person", "amira-khan")


def test_a_double_click_on_a_day_asks_for_it_to_be_the_wide_one(board: BoardView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(board.action_requested) as told:
        QTest.mouseDClick(board.horizontalHeader().viewport(), LEFT, pos=QPoint(20, 10))
    assert told.args == ["wide_day.1"]
    with qtbot.waitSignal(board.action_requested) as told:
        QTest.mouseDClick(board.horizontalHeader().viewport(), LEFT, pos=QPoint(200, 10))
    assert told.args == ["wide_day.0"]


def test_a_tooltip_says_what_is_under_the_pointer(board: BoardView) -> None:
    scene = scene_of(board)
    at_visit = place(board, 0, 19 * 60)
    hit = hit_at(scene, at_visit.x(), at_visit.y())
    assert hit is not None
    assert tip_of_hit(scene, hit).splitlines() == [
        "Amira Khan, Tuesday 24 November",
        "Visit R-1042, 18:30 to 20:00, two workers, one missing",
    ]
    away = place(board, 10, 12 * 60)
    hit = hit_at(scene, away.x(), away.y())
    assert hit is not None
    assert "Annual leave, Mon 23 – Wed 25" in tip_of_hit(scene, hit)


def test_a_night_is_hit_on_the_morning_after(board: BoardView) -> None:
    board.show_snapshot(drawn_snapshot(drawn_rota("ben-okafor Mon 22:00-07:00")))
    morning = place(board, 1, 3 * 60)
    hit = hit_at(scene_of(board), morning.x(), morning.y())
    assert hit is not None
    assert hit.mark is not None
    assert (hit.column, hit.mark.shift.id) == (0, "ben-okafor@2026-11-23")


def test_there_is_no_menu_without_actions(board: BoardView) -> None:
    from PySide6.QtGui import QContextMenuEvent

    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(5, 5), QPoint(5, 5))
    board.contextMenuEvent(event)
    assert not event.isAccepted()
    assert board.menu_actions() == []
    board.addAction(QAction("Pin shift", board))
    assert [action.text() for action in board.menu_actions()] == ["Pin shift"]
