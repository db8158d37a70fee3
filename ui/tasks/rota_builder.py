"""One build at a time: what is shown while it runs, the best rota so far, and how it ends."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QElapsedTimer, QObject, Signal, Slot

from planner.domain.errors import PlannerError
from planner.ports import Clock, SolveProgress, SolveResult, SolveSettings
from ui.tasks.solve_task import SolveTask
from ui.views.build_story import BuildStory

if TYPE_CHECKING:
    from planner.domain.problem import RotaProblem
    from planner.services.build_rota import PlannedRota
    from planner.services.rota_diff import RotaDiff

BuildState = Literal["idle", "building", "stopping"]
UNCHECKED_SENTENCE = "The rota that was found could not be checked, so it was not kept."
UNCHECKED_STEP = "Nothing was changed; build the rota again."


@dataclass(frozen=True, slots=True)
class BuildEnd:
    """How a build ended. `planned` is checked and may be kept; None when there is nothing to keep.

    `trouble` says what went wrong, if anything did; both can be there: a crash leaves the best rota so far.
    """

    planned: PlannedRota | None
    trouble: PlannerError | None = None
    was_dropped: bool = False
    # The manager ended the search and chose this rota.
    was_chosen: bool = False
    # What a repair changes of the published rota; None where the week was built anew.
    diff: RotaDiff | None = None


class RotaBuilder(QObject):
    """Runs the solver's process and checks what it returns; keeps nothing in the store itself."""

    started = Signal()
    progressed = Signal()
    # A better rota was found: its shifts.
    improved = Signal(object)
    stopping = Signal()
    ended = Signal(object)

    def __init__(self, command: list[str], clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.story = BuildStory()
        self._clock = clock
        self._state: BuildState = "idle"
        self._keeps_result = True
        self._best: SolveProgress | None = None
        self._problem: RotaProblem | None = None
        self._settings = SolveSettings()
        self._who = ""
        self._watch = QElapsedTimer()
        self._task = SolveTask(command, self)
        self._task.progressed.connect(self._take_progress)
        self._task.finished.connect(self._take_result)
        self._task.broken.connect(self._take_break)

    @property
    def state(self) -> BuildState:
        return self._state

    @property
    def is_running(self) -> bool:
        return self._state != "idle"

    @property
    def has_rota(self) -> bool:
        """Whether the running build has found a rota yet."""
        return self._best is not None

    @property
    def elapsed_seconds(self) -> float:
        """Since the build was started."""
        return self._watch.elapsed() / 1000 if self._watch.isValid() else 0.0

    @property
    def weeks(self) -> int:
        """How many weeks are being built."""
        return self._problem.weeks if self._problem is not None else 1

    @property
    def process_id(self) -> int:
        """Of the solver's process; 0 when there is none."""
        return self._task.process_id

    def build(self, problem: RotaProblem, settings: SolveSettings, who: str) -> None:
        """Start; a build that is already running goes on instead."""
        if self.is_running:
            return
        self._problem, self._settings, self._who = problem, settings, who
        self.story, self._best, self._keeps_result = BuildStory(), None, True
        self._state = "building"
        self._watch.start()
        self.started.emit()
        self._task.start(problem, settings)

    def get_ready(self) -> None:
        """A build is likely to come soon: have its process load the solver."""
        self._task.get_ready()

    def stand_down(self) -> None:
        """The build does not come after all."""
        self._task.stand_down()

    def use_best(self) -> None:
        """End early and keep the best rota so far."""
        self._ask_to_stop(keeps_result=True)

    def drop(self) -> None:
        """End and keep nothing."""
        self._ask_to_stop(keeps_result=False)

    def abandon(self) -> None:
        """End at once, without a word: the window is closing, or another plan was opened."""
        self._task.kill()
        self._state = "idle"

    def _ask_to_stop(self, *, keeps_result: bool) -> None:
        if self._state != "building":
            return
        self._keeps_result = keeps_result
        self._state = "stopping"
        self.stopping.emit()
        self._task.stop()

    @Slot(object)
    def _take_progress(self, progress: SolveProgress) -> None:
        self.story.add(progress)
        if progress.shifts is not None:
            self._best = progress
        self.progressed.emit()
        if progress.shifts is not None and self._state == "building":
            self.improved.emit(progress.shifts)

    @Slot(object)
    def _take_result(self, result: SolveResult) -> None:
        self._end(result, None)

    @Slot(object)
    def _take_break(self, trouble: PlannerError | None) -> None:
        """The process is gone without a result; `trouble` is None when we ended it ourselves."""
        best = self._best
        if best is None:
            self._finish(BuildEnd(None, trouble, was_dropped=trouble is None))
            return
        result = SolveResult("stopped", best.shifts, best.tiers, seconds=self.story.seconds)
        self._end(result, trouble)

    def _end(self, result: SolveResult, trouble: PlannerError | None) -> None:
        if not self._keeps_result:
            self._finish(BuildEnd(None, was_dropped=True))
            return
        try:
            planned, diff = self._checked(result)
        except PlannerError as refusal:
            self._finish(BuildEnd(None, refusal))
            return
        except Exception:
            # The fault is told by the crash hook; the build is over all the same, and can be begun again.
            self._finish(BuildEnd(None, PlannerError(UNCHECKED_SENTENCE, UNCHECKED_STEP)))
            raise
        self._finish(BuildEnd(planned, trouble, was_chosen=self._state == "stopping", diff=diff))

    def _checked(self, result: SolveResult) -> tuple[PlannedRota, RotaDiff | None]:
        from planner.services.build_rota import finish_rota
        from planner.services.repair_rota import finish_repair

        problem, settings, who, at = self._problem, self._settings, self._who, self._clock.now()
        if problem is None:
            raise RuntimeError("a result without a build")
        if problem.repair is None:
            return finish_rota(problem, result, settings=settings, who=who, at=at), None
        repaired = finish_repair(problem, result, settings=settings, who=who, at=at)
        return repaired.planned, repaired.diff

    def _finish(self, end: BuildEnd) -> None:
        self._state = "idle"
        self._best = None
        self.ended.emit(end)
