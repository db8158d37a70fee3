"""The field of a rule's number: a time, a length, a price, a tick or a choice."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from planner.rules.numbers import RuleNumber
from ui.forms.choice_fields import ChipsField, ChoiceField, TickField
from ui.forms.field import Field
from ui.forms.text_fields import HoursField, NumberField, TextField, TimeField

HOURS = 60.0


class WordsField(TextField):
    """Words that may be left out: nothing typed is None."""

    def value(self) -> Any:
        return super().value() or None


def field_of(number: RuleNumber, parent: QWidget | None = None) -> Field:
    """A fresh field, empty, that can hold every value the rule allows."""
    if number.kind == "clock":
        return TimeField(0, parent=parent)
    if number.kind == "hours":
        return HoursField(number.most / HOURS, 0.5, parent, least=number.least / HOURS)
    if number.kind == "minutes":
        minutes = NumberField(number.least, number.most, "min", parent)
        minutes.box.setSingleStep(max(number.step, 5))
        return minutes
    if number.kind in ("weight", "count"):
        return NumberField(number.least, number.most, "", parent)
    if number.kind == "yes_no":
        return TickField(number.label, parent)
    if number.kind == "choice":
        return ChoiceField(number.choices, parent)
    if number.kind == "some_of":
        return ChipsField(number.choices, parent=parent)
    return WordsField("Nobody", parent)
