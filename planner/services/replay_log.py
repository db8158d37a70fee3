"""The plan as its log tells it: every row carried out again, from an empty plan to the present one.

What the rows leave out is what stayed as it was, so that the log of a plan is enough to tell each record as
it is now. `untold` compares the two: a plan that was changed behind the program's back, or a log that a fault
has torn, is found by it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from planner.domain.check_ins import CheckIn
from planner.domain.errors import PlannerError
from planner.domain.flexible_working import FlexibleRequest
from planner.domain.own_records import OwnRecord
from planner.domain.own_requests import OwnRequest
from planner.domain.records import Record
from planner.domain.roles import Caller
from planner.domain.worked_days import WorkedDay
from planner.ports import AuditRow, Store
from planner.services.permitted import refuse_unless

Json = dict[str, Any]
# What a row adds to a field's name for the order of its records, and for the place of the first one.
ORDER, FROM = " order", " from"
ALL_ROWS = 10**9
OWN_KINDS: tuple[type[OwnRecord], ...] = (OwnRequest, WorkedDay, CheckIn, FlexibleRequest)


class ReplayedPlan:
    """All records of a plan by their names in the log, as JSON; `versions` are the published ones by week."""

    def __init__(self) -> None:
        self.records: dict[str, Json] = {}
        self.versions: dict[str, list[Json]] = {}

    def carry_out(self, row: AuditRow) -> None:
        """One row. Raises PlannerError for a row of before the log said what each row is of."""
        if row.before is None and row.after is None:
            return
        if row.record is None:
            raise PlannerError(
                f"Row {row.number} of the log does not say what it is of.",
                "It was written by an earlier version of Rotabene; only what came after can be replayed.",
            )
        kind, _, name = row.record.partition(" ")
        if kind == "published":
            self._publish(name, row)
            return
        document = self._after(row, self.records.get(row.record))
        if document is None:
            self.records.pop(row.record, None)
            return
        self.records[row.record] = document
        if kind == "team":
            self._keep_versions(document["rotas"])

    def published(self, week: str) -> Json | None:
        """The latest published version of the week that begins on that day."""
        known = self.versions.get(week, [])
        return max(enumerate(known), key=lambda each: (each[1]["version"], each[0]))[1] if known else None

    def _publish(self, week: str, row: AuditRow) -> None:
        rota = self._after(row, self.published(week))
        assert rota is not None
        self.versions.setdefault(week, []).append(rota)
        self.records.pop(f"draft {week}", None)
        rotas = self.records["team"]["rotas"]
        place = next((at for at, each in reversed(list(enumerate(rotas))) if each["first_day"] == week), None)
        if place is None:
            rotas.append(rota)
        else:
            rotas[place] = rota

    def _keep_versions(self, rotas: Iterable[Json]) -> None:
        """Rotas that came in with a team file are versions of their weeks, too."""
        for rota in rotas:
            known = self.versions.setdefault(rota["first_day"], [])
            if rota["state"] == "published" and rota not in known:
                known.append(rota)

    @staticmethod
    def _after(row: AuditRow, document: Json | None) -> Json | None:
        if row.after is None:
            return None
        after: Json = json.loads(row.after)
        if row.before is None or document is None:
            return after
        before: Json = json.loads(row.before)
        return changed(document, before, after)


def replayed(rows: Iterable[AuditRow]) -> ReplayedPlan:
    """The plan after these rows, the oldest first.

    Raises PlannerError for a row that something else than the program has written, and for one of before the
    log said what each row is of.
    """
    plan = ReplayedPlan()
    for row in rows:
        try:
            plan.carry_out(row)
        except (ValueError, LookupError, TypeError, AttributeError, AssertionError) as error:
            raise PlannerError(
                f"Row {row.number} of the log cannot be read: the file was changed by something else.",
                "Restore a backup of the plan.",
            ) from error
    return plan


def changed(document: Json, before: Json, after: Json) -> Json:
    """The document with the changed parts of one row put in."""
    fields = dict(document)
    for field, now in after.items():
        if field.endswith((ORDER, FROM)):
            continue
        was, is_there = before.get(field), document.get(field)
        first = after.get(f"{field}{FROM}")
        if isinstance(now, dict) and isinstance(was, dict) and isinstance(is_there, dict):
            fields[field] = changed(is_there, was, now)
        elif isinstance(now, list) and isinstance(is_there, list) and first is not None:
            fields[field] = [*is_there[:first], *now, *is_there[first + len(was or []) :]]
        elif isinstance(now, list) and isinstance(is_there, list):
            fields[field] = _list_after(is_there, was or [], now, after.get(f"{field}{ORDER}"))
        else:
            fields[field] = now
    return fields


def _list_after(there: list[Any], was: list[Any], now: list[Any], order: list[str] | None) -> list[Any]:
    by_id = {each["id"]: each for each in there if _has_id(each)}
    if len(by_id) == len(there) and all(_has_id(each) for each in (*was, *now)):
        stays = {each["id"] for each in now}
        for each in was:
            if each["id"] not in stays:
                by_id.pop(each["id"], None)
        by_id.update({each["id"]: each for each in now})
        return [by_id[each] for each in order] if order is not None else list(by_id.values())
    if by_id and all(isinstance(each, str) for each in now):
        # Only the order changed.
        return [by_id[each] for each in now]
    return now


def _has_id(record: Any) -> bool:
    return isinstance(record, Mapping) and "id" in record


def untold_to(store: Store, caller: Caller) -> tuple[str, ...]:
    """The same for whoever may have the whole plan. Raises `NotPermittedError` for others."""
    return untold(refuse_unless(store, caller, "copy the whole plan"))


def untold(store: Store) -> tuple[str, ...]:
    """The names of records that are not as the whole log tells them; none, in a plan that nobody has changed
    behind the program's back. Raises PlannerError where the log began before it could be replayed."""
    told = replayed(reversed(store.audit(most=ALL_ROWS)))
    kept: dict[str, Json | None] = {"team": _whole(store.team())}
    for span in store.kept_spans():
        day = span.first_day.isoformat()
        kept[f"draft {day}"] = _whole(store.draft(span.first_day))
        kept[f"published {day}"] = _whole(store.published(span.first_day))
    kept |= {f"swap {request.id}": _whole(request) for request in store.swaps()}
    for of in OWN_KINDS:
        kept |= {f"{each.kind} {each.id}": _whole(each) for each in store.own_records(of)}
    said = told.records | {f"published {week}": told.published(week) for week in told.versions}
    names = sorted(kept | said)
    return tuple(name for name in names if kept.get(name) != said.get(name))


def _whole(record: Record | None) -> Json | None:
    return None if record is None else record.model_dump(mode="json")
