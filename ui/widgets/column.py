"""A column of widgets that is filled anew whenever what it shows has changed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from ui.theme import px


class Column(QWidget):
    """Labels, rules and widgets below one another, at the top of the space there is."""

    def __init__(self, parent: QWidget | None = None, *, margin: int = 16, spacing: int = 8) -> None:
        super().__init__(parent)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(px(margin), px(14), px(margin), px(14))
        self._box.setSpacing(px(spacing))

    def layout_without_margins(self) -> None:
        """For a column inside another."""
        self._box.setContentsMargins(0, 0, 0, 0)

    def clear(self) -> None:
        """Take everything out."""
        while (item := self._box.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def add(self, widget: QWidget) -> QWidget:
        """Put a widget at the end."""
        self._box.addWidget(widget)
        return widget

    def add_text(self, text: str, role: str = "body") -> QLabel:
        """Put a text at the end; it wraps, and can be selected and copied."""
        label = QLabel(text)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setProperty("role", role)
        label.setWordWrap(True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._box.addWidget(label)
        return label

    def add_rule(self) -> None:
        """Put a thin line at the end."""
        rule = QFrame()
        rule.setObjectName("rule")
        rule.setFixedHeight(1)
        self._box.addSpacing(px(4))
        self._box.addWidget(rule)
        self._box.addSpacing(px(4))

    def end(self) -> None:
        """Push everything to the top."""
        self._box.addStretch(1)
