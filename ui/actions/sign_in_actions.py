"""Locking the plan, signing out, and who signs in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.actions.action_row import ActionRow

if TYPE_CHECKING:
    from ui.main_window.desk import Desk

NOBODY = "Nobody signs in to this plan"


def is_signed_in(desk: Desk) -> bool:
    return bool(desk.session.account)


def lock_now(desk: Desk) -> None:
    desk.doorkeeper.lock()


def sign_out(desk: Desk) -> None:
    desk.doorkeeper.sign_out()


def show_people(desk: Desk) -> None:
    desk.frame.open_setting("sign_ins")


def show_own(desk: Desk) -> None:
    desk.frame.open_setting("own_sign_in")


def is_manager(desk: Desk) -> bool:
    return desk.session.is_open and desk.session.caller.is_manager


SIGN_IN_ROWS: tuple[ActionRow, ...] = (
    ActionRow("plan.lock", "Lock now", lock_now, ("Ctrl+L",), "lock", is_signed_in, NOBODY, words="away"),
    ActionRow("plan.sign_out", "Sign out", sign_out, (), "sign-out", is_signed_in, NOBODY, words="log out"),
    ActionRow(
        "plan.own_sign_in",
        "Your sign-in",
        show_own,
        (),
        "key",
        is_signed_in,
        NOBODY,
        words="passphrase password change account",
    ),
    ActionRow(
        "plan.sign_ins",
        "People who sign in",
        show_people,
        (),
        "users",
        is_manager,
        "The manager decides who signs in",
        words="invite account user role passphrase password reset unlock",
    ),
)
