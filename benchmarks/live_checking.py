"""Following an edit live at 100 people: under 20 ms, beside checking the whole rota again."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.check_speed import measure
from benchmarks.measurement import Measurement, transposed


def live_check(runs: int) -> Iterator[Measurement]:
    """The median over edits all over the rota, a run each; the worst edit beside it."""
    measured = [measure(people=100, visits=300) for _ in range(runs)]
    live, worst, full = transposed([(each.live_ms, each.live_worst_ms, each.full_ms) for each in measured])
    whole = Measurement("Whole check, 100 people", "ms", full)
    yield Measurement(
        "Live check of one edit, 100 people",
        "ms",
        live,
        limit=20,
        reference=whole.median,
        reference_name="whole check",
    )
    yield Measurement("Live check, the slowest edit", "ms", worst, limit=20)
    yield whole
