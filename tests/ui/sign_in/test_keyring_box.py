"""The keyring of the system: used where it is safe, and no trouble where it is not there."""

from __future__ import annotations

from pathlib import Path

import keyring
import pytest
from keyring.backends.fail import Keyring as NoKeyring

from ui.sign_in.keyring_box import KeyringBox, system_keyring


class BrokenKeyring:
    """Locked by its user, say."""

    priority = 5

    def get_password(self, service: str, username: str) -> str | None:
        raise OSError(service, username)

    def set_password(self, service: str, username: str, password: str) -> None:
        raise OSError(service, username, len(password))

    def delete_password(self, service: str, username: str) -> None:
        raise OSError(service, username)


class PlainFile(BrokenKeyring):
    """A file that anybody can read."""


PlainFile.__module__ = "keyrings.alt.file"


@pytest.mark.parametrize("found", [NoKeyring, PlainFile])
def test_what_keeps_no_secret_is_not_used(monkeypatch: pytest.MonkeyPatch, found: type) -> None:
    monkeypatch.setattr(keyring, "get_keyring", found)
    assert system_keyring() is None


def test_the_keyring_of_the_desktop_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    box = BrokenKeyring()
    monkeypatch.setattr(keyring, "get_keyring", lambda: box)
    assert system_keyring() is box


def test_a_broken_keyring_is_no_keyring(tmp_path: Path) -> None:
    box = KeyringBox(BrokenKeyring)
    assert box.key(tmp_path) is None
    assert not box.put(tmp_path, "key")
    box.drop(tmp_path)
