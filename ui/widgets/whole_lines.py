"""Rows of a list whose words are wrapped, each as high as all of its words need."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtWidgets import QListWidget, QStyledItemDelegate, QStyleOptionViewItem

from ui.theme import px


class WholeLines(QStyledItemDelegate):
    """Qt leaves the padding of the stylesheet out of its sum, and then cuts the end of the words."""

    def __init__(self, view: QListWidget, beside: int, above: int, least: int = 0) -> None:
        """`beside`: from the words to either side; `above`: to the row above and below; `least`: of a row;
        all in px at 100 %."""
        super().__init__(view)
        self._view, self._beside, self._above, self._least = view, beside, above, least
        view.setWordWrap(True)
        # Long lines are wrapped, not moved sideways.
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setResizeMode(QListWidget.ResizeMode.Adjust)
        view.setItemDelegate(self)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        del option
        width = self._view.viewport().width()
        room = QRect(0, 0, width - 2 * px(self._beside), 0)
        words = self._view.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, str(index.data()))
        return QSize(width, max(px(self._least), words.height() + 2 * px(self._above)))
