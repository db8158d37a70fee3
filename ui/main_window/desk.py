"""The desk: what every action works on. It joins session, builder, undo and selection, and draws nothing."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QUndoStack

from planner.domain.errors import BadInputError, InputProblem, PlannerError
from planner.domain.rota import Activity, Shift
from planner.ports import SolveSettings
from ui.actions.action_deck import ActionDeck
from ui.actions.catalogue import ROWS
from ui.bootstrap import search_workers
from ui.main_window.board_look import BoardLook
from ui.main_window.board_work import BoardWork
from ui.main_window.frame_port import AskPort, FramePort
from ui.main_window.no_frame import NoFrame
from ui.main_window.policy_reasons import PolicyReasons
from ui.main_window.reading import ONLY_THE_MANAGER, Reading
from ui.main_window.seen_weeks import WeeksOnBoard
from ui.main_window.ways_out import WaysOut
from ui.my_calendar.calendar_keeper import CalendarKeeper
from ui.notices.announcer import DesktopAnnouncer
from ui.notices.notice_keeper import NoticeKeeper
from ui.session.chosen import NOTHING, Chosen
from ui.session.horizon import Horizon
from ui.session.session import Session
from ui.session.shown_rota import ShownRota, show_best_so_far
from ui.settings.preferences import Preferences
from ui.sign_in.doorkeeper import Doorkeeper
from ui.tasks.explainer import Explainer
from ui.tasks.rota_builder import BuildEnd, RotaBuilder
from ui.undo.step_log import StepLog

if TYPE_CHECKING:
    from planner.domain.problem import RotaProblem
    from planner.domain.rota import Rota
    from planner.services.edit_team import TeamEdit
    from planner.services.explain.records import Fix
    from planner.services.rota_diff import RotaDiff
    from ui.undo.edit_command import AnyEdit, EditOfPlan

# Improvements may come many times a second: they are shown so often at most, and take a fifth of the time.
SHOW_EVERY_MS = 200
SHARE_OF_TIME = 4
# Of what is kept in the audit log as the reason of a fix.
LONGEST_REASON = 500
# A step keeps what it has changed and shares the rest: days of work can be undone.
UNDO_STEPS = 10_000
NOT_KEPT = ("What is typed here cannot be kept yet.", "Mend it, or cancel it, and then go on.")
WAIT = "The rota is being built; wait until the build ends, or stop it."


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
        self.horizon = Horizon(session)
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
        self._so_far: ShownRota | None = None
        self._waiting_shifts: tuple[Shift, ...] | None = None
        self._show_timer = QTimer(self)
        self._show_timer.setSingleShot(True)
        self._show_timer.timeout.connect(self._show_improvement)
        self.board_work = BoardWork(self)
        self.board_look = BoardLook(preferences, self)
        self.weeks = WeeksOnBoard(self)
        self.reasons = PolicyReasons(self)
        self.actions = ActionDeck(ROWS, self)
        session.bus.plan_changed.connect(self._plan_changed)
        session.bus.rota_changed.connect(self._rota_changed)
        builder.improved.connect(self._improved)
        builder.ended.connect(self._build_ended)
        for signal in (builder.started, builder.progressed, builder.stopping):
            signal.connect(self._builder_moved)
        builder.started.connect(self.explainer.forget)
        self.explainer.demand_moved.connect(self._fixes_moved)
        self.undo_stack.indexChanged.connect(self._undo_moved)
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
        shown = self._so_far or self.session.shown
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
        self._choice_moved()

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

    # --- explanations ------------------------------------------------------------------------------------

    @property
    def can_explain(self) -> bool:
        """Whether there is a rota to explain, and no build that is changing it."""
        return self.plans and not self.builder.is_running and self.session.rota is not None

    @property
    def first_fix(self) -> Fix | None:
        """The best fix known for the chosen demand."""
        demand = self.chosen.demand
        fixes = self.explainer.ways(demand).fixes if demand and self.can_explain else ()
        return fixes[0] if fixes else None

    def look_for_fixes(self, *, is_asked: bool = False) -> None:
        """Look for fixes of the chosen demand, where they are not known or it `is_asked` once more."""
        shown = self.session.shown
        if shown is not None and self.chosen.demand is not None and self.can_explain:
            self.explainer.look(shown, self.chosen.demand, is_asked=is_asked)

    def ask_why(self) -> None:
        """Ask why the chosen shift, or the chosen activity of it, is there."""
        shown, shift = self.session.shown, self.selected_shift
        if shown is not None and shift is not None and self.can_explain:
            self.explainer.ask_why(shown, shift.id, self.chosen.activity)

    def ask_fairness(self) -> None:
        """Ask whether the rota can be shared more evenly."""
        if self.session.shown is not None and self.can_explain:
            self.explainer.ask_fairness(self.session.shown)

    def apply_fix(self, fix: Fix) -> bool:
        """Put a fix's rota and records in place as one step of undo; then show its first shift."""
        from planner.services.history import fix_name

        rota = self.session.rota
        if rota is None or rota.shifts != fix.base.shifts:
            self.tell_trouble(
                PlannerError("The rota has changed since this fix was tried.", "Look for fixes again.")
            )
            return False
        if not self.edit(fix.edit, fix_name(fix.sentence), fix.sentence[:LONGEST_REASON]):
            return False
        changed = [change.after for change in fix.edit.changes if change.after is not None]
        serving = [shift for shift in changed if any(each.demand == fix.demand for each in shift.activities)]
        shown = next(iter((*serving, *changed)), None)
        self.select_shift(shown.id if shown is not None else None)
        self.frame.show_message("info", f"Done: {fix.sentence}.", "Undo takes it back.")
        return True

    def _explain_choice(self) -> None:
        """What is looked at is explained; the search for what is no longer looked at ends."""
        shown, demand = self.session.shown, self.chosen.demand
        if shown is not None and self.can_explain and shown.uncovered_demand(demand) is not None:
            self.look_for_fixes()
        elif self._is_still_asked:
            return
        else:
            self.explainer.stop()

    @property
    def _is_still_asked(self) -> bool:
        """Whether what is being looked for is about what is chosen, or about the whole week."""
        chosen = self.chosen
        if chosen.kind == "fairness" or self.ways_out.clashes:
            return True
        return self.explainer.is_about(chosen.shift, chosen.activity)

    # --- plans and weeks ---------------------------------------------------------------------------------

    def open_path(self, path: Path) -> bool:
        """Open a plan or a team file; tells what is wrong when it cannot be opened, or when what is typed in
        the plan at hand cannot be kept there."""
        if not self._keep_typed():
            return False
        try:
            self.session.open(path)
        except PlannerError as trouble:
            self.preferences.forget_recent_file(path)
            self.tell_trouble(trouble)
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
        self.build_if_sample_is_new()

    def _keep_typed(self) -> bool:
        """What is typed belongs to the plan that is open, and to no other."""
        if not self.session.is_open or self.frame.keep_typed():
            return True
        self.frame.show_message("warn", *NOT_KEPT)
        return False

    def build_if_sample_is_new(self) -> None:
        """A sample is there to be looked at: its first rota is built without being asked for."""
        if self.session.is_sample and self.session.rota is None:
            self.build()

    def show_next_week(self, weeks: int) -> None:
        """Go forward, or back when negative: where the screen in front shows single weeks, by one."""
        if not self.frame.step_week(weeks):
            self.session.show_next_week(weeks)

    # --- changing the rota -------------------------------------------------------------------------------

    def edit(
        self, edit: AnyEdit, name: str = "", reason: str | None = None, week: date | None = None
    ) -> bool:
        """Do an edit and put it on the undo stack; asks for a reason where a kept policy needs one.

        `week`: the first day of the rota it is of, where that is not the one on screen.
        """
        from planner.services.edit_rota import ReasonNeededError

        if not self.plans:
            self.say(ONLY_THE_MANAGER)
            return False
        if self.builder.is_running:
            self.say(WAIT)
            return False
        try:
            with self.actions.renewed_once():
                self._do(edit, name, reason, week)
        except ReasonNeededError as needed:
            reason = self.ask.reason_for(needed.findings)
            if reason is None:
                return False
            return self._try(edit, name, reason, week)
        except PlannerError as trouble:
            self.tell_trouble(trouble)
            return False
        return True

    def _try(self, edit: AnyEdit, name: str, reason: str, week: date | None) -> bool:
        try:
            self._do(edit, name, reason, week)
        except PlannerError as trouble:
            self.tell_trouble(trouble)
            return False
        return True

    def _do(self, edit: AnyEdit, name: str, reason: str | None, week: date | None) -> None:
        from planner.services.rota_edits import ReplaceRota
        from ui.undo.edit_command import EditCommand

        changes = self.session.apply(edit, reason, week)
        if changes.inverse is not None:
            again = partial(self._apply_again, week or self.session.first_day)
            self.undo_stack.push(EditCommand(name or edit.what, changes.inverse, again))
        if changes.dropped:
            self.frame.show_message("warn", " ".join(changes.dropped), "Undo brings it back.")
        if not isinstance(edit, ReplaceRota):
            self.reasons.note(changes)

    def edit_team(self, edit: TeamEdit, reason: str | None = None) -> tuple[InputProblem, ...] | None:
        """Do an edit of the team and put it on the undo stack; None when it is done.

        What is wrong with its fields is returned for the form to show; any other trouble is told.
        """
        from ui.undo.edit_command import EditCommand

        if not self.plans:
            self.say(ONLY_THE_MANAGER)
            return ()
        if self.builder.is_running:
            self.say(WAIT)
            return ()
        try:
            with self.actions.renewed_once():
                inverse = self.session.apply_to_team(edit, reason)
                self.undo_stack.push(EditCommand(edit.what, inverse, self._apply_team_again))
        except BadInputError as refused:
            return refused.problems
        except PlannerError as trouble:
            self.tell_trouble(trouble)
            return ()
        return None

    def _apply_team_again(self, edit: EditOfPlan) -> EditOfPlan | None:
        """The road of undo and redo for the team. None when the edit is refused now."""
        from planner.services.edit_team import TeamEdit

        try:
            return self.session.apply_to_team(edit) if isinstance(edit, TeamEdit) else None
        except PlannerError as trouble:
            self.tell_trouble(trouble)
            return None

    def _apply_again(self, week: date, edit: EditOfPlan) -> EditOfPlan | None:
        """The road of undo and redo; what is undone is shown. None when the edit is refused now."""
        from planner.services.edit_team import TeamEdit
        from planner.services.past_plan import PlanEdit

        if isinstance(edit, TeamEdit | PlanEdit):
            return None
        if week != self.session.first_day and not self.weeks.has(week):
            self.session.show_week(week)
        try:
            return self.session.apply(edit, week=week).inverse
        except PlannerError as trouble:
            self.tell_trouble(trouble)
            return None

    def build(self, weeks: int | None = None) -> None:
        """Build the weeks on screen, or so many from the first of them; pins stay, the rota at hand is where
        the search starts."""
        shown = self.session.shown
        if shown is None or self.builder.is_running:
            return
        weeks = weeks or self.horizon.weeks
        if weeks == shown.problem.weeks:
            self._search(shown.problem)
            return
        wider = self.horizon.shown_for(weeks)
        self._search(wider.problem)
        if self.builder.is_running:
            self._so_far = wider
            self.shown_changed.emit()

    def repair(self, rota: Rota, moment: int) -> None:
        """Plan the rota again near to what it is, from a civil minute on."""
        from planner.services.freeze_repair import freeze_repair

        team = self.session.team
        if team is None:
            return
        try:
            problem = freeze_repair(team, rota, moment)
        except PlannerError as trouble:
            self.tell_trouble(trouble)
            return
        self._search(problem)

    def _search(self, problem: RotaProblem) -> None:
        if self.builder.is_running:
            return
        settings = SolveSettings(
            seconds=float(self.preferences.build_seconds), workers=min(2, search_workers())
        )
        self.select_nothing()
        self.builder.build(problem, settings, self.session.who)

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

    def renew_actions(self) -> None:
        self.actions.renew()

    # --- slots -------------------------------------------------------------------------------------------

    @Slot()
    def _plan_changed(self) -> None:
        self.builder.abandon()
        self._so_far = None
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
        self._explain_choice()
        self.renew_actions()

    @Slot()
    def _rota_changed(self) -> None:
        self._so_far = None
        self.explainer.forget()
        self._all_moved()
        self.ways_out.rota_moved()

    @Slot(object)
    def _improved(self, shifts: tuple[Shift, ...]) -> None:
        self._waiting_shifts = shifts
        if not self._show_timer.isActive():
            self._show_timer.start()

    @Slot()
    def _show_improvement(self) -> None:
        """Show the latest improvement; the larger the team, the longer the next one waits."""
        before, shifts = self.shown, self._waiting_shifts
        self._waiting_shifts = None
        if before is None or shifts is None or not self.builder.is_running:
            return
        watch = QElapsedTimer()
        watch.start()
        self._so_far = show_best_so_far(before, shifts, self.session.clock.now())
        self.shown_changed.emit()
        self._show_timer.setInterval(max(SHOW_EVERY_MS, SHARE_OF_TIME * watch.elapsed()))

    @Slot()
    def _builder_moved(self) -> None:
        self.renew_actions()

    @Slot(object)
    def _build_ended(self, end: BuildEnd) -> None:
        self._so_far = self._waiting_shifts = None
        self._show_timer.setInterval(0)
        if end.planned is not None and self._is_behind(end):
            reason = f"{end.trouble.sentence} " if end.trouble is not None else ""
            self.frame.show_message(
                "warn", f"{reason}The rota at hand is better than what the build found.", "It was kept."
            )
        else:
            if end.planned is not None:
                name = "Build rota" if end.diff is None else "Repair rota"
                is_kept = self.edit(self.horizon.replacing(end.planned.rota, name), name)
                if end.diff is not None and is_kept and end.trouble is None:
                    self._tell_changes(end.diff)
            self._tell_end(end)
        self.shown_changed.emit()
        self.renew_actions()

    def _is_behind(self, end: BuildEnd) -> bool:
        """Whether a build that ended by itself, or broke off, has found less than what the week has."""
        from planner.services.judge_rota import is_better

        kept = self.session.shown
        if end.was_chosen or end.planned is None or kept is None or kept.rota is None:
            return False
        if end.planned.rota.weeks != kept.rota.weeks:
            return False
        if end.diff is not None:
            # What was published may no longer be possible: a repair answers another question.
            return False
        return is_better(kept.findings, end.planned.findings)

    def _tell_changes(self, diff: RotaDiff) -> None:
        """What a repair changes: the sum in the message bar, the rest behind its button."""
        step = "" if diff.is_empty else "Undo takes it back."
        self.frame.show_message("info", diff.headline, step, diff.sentences[1:])

    def _tell_end(self, end: BuildEnd) -> None:
        if end.trouble is None:
            return
        if end.planned is not None:
            self.frame.show_message(
                "warn", end.trouble.sentence, "The best rota so far was kept. Build again to go on."
            )
        else:
            self.tell_trouble(end.trouble)
            self._ask_clashes(end.trouble)

    def _ask_clashes(self, trouble: PlannerError) -> None:
        """Where the week has no lawful rota, look for what cannot stand together."""
        from planner.services.build_rota import NoRotaError

        shown = self.session.shown
        if isinstance(trouble, NoRotaError) and trouble.result.status == "infeasible" and shown is not None:
            self.ways_out.look_again()

    @Slot(str)
    def _fixes_moved(self, _demand: str) -> None:
        self.renew_actions()

    @Slot(int)
    def _undo_moved(self, _index: int) -> None:
        self.renew_actions()

    def _choice_moved(self) -> None:
        self.frame.show_selection()
        self._explain_choice()
        self.renew_actions()
