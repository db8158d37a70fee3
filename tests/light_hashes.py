"""Passphrases that are hashed by the same function at little cost: what a guess costs an attacker is not what
most tests are about."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from planner.services.accounts import passphrases


@pytest.fixture(autouse=True)
def light_hashes(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Take it into a conftest by naming it in `__all__`."""
    for name, value in (("MEMORY_KIB", 8), ("PASSES", 1), ("LANES", 1)):
        monkeypatch.setattr(passphrases, name, value)
    passphrases.hasher.cache_clear()
    passphrases.decoy.cache_clear()
    yield
    passphrases.hasher.cache_clear()
    passphrases.decoy.cache_clear()
