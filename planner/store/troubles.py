"""Every trouble of a database as a sentence with a next step."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from planner.domain.errors import PlannerError
from planner.store.schema import TABLES


class DamagedStoreError(PlannerError):
    """The database is damaged; `backup` is the newest good backup, if there is one."""

    def __init__(self, path: Path, backup: Path | None, detail: str = "") -> None:
        step = (
            f"“rotabene restore” puts the last good backup, “{backup}”, in its place and keeps the file too."
            if backup
            else "There is no good backup beside it; restore it from your own backups."
        )
        super().__init__(f"“{path}” is damaged{f' ({detail})' if detail else ''}.", step)
        self.path = path
        self.backup = backup


_SENTENCES: dict[int, tuple[str, str]] = {
    sqlite3.SQLITE_BUSY: (
        "“{path}” is in use by another program.",
        "Close it there, or wait a moment, and try again.",
    ),
    sqlite3.SQLITE_LOCKED: ("“{path}” is in use.", "Wait a moment and try again."),
    sqlite3.SQLITE_READONLY: (
        "“{path}” cannot be written to.",
        "Ask for permission to change it, or copy it to a folder of your own.",
    ),
    sqlite3.SQLITE_PERM: ("You have no permission for “{path}”.", "Ask for access to it."),
    sqlite3.SQLITE_CANTOPEN: ("“{path}” cannot be opened.", "Check that the folder exists and is yours."),
    sqlite3.SQLITE_FULL: (
        "The disk is full; the last change was not kept.",
        "Free some space and try again.",
    ),
    sqlite3.SQLITE_IOERR: (
        "The disk of “{path}” reports an error; the last change was not kept.",
        "Check the disk, then open the plan again.",
    ),
    sqlite3.SQLITE_NOTADB: ("“{path}” is not a Rotabene plan.", "Choose another file."),
    sqlite3.SQLITE_CORRUPT: (
        "“{path}” is damaged; the last change was not kept.",
        "Close the plan and open it again to restore a backup.",
    ),
}
# What SQLite says of a table that another program has dropped, or written nonsense into, while it is open.
_NO_TABLE = re.compile(r"no such table: (?:main\.)?(\w+)")
_NO_DOCUMENT = "malformed JSON"


@contextmanager
def told_in_sentences(path: Path) -> Iterator[None]:
    """Turn what SQLite reports about the file or its disk into a PlannerError; our own mistakes pass."""
    try:
        yield
    except sqlite3.Error as error:
        trouble = trouble_of(error, path)
        if trouble is None:
            raise
        raise trouble from error


def trouble_of(error: sqlite3.Error, path: Path) -> PlannerError | None:
    """The sentence for an SQLite error, or None when it is not the user's to mend."""
    code = getattr(error, "sqlite_errorcode", None)
    # The low byte is the kind of error; the rest says more about it.
    known = _SENTENCES.get(code & 0xFF) if isinstance(code, int) else None
    if known is None and _is_of_a_lost_part(str(error)):
        known = _SENTENCES[sqlite3.SQLITE_CORRUPT]
    if known is None:
        return None
    sentence, step = known
    return PlannerError(sentence.format(path=path), step)


def _is_of_a_lost_part(words: str) -> bool:
    """Whether one of the plan's own tables is gone, or holds no documents: no mistake in a statement."""
    lost = _NO_TABLE.fullmatch(words)
    return words == _NO_DOCUMENT or (lost is not None and lost[1] in TABLES)
