"""A desk on the small office's published plan, with one of its people signed in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from planner.domain.accounts import Account
from planner.domain.roles import Caller
from planner.services.accounts.sign_in import SignedIn
from planner.store.sqlite_store import SqliteStore
from tests.planner.services.small_office import StillClock
from tests.planner.services.swaps.office import ANA, BEN, CY, DEE, JO, LEAD, published
from ui.main_window.desk import Desk
from ui.session.session import Session


def plan_of_office(folder: Path) -> Path:
    """The plan with one published week, to which everybody signs in. No passphrase would be right."""
    store = published(folder)
    with store.unit_of_work("Jo Patel") as work:
        for caller in (JO, LEAD, ANA, BEN, CY, DEE):
            who = {"id": _id(caller), "name": caller.name, "role": caller.role, "staff": caller.staff}
            work.save_account(Account.model_validate({**who, "state": "active", "secret": "-"}))
    store.close()
    return store.path


def work_as(session: Session, caller: Caller) -> None:
    """As if the caller had just signed in."""
    door = session.door
    assert door is not None
    door.admit(SignedIn(caller, _id(caller), 1))
    session.bus.plan_changed.emit()


def desk_of(new_desk: Callable[..., Desk], folder: Path, caller: Caller) -> Desk:
    """A desk at which the caller works."""
    desk = new_desk()
    desk.open_path(plan_of_office(folder))
    work_as(desk.session, caller)
    desk.session.show_week(desk.session.first_day)
    return desk


def beside(desk: Desk) -> SqliteStore:
    """The same plan, opened by another program."""
    assert desk.session.path is not None
    return SqliteStore.open(desk.session.path, StillClock())


def _id(caller: Caller) -> str:
    return caller.name.split()[0].lower()
