"""How soon a published week of 30 people is repaired after a sickness, its changes proved the fewest."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from benchmarks.generated import generated_team
from benchmarks.measurement import Measurement, transposed
from benchmarks.solving import WEEK, WORKERS, Stopwatch, processor_seconds
from planner.domain.records import DateRange
from planner.domain.rota import Rota
from planner.domain.staff import Absence
from planner.domain.team import Team
from planner.domain.time_grid import civil
from planner.ports import SolveProgress, SolveSettings
from planner.services.build_rota import plan_rota
from planner.services.freeze_repair import freeze_repair
from planner.services.repair_rota import finish_repair
from planner.services.system_clock import SystemClock
from ui.bootstrap import make_solver

PUBLISHED_SECONDS, REPAIR_SECONDS = 30.0, 60.0
TUESDAY, FRIDAY = date(2026, 11, 24), date(2026, 11, 27)
PROVED = "The changes are proved"


@dataclass
class RepairWatch(Stopwatch):
    """Keeps when the search for few changes ended: the next tier is begun."""

    settled: float | None = None

    def hear(self, progress: SolveProgress) -> None:
        super().hear(progress)
        if self.settled is None and progress.tier > 2:
            self.settled = self.now

    def is_enough(self) -> bool:
        return self.settled is not None


def repairing(runs: int) -> Iterator[Measurement]:
    """One of 30 people falls ill on Tuesday morning; each run another one: 3 s to a proved repair."""
    team = generated_team(30, 90)
    settings = SolveSettings(seconds=PUBLISHED_SECONDS, workers=WORKERS)
    rota = plan_rota(team, WEEK, 1, make_solver(), settings, who="benchmark", clock=SystemClock()).rota
    done = [_repaired(team, rota, number) for number in range(1, runs + 1)]
    first, proved = transposed([(first, proved) for first, proved, _, _ in done])
    note = "; ".join(headline for _, _, _, headline in done)
    yield Measurement("Repair at 30 people: first rota", "s", first)
    yield Measurement("Repair at 30 people: changes proved fewest", "s", proved, limit=3, note=note)
    processor = tuple(seconds for _, _, seconds, _ in done)
    yield Measurement("Repair at 30 people, processor time", "s", processor)


def _repaired(team: Team, rota: Rota, number: int) -> tuple[float | None, float | None, float, str]:
    ill = Absence(
        id="ill", staff=team.staff[number].id, kind="sick", dates=DateRange(first=TUESDAY, last=FRIDAY)
    )
    watch = RepairWatch(enough_tiers=4)
    problem = freeze_repair(
        team.model_copy(update={"absences": (*team.absences, ill)}), rota, civil(TUESDAY, 480)
    )
    settings = SolveSettings(seconds=REPAIR_SECONDS, workers=WORKERS)
    before = processor_seconds()
    result = make_solver().solve(problem, settings, watch.hear, watch.is_enough)
    processor = processor_seconds() - before
    is_proved = any(note.startswith(PROVED) for note in result.notes)
    repaired = finish_repair(problem, result, settings=settings, who="benchmark", at=SystemClock().now())
    settled = watch.settled if is_proved else None
    return watch.first_rota, settled, processor, repaired.diff.headline
