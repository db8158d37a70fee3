"""Who may do what: one table of deeds and roles. What is not in it is refused."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

from planner.domain.roles import Caller, Role

# How far a role reaches with a deed: nobody's records, one's own, everybody's in the team.
Reach = Literal["none", "own", "team"]

Deed = Literal[
    # Looking.
    "see the published rota",
    "see drafts",
    "see why somebody is away",
    "see hours and balances",
    "read the history",
    "export",
    # What concerns oneself, and what one has seen of it.
    "read notices",
    # Planning: the team, the rota, publishing, settings of the plan.
    "change the plan",
    "copy the whole plan",
    # Work that changes hands.
    "see who can take work",
    "ask to hand work on",
    "answer a request for work",
    "cancel a request for work",
    "approve a request for work",
    "refuse a request for work",
    "undo a swap",
    # Requests for time, wishes, hours worked.
    "ask for leave",
    "ask for TOIL",
    "cancel a request for time",
    "decide a request for time",
    "write a wish",
    "confirm hours",
    # Lone visits: the person out, the buddy, the manager.
    "see who is out on visits",
    "check in after a visit",
    "close a check-in",
    # Flexible working.
    "see flexible-working requests",
    "ask for flexible working",
    "decide on flexible working",
    # Who signs in.
    "see who signs in",
    "invite somebody",
    "change a role",
    "reset a passphrase",
    "end or unlock a sign-in",
    "change a passphrase",
]


def _row(*, manager: Reach, worker: Reach, service_lead: Reach) -> Mapping[Role, Reach]:
    return MappingProxyType({"manager": manager, "worker": worker, "service_lead": service_lead})


_EVERYBODY = _row(manager="team", worker="team", service_lead="team")
_MANAGER_AND_OWN = _row(manager="team", worker="own", service_lead="none")
_READERS_AND_OWN = _row(manager="team", worker="own", service_lead="team")
_READERS = _row(manager="team", worker="none", service_lead="team")
_MANAGER = _row(manager="team", worker="none", service_lead="none")
_EACH_THEIR_OWN = _row(manager="own", worker="own", service_lead="own")

PERMISSIONS: Mapping[Deed, Mapping[Role, Reach]] = MappingProxyType(
    {
        "see the published rota": _EVERYBODY,
        "see drafts": _READERS,
        "see why somebody is away": _MANAGER_AND_OWN,
        "see hours and balances": _READERS_AND_OWN,
        "read the history": _READERS_AND_OWN,
        "export": _READERS_AND_OWN,
        "read notices": _EVERYBODY,
        "change the plan": _MANAGER,
        "copy the whole plan": _MANAGER,
        "see who can take work": _MANAGER_AND_OWN,
        "ask to hand work on": _MANAGER_AND_OWN,
        "answer a request for work": _MANAGER_AND_OWN,
        "cancel a request for work": _MANAGER_AND_OWN,
        "approve a request for work": _MANAGER,
        "refuse a request for work": _MANAGER,
        "undo a swap": _MANAGER,
        "ask for leave": _MANAGER_AND_OWN,
        "ask for TOIL": _MANAGER_AND_OWN,
        "cancel a request for time": _MANAGER_AND_OWN,
        "decide a request for time": _MANAGER,
        "write a wish": _MANAGER_AND_OWN,
        "confirm hours": _MANAGER_AND_OWN,
        "see who is out on visits": _EVERYBODY,
        "check in after a visit": _MANAGER_AND_OWN,
        "close a check-in": _MANAGER_AND_OWN,
        "see flexible-working requests": _MANAGER_AND_OWN,
        "ask for flexible working": _MANAGER_AND_OWN,
        "decide on flexible working": _MANAGER,
        "see who signs in": _MANAGER,
        "invite somebody": _MANAGER,
        "change a role": _MANAGER,
        "reset a passphrase": _MANAGER,
        "end or unlock a sign-in": _MANAGER,
        "change a passphrase": _EACH_THEIR_OWN,
    }
)


def reach(role: Role, deed: Deed) -> Reach:
    """How far the role reaches; none for what the table does not know."""
    return PERMISSIONS.get(deed, {}).get(role, "none")


def may(caller: Caller, deed: Deed, staff: str | None = None) -> bool:
    """Whether the caller may do it; `staff`: the person whose record it is, None where it is the team's."""
    how_far = reach(caller.role, deed)
    return how_far == "team" or (how_far == "own" and staff is not None and staff == caller.staff)
