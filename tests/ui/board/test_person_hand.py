"""A person in hand: what the rules say of them on a demand, or in another's place, is there at once."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest

from ui.main_window.desk import Desk
from ui.main_window.frame import Frame
from ui.main_window.window import MainWindow

VISIT = "v1"


@pytest.fixture
def frame(window: MainWindow, desk: Desk) -> Frame:
    assert window.frame is not None
    desk.select_demand(VISIT)
    window.frame.board.setFocus()
    return window.frame


def lane_place(frame: Frame) -> QPoint:
    """Where the visit's mark lies in the lane, globally."""
    board, scene = frame.board, frame.board.scene
    assert scene is not None
    mark = next(each for each in scene.lane.marks if VISIT in {one.demand for one in each.demands})
    heads = board.day_header.viewport()
    y = scene.ink.metrics.header_height - scene.ink.metrics.lane // 2
    return heads.mapToGlobal(QPoint(round((mark.left + mark.right) / 2) - board.day_header.offset(), y))


def drag_person(frame: Frame, row: int, to: QPoint) -> None:
    names = frame.board.name_header
    start = QPoint(60, names.sectionViewportPosition(row) + 10)
    QTest.mousePress(names.viewport(), Qt.MouseButton.LeftButton, pos=start)
    names.person_dragged.emit(row, to)


def test_t_takes_the_person_in_hand_and_says_what_the_rules_say(frame: Frame) -> None:
    frame.board._go_to(2, 1)
    QTest.keyClick(frame.board, Qt.Key.Key_T)
    hand, tag = frame.board.person_hand, frame.board.person_tag
    assert hand.carried is not None
    assert (hand.carried.name, hand.carried.demand.demand if hand.carried.demand else "") == (
        "Cy Clark",
        VISIT,
    )
    assert tag.isVisible()
    assert tag.words[0] == "Cy Clark on R-1042?"
    assert tag.kind in ("thumbs-up", "warning", "thumbs-down")


def test_up_and_down_try_another_person_and_escape_lets_go(frame: Frame) -> None:
    frame.board._go_to(2, 1)
    frame.board.pick_up_person()
    QTest.keyClick(frame.board, Qt.Key.Key_Down)
    hand = frame.board.person_hand
    assert hand.carried is not None
    assert hand.carried.name == "Dee Dunn"
    QTest.keyClick(frame.board, Qt.Key.Key_Escape)
    assert not hand.is_carrying
    assert frame.board.person_tag.isHidden()


def test_space_puts_them_onto_it_as_one_step_of_undo(frame: Frame) -> None:
    desk = frame._desk
    before = desk.session.rota
    frame.board._go_to(2, 1)
    frame.board.pick_up_person()
    verdict = frame.board.person_hand.verdict()
    assert verdict is not None
    assert verdict.kind != "refused"
    QTest.keyClick(frame.board, Qt.Key.Key_Space)
    assert desk.session.rota is not None
    assert VISIT not in {entry.demand for entry in desk.session.rota.uncovered}
    assert desk.undo_stack.count() == 1
    desk.undo_stack.undo()
    assert before is not None
    assert desk.session.rota.shifts == before.shifts


def test_a_person_is_dragged_onto_something_uncovered(frame: Frame) -> None:
    place = lane_place(frame)
    drag_person(frame, 2, place)
    assert frame.board.person_tag.words[0] == "Cy Clark on R-1042?"
    frame.board.name_header.person_dropped.emit(place)
    desk = frame._desk
    assert desk.session.rota is not None
    assert VISIT not in {entry.demand for entry in desk.session.rota.uncovered}


def test_a_person_is_dragged_onto_another_ones_shift(frame: Frame) -> None:
    board, scene = frame.board, frame.board.scene
    assert scene is not None
    x = scene.axis.x(next(each for each in scene.snapshot.shifts if each.id == "ben@2026-11-25").start) + 8
    y = scene.ink.metrics.row * 1 + scene.ink.metrics.bar_middle
    place = board.viewport().mapToGlobal(QPointF(x - board.horizontalOffset(), y).toPoint())
    drag_person(frame, 3, place)
    assert "Dee Dunn instead of Ben Boyd" in board.person_tag.words[0]
    board.name_header.person_dropped.emit(place)
    desk = frame._desk
    assert desk.session.rota is not None
    assert desk.session.rota.shift("dee@2026-11-25") is not None


def test_over_nothing_they_go_back(frame: Frame) -> None:
    before = frame._desk.session.rota
    drag_person(frame, 2, frame.mapToGlobal(QPoint(400, 20)))
    frame.board.name_header.person_dropped.emit(frame.mapToGlobal(QPoint(400, 20)))
    assert frame._desk.session.rota == before
    assert not frame.board.person_hand.is_carrying


def test_who_is_on_it_already_is_passed_over(frame: Frame) -> None:
    frame.board._go_to(0, 1)
    QTest.keyClick(frame.board, Qt.Key.Key_T)
    hand = frame.board.person_hand
    assert hand.carried is not None
    assert hand.carried.name == "Ben Boyd"
    QTest.keyClick(frame.board, Qt.Key.Key_Up)
    verdict = hand.verdict()
    assert verdict is not None
    assert (verdict.kind, verdict.words) == ("refused", "Ana Alvi is on it already.")


def test_who_works_that_day_exchanges_the_two_shifts(frame: Frame) -> None:
    board, scene = frame.board, frame.board.scene
    assert scene is not None
    bens = next(each for each in scene.snapshot.shifts if each.id == "ben@2026-11-24")
    y = scene.ink.metrics.row * 1 + scene.ink.metrics.bar_middle
    x = scene.axis.x(bens.start) + 8 - board.horizontalOffset()
    drag_person(frame, 0, board.viewport().mapToGlobal(QPointF(x, y).toPoint()))
    assert board.person_tag.words[0].startswith("Ana Alvi and Ben Boyd exchange")


@pytest.mark.parametrize("place", [(0, 1), (-1, -1)])
def test_the_cell_of_the_keys_is_the_same_again_once_the_hand_is_empty(
    frame: Frame, place: tuple[int, int]
) -> None:
    board = frame.board
    board._go_to(*place)
    board.pick_up_person()
    assert board.person_hand.is_carrying
    QTest.keyClick(board, Qt.Key.Key_Down)
    QTest.keyClick(board, Qt.Key.Key_Escape)
    here = board.currentIndex()
    assert (here.row(), here.column()) == place
