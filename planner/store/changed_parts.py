"""The difference of two records, for the audit log: only the parts that changed, before and after."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from planner.domain.records import Record

Json = dict[str, Any]


def changed_parts(before: Record | None, after: Record | None) -> tuple[str | None, str | None]:
    """The changed fields of both as JSON texts; of lists of records with ids, only the changed records.

    None stands for a record that is not there. Of a list whose order alone changed, the ids in order.
    """
    if before is None or after is None:
        return _text(_whole(before)), _text(_whole(after))
    old, new = _different(before, after)
    return _text(old), _text(new)


def _text(part: Json | None) -> str | None:
    return None if part is None else json.dumps(part, ensure_ascii=False, separators=(",", ":"))


def _whole(record: Record | None) -> Json | None:
    return None if record is None else record.model_dump(mode="json")


def _different(old: Record, new: Record) -> tuple[Json, Json]:
    before: Json = {}
    after: Json = {}
    for field in type(new).model_fields:
        was, now = getattr(old, field), getattr(new, field)
        if was == now:
            continue
        if isinstance(was, Record) and type(was) is type(now):
            before[field], after[field] = _different(was, now)
        elif _has_ids(was) and _has_ids(now):
            before[field], after[field] = _different_records(was, now)
        else:
            # Written by its record, which knows how (a time of day as 18:30).
            before[field] = old.model_dump(mode="json", include={field})[field]
            after[field] = new.model_dump(mode="json", include={field})[field]
    return before, after


def _has_ids(value: Any) -> bool:
    return isinstance(value, tuple) and all(
        isinstance(item, Record) and hasattr(item, "id") for item in value
    )


def _different_records(old: Sequence[Any], new: Sequence[Any]) -> tuple[list[Any], list[Any]]:
    was = {item.id: item for item in old}
    now = {item.id: item for item in new}
    changed = [
        item_id
        for item_id in was | now
        if (old_item := was.get(item_id)) is not (new_item := now.get(item_id)) and old_item != new_item
    ]
    if not changed:
        return [item.id for item in old], [item.id for item in new]
    return (
        [_whole(was[item_id]) for item_id in changed if item_id in was],
        [_whole(now[item_id]) for item_id in changed if item_id in now],
    )
