"""Paints a request in the list: whose and about what in two lines, its state at the right."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from ui.item_models.swap_words import RequestLine
from ui.theme import colour, icon, px, px_exact, text_font
from ui.widgets.chip import INKS
from ui.widgets.row_painting import LEFT, RowDelegate, write

LINE_ROLE = int(Qt.ItemDataRole.UserRole) + 1
HEIGHT = 52
GROUNDS = {
    "neutral": "sunken",
    "accent": "accentTint",
    "ok": "okTint",
    "warn": "warnTint",
    "danger": "dangerTint",
}


class RequestDelegate(RowDelegate):
    """What needs somebody has a bar at its left and stands in bold."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        del option, index
        return QSize(px(240), px(HEIGHT))

    def paint_row(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        line = index.data(LINE_ROLE)
        if not isinstance(line, RequestLine):
            return
        area = QRectF(option.rect)
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.fillRect(area, colour("accentTint" if is_chosen else "surface"))
        painter.fillRect(QRectF(area.left(), area.bottom(), area.width(), 1), colour("line"))
        if line.need:
            bar = QRectF(area.left(), area.top() + px(4), px(3), area.height() - px(8))
            painter.fillRect(bar, colour("accent"))
        width = _paint_state(painter, area, line)
        words = area.adjusted(px(14), px(7), -width - px(12), -px(7))
        half = words.height() / 2
        bold = text_font("body", 650 if line.need else 550)
        write(painter, QRectF(words.left(), words.top(), words.width(), half), line.title, bold, "text", LEFT)
        lower = QRectF(words.left(), words.top() + half, words.width(), half)
        write(painter, lower, line.detail, text_font("small"), "text2", LEFT)
        if is_chosen and option.state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colour("focus"), px_exact(2)))
            painter.drawRect(area.adjusted(1, 1, -2, -2))


def _paint_state(painter: QPainter, area: QRectF, line: RequestLine) -> float:
    font = text_font("small", 550)
    width = QFontMetricsF(font).horizontalAdvance(line.state) + px_exact(32)
    box = QRectF(area.right() - width - px(8), area.center().y() - px(10), width, px(20))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(GROUNDS.get(line.tone, "sunken")))
    painter.drawRoundedRect(box, px_exact(5), px_exact(5))
    ink, side = INKS[line.tone], px(12)
    top = round(box.center().y() - side / 2)
    icon(line.icon, ink).paint(painter, round(box.left() + px(7)), top, side, side)
    write(painter, box.adjusted(px(23), 0, -px(4), 0), line.state, font, ink, LEFT)
    return width + px(8)
