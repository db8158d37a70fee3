"""Asking for a day."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QLabel, QWidget

from ui.dialogs.sheet import Sheet
from ui.forms.date_field import DateField


class DaySheet(Sheet):
    """One date field; British calendar."""

    def __init__(self, title: str, label: str, suggested: date, parent: QWidget | None = None) -> None:
        super().__init__(title, parent, width=380)
        self.setObjectName("daySheet")
        words = QLabel(label)
        self.field = DateField(parent=self)
        self.field.put(suggested)
        self.field.name_parts(label, "")
        words.setBuddy(self.field.target())
        self.body.addWidget(words)
        self.body.addWidget(self.field)
        self.add_buttons("Keep", "Cancel")

    @property
    def day(self) -> date | None:
        """The day that was chosen."""
        chosen: date | None = self.field.value()
        return chosen
