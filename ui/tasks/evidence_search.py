"""Two solves one after the other: a week as it is, and with what somebody has asked for."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from planner.domain.errors import PlannerError
from planner.domain.flexible_working import Evidence
from planner.ports import Clock, SolveResult, SolveSettings
from planner.services.flexible.evidence import Scenario, evidence_of
from ui.tasks.solve_task import SolveTask


class EvidenceSearch(QObject):
    """`finished` comes with the evidence, `broken` with the trouble (None when it was stopped)."""

    finished = Signal(object)
    broken = Signal(object)
    changed = Signal()

    def __init__(self, command: list[str], clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._task = SolveTask(command, self)
        self._task.finished.connect(self._take)
        self._task.broken.connect(self._break)
        self._scenario: Scenario | None = None
        self._settings = SolveSettings()
        self._before: SolveResult | None = None

    @property
    def is_running(self) -> bool:
        return self._scenario is not None

    @property
    def stage(self) -> str:
        """Which of the two is being solved."""
        if self._scenario is None:
            return ""
        return "as it is" if self._before is None else "with what was asked for"

    def start(self, scenario: Scenario, settings: SolveSettings) -> None:
        """Solve both with the same settings. RuntimeError while another search is running."""
        if self._scenario is not None:
            raise RuntimeError("evidence is being looked for already")
        self._scenario, self._settings, self._before = scenario, settings, None
        self._task.start(scenario.before, settings)
        self.changed.emit()

    def stop(self) -> None:
        """Leave it: nothing is kept."""
        if self._scenario is not None:
            self._task.kill()
            self._forget()

    @Slot(object)
    def _take(self, result: SolveResult) -> None:
        scenario = self._scenario
        if scenario is None:
            return
        if self._before is None:
            self._before = result
            self._task.start(scenario.after, self._settings)
            self.changed.emit()
            return
        before = self._before
        self._forget()
        try:
            evidence: Evidence = evidence_of(scenario, before, result, self._clock)
        except PlannerError as trouble:
            self.broken.emit(trouble)
            return
        self.finished.emit(evidence)

    @Slot(object)
    def _break(self, trouble: PlannerError | None) -> None:
        self._forget()
        self.broken.emit(trouble)

    def _forget(self) -> None:
        self._scenario = self._before = None
        self.changed.emit()
