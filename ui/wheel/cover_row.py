"""The cover of each week, below its column: people free against people needed on the thinnest day."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt, Slot
from PySide6.QtGui import QPainter, QPen, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from planner.services.wheel.week_cover import WeekCover
from ui.item_models.wheel_item_models import COVER_ROLE, WeekCoverItemModel
from ui.theme import colour, icon, pattern, px, text_font

HEIGHT = 56


class CoverDelegate(QStyledItemDelegate):
    """A bar for the people free, a line for those needed, both as figures; short weeks are hatched."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        cover = index.data(COVER_ROLE)
        item_model = index.model()
        if not isinstance(cover, WeekCover) or not isinstance(item_model, WeekCoverItemModel):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        cell = QRectF(option.rect)
        painter.fillRect(QRectF(cell.left(), cell.top(), 1, cell.height()), colour("line"))
        days = [each.thinnest for each in item_model.covers]
        most = max(1, *(max(day.free, day.needed) for day in days))
        self._paint_bar(painter, cell, cover, most)
        self._paint_words(painter, cell, cover)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colour("focus"), px(2)))
            painter.drawRoundedRect(cell.adjusted(px(1), px(1), -px(1), -px(1)), px(4), px(4))
        painter.restore()

    @staticmethod
    def _paint_bar(painter: QPainter, cell: QRectF, cover: WeekCover, most: int) -> None:
        field = cell.adjusted(px(8), px(6), -px(8), -px(24))
        day = cover.thinnest
        height = field.height() * day.free / most
        bar = QRectF(field.left(), field.bottom() - height, field.width(), height)
        painter.setPen(QPen(colour("supplyLine"), 1))
        painter.setBrush(colour("supply"))
        painter.drawRect(bar)
        needed = field.bottom() - field.height() * day.needed / most
        if cover.is_short:
            gap = QRectF(field.left(), needed, field.width(), bar.top() - needed)
            painter.setPen(QPen(colour("danger"), 1))
            painter.setBrush(pattern("shortage", painter.device().devicePixelRatio()))
            painter.drawRect(gap)
        painter.setPen(QPen(colour("need"), px(2)))
        painter.drawLine(int(field.left()) - px(3), int(needed), int(field.right()) + px(3), int(needed))

    @staticmethod
    def _paint_words(painter: QPainter, cell: QRectF, cover: WeekCover) -> None:
        room = QRectF(cell.left() + px(4), cell.bottom() - px(20), cell.width() - px(8), px(18))
        day = cover.thinnest
        words = f"{day.free} / {day.needed}"
        if cover.is_short:
            side = px(12)
            icon("warning", "dangerInk").paint(
                painter, round(room.left()), round(room.center().y()) - side // 2, side, side
            )
            room = room.adjusted(side, 0, 0, 0)
        # After the icon, which is drawn as a letter of its own font.
        painter.setFont(text_font("small", 600))
        painter.setPen(colour("dangerInk" if cover.is_short else "text"))
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, words)


class CoverRow(QTableView):
    """One row as wide as the grid above it, which gives it its columns."""

    def __init__(self, item_model: WeekCoverItemModel, grid: QTableView, parent: QWidget) -> None:
        super().__init__(parent)
        self._grid = grid
        self.setObjectName("needGrid")
        self.setAccessibleName("Cover of each week, people free and needed")
        self.setModel(item_model)
        self.setItemDelegate(CoverDelegate(self))
        self.setShowGrid(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        for policy in (self.setHorizontalScrollBarPolicy, self.setVerticalScrollBarPolicy):
            policy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.horizontalHeader().hide()
        self.horizontalHeader().setMinimumSectionSize(px(24))
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(px(HEIGHT))
        self.verticalHeader().setHighlightSections(False)
        self.verticalHeader().setAccessibleName("What is covered")
        self.setFixedHeight(px(HEIGHT) + 2)
        grid.horizontalHeader().sectionResized.connect(self.align)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.align()

    @Slot()
    def align(self) -> None:
        """Have the columns of the grid above; nobody sees them while the window is taken apart."""
        if not self.isVisible():
            return
        self.verticalHeader().setFixedWidth(self._grid.verticalHeader().width())
        for column in range(self.model().columnCount()):
            self.setColumnWidth(column, self._grid.columnWidth(column))
