"""What drawn buttons have in common: the ring of the focus, and how many things wait behind them."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from ui.theme import colour, px, text_font


def paint_ground(painter: QPainter, area: QRectF, *, ink: str, has_focus: bool) -> None:
    """A tinted ground, none without an ink, and the ring of the focus."""
    painter.setPen(Qt.PenStyle.NoPen)
    if ink:
        painter.setBrush(colour(ink))
        painter.drawRoundedRect(area, px(6), px(6))
    if has_focus:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour("focus"), px(2)))
        painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), px(6), px(6))


def paint_badge(painter: QPainter, left: float, most: float, count: int) -> None:
    """The count in a pill that begins at `left` and ends at `most`, in pixels; nothing for none."""
    if not count:
        return
    text, font = (str(count) if count < 100 else "99+"), text_font("micro", 600)
    width = max(px(15), QFontMetricsF(font).horizontalAdvance(text) + px(7))
    badge = QRectF(min(left, most - width), px(2), width, px(15))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour("accent"))
    painter.drawRoundedRect(badge, badge.height() / 2, badge.height() / 2)
    painter.setFont(font)
    painter.setPen(colour("onAccent"))
    painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, text)
