"""Paints one person of the staff list: initials, name, what they work, hours of the week, TOIL."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from ui.item_models.people_item_model import PERSON_ROLE
from ui.item_models.people_rows import PersonRow
from ui.theme import colour, px, text_font
from ui.widgets.avatar import initials
from ui.widgets.row_painting import LEFT, RIGHT, AnyIndex, RowDelegate, write

HEIGHT, GROUP_HEIGHT = 48, 30
BAR_WIDTH = 34


class PersonDelegate(RowDelegate):
    """Colour never stands alone: hours are written beside their bar."""

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        del option
        row = index.data(PERSON_ROLE)
        is_group = isinstance(row, PersonRow) and row.is_group
        return QSize(0, px(GROUP_HEIGHT if is_group else HEIGHT))

    def paint_row(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        row = index.data(PERSON_ROLE)
        if not isinstance(row, PersonRow):
            return
        area = QRectF(option.rect)
        if row.is_group:
            self._paint_group(painter, area, row)
        else:
            self._paint_ground(painter, area, option)
            self._paint_person(painter, area.adjusted(px(12), 0, -px(14), 0), row)

    def _paint_ground(self, painter: QPainter, area: QRectF, option: QStyleOptionViewItem) -> None:
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        is_hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if is_selected or is_hovered:
            painter.fillRect(area, colour("accentTint" if is_selected else "surface2"))
        if is_selected:
            painter.fillRect(QRectF(area.left(), area.top(), px(2), area.height()), colour("accent"))
        painter.fillRect(QRectF(area.left(), area.bottom() - 1, area.width(), 1), colour("line"))
        if is_selected and option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(colour("focus"), px(2)))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area.adjusted(px(2), px(2), -px(2), -px(3)), px(4), px(4))

    def _paint_group(self, painter: QPainter, area: QRectF, row: PersonRow) -> None:
        painter.fillRect(area, colour("surface2"))
        painter.setFont(text_font("small", 600))
        painter.setPen(colour("text2"))
        inside = area.adjusted(px(14), 0, -px(14), 0)
        painter.drawText(inside, LEFT, row.title)
        painter.drawText(inside, RIGHT, row.hours)

    def _paint_person(self, painter: QPainter, area: QRectF, row: PersonRow) -> None:
        side = px(30.0)
        circle = QRectF(area.left(), area.center().y() - side / 2, side, side)
        painter.setPen(QPen(colour("accent"), 1))
        painter.setBrush(colour("accentTint"))
        painter.drawEllipse(circle)
        painter.setFont(text_font("small", 600))
        painter.setPen(colour("accentInk"))
        painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, initials(row.title))
        words = area.adjusted(side + px(10), px(7), 0, -px(7))
        top = QRectF(words.left(), words.top(), words.width(), words.height() / 2)
        bottom = QRectF(words.left(), words.center().y(), words.width(), words.height() / 2)
        tone = "okInk" if row.toil_minutes > 0 else "warnInk" if row.toil_minutes < 0 else "text2"
        figure = text_font("small", 600)
        write(painter, top, row.toil, figure, tone, RIGHT)
        room = top.adjusted(0, 0, -QFontMetricsF(figure).horizontalAdvance(row.toil) - px(8), 0)
        write(painter, room, row.title, text_font("control", 600), "text", LEFT)
        taken = self._paint_hours(painter, bottom, row)
        under = row.state or row.subtitle
        room = bottom.adjusted(0, 0, -taken, 0)
        write(painter, room, under, text_font("small"), "warnInk" if row.state else "text2", LEFT)

    def _paint_hours(self, painter: QPainter, area: QRectF, row: PersonRow) -> float:
        """The figures and the bar before them; the width they take."""
        if not row.hours:
            return 0.0
        font = text_font("small")
        width = QFontMetricsF(font).horizontalAdvance(row.hours)
        write(painter, area, row.hours, font, "text2", RIGHT)
        left = area.right() - width - px(6) - px(BAR_WIDTH)
        track = QRectF(left, area.center().y() - px(3), px(BAR_WIDTH), px(6))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("sunken"))
        painter.drawRoundedRect(track, px(3), px(3))
        share = min(1.0, row.planned_minutes / row.contract_minutes) if row.contract_minutes else 0.0
        if share:
            painter.setBrush(colour("barLine"))
            painter.drawRoundedRect(
                QRectF(track.left(), track.top(), track.width() * share, track.height()), px(3), px(3)
            )
        if row.planned_minutes > row.contract_minutes:
            painter.fillRect(
                QRectF(track.right() - px(2), track.top() - px(2), px(2), px(10)), colour("warn")
            )
        return width + px(BAR_WIDTH) + px(16)
