"""The check that follows an edit: it looks again only at what the changed shifts touch."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from planner.domain.findings import Finding
from planner.domain.problem import RotaProblem
from planner.domain.rota import Shift
from planner.rules.catalogue import rules_on
from planner.rules.rota_view import RotaView
from planner.rules.scopes import Key, Part, Scope


@dataclass(frozen=True)
class _CheckedPart:
    """A part of a rule with its cells, and what was found in each of them."""

    part: Part
    cells: Mapping[Key, Any]
    found: dict[Key, tuple[Finding, ...]]

    def look(self, view: RotaView, key: Key) -> None:
        """Look at a cell (again)."""
        self.found[key] = tuple(self.part.findings(view, self.cells[key]))


class LiveCheck:
    """The findings of a rota that is being edited; always equal to the full check of its shifts."""

    def __init__(self, problem: RotaProblem, shifts: Sequence[Shift]) -> None:
        self.problem = problem
        self._view = RotaView(problem, shifts)
        self._shifts: dict[str, tuple[Shift, ...]] = {}
        for shift in shifts:
            self._shifts[shift.id] = (*self._shifts.get(shift.id, ()), shift)
        self._parts: list[_CheckedPart] = []
        for rule in rules_on(problem.settings):
            for part in rule.parts:
                checked = _CheckedPart(part, part.scope.cells(problem), {})
                self._parts.append(checked)
                for key in checked.cells:
                    checked.look(self._view, key)

    @property
    def shifts(self) -> tuple[Shift, ...]:
        """The shifts as they are now."""
        return tuple(shift for same_id in self._shifts.values() for shift in same_id)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All findings, in the order of the full check."""
        return tuple(finding for part in self._parts for found in part.found.values() for finding in found)

    def after(self, changed: Mapping[str, Shift | None]) -> tuple[Finding, ...]:
        """Apply an edit and return all findings.

        `changed` gives shifts by id: a new or changed shift, or None where it is taken out. An id that is not
        in the rota may be taken out without harm.
        """
        come = [shift for shift in changed.values() if shift is not None]
        self._replace(dict.fromkeys([*changed, *(shift.id for shift in come)]), come)
        return self.findings

    def preview(self, changed: Mapping[str, Shift | None]) -> tuple[Finding, ...]:
        """All findings as they would be after the edit, which is not applied."""
        ids = dict.fromkeys([*changed, *(shift.id for shift in changed.values() if shift is not None)])
        order = dict(self._shifts)
        before = [shift for shift_id in ids for shift in self._shifts.get(shift_id, ())]
        found = self.after(changed)
        self._replace(ids, before)
        self._shifts = order
        return found

    def _replace(self, ids: Iterable[str], come: Sequence[Shift]) -> None:
        """Take out all shifts with these ids, put the others in, and look again at what that touches."""
        gone = [shift for shift_id in ids for shift in self._shifts.pop(shift_id, ())]
        for shift in gone:
            self._view.remove(shift)
        for shift in come:
            self._view.add(shift)
            self._shifts[shift.id] = (*self._shifts.get(shift.id, ()), shift)
        self._look_again([*gone, *come])

    def _look_again(self, touched_by: Sequence[Shift]) -> None:
        keys: dict[int, list[Key]] = {}
        for part in self._parts:
            scope: Scope[Any] = part.part.scope
            if id(scope) not in keys:
                touched = (key for shift in touched_by for key in scope.touched(self.problem, shift))
                keys[id(scope)] = list(dict.fromkeys(touched))
            for key in keys[id(scope)]:
                if key in part.cells:
                    part.look(self._view, key)
