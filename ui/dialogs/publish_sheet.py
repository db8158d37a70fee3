"""Publishing: what changes, whether the law is kept, and a reason for each exception from a policy."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from planner.domain.findings import Finding
from planner.domain.rota import Rota
from planner.services.publish_rota import reason_key
from ui.dialogs.reason_sheet import SHORTEST_REASON
from ui.dialogs.sheet import Sheet
from ui.session.shown_rota import ShownRota, changed_shifts
from ui.theme import px
from ui.views.uncovered_words import uncovered_words

MOST_HEIGHT = 320
# Of what stays uncovered; the problems list all.
MOST_TOLD = 6


class PublishSheet(Sheet):
    """Publishing is possible when no law is broken and every exception has its reason."""

    def __init__(self, shown: ShownRota, published: Rota | None, parent: QWidget | None = None) -> None:
        super().__init__("Publish this week", parent, width=620)
        self.setObjectName("publishSheet")
        self._fields: dict[str, QLineEdit] = {}
        self._broken = [finding for finding in shown.findings if finding.kind == "law"]
        self.add_text(changes_sentence(shown, published))
        self.add_text(law_sentence(self._broken), "danger" if self._broken else "ok")
        for finding in self._broken:
            self.add_text(finding.sentence, "danger")
        uncovered = uncovered_sentences(shown)
        for sentence in uncovered[:MOST_TOLD]:
            self.add_text(sentence, "small")
        if len(uncovered) > MOST_TOLD:
            self.add_text(f"And {len(uncovered) - MOST_TOLD} more stay uncovered.", "small")
        open_policy = [f for f in shown.findings if f.kind == "policy" and not f.is_overridden]
        if open_policy and not self._broken:
            self._add_exceptions(open_policy)
        self.publish = self.add_buttons("Publish", "Cancel")
        self._renew()

    @property
    def reasons(self) -> Mapping[str, str]:
        """The reasons typed, by the key of their finding."""
        return {key: field.text().strip() for key, field in self._fields.items()}

    @property
    def fields(self) -> tuple[QLineEdit, ...]:
        return tuple(self._fields.values())

    def _add_exceptions(self, findings: list[Finding]) -> None:
        number = len(findings)
        noun = "exception from a policy needs" if number == 1 else "exceptions from policies need"
        self.add_text(f"{number} {noun} a reason, which is kept in the audit log:", "heading")
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, px(8), 0)
        column.setSpacing(px(6))
        if number > 1:
            self._add_same_reason(column)
        for finding in findings:
            self._add_field(column, finding)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(inner)
        area.setMinimumHeight(min(px(MOST_HEIGHT), inner.sizeHint().height() + px(4)))
        self.body.addWidget(area, 1)

    def _add_same_reason(self, column: QVBoxLayout) -> None:
        self.same = QLineEdit()
        self.same.setAccessibleName("One reason for all")
        self.same.setPlaceholderText("One reason for all: typed here, it goes into every empty field")
        self.same.editingFinished.connect(self._fill_empty)
        column.addWidget(self.same)

    def _add_field(self, column: QVBoxLayout, finding: Finding) -> None:
        label = QLabel(finding.sentence)
        label.setWordWrap(True)
        field = QLineEdit()
        field.setAccessibleName(f"Reason: {finding.sentence}")
        field.setPlaceholderText("Reason")
        field.setMaxLength(500)
        field.textChanged.connect(self._renew)
        label.setBuddy(field)
        column.addWidget(label)
        column.addWidget(field)
        self._fields[reason_key(finding)] = field

    @Slot()
    def _fill_empty(self) -> None:
        for field in self._fields.values():
            if not field.text().strip():
                field.setText(self.same.text().strip())

    @Slot()
    def _renew(self) -> None:
        has_reasons = all(len(text) >= SHORTEST_REASON for text in self.reasons.values())
        self.publish.setEnabled(not self._broken and has_reasons)
        self.publish.setToolTip("" if self.publish.isEnabled() else self._why_not())

    def _why_not(self) -> str:
        return "A law is broken" if self._broken else "Every exception needs a reason"


def changes_sentence(shown: ShownRota, published: Rota | None) -> str:
    """What publishing changes, beside what was published before."""
    if published is None:
        uncovered = len(shown.uncovered)
        rest = "nothing is uncovered" if not uncovered else f"{uncovered} uncovered will be shown as such"
        return f"This week has not been published before: {len(shown.shifts)} shifts; {rest}."
    changed = changed_shifts(published.shifts, shown.shifts) | changed_shifts(shown.shifts, published.shifts)
    people = {shift.staff for shift in (*shown.shifts, *published.shifts) if shift.id in changed}
    if not changed:
        return "No shift is other than in the published rota."
    shifts = "1 shift" if len(changed) == 1 else f"{len(changed)} shifts"
    who = "1 person" if len(people) == 1 else f"{len(people)} people"
    return f"{shifts} of {who} change from version {published.version}."


def uncovered_sentences(shown: ShownRota) -> tuple[str, ...]:
    """Each demand that stays uncovered, with the reason where one was recorded."""
    rota = shown.rota
    if rota is None:
        return ()
    told = []
    for entry in dict.fromkeys(each.demand for each in rota.uncovered):
        first = next(each for each in rota.uncovered if each.demand == entry)
        words = uncovered_words(shown, first)
        why = rota.left_reason(entry)
        reason = f"left uncovered: {why}" if why else "no reason recorded"
        told.append(f"{words.title}, {words.short} – {reason}.")
    return tuple(told)


def law_sentence(broken: list[Finding]) -> str:
    """Whether the law is kept."""
    if not broken:
        return "No law is broken."
    return "The law is broken, and it cannot be overridden. Mend this first:"
