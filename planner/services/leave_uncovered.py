"""Leave a demand uncovered on purpose and record why, as an edit of the draft rota with its way back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from planner.domain.rota import LeftUncovered, Rota
from planner.services.allow_exceptions import SHORTEST_REASON, needed_reason
from planner.services.put_shifts import RotaEdit


@dataclass(frozen=True, slots=True)
class LeaveUncovered:
    """Record why a demand is left uncovered; `left` None takes the reason back. Shifts stay as they are."""

    demand: str
    left: LeftUncovered | None

    @property
    def what(self) -> str:
        return "Leave uncovered" if self.left is not None else "Take back: leave uncovered"

    @property
    def subject(self) -> str:
        return self.demand

    def apply(self, rota: Rota) -> tuple[Rota, RotaEdit]:
        """The rota with the reason, and the edit that puts back what was recorded before."""
        before = next((each for each in rota.left_uncovered if each.demand == self.demand), None)
        others = tuple(each for each in rota.left_uncovered if each.demand != self.demand)
        now = (*others, self.left) if self.left is not None else others
        return rota.model_copy(update={"left_uncovered": now}), LeaveUncovered(self.demand, before)


def leave_uncovered(demand: str, reason: str, *, who: str, at: datetime) -> LeaveUncovered:
    """The edit that records the reason; `at` is an aware instant.

    Raises `PlannerError` when the reason is shorter than three letters or longer than 500.
    """
    text = needed_reason(
        reason, f"A reason of {SHORTEST_REASON} letters at least is needed.", "Say why it stays uncovered."
    )
    return LeaveUncovered(demand, LeftUncovered(demand=demand, reason=text, by=who, at=at))


def with_reasons_kept(new: Rota, old: Rota | None) -> Rota:
    """A rota that takes another's place keeps the reasons for what it leaves uncovered as well."""
    if old is None or new.left_uncovered:
        return new
    uncovered = {entry.demand for entry in new.uncovered}
    kept = tuple(left for left in old.left_uncovered if left.demand in uncovered)
    return new.model_copy(update={"left_uncovered": kept}) if kept else new
