"""Pages of the demand pane without a form: what can be begun, and what asks in one half-hour."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from ui.item_models.asking_rows import AskingRow
from ui.theme import icon, px
from ui.widgets.icon_row import IconRow
from ui.widgets.press_row import PressRow

# What can be begun, with its words.
NEW: tuple[tuple[str, str], ...] = (
    ("visits", "Visit"),
    ("peak", "Peak of visits"),
    ("cover", "Cover"),
    ("court_deadlines", "Court deadline"),
    ("supervision_plans", "Supervision"),
    ("events", "Event"),
)
HINT = (
    "Drag across the grid to draw a peak, or hold Shift with the arrow keys and press Enter. A click on a "
    "half-hour tells what asks for people then. Choose a row of a list to change it; its frame on the grid "
    "is pulled at its handles, or by Ctrl and the arrow keys."
)


class BeginButton(QPushButton):
    """Begins one kind of demand."""

    begin_requested = Signal(str)

    def __init__(self, kind: str, words: str, parent: QWidget) -> None:
        super().__init__(words, parent)
        self._kind = kind
        self.setIcon(icon("plus", "text2"))
        self.setIconSize(QSize(px(20), px(14)))
        self.setAccessibleName(f"Add {words.lower()}")
        self.clicked.connect(self._begin)

    @Slot()
    def _begin(self) -> None:
        self.begin_requested.emit(self._kind)


class BeginPage(QWidget):
    """What can be begun from the empty pane."""

    begin_requested = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(4), px(16), px(16))
        column.setSpacing(px(8))
        hint = QLabel(HINT, self)
        hint.setWordWrap(True)
        hint.setObjectName("secondary")
        column.addWidget(hint)
        heading = QLabel("Add", self)
        heading.setProperty("role", "heading")
        column.addSpacing(px(6))
        column.addWidget(heading)
        self.buttons = {kind: BeginButton(kind, words, self) for kind, words in NEW}
        for button in self.buttons.values():
            button.begin_requested.connect(self.begin_requested)
            column.addWidget(button)
        column.addStretch(1)


class AskingButton(PressRow):
    """Opens one thing that asks for people."""

    chosen = Signal(str, str)

    def __init__(self, row: AskingRow, parent: QWidget) -> None:
        super().__init__(parent)
        self._row = row
        self.setAccessibleName(f"{row.title}, {row.beside}")
        column = QVBoxLayout(self)
        column.setContentsMargins(px(6), px(6), px(6), px(6))
        column.setSpacing(px(2))
        column.addWidget(IconRow(row.icon, "text2", row.title))
        beside = QLabel(row.beside, self)
        beside.setWordWrap(True)
        beside.setObjectName("secondary")
        column.addWidget(beside)
        self.pressed.connect(self._choose)

    @Slot()
    def _choose(self) -> None:
        self.chosen.emit(self._row.kind, self._row.key)


class AskingPage(QWidget):
    """What asks in one half-hour, each a row to open; and the way to draw a peak there."""

    begin_requested = Signal(str)
    record_requested = Signal(str, str)
    draw_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: list[AskingButton] = []
        self.draw = QPushButton("Draw a peak here", self)
        self.draw.setIcon(icon("plus", "text2"))
        self.draw.setIconSize(QSize(px(20), px(14)))
        self.draw.clicked.connect(self.draw_requested)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(px(10), px(4), px(16), px(16))
        self._column.setSpacing(px(4))
        self._column.addWidget(self.draw)
        self._column.addStretch(1)

    def show_rows(self, rows: Sequence[AskingRow]) -> None:
        """Replace the rows."""
        for row in self.rows:
            row.hide()
            row.deleteLater()
        self.rows = [AskingButton(row, self) for row in rows]
        for number, row in enumerate(self.rows):
            row.chosen.connect(self.record_requested)
            self._column.insertWidget(number, row)
            row.show()
