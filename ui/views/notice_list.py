"""Whom a new version reaches: each person with what is new for them and how much notice they get."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from planner.services.publish_preview import Notice, PublishPreview
from ui.theme import px
from ui.widgets.chip import Chip

# Of one person's changes; the comparison of the versions has them all.
MOST_SENTENCES = 4


class NoticeList(QWidget):
    """The shortest notice first."""

    def __init__(self, preview: PublishPreview, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Who is affected")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, px(8), px(8), 0)
        column.setSpacing(px(6))
        self.rows = [NoticeRow(notice, self) for notice in preview.people]
        for row in self.rows:
            column.addWidget(row)
        column.addStretch(1)


class NoticeRow(QFrame):
    """Name and notice above, what is new below."""

    def __init__(self, notice: Notice, parent: QWidget) -> None:
        super().__init__(parent)
        told = [_without(notice.name, sentence) for sentence in notice.sentences[:MOST_SENTENCES]]
        more = len(notice.sentences) - MOST_SENTENCES
        if more > 0:
            told.append(f"And {more} more days.")
        name, words = QLabel(notice.name, self), QLabel("\n".join(told), self)
        name.setProperty("role", "heading")
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setWordWrap(True)
        words.setObjectName("small")
        self.chip = Chip(notice.words, "warn" if notice.is_short else "neutral", "clock", self)
        self.setAccessibleName(f"{notice.name}, {notice.words}: {' '.join(told)}")
        head = QHBoxLayout()
        head.setSpacing(px(8))
        head.addWidget(name, 1)
        head.addWidget(self.chip)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, px(2), 0, px(4))
        column.setSpacing(px(1))
        column.addLayout(head)
        column.addWidget(words)


def _without(name: str, sentence: str) -> str:
    """The sentence without the name it begins with, which stands above it."""
    rest = sentence.removeprefix(name).strip()
    rest = rest.removeprefix("on ") if rest.startswith("on ") else rest
    return rest[:1].upper() + rest[1:] if rest != sentence.strip() else sentence
