"""Building and repairing from the desk: what is searched for, what is shown meanwhile, what is told after."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Slot

from planner.domain.errors import PlannerError
from planner.ports import SolveSettings
from ui.bootstrap import search_workers
from ui.session.horizon import Horizon
from ui.session.shown_rota import ShownRota, show_best_so_far

if TYPE_CHECKING:
    from planner.domain.problem import RotaProblem
    from planner.domain.rota import Rota, Shift
    from planner.services.rota_diff import RotaDiff
    from ui.main_window.desk import Desk
    from ui.tasks.rota_builder import BuildEnd

# Improvements may come many times a second: they are shown so often at most, and take a fifth of the time.
SHOW_EVERY_MS = 200
SHARE_OF_TIME = 4
BUILD = "Build rota"
NO_BETTER = "No better rota was found: every shift stays as it is."


class DeskBuilds(QObject):
    """Belongs to the desk."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self.horizon = Horizon(desk.session)
        self._so_far: ShownRota | None = None
        self._waiting_shifts: tuple[Shift, ...] | None = None
        self._show_timer = QTimer(self)
        self._show_timer.setSingleShot(True)
        self._show_timer.timeout.connect(self._show_improvement)
        builder = desk.builder
        builder.improved.connect(self._improved)
        builder.ended.connect(self._build_ended)
        for signal in (builder.started, builder.progressed, builder.stopping):
            signal.connect(desk.renew_actions)

    @property
    def so_far(self) -> ShownRota | None:
        """The best rota of the build that runs; None while none does, however the last one has ended."""
        return self._so_far if self._desk.builder.is_running else None

    def forget(self) -> None:
        """The rota at hand has changed: it is shown until the build finds a better one."""
        self._so_far = None

    def build(self, weeks: int | None = None) -> None:
        """Build the weeks on screen, or so many from the first of them; pins stay, the rota at hand is where
        the search starts."""
        self._desk.session.settle()
        shown, builder = self._desk.session.shown, self._desk.builder
        if shown is None or builder.is_running:
            return
        weeks = weeks or self.horizon.weeks
        if weeks == shown.problem.weeks:
            self._search(shown.problem)
            return
        wider = self.horizon.shown_for(weeks)
        self._search(wider.problem)
        if builder.is_running:
            self._so_far = wider
            self._desk.shown_changed.emit()

    def build_if_sample_is_new(self) -> None:
        """A sample is there to be looked at: its first rota is built without being asked for."""
        if self._desk.session.is_sample and self._desk.session.rota is None:
            self.build()

    def repair(self, rota: Rota, moment: int) -> None:
        """Plan the rota again near to what it is, from a civil minute on."""
        from planner.services.freeze_repair import freeze_repair

        team = self._desk.session.team
        if team is None:
            return
        try:
            problem = freeze_repair(team, rota, moment)
        except PlannerError as trouble:
            self._desk.builder.stand_down()
            self._desk.tell_trouble(trouble)
            return
        self._search(problem)

    def _search(self, problem: RotaProblem) -> None:
        desk = self._desk
        if desk.builder.is_running:
            return
        self._so_far = self._waiting_shifts = None
        seconds = float(desk.preferences.build_seconds)
        desk.select_nothing()
        settings = SolveSettings(seconds=seconds, workers=min(2, search_workers()))
        desk.builder.build(problem, settings, desk.session.who)

    @Slot(object)
    def _improved(self, shifts: tuple[Shift, ...]) -> None:
        self._waiting_shifts = shifts
        if not self._show_timer.isActive():
            self._show_timer.start()

    @Slot()
    def _show_improvement(self) -> None:
        """Show the latest improvement; the larger the team, the longer the next one waits."""
        before, shifts = self._desk.shown, self._waiting_shifts
        self._waiting_shifts = None
        if before is None or shifts is None or not self._desk.builder.is_running:
            return
        watch = QElapsedTimer()
        watch.start()
        self._so_far = show_best_so_far(before, shifts, self._desk.session.clock.now())
        self._desk.shown_changed.emit()
        self._show_timer.setInterval(max(SHOW_EVERY_MS, SHARE_OF_TIME * watch.elapsed()))

    @Slot(object)
    def _build_ended(self, end: BuildEnd) -> None:
        self._show_timer.setInterval(0)
        if end.planned is not None and self._is_behind(end):
            reason = f"{end.trouble.sentence} " if end.trouble is not None else ""
            self._desk.frame.show_message(
                "warn", f"{reason}The rota at hand is better than what the build found.", "It was kept."
            )
        elif (kept := self._kept_at_hand(end)) is not None:
            if kept.state == "draft" and kept != self._desk.session.rota:
                self._desk.edit(self.horizon.replacing(kept, BUILD), BUILD)
            self._desk.frame.show_message("info", NO_BETTER, "")
        else:
            if end.planned is not None:
                name = BUILD if end.diff is None else "Repair rota"
                is_kept = self._desk.edit(self.horizon.replacing(end.planned.rota, name), name)
                if end.diff is not None and is_kept and end.trouble is None:
                    self._tell_changes(end.diff)
            self._tell_end(end)
        self._desk.shown_changed.emit()
        self._desk.renew_actions()

    def _is_behind(self, end: BuildEnd) -> bool:
        """Whether a build that ended by itself, or broke off, has found less than what the week has."""
        from planner.services.judge_rota import is_better

        kept = self._desk.session.shown
        if end.was_chosen or end.planned is None or kept is None or kept.rota is None:
            return False
        if end.planned.rota.weeks != kept.rota.weeks:
            return False
        if end.diff is not None:
            # What was published may no longer be possible: a repair answers another question.
            return False
        return is_better(kept.findings, end.planned.findings)

    def _kept_at_hand(self, end: BuildEnd) -> Rota | None:
        """The rota at hand with what was proved, where a build that ended by itself has found none better."""
        from planner.services.build_rota import kept_at_hand

        hand = self._desk.session.shown
        if end.was_chosen or end.planned is None or end.diff is not None or end.trouble is not None:
            return None
        if hand is None or hand.rota is None or not hand.rota.shifts:
            return None
        return kept_at_hand(hand.rota, hand.findings, end.planned)

    def _tell_changes(self, diff: RotaDiff) -> None:
        """What a repair changes: the sum in the message bar, the rest behind its button."""
        step = "" if diff.is_empty else "Undo takes it back."
        self._desk.frame.show_message("info", diff.headline, step, diff.sentences[1:])

    def _tell_end(self, end: BuildEnd) -> None:
        if end.trouble is None:
            return
        if end.planned is not None:
            self._desk.frame.show_message(
                "warn", end.trouble.sentence, "The best rota so far was kept. Build again to go on."
            )
        else:
            self._desk.tell_trouble(end.trouble)
            self._ask_clashes(end.trouble)

    def _ask_clashes(self, trouble: PlannerError) -> None:
        """Where the week has no lawful rota, look for what cannot stand together."""
        from planner.services.build_rota import NoRotaError

        shown = self._desk.session.shown
        if isinstance(trouble, NoRotaError) and trouble.result.status == "infeasible" and shown is not None:
            self._desk.ways_out.look_again()
