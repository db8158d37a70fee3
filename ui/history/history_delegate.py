"""Paints a step: where the plan stands is bold with an arrow, what is undone or earlier is quieter."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from ui.item_models.history_item_models import ROW_ROLE, HistoryRow
from ui.theme import colour, icon

# An icon for each state, so that neither weight nor colour stands alone.
ICONS = {
    "now": ("caret-right", "accentInk"),
    "undone": ("arrow-u-up-left", "text3"),
    "mark": ("upload-simple", "okInk"),
    "other": ("app-window", "text3"),
    "left": ("clock-counter-clockwise", "text3"),
}


class HistoryDelegate(QStyledItemDelegate):
    """The icon stands in the column of the words."""

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        row = index.data(ROW_ROLE)
        if not isinstance(row, HistoryRow):
            return
        if row.state == "now":
            font = option.font
            font.setWeight(QFont.Weight.DemiBold)
            option.font = font
        if row.is_faint:
            palette = option.palette
            for role in (QPalette.ColorRole.Text, QPalette.ColorRole.HighlightedText):
                palette.setColor(role, colour("text3"))
            option.palette = palette
        if index.column() == 1 and row.state in ICONS:
            name, ink = ICONS[row.state]
            option.icon = icon(name, ink)
            option.features |= QStyleOptionViewItem.ViewItemFeature.HasDecoration
            option.decorationAlignment = Qt.AlignmentFlag.AlignCenter
