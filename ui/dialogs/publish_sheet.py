"""Publishing: what changes, whom it reaches with how much notice, whether the law is kept, and a reason for
each exception from a policy."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QScrollArea, QTabWidget, QVBoxLayout, QWidget

from planner.domain.findings import Finding
from planner.domain.rota import Rota
from planner.services.publish_preview import PublishPreview, publish_preview
from planner.services.publish_rota import FOR_ALL, LONGEST_NOTE, NOTE, reason_key
from planner.services.system_clock import SystemClock
from ui.dialogs.reason_sheet import SHORTEST_REASON
from ui.dialogs.sheet import Sheet
from ui.main_window.week_picker import week_label
from ui.session.shown_rota import ShownRota
from ui.theme import px
from ui.views.notice_list import NoticeList
from ui.views.uncovered_words import uncovered_words
from ui.widgets.column import Column
from ui.widgets.enter_key import is_plain_enter
from ui.widgets.trouble_line import TroubleLine

PAGE_HEIGHT = 260
CHANGED = "The plan has changed since you opened this. What follows is what would be published now."
# Of the laws that are broken; the problems list all.
MOST_BROKEN = 5


class PublishSheet(Sheet):
    """Publishing is possible when no law is broken and every exception has its reason.

    `kept` is what `typed` was when the sheet of the same week was left. `is_other`: the plan has
    changed since.
    """

    def __init__(
        self,
        shown: ShownRota,
        published: Rota | None,
        parent: QWidget | None = None,
        *,
        today: date | None = None,
        kept: Mapping[str, str] | None = None,
        is_other: bool = False,
    ) -> None:
        week = week_label(date.fromordinal(shown.problem.first_day), shown.problem.weeks)
        super().__init__(f"Publish {week}", parent, width=680)
        self.setObjectName("publishSheet")
        self._kept = kept or {}
        self._open = [f for f in shown.findings if f.kind == "policy" and not f.is_overridden]
        self._fields: dict[str, QLineEdit] = {}
        self._last_same = ""
        self._broken = [finding for finding in shown.findings if finding.kind == "law"]
        self.preview = preview_of(shown, published, today or SystemClock().now().date())
        self.note, self.tabs = QLineEdit(), QTabWidget()
        if is_other:
            self.add_text(CHANGED, "warn")
        self.add_text(self.preview.headline)
        if self.preview.people:
            self.add_text(self.preview.notice_sentence, "warn" if self.preview.short else "small")
        self.add_text(law_sentence(self._broken), "danger" if self._broken else "ok")
        for finding in self._broken[:MOST_BROKEN]:
            self.add_text(finding.sentence, "danger")
        self._add_pages(shown)
        self._add_note()
        self.missing = TroubleLine(self)
        self.body.addWidget(self.missing)
        self.publish = self.add_buttons("Publish", "Cancel")
        self._put_kept()
        self._first_field().setFocus()
        self._renew()

    def _add_pages(self, shown: ShownRota) -> None:
        """What needs a reason comes first; then whom it reaches, what stays uncovered, what was allowed."""
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName("What publishing says")
        if self._open and not self._broken:
            self._add_page(self._exceptions(self._open), "Reasons needed", len(self._open))
        self.people = NoticeList(self.preview)
        if self.preview.people:
            self._add_page(self.people, "Who is affected", len(self.preview.people))
        uncovered = uncovered_sentences(shown)
        if uncovered:
            self._add_page(_lines(uncovered), "Stays uncovered", len(uncovered))
        if self.preview.allowed:
            told = [each.words for each in self.preview.allowed]
            self._add_page(_lines(told), "Allowed", len(told))
        self.body.addWidget(self.tabs, 1)
        self.tabs.setVisible(self.tabs.count() > 0)

    def _add_page(self, inner: QWidget, title: str, number: int) -> None:
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(inner)
        # The keyboard comes to it, to scroll.
        area.setAccessibleName(title)
        area.setMinimumHeight(px(PAGE_HEIGHT))
        self.tabs.addTab(area, f"{title} ({number})")

    def _add_note(self) -> None:
        self.note.setAccessibleName("Note kept with this version")
        self.note.setPlaceholderText("A note kept with this version (may stay empty)")
        self.note.setMaxLength(LONGEST_NOTE)
        self.note.setText(self._kept.get(NOTE, ""))
        self.body.addWidget(self.note)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in a field goes on to what is still to be filled in, and at last to the button: publishing
        is not undone, so no press in haste does it."""
        if is_plain_enter(event) and isinstance(self.focusWidget(), QLineEdit):
            self._go_on()
            return
        super().keyPressEvent(event)

    def _go_on(self) -> None:
        missing = [field for field in self.fields if not _is_reason(field.text())]
        if not missing and not self._broken:
            held = self.focusWidget()
            (self.publish if held is self.note else self.note).setFocus()
            return
        number = len(missing)
        noun = "1 exception still needs" if number == 1 else f"{number} exceptions still need"
        words = (
            "A law is broken: mend that first."
            if self._broken
            else f"{noun} a reason of three letters or more."
        )
        self.missing.tell(words)
        if missing and (len(self.fields) == 1 or self.focusWidget() is not self.same):
            self.tabs.setCurrentIndex(0)
            missing[0].setFocus()

    def _first_field(self) -> QLineEdit:
        """What is typed first goes where something is asked for."""
        if len(self.fields) > 1:
            return self.same
        return self.fields[0] if self.fields else self.note

    @property
    def reasons(self) -> Mapping[str, str]:
        """The reasons typed, by the key of their finding, and the note where one was typed."""
        typed = {key: field.text().strip() for key, field in self._fields.items()}
        note = self.note.text().strip()
        return {**typed, NOTE: note} if note else typed

    @property
    def typed(self) -> Mapping[str, str]:
        """What stands in the fields, by the sentence of the finding it answers; with the note and the one
        reason for all. Reasons wait while a law is broken, and go with their finding."""
        found = {finding.sentence: self._text_of(finding) for finding in self._open}
        same = self.same.text() if len(self.fields) > 1 else self._kept.get(FOR_ALL, "")
        return {key: text for key, text in {**found, FOR_ALL: same, NOTE: self.note.text()}.items() if text}

    def _text_of(self, finding: Finding) -> str:
        field = self._fields.get(reason_key(finding))
        return field.text() if field is not None else self._kept.get(finding.sentence, "")

    def _put_kept(self) -> None:
        """As it was left: what is new since then is answered by nobody yet."""
        if not self._fields:
            return
        texts = {reason_key(finding): self._kept.get(finding.sentence, "") for finding in self._open}
        same = self._kept.get(FOR_ALL, "")
        if len(texts) > 1 and same.strip() in {text.strip() for text in texts.values()}:
            self.same.setText(same)
        for key, field in self._fields.items():
            field.setText(texts[key])

    @property
    def fields(self) -> tuple[QLineEdit, ...]:
        return tuple(self._fields.values())

    def _exceptions(self, findings: list[Finding]) -> QWidget:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, px(8), px(8), 0)
        column.setSpacing(px(6))
        number = len(findings)
        noun = "exception from a policy needs" if number == 1 else "exceptions from policies need"
        words = QLabel(f"{number} {noun} a reason, which is kept in the audit log:", inner)
        words.setWordWrap(True)
        column.addWidget(words)
        if number > 1:
            self._add_same_reason(column)
        for finding in findings:
            self._add_field(column, finding)
        column.addStretch(1)
        return inner

    def _add_same_reason(self, column: QVBoxLayout) -> None:
        self.same = QLineEdit()
        self.same.setAccessibleName("One reason for all")
        self.same.setPlaceholderText("One reason for all: typed here, it goes into every empty field")
        self.same.textChanged.connect(self._fill_empty)
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

    @Slot(str)
    def _fill_empty(self, text: str) -> None:
        """While it is typed, not after: Publish is greyed until then, and a greyed button takes no click."""
        for field in self._fields.values():
            if field.text().strip() in {"", self._last_same}:
                field.setText(text.strip())
        self._last_same = text.strip()

    @Slot()
    def _renew(self) -> None:
        has_reasons = all(_is_reason(field.text()) for field in self.fields)
        self.missing.setVisible(self.missing.isVisible() and not has_reasons)
        self.publish.setEnabled(not self._broken and has_reasons)
        self.publish.setToolTip("" if self.publish.isEnabled() else self._why_not())

    def _why_not(self) -> str:
        return "A law is broken" if self._broken else "Every exception needs a reason"


def _is_reason(text: str) -> bool:
    return len(text.strip()) >= SHORTEST_REASON


def preview_of(shown: ShownRota, published: Rota | None, today: date) -> PublishPreview:
    """What publishing what is shown would tell whom."""
    if shown.rota is None:
        return PublishPreview("There is no rota to publish.", ())
    return publish_preview(shown.team, shown.problem, shown.rota, published, shown.findings, today)


def _lines(sentences: Sequence[str]) -> QWidget:
    """Sentences below one another; they can be selected and copied."""
    column = Column(margin=0)
    for sentence in sentences:
        column.add_text(sentence)
    column.end()
    return column


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
