"""The week on screen, and a calendar to choose another."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QDate, QLocale, QPoint, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QPushButton, QToolButton, QVBoxLayout, QWidget

from planner.domain.time_grid import MONTHS
from ui.theme import colour, icon, px
from ui.widgets.speech import announce
from ui.widgets.spoken_calendar import speak_days

# As wide as the field is at least, where there is room.
USUAL = "Mon 23 – Sun 29 Nov 2026"


def week_label(first_day: date, weeks: int = 1) -> str:
    """`Mon 23 – Sun 29 Nov 2026`; both months and years where the weeks span them."""
    last = first_day + timedelta(days=7 * weeks - 1)
    start = f"Mon {first_day.day}"
    if first_day.month != last.month:
        start += f" {MONTHS[first_day.month - 1]}"
    if first_day.year != last.year:
        start += f" {first_day.year}"
    return f"{start} – Sun {last.day} {MONTHS[last.month - 1]} {last.year}"


def weeks_label(first_day: date, weeks: int) -> str:
    """`23 Nov – 20 Dec 2026`, no wider than a week with its weekdays; a single week has them."""
    if weeks == 1:
        return week_label(first_day)
    return week_label(first_day, weeks).replace("Mon ", "").replace("Sun ", "")


def short_week_label(first_day: date, weeks: int = 1) -> str:
    """`23–29 Nov`, `30 Nov–6 Dec`."""
    last = first_day + timedelta(days=7 * weeks - 1)
    month = f" {MONTHS[first_day.month - 1]}" if first_day.month != last.month else ""
    return f"{first_day.day}{month}–{last.day} {MONTHS[last.month - 1]}"


class WeekPicker(QPushButton):
    """Opens a calendar; any day of a week chooses the week."""

    week_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("weekPicker")
        self.setIcon(icon("calendar-blank", "text"))
        self.setIconSize(QSize(px(22), px(16)))
        self.clicked.connect(self._open)
        self._popup: QFrame | None = None
        self._first_day, self._weeks = date(2026, 1, 5), 1
        self._is_short = False

    def show_week(self, first_day: date, weeks: int = 1) -> None:
        """Show the week that begins on the Monday `first_day`, or so many weeks from it on."""
        self._first_day, self._weeks = first_day, weeks
        label = short_week_label if self._is_short else weeks_label
        self.setText(label(first_day, weeks))
        name = f"{'Week' if weeks == 1 else f'{weeks} weeks'}, {week_label(first_day, weeks)}"
        if self.isVisible() and name != self.accessibleName():
            announce(self, name)
        self.setAccessibleName(name)

    def show_short(self, *, is_short: bool) -> None:
        """Where there is little room: without weekdays and year; the accessible name keeps them."""
        if is_short != self._is_short:
            self._is_short = is_short
            self.show_week(self._first_day, self._weeks)

    @property
    def calendar(self) -> QCalendarWidget | None:
        """The calendar while it is open."""
        return self._popup.findChild(QCalendarWidget) if self._popup is not None else None

    def sizeHint(self) -> QSize:
        """What stands beside it stays where it is in any view."""
        hint = super().sizeHint() + QSize(px(16), 0)
        if self._is_short:
            return hint
        metrics = self.fontMetrics()
        more = metrics.horizontalAdvance(USUAL) - metrics.horizontalAdvance(self.text())
        return hint + QSize(max(0, more), 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        side = px(14)
        left, top = self.width() - side - px(9), (self.height() - side) // 2
        icon("caret-down", "text").paint(painter, left, top, side, side)
        painter.end()

    @Slot()
    def _open(self) -> None:
        popup = QFrame(self, Qt.WindowType.Popup)
        popup.setObjectName("popup")
        popup.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        calendar = make_calendar(self._first_day)
        calendar.clicked.connect(self._choose)
        calendar.activated.connect(self._choose)
        box = QVBoxLayout(popup)
        box.setContentsMargins(px(6), px(6), px(6), px(6))
        box.addWidget(calendar)
        popup.destroyed.connect(self._forget_popup)
        self._popup = popup
        popup.move(self.mapToGlobal(QPoint(0, self.height() + px(4))))
        popup.show()
        calendar.setFocus()

    @Slot(QDate)
    def _choose(self, day: QDate) -> None:
        chosen = date(day.year(), day.month(), day.day())
        if self._popup is not None:
            self._popup.close()
        self.week_chosen.emit(chosen)

    @Slot()
    def _forget_popup(self) -> None:
        self._popup = None


def make_calendar(first_day: date) -> QCalendarWidget:
    """A British calendar: weeks from Monday, with their numbers."""
    calendar = QCalendarWidget()
    calendar.setLocale(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
    calendar.setGridVisible(False)
    calendar.setSelectedDate(QDate(first_day.year, first_day.month, first_day.day))
    calendar.setAccessibleName("Choose a week")
    calendar.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.SingleLetterDayNames)
    calendar.setMinimumSize(px(300), px(220))
    calm = QTextCharFormat()
    calm.setForeground(colour("text2"))
    for weekend in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
        calendar.setWeekdayTextFormat(weekend, calm)
    for name, icon_name, words in (
        ("qt_calendar_prevmonth", "caret-left", "Month before"),
        ("qt_calendar_nextmonth", "caret-right", "Month after"),
    ):
        button = calendar.findChild(QToolButton, name)
        if button is not None:
            button.setIcon(icon(icon_name, "text"))
            button.setAccessibleName(words)
    speak_days(calendar)
    return calendar
