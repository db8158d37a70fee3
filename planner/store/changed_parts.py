"""The difference of two records, for the audit log: only the parts that changed, before and after."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from planner.domain.differing import same_ends, without_same_ends
from planner.domain.records import Record

Json = dict[str, Any]
# What is added to a field's name for the order of its records, and for the place of the first one.
ORDER, FROM = " order", " from"


def changed_parts(before: Record | None, after: Record | None) -> tuple[str | None, str | None]:
    """The changed fields of both as JSON texts; of lists of records with ids, only the changed records.

    None stands for a record that is not there. Of a list whose order alone changed, the ids in order. Where
    the new order does not follow (what is new stands at the end), `<field> order` has all ids in it. Of lists
    of records without ids, what lies between the ends that are the same, with its place in `<field> from`.
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
            parts = _without_same_ends(was, now)
            before[field], after[field] = _different_records(*parts)
            if _ids(parts[0]) != _ids(parts[1]) and not _order_follows(was, now):
                after[f"{field}{ORDER}"] = [item.id for item in now]
        elif (ends := _ends_without_ids(was, now)) is not None:
            first, last = ends
            before[field] = [_whole(each) for each in was[first : len(was) - last]]
            after[field] = [_whole(each) for each in now[first : len(now) - last]]
            after[f"{field}{FROM}"] = first
        else:
            # Written by its record, which knows how (a time of day as 18:30).
            before[field] = old.model_dump(mode="json", include={field})[field]
            after[field] = new.model_dump(mode="json", include={field})[field]
    return before, after


def _ends_without_ids(old: Any, new: Any) -> tuple[int, int] | None:
    """How many records at both ends are the very same, where there are any; None of what is no such list."""
    if not all(isinstance(each, tuple) and each and isinstance(each[0], Record) for each in (old, new)):
        return None
    ends = same_ends(old, new)
    return ends if any(ends) else None


def _has_ids(value: Any) -> bool:
    if not isinstance(value, tuple):
        return False
    # Thousands of records are of a kind or two.
    return all(issubclass(kind, Record) and "id" in kind.model_fields for kind in set(map(type, value)))


def _without_same_ends(old: Sequence[Any], new: Sequence[Any]) -> tuple[Sequence[Any], Sequence[Any]]:
    """Both without their same ends; both whole where nothing but the order differs."""
    parts = without_same_ends(old, new)
    return parts if _changed(*parts) else (old, new)


def _ids(records: Sequence[Any]) -> list[str]:
    return [record.id for record in records]


def _order_follows(old: Sequence[Any], new: Sequence[Any]) -> bool:
    """Whether those that stay are in their order, with what is new at the end; or only the order changed."""
    was, now = set(_ids(old)), _ids(new)
    stay = set(now)
    follows = [item.id for item in old if item.id in stay] + [each for each in now if each not in was]
    return follows == now or (was == stay and not _changed(old, new))


def _changed(old: Sequence[Any], new: Sequence[Any]) -> list[str]:
    """The ids of records that are new, gone or changed."""
    was, now = {item.id: item for item in old}, {item.id: item for item in new}
    return [
        item_id
        for item_id in was | now
        if (old_item := was.get(item_id)) is not (new_item := now.get(item_id)) and old_item != new_item
    ]


def _different_records(old: Sequence[Any], new: Sequence[Any]) -> tuple[list[Any], list[Any]]:
    was = {item.id: item for item in old}
    now = {item.id: item for item in new}
    changed = _changed(old, new)
    if not changed:
        return _ids(old), _ids(new)
    return (
        [_whole(was[item_id]) for item_id in changed if item_id in was],
        [_whole(now[item_id]) for item_id in changed if item_id in now],
    )
