"""One measured figure: the median of several runs, beside its limit and another way to do the same."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Measurement:
    """A row of the table. `values` holds one figure a run, None where a run did not get there.

    `reference` is the median of another way of doing the same, which `reference_name` names; `limit` is the
    figure to stay under.
    """

    what: str
    unit: str
    values: tuple[float | None, ...]
    limit: float | None = None
    reference: float | None = None
    reference_name: str = ""
    note: str = ""

    @property
    def median(self) -> float | None:
        """The middle of the runs; None when half of them or more did not get there."""
        got = sorted(value for value in self.values if value is not None)
        if 2 * len(got) <= len(self.values):
            return None
        padded = got + [float("inf")] * (len(self.values) - len(got))
        middle = statistics.median(padded)
        return None if middle == float("inf") else middle

    @property
    def spread(self) -> tuple[float, float] | None:
        """Smallest and largest of the runs that got there."""
        got = [value for value in self.values if value is not None]
        return (min(got), max(got)) if len(got) > 1 else None

    @property
    def is_reached(self) -> bool | None:
        """Whether the median is under the limit; None where there is none."""
        if self.limit is None:
            return None
        return self.median is not None and self.median <= self.limit

    @property
    def ratio(self) -> float | None:
        """How many times the reference it takes."""
        if self.median is None or not self.reference:
            return None
        return self.median / self.reference


def milliseconds(work: Callable[[], object]) -> float:
    """How long the work takes, garbage of earlier work collected before."""
    gc.collect()
    begin = time.perf_counter()
    work()
    return (time.perf_counter() - begin) * 1000


def repeated(runs: int, once: Callable[[], float]) -> tuple[float, ...]:
    """The figures of so many runs, after one that is not counted."""
    once()
    return tuple(once() for _ in range(runs))


def transposed(runs: Sequence[Sequence[float | None]]) -> list[tuple[float | None, ...]]:
    """From one sequence a run to one a figure."""
    return [tuple(figures) for figures in zip(*runs, strict=True)]
