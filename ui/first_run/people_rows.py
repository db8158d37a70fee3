"""The second step of a new team: a row for each person, with a name and how they work."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from planner.domain.time_grid import hours_label
from planner.services.new_team import Joiner, remarks
from planner.services.pattern_templates import TEMPLATES, template, template_called
from planner.services.record_form import name_trouble
from ui.forms.choice_fields import ChoiceField
from ui.forms.field import Field
from ui.forms.text_fields import TextField
from ui.forms.typed_steps import TypedSteps
from ui.theme import icon, px

AT_FIRST = 4
FIRST_PATTERN = "nine-five"
# What stands in the fields of a row at first.
FRESH = ("", "", FIRST_PATTERN)
# What a list of people has above its names.
HEADINGS = frozenset({"name", "names", "full name", "staff", "person", "people", "worker", "employee"})
# As much of a name as is said where it is too long.
SAID = 24


class PersonRow(QWidget):
    """Name, role, pattern; a row without a name counts for nothing."""

    edited = Signal()

    def __init__(self, number: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.name = TextField(f"Name of person {number}", self)
        self.role = TextField("Social worker", self)
        choices = [(f"{each.name} · {hours_label(each.minutes_per_week)}", each.id) for each in TEMPLATES]
        self.pattern = ChoiceField(choices, self)
        self.pattern.put(FIRST_PATTERN)
        self.fields: tuple[Field, ...] = (self.name, self.role, self.pattern)
        # How somebody works in a list that was pasted, where that is none of the patterns.
        self.unread = ""
        self.pattern.edited.connect(self._choose)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(8))
        for field, label, stretch in zip(
            self.fields, ("Name", "Role", "Working pattern"), (5, 4, 5), strict=True
        ):
            field.name_parts(f"{label} of person {number}", "")
            field.edited.connect(partial(field.mark_wrong, is_wrong=False))
            field.edited.connect(self.edited)
            row.addWidget(field, stretch)

    @property
    def targets(self) -> tuple[QWidget, ...]:
        """What the Tab key goes through, in order."""
        return tuple(field.target() for field in self.fields)

    @property
    def joiner(self) -> Joiner | None:
        """Who is typed in the row."""
        name: str = self.name.value()
        if not name:
            return None
        return Joiner(name, self.pattern.value() or FIRST_PATTERN, self.role.value() or "Social worker")

    @property
    def remark(self) -> str:
        """That a pasted pattern was not understood; nothing once another is chosen or nobody is named."""
        if not self.unread or self.joiner is None:
            return ""
        shown = template(self.pattern.value() or FIRST_PATTERN).name
        return f"“{self.unread}” is no pattern of the list; {self.name.value()} has {shown}."

    def trouble(self) -> str:
        """What cannot stay in its fields, which are marked."""
        said = ""
        for field in (self.name, self.role):
            words = name_trouble(field.value()) if field.value() else ""
            field.mark_wrong(is_wrong=bool(words))
            said = said or (f"“{field.value()[:SAID]}…”: {words[:1].lower()}{words[1:]}" if words else "")
        return said

    def put_line(self, name: str, role: str = "", works: str = "", *_more: str) -> None:
        """What a line of a list says of a person; what it does not say stays."""
        self.name.put(name.strip())
        if role.strip():
            self.role.put(role.strip())
        meant = template_called(works)
        if meant is not None:
            self.pattern.put(meant.id)
        self.unread = works.strip() if meant is None else ""

    @Slot()
    def _choose(self) -> None:
        self.unread = ""


class PeopleRows(QWidget):
    """Grows by a row whenever the last one is used."""

    edited = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        inside = QWidget()
        self._box = QVBoxLayout(inside)
        self._box.setContentsMargins(0, 0, px(6), 0)
        self._box.setSpacing(px(7))
        self._box.addStretch(1)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        inside.installEventFilter(self)
        self._area, self.rows = area, list[PersonRow]()
        self.typed_steps = TypedSteps(self, self._typed, self._show_typed)
        for _ in range(AT_FIRST):
            self._grow()
        self.remark = QLabel(self)
        self.remark.setWordWrap(True)
        self.remark.setProperty("role", "small")
        # Made after the rows, so that the Tab key comes to it after them.
        self.add_button = QPushButton("Another person", self)
        self.add_button.setIcon(icon("plus", "text"))
        self.add_button.setIconSize(QSize(px(20), px(14)))
        self.add_button.clicked.connect(self._add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(area, 1)
        column.addWidget(self.remark)
        foot = QHBoxLayout()
        foot.addWidget(self.add_button)
        foot.addStretch(1)
        column.addLayout(foot)

    def trouble(self) -> str:
        """What holds the step; the keyboard comes to where it is."""
        if not self.joiners:
            return "Name at least one person."
        troubles = [(row, said) for row in self.rows if row.joiner is not None and (said := row.trouble())]
        if troubles:
            self._focus_on(troubles[0][0])
        return troubles[0][1] if troubles else ""

    def begin(self) -> None:
        """The keyboard comes to the first row that is empty."""
        self._focus_on(next(row for row in self.rows if row.joiner is None))

    def go_on(self) -> bool:
        """To the name in the next row; False from an empty row: nobody comes after it."""
        held = QApplication.focusWidget()
        row = next((each for each in self.rows if held is not None and each.isAncestorOf(held)), None)
        if row is None or row.joiner is None:
            return False
        self._focus_on(self.rows[self.rows.index(row) + 1])
        return True

    def _focus_on(self, row: PersonRow) -> None:
        row.name.begin()
        self._area.ensureWidgetVisible(row)

    def forget(self) -> None:
        """Nobody is named."""
        for row in self.rows:
            for field, value in zip(row.fields, FRESH, strict=True):
                field.put(value)
        self.typed_steps.begin()
        self._remark()

    @property
    def values(self) -> tuple[tuple[Any, ...], ...]:
        """What stands in the fields, row by row."""
        return tuple(tuple(field.value() for field in row.fields) for row in self.rows)

    def put(self, values: Sequence[Sequence[Any]]) -> None:
        """What stood in the fields of others."""
        while len(self.rows) < len(values):
            self._grow()
        for row, stood in zip(self.rows, values, strict=False):
            for field, value in zip(row.fields, stood, strict=True):
                field.put(value)
        self.typed_steps.begin()
        self._remark()

    @property
    def joiners(self) -> tuple[Joiner, ...]:
        """Everyone who has a name."""
        return tuple(joiner for row in self.rows if (joiner := row.joiner) is not None)

    def sizeHint(self) -> QSize:
        """With all rows in sight, where there is room; the area itself would never ask for more."""
        hint, inside = super().sizeHint(), self._area.widget()
        if inside is not None:
            below = [each for each in (self.remark, self.add_button) if not each.isHidden()]
            heights = [inside.sizeHint().height(), *(each.sizeHint().height() + px(12) for each in below)]
            hint.setHeight(sum(heights))
        return hint

    def heightForWidth(self, width: int) -> int:
        """The words below wrap, so Qt asks for this; it would not know of the rows."""
        del width
        return self.sizeHint().height()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Rows have come or gone: Qt shows them a moment after they are added."""
        if event.type() == QEvent.Type.LayoutRequest and watched is self._area.widget():
            self.updateGeometry()
        return super().eventFilter(watched, event)

    @Slot()
    def _add(self) -> None:
        self._grow()
        self.rows[-1].name.begin()

    def _grow(self) -> None:
        row = PersonRow(len(self.rows) + 1, self)
        row.edited.connect(self._edited)
        self.rows.append(row)
        self._box.insertWidget(len(self.rows) - 1, row)

    def focusNextPrevChild(self, next: bool) -> bool:
        """Tab goes from row to row, then to the button, then on: rows that came later have a place behind
        everything else in Qt's own order."""
        order = [*(target for row in self.rows for target in row.targets), self.add_button]
        focused = QApplication.focusWidget()
        place = order.index(focused) + (1 if next else -1) if focused in order else -1
        if 0 <= place < len(order):
            order[place].setFocus(Qt.FocusReason.TabFocusReason)
            return True
        return self._leave(order[-1] if next else order[0], next)

    def _leave(self, edge: QWidget, next: bool) -> bool:
        widget: QWidget | None = edge
        for _ in self.window().findChildren(QWidget):
            if widget is None:
                break
            widget = widget.nextInFocusChain() if next else widget.previousInFocusChain()
            if widget is not None and _takes_tab(widget) and not self.isAncestorOf(widget):
                widget.setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return super().focusNextPrevChild(next)

    def _spread(self) -> None:
        """What was pasted as a list has a row a line; after a tab, as from a spreadsheet, come the role and
        how they work. Its headings are nobody."""
        held = next((row for row in self.rows if any(mark in row.name.value() for mark in "\n\r\t")), None)
        if held is None:
            return
        lines = [line.split("\t") for line in held.name.value().splitlines() if line.strip()]
        held.name.put("")
        if len(lines) > 1 and lines[0][0].strip().casefold() in HEADINGS:
            del lines[0]
        for line in lines:
            row = next(row for row in self.rows[self.rows.index(held) :] if row.joiner is None)
            row.put_line(*line)
            if row is self.rows[-1]:
                self._grow()

    @Slot()
    def _edited(self) -> None:
        self._spread()
        self.typed_steps.note(self.focusWidget())
        if self.rows[-1].joiner is not None:
            self._grow()
        self._remark()
        self.edited.emit()

    def _typed(self) -> dict[Field, Any]:
        """What stands in every field that is not as it came."""
        return {
            field: field.value()
            for row in self.rows
            for field, value in zip(row.fields, FRESH, strict=True)
            if field.value() != value
        }

    def _show_typed(self, typed: dict[Field, Any]) -> None:
        """Rows that have come since stay, without anybody in them."""
        for row in self.rows:
            for field, fresh in zip(row.fields, FRESH, strict=True):
                value = typed.get(field, fresh)
                if field.value() != value:
                    field.put(value)
        self._remark()
        self.edited.emit()

    def _remark(self) -> None:
        """What may be an oversight; it holds nothing up."""
        for row in self.rows:
            if row.joiner is None:
                # Whoever is named there next is somebody else.
                row.unread = ""
        unread = (row.remark for row in self.rows if row.remark)
        words = " ".join((*unread, *remarks(self.joiners)))
        self.remark.setText(words)
        self.remark.setVisible(bool(words))


def _takes_tab(widget: QWidget) -> bool:
    takes = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return takes and widget.isEnabled() and widget.isVisible()
