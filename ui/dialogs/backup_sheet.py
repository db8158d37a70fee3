"""Choosing one of the backups of a plan."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QListWidget, QWidget

from ui.dialogs.sheet import Sheet

WHAT = (
    "A backup is made on each day on which the plan is opened; the last fourteen are kept. One opens as a "
    "plan of its own beside this one, which stays as it is. Who signs in to it are those of its day, with "
    "their passphrases of that day."
)


class BackupSheet(Sheet):
    """`lines`: when each was made and how large it is, the newest first; `chosen` is the number of one."""

    def __init__(self, lines: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__("Open a backup", parent)
        self.setObjectName("backupSheet")
        self.add_text(WHAT)
        self.list = QListWidget()
        self.list.setAccessibleName("Backups, the newest first")
        self.list.addItems(list(lines))
        self.list.setCurrentRow(0)
        self.list.itemActivated.connect(self.accept)
        self.body.addWidget(self.list)
        self.add_buttons("Open as a plan of its own", "Cancel")
        self.list.setFocus()

    @property
    def chosen(self) -> int:
        return self.list.currentRow()
