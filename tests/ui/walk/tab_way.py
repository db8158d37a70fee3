"""Where the Tab key goes on a window, and where it should."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

# More stops than any screen has: a way that is longer goes round inside some part of it.
MOST_STOPS = 400


def tab_way(window: QWidget, key: Qt.Key = Qt.Key.Key_Tab) -> list[QWidget]:
    """The widgets that Tab comes to from here, until it comes to one of them again."""
    way: list[QWidget] = []
    for _ in range(MOST_STOPS):
        handle = window.windowHandle()
        assert handle is not None
        QTest.keyClick(handle, key)
        now = QApplication.focusWidget()
        assert now is not None, f"{key.name} takes the focus from everything, after {names(way[-1:])}"
        if now in way and not is_the_same_stop(now, way[-1]):
            return way
        if not way or now is not way[-1]:
            way.append(now)
    return way


def is_the_same_stop(now: QWidget, before: QWidget) -> bool:
    """On the board Tab goes from block to block before it leaves it."""
    return now is before


def must_be_reached(window: QWidget) -> list[QWidget]:
    """Whatever can be seen, used, and takes the focus by Tab; of buttons of which one is chosen, one."""
    found: list[QWidget] = []
    groups: set[int] = set()
    for widget in window.findChildren(QWidget):
        if not can_be_reached(widget, window):
            continue
        if isinstance(widget, QAbstractButton) and widget.isChecked() is False and is_in_group(widget):
            continue
        proxy = widget.focusProxy()
        if proxy is None and id(widget) not in groups:
            found.append(widget)
    return found


def can_be_reached(widget: QWidget, window: QWidget) -> bool:
    """Whether a person sees it and Tab may stop at it."""
    takes = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return takes and widget.isEnabled() and widget.isVisibleTo(window) and widget.window() is window


def is_in_group(button: QAbstractButton) -> bool:
    """Arrow keys go from button to button of a group, Tab past it."""
    return button.autoExclusive() or button.group() is not None


def names(widgets: Sequence[QWidget]) -> list[str]:
    """What a person would call them."""
    return [
        f"{type(w).__name__} {w.accessibleName() or getattr(w, 'text', w.objectName)()!r}" for w in widgets
    ]
