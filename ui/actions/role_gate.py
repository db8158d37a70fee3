"""Which actions are whose: the manager's are all but one's own requests, others have those listed here.

It only keeps from sight what would be refused: the services hold everybody to the table of permissions.
"""

from __future__ import annotations

from collections.abc import Mapping

from planner.domain.roles import Role

# Ids of actions, or what they begin with (a point at the end).
OF_EVERYBODY = (
    "app.",
    "calendar.",
    "file.open",
    "file.sample",
    "filter.",
    "find.open",
    "group.",
    "guide.open",
    "keys.show",
    "day.view",
    "pane.",
    "plan.lock",
    "plan.own_sign_in",
    "plan.sign_out",
    "screen.notices",
    "screen.rota",
    "screen.settings",
    "selection.clear",
    "sort.",
    "view.",
    "week.next",
    "week.previous",
    "wide_day.",
    "window.",
    "zoom.",
)
OF_WORKERS = (
    "screen.my_week",
    "screen.requests",
    "screen.swaps",
    "screen.history",
    "my_week.",
    "print.week",
    "requests.",
    "swaps.",
)
# What a manager has screens of their own for.
OF_THEMSELVES = ("screen.requests", "requests.")
OF_SERVICE_LEADS = ("export.", "print.", "problem.", "proof.show", "screen.history")
OPEN: Mapping[Role, tuple[str, ...]] = {
    "worker": (*OF_EVERYBODY, *OF_WORKERS),
    "service_lead": (*OF_EVERYBODY, *OF_SERVICE_LEADS),
}


# What can be done while a plan waits for somebody to sign in: nothing with it.
WHILE_LOCKED = frozenset({"app.quit", "file.new", "file.open", "file.sample", "guide.open", "keys.show"})


def is_theirs(role: Role, action_id: str) -> bool:
    """Whether somebody of that role is offered the action."""
    if role == "manager":
        return not _is_among(action_id, OF_THEMSELVES)
    return _is_among(action_id, OPEN[role])


def _is_among(action_id: str, ids: tuple[str, ...]) -> bool:
    return any(action_id.startswith(each) if each.endswith(".") else action_id == each for each in ids)
