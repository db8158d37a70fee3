"""The pattern editor: the weeks of the cycle by days, the day that is chosen, and what it all comes to."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from planner.domain.contracts import NamedShift, OffDay, PatternDay, PatternWeek, WorkingPattern, week_letter
from planner.domain.time_grid import WEEKDAYS, hours_label, monday_of
from planner.services.pattern_hours import cycle_hours, hours_advice, week_sentence
from planner.services.pattern_templates import TEMPLATES, template
from ui.forms.choice_fields import ChoiceField, SegmentField, StepField
from ui.forms.date_field import DateField
from ui.forms.form import Form
from ui.forms.save_bar import SaveBar
from ui.forms.text_fields import TextField
from ui.forms.typed_steps import TypedSteps
from ui.people.day_cell import DayCell
from ui.people.day_form import DayForm
from ui.theme import px
from ui.widgets.chip import Chip
from ui.widgets.form_area import FormArea

MOST_WEEKS = 13
# What a day in its form changes of the pattern.
DAY_STEP = ("weeks",)
EMPTY_WEEK = PatternWeek(days=(OffDay(),) * 7)


class PatternEditor(QFrame):
    """`save_requested` comes with the pattern and whether it is for everybody who shares it."""

    save_requested = Signal(object, bool)
    changed = Signal()

    def __init__(self, parent: QWidget, *, has_bar: bool = True) -> None:
        """Without a bar, what is around the editor has the buttons that keep the pattern."""
        super().__init__(parent)
        self._has_bar = has_bar
        self.setProperty("card", True)
        self.setAccessibleName("Working pattern")
        self._pattern: WorkingPattern | None = None
        self._kept: WorkingPattern | None = None
        self._contract_minutes = 0
        self._named: Sequence[NamedShift] = ()
        self._place = (0, 0)
        self.cells: list[list[DayCell]] = []
        self.heading = QLabel("Working pattern", self)
        self.heading.setObjectName("title")
        self.advice = Chip("", "neutral", "", self)
        self.head = Form(self)
        self.template = ChoiceField([("Choose…", ""), *((each.name, each.id) for each in TEMPLATES)])
        self._make_head()
        self.grid = QGridLayout()
        self.sums = QLabel(self)
        self.sums.setWordWrap(True)
        self.sums.setObjectName("secondary")
        self.day_title = QLabel(self)
        self.day_title.setProperty("role", "heading")
        self.day_form = DayForm(self)
        self.day_form.day_changed.connect(self._day_changed)
        self.day_form.form.changed.connect(self._day_typed)
        self.day_form.form.submitted.connect(self.save)
        self.to_weekdays = QPushButton("Same on all weekdays", self)
        self.to_weeks = QPushButton("Same week throughout the cycle", self)
        self.to_weekdays.clicked.connect(self._copy_to_weekdays)
        self.to_weeks.clicked.connect(self._copy_to_weeks)
        self.for_whom = SegmentField((("For everyone who shares it", True), ("Only for this person", False)))
        self.for_whom.name_parts("Change the pattern", "")
        self.for_whom.put(True)
        self.reach = QLabel(self)
        self.reach.setWordWrap(True)
        self.reach.setProperty("role", "warn")
        self.reach.setContentsMargins(px(14), px(6), px(14), 0)
        self.reach.hide()
        self.bar = SaveBar(self, save="Save pattern")
        self.bar.save_requested.connect(self.save)
        self.bar.cancel_requested.connect(self._cancel)
        self.typed_steps = TypedSteps(self, self._typed, self._show_typed)
        self._lay_out()

    @property
    def pattern(self) -> WorkingPattern | None:
        """The pattern as it is edited."""
        return self._pattern

    @property
    def is_changed(self) -> bool:
        return self._pattern != self._kept or self.day_form.form.has_trouble

    def show_whole(self, *, is_whole: bool) -> None:
        """Show all of it at once, where something around it scrolls."""
        self._area.show_whole(is_whole=is_whole)

    def show_pattern(
        self,
        pattern: WorkingPattern,
        contract_minutes: int,
        named: Sequence[NamedShift],
        sharers: Sequence[str],
    ) -> None:
        """Show a pattern; `sharers` are the names of everybody who works it."""
        keeps = self.is_changed and self._kept == pattern
        self._contract_minutes, self._named = contract_minutes, named
        number = len(sharers)
        self.for_whom.setVisible(number > 1)
        self.for_whom.buttons[0].setText(f"For all {number} who share it")
        self.for_whom.buttons[0].setToolTip(", ".join(sharers))
        self.day_form.offer_shifts(named)
        if keeps:
            # Not filled in anew: somebody may be in the middle of it.
            self._show_sums()
            return
        self._kept = self._pattern = pattern
        self._place = (0, 0)
        self.for_whom.put(True)
        self._show()
        self.typed_steps.begin()

    def show_contract(self, minutes: int) -> None:
        """Compare with another number of hours, as it is typed in the contract."""
        self._contract_minutes = minutes
        self._show_sums()

    def show_reach(self, words: str) -> None:
        """What the change reaches back into, or nothing."""
        self.reach.setText(words)
        self.reach.setVisible(bool(words))
        self.bar.save.setAccessibleDescription(words)

    def has_refused(self) -> bool:
        """Whether something that was typed last is no value: that is said, and the focus is there then."""
        return self.head.has_refused() or self.day_form.form.has_refused()

    def show_problems(self, problems: dict[str, str]) -> None:
        """What was not right when it was to be kept."""
        self.head.show_problems(problems)

    @Slot()
    def save(self) -> None:
        """Ask for the pattern to be kept."""
        if self._pattern is not None and self.is_changed and not self.has_refused():
            for_all = bool(self.for_whom.value()) or self.for_whom.isHidden()
            self.save_requested.emit(self._pattern, for_all)

    def put_template(self, template_id: str) -> None:
        """Fill the weeks from a template; name and start of the cycle stay as they are typed."""
        if self._pattern is not None and template_id:
            chosen = template(template_id)
            self._change(weeks=chosen.weeks, name=chosen.name)
            self._place = (0, 0)
            self._show()

    def choose_day(self, week: int, day: int) -> None:
        """Edit another day."""
        self._place = (week, day)
        self._show_day()

    def _change(self, **parts: Any) -> None:
        if self._pattern is not None:
            self._pattern = self._pattern.model_copy(update=parts)
            self.typed_steps.note(tuple(parts))
            self.changed.emit()

    def _typed(self) -> tuple[WorkingPattern | None, tuple[int, int], dict[str, Any]]:
        """All that is typed: what is no sound day yet is in the fields alone."""
        return self._pattern, self._place, self.day_form.form.values()

    def _show_typed(self, typed: tuple[WorkingPattern | None, tuple[int, int], dict[str, Any]]) -> None:
        self._pattern, self._place, _ = typed
        self._show()
        self.changed.emit()

    def _put_day(self, week: int, day: int, value: PatternDay) -> None:
        if self._pattern is None:
            return
        weeks = list(self._pattern.weeks)
        days = list(weeks[week].days)
        days[day] = value
        weeks[week] = PatternWeek(days=tuple(days))
        self._change(weeks=tuple(weeks))

    # --- what a person does ------------------------------------------------------------------------------

    @Slot(object)
    def _day_changed(self, value: PatternDay) -> None:
        week, day = self._place
        self._put_day(week, day, value)
        self.cells[week][day].show_day(value)
        self._show_sums()

    @Slot()
    def _day_typed(self) -> None:
        """Also what is no sound day yet can be taken back."""
        self.typed_steps.note(DAY_STEP)

    @Slot()
    def _copy_to_weekdays(self) -> None:
        if self._pattern is None:
            return
        week, day = self._place
        value = self._pattern.weeks[week].days[day]
        for other in range(5):
            self._put_day(week, other, value)
        self._show()

    @Slot()
    def _copy_to_weeks(self) -> None:
        if self._pattern is not None:
            week = self._pattern.weeks[self._place[0]]
            self._change(weeks=(week,) * len(self._pattern.weeks))
            self._show()

    @Slot()
    def _head_changed(self) -> None:
        values = self.head.values()
        if self._pattern is None:
            return
        weeks = self._pattern.weeks[: values["cycle"]]
        weeks += (weeks[-1],) * (values["cycle"] - len(weeks))
        starts = values["cycle_starts"] or self._pattern.cycle_starts
        monday = date.fromordinal(monday_of(starts))
        self._change(name=values["name"], cycle_starts=monday, weeks=weeks)
        self._place = (min(self._place[0], len(weeks) - 1), self._place[1])
        self._show_weeks()
        self._show_sums()

    @Slot()
    def _template_chosen(self) -> None:
        self.put_template(self.template.value() or "")
        self.template.put("")

    @Slot()
    def _cell_clicked(self) -> None:
        sender = self.sender()
        for week, row in enumerate(self.cells):
            for day, cell in enumerate(row):
                if cell is sender:
                    self.choose_day(week, day)

    @Slot()
    def _cancel(self) -> None:
        self._pattern = self._kept
        self._place = (0, 0)
        self._show()
        self.typed_steps.begin()
        self.changed.emit()

    # --- showing -----------------------------------------------------------------------------------------

    def _show(self) -> None:
        if self._pattern is None:
            return
        pattern = self._pattern
        self.head.put(
            {
                "name": pattern.name,
                "cycle": len(pattern.weeks),
                "cycle_starts": pattern.cycle_starts,
            }
        )
        self._show_weeks()
        self._show_sums()

    def _show_weeks(self) -> None:
        if self._pattern is None:
            return
        number = len(self._pattern.weeks)
        self.head.show_field("cycle_starts", is_shown=number > 1)
        self.to_weeks.setVisible(number > 1)
        while len(self.cells) < number:
            self._add_row(len(self.cells))
        for week, row in enumerate(self.cells):
            is_shown = week < number
            self._week_labels[week].setVisible(is_shown)
            for day, cell in enumerate(row):
                cell.setVisible(is_shown)
                if is_shown:
                    cell.show_day(self._pattern.weeks[week].days[day])
        self._show_day()

    def _show_day(self) -> None:
        if self._pattern is None:
            return
        week, day = self._place
        for number, row in enumerate(self.cells):
            for other, cell in enumerate(row):
                cell.setChecked((number, other) == self._place)
        where = f", week {week_letter(week)}" if len(self._pattern.weeks) > 1 else ""
        self.day_title.setText(f"{WEEKDAYS[day]}{where}")
        self.day_form.show_day(self._pattern.weeks[week].days[day])

    def _show_sums(self) -> None:
        if self._pattern is None:
            return
        hours = cycle_hours(self._pattern, self._named)
        is_one = len(hours.weeks) == 1
        lines = [
            week_sentence("Week" if is_one else f"Week {week_letter(number)}", week)
            for number, week in enumerate(hours.weeks)
        ]
        if not is_one:
            lines.append(f"{hours_label(hours.paid_a_week)} a week on average")
        if hours.is_estimate:
            lines.append("Days without usual times count as 7.4 h.")
        self.sums.setText("\n".join(lines))
        advice = hours_advice(self._pattern, self._contract_minutes, self._named)
        if advice:
            self.advice.show_state(advice, "warn", "warning")
        else:
            self.advice.show_state(
                f"{hours_label(hours.paid_a_week)} a week, as in the contract", "ok", "tick"
            )
        self.bar.show_changed(is_changed=self.is_changed)
        self.bar.setVisible(self.is_changed and self._has_bar)
        self._for_row.setVisible(self.is_changed and self.for_whom.isVisibleTo(self._for_row))

    # --- making ------------------------------------------------------------------------------------------

    def _make_head(self) -> None:
        self.head.add_row(
            ("name", "Name of the pattern", TextField()), ("template", "Start from a template", self.template)
        )
        self.head.add_row(
            ("cycle", "Weeks in the cycle", StepField(1, MOST_WEEKS)),
            ("cycle_starts", "Week A began on", DateField()),
        )
        self.head.changed.connect(self._head_changed)
        self.head.submitted.connect(self.save)
        self.template.put("")
        self.template.edited.connect(self._template_chosen)

    def _add_row(self, week: int) -> None:
        label = QLabel(week_letter(week), self)
        label.setProperty("role", "heading")
        label.setFixedWidth(px(14))
        self._week_labels.append(label)
        self.grid.addWidget(label, week + 1, 0)
        row = []
        for day, name in enumerate(WEEKDAYS):
            cell = DayCell(f"{name}, week {week_letter(week)}", self)
            cell.clicked.connect(self._cell_clicked)
            self.grid.addWidget(cell, week + 1, day + 1)
            row.append(cell)
        self.cells.append(row)

    def _lay_out(self) -> None:
        self._week_labels: list[QLabel] = []
        self.grid.setSpacing(px(4))
        for day, name in enumerate(WEEKDAYS):
            label = QLabel(name, self)
            label.setObjectName("small")
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            self.grid.addWidget(label, 0, day + 1)
            self.grid.setColumnStretch(day + 1, 1)
        inside = QWidget()
        box = QVBoxLayout(inside)
        box.setContentsMargins(px(14), px(12), px(14), px(12))
        box.setSpacing(px(10))
        top = QHBoxLayout()
        top.addWidget(self.heading)
        top.addStretch(1)
        box.addLayout(top)
        box.addWidget(self.head)
        box.addLayout(self.grid)
        box.addWidget(self.advice)
        box.addWidget(self.sums)
        below = QHBoxLayout()
        below.addWidget(self.day_title)
        below.addStretch(1)
        for button in (self.to_weekdays, self.to_weeks):
            button.setProperty("small", True)
            below.addWidget(button)
        box.addLayout(below)
        box.addWidget(self.day_form)
        box.addStretch(1)
        self._area = FormArea(inside, self)
        self._for_row = QWidget(self)
        row = QHBoxLayout(self._for_row)
        row.setContentsMargins(px(14), px(8), px(14), 0)
        row.addWidget(self.for_whom)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(self._area, 1)
        column.addWidget(self._for_row)
        column.addWidget(self.reach)
        column.addWidget(self.bar)
