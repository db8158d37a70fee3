"""After a flagged visit its workers have half an hour with a colleague or manager who is in the office, or in
the evening on the phone; it begins within an hour of their return.

    one start for all: visit's end <= start <= visit's end + within
    has(w) only when w goes on the visit, and only when some colleague listens
    listens(c) only when c does not go, and before the evening only in the office
    price = weight x (workers gone - workers who have it), tier 3
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ortools.sat.python import cp_model

from planner.domain.time_grid import ACTIVITY_GRID, DAY, Span
from planner.rules.made_visits import visit_days
from solver.objective import Penalty
from solver.plans import Candidate, DayPlan, DebriefPlan, VisitPlan
from solver.terms import Literal, add, implies, is_never, negated, total
from solver.variables import Variables

RULE = "debrief"


def constrain(variables: Variables) -> list[Penalty]:
    """Each flagged visit; run after visits."""
    problem, rule = variables.problem, variables.problem.settings.debrief
    if not variables.asks_for(rule):
        return []
    return [
        penalty
        for visit in variables.visits.values()
        if visit.need.needs_debrief and visit.workers
        if not problem.is_overridden(RULE, *visit_days(visit.need), None, visit.need.id)
        for penalty in _Debrief.of(variables, visit).penalties()
    ]


@dataclass(frozen=True, slots=True)
class _Debrief:
    """The debrief of one visit: its start, and the moments it may have."""

    variables: Variables
    visit: VisitPlan
    start: cp_model.IntVar
    moments: tuple[int, ...]

    @classmethod
    def of(cls, variables: Variables, visit: VisitPlan) -> _Debrief:
        rule, cp, need = variables.problem.settings.debrief, variables.cp, visit.need
        after = need.minutes + need.travel_after
        moments = sorted(
            {
                at + after + wait
                for at in visit.starts
                for wait in range(0, rule.within_minutes + 1, ACTIVITY_GRID)
            }
        )
        start = cp.new_int_var_from_domain(cp_model.Domain.from_values(moments), f"start:debrief:{need.id}")
        cp.propose(start, lambda value: value(visit.start) + after)
        add(cp, start >= visit.start + after)
        add(cp, start <= visit.start + after + rule.within_minutes)
        return cls(variables, visit, start, tuple(moments))

    @property
    def minutes(self) -> int:
        return self.variables.problem.settings.debrief.minutes

    def penalties(self) -> list[Penalty]:
        variables, visit = self.variables, self.visit
        has = [*self._workers(), *self._pinned(is_worker=True)]
        listens = [*self._colleagues(), *self._pinned(is_worker=False)]
        for literal in has:
            implies(variables.cp, literal, *listens)
        variables.cp.add_at_most_one(listens)
        for literal in listens:
            implies(variables.cp, literal, *has)
        gone = total(visit.workers.values())
        rule = variables.problem.settings.debrief
        name = f"no debrief:{visit.need.id}"
        return variables.at_most(RULE, rule, gone - total(has), visit.need.workers, name)

    def _workers(self) -> Iterator[Literal]:
        placed = []
        for (person, day), goes in self.visit.workers.items():
            plan = self.variables.days[person, day]
            block = self._block(plan, "has")
            if block is not None and not is_never(goes):
                implies(self.variables.cp, block.literal, goes)
                placed.append((plan, block))
        self.variables.debriefs.append(DebriefPlan(self.visit, self.start, tuple(placed)))
        yield from (block.literal for _, block in placed)

    def _colleagues(self) -> Iterator[Literal]:
        variables = self.variables
        for plan in variables.working_days():
            block = self._block(plan, "listens")
            if block is None:
                continue
            for goes in self.visit.of(plan.person.id):
                implies(variables.cp, block.literal, negated(goes))
            self._by_phone(plan, block.literal)
            variables.debriefs[-1].listeners.append((plan, block))
            yield block.literal

    def _by_phone(self, plan: DayPlan, listens: Literal) -> None:
        """Who is at home listens only in the evening."""
        if is_never(plan.at_home):
            return
        cp, from_minute = self.variables.cp, self.variables.problem.settings.debrief.by_phone_from
        early = [moment for moment in self.moments if moment % DAY < from_minute]
        if not early:
            return
        late = [moment for moment in self.moments if moment % DAY >= from_minute]
        if not late:
            implies(cp, listens, negated(plan.at_home))
            return
        at_home = [] if isinstance(plan.at_home, int) else [plan.at_home]
        claim = cp.add_linear_expression_in_domain(self.start, cp_model.Domain.from_values(late))
        claim.only_enforce_if([lit for lit in (listens, *at_home) if not isinstance(lit, int)])

    def _block(self, plan: DayPlan, role: str) -> Candidate | None:
        """The debrief in the day's shift, if it can be there."""
        moments = [
            moment
            for moment in self.moments
            if plan.can_work and plan.reach.contains(Span(moment, moment + self.minutes))
        ]
        if not moments:
            return None
        cp, need = self.variables.cp, self.visit.need
        literal = cp.new_bool_var(f"debrief:{need.id}:{plan.name}:{role}")
        if len(moments) < len(self.moments):
            claim = cp.add_linear_expression_in_domain(self.start, cp_model.Domain.from_values(moments))
            claim.only_enforce_if(literal)
        return self.variables.put(
            plan,
            Candidate(
                kind="debrief",
                demand=need.id,
                literal=literal,
                start=self.start,
                size=self.minutes,
                reach=Span(moments[0], moments[-1] + self.minutes),
                longest=self.minutes,
            ),
        )

    def _pinned(self, *, is_worker: bool) -> Iterator[Literal]:
        """For each pinned debrief a literal that holds only when it counts."""
        variables, cp, need = self.variables, self.variables.cp, self.visit.need
        role = "has" if is_worker else "listens"
        for who, activity in variables.problem.pinned_activities:
            if (activity.kind, activity.demand) != ("debrief", need.id):
                continue
            span = variables.local(activity.span)
            plan = variables.plan_around(who, span)
            if plan is None or span.minutes != self.minutes or span.start not in self.moments:
                continue
            goes = self.visit.of(who)
            counts = cp.new_bool_var(f"pinned debrief:{need.id}:{who}:{span.start}:{role}")
            add(cp, self.start == span.start, counts)
            if is_worker:
                implies(cp, counts, *goes)
            else:
                for each in goes:
                    implies(cp, counts, negated(each))
                self._by_phone(plan, counts)
            yield counts
