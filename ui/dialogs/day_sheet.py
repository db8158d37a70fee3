"""Asking for a day."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from ui.dialogs.sheet import Sheet
from ui.forms.date_field import DateField
from ui.forms.form import Form


class DaySheet(Sheet):
    """One date field; British calendar."""

    def __init__(self, title: str, label: str, suggested: date, parent: QWidget | None = None) -> None:
        super().__init__(title, parent, width=380)
        self.setObjectName("daySheet")
        self.form = Form(self)
        self.field = self.form.add("day", label, DateField())
        self.form.put({"day": suggested})
        self.form.submitted.connect(self.accept)
        self.body.addWidget(self.form)
        # What it does, not that it keeps a day.
        self.add_buttons(title, "Cancel")

    @Slot()
    def accept(self) -> None:
        if not self.form.has_refused():
            super().accept()

    @property
    def day(self) -> date | None:
        """The day that was chosen."""
        chosen: date | None = self.field.value()
        return chosen
