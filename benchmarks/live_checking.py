"""100 people over four weeks: the whole rota checked in 150 ms, an edit followed in 10; reasons of gaps."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from benchmarks.check_speed import FIRST_DAY, measure, plausible_rota
from benchmarks.generated import generated_team
from benchmarks.measurement import Measurement, milliseconds, repeated, transposed
from planner.rules.catalogue import check
from planner.services.freeze_problem import freeze_problem
from planner.services.list_uncovered import list_uncovered

WEEKS = 4


def live_check(runs: int) -> Iterator[Measurement]:
    """The median over edits all over the rota, a run each; the worst edit beside it."""
    measured = [measure(people=100, visits=300, weeks=WEEKS) for _ in range(runs)]
    live, worst, full = transposed([(each.live_ms, each.live_worst_ms, each.full_ms) for each in measured])
    whole = Measurement("Whole check, 100 people, 4 weeks", "ms", full, limit=150)
    yield Measurement(
        "Live check of one edit, 100 people, 4 weeks",
        "ms",
        live,
        limit=10,
        reference=whole.median,
        reference_name="whole check",
    )
    yield Measurement("Live check, the slowest edit", "ms", worst, limit=10)
    yield whole
    yield Measurement("The reason of one uncovered demand, 100 people", "ms", repeated(runs, _a_reason()))


def _a_reason() -> Callable[[], float]:
    """Times the listing of ten gaps with their reasons, a gap."""
    problem = freeze_problem(generated_team(100, 300), FIRST_DAY)
    shifts = plausible_rota(problem)
    short = [finding for finding in check(problem, shifts) if finding.kind == "shortfall"][:10]
    return lambda: milliseconds(lambda: list_uncovered(problem, shifts, short)) / max(1, len(short))
