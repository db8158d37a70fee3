"""Says something through a screen reader, for what happens without a change of focus."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget


class Speech(QObject):
    """`said` comes with all words that are read out, whether or not somebody listens."""

    said = Signal(str)


@cache
def speech() -> Speech:
    """The one object that hears everything that is read out."""
    return Speech()


def announce(widget: QWidget, words: str) -> None:
    """Have the words read out; nobody hears them where no assistive technology listens."""
    if not words:
        return
    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, words))
    speech().said.emit(words)
