"""Who may do what with requests: everyone with their own work, the manager for anybody."""

from __future__ import annotations

from planner.domain.errors import PlannerError
from planner.domain.roles import Caller
from planner.domain.swaps import WHO_MAY, Part, SwapDeed, SwapRequest


class NotPermittedError(PlannerError):
    """The caller's role does not allow it; nothing is changed."""


def refuse_unless_own(caller: Caller, staff: str) -> None:
    """Only the person or the manager asks and answers in a person's name."""
    if not caller.is_manager and caller.staff != staff:
        raise NotPermittedError(
            "Only the person themselves or the manager can do this.", "Ask one of them to do it."
        )


def refuse_unless_part(caller: Caller, request: SwapRequest, deed: SwapDeed) -> None:
    """The deed is for some of those concerned: see `WHO_MAY`."""
    if not _parts(caller, request) & WHO_MAY[deed]:
        raise NotPermittedError(f"It is not yours to {deed} this request.", "Ask the manager.")


def _parts(caller: Caller, request: SwapRequest) -> frozenset[Part]:
    parts: set[Part] = set()
    if caller.is_manager:
        parts.add("manager")
    if caller.staff is not None and caller.staff == request.giver:
        parts.add("giver")
    if caller.staff is not None and caller.staff != request.giver:
        parts.add("asked")
    return frozenset(parts)
