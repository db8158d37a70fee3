"""What the checker's rules say of one changed shift: the findings that it would bring, and nothing else.

Only the parts of rules that the shift touches are looked at, before and after; the answer is that of the
full check, less the wishes.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any

from planner.domain.findings import Finding
from planner.domain.problem import RotaProblem
from planner.domain.rota import Shift
from planner.domain.time_grid import Span, day_of
from planner.rules.catalogue import rules_on
from planner.rules.rota_view import RotaView
from planner.rules.scopes import (
    EACH_DUTY_TURN,
    EACH_EVENT,
    EACH_SUPERVISION,
    EACH_VISIT,
    EACH_WRITING,
    Key,
    Part,
    Scope,
)
from planner.services.new_findings import new_findings
from planner.services.rota_lookup import RotaLookup

# Rules of these look only at the work that serves the demand, and where it is done.
BY_DEMAND = (EACH_VISIT, EACH_WRITING, EACH_DUTY_TURN, EACH_SUPERVISION, EACH_EVENT)


class Examiner:
    """Holds a rota still and asks the rules what one change would do. The rota is never left changed.

    `passes_over`: rules, by name, whose answer nobody waits for.
    """

    def __init__(
        self, problem: RotaProblem, shifts: Sequence[Shift], passes_over: Collection[str] = ()
    ) -> None:
        problem = _pinned_as_drawn(problem, shifts)
        self.problem, self.shifts = problem, shifts
        self.lookup = RotaLookup(problem, shifts)
        self.view = RotaView(problem, shifts)
        parts = [
            (rule.name, part)
            for rule in rules_on(problem.settings)
            if rule.kind != "wish" and rule.name not in passes_over
            for part in rule.parts
        ]
        cells = {part.scope: part.scope.cells(problem) for _, part in parts}
        self._parts: list[tuple[Part, Mapping[Key, Any]]] = [(part, cells[part.scope]) for _, part in parts]
        self._names = [name for name, _ in parts]
        self._cells_of_scope = [(scope, known, scope in BY_DEMAND) for scope, known in cells.items()]
        numbers = {scope: number for number, scope in enumerate(cells)}
        self._scope_of_part = [numbers[part.scope] for _, part in parts]
        # The numbers of the parts of rules that are asked together.
        self._asked: dict[frozenset[str], list[int]] = {}
        self._before: dict[tuple[int, Key], tuple[Finding, ...]] = {}
        self._shifts_of: dict[str, list[Shift]] = {}
        self._on_day: dict[tuple[str, int], list[Shift]] = {}
        for shift in shifts:
            self._shifts_of.setdefault(shift.staff, []).append(shift)
            self._on_day.setdefault((shift.staff, shift.day), []).append(shift)

    def shifts_of(self, person: str) -> Sequence[Shift]:
        """The person's shifts in this rota."""
        return self._shifts_of.get(person, ())

    def present_shift(self, person: str, span: Span) -> Shift | None:
        """Of the person's shifts the one that contains the span, else the first of the span's day."""
        day = day_of(span.start)
        today: Sequence[Shift] = self._on_day.get((person, day), ())
        before: Sequence[Shift] = self._on_day.get((person, day - 1), ())
        for shift in (*before, *today):
            if shift.start <= span.start and span.end <= shift.end:
                return shift
        return today[0] if today else None

    def objections(
        self, old: Shift | None, new: Shift | None, asked: frozenset[str] | None = None
    ) -> tuple[Finding, ...]:
        """The findings of laws, demands and policies that putting `new` for `old` would bring; those of the
        rules `asked` only, where they are named."""
        return self.objections_to(((old, new),), asked)

    def objections_to(
        self, changes: Sequence[tuple[Shift | None, Shift | None]], asked: frozenset[str] | None = None
    ) -> tuple[Finding, ...]:
        """The same for several shifts that change together, each with what comes in its place."""
        cells = self._cells_of(changes, self._numbers(asked))
        gone = [old for old, _ in changes if old is not None]
        come = [new for _, new in changes if new is not None]
        self._replace(gone, come)
        try:
            after: list[Finding] = []
            for number, key in cells:
                part, known = self._parts[number]
                after.extend(part.findings(self.view, known[key]))
        finally:
            self._replace(come, gone)
        # Only a finding of the same rule can have been there before.
        rules = {finding.rule for finding in after}
        before = [
            finding
            for number, key in cells
            if self._names[number] in rules
            for finding in self._found_before(number, key)
        ]
        return new_findings(before, after)

    def standing(self, rule: str, demand: str | None) -> tuple[Finding, ...]:
        """What the rule says of the demand as the rota stands."""
        return tuple(
            finding
            for number in self._numbers(frozenset((rule,)))
            if demand is not None and demand in self._parts[number][1]
            for finding in self._found_before(number, demand)
        )

    def _replace(self, gone: Sequence[Shift], come: Sequence[Shift]) -> None:
        for shift in gone:
            self.view.remove(shift)
        for shift in come:
            self.view.add(shift)

    def _numbers(self, asked: frozenset[str] | None) -> Sequence[int]:
        """The parts of the rules asked, in order."""
        if asked is None:
            return range(len(self._parts))
        if asked not in self._asked:
            self._asked[asked] = [number for number, name in enumerate(self._names) if name in asked]
        return self._asked[asked]

    def _cells_of(
        self, changes: Sequence[tuple[Shift | None, Shift | None]], numbers: Sequence[int]
    ) -> list[tuple[int, Key]]:
        """The cells of these parts that any of the changes touches, each once, in the order of the rules; of
        demands only those whose work is another."""
        demands = [(*change, _changed_demands(*change)) for change in changes]
        touched = []
        for scope, known, is_by_demand in self._cells_of_scope:
            keys = dict.fromkeys(self._touched(scope, demands, is_by_demand))
            touched.append([key for key in keys if key in known])
        return [(number, key) for number in numbers for key in touched[self._scope_of_part[number]]]

    def _touched(
        self,
        scope: Scope[Any],
        changes: Sequence[tuple[Shift | None, Shift | None, frozenset[str] | None]],
        is_by_demand: bool,
    ) -> list[Key]:
        keys: list[Key] = []
        for old, new, demands in changes:
            if is_by_demand and demands is not None:
                keys += sorted(demands)
            else:
                for shift in (old, new):
                    if shift is not None:
                        keys += scope.touched(self.problem, shift)
        return keys

    def _found_before(self, number: int, key: Key) -> tuple[Finding, ...]:
        known = self._before.get((number, key))
        if known is None:
            part, cells = self._parts[number]
            known = self._before[number, key] = tuple(part.findings(self.view, cells[key]))
        return known


def _changed_demands(old: Shift | None, new: Shift | None) -> frozenset[str] | None:
    """The demands whose work in the shift is another; None when the place is, and with it all of them."""
    if old is None or new is None or old.place != new.place or old.day != new.day:
        return None
    before, after = set(old.activities), set(new.activities)
    return frozenset(each.demand for each in before ^ after if each.demand is not None)


def _pinned_as_drawn(problem: RotaProblem, shifts: Sequence[Shift]) -> RotaProblem:
    """The problem with the pins that the rota shows now: it may have been frozen before the last of them."""
    return replace(
        problem,
        pinned_shifts=tuple(shift for shift in shifts if shift.is_pinned),
        pinned_activities=tuple(
            (shift.staff, activity) for shift in shifts for activity in shift.activities if activity.is_pinned
        ),
    )
