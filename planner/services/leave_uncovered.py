"""Leave a demand uncovered on purpose and record why, as an edit of the draft rota with its way back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from planner.domain.rota import LeftUncovered, Rota
from planner.services.allow_exceptions import NOTHING_ALLOWED, SHORTEST_REASON, Allowance, needed_reason
from planner.services.put_shifts import RotaEdit, Standing


@dataclass(frozen=True, slots=True)
class LeaveUncovered:
    """Record why a demand is left uncovered; `left` None takes the reason back. Shifts stay as they are.

    In the inverse of such an edit, `standing` is what the rota said before and `position` the reason's place.
    """

    demand: str
    left: LeftUncovered | None
    standing: Standing | None = None
    position: int | None = None

    @property
    def allowance(self) -> Allowance:
        """It needs none."""
        return NOTHING_ALLOWED

    @property
    def what(self) -> str:
        return "Leave uncovered" if self.left is not None else "Take back: leave uncovered"

    @property
    def subject(self) -> str:
        return self.demand

    def apply(self, rota: Rota) -> tuple[Rota, RotaEdit]:
        """The rota with the reason, and the edit that puts back what was recorded before."""
        now = list(rota.left_uncovered)
        place = next((at for at, each in enumerate(now) if each.demand == self.demand), None)
        before = now.pop(place) if place is not None else None
        if self.left is not None:
            at = self.position if self.position is not None else place
            now.insert(len(now) if at is None else at, self.left)
        said = self.standing.fields if self.standing is not None else {}
        inverse = LeaveUncovered(self.demand, before, Standing.of(rota), place)
        return rota.model_copy(update={"left_uncovered": tuple(now), **said}), inverse


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
