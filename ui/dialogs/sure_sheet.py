"""A deed that no undo takes back, or that is hardly meant, is asked for once more."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QWidget

from ui.dialogs.sheet import Sheet


class SureSheet(Sheet):
    """Nothing is done by a press in haste: the keyboard is on the way out."""

    def __init__(self, title: str, what: str, button: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent, width=440)
        self.setObjectName("sureSheet")
        self.add_text(what)
        done = self.add_buttons(button, "Cancel")
        done.setDefault(False)
        done.setAutoDefault(False)
        cancel = next(each for each in self.findChildren(QPushButton) if each is not done)
        cancel.setDefault(True)
        cancel.setFocus()
