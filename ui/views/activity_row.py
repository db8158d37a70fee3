"""One activity of a shift as a row: its mark, its time, what it is, and what else is known of it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.theme import px
from ui.views.shift_words import MARKS, ActivityLine
from ui.widgets.press_row import PressRow
from ui.widgets.tone_icon import ToneIcon


class ActivityRow(PressRow):
    """Pressed, it wants its activity to be looked at: `start` says which."""

    def __init__(self, line: ActivityLine, start: int) -> None:
        super().__init__()
        self.start = start
        self.setToolTip("Look at it, or ask why it is there")
        _fill(self, line)


def activity_row(line: ActivityLine) -> QWidget:
    """An activity that can be looked at, or a break or open casework that is only told."""
    if line.start is not None:
        return ActivityRow(line, line.start)
    row = QWidget()
    _fill(row, line)
    return row


def _fill(row: QWidget, line: ActivityLine) -> None:
    row.setMinimumHeight(px(26))
    box = QHBoxLayout(row)
    box.setContentsMargins(px(2), px(2), px(2), px(2))
    box.setSpacing(px(8))
    icon_name, family = MARKS.get(line.mark, ("event", "lock"))
    mark = QVBoxLayout()
    mark.addWidget(ToneIcon(icon_name, family))
    mark.addStretch(1)
    box.addLayout(mark)
    words = QVBoxLayout()
    words.setSpacing(0)
    words.addWidget(_wrapping(f"{line.times}  {line.what}"))
    more = " · ".join(part for part in (line.more, "pinned" if line.is_pinned else "") if part)
    if more:
        small = _wrapping(more)
        small.setObjectName("small")
        words.addWidget(small)
    words.addStretch(1)
    box.addLayout(words, 1)
    row.setAccessibleName(f"{line.what}, {line.times}{', ' + more if more else ''}")


def _wrapping(text: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
