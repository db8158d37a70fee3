"""The inspector's page for a chosen shift: whose, when, what is in it, what the rules say of it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from planner.domain.rota import Shift
from planner.domain.time_grid import Span
from ui.session.shown_rota import ShownRota
from ui.tasks.explainer import Answer
from ui.theme import icon, px
from ui.views.detail_page import DetailPage
from ui.views.finding_rows import add_findings
from ui.views.shift_words import (
    MARKS,
    ActivityLine,
    activity_lines,
    findings_of_shift,
    person_name,
    shift_day,
    shift_facts,
    times_label,
)
from ui.views.why_answer import WhyAnswer
from ui.widgets.chip import Chip
from ui.widgets.flow import Flow
from ui.widgets.tone_icon import ToneIcon


class ShiftDetails(DetailPage):
    """Asks for the pin to be set or taken, or why the shift is there; changes nothing itself."""

    pin_requested = Signal()
    why_requested = Signal()

    def show_shift(self, shown: ShownRota, shift: Shift, *, can_edit: bool) -> None:
        """Fill the page."""
        name = person_name(shown, shift.staff)
        self.begin("calendar-blank", "text2", "Shift", f"{name}, {shift_day(shift)}")
        self.add_text(times_label(Span(shift.start, shift.end)), "heading")
        facts = shift_facts(shown, shift)
        chips = [Chip(fact, icon_name="home" if fact == "at home" else "") for fact in facts]
        if shift.is_pinned:
            chips.append(Chip("pinned", "accent", "pin"))
        self.add(Flow(chips))
        self._add_buttons(shift, can_edit=can_edit)
        self.answer = WhyAnswer()
        self.add(self.answer)
        self.add_section("In this shift")
        for line in activity_lines(shown, shift):
            self.add(activity_row(line))
        add_findings(self, findings_of_shift(shown, shift), "No rule is broken here.")
        self.end()

    def show_answer(self, answer: Answer | None) -> None:
        """What is known of why it is there."""
        self.answer.show_answer(answer)
        self.why_button.setEnabled(self._can_ask and answer is None)

    def _add_buttons(self, shift: Shift, *, can_edit: bool) -> None:
        why = QPushButton("Why this?")
        why.setProperty("small", True)
        why.setToolTip("Solve the week without this shift and tell what would be lost (W)")
        why.clicked.connect(self._ask_why)
        why.setEnabled(can_edit)
        self._can_ask = can_edit
        self.why_button = why
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(8))
        row.addWidget(self._make_pin(shift, can_edit=can_edit), 1)
        row.addWidget(why, 1)
        self.add(line)

    def _make_pin(self, shift: Shift, *, can_edit: bool) -> QPushButton:
        pin = QPushButton("Unpin shift" if shift.is_pinned else "Pin shift")
        pin.setIcon(icon("pin", "text2"))
        pin.setIconSize(QSize(px(20), px(14)))
        pin.setProperty("small", True)
        pin.setCheckable(True)
        pin.setChecked(shift.is_pinned)
        pin.setEnabled(can_edit)
        pin.setToolTip(
            "The solver may not move a pinned shift (P)" if can_edit else "Wait until the build ends"
        )
        pin.clicked.connect(self._pin)
        self.pin_button = pin
        return pin

    @Slot()
    def _pin(self) -> None:
        self.pin_requested.emit()

    @Slot()
    def _ask_why(self) -> None:
        self.why_requested.emit()


def activity_row(line: ActivityLine) -> QWidget:
    """One activity: its mark, its time, what it is, and what else is known of it."""
    row = QWidget()
    row.setMinimumHeight(px(26))
    box = QHBoxLayout(row)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(px(8))
    icon_name, family = MARKS.get(line.mark, ("event", "lock"))
    mark = QVBoxLayout()
    mark.addWidget(ToneIcon(icon_name, family))
    mark.addStretch(1)
    box.addLayout(mark)
    words = QVBoxLayout()
    words.setSpacing(0)
    what = _wrapping(f"{line.times}  {line.what}")
    words.addWidget(what)
    more = " · ".join(part for part in (line.more, "pinned" if line.is_pinned else "") if part)
    if more:
        small = _wrapping(more)
        small.setObjectName("small")
        words.addWidget(small)
    words.addStretch(1)
    box.addLayout(words, 1)
    row.setAccessibleName(f"{line.what}, {line.times}{', ' + more if more else ''}")
    return row


def _wrapping(text: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
