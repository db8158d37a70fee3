"""A stop is asked for while something long is written down: the work ends where it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

# Asking may be slow; so many small steps are taken between two questions.
STEPS = 256


class StoppedError(Exception):
    """Work was left unfinished because a stop was asked for."""


@dataclass(slots=True)
class StopWatch:
    """Counts steps, and asks now and then whether to go on."""

    should_stop: Callable[[], bool]
    _steps: int = 0

    def step(self) -> None:
        """One small step of work. Raises StoppedError."""
        self._steps += 1
        if self._steps % STEPS == 0 and self.should_stop():
            raise StoppedError


def never() -> bool:
    """The answer where nobody can ask for a stop."""
    return False
