"""Ctrl+C while a rota is built: the first stops the search with the best so far, the second gives up."""

from __future__ import annotations

import signal
import threading
from types import FrameType
from typing import Self

from ui.cli.streams import note_at_once

_SIGNALS = (signal.SIGINT, signal.SIGTERM)


class StopSignal:
    """Takes over Ctrl+C (and the system's request to end) while it is entered."""

    def __init__(self) -> None:
        self.is_asked = False
        self._before: dict[signal.Signals, object] = {}

    def __enter__(self) -> Self:
        # Only the main thread may set handlers; elsewhere (an embedding program) nothing is taken over.
        if threading.current_thread() is threading.main_thread():
            for number in _SIGNALS:
                self._before[number] = signal.signal(number, self._asked)
        return self

    def __exit__(self, *_: object) -> None:
        for number, handler in self._before.items():
            signal.signal(number, handler)  # type: ignore[arg-type]
        self._before.clear()

    def _asked(self, _number: int, _frame: FrameType | None) -> None:
        if self.is_asked:
            raise KeyboardInterrupt
        self.is_asked = True
        note_at_once("\nStopping with the best rota so far … (Ctrl+C again gives it up)")
