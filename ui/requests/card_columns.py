"""Cards in two columns, one below the other where there is little room; the whole scrolls."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QVBoxLayout, QWidget

from ui.requests.row_card import RowCard
from ui.theme import px

# Below this a row of a card has no room for its words beside its buttons.
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
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._box.setSpacing(px(12))
        self._count = 1
        self._before: Sequence[QWidget] = ()
        self._cards: list[RowCard] = []

    def fill(self, columns: Sequence[Sequence[RowCard]], before: Sequence[QWidget] = ()) -> None:
        """The cards of each column, from the top down; Tab comes to them in this order, after what is
        `before`."""
        self._before, self._cards = before, [card for cards in columns for card in cards]
        for number, card in enumerate(self._cards):
            card.others = (*self._cards[number + 1 :], *self._cards[:number])
            card.drawn.connect(self._order)
        below = QVBoxLayout(self.inside)
        below.setContentsMargins(0, 0, px(2), px(8))
        for cards in columns:
            self._box.addWidget(self._column(cards), 1)
        below.addLayout(self._box)
        below.addStretch(1)
        self._count = len(columns)

    @Slot()
    def _order(self) -> None:
        for earlier, later in pairwise(
            [*self._before, *(stop for card in self._cards for stop in card.stops)]
        ):
            QWidget.setTabOrder(earlier, later)

    @property
    def is_folded(self) -> bool:
        """Whether the columns stand below one another."""
        return self._box.direction() == QBoxLayout.Direction.TopToBottom

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        ways, needed = QBoxLayout.Direction, self._count * px(COLUMN_WIDTH)
        self._box.setDirection(ways.LeftToRight if event.size().width() >= needed else ways.TopToBottom)

    def _column(self, cards: Sequence[RowCard]) -> QWidget:
        side = QWidget(self.inside)
        box = QVBoxLayout(side)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(px(12))
        for card in cards:
            box.addWidget(card)
        box.addStretch(1)
        return side
