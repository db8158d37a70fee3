"""The form of one day of a pattern: off, a fixed shift, a flexible window, or a choice of named shifts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.domain.contracts import (
    FixedShiftDay,
    FlexibleDay,
    NamedShift,
    NamedShiftsDay,
    OffDay,
    PatternDay,
)
from planner.domain.errors import BadInputError
from planner.services.record_form import made_record
from ui.forms.choice_fields import ChipsField, ChoiceField, SegmentField, TickField
from ui.forms.form import Form
from ui.forms.text_fields import EndField, HoursField, NumberField, TimeField

KINDS = (("Off", "off"), ("Fixed", "fixed"), ("Flexible", "flexible"), ("Named", "named"))
PLACES = (("Office", "office"), ("Home", "home"), ("Either", "either"))
KINDS_OF: dict[str, type[OffDay | FixedShiftDay | FlexibleDay | NamedShiftsDay]] = {
    "off": OffDay,
    "fixed": FixedShiftDay,
    "flexible": FlexibleDay,
    "named": NamedShiftsDay,
}
# The fields of each kind, in the order of the form.
FIELDS: dict[str, tuple[str, ...]] = {
    "off": (),
    "fixed": ("start", "end", "break_minutes", "place"),
    "flexible": (
        "earliest",
        "latest",
        "shortest_minutes",
        "longest_minutes",
        "core_start",
        "core_end",
        "usual_start",
        "usual_end",
        "break_minutes",
        "place",
        "may_be_off",
    ),
    "named": ("shifts", "may_be_off"),
}
FRESH: dict[str, Any] = {
    "start": 540,
    "end": 1020,
    "earliest": 420,
    "latest": 1140,
    "shortest_minutes": 240,
    "longest_minutes": 600,
    "core_start": None,
    "core_end": None,
    "usual_start": 540,
    "usual_end": 1020,
    "break_minutes": 30,
    "place": "office",
    "may_be_off": False,
    "shifts": (),
}


class DayForm(QWidget):
    """`day_changed` comes with every change that makes a sound day."""

    day_changed = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.form = Form(self)
        self.kind = SegmentField(KINDS)
        self.shifts = ChipsField()
        self.form.add("kind", "This day", self.kind)
        self.form.add_row(("start", "Starts", TimeField(0)), ("end", "Ends", EndField(0)))
        self.form.add_row(
            ("earliest", "Not before", TimeField(0)),
            ("latest", "Not after", EndField(0)),
            ("shortest_minutes", "At least", HoursField(24, 0.25)),
            ("longest_minutes", "At most", HoursField(24, 0.25)),
        )
        self.form.add_row(
            ("usual_start", "Usually from", TimeField(0)),
            ("usual_end", "to", EndField(0)),
            ("core_start", "Core from", TimeField(0)),
            ("core_end", "to", EndField(0)),
        )
        self.form.add("shifts", "Any of these shifts", self.shifts)
        self.form.add_row(
            ("break_minutes", "Unpaid break", NumberField(0, 240, "min")),
            ("place", "Worked at", ChoiceField(PLACES)),
        )
        self.form.add("may_be_off", "", TickField("May also be left free"))
        self.form.changed.connect(self._changed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.form)
        column.addStretch(1)

    def offer_shifts(self, shifts: Sequence[NamedShift]) -> None:
        """The named shifts of the team."""
        self.shifts.offer([(shift.name, shift.id) for shift in shifts])
        self.shifts.name_parts("Any of these shifts", "")
        self.kind.buttons[3].setEnabled(bool(shifts))
        self.kind.buttons[3].setToolTip("" if shifts else "This team has no named shifts")

    def show_day(self, day: PatternDay) -> None:
        """Put a day into the form."""
        mine = {name: getattr(day, name) for name in FIELDS[day.kind]}
        self.form.put({**FRESH, **mine, "kind": day.kind})
        self._show_fields(day.kind)

    @Slot()
    def _changed(self) -> None:
        values = self.form.values()
        kind = values["kind"]
        self._show_fields(kind)
        if self.form.has_trouble:
            return
        try:
            day = made_record(KINDS_OF[kind], {name: values[name] for name in FIELDS[kind]}, "This day")
        except BadInputError as refused:
            self.form.show_problems({problem.path: problem.sentence for problem in refused.problems})
            return
        self.form.show_problems({})
        self.day_changed.emit(day)

    def _show_fields(self, kind: str) -> None:
        for name in self.form.names:
            if name != "kind":
                self.form.show_field(name, is_shown=name in FIELDS[kind])
