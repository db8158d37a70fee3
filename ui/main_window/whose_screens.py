"""Which screens are whose: of nobody before signing in, of the role of whoever works with the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.main_window.frame_port import Screen
from ui.main_window.rail import screens_of
from ui.main_window.screen_shelf import MAKERS

if TYPE_CHECKING:
    from planner.domain.roles import Role
    from ui.session.session import Session


def screen_for(session: Session, screen: Screen) -> Screen:
    """The screen, where there is a plan, somebody has signed in, and it is theirs."""
    if session.is_locked:
        return "start" if screen == "start" else "sign_in"
    if session.is_open:
        return _theirs(session.caller.role, screen)
    # Without a plan there is only the page to begin from.
    return "settings" if screen == "settings" else "start"


def first_screen(role: Role) -> Screen:
    """With what a role begins."""
    return next(each for each in screens_of(role) if each in (*MAKERS, "rota"))


def _theirs(role: Role, screen: Screen) -> Screen:
    """The screen, or the first of those that the role has."""
    if role == "manager" and screen == "requests":
        # Found from elsewhere: the manager's side of the same requests.
        return "decide"
    is_theirs = role == "manager" or screen in ("start", "settings", "notices", *screens_of(role))
    return screen if is_theirs and screen != "sign_in" else first_screen(role)
