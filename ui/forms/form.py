"""A form: labelled fields one below the other or side by side, each with room for what is not right."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLayout,
    QVBoxLayout,
    QWidget,
)

from ui.forms.field import Field
from ui.forms.typed_steps import TypedSteps
from ui.forms.undo_keys import watch_undo_keys
from ui.theme import px
from ui.widgets.enter_key import is_plain_enter, pressed_by_enter
from ui.widgets.folding_row import FoldingRow
from ui.widgets.shown_as import show_as
from ui.widgets.speech import announce


class LabelledField(QWidget):
    """The label above, the field, and what is not right below."""

    def __init__(self, label: str, field: Field, note: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.field, self._note, self._has_problem = field, note, False
        # What was typed last is no value; the field shows the one before.
        self.is_refused = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(4))
        self.label = QLabel(label, self)
        self.label.setProperty("role", "fieldLabel")
        self.label.setBuddy(field.target())
        column.addWidget(self.label)
        # What is there to be seen is shown with the form; shown by itself it would be polished too soon.
        if not label:
            self.label.hide()
        field.setParent(self)
        column.addWidget(field)
        self.below = QLabel(note, self)
        self.below.setWordWrap(True)
        self.below.setProperty("role", "small")
        if not note:
            self.below.hide()
        column.addWidget(self.below)
        # Beside a higher one the field stays at its label.
        column.addStretch(1)
        field.name_parts(label, note)

    def show_note(self, note: str) -> None:
        """Another note in the place of the one it came with; none takes no room."""
        self._note = note
        self.show_problem("")

    @Slot()
    def forget_problem(self) -> None:
        """What was said of the value before holds no longer."""
        if self._has_problem:
            self.show_problem("")

    @Slot(str)
    def refuse(self, sentence: str) -> None:
        """Say why what was typed is no value; nothing: it is one."""
        self.show_problem(sentence)
        announce(self, sentence)
        self.is_refused = bool(sentence)

    def show_problem(self, sentence: str) -> None:
        """Say what is not right, or with nothing the note again."""
        self._has_problem, self.is_refused = bool(sentence), False
        words = sentence or self._note
        self.below.setText(words)
        if self.below.isHidden() == bool(words):
            self.below.setVisible(bool(words))
        show_as(self.below, "role", "dangerSmall" if sentence else "small")
        self.field.mark_wrong(is_wrong=bool(sentence))
        self.field.target().setAccessibleDescription(words)


class Form(QWidget):
    """`changed` is emitted when a person has changed a field, `submitted` when they press Enter in one.
    Values go by the fields' names."""

    changed = Signal()
    submitted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(11))
        self._fields: dict[str, LabelledField] = {}
        # What was put last, and what the fields made of it.
        self._given: dict[str, Any] = {}
        self._as_put: dict[str, Any] = {}
        self.typed_steps = TypedSteps(self, self.values, self._show_typed)
        watch_undo_keys()
        self.trouble = QLabel(self)
        self.trouble.setWordWrap(True)
        self.trouble.setProperty("role", "danger")
        self.trouble.hide()
        self._column.addWidget(self.trouble)

    def add(self, name: str, label: str, field: Field, note: str = "") -> Field:
        """Put a field below the others."""
        self._column.addWidget(self._labelled(name, label, field, note))
        return field

    def add_row(self, *fields: tuple[str, str, Field]) -> None:
        """Put fields side by side, equally wide."""
        row = FoldingRow([self._labelled(name, label, field, "") for name, label, field in fields], self)
        self._column.addWidget(row)

    def add_heading(self, text: str) -> QLabel:
        """A heading between fields."""
        label = QLabel(text, self)
        label.setProperty("role", "heading")
        self._column.addSpacing(px(4))
        self._column.addWidget(label)
        return label

    def add_widget(self, widget: QWidget, *, grows: bool = False) -> None:
        """Put something that is no field below the others; `grows`: it has the height that is left."""
        self._column.addWidget(widget, int(grows))

    def add_layout(self, layout: QLayout) -> None:
        """Put a row of things that are no fields below the others."""
        self._column.addLayout(layout)

    def end(self) -> None:
        """Push everything to the top."""
        self._column.addStretch(1)

    def __getitem__(self, name: str) -> Field:
        return self._fields[name].field

    def __iter__(self) -> Iterator[str]:
        """The names of the fields.

        WORKAROUND(PySide6 6.11): what has `__getitem__` is looked through as a sequence where an event filter
        written in Python is called, and the KeyError of number 0 would fall on whatever comes next.
        """
        return iter(self.__dict__.get("_fields", ()))

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(self._fields)

    def rename(self, name: str, label: str) -> None:
        """Another label for a field."""
        labelled = self._fields[name]
        labelled.label.setText(label)
        labelled.field.name_parts(label, labelled.below.text())

    def show_field(self, name: str, *, is_shown: bool) -> None:
        """Show or hide a field with its label."""
        labelled = self._fields[name]
        labelled.setVisible(is_shown)
        row = labelled.parentWidget()
        if isinstance(row, FoldingRow):
            row.fold()

    def put(self, values: Mapping[str, Any]) -> None:
        """Show the values of a record; fields that it does not name stay as they are."""
        for name, value in values.items():
            if name in self._fields:
                self._fields[name].field.put(value)
        self._given.update(values)
        self.forget_changes()
        self.show_problems({})

    def change(self, values: Mapping[str, Any]) -> None:
        """Put what somebody has done elsewhere into the fields, as one change of theirs."""
        for name, value in values.items():
            self._fields[name].field.put(value)
        self._edited(", ".join(values))

    def renew(self, values: Mapping[str, Any]) -> None:
        """The record was changed elsewhere: what is typed stays, and the other fields show what it holds."""
        others = {name: value for name, value in values.items() if self._given.get(name) != value}
        self._given.update(others)
        for name in others.keys() & self._fields.keys():
            field = self._fields[name].field
            if field.value() == self._as_put[name] and not field.trouble():
                field.put(others[name])
                self._as_put[name] = field.value()
        if others:
            self.typed_steps.begin()

    def values(self) -> dict[str, Any]:
        """What the fields hold now, hidden ones included."""
        return {name: labelled.field.value() for name, labelled in self._fields.items()}

    @property
    def is_changed(self) -> bool:
        """Whether anything is other than it was put."""
        return self.values() != self._as_put

    @property
    def has_trouble(self) -> bool:
        """Whether something that is typed is no value, or none yet."""
        return any(labelled.field.trouble() for labelled in self._shown)

    def has_refused(self) -> bool:
        """Whether something that was typed last is no value: that is said, and the focus is there then."""
        for labelled in self._shown:
            if trouble := labelled.field.trouble():
                labelled.refuse(trouble)
        for labelled in self._shown:
            if labelled.is_refused:
                labelled.field.begin()
            if labelled.is_refused or labelled.field.has_refused():
                return True
        return False

    @property
    def _shown(self) -> list[LabelledField]:
        """What a hidden field holds is not asked for."""
        return [labelled for labelled in self._fields.values() if not labelled.isHidden()]

    def forget_changes(self) -> None:
        """What the fields hold now is what the record holds."""
        self._as_put = self.values()
        self.typed_steps.begin()

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Show each sentence at the field that its path begins with, all others above the form."""
        left = dict(problems)
        first: Field | None = None
        for name, labelled in self._fields.items():
            mine = [path for path in left if path == name or path.startswith(f"{name}.")]
            sentence = left[mine[0]] if mine else ""
            for path in mine:
                del left[path]
            labelled.show_problem(sentence)
            first = first or (labelled.field if sentence and labelled.isVisibleTo(self) else None)
        self.trouble.setText(" ".join(dict.fromkeys(left.values())))
        self.trouble.setVisible(bool(left))
        if first is not None:
            first.begin()
        # After the field has the keys, and again whenever it is tried again: else Enter would seem dead.
        announce(self, " ".join(dict.fromkeys(problems.values())))

    def tell(self, name: str, note: str) -> None:
        """Another note below a field."""
        self._fields[name].show_note(note)

    def problem_at(self, name: str) -> str:
        """What is said below a field now."""
        return self._fields[name].below.text()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Enter on a button is the window's, which presses it; a form inside a form passes it on.
        is_pressing = pressed_by_enter(QApplication.focusWidget()) is not None
        if is_plain_enter(event) and not is_pressing and not self._is_inside:
            self.submitted.emit()
        else:
            super().keyPressEvent(event)

    @property
    def _is_inside(self) -> bool:
        parent = self.parentWidget()
        while parent is not None and not isinstance(parent, Form):
            parent = parent.parentWidget()
        return parent is not None

    def _labelled(self, name: str, label: str, field: Field, note: str) -> LabelledField:
        labelled = LabelledField(label, field, note, self)
        # Before anybody hears of the change, and may find something else that is not right.
        field.edited.connect(labelled.forget_problem)
        field.refused.connect(labelled.refuse)
        field.edited.connect(lambda: self._edited(name))
        field.follow([each.field for each in self._fields.values()])
        self._fields[name] = labelled
        return labelled

    def _edited(self, name: str) -> None:
        self.typed_steps.note(name)
        self.changed.emit()
        self.typed_steps.follow()

    def _show_typed(self, values: Mapping[str, Any]) -> None:
        """Other values, as if they were typed. What follows a field follows, and then gets its own value."""
        for _ in range(2):
            for name, value in values.items():
                field = self._fields[name].field
                if field.value() != value or field.trouble():
                    field.put(value)
                    field.edited.emit()
