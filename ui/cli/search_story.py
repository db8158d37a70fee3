"""What the messages of a search come to: the tiers so far, the best rota, and what is new in words."""

from __future__ import annotations

from dataclasses import dataclass, field

from planner.domain.findings import TIER_NAMES
from planner.domain.rota import Tier
from planner.ports import SolveProgress

_NAMES = tuple(TIER_NAMES.values())


@dataclass
class SearchStory:
    """Fed with every message in order. `uncovered` is None until there is a rota."""

    phase: str = "building"
    tier: int = 1
    value: int | None = None
    bound: int | None = None
    uncovered: int | None = None
    finished: tuple[Tier, ...] = ()
    has_rota: bool = False
    _told_uncovered: int | None = field(default=None, repr=False)

    def news(self, progress: SolveProgress) -> list[str]:
        """Take the message in and return what is worth a line: tiers finished, a first rota, more covered."""
        lines = [_finished(tier) for tier in progress.tiers[len(self.finished) :]]
        is_first = progress.shifts is not None and not self.has_rota
        self._take(progress)
        if is_first:
            lines.insert(0, f"First rota: {uncovered_words(self.uncovered)}")
            self._told_uncovered = self.uncovered
        elif self.uncovered != self._told_uncovered and self.uncovered is not None:
            lines.insert(0, f"Better rota: {uncovered_words(self.uncovered)}")
            self._told_uncovered = self.uncovered
        return lines

    def rows(self) -> list[tuple[str, str, str]]:
        """A row a tier: name, value, state in words."""
        rows: list[tuple[str, str, str]] = []
        for number, name in enumerate(_NAMES, start=1):
            done = self.finished[number - 1] if number <= len(self.finished) else None
            if done is not None:
                rows.append((name, str(done.value), proof_words(done)))
            elif number == self.tier and self.phase != "building":
                value = "" if self.value is None else str(self.value)
                at_least = "searching" if self.bound is None else f"at best {self.bound}"
                rows.append((name, value, at_least))
            else:
                rows.append((name, "", ""))
        return rows

    def _take(self, progress: SolveProgress) -> None:
        self.phase = progress.phase
        if progress.tier != self.tier:
            self.value = self.bound = None
        self.tier = progress.tier
        self.value = progress.value if progress.value is not None else self.value
        self.bound = progress.bound if progress.bound is not None else self.bound
        self.uncovered = progress.uncovered if progress.uncovered is not None else self.uncovered
        self.finished = progress.tiers or self.finished
        self.has_rota = self.has_rota or progress.shifts is not None


def uncovered_words(count: int | None) -> str:
    """`all covered`, `3 not covered`."""
    if count is None:
        return "found"
    return f"{count} not covered" if count else "all covered"


def proof_words(tier: Tier) -> str:
    """`proved`, or how far the bound is."""
    return "proved" if tier.proved else f"at best {tier.bound}"


def _finished(tier: Tier) -> str:
    return f"{tier.name.capitalize()}: {tier.value}, {proof_words(tier)}"
