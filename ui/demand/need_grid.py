"""The heat grid of people needed: peaks are drawn on it, pulled at their handles, and moved."""

from __future__ import annotations

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QPoint,
    QRect,
    QRectF,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from planner.domain.time_grid import COVER_GRID
from ui.demand.cell_delegate import CellDelegate
from ui.demand.frame_hand import Frame, Grip
from ui.item_models.need_grid_item_model import COLUMNS, FIRST, NeedGridItemModel
from ui.theme import colour, px, text_font
from ui.widgets.drawn_grid import DrawnGrid

ROW_HEIGHT, LEAST_ROW_HEIGHT, HEADER_HEIGHT, NAME_WIDTH, HOURS_WIDTH = 35, 25, 22, 58, 46
HANDLE = 6
ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class NeedGrid(DrawnGrid):
    """`peak_drawn` comes with the first and last row, and start and end in minutes of the day, when several
    cells were drawn across; `cell_chosen` with the row and column of one. `frame_pulled` comes with the new
    times of the frame while it is pulled or moved: with the pointer, or by Ctrl and the arrow keys (its end
    alone with Shift, too)."""

    peak_drawn = Signal(int, int, int, int)
    cell_chosen = Signal(int, int)
    frame_pulled = Signal(int, int, int, int)

    def __init__(self, item_model: NeedGridItemModel, parent: QWidget) -> None:
        super().__init__(item_model, "People needed, by day and half-hour", parent)
        self._frame: Frame | None = None
        self._grip: Grip | None = None
        self._from = QPoint()
        self._grabbed = Frame(0, 0, 0, 0)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.lay_out(
            CellDelegate(item_model, self),
            HourHeader(self),
            rows="Days of the week",
            row_height=ROW_HEIGHT,
            header_height=HEADER_HEIGHT,
            name_width=NAME_WIDTH,
            least_width=8,
        )
        down = self.verticalHeader()
        down.setDefaultAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.fit_rows(px(ROW_HEIGHT))
        self.selectionModel().selectionChanged.connect(self._ring_moved)
        self.selectionModel().currentChanged.connect(self._ring_moved)

    def fit_rows(self, height: int) -> None:
        """Rows as high as there is room, between the least and the usual height (px on screen)."""
        each = min(max(height, px(LEAST_ROW_HEIGHT)), px(ROW_HEIGHT))
        self.verticalHeader().setMinimumSectionSize(px(LEAST_ROW_HEIGHT))
        self.verticalHeader().setDefaultSectionSize(each)
        self.setFixedHeight(px(HEADER_HEIGHT) + 7 * each + px(2))

    # --- the frame ---------------------------------------------------------------------------------------

    def frame_span(self, first: int, last: int, start: int, end: int) -> None:
        """Frame the days and times (minutes) of what is in the form, without telling."""
        left = max(0, (start - FIRST) // COVER_GRID)
        right = min(COLUMNS, -(-(end - FIRST) // COVER_GRID)) - 1
        if right < left or not self.model().rowCount():
            self.unframe()
            return
        self._show_frame(Frame(first, last, left, right))

    def unframe(self) -> None:
        """Nothing of the grid is in the form; what a person is drawing stays."""
        if self._frame is None:
            return
        self._frame = None
        self.clearSelection()
        self.viewport().update()

    def _show_frame(self, frame: Frame) -> None:
        self._frame = frame
        model = self.model()
        span = QItemSelection(model.index(frame.top, frame.left), model.index(frame.bottom, frame.right))
        self.selectionModel().select(span, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.viewport().update()

    def _pull(self, frame: Frame) -> None:
        if frame == self._frame:
            return
        self._show_frame(frame)
        start = FIRST + frame.left * COVER_GRID
        self.frame_pulled.emit(frame.top, frame.bottom, start, FIRST + (frame.right + 1) * COVER_GRID)

    def grip_at(self, position: QPoint) -> Grip | None:
        """What of the frame is under the pointer."""
        box = self._box_of(self._frame) if self._frame is not None else None
        if box is None or not box.adjusted(-px(HANDLE), 0, px(HANDLE), 0).contains(position):
            return None
        # A narrow frame keeps a middle to be moved by.
        reach = min(px(HANDLE), box.width() // 4)
        if position.x() <= box.left() + reach:
            return "start"
        return "end" if position.x() >= box.right() - reach else "whole"

    # --- pointer and keys --------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        position = event.position().toPoint()
        grip = self.grip_at(position)
        if event.button() == Qt.MouseButton.LeftButton and grip is not None and self._frame is not None:
            self._grip, self._from, self._grabbed = grip, position, self._frame
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            return
        self._frame = None
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        position = event.position().toPoint()
        if self._grip is None:
            self._show_cursor(None if event.buttons() else self.grip_at(position))
            super().mouseMoveEvent(event)
            return
        width, height = self.columnWidth(0), self.rowHeight(0)
        columns = round((position.x() - self._from.x()) / width)
        rows = round((position.y() - self._from.y()) / height)
        self._pull(self._grabbed.pulled(self._grip, columns, rows))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._grip is not None:
            self._grip = None
            return
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        arrow = ARROWS.get(Qt.Key(event.key()))
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        control, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
        if arrow is not None and self._frame is not None and modifiers in (control, control | shift):
            grip: Grip = "end" if modifiers & shift else "whole"
            self._pull(self._frame.pulled(grip, *arrow))
        else:
            super().keyPressEvent(event)

    def tell(self) -> None:
        indexes = [index for index in self.selectedIndexes() if index.column() < COLUMNS]
        if not indexes:
            return
        if len(indexes) == 1:
            self.cell_chosen.emit(indexes[0].row(), indexes[0].column())
            return
        rows = [index.row() for index in indexes]
        columns = [index.column() for index in indexes]
        start = FIRST + min(columns) * COVER_GRID
        self.peak_drawn.emit(min(rows), max(rows), start, FIRST + (max(columns) + 1) * COVER_GRID)

    def _show_cursor(self, grip: Grip | None) -> None:
        shapes = {"start": Qt.CursorShape.SizeHorCursor, "end": Qt.CursorShape.SizeHorCursor}
        if grip is None:
            self.viewport().unsetCursor()
        else:
            self.viewport().setCursor(shapes.get(grip, Qt.CursorShape.SizeAllCursor))

    # --- painting ----------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.viewport().width() - px(HOURS_WIDTH)
        each = max(px(8), room // COLUMNS)
        for column in range(COLUMNS):
            self.setColumnWidth(column, each)
        self.setColumnWidth(COLUMNS, self.viewport().width() - each * COLUMNS)

    @Slot()
    def _ring_moved(self) -> None:
        """The ring lies half outside of its cells, which are all that Qt paints anew."""
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        box = self._selected_box()
        if box is None:
            return
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour("focus"), px(2)))
        painter.drawRoundedRect(QRectF(box), px(4), px(4))
        if self._frame is not None:
            painter.setBrush(colour("surface"))
            for edge in (box.left(), box.right()):
                handle = QRectF(edge - px(3), box.center().y() - px(6), px(6), px(12))
                painter.drawRoundedRect(handle, px(3), px(3))
        painter.end()

    def _box_of(self, frame: Frame) -> QRect:
        model = self.model()
        first = self.visualRect(model.index(frame.top, frame.left))
        return first.united(self.visualRect(model.index(frame.bottom, frame.right)))

    def _selected_box(self) -> QRect | None:
        """Around what is selected, or around the half-hour that the keys are on."""
        held = [self.currentIndex()] if self.hasFocus() and self.currentIndex().isValid() else []
        indexes = [index for index in self.selectedIndexes() or held if index.column() < COLUMNS]
        if not indexes:
            return None
        box = QRect()
        for index in indexes:
            box = box.united(self.visualRect(index))
        return box


class HourHeader(QHeaderView):
    """Full hours stand at the left edge of their cell, half of each figure in the cell before it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setAccessibleName("Hours of the day")

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        painter.save()
        painter.fillRect(rect, colour("surface"))
        painter.setFont(text_font("small"))
        painter.setPen(colour("text2"))
        painter.setClipRect(rect)
        if section == COLUMNS:
            where = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(rect.adjusted(0, 0, -px(2), 0), where, "hours")
        else:
            # Qt paints single sections anew: each paints its half of the figure between it and the next.
            for hour_section, left in ((section, rect.left()), (section + 1, rect.left() + rect.width())):
                self._paint_hour(painter, hour_section, QRect(left, rect.top(), 0, rect.height()))
        painter.restore()

    def _paint_hour(self, painter: QPainter, section: int, edge: QRect) -> None:
        if section % 2 or section == COLUMNS:
            return
        hour = (FIRST + section * COVER_GRID) // 60
        wide = edge.adjusted(-px(14), 0, px(14), 0) if section else edge.adjusted(0, 0, px(16), 0)
        painter.drawText(wide, Qt.AlignmentFlag.AlignCenter, f"{hour:02d}")
