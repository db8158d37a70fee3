"""What is wrong with a window for whoever has no mouse or no eyes: a name, and a place on the way of Tab."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QTabWidget,
    QWidget,
)
from shiboken6 import isValid

from tests.ui.walk.tab_way import must_be_reached, names, tab_way
from ui.main_window.desk import Desk

CONTROLS = (QAbstractButton, QAbstractItemView, QAbstractSpinBox, QComboBox, QLineEdit)


def settle() -> None:
    QApplication.processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def nameless(window: QWidget) -> list[str]:
    """Controls on screen that have neither a name nor a text."""
    settle()
    shown = [
        w for w in window.findChildren(QWidget) if w.isVisible() and isinstance(w, CONTROLS) and is_own(w)
    ]
    without = [w for w in shown if not (w.accessibleName() or getattr(w, "text", str)()).strip()]
    return [f"{each} has no name" for each in names(without)]


def forth(window: QWidget) -> tuple[list[str], list[QWidget]]:
    """What is wrong with names and on the way of Tab, and the way."""
    # Looked at first: on the way a page may be made anew.
    told = nameless(window)
    way = _way(window, Qt.Key.Key_Tab)
    told += [f"{each} is a stop without a name" for each in names(way) if each.endswith("''")]
    missed = [widget for widget in must_be_reached(window) if widget not in way]
    return told + [f"Tab does not come to {each}" for each in names(missed)], way


def faults(window: QWidget) -> list[str]:
    """Everything on screen has a name, and Tab comes to all of it, forth and back."""
    told, way = forth(window)
    back = _way(window, Qt.Key.Key_Backtab)
    lost = [widget for widget in way if isValid(widget) and widget not in back]
    return told + [f"Tab does not come back to {each}" for each in names(lost)]


def _way(window: QWidget, key: Qt.Key) -> list[QWidget]:
    """Without what has gone meanwhile: on the board Tab chooses what the inspector then shows."""
    return [each for each in tab_way(window, key) if isValid(each)]


def faults_of_tabs(window: QWidget) -> Iterator[str]:
    """The same of every page behind a tab."""
    for tabs in [each for each in window.findChildren(QTabWidget) if each.isVisible()]:
        before = tabs.currentIndex()
        for number in [each for each in range(tabs.count()) if tabs.isTabVisible(each)]:
            tabs.setCurrentIndex(number)
            yield from (f"{tabs.tabText(number)}: {fault}" for fault in faults(window))
        tabs.setCurrentIndex(before)


def walk(window: QWidget) -> None:
    """Nothing is wrong with what is in front and what is behind its tabs."""
    told = [*faults(window), *faults_of_tabs(window)]
    assert told == []


def is_own(widget: QWidget) -> bool:
    """Not a part that Qt puts into its own composite widgets."""
    inside = isinstance(widget.parent(), QComboBox | QAbstractSpinBox)
    return not inside and not widget.objectName().startswith(("qt_", "ScrollLeft", "ScrollRight"))


def odd_actions(desk: Desk) -> list[str]:
    """Actions that are on or off against what would come of them now, or off without a word."""
    found = []
    for action in desk.actions.actions:
        row = action.row
        is_possible = action.is_theirs and action.isVisible() and row.enabled_when(desk)
        if action.isEnabled() != is_possible:
            found.append(f"{row.id} is {'on' if action.isEnabled() else 'off'}")
        if not is_possible and action.is_theirs:
            found.extend([f"{row.id} is off and says nothing"] * (action.toolTip() != action.off_because))
    return found
