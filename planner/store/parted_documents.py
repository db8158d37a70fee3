"""Documents in parts: the records of lists stand beside the record, so that an edit writes what it changes.

A draft of eight weeks of 100 people is 1.5 MB of JSON, of which an edit changes a few hundred bytes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeGuard

from planner.domain.differing import same_ends
from planner.domain.records import Record
from planner.store.lean_sqlite_utils import Database

# Records in a part.
PART_LENGTH = 50
# The field that a part is of, its number there, and its records as a JSON array.
Part = tuple[str, int, str]


@dataclass(frozen=True, slots=True)
class Document:
    """A record as it is stored: its JSON without lists of records; these in parts, by field and number."""

    head: str
    parts: tuple[Part, ...]

    @property
    def text(self) -> str:
        """The record's JSON."""
        lists: dict[str, list[str]] = {}
        for field, _, records in self.parts:
            lists.setdefault(field, []).append(records[1:-1])
        fields = [f'"{field}":[{",".join(records)}]' for field, records in lists.items()]
        return f"{{{','.join(filter(None, (self.head[1:-1], *fields)))}}}"


def lists_of(record: Record) -> list[str]:
    """The fields that hold records, in the order of their names."""
    return sorted(name for name in type(record).model_fields if _is_records(getattr(record, name)))


def _is_records(value: object) -> TypeGuard[tuple[Record, ...]]:
    return isinstance(value, tuple) and bool(value) and isinstance(value[0], Record)


def in_parts(record: Record, before: Record | None, standing: Document | None) -> Document:
    """The record as it is stored. Parts made of the very records of `before` are those of its document."""
    kept = {} if standing is None else {part[:2]: part[2] for part in standing.parts}
    fields = lists_of(record)
    parts = tuple(
        (field, number, kept[field, number] if is_same else _text(records))
        for field in fields
        for number, (records, is_same) in enumerate(
            _parts(getattr(before, field) if before is not None else (), getattr(record, field))
        )
    )
    return Document(record.model_dump_json(exclude=set(fields)), parts)


def _parts(
    before: tuple[Record, ...], after: tuple[Record, ...]
) -> Iterator[tuple[tuple[Record, ...], bool]]:
    """The records of each part, and whether it is made of the very records that it was made of before."""
    first, last = same_ends(before, after)
    for start in range(0, len(after), PART_LENGTH):
        end = min(start + PART_LENGTH, len(after))
        is_as_long = end == min(start + PART_LENGTH, len(before))
        is_behind = len(before) == len(after) and start >= len(after) - last
        yield after[start:end], is_as_long and (end <= first or is_behind)


def _text(records: tuple[Record, ...]) -> str:
    return f"[{','.join(each.model_dump_json() for each in records)}]"


def stored(db: Database, owner: str, head: str) -> Document:
    """The document of the owner (`team`, `draft 2026-11-23`), whose head is read already."""
    rows = db.execute(
        "SELECT field, number, records FROM document_part WHERE owner = ? ORDER BY field, number", [owner]
    )
    return Document(head, tuple((field, number, records) for field, number, records in rows.fetchall()))


def store_parts(db: Database, owner: str, document: Document, before: Document | None) -> None:
    """Keep the parts that are other than those of `before`, which stand in the database."""
    old, new = before.parts if before is not None else (), document.parts
    known = set(old)
    for field, number in {part[:2] for part in old} - {part[:2] for part in new}:
        db.execute(
            "DELETE FROM document_part WHERE owner = ? AND field = ? AND number = ?", [owner, field, number]
        )
    for part in new:
        if part not in known:
            db.execute("INSERT OR REPLACE INTO document_part VALUES (?, ?, ?, ?)", [owner, *part])


def drop_parts(db: Database, owner: str) -> None:
    """The owner is gone."""
    db.execute("DELETE FROM document_part WHERE owner = ?", [owner])
