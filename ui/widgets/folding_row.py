"""Widgets side by side that stand one below the other where there is little room."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from ui.theme import px


class FoldingRow(QWidget):
    """Widgets side by side, equally wide; one below the other where they do not fit. `folded` tells of it."""

    folded = Signal(bool)

    def __init__(self, widgets: Sequence[QWidget], parent: QWidget, *, spacing: int = 10) -> None:
        super().__init__(parent)
        self._widgets = widgets
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(px(spacing))
        for widget in widgets:
            self._box.addWidget(widget, 1)

    def minimumSizeHint(self) -> QSize:
        width = max((self._least(widget) for widget in self._widgets), default=0)
        return QSize(width, super().minimumSizeHint().height())

    def sizeHint(self) -> QSize:
        """Folded, too, it would rather stand side by side."""
        hint = super().sizeHint()
        return QSize(max(hint.width(), self._needed), hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn()

    def event(self, event: QEvent) -> bool:
        """One of the widgets needs more room than before, or less."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._turn()
        return super().event(event)

    def _turn(self) -> None:
        is_folded, ways = self._needed > self.width(), QBoxLayout.Direction
        way = ways.TopToBottom if is_folded else ways.LeftToRight
        if way != self._box.direction():
            self._box.setDirection(way)
            self.folded.emit(is_folded)

    @property
    def _needed(self) -> int:
        """The width below which it folds."""
        shown = [widget for widget in self._widgets if not widget.isHidden()]
        return sum(self._least(widget) for widget in shown) + self._box.spacing() * (len(shown) - 1)

    def fold(self) -> None:
        """Take no room where all of its widgets are hidden."""
        self.setVisible(any(not widget.isHidden() for widget in self._widgets))

    @staticmethod
    def _least(widget: QWidget) -> int:
        return 0 if widget.isHidden() else max(widget.minimumSizeHint().width(), widget.minimumWidth())
