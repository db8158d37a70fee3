"""A window over a plan to which people sign in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from planner.services.accounts.people import begin, invite
from planner.services.accounts.sign_in import sign_in
from planner.store.sqlite_store import SqliteStore
from tests.light_hashes import light_hashes
from tests.planner.services.small_office import StillClock
from ui.main_window.desk import Desk
from ui.main_window.window import MainWindow
from ui.sign_in.keyring_box import KeyringBox

__all__ = ["light_hashes"]
JO, ANA = "Jo Patel", "Ana Alvi"
PHRASES = {JO: "seven quiet herons", ANA: "brick window Tuesday"}


class HeldKeyring:
    """A keyring in memory."""

    def __init__(self) -> None:
        self.held: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.held.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.held[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.held[service, username]


@pytest.fixture
def signed_plan(plan: Path) -> Path:
    """The plan with the manager and Ana, who both have their passphrases."""
    store, clock = SqliteStore.open(plan, StillClock()), StillClock()
    jo = begin(store, JO, PHRASES[JO]).signed_in
    word = invite(store, jo.caller, ANA, "worker", "ana", clock).word
    sign_in(store, ANA, word, clock, PHRASES[ANA])
    store.close()
    return plan


@dataclass
class Office:
    """A desk with its window."""

    desk: Desk
    window: MainWindow
    keyring: HeldKeyring

    @property
    def front(self) -> str:
        return self.desk.frame.front

    def sign_in(self, name: str) -> None:
        self.desk.session.sign_in(name, PHRASES[name])


@pytest.fixture
def new_office(new_desk: Callable[..., Desk]) -> Iterator[Callable[[Path], Office]]:
    """Opens windows on plans; closes them at the end."""
    made: list[Office] = []

    def make(path: Path, keyring: HeldKeyring | None = None) -> Office:
        desk, held = new_desk(), keyring or HeldKeyring()
        desk.doorkeeper.keyring = KeyringBox(lambda: held)
        window = MainWindow(desk.preferences)
        window.fill(desk)
        window.show()
        desk.open_path(path)
        made.append(Office(desk, window, held))
        return made[-1]

    yield make
    for office in made:
        office.window.close()
        office.window.deleteLater()
