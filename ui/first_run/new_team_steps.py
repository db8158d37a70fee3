"""A new team in four steps: team, people, cover, build."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from planner.domain.errors import BadInputError
from planner.domain.team import Team
from planner.domain.time_grid import day_label, monday_of, times_label
from planner.services.new_team import FirstCover, Joiner, first_week_of, new_team, shared_posts
from planner.services.record_form import name_trouble
from ui.first_run.people_rows import PeopleRows
from ui.forms.choice_fields import ChoiceField, StepField, TickField
from ui.forms.form import Form
from ui.forms.text_fields import GIVE_TIME, EndField, TextField, TimeField
from ui.session.plan_files import PLAN_SUFFIX, file_name_of
from ui.theme import px
from ui.widgets.enter_key import is_plain_enter
from ui.widgets.form_area import FormArea
from ui.widgets.shown_as import show_as
from ui.widgets.speech import announce
from ui.widgets.trouble_line import TroubleLine

# This week and the ones after it.
WEEKS_OFFERED = 4
STEPS = ("Team", "People", "Cover", "Build")
NATIONS = (
    ("England", "england"),
    ("Wales", "wales"),
    ("Scotland", "scotland"),
    ("Northern Ireland", "northern_ireland"),
)
# What is ticked in the third step, with its figures.
FIGURES = {
    "desk": ("desk_start", "desk_end", "desk_least"),
    "office": ("office_least",),
    "late": ("late_least",),
}
# What stands there at first.
TEAM = {"name": "", "manager": "", "nation": "england"}
COVER = {
    "desk": True,
    "desk_start": 540,
    "desk_end": 1020,
    "desk_least": 1,
    "office": False,
    "office_least": 2,
    "desks": 0,
    "late": False,
    "late_least": 1,
}
TITLES = (
    "What is the team called?",
    "Who works in it, and how?",
    "What must be covered?",
    "Ready to build the first rota",
)
NOTES = (
    "Bank holidays follow the nation. Everything can be changed later.",
    "A name is enough to begin. Two halves of a shared post, one below the other, become a job share. "
    "Contracts begin with the leave year; whoever came later has another date under People.",
    "Visits, court deadlines and meetings are added on the Demand screen.",
    "The plan is one file. Nothing leaves this computer.",
)


@dataclass(frozen=True)
class BegunTeam:
    """All that is typed of a team that is not made yet; `step` 0 to 3."""

    step: int
    team: Mapping[str, Any]
    people: Sequence[Sequence[Any]]
    cover: Mapping[str, Any]
    seats: int
    week: int
    file: str


class NewTeamSteps(QFrame):
    """`ready` comes with the team and the file for its plan; `cancelled` when somebody changes their mind."""

    ready = Signal(object, object)
    cancelled = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self.setAccessibleName("New team")
        self._folder = Path.home()
        # As many desks as the form was given last, for as many people.
        self._seats = 0
        # Read out in this order: what is asked comes before the fields for it.
        self.marks = [QLabel(f"{number + 1}  {name}", self) for number, name in enumerate(STEPS)]
        self.title, self.note = QLabel(self), QLabel(self)
        self.title.setObjectName("page")
        self.note.setObjectName("secondary")
        self.note.setWordWrap(True)
        self.pages = QStackedWidget(self)
        self.team_form = self._make_team_form()
        self.people = PeopleRows(self)
        self.cover_form = self._make_cover_form()
        self.summary, self.file = QLabel(self), QLineEdit(self)
        self.summary.setWordWrap(True)
        self.week = ChoiceField()
        for page in (self.team_form, self.people, FormArea(self.cover_form, self), self._make_last()):
            self.pages.addWidget(page)
        self.forget()
        self.trouble = TroubleLine(self)
        for edited in (self.team_form.changed, self.people.edited, self.cover_form.changed):
            edited.connect(self._retry)
        self.cancel, self.back = QPushButton("Cancel", self), QPushButton("Back", self)
        self.next = QPushButton("Next", self)
        self.next.setProperty("primary", True)
        self.back.clicked.connect(self._go_back)
        self.next.clicked.connect(self.go_on)
        self.cancel.clicked.connect(self.cancelled)
        self._lay_out()
        self._show_step(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in a field goes on, as “Next” does; among the people to the next of them first."""
        if is_plain_enter(event) and isinstance(QApplication.focusWidget(), QLineEdit | QComboBox):
            if not (self.step == 1 and self.people.go_on()):
                self.go_on()
            return
        super().keyPressEvent(event)

    def forget(self) -> None:
        """Once a team is made: the next one begins with empty fields."""
        self.team_form.put(TEAM)
        self.people.forget()
        self.cover_form.put(COVER)
        self._seats = COVER["desks"]
        self._fit_cover()

    @property
    def step(self) -> int:
        """0 to 3."""
        return self.pages.currentIndex()

    @property
    def first_day(self) -> date:
        """The Monday of the first week to plan."""
        return date.fromordinal(self.week.value())

    def begin(self, today: date, folder: Path) -> None:
        """From the first step; the plan would be kept in the folder."""
        monday = monday_of(today)
        weeks = range(monday, monday + 7 * WEEKS_OFFERED, 7)
        names = ("This week", "Next week", "In two weeks", "In three weeks")
        choices = [(f"{name}, from {day_label(day)}", day) for name, day in zip(names, weeks, strict=True)]
        self.week.offer(choices)
        self.week.put(monday_of(first_week_of(today)))
        self._folder = folder
        self._show_step(0)

    @property
    def begun(self) -> BegunTeam:
        """What is typed."""
        return BegunTeam(
            self.step,
            self.team_form.values(),
            self.people.values,
            self.cover_form.values(),
            self._seats,
            self.week.value(),
            self.file.text(),
        )

    def go_on_with(self, begun: BegunTeam) -> None:
        """Where others have been left; `begin` first."""
        self.team_form.put(begun.team)
        self.people.put(begun.people)
        self.cover_form.put(begun.cover)
        self._seats = begun.seats
        self._fit_cover()
        self.week.put(begun.week)
        self._show_step(begun.step)
        self.file.setText(begun.file)

    @property
    def cover(self) -> tuple[FirstCover, ...]:
        """The cover that is ticked."""
        values = self.cover_form.values()
        found = []
        if values["desk"]:
            start, end = values["desk_start"], values["desk_end"]
            found.append(FirstCover("Duty desk", values["desk_least"], start, end))
        if values["office"]:
            found.append(FirstCover("In the office", values["office_least"], 540, 1020, "presence"))
        if values["late"]:
            late = FirstCover("Evening contact", values["late_least"], 1020, 1200, "presence", "contactable")
            found.append(late)
        return tuple(found)

    @Slot()
    def go_on(self) -> None:
        """To the next step, or, in the last, make the team; what is not right is said and holds the step."""
        problem = self._problem_of_step()
        self.trouble.tell(problem)
        if problem:
            return
        if self.step < len(STEPS) - 1:
            self._show_step(self.step + 1)
            return
        try:
            team = self._team()
        except BadInputError as refused:
            self.trouble.tell(" ".join(str(each.sentence) for each in refused.problems))
            return
        self.ready.emit(team, Path(self.file.text()).expanduser())

    @Slot()
    def _retry(self) -> None:
        """What was not right is being put right: it is said again when it is not."""
        if not self.trouble.isHidden():
            self.trouble.tell("")

    def show_trouble(self, sentence: str) -> None:
        """What went wrong when the plan was to be made."""
        self.trouble.tell(sentence)

    def _team(self) -> Team:
        values = self.team_form.values()
        return new_team(
            values["name"],
            manager=values["manager"],
            nation=values["nation"],
            people=self.people.joiners,
            cover=self.cover,
            first_day=self.first_day,
            desks=self.cover_form.values()["desks"],
        )

    def _problem_of_step(self) -> str:
        if self.step == 0:
            values = self.team_form.values()
            names = ("name", "manager")
            wrong = {name: said for name in names if (said := name_trouble(values[name], name))}
            self.team_form.show_problems(wrong)
            is_open = any(not values[name] for name in wrong)
            return (
                "The team needs a name, and somebody who manages it." if is_open else " ".join(wrong.values())
            )
        if self.step == 1:
            return self.people.trouble()
        if self.step == 2:
            wrong = self._wrong_hours()
            self.cover_form.show_problems(wrong)
            return "The duty desk needs its hours." if wrong else ""
        if self.step == len(STEPS) - 1 and not self.file.text().strip():
            return "Say where the plan is kept."
        return ""

    def _wrong_hours(self) -> dict[str, str]:
        """What is not right about the hours of the duty desk, by field."""
        values = self.cover_form.values()
        hours = ("desk_start", "desk_end") if values["desk"] else ()
        wrong = {name: GIVE_TIME for name in hours if values[name] is None}
        if hours and not wrong and values["desk_end"] <= values["desk_start"]:
            wrong["desk_end"] = "It ends before it begins."
        return wrong

    @Slot()
    def _go_back(self) -> None:
        self._show_step(max(0, self.step - 1))

    def _show_step(self, step: int) -> None:
        if (held := self.focusWidget()) is not None:
            # What had the keys goes out of sight: Qt would pass them on to whatever is next, step by step.
            held.clearFocus()
        self.pages.setCurrentIndex(step)
        self.title.setText(TITLES[step])
        self.note.setText(NOTES[step])
        self.trouble.tell("")
        self.back.setVisible(step > 0)
        self.next.setText("Make the team and build" if step == len(STEPS) - 1 else "Next")
        for number, mark in enumerate(self.marks):
            show_as(mark, "badge", "accent" if number == step else "ok" if number < step else "neutral")
            done = "done, " if number < step else "now, " if number == step else ""
            mark.setAccessibleName(f"Step {number + 1} of {len(STEPS)}, {done}{STEPS[number]}")
        # Where the keys were is out of sight now; the last step has them on its button.
        for first in (self.team_form["name"], self.people, self.cover_form["desk"])[step : step + 1]:
            first.begin()
        desks = self.cover_form["desks"]
        if step == 2 and desks.value() == self._seats:
            # Until it is said otherwise everybody has one.
            self._seats = len(self.people.joiners)
            desks.put(self._seats)
        if step == len(STEPS) - 1:
            self._summarise()
        self._say_step()

    def _say_step(self) -> None:
        """What the step asks is no matter of the field that has the keys."""
        if not self.isVisible():
            return
        summary = self.summary.text() if self.step == len(STEPS) - 1 else ""
        place = f"Step {self.step + 1} of {len(STEPS)}, {STEPS[self.step]}."
        asked = self.title.text() if self.title.text().endswith("?") else f"{self.title.text()}."
        announce(self, " ".join(filter(None, (place, asked, self.note.text(), summary))))

    def _summarise(self) -> None:
        values, joiners = self.team_form.values(), self.people.joiners
        number = "1 person" if len(joiners) == 1 else f"{len(joiners)} people"
        cover = ", ".join(_cover_words(each) for each in self.cover) or "nothing yet"
        whole = f"{values['name']}: {number}{_shares_words(joiners)}, managed by {values['manager']}."
        self.summary.setText(f"{whole} Covered: {cover}.")
        name = file_name_of(values["name"], PLAN_SUFFIX)
        self.file.setText(str(self._folder / name))
        self.next.setFocus()

    def _make_team_form(self) -> Form:
        form = Form(self)
        form.submitted.connect(self.go_on)
        form.add("name", "Name of the team", TextField("Riverside Family Safeguarding"))
        form.add("manager", "Its manager", TextField("In whose name changes are made"))
        form.add("nation", "Nation", ChoiceField(NATIONS))
        form.end()
        return form

    def _make_cover_form(self) -> Form:
        form = Form(self)
        form.submitted.connect(self.go_on)
        form.add("desk", "", TickField("A duty desk, Monday to Friday"))
        form.add_row(
            ("desk_start", "From", TimeField()),
            ("desk_end", "Until", EndField()),
            ("desk_least", "People", StepField(1, 20)),
        )
        form.add("office", "", TickField("People in the office, 09:00 to 17:00"))
        form.add_row(("office_least", "At least", StepField(1, 50)))
        form.add("late", "", TickField("Somebody who can be reached until 20:00"))
        form.add_row(("late_least", "At least", StepField(1, 20)))
        form.add(
            "desks", "Desks in the office", StepField(0, 200), "No more people are planned to sit there."
        )
        form.changed.connect(self._fit_cover)
        form.end()
        return form

    @Slot()
    def _fit_cover(self) -> None:
        """Only what is ticked has figures to fill in."""
        for tick, figures in FIGURES.items():
            is_ticked = self.cover_form[tick].value()
            for name in figures:
                self.cover_form.show_field(name, is_shown=bool(is_ticked))

    def _make_last(self) -> QWidget:
        page = QWidget(self)
        label = QLabel("The plan is kept in", page)
        label.setProperty("role", "fieldLabel")
        label.setBuddy(self.file)
        self.file.setAccessibleName("The plan is kept in")
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        week = QLabel("First week to plan", page)
        week.setProperty("role", "fieldLabel")
        week.setBuddy(self.week.target())
        self.week.name_parts("First week to plan", "")
        column.addWidget(self.summary)
        column.addSpacing(px(6))
        column.addWidget(week)
        column.addWidget(self.week)
        column.addWidget(label)
        column.addWidget(self.file)
        column.addStretch(1)
        return page

    def _lay_out(self) -> None:
        steps = QHBoxLayout()
        steps.setSpacing(px(8))
        for mark in self.marks:
            steps.addWidget(mark)
        steps.addStretch(1)
        foot: Sequence[QPushButton] = (self.back, self.next)
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addWidget(self.cancel)
        row.addStretch(1)
        for button in foot:
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(28), px(24), px(28), px(20))
        column.setSpacing(px(12))
        column.addLayout(steps)
        column.addWidget(self.title)
        column.addWidget(self.note)
        column.addWidget(self.pages, 1)
        column.addWidget(self.trouble)
        column.addLayout(row)


def _shares_words(joiners: Sequence[Joiner]) -> str:
    """Whose halves stand one below the other shares a post; that is made without a question, and so said."""
    pairs = [f"{one} and {two}" for one, two in shared_posts(joiners)]
    if not pairs:
        return ""
    number = "one job share" if len(pairs) == 1 else f"{len(pairs)} job shares"
    return f" (among them {number}: {'; '.join(pairs)})"


def _cover_words(cover: FirstCover) -> str:
    return f"{cover.name} {times_label(cover.start, cover.end)} (at least {cover.least})"
