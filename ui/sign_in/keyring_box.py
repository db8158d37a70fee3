"""The system's keyring, where there is one: what lies in it signs one person in on this computer."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

SERVICE = "Rotabene"


class SecretKeeper(Protocol):
    """What is asked of a keyring."""

    def get_password(self, service: str, username: str) -> str | None: ...

    def set_password(self, service: str, username: str, password: str) -> None: ...

    def delete_password(self, service: str, username: str) -> None: ...


def system_keyring() -> SecretKeeper | None:
    """The keyring of the desktop; none that writes its secrets into a plain file."""
    try:
        import keyring

        backend = keyring.get_keyring()
        is_safe = backend.priority >= 1 and not type(backend).__module__.startswith("keyrings.alt")
    except Exception:  # each system's keyring has errors of its own
        return None
    return backend if is_safe else None


class KeyringBox:
    """One key a plan. Whatever goes wrong in a keyring, one signs in by passphrase as before."""

    def __init__(self, find: Callable[[], SecretKeeper | None] = system_keyring) -> None:
        self._find = find
        self._found: SecretKeeper | None = None
        self._is_looked_up = False

    @property
    def is_there(self) -> bool:
        """Whether there is a keyring that keeps secrets from other users of the computer."""
        return self._backend() is not None

    def key(self, path: Path) -> str | None:
        """What is kept for the plan."""
        backend = self._backend()
        if backend is None:
            return None
        try:
            return backend.get_password(SERVICE, _place(path))
        except Exception:  # as above
            return None

    def put(self, path: Path, key: str) -> bool:
        """Keep the key of a plan; whether the keyring has taken it."""
        backend = self._backend()
        if backend is None:
            return False
        try:
            backend.set_password(SERVICE, _place(path), key)
        except Exception:  # as above
            return False
        return True

    def drop(self, path: Path) -> None:
        """Take the key of a plan out."""
        backend = self._backend()
        if backend is not None:
            try:
                backend.delete_password(SERVICE, _place(path))
            except Exception:  # as above; without the account's half the key opens nothing
                return

    def _backend(self) -> SecretKeeper | None:
        """Looked for once, and only when somebody asks: it takes half a second."""
        if not self._is_looked_up:
            self._found, self._is_looked_up = self._find(), True
        return self._found


def _place(path: Path) -> str:
    return str(path.resolve())
