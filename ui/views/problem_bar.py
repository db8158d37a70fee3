"""The bar of the problems panel: a tab with its count for each kind, and what folds the panel."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from ui.item_models.problems_item_model import PROBLEM_KINDS, ProblemKind
from ui.theme import icon, px
from ui.widgets.count_tab import CountTab
from ui.widgets.key_cap import KeyCap

TITLES: dict[ProblemKind, tuple[str, str]] = {
    "uncovered": ("Uncovered", "warning"),
    "law": ("Law", "law"),
    "policy": ("Policy", "policy"),
    "wish": ("Wishes", "wish"),
}
HEIGHT, SIDE, RIGHT, GAP = 33, 14, 12, 8


class ProblemBar(QWidget):
    """33 px high at 100 %; where it is narrow, what stands at the right gives way, then the gaps."""

    # A tab was pressed, or the button that folds the panel.
    pressed = Signal()
    fold_pressed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("tabBar")
        self.setFixedHeight(px(HEIGHT))
        self.tabs = {kind: CountTab(*TITLES[kind], kind, self) for kind in PROBLEM_KINDS}
        self._standing = QLabel(self)
        self._standing.setObjectName("secondary")
        self._standing.hide()
        self.hint = QWidget(self)
        self.fold = QToolButton(self)
        self.fold.setObjectName("quiet")
        self.fold.clicked.connect(self.fold_pressed)
        self.show_folded(is_folded=False)
        self._row = QHBoxLayout(self)
        self._lay_out()

    @property
    def standing(self) -> str:
        """How far the rows can be trusted, where they do not stand."""
        return self._standing.text()

    def show_standing(self, words: str) -> None:
        self._standing.setText(words)
        self._standing.setVisible(bool(words))

    def show_folded(self, *, is_folded: bool) -> None:
        """What the button would do now."""
        words = "Show problems" if is_folded else "Hide problems"
        self.fold.setIcon(icon("caret-up" if is_folded else "caret-down", "text2"))
        self.fold.setAccessibleName(words)
        self.fold.setToolTip(words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        """A count has another figure: see again what fits."""
        is_done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return is_done

    def _fit(self) -> None:
        always = [*self.tabs.values(), self.fold, *([self._standing] if self.standing else [])]
        words = sum(each.sizeHint().width() for each in always)
        room = self.width() - px(SIDE) - px(RIGHT) - words
        has_hint = self.hint.sizeHint().width() + len(always) * px(GAP) <= room
        # Only what differs: each change asks for a new layout.
        if has_hint is self.hint.isHidden():
            self.hint.setVisible(has_hint)
        gap = px(GAP) if (len(always) - 1) * px(GAP) <= room else 0
        if gap != self._row.spacing():
            self._row.setSpacing(gap)

    def _lay_out(self) -> None:
        words = QLabel("Next problem", self.hint)
        words.setObjectName("secondary")
        hint = QHBoxLayout(self.hint)
        hint.setContentsMargins(0, 0, 0, 0)
        hint.setSpacing(px(GAP))
        hint.addWidget(words)
        hint.addWidget(KeyCap("F8", self.hint))
        row = self._row
        row.setContentsMargins(px(SIDE), 0, px(RIGHT), 0)
        for tab in self.tabs.values():
            tab.clicked.connect(self._press)
            row.addWidget(tab)
        row.addStretch(1)
        for widget in (self._standing, self.hint, self.fold):
            row.addWidget(widget)

    @Slot()
    def _press(self) -> None:
        self.pressed.emit()
