"""sqlite-utils, imported without pandas and numpy.

sqlite-utils imports both when they are installed, which costs 0.3 s at start and serves nothing here. They
are hidden from it while it is imported, and only then: whoever needs them later still gets them.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType

HIDDEN = frozenset({"pandas", "numpy"})


class _Barrier(MetaPathFinder):
    """Finds nothing, and says of the hidden packages that they are not there."""

    def find_spec(
        self, fullname: str, _path: Sequence[str] | None, _target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if fullname in HIDDEN:
            raise ModuleNotFoundError(f"{fullname} is hidden while sqlite-utils is imported", name=fullname)
        return None


@contextmanager
def _hidden() -> Iterator[None]:
    barrier = _Barrier()
    sys.meta_path.insert(0, barrier)
    try:
        yield
    finally:
        sys.meta_path.remove(barrier)


with _hidden():
    from sqlite_utils import Database, Migrations

__all__ = ["Database", "Migrations"]
