"""The inspector's page for several chosen shifts: their sum, whose they are, what is in them, what to do."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QWidget

from planner.domain.rota import Shift
from ui.session.shown_rota import ShownRota
from ui.theme import icon, px
from ui.views.detail_page import DetailPage
from ui.views.finding_rows import add_findings
from ui.views.planned_page import WAIT
from ui.views.several_words import (
    MOST_PEOPLE,
    PersonLine,
    WorkLine,
    facts_of,
    findings_at,
    people_lines,
    title_of,
    work_lines,
)
from ui.views.shift_words import MARKS
from ui.widgets.chip import Chip
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.flow import Flow
from ui.widgets.press_row import PressRow
from ui.widgets.tone_icon import ToneIcon

# Id of the action, its text, icon and key.
COMMANDS = (
    ("shift.pin", "Pin all", "pin", "P"),
    ("edit.copy", "Copy", "copy", "Ctrl+C"),
    ("edit.cut", "Cut", "scissors", "Ctrl+X"),
    ("shift.remove", "Remove", "trash", "Del"),
)


class PersonRow(PressRow):
    """Name and part of the choice; pressed, the person is to be looked at."""

    def __init__(self, line: PersonLine) -> None:
        super().__init__()
        self.setMinimumHeight(px(26))
        self.setAccessibleName(f"{line.name}, {line.more}")
        self.setToolTip("Look at this person's week")
        box = QHBoxLayout(self)
        box.setContentsMargins(px(2), px(2), px(4), px(2))
        box.setSpacing(px(8))
        name, more = ElidedLabel(self), QLabel(line.more, self)
        name.setText(line.name)
        more.setObjectName("small")
        box.addWidget(name, 1)
        box.addWidget(more)


def _work_row(line: WorkLine) -> QWidget:
    row = QWidget()
    box = QHBoxLayout(row)
    box.setContentsMargins(px(2), 0, px(2), 0)
    box.setSpacing(px(8))
    box.addWidget(ToneIcon(*MARKS[line.mark]))
    box.addWidget(QLabel(line.text), 1)
    row.setAccessibleName(line.text)
    return row


class SeveralDetails(DetailPage):
    """Asks for one of the commands, or for a person; changes nothing itself."""

    person_requested = Signal(str)

    def show_shifts(self, shown: ShownRota, shifts: Sequence[Shift], *, can_edit: bool) -> None:
        """Fill the page with two shifts or more."""
        self.begin("selection-all", "text2", "Several shifts", title_of(shifts))
        self.add(Flow([Chip(fact) for fact in facts_of(shifts)]))
        is_pinned = all(shift.is_pinned for shift in shifts)
        self.add(self._commands(is_pinned=is_pinned, can_edit=can_edit))
        self.add_section("Whose they are")
        people = people_lines(shown, shifts)
        for line in people[:MOST_PEOPLE]:
            self.add(self._person_row(line))
        if len(people) > MOST_PEOPLE:
            self.add_text(f"And {len(people) - MOST_PEOPLE} more.", "small")
        self.add_section("What is in them")
        work = work_lines(shifts)
        for each in work:
            self.add(_work_row(each))
        if not work:
            self.add_text("Casework alone: all of it is free to take visits.", "small")
        add_findings(self, findings_at(shown, shifts), "No rule is broken in any of them.")
        self.end()

    def _commands(self, *, is_pinned: bool, can_edit: bool) -> QWidget:
        """Two by two: what can be done with all of them."""
        box = QWidget()
        grid = QGridLayout(box)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(px(8))
        self.buttons: dict[str, QPushButton] = {}
        for number, (command, text, icon_name, key) in enumerate(COMMANDS):
            words = "Unpin all" if command == "shift.pin" and is_pinned else text
            button = QPushButton(words)
            button.setIcon(icon(icon_name, "text2"))
            button.setIconSize(QSize(px(20), px(14)))
            button.setProperty("small", True)
            button.setEnabled(can_edit)
            button.setToolTip(f"{words} ({key})" if can_edit else WAIT)
            button.clicked.connect(partial(self._ask, command))
            grid.addWidget(button, number // 2, number % 2)
            self.buttons[command] = button
        return box

    def _person_row(self, line: PersonLine) -> PressRow:
        row = PersonRow(line)
        row.pressed.connect(partial(self._ask_for_person, line.staff))
        return row

    def _ask(self, command: str, *_: object) -> None:
        self.command_requested.emit(command)

    def _ask_for_person(self, staff: str, *_: object) -> None:
        self.person_requested.emit(staff)
