"""The difference of two records, for the audit log: only the parts that changed, before and after."""

from __future__ import annotations

import json
from typing import Any

from planner.domain.records import Record

Json = dict[str, Any]


def changed_parts(before: Record | None, after: Record | None) -> tuple[str | None, str | None]:
    """The changed fields of both as JSON texts; of lists of records with ids, only the changed records.

    None stands for a record that is not there. Of a list whose order alone changed, the ids in order.
    """
    old = before.model_dump(mode="json") if before is not None else None
    new = after.model_dump(mode="json") if after is not None else None
    if old is not None and new is not None:
        old, new = _different(old, new)
    return _text(old), _text(new)


def _text(part: Json | None) -> str | None:
    return None if part is None else json.dumps(part, ensure_ascii=False, separators=(",", ":"))


def _different(old: Json, new: Json) -> tuple[Json, Json]:
    before: Json = {}
    after: Json = {}
    for field in old | new:
        if old.get(field) == new.get(field):
            continue
        before[field], after[field] = _different_values(old.get(field), new.get(field))
    return before, after


def _different_values(old: Any, new: Any) -> tuple[Any, Any]:
    if isinstance(old, dict) and isinstance(new, dict):
        return _different(old, new)
    if _has_ids(old) and _has_ids(new):
        return _different_records(old, new)
    return old, new


def _has_ids(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(item, dict) and "id" in item for item in value)


def _different_records(old: list[Json], new: list[Json]) -> tuple[Any, Any]:
    was = {item["id"]: item for item in old}
    now = {item["id"]: item for item in new}
    changed = [item_id for item_id in was | now if was.get(item_id) != now.get(item_id)]
    if not changed:
        return [item["id"] for item in old], [item["id"] for item in new]
    return (
        [was[item_id] for item_id in changed if item_id in was],
        [now[item_id] for item_id in changed if item_id in now],
    )
