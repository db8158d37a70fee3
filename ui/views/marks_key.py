"""The key to the marks, shown while nothing is selected."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.theme import px
from ui.views.mark_samples import MARK_KEYS, MarkSample
from ui.widgets.column import Column
from ui.widgets.icon_label import IconLabel
from ui.widgets.key_cap import KeyCap


class MarksKey(Column):
    """What every mark on a shift means, with a sample of each; and the ways to what is told of the whole."""

    proof_requested = Signal()
    fairness_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, spacing=6)
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(IconLabel("info", "text2", 14))
        title = QLabel("Nothing selected")
        title.setObjectName("small")
        row.addWidget(title, 1)
        self.add(head)
        self.add_text("Click a shift, a gap, a person or a day.", "secondary")
        self.add_rule()
        self.add(_heading())
        for mark in MARK_KEYS:
            self.add(_key_row(mark.name, mark.more, MarkSample(mark)))
        self.add_rule()
        self.add(self._links())
        self.end()

    def _links(self) -> QWidget:
        """Of the rota as a whole: what was proved of it, and how its work is shared."""
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(8))
        for text, asks in (
            ("What was proved", self.proof_requested),
            ("How work is shared", self.fairness_requested),
        ):
            button = QPushButton(text)
            button.setProperty("small", True)
            button.clicked.connect(asks)
            row.addWidget(button, 1)
        return line


def _heading() -> QWidget:
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, px(4))
    text = QLabel("What the marks mean")
    text.setProperty("role", "heading")
    row.addWidget(text, 1)
    row.addWidget(KeyCap("K"))
    return line


def _key_row(name: str, more: str, sample: MarkSample) -> QWidget:
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(px(12))
    words = QVBoxLayout()
    words.setSpacing(0)
    words.addWidget(QLabel(name))
    if more:
        small = QLabel(more)
        small.setObjectName("small")
        small.setWordWrap(True)
        words.addWidget(small)
    row.addWidget(sample)
    row.addLayout(words, 1)
    line.setAccessibleName(f"{name}: {more}" if more else name)
    return line
