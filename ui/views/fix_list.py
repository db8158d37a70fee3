"""The fixes of an uncovered demand: cards that come as they are verified, and how far the search is."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, Signal, Slot
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from planner.services.explain.records import Fix
from ui.tasks.explainer import Ways
from ui.theme import px
from ui.views.fix_card import FixCard
from ui.widgets.icon_row import IconRow

LOOKING = "Looking for fixes…"
PAIRS_ONLY = "No single change covers it. These change two things."
NONE = "No fix was found: no change that could be tried in the time covers it, alone or with another."
STOPPED = "The search was stopped."
# The card asks, the page around it answers, and the card has its place.
LAYOUT_ROUNDS = 5


class FixList(QWidget):
    """Keeps the card of a fix while others come, so that focus and pointer stay on it."""

    apply_requested = Signal(object)
    fix_pointed = Signal(object)
    search_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._cards: dict[str, FixCard] = {}
        # The fix that stays drawn on the board, and the one that is pointed at.
        self._selected: str | None = None
        self._says = ""
        self._line: QWidget | None = None
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(px(9))
        self.again = QPushButton("Look again")
        self.again.setProperty("small", True)
        self.again.clicked.connect(self._ask)
        self._box.addWidget(self.again)
        self._box.addStretch(1)

    @property
    def cards(self) -> tuple[FixCard, ...]:
        """In their order."""
        return tuple(self._cards.values())

    @property
    def says(self) -> str:
        """The line above or in the place of the cards."""
        return self._says

    def show_ways(self, ways: Ways, *, can_apply: bool) -> None:
        """Bring cards and line up to date."""
        for fix_id in [each for each in self._cards if each not in {fix.id for fix in ways.fixes}]:
            card = self._cards.pop(fix_id)
            if fix_id == self._selected:
                self._select(None)
            self._box.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._show_line(_line_of(ways), is_trouble=bool(ways.trouble))
        ordered: dict[str, FixCard] = {}
        for number, fix in enumerate(ways.fixes, 1):
            card = self._cards.get(fix.id) or self._new_card(fix)
            if self._box.indexOf(card) != number:
                self._box.insertWidget(number, card)
            card.show_place(number, can_apply=can_apply)
            ordered[fix.id] = card
        self._cards = ordered
        self.again.setVisible(ways.state in ("stopped", "failed", "unasked"))
        self.again.setText("Look for fixes" if ways.state == "unasked" else "Look again")
        self._order_tabs()
        _settle()

    def _new_card(self, fix: Fix) -> FixCard:
        card = FixCard(fix, self)
        card.apply_requested.connect(self._apply)
        card.pointed.connect(self._point)
        card.toggled.connect(self._toggle)
        return card

    def _order_tabs(self) -> None:
        before: QWidget | None = None
        for card in self._cards.values():
            for widget in (card, card.apply_button):
                if before is not None:
                    QWidget.setTabOrder(before, widget)
                before = widget

    def _show_line(self, text: str, *, is_trouble: bool) -> None:
        if text == self._says and self._line is not None:
            return
        if self._line is not None:
            self._box.removeWidget(self._line)
            self._line.hide()
            self._line.deleteLater()
        self._says = text
        icon_name = "search" if text == LOOKING else "info"
        self._line = IconRow("warning" if is_trouble else icon_name, "text2", text)
        self._box.insertWidget(0, self._line)
        self._line.setVisible(bool(text))

    @Slot(object)
    def _apply(self, fix: Fix) -> None:
        self.apply_requested.emit(fix)

    @Slot(object)
    def _point(self, fix: Fix | None) -> None:
        self.fix_pointed.emit(fix or self.selected)

    @property
    def selected(self) -> Fix | None:
        """The fix that stays drawn on the board while nothing else is pointed at."""
        card = self._cards.get(self._selected or "")
        return card.fix if card is not None else None

    @Slot(object)
    def _toggle(self, fix: Fix) -> None:
        self._select(None if self._selected == fix.id else fix.id)
        self.fix_pointed.emit(self.selected)

    def _select(self, fix_id: str | None) -> None:
        self._selected = fix_id
        for known, card in self._cards.items():
            card.show_selected(is_selected=known == fix_id)

    @Slot()
    def _ask(self) -> None:
        self.search_requested.emit()


def _settle() -> None:
    """Have every card as high as it needs before anything is painted: chips that go on in the next line ask
    for their height only once they have their width, and words would lie over them for a moment."""
    for _ in range(LAYOUT_ROUNDS):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)


def _line_of(ways: Ways) -> str:
    if ways.trouble:
        return ways.trouble
    if ways.is_searching:
        return LOOKING
    if ways.state == "stopped":
        return STOPPED
    if ways.state == "ended" and not ways.fixes:
        return NONE
    if ways.state == "ended" and all(fix.kind == "combination" for fix in ways.fixes):
        return PAIRS_ONLY
    return ""
