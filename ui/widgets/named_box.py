"""A list that opens, and says to a screen reader what is chosen in it, not only what is."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QComboBox, QLabel, QWidget


class NamedBox(QComboBox):
    """On Linux Qt tells what is chosen as the name of the box, and asks a label beside it for what it is; the
    label that is seen stands further up."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._unseen: QLabel | None = None

    def setAccessibleName(self, name: str) -> None:  # noqa: N802 - Qt's name
        super().setAccessibleName(name)
        self.view().setAccessibleName(name)
        if (line := self.lineEdit()) is not None:
            line.setAccessibleName(name)
        self._label(name)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ParentChange and self.accessibleName():
            self._label(self.accessibleName())

    def _label(self, name: str) -> None:
        """In what it stands in: Qt looks for it nowhere else."""
        around = self.parentWidget()
        if around is None:
            return
        if self._unseen is None:
            self._unseen = QLabel(around)
            self._unseen.hide()
        elif self._unseen.parentWidget() is not around:
            self._unseen.setParent(around)
        self._unseen.setText(name.replace("&", "&&"))
        self._unseen.setBuddy(self)
