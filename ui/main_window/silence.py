"""What is about to be deleted tells nobody any more."""

from __future__ import annotations

from PySide6.QtCore import QObject


def silence_within(owner: QObject) -> None:
    """Have everything within tell nothing from now on.

    Qt deletes the children of a widget while the widget's own slots are still connected: an undo stack that
    is emptied, or a page that is taken out, would call into what is half gone, which can end the program.
    """
    for each in owner.findChildren(QObject):
        each.blockSignals(True)
