"""The first column of the problems: a mark of the kind before the words."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QIcon, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.theme import colour, icon, pattern, px

ICONS = {"law": ("warning-octagon", "danger"), "policy": ("warning", "warn"), "wish": ("wish", "text2")}


class KindDelegate(QStyledItemDelegate):
    """Hatched red for what is uncovered; the icon of the kind for a rule."""

    def __init__(self, kind: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._icon = hatch_icon(parent.devicePixelRatioF()) if kind == "uncovered" else icon(*ICONS[kind])

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        option.icon = self._icon
        option.decorationSize = QSize(px(16), px(16))
        option.features |= QStyleOptionViewItem.ViewItemFeature.HasDecoration
        option.font.setWeight(QFont.Weight.DemiBold)


def hatch_icon(ratio: float) -> QIcon:
    """The red hatch of a shortage in a small square."""
    side = px(14)
    pixmap = QPixmap(round(side * ratio), round(side * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(pattern("shortage", ratio))
    painter.setPen(QPen(colour("danger"), 1))
    painter.drawRoundedRect(QRectF(0.5, 0.5, side - 1, side - 1), px(3), px(3))
    painter.end()
    drawn = QIcon(pixmap)
    # In a selected row Qt would tint it, and the shortage would no longer be red.
    drawn.addPixmap(pixmap, QIcon.Mode.Selected)
    return drawn
