"""What every field of a form is: a widget that holds one value of a record."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ui.widgets.shown_as import show_as


class Field(QWidget):
    """`edited` is emitted when a person changes the value, never when `put` does."""

    edited = Signal()
    # What was typed is no value: the sentence says why, and the value is as it was.
    refused = Signal(str)

    def value(self) -> Any:
        """What the record gets."""
        raise NotImplementedError

    def trouble(self) -> str:
        """Why what stands there now is no value; nothing where it is one, or where nothing does."""
        return ""

    def has_refused(self) -> bool:
        """Whether a part of it has refused what was typed: the part says so, and has the focus then."""
        return False

    def put(self, value: Any) -> None:
        """Show the value of a record."""
        raise NotImplementedError

    def target(self) -> QWidget:
        """What takes the focus when the label is asked to."""
        return self

    def follow(self, earlier: Sequence[Field]) -> None:
        """The fields that stand before it in a form: what is left out in it may be as in one of them."""

    def begin(self) -> None:
        """Put the keyboard into it as Tab does: what is typed takes the place of what stands there."""
        self.target().setFocus(Qt.FocusReason.TabFocusReason)

    def name_parts(self, label: str, note: str) -> None:
        """Give the parts their names for those who do not see the label."""
        self.target().setAccessibleName(label)
        self.target().setAccessibleDescription(note)

    def mark_wrong(self, *, is_wrong: bool) -> None:
        """Show that the value is not right; the sentence stands below."""
        show_as(self.target(), "invalid", is_wrong)
