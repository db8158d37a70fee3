"""The solver's process: JSON lines in and out, at low priority, ended politely or, when slow, for good."""

from __future__ import annotations

import contextlib

from PySide6.QtCore import QObject, QProcess, QTimer, Signal, Slot

from planner.domain.errors import PlannerError
from planner.domain.problem import RotaProblem
from planner.ports import SolveResult, SolveSettings
from solver.messages import STOP_LINE, Answer, BadMessageError, Failure, decode_answer, encode_request

KILL_AFTER_MS = 2000
# A killed process ends at once, on a busy machine a little later; Qt must not lose it before.
ENDS_WITHIN_MS = 10_000
LAST_WORDS_KEPT = 4000


class SolveTask(QObject):
    """Emits `finished` or `broken` once a run; `broken` carries None when it was ended on purpose.

    The process lowers its own priority. It ends by itself when this program is gone: its input then ends.
    """

    progressed = Signal(object)
    finished = Signal(object)
    broken = Signal(object)

    def __init__(self, command: list[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._command = command
        self._process: QProcess | None = None
        # Loads the solver, but has been asked nothing yet.
        self._ready: QProcess | None = None
        self._rest = b""
        self._last_words = b""
        self._result: SolveResult | None = None
        self._failure: Failure | None = None
        self._is_stopping = False
        self._kill_timer = QTimer(self)
        self._kill_timer.setSingleShot(True)
        self._kill_timer.setInterval(KILL_AFTER_MS)
        self._kill_timer.timeout.connect(self._kill_slow)

    @property
    def is_running(self) -> bool:
        return self._process is not None

    @property
    def process_id(self) -> int:
        """0 when there is no process."""
        return self._process.processId() if self._process is not None else 0

    def get_ready(self) -> None:
        """Start the process for a run that is likely to come soon: it has loaded the solver by then."""
        if self._process is None and self._ready is None:
            self._ready = self._made()
            self._ready.start()

    def stand_down(self) -> None:
        """The run does not come: end what was started for it."""
        ready, self._ready = self._ready, None
        if ready is not None:
            _end(ready)

    def start(self, problem: RotaProblem, settings: SolveSettings) -> None:
        """Start the process and hand it the problem. Only one run at a time."""
        if self._process is not None:
            raise RuntimeError("a solve is already running")
        self._rest = self._last_words = b""
        self._result = self._failure = None
        self._is_stopping = False
        ready, self._ready = self._ready, None
        process = self._process = ready or self._made()
        if ready is None:
            process.start()
        process.write(encode_request(problem, settings))

    def _made(self) -> QProcess:
        process = QProcess(self)
        process.setProgram(self._command[0])
        process.setArguments(self._command[1:])
        process.readyReadStandardOutput.connect(self._read)
        process.readyReadStandardError.connect(self._read_last_words)
        process.errorOccurred.connect(self._take_error)
        process.finished.connect(self._take_end)
        return process

    def stop(self) -> None:
        """Ask for the best so far; what has not ended after two seconds is killed."""
        if self._process is None or self._is_stopping:
            return
        self._is_stopping = True
        self._process.write(STOP_LINE)
        self._kill_timer.start()

    def kill(self) -> None:
        """End the process now and say nothing."""
        process, self._process = self._process, None
        self._kill_timer.stop()
        self.stand_down()
        if process is not None:
            _end(process)

    @property
    def last_words(self) -> str:
        """The end of what the process wrote to its standard error."""
        return self._last_words.decode(errors="replace")

    @Slot()
    def _read(self) -> None:
        if self._process is None:
            return
        lines = (self._rest + self._process.readAllStandardOutput().data()).split(b"\n")
        self._rest = lines.pop()
        for line in lines:
            # A library may print to standard output; what is no message is passed over.
            with contextlib.suppress(BadMessageError):
                self._take(decode_answer(line))

    def _take(self, answer: Answer) -> None:
        if isinstance(answer, SolveResult):
            # Told when the process has ended, so that nothing runs on behind a rota that is on screen.
            self._result = answer
            self._kill_timer.start()
        elif isinstance(answer, Failure):
            self._failure = answer
        else:
            self.progressed.emit(answer)

    @Slot()
    def _read_last_words(self) -> None:
        if self._process is not None:
            words = self._last_words + self._process.readAllStandardError().data()
            self._last_words = words[-LAST_WORDS_KEPT:]

    @Slot(QProcess.ProcessError)
    def _take_error(self, error: QProcess.ProcessError) -> None:
        # A process that never started does not finish either; every other error is followed by `finished`.
        if error != QProcess.ProcessError.FailedToStart:
            return
        if self._process is None:
            self.stand_down()
        else:
            self._forget()
            step = "Start Rotabene again; if that does not help, install it anew."
            self.broken.emit(PlannerError("The solver could not be started.", step))

    @Slot(int, QProcess.ExitStatus)
    def _take_end(self, _code: int, _status: QProcess.ExitStatus) -> None:
        if self._process is None:
            # It ended before it was asked anything: the run starts another.
            self.stand_down()
            return
        self._read()
        result, failure, was_asked = self._result, self._failure, self._is_stopping
        self._forget()
        if result is not None:
            self.finished.emit(result)
        elif was_asked and failure is None:
            self.broken.emit(None)
        else:
            sentence = failure.sentence if failure is not None else "The solver ended unexpectedly."
            self.broken.emit(PlannerError(sentence, "Nothing was changed; build the rota again."))

    @Slot()
    def _kill_slow(self) -> None:
        if self._process is not None:
            self._process.kill()

    def _forget(self) -> None:
        self._kill_timer.stop()
        if self._process is not None:
            self._process.deleteLater()
        self._process = None


def _end(process: QProcess) -> None:
    """End the process now; nothing is heard of it any more."""
    process.blockSignals(True)
    process.kill()
    process.waitForFinished(ENDS_WITHIN_MS)
    process.deleteLater()
