"""The plan that most use cases are tried on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from planner.store.sqlite_store import SqliteStore
from tests.planner.services.swaps.office import published


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqliteStore]:
    """A plan with one published week, in which Ana, Ben, Cy and Dee have a shift each."""
    with closing(published(tmp_path)) as kept:
        yield kept
