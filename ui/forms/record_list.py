"""The names of a few records, one below the other: as high as the first of them with all of their words."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QListWidget, QWidget

from ui.theme import px
from ui.widgets.whole_lines import WholeLines

MOST_ROWS = 5
ROW_HEIGHT = 30
# From the words to the edges of the row.
SET_IN, ABOVE = 10, 4


class RecordList(QListWidget):
    """A long name goes on in a second line: a bar across the foot would hide the only row."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        WholeLines(self, SET_IN, ABOVE, ROW_HEIGHT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Follow the rows; without any it is not there."""
        rows = [self.sizeHintForRow(row) for row in range(self.count())]
        self.setFixedHeight(sum(rows[:MOST_ROWS]) + px(2) if rows else 0)
        self.setVisible(bool(rows))
