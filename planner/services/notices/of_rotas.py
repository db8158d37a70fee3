"""Notices of published weeks: that one is there, and what has changed for me in one that was there before.

What has changed stands in the log beside each publishing; no version is read whole for it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import Any

from planner.domain.notices import Notice
from planner.domain.time_grid import (
    Span,
    day_label,
    day_of,
    hours_label,
    parse_iso_minute,
    span_label,
    times_label,
)
from planner.ports import AuditRow
from planner.services.notices.look import Look
from planner.services.swaps.requests import noted_request

PUBLISHED = "published "
PUBLISH = "Publish rota"
MOST_ROWS = 200
MOST_DAYS = 3


def rota_notices(look: Look) -> Iterator[Notice]:
    """One for each publishing that reaches the caller. Versions that a swap has made are told by the swap."""
    by_swaps = {each.id for each in look.swaps}
    for row in look.store.audit(most=MOST_ROWS, what=PUBLISH, since=look.since):
        if not (row.record or "").startswith(PUBLISHED) or row.who == look.caller.name:
            continue
        if noted_request(row.reason or "")[0] not in by_swaps:
            yield from _of_row(look, row)


def _of_row(look: Look, row: AuditRow) -> Iterator[Notice]:
    me, week = look.caller.staff, (row.record or "").removeprefix(PUBLISHED)
    number = row.subject.rpartition(" ")[2]
    label = day_label(date.fromisoformat(week).toordinal())
    notice_id = f"published {week} {number}"
    if me is None:
        words = f"The week of {label} is published, version {number}."
        yield Notice(notice_id, "published", row.at, words, "rota", week)
        return
    before, after = shifts_of(row.before, me), shifts_of(row.after, me)
    if number == "1":
        words = f"The week of {label} is published: {_hours(after)}."
        yield Notice(notice_id, "published", row.at, words, "my_week", week)
    elif before != after:
        told = [_changed(key, before, after) for key in sorted(before | after)]
        more = f" And {len(told) - MOST_DAYS} more." if len(told) > MOST_DAYS else ""
        words = f"Your week of {label} has changed: {'; '.join(told[:MOST_DAYS])}.{more}"
        yield Notice(notice_id, "changed", row.at, words, "my_week", week)


Told = dict[str, tuple[tuple[int, int], str]]


@lru_cache(maxsize=256)
def shifts_of(text: str | None, staff: str) -> Told:
    """The person's shifts in one side of a row: times, and the rest as text, by id."""
    parts: dict[str, Any] = json.loads(text) if text else {}
    found = (each for each in parts.get("shifts", ()) if isinstance(each, dict) and each["staff"] == staff)
    return {each["id"]: ((_at(each, "start"), _at(each, "end")), json.dumps(each)) for each in found}


def _at(part: dict[str, Any], name: str) -> int:
    return parse_iso_minute(part[name]) if part.get(name) else 0


def _hours(mine: Told) -> str:
    if not mine:
        return "you do not work in it"
    shifts = "1 shift" if len(mine) == 1 else f"{len(mine)} shifts"
    return f"you work {shifts}, {hours_label(sum(_paid(*each) for each in mine.values()))} in all"


def _paid(times: tuple[int, int], text: str) -> int:
    """Minutes without the break, as the rest of the shift tells it."""
    part = json.loads(text)
    return times[1] - times[0] - (_at(part, "break_end") - _at(part, "break_start"))


def _changed(key: str, before: Told, after: Told) -> str:
    if key not in before:
        return f"{span_label(Span(*after[key][0]))} is new"
    (start, end), _ = before[key]
    if key not in after:
        return f"{day_label(day_of(start))} is free now"
    now = Span(*after[key][0])
    if now != Span(start, end):
        return f"{span_label(now)}, it was {times_label(start, end)}"
    return f"{span_label(now)} has other work in it"
