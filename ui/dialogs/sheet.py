"""The form all sheets share: a title, a body, and buttons at the foot."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.theme import px
from ui.widgets.reading_order import read_as_drawn

# What the frame that the system draws around a sheet takes of the screen, in its own pixels.
FRAME = QSize(16, 48)


class Sheet(QDialog):
    """Modal to the window. Put what it shows into `body`, then call `add_buttons`."""

    def __init__(self, title: str, parent: QWidget | None = None, *, width: int = 520) -> None:
        super().__init__(parent)
        # Named here, or the system adds the program's name with another dash than the window's.
        self.setWindowTitle(f"{title} – Rotabene")
        self.setAccessibleName(title)
        self.setMinimumWidth(px(width))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(px(20), px(16), px(20), px(16))
        outer.setSpacing(px(12))
        head = QLabel(title)
        head.setObjectName("title")
        outer.addWidget(head)
        self.body = QVBoxLayout()
        self.body.setSpacing(px(8))
        outer.addLayout(self.body, 1)
        self._foot = QHBoxLayout()
        self._foot.setSpacing(px(8))
        self._foot.addStretch(1)
        outer.addLayout(self._foot)

    def showEvent(self, event: QShowEvent) -> None:
        """No larger than the screen: the buttons at the foot must be to be reached at every scale."""
        room = self.screen().availableGeometry().size() - FRAME
        self.setMinimumWidth(min(self.minimumWidth(), room.width()))
        if not event.spontaneous():
            self.resize(self.size().boundedTo(room))
            read_as_drawn(self)
        super().showEvent(event)

    def add_text(self, text: str, role: str = "body") -> QLabel:
        """A wrapping text in the body."""
        label = QLabel(text)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setProperty("role", role)
        self.body.addWidget(label)
        return label

    def add_buttons(self, accept: str, reject: str = "") -> QPushButton:
        """The buttons at the foot; returns the one that accepts."""
        if reject:
            cancel = QPushButton(reject)
            cancel.clicked.connect(self.reject)
            self._foot.addWidget(cancel)
        button = QPushButton(accept)
        button.setProperty("primary", True)
        button.setDefault(True)
        button.clicked.connect(self.accept)
        self._foot.addWidget(button)
        return button

    def add_side_button(self, text: str) -> QPushButton:
        """A button at the left of the foot."""
        button = QPushButton(text)
        button.setAutoDefault(False)
        self._foot.insertWidget(0, button)
        return button
