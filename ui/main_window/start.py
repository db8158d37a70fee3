"""What follows the first painting: the desk, the plan; and for pictures and measurements, the end again."""

from __future__ import annotations

from argparse import Namespace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

from ui.main_window.crash_hook import CrashHook
from ui.main_window.window import MainWindow
from ui.settings.preferences import Preferences

if TYPE_CHECKING:
    from ui.main_window.desk import Desk
    from ui.main_window.window_family import WindowFamily

SETTLE_MS = 300
# So many fixes are tried at a time at most; what is left of the machine is other programs'.
MOST_TRIALS = 2


class Start(QObject):
    """Runs once, from the event loop, after the window has been painted."""

    def __init__(
        self,
        window: MainWindow,
        folder: Path,
        preferences: Preferences,
        hook: CrashHook,
        options: Namespace,
    ) -> None:
        super().__init__(window)
        self._window, self._folder, self._preferences = window, folder, preferences
        self._hook, self._options = hook, options
        self._family: WindowFamily | None = None
        # None until the planner is loaded.
        self.desk: Desk | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SETTLE_MS)
        self._timer.timeout.connect(self._take_picture)

    @Slot()
    def go_on(self) -> None:
        """The window is there."""
        QTimer.singleShot(0, self, self._end if self._options.quit_after_paint else self._load)

    @Slot()
    def _end(self) -> None:
        self._window.close()

    @Slot()
    def _load(self) -> None:
        self.desk = desk = make_desk(self._folder, self._preferences)
        desk.setParent(self._window)
        self._hook.told.connect(desk.tell_trouble)
        self._window.fill(desk)
        self._make_family(desk)
        desk.shown_changed.connect(self._warm)
        self._open(desk)
        if self._options.screenshot is not None:
            desk.builder.ended.connect(self._settle)
            if not desk.builder.is_running:
                self._settle()

    def _make_family(self, desk: Desk) -> None:
        """The window, and those that are opened from it."""
        from ui.main_window.window_family import WindowFamily

        self._family = WindowFamily(partial(make_desk, self._folder, self._preferences), self)
        self._family.add(self._window, desk)

    def _open(self, desk: Desk) -> None:
        options, last = self._options, self._preferences.last_plan
        if options.sample:
            desk.open_sample(options.sample)
            return
        if options.file is not None:
            is_open = desk.open_path(options.file)
        else:
            is_open = last is not None and last.exists() and desk.open_path(last)
        if is_open:
            desk.builds.build_if_sample_is_new()
        elif options.or_sample and options.file is None:
            desk.open_sample(options.or_sample)
        else:
            # A sample, a new team or a file; what was said of another file stays in the message bar.
            desk.frame.show_screen("start")

    @Slot()
    def _warm(self) -> None:
        """Where something is uncovered its fixes may be asked for soon: the process loads meanwhile."""
        desk = self.desk
        if desk is not None and desk.questions.can_explain and desk.shown and desk.shown.uncovered:
            desk.explainer.warm()

    @Slot()
    def _settle(self, *_: object) -> None:
        self._timer.start()

    @Slot()
    def _take_picture(self) -> None:
        self._window.grab().save(str(self._options.screenshot))
        self._window.close()


def make_desk(folder: Path, preferences: Preferences) -> Desk:
    """Session, builder, preferences and sheets, joined. Loads the planner, which takes a moment."""
    from planner.services.system_clock import SystemClock
    from ui.bootstrap import explainer_command, search_workers, solver_command
    from ui.dialogs.ask import Ask
    from ui.main_window.desk import Desk
    from ui.session.session import Session
    from ui.tasks.explainer import Explainer
    from ui.tasks.rota_builder import RotaBuilder

    clock = SystemClock()
    return Desk(
        Session(folder, clock),
        RotaBuilder(solver_command(), clock),
        preferences,
        Ask(),
        explainer=Explainer(explainer_command(), min(MOST_TRIALS, search_workers())),
    )
