"""The inspector's page for a chosen shift: whose, when, what is in it, what the rules say of it."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from planner.domain.findings import Finding
from planner.domain.rota import Shift
from planner.domain.time_grid import Span
from ui.session.shown_rota import ShownRota
from ui.theme import icon, px
from ui.views.page_head import add_head
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
from ui.widgets.chip import Chip
from ui.widgets.column import Column
from ui.widgets.flow import Flow
from ui.widgets.icon_label import IconLabel
from ui.widgets.tone_icon import ToneIcon

FINDING_LOOKS = {
    "law": ("warning-octagon", "danger", "Law"),
    "policy": ("warning", "warn", "Policy"),
    "shortfall": ("users", "danger", "Short"),
    "wish": ("wish", "text2", "Wish"),
}


class ShiftDetails(Column):
    """Asks for the pin to be set or taken; changes nothing itself."""

    pin_requested = Signal()
    close_requested = Signal()

    def show_shift(self, shown: ShownRota, shift: Shift, *, can_edit: bool) -> None:
        """Fill the page."""
        self.clear()
        name = person_name(shown, shift.staff)
        close = add_head(self, "calendar", "text2", "Shift", f"{name}, {shift_day(shift)}")
        close.clicked.connect(self._close)
        self.add_text(times_label(Span(shift.start, shift.end)), "heading")
        chips = [
            Chip(fact, icon_name="home" if fact == "at home" else "") for fact in shift_facts(shown, shift)
        ]
        if shift.is_pinned:
            chips.append(Chip("pinned", "accent", "pin"))
        self.add(Flow(chips))
        self._add_pin(shift, can_edit=can_edit)
        self.add_rule()
        self.add_text("In this shift", "heading")
        for line in activity_lines(shown, shift):
            self.add(activity_row(line))
        self._add_findings(findings_of_shift(shown, shift))
        self.end()

    def _add_pin(self, shift: Shift, *, can_edit: bool) -> None:
        pin = QPushButton("Unpin shift" if shift.is_pinned else "Pin shift")
        pin.setIcon(icon("pin", "text2"))
        pin.setProperty("small", True)
        pin.setCheckable(True)
        pin.setChecked(shift.is_pinned)
        pin.setEnabled(can_edit)
        pin.setToolTip(
            "The solver may not move a pinned shift (P)" if can_edit else "Wait until the build ends"
        )
        pin.setAccessibleName("Pinned" if shift.is_pinned else "Not pinned")
        pin.clicked.connect(self._pin)
        self.pin_button = pin
        self.add(pin)

    def _add_findings(self, findings: tuple[Finding, ...]) -> None:
        self.add_rule()
        self.add_text("What the rules say", "heading")
        if not findings:
            self.add(IconRow("check-circle", "ok", "No rule is broken here."))
        for finding in findings:
            icon_name, ink, word = FINDING_LOOKS[finding.kind]
            self.add(IconRow(icon_name, ink, finding.sentence, says=word))

    @Slot()
    def _pin(self) -> None:
        self.pin_requested.emit()

    @Slot()
    def _close(self) -> None:
        self.close_requested.emit()


class IconRow(QWidget):
    """An icon and a sentence."""

    def __init__(self, icon_name: str, ink: str, sentence: str, *, says: str = "") -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(8))
        text = QLabel(sentence)
        text.setWordWrap(True)
        side = QVBoxLayout()
        side.addWidget(IconLabel(icon_name, ink, 16, says=says))
        side.addStretch(1)
        row.addLayout(side)
        row.addWidget(text, 1)
        self.setAccessibleName(f"{says}: {sentence}" if says else sentence)


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
    what = QLabel(f"{line.times}  {line.what}")
    what.setWordWrap(True)
    words.addWidget(what)
    more = " · ".join(part for part in (line.more, "pinned" if line.is_pinned else "") if part)
    if more:
        small = QLabel(more)
        small.setObjectName("small")
        small.setWordWrap(True)
        words.addWidget(small)
    box.addLayout(words, 1)
    row.setAccessibleName(f"{line.what}, {line.times}{', ' + more if more else ''}")
    return row
