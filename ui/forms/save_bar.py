"""The foot of a form: take the record out, never mind, save."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from ui.theme import icon, px


class SaveBar(QFrame):
    """Saving is possible while something is changed."""

    save_requested = Signal()
    cancel_requested = Signal()
    remove_requested = Signal()

    def __init__(self, parent: QWidget, *, save: str = "Save", remove: str = "") -> None:
        super().__init__(parent)
        self.setObjectName("saveBar")
        self.remove = QPushButton(remove, self)
        self.remove.setProperty("flat", True)
        self.remove.setProperty("danger", True)
        self.remove.setIcon(icon("trash", "dangerInk"))
        self.remove.setIconSize(QSize(px(22), px(16)))
        self.remove.setVisible(bool(remove))
        self.cancel = QPushButton("Cancel", self)
        self.save = QPushButton(save, self)
        self.save.setProperty("primary", True)
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(px(16), px(10), px(16), px(10))
        row.setSpacing(px(8))
        row.addWidget(self.remove)
        row.addStretch(1)
        row.addWidget(self.cancel)
        row.addWidget(self.save)
        self.save.clicked.connect(self.save_requested)
        self.cancel.clicked.connect(self.cancel_requested)
        self.remove.clicked.connect(self.remove_requested)
        self.show_changed(is_changed=False)

    def add_before_save(self, button: QPushButton) -> None:
        """Another way to save."""
        self._row.insertWidget(self._row.indexOf(self.save), button)
        # Tab comes to it as it is drawn.
        QWidget.setTabOrder(self.cancel, button)
        QWidget.setTabOrder(button, self.save)

    def show_changed(self, *, is_changed: bool, is_new: bool = False) -> None:
        """Whether there is something to save, or to go back from."""
        self.save.setEnabled(is_changed or is_new)
        self.cancel.setEnabled(is_changed or is_new)
        self.remove.setEnabled(not is_new)
