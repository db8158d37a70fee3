"""A table of the history: texts in one line each, one wide column, whole rows chosen and read out."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QPushButton, QWidget

from ui.item_models.history_item_models import RowsItemModel
from ui.theme import px
from ui.widgets.text_table import TextTable


class HistoryTable(TextTable):
    """`wide`: the columns that share the room that is left."""

    def __init__(self, item_model: RowsItemModel, name: str, wide: Sequence[int], parent: QWidget) -> None:
        super().__init__(item_model, name, parent)
        self.setWordWrap(False)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setStretchLastSection(False)
        for column in wide:
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)


def button_row(*buttons: QPushButton) -> QHBoxLayout:
    """The buttons below a table, at its right."""
    row = QHBoxLayout()
    row.setSpacing(px(8))
    row.addStretch(1)
    for button in buttons:
        row.addWidget(button)
    return row
