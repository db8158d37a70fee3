"""What is to be said of a place for a turn of the wheel: why not, what speaks against it, what comes back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from planner.services.wheel.turns import WheelTurn


@dataclass(frozen=True, slots=True)
class Verdict:
    """`against`: why the turn may not go there; `warning`: what speaks against it all the same.

    `exchanged`: the turn that comes back for it.
    """

    against: str = ""
    warning: str = ""
    exchanged: WheelTurn | None = None

    @property
    def may_go(self) -> bool:
        return not self.against


def warning_sentence(warnings: Sequence[str]) -> str:
    """All that speaks against it in one sentence, or nothing."""
    text = "; ".join(warnings)
    return f"{text[:1].upper()}{text[1:]}." if text else ""
