"""All that is wrong in a file, or whatever else does not fit into one line."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QListWidget, QWidget

from ui.dialogs.sheet import Sheet
from ui.theme import px
from ui.widgets.whole_lines import WholeLines

# Beside and above the words of a line.
SIDE, ABOVE = 12, 5


class ListSheet(Sheet):
    """A list to read and to copy from."""

    def __init__(self, title: str, lines: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(title, parent, width=640)
        self.setObjectName("listSheet")
        self.list = QListWidget()
        self.list.setAccessibleName(title)
        WholeLines(self.list, SIDE, ABOVE)
        self.list.addItems(list(lines))
        self.list.setMinimumHeight(px(260))
        self.body.addWidget(self.list, 1)
        self.add_buttons("Close")
