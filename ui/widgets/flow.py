"""Widgets side by side that go on in the next line, as words do."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import px


class Flow(QWidget):
    """For chips: how many stand in a line depends on the width there is."""

    def __init__(self, widgets: Sequence[QWidget], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._widgets = list(widgets)
        for widget in self._widgets:
            widget.setParent(self)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._place(width, is_trial=True)

    def sizeHint(self) -> QSize:
        width = max(self.width(), px(240))
        return QSize(width, self._place(width, is_trial=True))

    def resizeEvent(self, event: QResizeEvent) -> None:
        height = self._place(event.size().width(), is_trial=False)
        if height != self.minimumHeight():
            self.setMinimumHeight(height)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._place(self.width(), is_trial=False)
        return super().event(event)

    def _place(self, width: int, *, is_trial: bool) -> int:
        """Set the widgets into lines; the height they take."""
        left = top = line = 0
        for widget in self._widgets:
            size = widget.sizeHint()
            if left and left + size.width() > width:
                left, top, line = 0, top + line + px(6), 0
            if not is_trial:
                widget.setGeometry(left, top, min(size.width(), width), size.height())
            left += size.width() + px(6)
            line = max(line, size.height())
        return top + line
