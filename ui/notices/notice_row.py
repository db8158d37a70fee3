"""One notice in the list: its kind as an icon, the sentence, since when; pressed, it leads to its subject."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from planner.domain.notices import KIND_WORDS, Notice, NoticeKind
from planner.domain.time_grid import civil_of, clock, day_label, day_of
from ui.theme import px
from ui.widgets.chip import Chip
from ui.widgets.press_row import PressRow
from ui.widgets.tone_icon import ToneIcon

# The icon and the colour family of each kind.
LOOKS: Mapping[NoticeKind, tuple[str, str]] = {
    "published": ("upload-simple", "visit"),
    "changed": ("pencil-simple", "visit"),
    "asked": ("hand", "superv"),
    "answered": ("chat-text", "superv"),
    "decided": ("check-circle", "duty"),
    "toil": ("hourglass", "admin"),
    "deadline": ("warning", "court"),
    "check_in": ("warning-circle", "court"),
}
# Whatever its kind: what was asked for is not to be.
REFUSAL = ("x-circle", "court")

STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class NoticeRow(PressRow):
    """`is_new` ones have a mark in words, not in colour alone."""

    # Up or down from it, by one.
    stepped = Signal(int)

    def __init__(self, notice: Notice, now: datetime, parent: QWidget, *, is_new: bool) -> None:
        super().__init__(parent)
        self.notice = notice
        since = since_words(notice.at, now)
        sentence = _words(notice.sentence, self)
        if is_new:
            sentence.setProperty("role", "heading")
        row = QHBoxLayout(self)
        row.setContentsMargins(px(10), px(8), px(10), px(8))
        row.setSpacing(px(12))
        row.addWidget(ToneIcon(*look_of(notice), self), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(px(2))
        words.addWidget(sentence)
        if notice.detail:
            words.addWidget(_small(f"“{notice.detail}”", self))
        words.addWidget(_small(f"{KIND_WORDS[notice.kind]} · {since}", self))
        row.addLayout(words, 1)
        if notice.is_urgent or is_new:
            chip = Chip("Now", "danger", "", self) if notice.is_urgent else Chip("New", "accent", "", self)
            row.addWidget(chip, 0, Qt.AlignmentFlag.AlignTop)
        state = "Urgent. " if notice.is_urgent else "New. " if is_new else ""
        self.setAccessibleName(f"{state}{notice.sentence} {KIND_WORDS[notice.kind]}, {since}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = STEPS.get(Qt.Key(event.key()))
        if step is not None:
            self.stepped.emit(step)
        else:
            super().keyPressEvent(event)


def look_of(notice: Notice) -> tuple[str, str]:
    """The icon and the colour family of a notice."""
    return REFUSAL if notice.is_refusal else LOOKS[notice.kind]


def _small(text: str, parent: QWidget) -> QLabel:
    label = _words(text, parent)
    label.setObjectName("small")
    return label


def _words(text: str, parent: QWidget) -> QLabel:
    label = QLabel(text, parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label


def since_words(at: datetime, now: datetime) -> str:
    """`today 12:04`, `yesterday 18:30`, `Tue 24 Nov`."""
    then, today = civil_of(at), day_of(civil_of(now))
    if day_of(then) == today:
        return f"today {clock(then)}"
    if day_of(then) == today - 1:
        return f"yesterday {clock(then)}"
    return day_label(day_of(then))
