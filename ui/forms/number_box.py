"""Boxes for whole numbers and lengths of time, typed as people write them."""

from __future__ import annotations

import re

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QAbstractSpinBox, QSpinBox, QWidget

from ui.theme import px

_WITH_MINUTES = re.compile(r"(\d+) ?[:h] ?(\d{2}) ?(?:m|min)?")
_HOURS = re.compile(r"(\d+(?:[.,]\d*)?|[.,]\d+) ?(h|hours?)?")
_MINUTES = re.compile(r"(\d+) ?(?:m|min|minutes?)?")
GIVE_NUMBER = "Give a number."
GIVE_LENGTH = "Give a length of time."


class NumberBox(QSpinBox):
    """A whole number with its unit, which is `1 week` and `2 weeks`. What is no such number is refused with a
    sentence when the box is left, and the number is as it was.

    Qt's own leaves out the signs that it does not know: 1:30 would be 130.
    """

    refused = Signal(str)
    give = GIVE_NUMBER

    def __init__(self, least: int, most: int, unit: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._unit, self._trouble, self._is_typed = unit, "", False
        self.setRange(least, most)
        # Before somebody began to type.
        self._before = self.value()
        indent(self)
        self.lineEdit().textEdited.connect(self._typed)
        self.valueChanged.connect(self._changed)
        self.editingFinished.connect(self._left)
        self._changed()

    def set_unit(self, unit: str) -> None:
        """Another unit, in its plural."""
        self._unit = unit
        self._changed()

    def show_value(self, value: int) -> None:
        """Another number, of which nobody is told."""
        self._is_typed = False
        self.blockSignals(True)
        self.setValue(value)
        self._changed()
        self.blockSignals(False)

    def trouble(self) -> str:
        """Why what stands there is no number; nothing where it is one."""
        return "" if self.hasAcceptableInput() else self._sentence(self.text())

    def read(self, text: str) -> int | None:
        """The number that was typed, its unit with it or not; None where it is none."""
        number = text.removesuffix(self._unit).removesuffix(self._one).rstrip()
        return int(number) if number.isdecimal() else None

    def no_number(self) -> str:
        """What a text is not, and how to write it."""
        return f"no whole number from {max(self.minimum(), 0)} to {self.maximum()}."

    def valueFromText(self, text: str) -> int:  # noqa: N802 - Qt's name
        read = self._read(text)
        return self.value() if read is None else read

    def textFromValue(self, value: int) -> str:
        return str(value)

    def validate(self, text: str, at: int) -> tuple[QValidator.State, str, int]:
        """What is being typed is looked at once it is whole."""
        read = self._read(text)
        is_right = read is not None and self.minimum() <= read <= self.maximum()
        states = QValidator.State
        return (states.Acceptable if is_right else states.Intermediate, text, at)

    def fixup(self, text: str) -> str:
        """Left with something else in it, it is as it was before."""
        self._trouble = self._sentence(text)
        return text

    def stepBy(self, steps: int) -> None:  # noqa: N802 - Qt's name
        self._is_typed = False
        super().stepBy(steps)
        self._trouble = ""

    @property
    def _one(self) -> str:
        """The unit of one: `week` of `weeks`; seconds are `s`."""
        return self._unit.removesuffix("s") or self._unit

    @Slot()
    def _typed(self) -> None:
        self._is_typed = True

    @Slot()
    def _left(self) -> None:
        """Not before: that the value is another is told between."""
        trouble, is_typed = self._trouble, self._is_typed
        self._trouble, self._is_typed = "", False
        if trouble:
            self.setValue(self._before)
        self._changed()
        if trouble or is_typed:
            self.refused.emit(trouble)

    @Slot()
    def _changed(self) -> None:
        """While somebody types a number may be the beginning of another, and a unit would write over it."""
        if self._is_typed:
            return
        self._before = self.value()
        unit = self._one if self._before == 1 else self._unit
        self.setSuffix(f" {unit}" if unit else "")

    def _read(self, text: str) -> int | None:
        none = self.specialValueText()
        typed = self._bare(text)
        if none and typed in ("", none):
            return self.minimum()
        return self.read(typed.lower())

    def _sentence(self, text: str) -> str:
        typed = self._bare(text)
        return f"“{typed}” is {self.no_number()}" if typed else self.give

    def _bare(self, text: str) -> str:
        return text.removesuffix(self.suffix()).strip()


class MinutesBox(NumberBox):
    """Minutes: 90, 90 min, 1:30, 1h30 and 1.5 h are the same."""

    give = GIVE_LENGTH

    def read(self, text: str) -> int | None:
        return read_minutes(text)

    def no_number(self) -> str:
        return f"no length of time from {self.minimum()} to {self.maximum()} min. Write 90 or 1:30."


class HoursBox(NumberBox):
    """Minutes, shown as hours: 37 h, not 37.00 h. Reads 7.5, 7,5, 7:30 and 7h30."""

    give = GIVE_LENGTH

    def read(self, text: str) -> int | None:
        hours = read_hours(text)
        return round(hours * 60) if hours is not None else None

    def no_number(self) -> str:
        return f"no length of time up to {self.textFromValue(self.maximum())} h. Write 7.5 or 7:30."

    def textFromValue(self, value: int) -> str:
        return f"{value / 60:.2f}".rstrip("0").rstrip(".")


def read_hours(text: str) -> float | None:
    """Hours of what was typed, or None when it is no length of time."""
    typed = text.strip().lower()
    if (match := _HOURS.fullmatch(typed)) is not None:
        return float(match[1].replace(",", "."))
    minutes = _hours_and_minutes(typed)
    return minutes / 60 if minutes is not None else None


def read_minutes(text: str) -> int | None:
    """Minutes of what was typed, or None when it is no length of time; a bare number is of minutes."""
    typed = text.strip().lower()
    if (match := _MINUTES.fullmatch(typed)) is not None:
        return int(match[1])
    if (match := _HOURS.fullmatch(typed)) is not None and match[2]:
        return round(float(match[1].replace(",", ".")) * 60)
    return _hours_and_minutes(typed)


def indent(box: QAbstractSpinBox) -> None:
    """Keep the text of a box off its edge; the stylesheet cannot, for it draws the edge itself."""
    box.lineEdit().setTextMargins(px(7), 0, 0, 0)
    # It may be narrower than its longest text: forms stand in narrow panes, too.
    box.setMinimumWidth(px(64))


def _hours_and_minutes(typed: str) -> int | None:
    match = _WITH_MINUTES.fullmatch(typed)
    if match is None or int(match[2]) >= 60:
        return None
    return int(match[1]) * 60 + int(match[2])
