"""The staff list as Qt sees it: a row is a person, or the heading of a group, which cannot be chosen."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt

from ui.item_models.people_rows import PersonRow
from ui.item_models.record_item_model import RECORD_ROLE, AnyIndex, RecordItemModel

PERSON_ROLE = RECORD_ROLE


class PeopleItemModel(RecordItemModel[PersonRow]):
    """A heading says itself; it needs no tooltip."""

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        if index.isValid() and self.rows[index.row()].is_group:
            return Qt.ItemFlag.ItemIsEnabled
        return super().flags(index)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if index.isValid() and role == Qt.ItemDataRole.ToolTipRole and self.rows[index.row()].is_group:
            return None
        return super().data(index, role)
