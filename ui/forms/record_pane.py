"""A list of records with the form of the chosen one: add, change, take out, each kept as one step."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ui.forms.form import Form
from ui.forms.record_list import RecordList
from ui.forms.save_bar import SaveBar
from ui.theme import icon, px
from ui.widgets.form_area import FormArea

KEY_ROLE = int(Qt.ItemDataRole.UserRole) + 1
NEW = "new"


@dataclass(frozen=True, slots=True)
class Entry:
    """One record in the list: its key, what it is called, and the values of the form."""

    key: str
    title: str
    values: Mapping[str, Any]


class RecordPane(QFrame):
    """`save_requested` comes with the key (`NEW` for a new one) and the values; `remove_requested` with the
    key. Whoever keeps them calls `show_entries` again, or `show_problems`."""

    save_requested = Signal(str, dict)
    remove_requested = Signal(str)
    entry_chosen = Signal(str)

    def __init__(self, title: str, add: str, form: Form, parent: QWidget, *, nothing: str = "") -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self.setAccessibleName(title)
        self.form, self._nothing = form, nothing
        self._entries: dict[str, Entry] = {}
        self._key = ""
        self._fresh: Mapping[str, Any] = {}
        self._is_telling = False
        self._is_saving = False
        self.heading = QLabel(title, self)
        self.heading.setObjectName("title")
        self.add_button = QPushButton(add, self)
        self.add_button.setProperty("small", True)
        self.add_button.setIcon(icon("plus", "text"))
        self.add_button.setIconSize(QSize(px(18), px(13)))
        self.add_button.clicked.connect(self.begin_new)
        self.list = RecordList(title, self)
        self.list.currentItemChanged.connect(self._row_changed)
        self.empty = QLabel(nothing, self)
        self.empty.setObjectName("secondary")
        self.empty.setWordWrap(True)
        self.bar = SaveBar(self, remove="Remove")
        self.bar.save_requested.connect(self.save)
        self.bar.cancel_requested.connect(self.cancel)
        self.bar.remove_requested.connect(self._remove)
        form.changed.connect(self._changed)
        # Enter in a field keeps what is typed, where there is anything to keep.
        form.submitted.connect(self.bar.save.click)
        self._lay_out()

    def show_whole(self, *, is_whole: bool) -> None:
        """Show all of the form at once, where something around the pane scrolls."""
        self._area.show_whole(is_whole=is_whole)

    @property
    def key(self) -> str:
        """The key of the record in the form; `NEW` of one that is not kept yet, nothing when it is empty."""
        return self._key

    @property
    def is_changed(self) -> bool:
        """Whether something in the form is not kept."""
        return bool(self._key) and self.form.is_changed

    def show_entries(self, entries: Sequence[Entry], fresh: Mapping[str, Any], choose: str = "") -> None:
        """Show the records; `fresh` are the values that a new one begins with.

        What is typed and not kept stays, as long as its record is there; so does the form of a new one. What
        has changed elsewhere is shown in the other fields.
        """
        self._fresh = fresh
        if self._is_saving and self._key == NEW:
            choose = next((entry.key for entry in entries if entry.key not in self._entries), "")
        self._entries = {entry.key: entry for entry in entries}
        self._is_telling = True
        self.list.clear()
        for entry in entries:
            item = QListWidgetItem(entry.title, self.list)
            item.setData(KEY_ROLE, entry.key)
        self._is_telling = False
        self.list.fit()
        is_typed_into = self._key == NEW or (self.is_changed and self._key in self._entries)
        if is_typed_into and not (choose or self._is_saving):
            self._mark(self._key)
            if self._key != NEW:
                self.form.renew(self._entries[self._key].values)
            return
        wanted = choose or self._key
        self._show(wanted if wanted in self._entries else next(iter(self._entries), ""))

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """What was not right with the values that were to be kept."""
        self.form.show_problems(problems)

    @Slot()
    def begin_new(self) -> None:
        """An empty form for a new record."""
        self._key = NEW
        self._mark("")
        self.form.put(self._fresh)
        self._renew()
        for name in self.form.names[:1]:
            self.form[name].begin()

    @Slot()
    def save(self) -> None:
        """Ask for the values to be kept."""
        if self._key and not self.form.has_refused():
            self._is_saving = True
            self.save_requested.emit(self._key, self.form.values())
            self._is_saving = False

    def reset(self) -> None:
        """Forget what is in the form: something else is shown from now on."""
        self._key = ""

    @Slot()
    def cancel(self) -> None:
        """Back to what is kept."""
        key = self._key if self._key in self._entries else next(iter(self._entries), "")
        self._show(key)

    @Slot()
    def _remove(self) -> None:
        if self._key in self._entries:
            self.remove_requested.emit(self._key)

    @Slot()
    def _changed(self) -> None:
        self.bar.show_changed(is_changed=self.is_changed, is_new=self._key == NEW)

    @Slot(QListWidgetItem, QListWidgetItem)
    def _row_changed(self, now: QListWidgetItem | None, _before: QListWidgetItem | None) -> None:
        if now is not None and not self._is_telling:
            self._show(str(now.data(KEY_ROLE)))

    def _show(self, key: str) -> None:
        self._key = key
        self._mark(key)
        if key in self._entries:
            self.form.put(self._entries[key].values)
        self._renew()
        self.entry_chosen.emit(key)

    def _mark(self, key: str) -> None:
        self._is_telling = True
        keys = list(self._entries)
        self.list.setCurrentRow(keys.index(key) if key in keys else -1)
        self._is_telling = False

    def _renew(self) -> None:
        has_form = bool(self._key)
        self._area.setVisible(has_form)
        self.bar.setVisible(has_form)
        self.empty.setVisible(not has_form and bool(self._nothing))
        self.bar.show_changed(is_changed=False, is_new=self._key == NEW)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        self.heading.setWordWrap(True)
        head.addWidget(self.heading, 1)
        head.addWidget(self.add_button)
        top = QVBoxLayout()
        top.setContentsMargins(px(14), px(12), px(14), px(6))
        top.setSpacing(px(8))
        top.addLayout(head)
        top.addWidget(self.list)
        top.addWidget(self.empty)
        inside = QWidget()
        box = QVBoxLayout(inside)
        box.setContentsMargins(px(14), px(6), px(14), px(12))
        box.addWidget(self.form)
        box.addStretch(1)
        self._area = FormArea(inside, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 1, 1)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self._area, 1)
        column.addStretch(0)
        column.addWidget(self.bar)
