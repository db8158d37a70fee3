"""What the checker finds: broken laws and policies, demand not met, wishes not granted."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from planner.domain.time_grid import Span, civil, day_of

# 1 statutory demand, 2 other demand, 3 policy exceptions, 4 wishes; 0 is the law, which has no price.
TierNumber = Literal[0, 1, 2, 3, 4]
LAW: TierNumber = 0

TIER_NAMES: dict[TierNumber, str] = {
    1: "statutory demand",
    2: "other demand",
    3: "policy exceptions",
    4: "wishes",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One violation (tier 0 or 3), shortfall (tier 1 or 2) or unmet wish (tier 4).

    `measured` and `allowed` are texts with units ("10.5 h", "1 of 2 workers"). `price` is what it adds to its
    tier of the objective (0 for a law). `missing` counts what a shortfall lacks, in `unit`.
    """

    rule: str
    tier: TierNumber
    sentence: str
    measured: str = ""
    allowed: str = ""
    price: int = 0
    people: tuple[str, ...] = ()
    span: Span | None = None
    shifts: tuple[str, ...] = ()
    demand: str | None = None
    missing: int = 0
    unit: Literal["", "workers", "minutes", "people"] = ""
    # True when a manager has overridden the policy here, with a reason.
    is_overridden: bool = False
    # True when it is of a day, a visit or a shared post as a whole: an exception from it names nobody.
    is_of_all: bool = False
    # True of a shortfall where the least is met, and only an ideal is not.
    is_of_ideal: bool = False
    # What others may read, where the sentence tells a private affair of the person and the manager.
    shared: str = ""

    @property
    def for_sharing(self) -> Finding:
        """The finding as it may be printed, sent and kept with a rota: without anybody's private affair."""
        if not self.shared:
            return self
        days = self.span and Span(civil(day_of(self.span.start)), civil(day_of(self.span.end - 1) + 1))
        return replace(self, sentence=self.shared, measured="", allowed="private", span=days, shared="")

    @property
    def kind(self) -> Literal["law", "shortfall", "policy", "wish"]:
        """How it is shown: a broken law or policy, demand not met, or a wish."""
        if self.tier == LAW:
            return "law"
        return "shortfall" if self.tier <= 2 else "policy" if self.tier == 3 else "wish"
