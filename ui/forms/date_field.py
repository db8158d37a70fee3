"""A field for a date, typed as people write it or chosen from a calendar."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from dateutil.parser import parse
from PySide6.QtCore import QDate, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QValidator
from PySide6.QtWidgets import QDateEdit, QHBoxLayout, QToolButton, QWidget

from planner.domain.time_grid import utc_now
from ui.forms.field import Field
from ui.forms.text_fields import ENGLISH
from ui.theme import icon, px
from ui.widgets.spoken_calendar import speak_days

NO_DATE = QDate(1990, 1, 1)
DAY_SHOWN = "ddd d MMM yyyy"
LAST_YEAR = 2100
HALF_A_YEAR = timedelta(weeks=26)
# Room for the longest day, in px at 100 %.
LEAST_WIDTH = 162
GIVE_DAY = "Give a day."
WRITE_DAYS = "Write 25/11/2026, 25 Nov or 25."
COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")


class DayBox(QDateEdit):
    """A field for a date that is typed as people write it (25/11/2026, 25.11., 3 Dec, 2026-12-03), and that
    Tab goes to and leaves like any other; arrow keys go from day to month to year.

    Qt's own takes what is typed part by part: a space or a stroke goes on to the next field, and 3 Dec stays
    in November. What is no day is refused when the field is left, and the day is as it was.
    """

    refused = Signal(str)
    is_typed = False

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # The day that goes before it, where there is one.
        self.earlier: Callable[[], date | None] = lambda: None

    def focusNextPrevChild(self, next: bool) -> bool:
        return QWidget.focusNextPrevChild(self, next)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        line, text = self.lineEdit(), event.text()
        if event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self._type(line.backspace if event.key() == Qt.Key.Key_Backspace else line.del_)
        elif text.isprintable() and text and not event.modifiers() & COMMANDS:
            self._type(lambda: line.insert(text))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self.take_typed():
            event.accept()
        else:
            super().keyPressEvent(event)

    def validate(self, text: str, at: int) -> tuple[QValidator.State, str, int]:
        """What is being typed is looked at once it is whole."""
        return (QValidator.State.Intermediate, text, at) if self.is_typed else super().validate(text, at)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.take_typed()
        super().focusOutEvent(event)

    def take_typed(self) -> bool:
        """Show the day that was typed; whether it is one, or nothing was typed."""
        # The typing may have been taken back.
        is_typed = self.is_typed and self.lineEdit().text() != self._as_shown()
        day, trouble = self._typed_day(), self.trouble()
        self.is_typed = False
        if not is_typed:
            return True
        if day is not None:
            self.setDate(day)
        self.refused.emit(trouble)
        # Also where the day is the same, what was typed gives way to how it is shown.
        self.lineEdit().setText(self._as_shown())
        self.selectAll()
        return day is not None

    def trouble(self) -> str:
        """Why what is being typed is no day; nothing where it is one, or nobody types."""
        if not self.is_typed or self._typed_day() is not None:
            return ""
        typed = self.lineEdit().text()
        return f"“{typed}” is no day. {WRITE_DAYS}" if typed.strip() else GIVE_DAY

    def day(self) -> QDate:
        """The day as it stands there, typed or shown."""
        return (self._typed_day() if self.is_typed else None) or self.date()

    def _as_shown(self) -> str:
        """The day as it stands there when nobody types."""
        none = self.specialValueText()
        return none if none and self.date() == NO_DATE else self.textFromDateTime(self.dateTime())

    def _typed_day(self) -> QDate | None:
        now, text = _date_of(self.date()), self.lineEdit().text()
        read = (
            read_day(text, now) if now is not None else read_soonest(text, self.earlier(), utc_now().date())
        )
        day = QDate(read.year, read.month, read.day) if read is not None else None
        return day if day is not None and day >= self.minimumDate() else None

    def _type(self, edit: Callable[[], None]) -> None:
        if not self.is_typed:
            self.is_typed = True
            self.lineEdit().selectAll()
        edit()


class DateField(Field):
    """A day; one that need not be given has a button that clears it, and shows `none` then."""

    def __init__(self, none: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = DayBox(self)
        self.box.setLocale(ENGLISH)
        self.box.setCalendarPopup(True)
        # Unlike a plain spin box it keeps its text off its edge.
        self.box.setMinimumWidth(px(LEAST_WIDTH))
        self.box.setDisplayFormat(DAY_SHOWN)
        # A day that must be given cannot be typed away.
        self.box.setMinimumDate(NO_DATE if none else NO_DATE.addDays(1))
        self.box.setSpecialValueText(none)
        self.box.calendarWidget().setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        speak_days(self.box.calendarWidget())
        self.box.dateChanged.connect(self.edited)
        self.box.refused.connect(self.refused)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(4))
        row.addWidget(self.box, 1)
        self._is_optional = bool(none)
        self.clear_button = QToolButton(self)
        self.clear_button.setIcon(icon("x", "text2"))
        self.clear_button.setIconSize(QSize(px(14), px(14)))
        self.clear_button.clicked.connect(self._clear)
        self.clear_button.setVisible(self._is_optional)
        row.addWidget(self.clear_button)

    def name_parts(self, label: str, note: str) -> None:
        super().name_parts(label, note)
        self.clear_button.setAccessibleName(f"Clear {label.lower()}")
        self.clear_button.setToolTip(f"Clear {label.lower()}")

    def value(self) -> date | None:
        return _date_of(self.box.day())

    def follow(self, earlier: Sequence[Field]) -> None:
        days = [field for field in earlier if isinstance(field, DateField)]
        if days:
            self.box.earlier = days[-1].value

    def trouble(self) -> str:
        return self.box.trouble()

    def put(self, value: Any) -> None:
        self.box.blockSignals(True)
        self.box.setDate(NO_DATE if value is None else QDate(value.year, value.month, value.day))
        self.box.blockSignals(False)

    def target(self) -> QWidget:
        return self.box

    def _clear(self) -> None:
        self.box.setDate(NO_DATE)


def _date_of(day: QDate) -> date | None:
    return None if day == NO_DATE else date(day.year(), day.month(), day.day())


def read_soonest(text: str, earlier: date | None, today: date) -> date | None:
    """The day that was typed where none stands: without a year the first after the day before it, and of no
    more than half a year ago."""
    near, since = max(earlier or today, today), max(earlier or date.min, today - HALF_A_YEAR)
    day, other = read_day(text, near), read_day(text, date(near.year - 1, near.month, 1))
    # Only one of two years in a row has a 29th of February.
    if day is None or other is None or day.year == other.year:
        return day
    days = (day.replace(year=year) for year in (since.year, since.year + 1))
    return next(each for each in days if each >= since)


def read_day(text: str, near: date) -> date | None:
    """The day that was typed, day before month; what is left out is as in `near`. None when it is no day."""
    try:
        if _ISO.fullmatch(text.strip()):
            return date.fromisoformat(text.strip())
        day = parse(text, dayfirst=True, default=datetime.combine(near, time())).date()
    except (ValueError, OverflowError):
        return None
    return day if day.year <= LAST_YEAR else None
