"""Further windows of a visit: a day and two times each, as many as the family can offer."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from PySide6.QtCore import QSize, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from ui.forms.date_field import DateField
from ui.forms.field import Field
from ui.forms.text_fields import EndField, TimeField
from ui.theme import icon, px

Window = tuple[date | None, int | None, int | None]


class WindowRow(QWidget):
    """One window: its day, from when, until when, and a button that takes it out."""

    def __init__(self, field: WindowsField, number: int, window: Window) -> None:
        super().__init__(field)
        self.day, self.start, self.end = DateField(), TimeField(), EndField()
        self.remove = QToolButton(self)
        self.remove.setIcon(icon("x", "text2"))
        self.remove.setIconSize(QSize(px(14), px(14)))
        names = ("day", "from", "until")
        self.parts: tuple[Field, ...] = (self.day, self.start, self.end)
        for part, name, value in zip(self.parts, names, window, strict=True):
            part.name_parts(f"Window {number}, {name}", "")
            part.put(value)
            part.edited.connect(field.edited)
            part.refused.connect(field.refused)
        self.remove.setAccessibleName(f"Take window {number} out")
        self.remove.setToolTip(f"Take window {number} out")
        times = QHBoxLayout()
        times.setSpacing(px(6))
        times.addWidget(self.start, 1)
        times.addWidget(self.end, 1)
        times.addWidget(self.remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, px(4))
        column.setSpacing(px(4))
        column.addWidget(self.day)
        column.addLayout(times)

    def value(self) -> Window:
        return self.day.value(), self.start.value(), self.end.value()


class WindowsField(Field):
    """The value is one day, start and end (minutes) for each window after the first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[WindowRow] = []
        # The window that a new one follows: the day after the last.
        self.first: Window = (None, 600, 960)
        self.more = QPushButton("Add a window", self)
        self.more.setProperty("small", True)
        self.more.setIcon(icon("plus", "text2"))
        self.more.setIconSize(QSize(px(18), px(13)))
        self.more.setAccessibleName("Add another window")
        self.more.clicked.connect(self._add)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(4))
        foot = QHBoxLayout()
        foot.addWidget(self.more)
        foot.addStretch(1)
        self._column.addLayout(foot)
        self.setFocusProxy(self.more)

    def value(self) -> tuple[Window, ...]:
        return tuple(row.value() for row in self.rows)

    def trouble(self) -> str:
        troubles = (part.trouble() for row in self.rows for part in row.parts)
        return next((each for each in troubles if each), "")

    def put(self, value: Any) -> None:
        for row in self.rows:
            row.hide()
            row.deleteLater()
        self.rows = []
        for window in value or ():
            self._show(window)

    def target(self) -> QWidget:
        """The part that is not right, where one says so by itself."""
        if not self.rows:
            return self.more
        parts = (part for row in self.rows for part in row.parts if part.trouble() or part.value() is None)
        return next(parts, self.rows[0].end).target()

    def mark_wrong(self, *, is_wrong: bool) -> None:
        """The one part; another may have been marked before."""
        for row in self.rows:
            for part in row.parts:
                part.mark_wrong(is_wrong=False)
        super().mark_wrong(is_wrong=is_wrong)

    def name_parts(self, label: str, note: str) -> None:
        """Its parts have names of their own."""

    @Slot()
    def _add(self) -> None:
        day, start, end = self.rows[-1].value() if self.rows else self.first
        self._show((day + timedelta(days=1) if day is not None else None, start, end))
        self.edited.emit()
        self.rows[-1].day.begin()

    def _show(self, window: Window) -> None:
        row = WindowRow(self, len(self.rows) + 2, window)
        row.remove.clicked.connect(self._remove)
        before = self.rows[-1].remove if self.rows else None
        self._column.insertWidget(len(self.rows), row)
        self.rows.append(row)
        chain = [before, row.day.target(), row.start.target(), row.end.target(), row.remove, self.more]
        widgets = [widget for widget in chain if widget is not None]
        for one, other in pairwise(widgets):
            QWidget.setTabOrder(one, other)
        row.show()

    @Slot()
    def _remove(self) -> None:
        kept = [row.value() for row in self.rows if row.remove is not self.sender()]
        # Not with the row that has it: a form takes a move of the keyboard for the end of a change.
        self.more.setFocus()
        self.put(kept)
        self.edited.emit()
