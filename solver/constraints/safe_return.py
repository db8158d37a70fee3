"""While somebody of the team is out on a visit in the evening or at night, someone else is at work and
contactable until half an hour after the visit's planned end.

    watches(p, cell) only when the shift holds the half-hour and p is neither out nor just back in it
    needed(cell) whenever somebody is on a visit that is out in the evening or night and not over by then
    short(cell) >= needed(cell) - sum of watches(cell)                 price = weight x short, tier 3
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial

from planner.domain.time_grid import COVER_GRID, DAY, Span
from solver.constraints.presence import HalfHours
from solver.filled_cp_model import Value
from solver.objective import Penalty
from solver.plans import Candidate
from solver.terms import Literal, any_of, implies, is_never, negated, not_all, total
from solver.variables import Variables

RULE = "safe_return"


def constrain(variables: Variables) -> list[Penalty]:
    """Every evening on which a visit may be out; run when all visits are in."""
    problem = variables.problem
    if not variables.asks_for(problem.settings.safe_return):
        return []
    watch = _Watch(variables)
    return [
        penalty
        for day in problem.days
        if not problem.is_overridden(RULE, day, day)
        for penalty in watch.evening(day)
    ]


@dataclass(slots=True)
class _Watch:
    """Who may be out when; shared by all evenings."""

    variables: Variables
    # By person.
    trips: dict[str, list[Candidate]] = field(default_factory=dict)
    half_hours: HalfHours | None = None
    out_in: dict[tuple[str | None, bool, Span, int], Literal] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for plan in self.variables.working_days():
            self.trips.setdefault(plan.person.id, []).extend(
                each for each in plan.candidates if each.kind == "visit"
            )
        self.half_hours = HalfHours(self.variables)

    def evening(self, day: int) -> Iterator[Penalty]:
        rule = self.variables.problem.settings.safe_return
        until = DAY + rule.night_until
        if rule.on_call is not None:
            until = min(until, rule.on_call_from)
        midnight = (day - self.variables.problem.first_day) * DAY
        evening = Span(midnight + rule.evening_from, midnight + until)
        near = [each for trips in self.trips.values() for each in trips if self._is_near(each, evening)]
        for start in range(evening.start - evening.start % COVER_GRID, evening.end, COVER_GRID):
            yield from self._cell(Span(start, start + COVER_GRID), evening, near)

    def _is_near(self, each: Candidate, span: Span) -> bool:
        """Whether the worker may be out, or just back, in the span."""
        wait = self.variables.problem.settings.safe_return.wait_minutes
        return each.reach.start < span.end and span.start < each.reach.end + wait

    def _cell(self, cell: Span, evening: Span, near: list[Candidate]) -> Iterator[Penalty]:
        cp, rule = self.variables.cp, self.variables.problem.settings.safe_return
        late = [(each.literal, self._out(each, cell, evening)) for each in near if self._is_near(each, cell)]
        late = [(goes, out) for goes, out in late if not is_never(goes) and not is_never(out)]
        if not late:
            return
        needed = cp.new_bool_var(f"needs watch:{cell.start}")
        for goes, out in late:
            implies(cp, needed.negated(), negated(goes), negated(out))
        cp.fill(needed, lambda value: int(any(value(goes) and value(out) for goes, out in late)))
        watches = total(self._watches(cell))
        yield from self.variables.at_most(RULE, rule, needed - watches, 1, f"unwatched:{cell.start}")

    def _watches(self, cell: Span) -> Iterator[Literal]:
        """For each who may be at work in the half-hour a literal that holds only when they can be called."""
        cp = self.variables.cp
        assert self.half_hours is not None
        for plan, there in self.half_hours.there(cell, is_present=False):
            trips = [
                (each.literal, out)
                for each in self.trips[plan.person.id]
                if self._is_near(each, cell) and not is_never(out := self._out(each, cell, None))
            ]
            if not trips:
                yield there
                continue
            watches = cp.new_bool_var(f"watches:{plan.name}:{cell.start}")
            implies(cp, watches, there)
            for goes, out in trips:
                not_all(cp, watches, goes, out)
            cp.fill(watches, partial(_can_watch, there, trips))
            yield watches

    def _out(self, each: Candidate, cell: Span, evening: Span | None) -> Literal:
        """A literal that the visit's start is one with which its worker is out or just back in the
        half-hour; with an evening given, only starts with which the visit itself is out in the evening."""
        key = each.demand, each.is_pinned, cell, evening.start if evening else -1
        if not each.starts:
            return int(self._is_out(each, each.reach.start, cell, evening))
        if key not in self.out_in:
            inside = [
                literal
                for start, literal in each.starts.items()
                if self._is_out(each, start - each.travel_before, cell, evening)
            ]
            name = f"away:{each.demand}:{cell.start}:{'' if evening else 'back'}"
            self.out_in[key] = any_of(self.variables.cp, inside, name)
        return self.out_in[key]

    def _is_out(self, each: Candidate, leaves: int, cell: Span, evening: Span | None) -> bool:
        wait = self.variables.problem.settings.safe_return.wait_minutes
        back = leaves + each.longest
        away = Span(leaves, max(back, back - each.travel_after + wait))
        is_late = evening is None or (away.start < evening.end and evening.start < back)
        return is_late and away.overlaps(cell)


def _can_watch(there: Literal, trips: list[tuple[Literal, Literal]], value: Value) -> int:
    return int(bool(value(there)) and not any(value(goes) and value(out) for goes, out in trips))
