"""The leave grid: drag along a row, or use Shift with the arrows and Enter, to ask for leave."""

from __future__ import annotations

import calendar

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from planner.domain.time_grid import WEEKDAYS, date_of, month_label, weekday_of
from ui.item_models.leave_item_models import MARK_ROLE, LeaveGridItemModel
from ui.item_models.leave_rows import DayMark
from ui.theme import colour, icon, pattern, px, text_font
from ui.widgets.drawn_grid import DrawnGrid

ROW_HEIGHT, HEADER_HEIGHT, NAME_WIDTH = 28, 50, 150
MONTH_HEIGHT = 16
# Icon, ground and ink of the marks that are not hatched.
PLAIN = {
    "sick": ("sick", "dangerTint", "dangerInk"),
    "study": ("study", "accentTint", "accentInk"),
    "toil": ("clock", "okTint", "okInk"),
    "other": ("arrow-right", "sunken", "text2"),
}


class MarkDelegate(QStyledItemDelegate):
    """Every mark has its pattern or its icon; colour never stands alone."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        mark = index.data(MARK_ROLE)
        if not isinstance(mark, DayMark):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(option.rect)
        model = index.model()
        day = model.days[index.column()] if isinstance(model, LeaveGridItemModel) else 1
        if weekday_of(day) >= 5 or mark.mark == "bank_holiday":
            painter.fillRect(area, colour("surface2"))
        painter.fillRect(QRectF(area.left(), area.bottom() - 1, area.width(), 1), colour("line"))
        if weekday_of(day) == 0:
            painter.fillRect(QRectF(area.left(), area.top(), 1, area.height()), colour("lineStrong"))
        box = area.adjusted(px(2), px(4), -px(2), -px(4))
        if mark.is_part:
            box.setWidth(box.width() / 2)
        self.paint_mark(painter, box, mark)
        if option.state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_HasFocus):
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colour("focus"), px(2)))
            painter.drawRect(area.adjusted(1, 1, -1, -1))
        painter.restore()

    @staticmethod
    def paint_mark(painter: QPainter, box: QRectF, mark: DayMark) -> None:
        """The mark of a day in its box."""
        ratio = painter.device().devicePixelRatio()
        side = min(px(13), round(box.width()))
        if mark.mark == "leave":
            painter.setBrush(pattern("leave", ratio))
            painter.setPen(QPen(colour("leaveLine"), 1))
            painter.drawRoundedRect(box, px(3), px(3))
        elif mark.mark == "requested":
            pen = QPen(colour("accent"), 1.5)
            pen.setDashPattern([3, 2])
            painter.setPen(pen)
            painter.setBrush(colour("accentTint"))
            painter.drawRoundedRect(box, px(3), px(3))
            painter.setFont(text_font("small", 600))
            painter.setPen(colour("accentInk"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, "?")
        elif mark.mark in PLAIN:
            name, ground, ink = PLAIN[mark.mark]
            painter.setPen(QPen(colour(ink), 1))
            painter.setBrush(colour(ground))
            painter.drawRoundedRect(box, px(3), px(3))
            place = (round(box.center().x() - side / 2), round(box.center().y() - side / 2))
            icon(name, ink).paint(painter, *place, side, side)
        elif mark.mark in ("off", "bank_holiday"):
            painter.setFont(text_font("small"))
            painter.setPen(colour("text3"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, "BH" if mark.mark == "bank_holiday" else "·")


class LeaveGrid(DrawnGrid):
    """`days_drawn` comes with the row, the first and the last column; `absence_chosen` with an id."""

    days_drawn = Signal(int, int, int)
    absence_chosen = Signal(str)

    def __init__(self, item_model: LeaveGridItemModel, parent: QWidget) -> None:
        super().__init__(item_model, "Leave, people by days", parent)
        self.lay_out(
            MarkDelegate(self),
            DayHeader(item_model, self),
            rows="People",
            row_height=ROW_HEIGHT,
            header_height=HEADER_HEIGHT,
            name_width=NAME_WIDTH,
            least_width=6,
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Share the room among the days."""
        count = self.model().columnCount()
        for column in range(count):
            self.setColumnWidth(column, max(px(6), self.viewport().width() // count))

    def tell(self) -> None:
        indexes = self.selectedIndexes()
        if not indexes:
            return
        row = self.currentIndex().row()
        columns = [index.column() for index in indexes if index.row() == row]
        mark = self.currentIndex().data(MARK_ROLE)
        if len(columns) == 1 and isinstance(mark, DayMark) and mark.absence:
            self.absence_chosen.emit(mark.absence)
        elif columns:
            self.days_drawn.emit(row, min(columns), max(columns))


class DayHeader(QHeaderView):
    """The month over its days; the letter of the weekday over the day of the month."""

    def __init__(self, item_model: LeaveGridItemModel, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._item_model = item_model
        self.setAccessibleName("Days")

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        painter.save()
        painter.fillRect(rect, colour("surface"))
        day = self._item_model.days[section]
        weekday = weekday_of(day)
        self._paint_month(painter, rect, section)
        painter.setFont(text_font("micro", 600 if weekday == 0 else None))
        painter.setPen(colour("text" if weekday < 5 else "text3"))
        days = rect.adjusted(0, px(MONTH_HEIGHT), 0, 0)
        top = days.adjusted(0, px(3), 0, -days.height() // 2)
        on = date_of(day * 1440)
        painter.drawText(top, Qt.AlignmentFlag.AlignCenter, WEEKDAYS[weekday][0])
        bottom = days.adjusted(-px(4), days.height() // 2, px(4), -px(2))
        painter.drawText(bottom, Qt.AlignmentFlag.AlignCenter, str(on.day))
        painter.restore()

    def _paint_month(self, painter: QPainter, rect: QRect, section: int) -> None:
        """This day's part of the name of its month, which goes on over the next days."""
        days = self._item_model.days
        on = date_of(days[section] * 1440)
        first = max(0, section - on.day + 1)
        left = self.sectionViewportPosition(first)
        if section == first and section:
            painter.fillRect(QRect(rect.left(), rect.top(), 1, px(MONTH_HEIGHT)), colour("lineStrong"))
        painter.save()
        painter.setClipRect(rect)
        painter.setFont(text_font("micro", 600))
        painter.setPen(colour("text2"))
        last = min(section + calendar.monthrange(on.year, on.month)[1] - on.day, len(days) - 1)
        room = self.sectionViewportPosition(last) + self.sectionSize(last) - left - px(6)
        whole = month_label(on)
        name = whole if painter.fontMetrics().horizontalAdvance(whole) <= room else whole.split()[0]
        words = QRect(left + px(4), rect.top(), max(room, 0) + px(2), px(MONTH_HEIGHT))
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, name)
        painter.restore()
