"""Paints one half-hour of the grid of people needed: the number, and a bar of cover and visits below it."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from planner.reports.demand_grid import NeedCell
from ui.item_models.need_grid_item_model import CELL_ROLE, COLUMNS, NeedGridItemModel
from ui.theme import colour, is_dark, pattern, px, text_font

# From how many people on a cell has which ground, and the ink on it in the light and the dark theme.
LEVELS = ((7, "heat4"), (5, "heat3"), (3, "heat2"), (1, "heat1"))


def ground_of(people: int) -> str:
    """The token of a number of people."""
    return next((token for least, token in LEVELS if people >= least), "heat0")


def paint_corner(painter: QPainter, box: QRectF) -> None:
    """The corner of what differs from the usual week."""
    side = px(7.0)
    corner = QPolygonF(
        [
            QPointF(box.right() - side, box.top()),
            QPointF(box.right(), box.top()),
            QPointF(box.right(), box.top() + side),
        ]
    )
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour("accent"))
    painter.drawPolygon(corner)


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
                box = QRectF(option.rect).adjusted(1, 1, -1, -1)
                short = self._item_model.short(index.row(), index.column())
                self._paint_cell(painter, box, cell, is_short=short > 0)
                if self._item_model.change(index.row(), index.column()):
                    paint_corner(painter, box)
        painter.restore()

    def _paint_cell(self, painter: QPainter, box: QRectF, cell: NeedCell, *, is_short: bool) -> None:
        token = ground_of(cell.people)
        # In high contrast a half-hour without need has the ground of the card: its edge tells it.
        has_edge = colour("heat0") == colour("surface")
        painter.setPen(QPen(colour("line"), 1) if has_edge else Qt.PenStyle.NoPen)
        if is_short and cell.people:
            painter.setBrush(pattern("shortage", painter.device().devicePixelRatio()))
            painter.setPen(QPen(colour("danger"), 1))
        else:
            painter.setBrush(colour(token))
        painter.drawRoundedRect(box, px(3), px(3))
        if not cell.people:
            return
        painter.setFont(text_font("body", 600))
        painter.setPen(colour("dangerInk") if is_short else _ink(token))
        words = box.adjusted(0, px(2), 0, -px(10))
        if is_short:
            self._paint_plate(painter, words)
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, str(cell.people))
        self._paint_bar(painter, box, cell)

    @staticmethod
    def _paint_plate(painter: QPainter, words: QRectF) -> None:
        """A plain ground for the number, where the cell is hatched."""
        painter.save()
        painter.setBrush(colour("dangerTint"))
        painter.setPen(Qt.PenStyle.NoPen)
        plate = QRectF(0, 0, px(15), px(14))
        plate.moveCenter(words.center())
        painter.drawRoundedRect(plate, px(3), px(3))
        painter.restore()

    @staticmethod
    def _paint_bar(painter: QPainter, box: QRectF, cell: NeedCell) -> None:
        track = QRectF(box.left() + px(3), box.bottom() - px(7), box.width() - px(6), px(4))
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


def _ink(token: str) -> QColor:
    if is_dark():
        return colour("text") if token in ("heat0", "heat1", "heat2", "heat3") else colour("onAccent")
    return colour("onAccent") if token in ("heat4", "heat5") else colour("text")
