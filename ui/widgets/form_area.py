"""What scrolls up and down by itself, or, where something around it scrolls, shows all of itself."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget


class FormArea(QScrollArea):
    """Never wider than it is; one scroll bar is enough, so `show_whole` leaves it to what is around."""

    def __init__(self, inside: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self._is_whole = False
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(inside)

    def show_whole(self, *, is_whole: bool) -> None:
        """Be as high as what is inside, or scroll it."""
        policies = Qt.ScrollBarPolicy
        self._is_whole = is_whole
        self.setVerticalScrollBarPolicy(
            policies.ScrollBarAlwaysOff if is_whole else policies.ScrollBarAsNeeded
        )
        self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        hint, inside = super().minimumSizeHint(), self.widget()
        if self._is_whole and inside is not None:
            layout = inside.layout()
            has_width = layout is not None and layout.hasHeightForWidth()
            hint.setHeight(
                inside.heightForWidth(self.viewport().width()) if has_width else inside.sizeHint().height()
            )
        return hint

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What is inside has grown or shrunk: so has this."""
        is_done = super().eventFilter(watched, event)
        if self._is_whole and event.type() == QEvent.Type.LayoutRequest and watched is self.widget():
            self.updateGeometry()
        return is_done
