"""After an edit only the parts of the window are painted that show something else."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QRect
from PySide6.QtGui import QImage, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from planner.domain.records import DateRange
from planner.domain.staff import Absence
from planner.services.record_edits import put_record, remove_record
from planner.services.rota_edits import MoveShift, PinShift
from ui.main_window.desk import Desk
from ui.main_window.window import MainWindow


class Painted(QObject):
    """Notes who is asked to paint, and how high a part of the board is."""

    def __init__(self, board: QWidget | None) -> None:
        super().__init__()
        self.parts: set[str] = set()
        self._board, self.board_height = board, 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.parts.add(type(watched).__name__)
            if watched is self._board:
                self.board_height += event.region().boundingRect().height()
        return False


def paint() -> None:
    for kind in (QEvent.Type.LayoutRequest, QEvent.Type.UpdateRequest):
        QCoreApplication.sendPostedEvents(None, kind.value)


def test_an_edit_paints_the_row_that_it_changes_and_neither_the_rail_nor_the_samples_of_the_marks(
    light: QApplication, desk: Desk, window: MainWindow
) -> None:
    assert window.frame is not None
    board = window.frame.board
    # The first edit changes the words of undo, and with them what stands in the top bar.
    for minutes in (30, -30):
        light.processEvents()
        painted = Painted(board.viewport())
        light.installEventFilter(painted)
        assert desk.edit(MoveShift("ana@2026-11-24", by_minutes=minutes))
        paint()
        light.removeEventFilter(painted)
        assert board.scene is not None
        assert 0 < painted.board_height < 2 * board.scene.row_axis.row_height
    assert painted.parts & {"RailButton", "Avatar", "MarkSample"} == set()


def test_a_board_that_is_painted_in_parts_looks_as_if_it_were_painted_whole(
    light: QApplication, desk: Desk, window: MainWindow
) -> None:
    assert window.frame is not None
    board = window.frame.board
    area = QRect(board.mapTo(window, QPoint(0, 0)), board.size())
    for edit in EDITS:
        edit(desk)
        paint()
        light.processEvents()
        seen = window.screen().grabWindow(window.winId()).copy(area).toImage()
        assert seen.convertToFormat(FORMAT) == board.grab().toImage().convertToFormat(FORMAT)


def _take_leave(desk: Desk) -> None:
    team = desk.session.store.team()
    dates = DateRange(first=date(2026, 11, 26), last=date(2026, 11, 27))
    leave = Absence(id="away", staff="ben", kind="annual_leave", dates=dates)
    assert desk.edit_team(put_record(team, "absences", leave)) is None


def _drop_visit(desk: Desk) -> None:
    assert desk.edit_team(remove_record(desk.session.store.team(), "visits", "v1")) is None


EDITS: tuple[Callable[[Desk], object], ...] = (
    lambda desk: desk.edit(MoveShift("ana@2026-11-24", by_minutes=30)),
    lambda desk: desk.select_shift("ben@2026-11-25"),
    lambda desk: desk.edit(MoveShift("ben@2026-11-25", by_minutes=30)),
    lambda desk: desk.edit(PinShift("ben@2026-11-25")),
    _take_leave,
    _drop_visit,
    lambda desk: desk.undo_stack.undo(),
    lambda desk: desk.undo_stack.undo(),
    lambda desk: desk.undo_stack.undo(),
)
FORMAT = QImage.Format.Format_RGB32
