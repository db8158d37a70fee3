"""Fields that are typed into: words, numbers, hours and times of day."""

from __future__ import annotations

import re
from typing import Any

from PySide6.QtCore import QLocale, Slot
from PySide6.QtWidgets import QComboBox, QCompleter, QHBoxLayout, QLineEdit, QPushButton, QWidget

from planner.domain.time_grid import DAY, clock_of_day, end_of_day
from ui.forms.field import Field
from ui.forms.number_box import HoursBox, MinutesBox, NumberBox
from ui.forms.time_box import TimeBox
from ui.theme import px

# English whatever the computer speaks, with months as short as on the board: Qt's British one says "Sept".
ENGLISH = QLocale.c()
# Between the text of a field and its edge.
EDGE = 10
WRITE_TIMES = "Write 18:30, 1830 or 6.30 pm."
GIVE_TIME = "Give a time of day, such as 18:30."
_TIME = re.compile(r"(\d{1,2})(?:[:.,h]?(\d{2}))?\s*(am|pm)?")


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
        room = self.line.width() - 2 * px(EDGE)
        if self.line.fontMetrics().horizontalAdvance(self.line.text()) > room:
            # What does not fit shows its beginning.
            self.line.setCursorPosition(0)

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


class BoxField(Field):
    """What is held in a box for numbers."""

    def __init__(self, box: NumberBox, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.box = box
        box.valueChanged.connect(self.edited)
        box.refused.connect(self.refused)
        _alone(self, box)

    def value(self) -> int:
        return self.box.value()

    def trouble(self) -> str:
        return self.box.trouble()

    def put(self, value: Any) -> None:
        self.box.show_value(int(value or 0))

    def target(self) -> QWidget:
        return self.box


class NumberField(BoxField):
    """A whole number with its unit, in its plural; a number of minutes may be typed as a length of time."""

    def __init__(self, least: int, most: int, unit: str = "", parent: QWidget | None = None) -> None:
        box = MinutesBox if unit.partition(" ")[0] == "min" else NumberBox
        super().__init__(box(least, most, unit), parent)


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


class HoursField(BoxField):
    """Minutes of the record, shown as hours: 2220 is 37 h."""

    def __init__(
        self, most: float = 168, step: float = 0.5, parent: QWidget | None = None, *, least: float = 0
    ) -> None:
        super().__init__(HoursBox(round(least * 60), round(most * 60), "h"), parent)
        self.box.setSingleStep(round(step * 60))


class TimeField(Field):
    """A time of day, chosen by half-hours or typed: 18:30, 1830, 6.30 pm. Empty is None."""

    def __init__(self, first: int = 360, last: int = DAY, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = TimeBox(range(first, last + 1, 30), clock_of_day, self._read)
        self.box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        # Qt's own would put its first suggestion in the place of a time that Tab has selected, at Enter.
        self.box.setCompleter(QCompleter(self.box))
        self.box.setMinimumWidth(px(78))
        self.box.setMaxVisibleItems(14)
        self.box.editTextChanged.connect(self.edited)
        line = self.box.lineEdit()
        assert line is not None
        line.editingFinished.connect(self._left)
        _alone(self, self.box)

    def value(self) -> int | None:
        return self._read(self.box.currentText())

    def trouble(self) -> str:
        typed = self.box.currentText().strip()
        return f"“{typed}” is no time of day. {WRITE_TIMES}" if typed and self.value() is None else ""

    @Slot()
    def _left(self) -> None:
        if trouble := self.trouble():
            self.refused.emit(trouble)
        elif (minute := self.value()) is not None:
            # However it was typed, it reads as every time does.
            self.put(minute)

    def _read(self, text: str) -> int | None:
        return read_time(text)

    def put(self, value: Any) -> None:
        self.box.blockSignals(True)
        self.box.setCurrentText("" if value is None else clock_of_day(value))
        self.box.blockSignals(False)

    def target(self) -> QWidget:
        return self.box


class EndField(TimeField):
    """When something ends: midnight is that of the day's end, typed as 00:00 or 24:00, and reads 24:00."""

    def __init__(self, first: int = 360, last: int = DAY, parent: QWidget | None = None) -> None:
        super().__init__(max(first, 30), last, parent)

    def _read(self, text: str) -> int | None:
        minute = read_time(text)
        return None if minute is None else end_of_day(minute)

    def put(self, value: Any) -> None:
        super().put(None if value is None else end_of_day(value))


def read_time(text: str) -> int | None:
    """Minutes since midnight of what was typed, or None when it is no time of day."""
    match = _TIME.fullmatch(text.strip().lower())
    if match is None:
        return None
    hours, minutes = int(match[1]), int(match[2] or 0)
    if match[3] == "pm" and hours < 12:
        hours += 12
    if match[3] == "am":
        if hours > 12:
            return None
        hours %= 12
    minute = hours * 60 + minutes
    return minute if minutes < 60 and minute <= DAY else None


def _alone(field: Field, widget: QWidget) -> None:
    row = QHBoxLayout(field)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(widget)
    field.setFocusProxy(widget)
