"""The explaining process: kept between questions, ended with the window, or when it does not stop."""

from __future__ import annotations

from PySide6.QtCore import QObject, QProcess, QTimer, Signal, Slot

from solver.explain_messages import (
    FixFound,
    Question,
    Refused,
    Reply,
    StopAsked,
    Unpacker,
    encode,
)
from ui.tasks.solve_task import ENDS_WITHIN_MS

REPLIES_KEPT_MS = 3000


class ExplainTask(QObject):
    """One question at a time; a new one ends the search of the one before. Replies come as `replied`."""

    replied = Signal(object)

    def __init__(self, command: list[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._command = command
        self._process: QProcess | None = None
        self._unpacker = Unpacker()
        # Asked and not yet answered to the end; the last is the one that is wanted.
        self._open: list[Question] = []
        self._is_wanted = False
        self._slow_timer = QTimer(self)
        self._slow_timer.setSingleShot(True)
        self._slow_timer.setInterval(REPLIES_KEPT_MS)
        self._slow_timer.timeout.connect(self._end_slow)

    @property
    def process_id(self) -> int:
        """0 when there is no process."""
        return self._process.processId() if self._process is not None else 0

    @property
    def is_searching(self) -> bool:
        """Whether something that is wanted is being looked for."""
        return self._is_wanted

    def warm(self) -> None:
        """Start the process, so that the first question need not wait for it."""
        if self._process is None:
            self._start()

    def ask(self, question: Question) -> None:
        """Ask; what was asked before is no longer wanted."""
        self.warm()
        self._watch_the_last()
        self._open.append(question)
        self._is_wanted = True
        if self._process is not None:
            self._process.write(encode(question))

    def stop(self) -> None:
        """Nothing is wanted any more."""
        if not self._is_wanted:
            return
        self._is_wanted = False
        self._watch_the_last()
        if self._process is not None:
            self._process.write(encode(StopAsked()))

    def kill(self) -> None:
        """End the process now and say nothing."""
        process, self._process = self._process, None
        self._slow_timer.stop()
        self._open.clear()
        self._is_wanted = False
        if process is not None:
            process.blockSignals(True)
            process.kill()
            process.waitForFinished(ENDS_WITHIN_MS)
            process.deleteLater()

    def _start(self) -> None:
        self._unpacker = Unpacker()
        process = QProcess(self)
        process.setProgram(self._command[0])
        process.setArguments(self._command[1:])
        process.setProcessChannelMode(QProcess.ProcessChannelMode.ForwardedErrorChannel)
        process.readyReadStandardOutput.connect(self._read)
        process.errorOccurred.connect(self._take_error)
        process.finished.connect(self._take_end)
        self._process = process
        process.start()

    def _watch_the_last(self) -> None:
        """What is no longer wanted must end soon."""
        if self._open and not self._slow_timer.isActive():
            self._slow_timer.start()

    @Slot()
    def _read(self) -> None:
        if self._process is None:
            return
        for message in self._unpacker.feed(bytes(self._process.readAllStandardOutput().data())):
            if isinstance(message, Reply):
                self._take(message)

    def _take(self, reply: Reply) -> None:
        wanted = self._open[-1].number if self._open and self._is_wanted else None
        if not isinstance(reply, FixFound):
            self._open = [each for each in self._open if each.number != reply.number]
            if not any(each.number != wanted for each in self._open):
                self._slow_timer.stop()
        if reply.number != wanted:
            return
        if not isinstance(reply, FixFound):
            self._is_wanted = False
        self.replied.emit(reply)

    @Slot(QProcess.ProcessError)
    def _take_error(self, error: QProcess.ProcessError) -> None:
        # A process that never started does not finish either; every other error is followed by `finished`.
        if error == QProcess.ProcessError.FailedToStart:
            self._lose("The process that looks for fixes could not be started.")

    @Slot(int, QProcess.ExitStatus)
    def _take_end(self, _code: int, _status: QProcess.ExitStatus) -> None:
        self._read()
        self._lose("The process that looks for fixes ended by itself.")

    def _lose(self, sentence: str) -> None:
        """The process is gone; the next question starts another."""
        asked = self._open[-1] if self._open and self._is_wanted else None
        if self._process is not None:
            self._process.deleteLater()
        self._process = None
        self._slow_timer.stop()
        self._open.clear()
        self._is_wanted = False
        if asked is not None:
            self.replied.emit(Refused(asked.number, sentence, "Nothing was changed; ask again."))

    @Slot()
    def _end_slow(self) -> None:
        """A search that does not end when it is told to: another process answers what is wanted."""
        wanted = self._open[-1] if self._open and self._is_wanted else None
        self.kill()
        if wanted is not None:
            self.ask(wanted)
