"""The cards of a person's requests: hours worked, lone visits, what was asked, wishes, flexible working."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from ui.forms.form import FoldingRow
from ui.requests.row_card import RowCard
from ui.theme import icon, px

COLUMN_WIDTH = 440


class OwnPage(QWidget):
    """Two columns, one below the other where there is little room; it scrolls as a whole."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.ask_leave, self.ask_toil = QPushButton("Ask for leave", self), QPushButton("Ask for TOIL", self)
        self.ask_leave.setProperty("primary", True)
        self.ask_leave.setIcon(icon("leave", "onAccent"))
        self.ask_toil.setIcon(icon("clock", "text"))
        for button in (self.ask_leave, self.ask_toil):
            # Wider than the glyph: air between it and the words.
            button.setIconSize(QSize(px(22), px(16)))
        inside = QWidget()
        self.worked = RowCard("Hours worked", "No published shift has ended in the last two weeks.", inside)
        self.visits = RowCard("Lone visits", "", inside)
        self.asked = RowCard("My requests", "No requests.", inside)
        self.wishes = RowCard(
            "Wishes and private times", "No wishes, and no times that are kept free.", inside
        )
        self.flexible = RowCard("Flexible working", "", inside)
        self.other_day = self.worked.add_head_button("Another day…")
        self.add_wish = self.wishes.add_head_button("Add…")
        self.ask_flexible = self.flexible.add_head_button("Ask…")
        self.other_day.setAccessibleName("Tell of another day")
        self.add_wish.setAccessibleName("Add a wish or a private time")
        self.ask_flexible.setAccessibleName("Ask for flexible working")
        self._lay_out(inside)

    @property
    def cards(self) -> tuple[RowCard, ...]:
        return (self.visits, self.worked, self.asked, self.wishes, self.flexible)

    def _lay_out(self, inside: QWidget) -> None:
        columns = []
        for cards in ((self.visits, self.worked, self.asked), (self.wishes, self.flexible)):
            side = QWidget(inside)
            side.setMinimumWidth(px(COLUMN_WIDTH))
            box = QVBoxLayout(side)
            box.setContentsMargins(0, 0, 0, 0)
            box.setSpacing(px(12))
            for card in cards:
                box.addWidget(card)
            box.addStretch(1)
            columns.append(side)
        below = QVBoxLayout(inside)
        below.setContentsMargins(0, 0, px(2), px(8))
        below.addWidget(FoldingRow(columns, inside))
        below.addStretch(1)
        area = QScrollArea(self)
        area.setObjectName("settings")
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        head = QHBoxLayout()
        head.setSpacing(px(8))
        title = QLabel("Leave, TOIL and hours", self)
        title.setProperty("role", "page")
        head.addWidget(title)
        head.addStretch(1)
        head.addWidget(self.ask_toil)
        head.addWidget(self.ask_leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        column.addLayout(head)
        column.addWidget(area, 1)
