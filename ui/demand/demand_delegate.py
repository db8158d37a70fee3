"""Paints a row of the lists of demand: its mark, its words, a window or a bar, and a chip."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from ui.item_models.demand_item_model import DEMAND_ROLE
from ui.item_models.demand_rows import DemandRow
from ui.theme import colour, icon, px, text_font
from ui.widgets.row_painting import LEFT, RIGHT, AnyIndex, RowDelegate, write

HEIGHT = 43
# Its bars begin below one another.
LONGEST_FILING = "to file Wed 30 Nov 20:00 "
# And what visits have before their chip, which is a tick or as short as this.
FOUND_SOME = "0/2"
TONES = {
    "neutral": ("sunken", "text2"),
    "accent": ("accentTint", "accentInk"),
    "ok": ("okTint", "okInk"),
    "warn": ("warnTint", "warnInk"),
    "danger": ("dangerTint", "dangerInk"),
}


class DemandDelegate(RowDelegate):
    """What does not fit is cut with “…”; the tooltip has the whole row."""

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        del option, index
        return QSize(0, px(HEIGHT))

    def paint_row(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        row = index.data(DEMAND_ROLE)
        if not isinstance(row, DemandRow):
            return
        area = QRectF(option.rect)
        self._paint_ground(painter, area, option)
        inside = area.adjusted(px(14), 0, -px(14), 0)
        inside = self._paint_end(painter, inside, row)
        if row.ground != "sunken":
            inside = self._paint_tile(painter, inside, row)
        self._paint_middle(painter, inside, row)

    @staticmethod
    def _paint_ground(painter: QPainter, area: QRectF, option: QStyleOptionViewItem) -> None:
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if is_selected or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("accentTint" if is_selected else "surface2"))
            painter.drawRoundedRect(area.adjusted(px(6), 0, -px(6), -1), px(5), px(5))
        painter.fillRect(
            QRectF(area.left() + px(14), area.bottom() - 1, area.width() - px(28), 1), colour("line")
        )
        if is_selected and option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(colour("focus"), px(2)))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area.adjusted(px(7), 1, -px(7), -px(2)), px(5), px(5))

    def _paint_end(self, painter: QPainter, area: QRectF, row: DemandRow) -> QRectF:
        """The chip at the right, and the figure before it; what is left of the room."""
        if row.chip:
            ground, ink = TONES[row.tone]
            font = text_font("small", 600)
            width = QFontMetricsF(font).horizontalAdvance(row.chip) + px(14)
            if row.chip == "✓":
                side = px(14)
                mark = icon("tick", "ok")
                mark.paint(
                    painter, round(area.right() - side), round(area.center().y() - side / 2), side, side
                )
                width = side - px(2)
            else:
                box = QRectF(area.right() - width, area.center().y() - px(10), width, px(20))
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(colour(ground))
                painter.drawRoundedRect(box, px(5), px(5))
                write(painter, box, row.chip, font, ink, Qt.AlignmentFlag.AlignCenter)
            if row.kind == "visits":
                width = max(width, QFontMetricsF(font).horizontalAdvance(FOUND_SOME) + px(14))
            area = area.adjusted(0, 0, -width - px(10), 0)
        if row.kind in ("cover", "events") and row.figure:
            font = text_font("control", 600)
            write(painter, area, row.figure, font, "text", RIGHT)
            area = area.adjusted(0, 0, -QFontMetricsF(font).horizontalAdvance(row.figure) - px(10), 0)
        if row.kind == "visits":
            write(painter, area, row.beside, text_font("body"), "text", RIGHT)
            area = area.adjusted(0, 0, -px(72), 0)
            write(painter, area, row.figure, text_font("body"), "text", RIGHT)
            side = px(13)
            icon(row.icon, "text2").paint(
                painter, round(area.right() - side - px(14)), round(area.center().y() - side / 2), side, side
            )
            area = area.adjusted(0, 0, -side - px(26), 0)
        return area

    @staticmethod
    def _paint_tile(painter: QPainter, area: QRectF, row: DemandRow) -> QRectF:
        side = px(26.0)
        tile = QRectF(area.left(), area.center().y() - side / 2, side, side)
        painter.setPen(QPen(colour(row.ink), 1))
        painter.setBrush(colour(row.ground))
        painter.drawRoundedRect(tile, px(4), px(4))
        inner = px(14)
        icon(row.icon, row.ink).paint(
            painter, round(tile.center().x() - inner / 2), round(tile.center().y() - inner / 2), inner, inner
        )
        return area.adjusted(side + px(9), 0, 0, 0)

    def _paint_middle(self, painter: QPainter, area: QRectF, row: DemandRow) -> None:
        words = area
        if row.window is not None or row.filled is not None:
            words = QRectF(area.left(), area.top(), words_width(area, row), area.height())
            bar = QRectF(
                words.right() + px(6), area.top(), area.right() - words.right() - px(6), area.height()
            )
            self._paint_bar(painter, bar, row)
        top = words.adjusted(0, px(5), 0, -words.height() / 2)
        bottom = words.adjusted(0, words.height() / 2, 0, -px(6))
        if row.kind == "court_deadlines":
            side = px(12)
            icon("court", "courtLine").paint(
                painter, round(top.left()), round(top.center().y() - side / 2), side, side
            )
            top = top.adjusted(side + px(5), 0, 0, 0)
        bold = text_font("body", 600)
        write(painter, top, row.title, bold, "text", LEFT)
        if row.beside and row.kind == "court_deadlines":
            room = top.adjusted(QFontMetricsF(bold).horizontalAdvance(row.title) + px(6), 0, 0, 0)
            write(painter, room, row.beside, text_font("body"), "text", LEFT)
        # In what the week is not as usual takes the place of what it always says.
        under, ink = (row.differs, "accentInk") if row.differs else (row.subtitle, "text2")
        write(painter, bottom, under, text_font("small", 600 if row.differs else None), ink, LEFT)

    def _paint_bar(self, painter: QPainter, area: QRectF, row: DemandRow) -> None:
        if area.width() <= 0:
            return
        track = QRectF(area.left(), area.top() + px(12), area.width(), px(6))
        painter.setPen(QPen(colour("control" if row.window else "courtLine"), 1))
        painter.setBrush(colour("sunken" if row.window else "surface"))
        painter.drawRoundedRect(track, px(3), px(3))
        if row.window is not None:
            left, right = (track.left() + track.width() * part for part in row.window)
            painter.setPen(QPen(colour("visitLine"), 1))
            painter.setBrush(colour("visit"))
            window = QRectF(left, track.top() - px(1), max(right - left, px(6)), px(8))
            painter.drawRoundedRect(window, px(4), px(4))
            if row.mark is not None:
                painter.setBrush(colour("visitLine"))
                here = QRectF(track.left() + track.width() * row.mark, track.top() - px(2), px(10), px(10))
                painter.drawRoundedRect(here, px(2), px(2))
        elif row.filled:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("courtLine"))
            painter.drawRoundedRect(
                QRectF(track.left(), track.top(), track.width() * row.filled, track.height()), px(3), px(3)
            )
        below = area.adjusted(0, area.height() / 2, 0, -px(6))
        write(painter, below, row.below, text_font("small"), "text2", LEFT)


def words_width(area: QRectF, row: DemandRow) -> float:
    """A share of the room, but never less than a visit's reference or the moment of a filing: the bar beside
    them may be short, they may not."""
    share, text, font = 0.5, LONGEST_FILING, text_font("small")
    if row.window is not None:
        share, text, font = 0.42, row.title, text_font("body", 600)
    return min(max(area.width() * share, QFontMetricsF(font).horizontalAdvance(text) + px(1)), area.width())
