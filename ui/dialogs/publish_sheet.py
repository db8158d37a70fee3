"""Publishing: what changes, whom it reaches with how much notice, whether the law is kept, and a reason for
each exception from a policy."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from planner.domain.findings import Finding
from planner.domain.rota import Rota
from planner.services.publish_preview import Allowed, PublishPreview, publish_preview
from planner.services.publish_rota import LONGEST_NOTE, NOTE, reason_key
from planner.services.system_clock import SystemClock
from ui.dialogs.reason_sheet import SHORTEST_REASON
from ui.dialogs.sheet import Sheet
from ui.session.shown_rota import ShownRota
from ui.theme import px
from ui.views.notice_list import NoticeList
from ui.views.uncovered_words import uncovered_words

MOST_HEIGHT, NOTICE_HEIGHT = 240, 190
# Of what stays uncovered; the problems list all.
MOST_TOLD = 6
MOST_ALLOWED = 4


class PublishSheet(Sheet):
    """Publishing is possible when no law is broken and every exception has its reason."""

    def __init__(
        self,
        shown: ShownRota,
        published: Rota | None,
        parent: QWidget | None = None,
        *,
        today: date | None = None,
    ) -> None:
        weeks = shown.problem.weeks
        title = "Publish this week" if weeks == 1 else f"Publish these {weeks} weeks"
        super().__init__(title, parent, width=680)
        self.setObjectName("publishSheet")
        self._fields: dict[str, QLineEdit] = {}
        self._broken = [finding for finding in shown.findings if finding.kind == "law"]
        self.preview = preview_of(shown, published, today or SystemClock().now().date())
        self.note = QLineEdit()
        self._tell_changes(self.preview)
        self._tell_law()
        self._tell_uncovered(shown)
        self._tell_allowed(self.preview.allowed)
        open_policy = [f for f in shown.findings if f.kind == "policy" and not f.is_overridden]
        if open_policy and not self._broken:
            self._add_exceptions(open_policy)
        self._add_note()
        self.publish = self.add_buttons("Publish", "Cancel")
        self._renew()

    def _tell_changes(self, preview: PublishPreview) -> None:
        self.add_text(preview.headline)
        if not preview.people:
            return
        self.add_text(preview.notice_sentence, "warn" if preview.short else "small")
        self.people = NoticeList(preview)
        self.body.addWidget(_scrolled(self.people, NOTICE_HEIGHT), 1)

    def _tell_law(self) -> None:
        self.add_text(law_sentence(self._broken), "danger" if self._broken else "ok")
        for finding in self._broken:
            self.add_text(finding.sentence, "danger")

    def _tell_uncovered(self, shown: ShownRota) -> None:
        uncovered = uncovered_sentences(shown)
        for sentence in uncovered[:MOST_TOLD]:
            self.add_text(sentence, "small")
        if len(uncovered) > MOST_TOLD:
            self.add_text(f"And {len(uncovered) - MOST_TOLD} more stay uncovered.", "small")

    def _tell_allowed(self, allowed: tuple[Allowed, ...]) -> None:
        """Exceptions that have their reason already."""
        for each in allowed[:MOST_ALLOWED]:
            self.add_text(f"Allowed: {each.finding.sentence} Reason: {each.reason} ({each.by}).", "small")
        if len(allowed) > MOST_ALLOWED:
            self.add_text(f"And {len(allowed) - MOST_ALLOWED} more exceptions that were allowed.", "small")

    def _add_note(self) -> None:
        self.note.setAccessibleName("Note kept with this version")
        self.note.setPlaceholderText("A note kept with this version (may stay empty)")
        self.note.setMaxLength(LONGEST_NOTE)
        self.body.addWidget(self.note)

    @property
    def reasons(self) -> Mapping[str, str]:
        """The reasons typed, by the key of their finding, and the note where one was typed."""
        typed = {key: field.text().strip() for key, field in self._fields.items()}
        note = self.note.text().strip()
        return {**typed, NOTE: note} if note else typed

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
        self.body.addWidget(_scrolled(inner, MOST_HEIGHT), 1)

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
        has_reasons = all(len(field.text().strip()) >= SHORTEST_REASON for field in self.fields)
        self.publish.setEnabled(not self._broken and has_reasons)
        self.publish.setToolTip("" if self.publish.isEnabled() else self._why_not())

    def _why_not(self) -> str:
        return "A law is broken" if self._broken else "Every exception needs a reason"


def preview_of(shown: ShownRota, published: Rota | None, today: date) -> PublishPreview:
    """What publishing what is shown would tell whom."""
    if shown.rota is None:
        return PublishPreview("There is no rota to publish.", ())
    return publish_preview(shown.team, shown.problem, shown.rota, published, shown.findings, today)


def _scrolled(inner: QWidget, most: int) -> QScrollArea:
    """As high as it needs to be, and no higher than `most` pixels at 100 %."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidget(inner)
    area.setMinimumHeight(min(px(most), inner.sizeHint().height() + px(4)))
    return area


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
