"""The check that follows an edit: it looks again only at what the changed shifts and records touch."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

from planner.domain.findings import Finding
from planner.domain.in_steps import Steps, at_once
from planner.domain.problem import RotaProblem
from planner.domain.rota import Shift
from planner.rules.catalogue import rules_on
from planner.rules.problem_changes import ProblemChange, change_between
from planner.rules.rota_view import RotaView
from planner.rules.scopes import EACH_DAY, TEAM, Key, Part, Scope


class _CheckedPart:
    """A part of a rule with its cells, and what was found in each of them."""

    def __init__(self, rule: str, part: Part, cells: Mapping[Key, Any]) -> None:
        self.rule, self.part, self.cells = rule, part, cells
        self.found: dict[Key, tuple[Finding, ...]] = {}
        self._all: tuple[Finding, ...] | None = None

    def look(self, view: RotaView, key: Key) -> None:
        """Look at a cell (again)."""
        found = tuple(self.part.findings(view, self.cells[key]))
        if found or self.found.get(key):
            self._all = None
        self.found[key] = found

    def take_cells(self, cells: Mapping[Key, Any]) -> list[Key]:
        """Have other cells; what was found in those of the same key stays. Returns the new keys."""
        new = [key for key in cells if key not in self.found]
        if new or len(cells) != len(self.cells) or list(cells) != list(self.cells):
            self.found = {key: self.found.get(key, ()) for key in cells}
            self._all = None
        self.cells = cells
        return new

    @property
    def all(self) -> tuple[Finding, ...]:
        """What was found in all cells, in their order."""
        if self._all is None:
            self._all = tuple(finding for found in self.found.values() for finding in found)
        return self._all


class LiveCheck:
    """The findings of a rota that is being edited; always equal to the full check of its shifts."""

    def __init__(self, problem: RotaProblem, shifts: Sequence[Shift]) -> None:
        at_once(self._look_at_all(problem, shifts))

    @classmethod
    def in_steps(cls, problem: RotaProblem, shifts: Sequence[Shift]) -> Steps[LiveCheck]:
        """The same, a cell a step."""
        live = cls.__new__(cls)
        yield from live._look_at_all(problem, shifts)
        return live

    def _look_at_all(self, problem: RotaProblem, shifts: Sequence[Shift]) -> Steps[None]:
        self.problem = problem
        self._view = RotaView(problem, shifts)
        self._shifts: dict[str, tuple[Shift, ...]] = {}
        for shift in shifts:
            self._shifts[shift.id] = (*self._shifts.get(shift.id, ()), shift)
        parts = [(rule.name, part) for rule in rules_on(problem.settings) for part in rule.parts]
        cells = {part.scope: part.scope.cells(problem) for _, part in parts}
        self._parts = [_CheckedPart(rule, part, cells[part.scope]) for rule, part in parts]
        for checked in self._parts:
            for key in checked.cells:
                checked.look(self._view, key)
                yield

    @property
    def shifts(self) -> tuple[Shift, ...]:
        """The shifts as they are now."""
        return tuple(shift for same_id in self._shifts.values() for shift in same_id)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All findings, in the order of the full check."""
        return tuple(chain.from_iterable(part.all for part in self._parts))

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

    def moved_to(self, problem: RotaProblem) -> LiveCheck:
        """The check of the same shifts against another problem. It takes this one's place, which is not to be
        used any more, and looks again only at what differs, where the two are of the same weeks and rules."""
        return at_once(self.moved_in_steps(problem))

    def moved_in_steps(self, problem: RotaProblem) -> Steps[LiveCheck]:
        """The same; where everything may differ, a cell a step."""
        change = change_between(self.problem, problem, self._servers)
        if change is None:
            return (yield from LiveCheck.in_steps(problem, self.shifts))
        self.problem = problem
        if change.joined_or_left:
            self._view = RotaView(problem, self.shifts)
        else:
            self._view.take_problem(problem)
        self._judge_anew(change)
        return self

    def _servers(self, demand: str) -> Iterator[str]:
        return (shift.staff for shift, _ in self._view.serving(demand))

    def _judge_anew(self, change: ProblemChange) -> None:
        named: set[Key] = {TEAM, *change.people, *change.needs}
        theirs = [shift for person in change.differing for shift in self._view.shifts_of(person)]
        cells: dict[Scope[Any], Mapping[Key, Any]] = {}
        keys: dict[Scope[Any], set[Key]] = {}
        for checked in self._parts:
            scope = checked.part.scope
            if scope not in cells:
                cells[scope] = scope.cells(self.problem)
                touched_by = [each for each in theirs if scope.sees_days or each.staff in change.renamed]
                keys[scope] = named.union(*(scope.touched(self.problem, shift) for shift in touched_by))
                if scope is EACH_DAY and change.office:
                    keys[scope].update(cells[scope])
            again = keys[scope].union(checked.take_cells(cells[scope]))
            if checked.rule in change.rules:
                again = again.union(cells[scope])
            for key in again & cells[scope].keys():
                checked.look(self._view, key)

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
        for checked in self._parts:
            scope: Scope[Any] = checked.part.scope
            if id(scope) not in keys:
                touched = (key for shift in touched_by for key in scope.touched(self.problem, shift))
                keys[id(scope)] = list(dict.fromkeys(touched))
            for key in keys[id(scope)]:
                if key in checked.cells:
                    checked.look(self._view, key)
