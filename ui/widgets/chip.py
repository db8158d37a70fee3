"""Chips: a word or two on a tinted ground, with an icon so that colour never stands alone."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from ui.theme import px
from ui.widgets.icon_label import IconLabel

Tone = Literal["neutral", "accent", "ok", "warn", "danger", "missing"]
INKS: dict[Tone, str] = {
    "neutral": "text2",
    "accent": "accentInk",
    "ok": "okInk",
    "warn": "warnInk",
    "danger": "dangerInk",
    "missing": "dangerInk",
}


class Chip(QFrame):
    """A state or a fact in a few words. `missing` is drawn with a dashed edge."""

    def __init__(
        self, text: str, tone: Tone = "neutral", icon_name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("chip")
        self._tone: Tone | None = None
        self._icon = IconLabel(icon_name or "info", INKS[tone], 12)
        self._text = QLabel()
        row = QHBoxLayout(self)
        row.setContentsMargins(px(7), px(2), px(7), px(2))
        row.setSpacing(px(4))
        row.addWidget(self._icon)
        row.addWidget(self._text)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.show_state(text, tone, icon_name)

    @property
    def text(self) -> str:
        return self._text.text()

    def show_state(self, text: str, tone: Tone, icon_name: str = "") -> None:
        """Change the words, the tone and the icon at once."""
        self._text.setText(text)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._icon.setVisible(bool(icon_name))
        if icon_name:
            self._icon.show_icon(icon_name, INKS[tone])
        self.setAccessibleName(text)
        if tone == self._tone:
            return
        # Polishing anew takes long, and most changes keep the tone.
        self._tone = tone
        for widget in (self, self._text):
            widget.setProperty("tone", tone)
            widget.style().unpolish(widget)
            widget.style().polish(widget)
