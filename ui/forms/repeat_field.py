"""How something repeats, as a field: the way, how often, on which other days, until when, not on holidays."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.services.repeat_choice import RepeatChoice, ways_of
from ui.forms.choice_fields import ChoiceField, DaysField, TickField
from ui.forms.date_field import DateField
from ui.forms.field import Field
from ui.forms.form import Form
from ui.forms.text_fields import NumberField, TextField

MOST_EVERY = 60


class RepeatField(Field):
    """Its value is a `RepeatChoice`. The ways offered fit the day on which it begins."""

    def __init__(self, parent: QWidget | None = None, *, has_days: bool = True) -> None:
        super().__init__(parent)
        self._day = date(2026, 1, 5)
        self._has_days = has_days
        self.way, self.every = ChoiceField(ways_of(self._day)), NumberField(1, MOST_EVERY)
        self.form = form = Form(self)
        form.add_row(("way", "Repeats", self.way), ("every", "Every", self.every))
        form.add("weekdays", "On these days, too", DaysField())
        form.add("rule", "Rule", TextField("FREQ=MONTHLY;BYDAY=-1FR"), "As in calendars (RFC 5545), no end")
        form.add("last", "Until", DateField("no end"))
        form.add("rests", "", TickField("Not on bank holidays"))
        form.changed.connect(self._form_changed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(form)
        self._fit()

    def begin_on(self, day: date | None) -> None:
        """Offer what fits the day."""
        if day is None or day == self._day:
            return
        self._day = day
        self.way.offer(ways_of(day))
        if self.way.value() is None:
            self.way.put("nth_weekday")
        self._fit()

    def value(self) -> RepeatChoice:
        values = self.form.values()
        return RepeatChoice(
            way=values["way"] or "once",
            every=values["every"],
            weekdays=values["weekdays"],
            last=values["last"],
            rests_on_bank_holidays=values["rests"],
            rule=values["rule"],
        )

    def put(self, value: Any) -> None:
        choice = value or RepeatChoice()
        self.form.put(
            {
                "way": choice.way,
                "every": choice.every,
                "weekdays": choice.weekdays,
                "last": choice.last,
                "rests": choice.rests_on_bank_holidays,
                "rule": choice.rule,
            }
        )
        self._fit()

    def target(self) -> QWidget:
        return self.way.target()

    def has_refused(self) -> bool:
        return self.form.has_refused()

    def name_parts(self, label: str, note: str) -> None:
        """Its parts have labels of their own."""

    @Slot()
    def _form_changed(self) -> None:
        self._fit()
        self.edited.emit()

    def _fit(self) -> None:
        way = self.way.value()
        is_counted = way in ("weeks", "working_days")
        self.form.show_field("every", is_shown=is_counted)
        self.every.box.set_unit("working days" if way == "working_days" else "weeks")
        self.form.show_field("weekdays", is_shown=way == "weeks" and self._has_days)
        self.form.show_field("rule", is_shown=way == "rule")
        self.form.show_field("last", is_shown=way not in ("once", None))
        self.form.show_field("rests", is_shown=way not in ("once", "working_days", None))
