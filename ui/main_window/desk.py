"""The desk: what every action works on. It joins session, builder, undo and selection, and draws nothing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QUndoStack

from planner.domain.errors import BadInputError, PlannerError
from planner.domain.rota import Activity, Shift
from ui.actions.action_deck import ActionDeck
from ui.actions.catalogue import ROWS
from ui.main_window.board_look import BoardLook
from ui.main_window.board_work import BoardWork
from ui.main_window.desk_builds import DeskBuilds
from ui.main_window.desk_edits import DeskEdits
from ui.main_window.desk_questions import DeskQuestions
from ui.main_window.frame_port import AskPort, FramePort
from ui.main_window.no_frame import NoFrame
from ui.main_window.policy_reasons import PolicyReasons
from ui.main_window.reading import Reading
from ui.main_window.seen_weeks import WeeksOnBoard
from ui.main_window.ways_out import WaysOut
from ui.my_calendar.calendar_keeper import CalendarKeeper
from ui.notices.announcer import DesktopAnnouncer
from ui.notices.notice_keeper import NoticeKeeper
from ui.session.chosen import NOTHING, Chosen
from ui.session.session import Session
from ui.session.shown_rota import ShownRota
from ui.settings.preferences import Preferences
from ui.sign_in.doorkeeper import Doorkeeper
from ui.tasks.explainer import Explainer
from ui.tasks.rota_builder import RotaBuilder
from ui.undo.step_log import StepLog

if TYPE_CHECKING:
    from planner.domain.rota import Rota

# A step keeps what it has changed and shares the rest: days of work can be undone.
UNDO_STEPS = 10_000
NOT_KEPT = ("What is typed here cannot be kept yet.", "Mend it, or cancel it, and then go on.")


class Desk(QObject):
    """Lives as long as the window; the frame may be built anew beneath it when theme or scale change."""

    # What is on the board has changed: another week, an edit, or an improvement of a running build.
    shown_changed = Signal()
    # Another window of this plan is asked for.
    window_wanted = Signal()

    def __init__(
        self,
        session: Session,
        builder: RotaBuilder,
        preferences: Preferences,
        ask: AskPort,
        parent: QObject | None = None,
        explainer: Explainer | None = None,
    ) -> None:
        super().__init__(parent)
        # Without a process of its own it knows no fixes.
        self.explainer = explainer or Explainer(None)
        self.explainer.setParent(self)
        self.session, self.builder, self.preferences, self.ask = session, builder, preferences, ask
        # One for the whole plan, whatever week or screen a step was made on: the last step goes back first.
        self.undo_stack = QUndoStack(self)
        self.undo_stack.setUndoLimit(UNDO_STEPS)
        self._undone_plan = session.path
        self._reading = Reading()
        self.steps = StepLog(self.undo_stack, session, self)
        self.frame: FramePort = NoFrame()
        announcer = DesktopAnnouncer(self)
        announcer.pressed.connect(self._show_notices)
        self.notices = NoticeKeeper(session, announcer, self)
        self.calendar = CalendarKeeper(session, preferences, self)
        # A version with which the board compares what it shows; None: what was published last.
        self.compared: Rota | None = None
        self.chosen = NOTHING
        self.board_work = BoardWork(self)
        self.board_look = BoardLook(preferences, self)
        self.weeks = WeeksOnBoard(self)
        self.reasons = PolicyReasons(self)
        self.actions = ActionDeck(ROWS, self)
        session.bus.plan_changed.connect(self._plan_changed)
        session.bus.rota_changed.connect(self._rota_changed)
        session.bus.check_failed.connect(self.tell_trouble)
        self.builds = DeskBuilds(self)
        self.questions = DeskQuestions(self)
        self.edits = DeskEdits(self)
        self.edit, self.edit_team = self.edits.edit, self.edits.edit_team
        builder.started.connect(self.explainer.forget)
        self.explainer.demand_moved.connect(self.renew_actions)
        self.undo_stack.indexChanged.connect(self.renew_actions)
        self.ways_out = WaysOut(self)
        self.doorkeeper = Doorkeeper(self)

    # --- what is shown and selected ----------------------------------------------------------------------

    @property
    def plans(self) -> bool:
        """Whether whoever works with the plan may change it."""
        return self.session.caller.is_manager

    @property
    def figures_of(self) -> str | None:
        """Whose hours and TOIL the board shows; None: everybody's."""
        caller = self.session.caller
        return caller.staff or "" if caller.role == "worker" else None

    @property
    def shown(self) -> ShownRota | None:
        """The best rota so far while a build runs, else the kept one; for a worker without what only a
        manager can make sense of."""
        shown = self.builds.so_far or self.session.shown
        return self._reading.of(shown) if self.session.caller.role == "worker" else shown

    @property
    def selected_shift(self) -> Shift | None:
        return self.shown.shift(self.chosen.shift) if self.shown else None

    @property
    def selected_activity(self) -> Activity | None:
        """The chosen activity of the selected shift."""
        shift, start = self.selected_shift, self.chosen.activity
        return next((each for each in shift.activities if each.start == start), None) if shift else None

    @property
    def last_folder(self) -> Path:
        """Where to start looking for files."""
        path = self.session.path
        return path.parent if path is not None and not self.session.is_sample else Path.home()

    @Slot()
    def _show_notices(self) -> None:
        """A message of the desktop was pressed: the window comes to the front with the list."""
        window = self.ask.over
        if window is not None:
            window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
            window.raise_()
            window.activateWindow()
        self.frame.show_screen("notices")

    def choose(self, chosen: Chosen) -> None:
        """Show something in the inspector, on the board and among the problems."""
        self.chosen = chosen
        self.frame.show_selection()
        self.questions.explain_choice()
        self.renew_actions()

    def select_shift(self, shift_id: str | None) -> None:
        """Choose a shift, or nothing."""
        self.choose(Chosen("shift", shift=shift_id) if shift_id else NOTHING)

    def select_demand(self, demand: str | None) -> None:
        """Choose a demand that is not met, or nothing."""
        self.choose(Chosen("uncovered", demand=demand) if demand else NOTHING)

    def select_nothing(self) -> None:
        self.choose(NOTHING)

    def widen_day(self, day: int | None) -> None:
        """Choose the wide day, 0 (Monday) to 6, or None."""
        self.preferences.wide_day = day
        self.frame.widen_day(day)

    # --- plans and weeks ---------------------------------------------------------------------------------

    def open_path(self, path: Path) -> bool:
        """Open a plan or a team file; tells what is wrong when it cannot be opened, or when what is typed in
        the plan at hand cannot be kept there."""
        if not self._keep_typed():
            return False
        try:
            self.session.open(path)
        except PlannerError as trouble:
            from ui.main_window.restoring import tell_unopened

            self.preferences.forget_recent_file(path)
            tell_unopened(self, trouble)
            return False
        self.doorkeeper.let_in_by_keyring()
        if self.session.path is not None:
            self.preferences.last_plan = self.session.path
            if not self.session.is_sample:
                self.preferences.add_recent_file(self.session.path)
        return True

    def open_sample(self, name: str) -> None:
        """Open a sample; where its week has no rota yet, build one at once."""
        if not self._keep_typed():
            return
        try:
            self.session.open_sample(name)
        except PlannerError as trouble:
            self.tell_trouble(trouble)
            return
        if self.session.path is not None:
            self.preferences.last_plan = self.session.path
        # Its rota is built while one watches, wherever it was opened from.
        self.frame.show_screen("rota")
        self.builds.build_if_sample_is_new()

    def _keep_typed(self) -> bool:
        """What is typed belongs to the plan that is open, and to no other."""
        if not self.session.is_open or self.frame.keep_typed():
            return True
        self.frame.show_message("warn", *NOT_KEPT)
        return False

    def show_next_week(self, weeks: int) -> None:
        """Go forward, or back when negative: where the screen in front shows single weeks, by one."""
        if not self.frame.step_week(weeks):
            self.session.show_next_week(weeks)

    def compare_with(self, version: Rota | None) -> None:
        """Have the board mark what differs from a version; None: from what was published last."""
        self.compared = version
        self.shown_changed.emit()

    # --- words to the person -----------------------------------------------------------------------------

    def say(self, sentence: str) -> None:
        self.frame.show_message("info", sentence)

    @Slot(object)
    def tell_trouble(self, trouble: PlannerError) -> None:
        """Show what a person can mend: the sentence, the next step, and all the rest behind a button."""
        more = (
            tuple(str(problem) for problem in trouble.problems) if isinstance(trouble, BadInputError) else ()
        )
        self.frame.show_message("danger", trouble.sentence, trouble.next_step, more)

    @Slot()
    def renew_actions(self) -> None:
        self.actions.renew()

    # --- slots -------------------------------------------------------------------------------------------

    @Slot()
    def _plan_changed(self) -> None:
        self.builder.abandon()
        self.explainer.forget()
        if self.session.path != self._undone_plan:
            self._undone_plan = self.session.path
            self.undo_stack.clear()
            self.steps.begin()
        self.compared = None
        self.chosen = NOTHING
        self._all_moved()

    def _all_moved(self) -> None:
        """The frame shows everything anew, what is chosen with it."""
        self.shown_changed.emit()
        self.questions.explain_choice()
        self.renew_actions()

    @Slot()
    def _rota_changed(self) -> None:
        self.builds.forget()
        self.explainer.forget()
        self._all_moved()
        self.ways_out.rota_moved()
