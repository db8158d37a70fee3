"""All that is wrong in a file, or whatever else does not fit into one line."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtWidgets import QListWidget, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.dialogs.sheet import Sheet
from ui.theme import px

# Beside and above the words of a line.
SIDE, ABOVE = 12, 5
QWIDGETSIZE_MAX = 16_777_215


class ListSheet(Sheet):
    """A list to read and to copy from."""

    def __init__(self, title: str, lines: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(title, parent, width=640)
        self.setObjectName("listSheet")
        self.list = QListWidget()
        self.list.setAccessibleName(title)
        self.list.setWordWrap(True)
        # Long lines are wrapped, not moved sideways.
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setItemDelegate(_WholeLines(self.list))
        self.list.addItems(list(lines))
        self.list.setMinimumHeight(px(260))
        self.body.addWidget(self.list, 1)
        self.add_buttons("Close")


class _WholeLines(QStyledItemDelegate):
    """As high as the words need: Qt leaves the padding out of its sum, and then cuts their end."""

    def __init__(self, view: QListWidget) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        del option
        width = self._view.viewport().width()
        room = QRect(0, 0, width - 2 * px(SIDE), QWIDGETSIZE_MAX)
        words = str(index.data())
        height = self._view.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, words).height()
        return QSize(width, height + 2 * px(ABOVE))
