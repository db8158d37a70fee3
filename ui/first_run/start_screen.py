"""The page that is there when no plan is: a sample to look at, a new team, or a file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from planner.domain.errors import PlannerError
from planner.domain.team import Team
from resources import DEFAULT_SAMPLE
from ui.first_run.new_team_steps import BegunTeam, NewTeamSteps
from ui.main_window.desk import Desk
from ui.main_window.desk_screen import DeskScreen
from ui.main_window.recent_files import recent_files
from ui.session.plan_files import create_plan
from ui.theme import icon, px
from ui.widgets.folding_row import FoldingRow
from ui.widgets.form_area import FormArea
from ui.widgets.logo import draw_logo

WIDTH, HEIGHT = 760, 540
MOST_RECENT = 4


class StartScreen(DeskScreen):
    """Nobody needs a file to begin, and nothing that cannot be opened is a dead end."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(desk, parent)
        self.pages = QStackedWidget(self)
        self._inside = QWidget()
        self.welcome = FormArea(self._inside, self.pages)
        self.steps = NewTeamSteps(self.pages)
        self.sample_button = QPushButton("Open the sample team", self._inside)
        self.new_button = QPushButton("Make a new team", self._inside)
        self.open_button = QPushButton("Open a plan or team file…", self._inside)
        self.other_button = QPushButton("Other samples…", self._inside)
        self.anew_button = QPushButton("Make the sample anew", self._inside)
        self.recent = QWidget(self._inside)
        self.recent.setAccessibleName("Recent plans")
        self.recent_buttons: list[QPushButton] = []
        self._recent_box = self._make_recent()
        self.sample_button.clicked.connect(self._open_sample)
        self.new_button.clicked.connect(self.begin_team)
        self.open_button.clicked.connect(desk.actions["file.open"].trigger)
        self.other_button.clicked.connect(desk.actions["file.sample"].trigger)
        self.anew_button.clicked.connect(self._make_anew)
        self.steps.ready.connect(self._make_team)
        self.steps.cancelled.connect(self._cancel)
        desk.session.bus.plan_changed.connect(self._plan_opened)
        self.pages.addWidget(self.welcome)
        self.pages.addWidget(self.steps)
        self._lay_out()

    def renew(self) -> None:
        """Whether the kept sample can be opened is seen only when it is: the way out is always there."""
        path = self.desk.session.folder / "samples" / f"{DEFAULT_SAMPLE}.rotabene"
        self.anew_button.setVisible(path.exists() and not self.desk.session.is_open)
        self._show_recent()

    def showEvent(self, event: QShowEvent) -> None:
        """The first thing that can be done has the focus."""
        super().showEvent(event)
        if self.pages.currentWidget() is self.welcome:
            self.new_button.setFocus()

    def start_new(self, what: str) -> None:
        del what
        self.begin_team()

    def handed_on(self) -> BegunTeam | None:
        """The team that is being made: there is no plan yet in which it could be kept."""
        return self.steps.begun if self.pages.currentWidget() is self.steps else None

    def take_over(self, handed: BegunTeam) -> None:
        self.begin_team()
        self.steps.go_on_with(handed)

    @Slot()
    def begin_team(self) -> None:
        """The four steps."""
        self.pages.setCurrentWidget(self.steps)
        self.steps.begin(self.desk.session.clock.now().date(), self.desk.last_folder)

    @Slot()
    def _open_sample(self) -> None:
        self.desk.open_sample(DEFAULT_SAMPLE)

    @Slot()
    def _make_anew(self) -> None:
        from ui.session.plan_files import set_sample_aside

        try:
            kept = set_sample_aside(DEFAULT_SAMPLE, self.desk.session.folder)
        except PlannerError as trouble:
            self.desk.tell_trouble(trouble)
            return
        self._open_sample()
        if self.desk.session.is_open:
            self.desk.say(f"The sample was made anew; what was there is kept as “{kept.name}”.")

    def _show_recent(self) -> None:
        """The plans that were open last, a button each; what has gone says so."""
        while (item := self._recent_box.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.recent_buttons = []
        for action in recent_files(self.desk, self)[:MOST_RECENT]:
            button = QPushButton(action.text(), self.recent)
            button.setIcon(icon("warning" if action.is_missing else "clock-counter-clockwise", "text2"))
            button.setIconSize(QSize(px(20), px(14)))
            button.setToolTip(action.toolTip())
            button.setAccessibleName(f"Open again: {action.text()}")
            button.setProperty("small", True)
            button.clicked.connect(action.trigger)
            button.clicked.connect(self.renew)
            self._recent_box.addWidget(button)
            self.recent_buttons.append(button)
        self._recent_box.addStretch(1)
        self.recent.setVisible(bool(self.recent_buttons))

    @Slot(object, object)
    def _make_team(self, team: Team, path: Path) -> None:
        try:
            create_plan(path, team, self.desk.session.clock)
        except PlannerError as trouble:
            self.steps.show_trouble(f"{trouble.sentence} {trouble.next_step}")
            return
        if self.desk.open_path(path):
            self.steps.forget()
            self.desk.session.show_week(self.steps.first_day)
            self.desk.builds.build()

    @Slot()
    def _cancel(self) -> None:
        self.pages.setCurrentWidget(self.welcome)
        self._leave()

    @Slot()
    def _plan_opened(self) -> None:
        """Whichever way a plan was opened, there is something to look at now."""
        if self.desk.session.is_open and self.desk.frame.front == "start":
            self.pages.setCurrentWidget(self.welcome)
            self._leave()

    def _leave(self) -> None:
        if self.desk.session.is_open or self.desk.session.is_locked:
            self.desk.frame.show_screen("rota")

    def _make_recent(self) -> QHBoxLayout:
        column = QVBoxLayout(self.recent)
        column.setContentsMargins(0, px(6), 0, 0)
        column.setSpacing(px(4))
        heading = QLabel("Open again", self.recent)
        heading.setProperty("role", "heading")
        column.addWidget(heading)
        row = QHBoxLayout()
        row.setSpacing(px(8))
        column.addLayout(row)
        return row

    def _lay_out(self) -> None:
        logo = QLabel(self._inside)
        logo.setPixmap(draw_logo().pixmap(QSize(px(52), px(52))))
        title = QLabel("Welcome to Rotabene", self._inside)
        title.setObjectName("page")
        note = QLabel(
            "Plan the weeks of your team: people and contracts, what must be covered, a rota that keeps the "
            "law and says what it could not do.",
            self._inside,
        )
        note.setWordWrap(True)
        note.setObjectName("secondary")
        choices = (
            _choice(
                "Look around first",
                "Riverside Family Safeguarding, an invented team of fourteen with a week of visits. "
                "Its rota is built at once.",
                (self.sample_button, self.other_button, self.anew_button),
            ),
            _choice(
                "Start with your own team",
                "Four steps: team, people, cover, build. Names are enough to begin with.",
                (self.new_button, self.open_button),
            ),
        )
        for button, name in (
            (self.sample_button, "flask"),
            (self.new_button, "users"),
            (self.open_button, "folder-open"),
        ):
            is_primary = button is self.new_button or button is self.sample_button
            button.setProperty("primary", is_primary)
            button.setIcon(icon(name, "onAccent" if is_primary else "text"))
            button.setIconSize(QSize(px(22), px(16)))
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(px(28), px(28), px(28), px(24))
        column.setSpacing(px(10))
        column.addStretch(1)
        column.addWidget(logo)
        column.addWidget(title)
        column.addWidget(note)
        column.addSpacing(px(10))
        column.addWidget(FoldingRow(choices, self._inside, spacing=14))
        column.addWidget(self.recent)
        column.addStretch(1)
        self.pages.setMaximumSize(px(WIDTH), px(HEIGHT))
        outer = QHBoxLayout(self)
        outer.addStretch(1)
        outer.addWidget(self.pages, 6)
        outer.addStretch(1)


def _choice(title: str, note: str, buttons: tuple[QPushButton, ...]) -> QFrame:
    card = QFrame()
    card.setProperty("card", True)
    heading, words = QLabel(title, card), QLabel(note, card)
    heading.setObjectName("title")
    words.setObjectName("secondary")
    words.setWordWrap(True)
    column = QVBoxLayout(card)
    column.setContentsMargins(px(20), px(18), px(20), px(18))
    column.setSpacing(px(10))
    column.addWidget(heading)
    column.addWidget(words)
    column.addStretch(1)
    for button in buttons:
        column.addWidget(button)
    return card
