"""What Enter does where Qt leaves it open."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QWidget

PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


def is_plain_enter(event: QKeyEvent) -> bool:
    """Whether it is Enter alone, of either kind."""
    return event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and event.modifiers() in PLAIN


def pressed_by_enter(widget: QWidget | None) -> QAbstractButton | None:
    """The button that Enter presses. A tick is set by Space: Enter on it is the form's, as in any field."""
    return widget if isinstance(widget, QAbstractButton) and not isinstance(widget, QCheckBox) else None
