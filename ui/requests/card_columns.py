"""Cards in two columns, one below the other where there is little room; the whole scrolls."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from ui.forms.form import FoldingRow
from ui.theme import px

COLUMN_WIDTH = 440


class CardColumns(QScrollArea):
    """`fill` once, with the cards of each column."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.inside = QWidget()
        self.setObjectName("settings")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(self.inside)

    def fill(self, columns: Sequence[Sequence[QWidget]]) -> None:
        """The cards of each column, from the top down."""
        below = QVBoxLayout(self.inside)
        below.setContentsMargins(0, 0, px(2), px(8))
        below.addWidget(FoldingRow([self._column(cards) for cards in columns], self.inside))
        below.addStretch(1)

    def _column(self, cards: Sequence[QWidget]) -> QWidget:
        side = QWidget(self.inside)
        side.setMinimumWidth(px(COLUMN_WIDTH))
        box = QVBoxLayout(side)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(px(12))
        for card in cards:
            box.addWidget(card)
        box.addStretch(1)
        return side
