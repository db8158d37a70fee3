"""One day of a working pattern as a button: off, its times, or its window."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from planner.domain.contracts import FixedShiftDay, FlexibleDay, NamedShiftsDay, OffDay, PatternDay
from planner.domain.time_grid import clock, end_clock, hours_label, times_label
from planner.services.pattern_hours import day_hours
from ui.theme import colour, icon, px, text_font

HEIGHT = 50
# From this width on the times fit in the larger letters.
WIDE = 88
PLACES = {"office": "at the office", "home": "at home", "either": "office or home"}


class DayCell(QAbstractButton):
    """Checked while it is the one that is edited."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._name = name
        self._day: PatternDay = OffDay()
        self.setCheckable(True)
        self.setAutoExclusive(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_day(self, day: PatternDay) -> None:
        """What the day is now."""
        self._day = day
        self.setAccessibleName(f"{self._name}: {day_words(day)}")
        self.setToolTip(f"{self._name}: {day_words(day)}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(px(74), px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(60), px(HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        is_off = isinstance(self._day, OffDay)
        at_home = getattr(self._day, "place", "office") == "home"
        ground = "surface2" if is_off else "surface" if at_home else "office"
        painter.setBrush(colour("accentTint" if self.isChecked() else ground))
        edge = "focus" if self.isChecked() or self.hasFocus() else "line" if is_off else "barLine"
        painter.setPen(QPen(colour(edge), px(2) if self.isChecked() or self.hasFocus() else 1))
        painter.drawRoundedRect(box, px(6), px(6))
        first, second = day_lines(self._day)
        painter.setFont(text_font("body" if self.width() > px(WIDE) else "small", 500 if is_off else 600))
        painter.setPen(colour("text3" if is_off else "barInk"))
        top = box.adjusted(0, px(6), 0, -box.height() / 2)
        painter.drawText(top if second else box, Qt.AlignmentFlag.AlignCenter, first)
        painter.setFont(text_font("small"))
        painter.setPen(colour("text2"))
        painter.drawText(box.adjusted(0, box.height() / 2, 0, -px(6)), Qt.AlignmentFlag.AlignCenter, second)
        if at_home:
            side = px(11)
            icon("home", "text2").paint(painter, round(box.right()) - side - px(4), px(5), side, side)
        painter.end()


def day_lines(day: PatternDay) -> tuple[str, str]:
    """Two short lines: times, and paid hours or the kind."""
    if isinstance(day, FixedShiftDay):
        times = times_label(day.start, day.end)
        return times, hours_label(day_hours(day).paid)
    if isinstance(day, FlexibleDay):
        start, end = day.usual_start, day.usual_end
        if start is None or end is None:
            start, end = day.earliest, day.latest
        return times_label(start, end), "flexi" if not day.may_be_off else "flexi, or off"
    if isinstance(day, NamedShiftsDay):
        number = len(day.shifts)
        return ", ".join(
            each.capitalize() for each in day.shifts[:2]
        ), "named" if number < 3 else f"of {number}"
    return "Off", ""


def day_words(day: PatternDay) -> str:
    """The day in words, with its break and place."""
    if isinstance(day, OffDay):
        return "off"
    if isinstance(day, NamedShiftsDay):
        return f"one of {', '.join(day.shifts)}{', or off' if day.may_be_off else ''}"
    rest = f"{day.break_minutes} min break" if day.break_minutes else "no break"
    if isinstance(day, FixedShiftDay):
        return f"{clock(day.start)} to {end_clock(day.end)}, {rest}, {PLACES[day.place]}"
    window = f"between {clock(day.earliest)} and {end_clock(day.latest)}"
    return f"{hours_label(day.shortest_minutes)} to {hours_label(day.longest_minutes)} {window}, {rest}"
