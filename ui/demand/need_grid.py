"""The heat grid of people needed: drag across it, or hold Shift with the arrow keys, to draw a peak."""

from __future__ import annotations

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QBrush, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from planner.domain.time_grid import COVER_GRID
from planner.reports.demand_grid import NeedCell
from ui.item_models.need_grid_item_model import CELL_ROLE, COLUMNS, FIRST, NeedGridItemModel
from ui.theme import colour, heat_ink, pattern, px, text_font

ROW_HEIGHT, HEADER_HEIGHT, NAME_WIDTH, HOURS_WIDTH = 35, 22, 58, 46
# From how many people on a cell has which ground, and the ink on it in the light and the dark theme.
LEVELS = ((7, "heat4"), (5, "heat3"), (3, "heat2"), (1, "heat1"))


def ground_of(people: int) -> str:
    """The token of a number of people."""
    return next((token for least, token in LEVELS if people >= least), "heat0")


class CellDelegate(QStyledItemDelegate):
    """The number, with a bar below it: green for cover, hatched blue for visits."""

    def __init__(self, item_model: NeedGridItemModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._item_model = item_model

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if index.column() == COLUMNS:
            painter.setFont(text_font("control", 600))
            painter.setPen(colour("text"))
            where = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(option.rect.adjusted(0, 0, -px(2), 0), where, index.data())
        else:
            cell = index.data(CELL_ROLE)
            if isinstance(cell, NeedCell):
                short = self._item_model.short(index.row(), index.column())
                self._paint_cell(
                    painter, QRectF(option.rect).adjusted(1, 1, -1, -1), cell, is_short=short > 0
                )
        painter.restore()

    def _paint_cell(self, painter: QPainter, box: QRectF, cell: NeedCell, *, is_short: bool) -> None:
        token = ground_of(cell.people)
        painter.setPen(Qt.PenStyle.NoPen)
        if is_short and cell.people:
            painter.setBrush(pattern("shortage", painter.device().devicePixelRatio()))
            painter.setPen(QPen(colour("danger"), 1))
        else:
            painter.setBrush(colour(token))
        painter.drawRoundedRect(box, px(3), px(3))
        if not cell.people:
            return
        painter.setFont(text_font("body", 600))
        painter.setPen(colour("dangerInk") if is_short else heat_ink(token))
        words = box.adjusted(0, px(3), 0, -px(12))
        if is_short:
            painter.setBrush(colour("dangerTint"))
            painter.save()
            painter.setPen(Qt.PenStyle.NoPen)
            plate = QRectF(0, 0, px(15), px(14))
            plate.moveCenter(words.center())
            painter.drawRoundedRect(plate, px(3), px(3))
            painter.restore()
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, str(cell.people))
        self._paint_bar(painter, box, cell)

    @staticmethod
    def _paint_bar(painter: QPainter, box: QRectF, cell: NeedCell) -> None:
        track = QRectF(box.left() + px(3), box.bottom() - px(8), box.width() - px(6), px(4))
        share = cell.cover / cell.people
        middle = track.left() + track.width() * share
        painter.setPen(Qt.PenStyle.NoPen)
        if cell.cover:
            painter.setBrush(colour("dutyLine"))
            painter.drawRect(QRectF(track.left(), track.top(), track.width() * share, track.height()))
        if cell.visits:
            rest = QRectF(middle, track.top(), track.right() - middle, track.height())
            painter.setBrush(colour("surface"))
            painter.drawRect(rest)
            painter.setBrush(QBrush(colour("visitLine"), Qt.BrushStyle.BDiagPattern))
            painter.setPen(QPen(colour("visitLine"), 1))
            painter.drawRect(rest)


class NeedGrid(QTableView):
    """`peak_drawn` comes with the first and last row, and start and end in minutes of the day, when a
    selection is finished: the button let go, or Enter."""

    peak_drawn = Signal(int, int, int, int)

    def __init__(self, item_model: NeedGridItemModel, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("needGrid")
        self.setAccessibleName("People needed, by day and half-hour")
        self.setModel(item_model)
        self.setItemDelegate(CellDelegate(item_model, self))
        self.setShowGrid(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        across, down = HourHeader(self), self.verticalHeader()
        self.setHorizontalHeader(across)
        across.setMinimumSectionSize(px(8))
        across.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        across.setFixedHeight(px(HEADER_HEIGHT))
        down.setFixedWidth(px(NAME_WIDTH))
        down.setDefaultSectionSize(px(ROW_HEIGHT))
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        down.setDefaultAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        down.setHighlightSections(False)
        down.setAccessibleName("Days of the week")
        self.setFixedHeight(px(HEADER_HEIGHT) + 7 * px(ROW_HEIGHT) + px(2))

    def select_span(self, first: int, last: int, start: int, end: int) -> None:
        """Frame the cells of a peak, without telling."""
        model = self.model()
        left = max(0, (start - FIRST) // COVER_GRID)
        right = min(COLUMNS, -(-(end - FIRST) // COVER_GRID)) - 1
        if right < left or not model.rowCount():
            self.clearSelection()
            return
        self.clearSelection()
        span = QItemSelection(model.index(first, left), model.index(last, right))
        self.selectionModel().select(span, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.viewport().width() - px(HOURS_WIDTH)
        each = max(px(8), room // COLUMNS)
        for column in range(COLUMNS):
            self.setColumnWidth(column, each)
        self.setColumnWidth(COLUMNS, self.viewport().width() - each * COLUMNS)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self._tell()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._tell()
            return
        super().keyPressEvent(event)

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
        painter.setBrush(colour("surface"))
        for edge in (box.left(), box.right()):
            handle = QRectF(edge - px(3), box.center().y() - px(6), px(6), px(12))
            painter.drawRoundedRect(handle, px(3), px(3))
        painter.end()

    def _selected_box(self) -> QRect | None:
        indexes = [index for index in self.selectedIndexes() if index.column() < COLUMNS]
        if not indexes:
            return None
        box = QRect()
        for index in indexes:
            box = box.united(self.visualRect(index))
        return box

    def _tell(self) -> None:
        indexes = [index for index in self.selectedIndexes() if index.column() < COLUMNS]
        if indexes:
            rows = [index.row() for index in indexes]
            columns = [index.column() for index in indexes]
            start = FIRST + min(columns) * COVER_GRID
            self.peak_drawn.emit(min(rows), max(rows), start, FIRST + (max(columns) + 1) * COVER_GRID)


class HourHeader(QHeaderView):
    """Full hours stand at the left edge of their cell."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setAccessibleName("Hours of the day")

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:  # noqa: N802 - Qt's name
        painter.save()
        painter.fillRect(rect, colour("surface"))
        painter.setFont(text_font("small"))
        painter.setPen(colour("text2"))
        if section == COLUMNS:
            where = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(rect.adjusted(0, 0, -px(2), 0), where, "hours")
        elif section % 2 == 0:
            hour = (FIRST + section * COVER_GRID) // 60
            wide = rect.adjusted(-px(14) if section else 0, 0, 0, 0)
            wide.setWidth(px(28) if section else px(16))
            painter.setClipping(False)
            painter.drawText(wide, Qt.AlignmentFlag.AlignCenter, f"{hour:02d}")
        painter.restore()
