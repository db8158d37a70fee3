"""The head of an inspector page: what kind of thing, its title, and a way to close it."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from ui.theme import icon, px
from ui.widgets.column import Column
from ui.widgets.icon_label import IconLabel


def add_head(column: Column, icon_name: str, ink: str, kind: str, title: str) -> QToolButton:
    """Put the head at the end of the column; the button that closes the page."""
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(px(6))
    row.addWidget(IconLabel(icon_name, ink, 14))
    label = QLabel(kind)
    label.setObjectName("small")
    if ink == "dangerInk":
        label.setProperty("role", "dangerSmall")
    row.addWidget(label, 1)
    close = QToolButton()
    close.setIcon(icon("x", "text2"))
    close.setAccessibleName("Clear the selection")
    close.setToolTip("Clear the selection (Esc)")
    row.addWidget(close)
    column.add(line)
    column.add_text(title, "title")
    return close
