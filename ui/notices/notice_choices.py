"""What the person wants to be told of: kind by kind, on the desktop or in the list alone, and quiet hours."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLabel, QWidget

from planner.domain.notices import KIND_WORDS, NOTICE_KINDS, NoticeKind, NoticeSettings
from ui.forms.form import Form
from ui.forms.text_fields import EndField, TimeField
from ui.theme import px
from ui.widgets.card import Card

LAST_MINUTE = 1440 - 15


class NoticeChoices(Card):
    """Every change is kept at once: `chosen` carries the settings as they are now."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__("What I am told of", parent, spacing=10)
        self.setAccessibleName("What I am told of")
        self._is_shown, self._kept = False, NoticeSettings()
        self.listed: dict[NoticeKind, QCheckBox] = {}
        self.announced: dict[NoticeKind, QCheckBox] = {}
        self.box.addLayout(self._kinds())
        self.announces = QCheckBox("Announce new ones on the desktop", self)
        self.announces.toggled.connect(self._change)
        self.place = QLabel(self)
        self.place.setObjectName("small")
        self.place.setWordWrap(True)
        self.quiet = QCheckBox("Quiet hours", self)
        self.quiet.toggled.connect(self._change)
        self.quiet_from, self.quiet_until = TimeField(0, LAST_MINUTE), EndField(0)
        self.hours = Form(self)
        self.hours.add_row(
            ("quiet_from", "Quiet from", self.quiet_from), ("quiet_until", "until", self.quiet_until)
        )
        self.hours.changed.connect(self._change)
        urgent = QLabel("An overdue lone visit is announced at any hour.", self)
        urgent.setObjectName("small")
        urgent.setWordWrap(True)
        self.box.addWidget(self.announces)
        self.box.addWidget(self.place)
        self.box.addWidget(self.quiet)
        self.box.addWidget(self.hours)
        self.box.addWidget(urgent)

    def show_settings(self, settings: NoticeSettings, place: str) -> None:
        """What is kept; `place` says what this desktop does with messages."""
        self._is_shown, self._kept = False, settings
        for kind in NOTICE_KINDS:
            self.listed[kind].setChecked(kind not in settings.hidden)
            self.announced[kind].setChecked(kind not in settings.silent and kind not in settings.hidden)
            self.announced[kind].setEnabled(settings.announces and kind not in settings.hidden)
        self.announces.setChecked(settings.announces)
        self.place.setText(place)
        self.quiet.setChecked(settings.has_quiet_hours)
        for field, minute in (
            (self.quiet_from, settings.quiet_from),
            (self.quiet_until, settings.quiet_until),
        ):
            if field.value() != minute and not field.trouble():
                field.put(minute)
            field.setEnabled(settings.has_quiet_hours)
        if not self.hours.has_trouble:
            # What is shown is kept.
            self.hours.forget_changes()
        self._is_shown = True

    def settings(self) -> NoticeSettings:
        """As they stand on the card; what is no time yet stays as it was."""
        hidden = tuple(kind for kind in NOTICE_KINDS if not self.listed[kind].isChecked())
        silent = tuple(
            kind for kind in NOTICE_KINDS if kind not in hidden and not self.announced[kind].isChecked()
        )
        start, end = self.quiet_from.value(), self.quiet_until.value()
        return NoticeSettings(
            hidden=hidden,
            silent=silent,
            announces=self.announces.isChecked(),
            has_quiet_hours=self.quiet.isChecked(),
            quiet_from=self._kept.quiet_from if start is None else start,
            quiet_until=self._kept.quiet_until if end is None else end,
        )

    def _kinds(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(12))
        grid.setVerticalSpacing(px(6))
        grid.setColumnStretch(0, 1)
        for column, text in ((1, "List"), (2, "Desktop")):
            head = QLabel(text, self)
            head.setObjectName("small")
            grid.addWidget(head, 0, column, Qt.AlignmentFlag.AlignHCenter)
        for row, kind in enumerate(NOTICE_KINDS, 1):
            words = QLabel(KIND_WORDS[kind], self)
            words.setWordWrap(True)
            grid.addWidget(words, row, 0)
            for column, where, boxes in (
                (1, "in the list", self.listed),
                (2, "on the desktop", self.announced),
            ):
                box = QCheckBox(self)
                box.setAccessibleName(f"{KIND_WORDS[kind]}, {where}")
                box.toggled.connect(self._change)
                boxes[kind] = box
                grid.addWidget(box, row, column, Qt.AlignmentFlag.AlignHCenter)
        return grid

    @Slot()
    def _change(self) -> None:
        if self._is_shown:
            self.chosen.emit(self.settings())
