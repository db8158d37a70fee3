"""Catches what must not happen while the monkey plays: errors that nobody expected, and words of Qt's."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

from planner.domain.errors import PlannerError

# Said by Qt's own screenless platform of itself, whatever a program does.
SAID_BY_OFFSCREEN = ("This plugin does not support", "propagateSizeHints")


class Troubles:
    """A list of faults; `told` takes what a person can mend, which is no fault."""

    def __init__(self, told: Callable[[PlannerError], None]) -> None:
        self.faults: list[str] = []
        self._told = told

    def install(self) -> None:
        """From now on errors and Qt's warnings come here."""
        sys.excepthook = self.take_error
        sys.unraisablehook = self._take_unraisable
        qInstallMessageHandler(self._take_message)

    def take_error(
        self, kind: type[BaseException], error: BaseException, where: TracebackType | None
    ) -> None:
        if isinstance(error, KeyboardInterrupt):
            sys.__excepthook__(kind, error, where)
        elif isinstance(error, PlannerError):
            self._told(error)
        else:
            self.faults.append("".join(traceback.format_exception(kind, error, where)))

    def _take_unraisable(self, what: sys.UnraisableHookArgs) -> None:
        if what.exc_value is not None:
            self.take_error(what.exc_type, what.exc_value, what.exc_traceback)

    def _take_message(self, kind: QtMsgType, _where: QMessageLogContext, words: str) -> None:
        is_grave = kind not in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg)
        if is_grave and not any(sign in words for sign in SAID_BY_OFFSCREEN):
            self.faults.append(f"Qt says: {words}")
