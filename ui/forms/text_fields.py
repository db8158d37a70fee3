"""Fields that are typed into: words, numbers, hours, times of day and dates."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any

from dateutil.parser import parse
from PySide6.QtCore import QDate, QLocale, QSize, Qt, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QValidator
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QDateEdit,
    QDoubleSpinBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QToolButton,
    QToolTip,
    QWidget,
)

from planner.domain.time_grid import DAY, clock
from ui.forms.field import Field
from ui.theme import icon, px

# English whatever the computer speaks, with months as short as on the board: Qt's British one says "Sept".
ENGLISH = QLocale.c()
NO_DATE = QDate(1990, 1, 1)
DAY_SHOWN = "ddd d MMM yyyy"
LAST_YEAR = 2100
COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
_TIME = re.compile(r"(\d{1,2})(?:[:.h]?(\d{2}))?\s*(am|pm)?")


class TextField(Field):
    """Words on one line."""

    def __init__(self, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = QLineEdit(self)
        self.line.setPlaceholderText(hint)
        self.line.textEdited.connect(self.edited)
        _alone(self, self.line)

    def value(self) -> str:
        return self.line.text().strip()

    def put(self, value: Any) -> None:
        self.line.setText(value or "")

    def target(self) -> QWidget:
        return self.line


class HiddenField(TextField):
    """Words that are hidden until somebody asks to see them; shown or not, they are kept as they are."""

    def __init__(self, what: str, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(hint, parent)
        self._what = what
        self.show_button = QPushButton(self)
        self.show_button.setCheckable(True)
        self.show_button.toggled.connect(self._reveal)
        row = self.layout()
        if isinstance(row, QHBoxLayout):
            row.setSpacing(px(6))
            row.addWidget(self.show_button)
        self._reveal(is_shown=False)

    @property
    def is_hidden(self) -> bool:
        """Whether the words cannot be read now."""
        return self.line.echoMode() == QLineEdit.EchoMode.Password

    def put(self, value: Any) -> None:
        """Another record: hidden again."""
        super().put(value)
        self.show_button.setChecked(False)

    @Slot(bool)
    def _reveal(self, is_shown: bool) -> None:
        modes = QLineEdit.EchoMode
        self.line.setEchoMode(modes.Normal if is_shown else modes.Password)
        self.show_button.setText("Hide" if is_shown else "Show")
        self.show_button.setAccessibleName(f"{'Hide' if is_shown else 'Show'} {self._what}")


class NumberField(Field):
    """A whole number with its unit."""

    def __init__(self, least: int, most: int, unit: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = QSpinBox(self)
        self.box.setRange(least, most)
        self.box.setSuffix(f" {unit}" if unit else "")
        indent(self.box)
        self.box.valueChanged.connect(self.edited)
        _alone(self, self.box)

    def value(self) -> int:
        return self.box.value()

    def put(self, value: Any) -> None:
        self.box.blockSignals(True)
        self.box.setValue(int(value or 0))
        self.box.blockSignals(False)

    def target(self) -> QWidget:
        return self.box


class CountField(NumberField):
    """A whole number that need not be given: below 0 stands what counts then, and the value is None."""

    def __init__(self, most: int, none: str, parent: QWidget | None = None) -> None:
        super().__init__(-1, most, "", parent)
        self.box.setSpecialValueText(none)

    def value(self) -> Any:
        number = self.box.value()
        return None if number < 0 else number

    def put(self, value: Any) -> None:
        super().put(-1 if value is None else value)


class HoursBox(QDoubleSpinBox):
    """Says 37 h, not 37.00 h."""

    def textFromValue(self, value: float) -> str:
        return f"{value:.2f}".rstrip("0").rstrip(".")


class HoursField(Field):
    """Minutes of the record, shown as hours: 2220 is 37 h."""

    def __init__(self, most: float = 168, step: float = 0.5, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = HoursBox(self)
        self.box.setLocale(ENGLISH)
        self.box.setRange(0, most)
        self.box.setDecimals(2)
        self.box.setSingleStep(step)
        self.box.setSuffix(" h")
        indent(self.box)
        self.box.valueChanged.connect(self.edited)
        _alone(self, self.box)

    def value(self) -> int:
        return round(self.box.value() * 60)

    def put(self, value: Any) -> None:
        self.box.blockSignals(True)
        self.box.setValue((value or 0) / 60)
        self.box.blockSignals(False)

    def target(self) -> QWidget:
        return self.box


class TimeField(Field):
    """A time of day, chosen by half-hours or typed: 18:30, 1830, 6.30 pm. Empty is None."""

    def __init__(self, first: int = 360, last: int = DAY, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = QComboBox(self)
        self.box.setEditable(True)
        self.box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.box.setMinimumWidth(px(78))
        self.box.setMaxVisibleItems(14)
        self.box.addItems([shown_time(minute) for minute in range(first, last + 1, 30)])
        self.box.editTextChanged.connect(self.edited)
        _alone(self, self.box)

    def value(self) -> int | None:
        return read_time(self.box.currentText())

    def put(self, value: Any) -> None:
        self.box.blockSignals(True)
        self.box.setCurrentText("" if value is None else shown_time(value))
        self.box.blockSignals(False)

    def target(self) -> QWidget:
        return self.box


class DayBox(QDateEdit):
    """A field for a date that is typed as people write it (25/11/2026, 25.11., 3 Dec, 2026-12-03), and that
    Tab goes to and leaves like any other; arrow keys go from day to month to year.

    Qt's own takes what is typed part by part: a space or a stroke goes on to the next field, and 3 Dec stays
    in November. What is no day is refused when the field is left, and the day is as it was.
    """

    is_typed = False

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
        if not self.is_typed:
            return True
        typed, day = self.lineEdit().text(), self._typed_day()
        self.is_typed = False
        if day is not None:
            self.setDate(day)
        else:
            below = self.mapToGlobal(self.rect().bottomLeft())
            QToolTip.showText(below, f"“{typed}” is no day. Write 25/11/2026, 25 Nov or 25.", self)
        # Also where the day is the same, what was typed gives way to how it is shown.
        self.lineEdit().setText(self.textFromDateTime(self.dateTime()))
        self.selectAll()
        return day is not None

    def day(self) -> QDate:
        """The day as it stands there, typed or shown."""
        return (self._typed_day() if self.is_typed else None) or self.date()

    def _typed_day(self) -> QDate | None:
        now = self.date()
        read = read_day(self.lineEdit().text(), date(now.year(), now.month(), now.day()))
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
        # It may be narrower than its longest text; unlike a plain spin box it keeps its text off its edge.
        self.box.setMinimumWidth(px(64))
        self.box.setDisplayFormat(DAY_SHOWN)
        # A day that must be given cannot be typed away.
        self.box.setMinimumDate(NO_DATE if none else NO_DATE.addDays(1))
        self.box.setSpecialValueText(none)
        self.box.calendarWidget().setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.box.dateChanged.connect(self.edited)
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
        day = self.box.day()
        return None if day == NO_DATE else date(day.year(), day.month(), day.day())

    def put(self, value: Any) -> None:
        self.box.blockSignals(True)
        self.box.setDate(NO_DATE if value is None else QDate(value.year, value.month, value.day))
        self.box.blockSignals(False)

    def target(self) -> QWidget:
        return self.box

    def _clear(self) -> None:
        self.box.setDate(NO_DATE)


def read_day(text: str, near: date) -> date | None:
    """The day that was typed, day before month; what is left out is as in `near`. None when it is no day."""
    try:
        if _ISO.fullmatch(text.strip()):
            return date.fromisoformat(text.strip())
        day = parse(text, dayfirst=True, default=datetime.combine(near, time())).date()
    except (ValueError, OverflowError):
        return None
    return day if day.year <= LAST_YEAR else None


def shown_time(minute: int) -> str:
    """`18:30`; the end of the day reads 24:00."""
    return "24:00" if minute == DAY else clock(minute)


def read_time(text: str) -> int | None:
    """Minutes since midnight of what was typed, or None when it is no time of day."""
    match = _TIME.fullmatch(text.strip().lower())
    if match is None:
        return None
    hours, minutes = int(match[1]), int(match[2] or 0)
    if match[3] == "pm" and hours < 12:
        hours += 12
    minute = hours * 60 + minutes
    return minute if minutes < 60 and minute <= DAY else None


def indent(box: QAbstractSpinBox) -> None:
    """Keep the text of a box off its edge; the stylesheet cannot, for it draws the edge itself."""
    box.lineEdit().setTextMargins(px(7), 0, 0, 0)
    # It may be narrower than its longest text: forms stand in narrow panes, too.
    box.setMinimumWidth(px(64))


def _alone(field: Field, widget: QWidget) -> None:
    row = QHBoxLayout(field)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(widget)
    field.setFocusProxy(widget)
