"""What a row of the log or the note of a version is about, in people's words: whose it is, of which day."""

from __future__ import annotations

import re

from planner.domain.own_requests import OwnRequest
from planner.domain.team import Team
from planner.domain.time_grid import day_label
from planner.ports import AuditRow, Store
from planner.services.replay_log import OWN_KINDS
from planner.services.swaps.given_words import given_words
from planner.services.swaps.requests import DONE, noted_request

# The id of a request that has published a version.
OF_REQUEST = re.compile(r"(?:swap|hand_over|offer|later)-[0-9a-f]{12}")


class RecordWords:
    """Looks up by their ids the records that the reader may see."""

    def __init__(self, store: Store, team: Team) -> None:
        self._store, self.team = store, team
        self._names = team.staff_names

    def about(self, row: AuditRow) -> str | None:
        """`Amira Khan's Thu 26 Nov 12:00–20:00`; nothing of what the reader may not see, None where the row
        is of no request, day worked or visit, or was made before rows named their records."""
        kind, _, key = (row.record or "").partition(" ")
        if kind == "swap":
            return self._swap(key)
        own = next((each for each in OWN_KINDS if each.kind == kind), None)
        if own is None:
            return None
        record = self._store.own_record(own, key)
        return "" if record is None else f"{self._name(record.staff)}, {day_label(record.on.toordinal())}"

    def note(self, note: str) -> str:
        """The note of a version: what was typed, or for what the program has published of itself, what it
        was."""
        key, is_undone = noted_request(note)
        if (request := self._store.swap(key)) is not None:
            return f"{'Undo swap' if is_undone else DONE[request.verb]}: {self._swap(key)}"
        later = self._store.own_record(OwnRequest, key)
        if later is not None:
            return f"Later start: {self._name(later.staff)}, {day_label(later.on.toordinal())}"
        return "A request that is not yours to see" if OF_REQUEST.fullmatch(key) else note

    def _swap(self, key: str) -> str:
        request = self._store.swap(key)
        if request is None:
            return ""
        return f"{self._name(request.giver)}'s {given_words(self.team, request.work)}"

    def _name(self, staff: str) -> str:
        return self._names.get(staff, staff)
