"""Choosing a sample team."""

from __future__ import annotations

from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

import resources
from ui.dialogs.sheet import Sheet


class SampleSheet(Sheet):
    """The samples by name; each keeps what was changed in it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Open a sample", parent)
        self.setObjectName("sampleSheet")
        self.add_text("Invented teams to try things on. What you change in one is kept until you delete it.")
        self.list = QListWidget()
        self.list.setAccessibleName("Samples")
        for name in resources.sample_names():
            item = QListWidgetItem(name.replace("_", " ").replace("-", " ").capitalize())
            item.setData(256, name)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.list.itemActivated.connect(self.accept)
        self.body.addWidget(self.list)
        self.add_buttons("Open", "Cancel")

    @property
    def chosen(self) -> str | None:
        """The name of the chosen sample."""
        item = self.list.currentItem()
        return str(item.data(256)) if item is not None else None
