"""Says something through a screen reader, for what happens without a change of focus."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent
from PySide6.QtWidgets import QTableView, QWidget


class Speech(QObject):
    """`said` comes with all words that are read out, whether or not somebody listens."""

    said = Signal(str)


@cache
def speech() -> Speech:
    """The one object that hears everything that is read out."""
    return Speech()


def tell_cell(table: QTableView) -> None:
    """Have the current cell told of as what has the focus."""
    here = table.currentIndex()
    if not (here.isValid() and QAccessible.isActive()):
        return
    event = QAccessibleEvent(table, QAccessible.Event.Focus)
    # Heads count as a row and a column before the first.
    event.setChild((here.row() + 1) * (here.model().columnCount() + 1) + here.column() + 1)
    QAccessible.updateAccessibility(event)


def announce(widget: QWidget, words: str) -> None:
    """Have the words read out; nobody hears them where no assistive technology listens."""
    if not words:
        return
    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, words))
    speech().said.emit(words)
