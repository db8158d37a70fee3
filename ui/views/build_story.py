"""What the progress card tells of a build, worked out from the solver's messages; no widgets."""

from __future__ import annotations

from dataclasses import dataclass, field

from planner.ports import SolveProgress
from ui.views.staircase_chart import Step

STAGES = ("statutory demand", "other demand", "policy", "wishes")


@dataclass(slots=True)
class BuildStory:
    """Grows with every message: the steps of uncovered demand, the stage, and what is proved so far."""

    steps: list[Step] = field(default_factory=list)
    seconds: float = 0.0
    stage: int = 1
    phase: str = "building"
    # Uncovered demand at best: what is proved so far allows no fewer. None while nothing is known.
    at_best: int | None = None

    def add(self, progress: SolveProgress) -> None:
        """Take one message in."""
        self.seconds = max(self.seconds, progress.seconds)
        self.stage = max(self.stage, progress.tier)
        self.phase = progress.phase
        self._add_step(progress)
        self._add_proof(progress)

    def _add_step(self, progress: SolveProgress) -> None:
        if progress.uncovered is None:
            return
        if not self.steps or self.steps[-1].uncovered != progress.uncovered:
            self.steps.append(Step(progress.seconds, progress.uncovered))

    def _add_proof(self, progress: SolveProgress) -> None:
        proved = [tier for tier in progress.tiers[:2] if tier.proved]
        bounds = [tier.bound for tier in progress.tiers[:2]]
        if progress.tier <= 2 and progress.bound is not None:
            bounds.append(progress.bound)
        if len(proved) == 2 and self.steps:
            # Both tiers of demand are solved to the end: what is uncovered now stays uncovered.
            self.at_best = self.steps[-1].uncovered
        elif bounds:
            self.at_best = max(self.at_best or 0, 1 if max(bounds) > 0 else 0)

    @property
    def first(self) -> int | None:
        """Uncovered demand in the first rota."""
        return self.steps[0].uncovered if self.steps else None

    @property
    def last(self) -> int | None:
        """Uncovered demand in the best rota so far."""
        return self.steps[-1].uncovered if self.steps else None

    @property
    def headline(self) -> str:
        """`9 → 1`, or `1` when the first rota was as good."""
        if self.first is None:
            return "…"
        return str(self.last) if self.first == self.last else f"{self.first} → {self.last}"

    @property
    def stage_sentence(self) -> str:
        """`Stage 1 of 4: statutory demand, then other demand, policy, wishes`, with the stage in bold."""
        now = STAGES[self.stage - 1]
        rest = ", ".join(STAGES[self.stage :])
        return f"Stage {self.stage} of {len(STAGES)}: <b>{now}</b>{', then ' + rest if rest else ''}"


def elapsed_label(seconds: float) -> str:
    """`0:14`."""
    return f"{int(seconds) // 60}:{int(seconds) % 60:02d}"
