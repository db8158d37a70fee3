"""What a running search has found so far: shared by its threads and whoever watches it."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field

Values = tuple[int, ...]


@dataclass(slots=True)
class Found:
    """The best solution and the best bound; written by the search's threads, read by the watcher."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    values: Values | None = None
    value: int | None = None
    # No penalty is below 0.
    bound: int = 0
    number: int = 0
    # Values of all variables that may be solutions, or nearly: the last is looked at first.
    candidates: list[Values] = field(default_factory=list)

    def offer(self, values: Values, value: int, *, goes_sideways: bool = False) -> None:
        """Keep the solution if it is the best so far, or another as good."""
        with self.lock:
            is_better = self.value is None or value < self.value
            if is_better or (goes_sideways and value == self.value):
                self.values, self.value = values, value
                self.number += is_better

    def raise_bound(self, bound: float) -> None:
        """A bound of the whole formulation."""
        with self.lock:
            self.bound = max(self.bound, round(bound))

    @property
    def is_proved(self) -> bool:
        """Whether the best is as good as its bound."""
        with self.lock:
            return self.value is not None and self.value <= self.bound
