"""Escape for a part of the window, before it is a shortcut of the whole."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent


def claims_escape(event: QEvent, is_wanted: Callable[[], bool] = lambda: True) -> bool:
    """Whether Qt asks who wants an Escape and it is wanted; then it is claimed, and comes as a key press."""
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    if event.key() != Qt.Key.Key_Escape or not is_wanted():
        return False
    event.accept()
    return True
