"""The names of a few records, one below the other: as high as the first of them with all of their words."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QListWidget, QWidget

from ui.theme import px

MOST_ROWS = 5
ROW_HEIGHT = 30
# From the words to the edges of the row.
SET_IN, ABOVE = 10, 4


class RecordList(QListWidget):
    """A long name goes on in a second line: a bar across the foot would hide the only row."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setWordWrap(True)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Follow the rows; without any it is not there."""
        width = self.viewport().width()
        rows = [self._height(row, width) for row in range(self.count())]
        for row, height in enumerate(rows):
            self.item(row).setSizeHint(QSize(width, height))
        self.setFixedHeight(sum(rows[:MOST_ROWS]) + px(2) if rows else 0)
        self.setVisible(bool(rows))

    def _height(self, row: int, width: int) -> int:
        """Of a row with all of its words. Qt's own hint forgets that the stylesheet sets them in."""
        room = QRect(0, 0, width - 2 * px(SET_IN), 0)
        wrap = int(Qt.TextFlag.TextWordWrap)
        words = self.fontMetrics().boundingRect(room, wrap, self.item(row).text())
        return max(px(ROW_HEIGHT), words.height() + px(2 * ABOVE))
