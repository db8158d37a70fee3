"""The door of an open plan: closed until somebody signs in where people do, and then open to them alone."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from typing import TYPE_CHECKING, TypeVar

from planner.domain.roles import Caller
from planner.ports import Clock

if TYPE_CHECKING:
    from planner.services.accounts.people import FirstManager
    from planner.services.accounts.sign_in import SignedIn
    from planner.services.guarded_store import GuardedStore
    from planner.store.sqlite_store import SqliteStore

Done = TypeVar("Done")


class Door:
    """`whole` is the plan without a guard: it stays in here."""

    def __init__(self, whole: SqliteStore, clock: Clock) -> None:
        self.whole, self._clock = whole, clock
        self.signed_in: SignedIn | None = None
        self.store: GuardedStore | None = None

    @property
    def is_locked(self) -> bool:
        return self.store is None

    @property
    def has_accounts(self) -> bool:
        """Whether people sign in to this plan."""
        from planner.services.accounts.standing import has_accounts

        return has_accounts(self.whole)

    @property
    def names(self) -> tuple[str, ...]:
        """Who may sign in."""
        return tuple(each.name for each in self.whole.accounts() if each.state != "ended")

    @property
    def names_with_word(self) -> tuple[str, ...]:
        """Who was given a one-time word and has not signed in with it."""
        return tuple(each.name for each in self.whole.accounts() if each.state == "invited")

    def open_unless_locked(self) -> None:
        """Where nobody signs in, the plan is its manager's."""
        if not self.has_accounts:
            self._let_in(Caller(self.whole.team().manager, "manager"), None)

    def sign_in(self, name: str, passphrase: str, new_passphrase: str | None = None) -> None:
        """Raises what `planner.services.accounts.sign_in.sign_in` raises; the door stays closed then."""
        from planner.services.accounts.sign_in import sign_in

        self.admit(sign_in(self.whole, name, passphrase, self._clock, new_passphrase))

    def beside(self, deed: Callable[[SqliteStore], Done]) -> Callable[[], Done]:
        """The deed as work by itself, on a store of its own: for a thread beside the window."""
        from ui.bootstrap import open_store

        path, clock = self.whole.path, self._clock

        def work() -> Done:
            with closing(open_store(path, clock)) as store:
                return deed(store)

        return work

    def guarded(self, deed: Callable[[GuardedStore, Caller, Clock], Done]) -> Callable[[], Done]:
        """The same for what whoever is in does, as far as they may. RuntimeError while nobody is."""
        from planner.services.guarded_store import GuardedStore

        if self.store is None:
            raise RuntimeError("nobody is in")
        caller, edition, clock = self.store.caller, self.store.edition, self._clock
        return self.beside(lambda store: deed(GuardedStore(store, caller, edition), caller, clock))

    def signing_in(
        self, name: str, passphrase: str, new_passphrase: str | None = None
    ) -> Callable[[], SignedIn]:
        """Signing in, as work by itself."""
        from planner.services.accounts.sign_in import sign_in

        return self.beside(lambda store: sign_in(store, name, passphrase, self._clock, new_passphrase))

    def recovering(self, name: str, recovery_word: str, new_passphrase: str) -> Callable[[], FirstManager]:
        """Letting the manager in who has the recovery word, as work by itself."""
        from planner.services.accounts.own_account import recover

        return self.beside(lambda store: recover(store, name, recovery_word, new_passphrase, self._clock))

    def sign_in_by_key(self, key: str) -> bool:
        """Whether the key from the keyring is still worth something."""
        from planner.services.accounts.own_account import sign_in_by_key

        signed_in = sign_in_by_key(self.whole, key, self._clock)
        if signed_in is not None:
            self.admit(signed_in)
        return signed_in is not None

    def beginning(self, name: str, passphrase: str) -> Callable[[], FirstManager]:
        """Having people sign in from now on, the manager first, as work by itself."""
        from planner.services.accounts.people import begin

        return self.beside(lambda store: begin(store, name, passphrase))

    def changing(self, passphrase: str, new_passphrase: str) -> Callable[[], SignedIn]:
        """Another passphrase, as work by itself; it raises `SignInError` when the present one is wrong."""
        from planner.services.accounts.own_account import change_passphrase

        name, clock = self._in().caller.name, self._clock
        return self.beside(lambda store: change_passphrase(store, name, passphrase, new_passphrase, clock))

    def new_recovery_word(self) -> Callable[[], str]:
        """Another recovery word for the manager who is signed in, as work by itself."""
        from planner.services.accounts.own_account import new_recovery_word

        signed_in = self._in()
        return self.beside(lambda store: new_recovery_word(store, signed_in))

    def _in(self) -> SignedIn:
        if self.signed_in is None:
            raise RuntimeError("nobody has signed in")
        return self.signed_in

    def remember(self) -> str:
        """A key for the keyring; nothing when nobody is signed in."""
        from planner.services.accounts.own_account import remember

        return "" if self.signed_in is None else remember(self.whole, self.signed_in, self._clock)

    def forget(self, key: str) -> None:
        """The key is worth nothing any more."""
        from planner.services.accounts.own_account import forget

        if self.signed_in is not None:
            forget(self.whole, self.signed_in, key)

    def admit(self, signed_in: SignedIn) -> None:
        """Open to somebody who has signed in, here or in the window that this one was opened from."""
        self.signed_in = signed_in
        self._let_in(signed_in.caller, signed_in.edition)

    def lock(self) -> None:
        """Closed until somebody signs in again; where nobody does it stays open."""
        if self.signed_in is not None:
            self.signed_in = self.store = None

    def look(self) -> None:
        """Closes where the sign-in has fallen. Raises `NotPermittedError` then."""
        from planner.domain.errors import NotPermittedError
        from planner.services.accounts.standing import refuse_fallen

        if self.store is None:
            return
        try:
            refuse_fallen(self.whole, self.store.caller, self.store.edition)
        except NotPermittedError:
            self.signed_in = self.store = None
            raise
        if self.signed_in is None and self.store.caller.name != (name := self.whole.team().manager):
            self._let_in(Caller(name, "manager"), None)

    def _let_in(self, caller: Caller, edition: int | None) -> None:
        from planner.services.guarded_store import GuardedStore

        self.store = GuardedStore(self.whole, caller, edition)
