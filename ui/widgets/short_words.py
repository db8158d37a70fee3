"""Buttons whose words give way where there is little room: the icon stays, name and tooltip say the rest."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton

# The words of a button while they are left out.
WORDS = "words"


def shorten(button: QPushButton, *, is_short: bool) -> None:
    """Leave the words out, or put them back; the accessible name always has them."""
    if button.property(WORDS) is None:
        button.setProperty(WORDS, button.text())
        button.setAccessibleName(button.accessibleName() or button.text())
    words = str(button.property(WORDS))
    if not button.toolTip():
        button.setToolTip(words)
    text = "" if is_short else words
    if button.text() != text:
        button.setText(text)
