"""Each visit is written up by one of its workers, in one piece, after the visit and within two working days;
other write-ups that are owed have their time before they are due.

    writes(w, day) only when w goes on the visit;  start >= visit's end,  end <= deadline of the visit's day
    of all writes of a visit at most one holds
    missing(visit) >= made and due in these weeks - sum of writes     price = weight x quarters, tier 3
    short(task) >= (minutes owed - minutes booked in time) / 15       price = weight x short, tier 3
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from ortools.sat.python import cp_model

from planner.domain.needs import RecordingNeed
from planner.domain.time_grid import ACTIVITY_GRID, DAY, Span, day_of
from planner.rules.made_visits import visit_days
from solver.blocks import BlockKind, put_blocks
from solver.constraints.visits import starts_among
from solver.objective import Penalty
from solver.plans import Candidate, DayPlan, VisitPlan, Wanted, WriteUpPlan
from solver.terms import Expression, Literal, add, any_of, both, implies, total
from solver.variables import Variables, grid

RULE = "recording"
# Of one task on one day; further ones would only cut the write-up into smaller pieces.
MOST_BLOCKS_A_DAY = 2


def constrain(variables: Variables) -> list[Penalty]:
    """Write-ups of visits and of what is owed; run after visits."""
    problem = variables.problem
    if not variables.asks_for(problem.settings.recording):
        return []
    penalties = [penalty for need in problem.recording for penalty in _task(variables, need)]
    if problem.write_up_by:
        for visit in variables.visits.values():
            penalties += _visit(_Due(variables, visit))
    return penalties


@dataclass(frozen=True)
class _Due:
    """A visit with the deadlines of the days on which it may be made (horizon minutes)."""

    variables: Variables
    visit: VisitPlan
    # By span: days of the same hours ask the same.
    in_time: dict[Span, tuple[int, ...]] = field(default_factory=dict)

    @cached_property
    def minutes(self) -> int:
        return self.variables.problem.settings.recording.visit_minutes

    @cached_property
    def after(self) -> int:
        """From the start on site to the end with travel."""
        return self.visit.need.minutes + self.visit.need.travel_after

    @cached_property
    def deadlines(self) -> dict[int, int]:
        """By start of the visit: when it has to be written up, if that is in the planned weeks."""
        problem, origin = self.variables.problem, self.variables.origin
        found = {start: problem.write_up_by[start // DAY] - origin for start in self.visit.starts}
        return {start: by for start, by in found.items() if by <= problem.span.end - origin}

    def starts_in_time(self, block: Span) -> tuple[int, ...]:
        """Starts of the visit with which it can be written up within the span."""
        if block not in self.in_time:
            after, minutes = self.after, self.minutes
            self.in_time[block] = tuple(
                start
                for start, by in self.deadlines.items()
                if min(by, block.end) - max(start + after, block.start) >= minutes
            )
        return self.in_time[block]

    def starts_around(self, pinned: Span) -> tuple[int, ...]:
        """Starts of the visit with which a pinned write-up counts."""
        return tuple(
            start
            for start, by in self.deadlines.items()
            if start + self.after <= pinned.start and pinned.end <= by and pinned.minutes >= self.minutes
        )

    def started(self, starts: tuple[int, ...]) -> Literal:
        """A literal that the visit starts at one of the moments."""
        if len(starts) == len(self.visit.starts):
            return 1
        return starts_among(self.variables, self.visit, starts)


def _visit(due: _Due) -> list[Penalty]:
    variables, visit = due.variables, due.visit
    need, problem = visit.need, variables.problem
    starts = tuple(due.deadlines)
    if not starts or not visit.workers or problem.is_overridden(RULE, *visit_days(need), None, need.id):
        return []
    # Several may be pinned; one that counts is enough, and another beside it would only take time.
    is_pinned = any_of(variables.cp, list(_pinned(due)), f"pinned recording:{need.id}")
    writes = [is_pinned, *_blocks(due, is_pinned)]
    variables.cp.add_at_most_one(writes)
    # At most one goes on a visit for one.
    made = total(visit.workers.values()) if need.workers == 1 else _anyone(variables, visit)
    is_due = due.started(starts)
    missing = made - total(writes) - (0 if isinstance(is_due, int) else 1 - is_due)
    rule = problem.settings.recording
    quarters = -(-due.minutes // ACTIVITY_GRID)
    return variables.at_most(RULE, rule, missing, 1, f"not written up:{need.id}", scale=quarters)


def _anyone(variables: Variables, visit: VisitPlan) -> Literal:
    return any_of(variables.cp, visit.workers.values(), f"made:{visit.need.id}")


def _blocks(due: _Due, is_pinned: Literal) -> Iterator[Literal]:
    """Whether the write-up is booked, for each day of each who may go on the visit."""
    variables, visit = due.variables, due.visit
    people = dict.fromkeys(person for person, _ in visit.workers)
    fitting = [
        (plan, starts)
        for person in people
        for plan in variables.days_of(person)
        if plan.can_work and (starts := due.starts_in_time(plan.reach))
    ]
    if not fitting:
        return
    placed = tuple((plan, _block(due, plan, starts)) for plan, starts in fitting)
    variables.write_ups.append(WriteUpPlan(visit, placed, due.deadlines, is_pinned))
    yield from (block.literal for _, block in placed)


def _block(due: _Due, plan: DayPlan, starts: tuple[int, ...]) -> Candidate:
    variables, visit = due.variables, due.visit
    cp, need = variables.cp, visit.need
    last = max(due.deadlines[each] for each in starts)
    reach = Span(max(plan.reach.start, starts[0] + due.after), min(plan.reach.end, last))
    name = f"recording:{need.id}:{plan.name}"
    writes = cp.new_bool_var(name)
    moments = cp_model.Domain.from_values(grid(reach.start, reach.end - due.minutes))
    start = cp.new_int_var_from_domain(moments, f"start:{name}")
    implies(cp, writes, *visit.of(plan.person.id))
    implies(cp, writes, due.started(starts))
    if starts[-1] + due.after > plan.reach.start:
        add(cp, start >= visit.start + due.after, writes)
    for by in sorted({due.deadlines[each] for each in starts}):
        if by < reach.end:
            then = due.started(tuple(each for each in starts if due.deadlines[each] == by))
            add(cp, start + due.minutes <= by, writes, then)
    return variables.put(
        plan,
        Candidate(
            kind="recording",
            demand=need.id,
            literal=writes,
            start=start,
            size=due.minutes,
            reach=reach,
            longest=due.minutes,
        ),
    )


def _pinned(due: _Due) -> Iterator[Literal]:
    """For each pinned write-up of the visit a literal that holds exactly when it counts."""
    variables, visit = due.variables, due.visit
    for plan, activity, span in variables.take_pins("recording", visit.need.id):
        variables.put_pinned(plan, activity)
        starts = due.starts_around(span)
        goes = visit.of(plan.person.id)
        if starts and goes:
            name = f"pinned recording:{visit.need.id}:{plan.person.id}:{activity.start}"
            on_it = any_of(variables.cp, goes, f"goes:{name}")
            yield both(variables.cp, on_it, due.started(starts), name)


def _task(variables: Variables, need: RecordingNeed) -> Iterator[Penalty]:
    problem, finish = variables.problem, need.finish_by - variables.origin
    rule = problem.settings.recording
    if problem.is_overridden(RULE, problem.first_day, day_of(need.finish_by - 1), need.staff, need.id):
        return
    least = min(need.minutes, rule.visit_minutes)
    got: list[Expression] = []
    for plan, activity, span in variables.take_pins("recording", need.id, need.staff):
        variables.put_pinned(plan, activity)
        if span.minutes >= least and span.end <= finish:
            got.append(span.minutes)
    plans = [plan for plan in variables.days_of(need.staff) if plan.can_work and plan.starts.start < finish]
    most = max(1, min(MOST_BLOCKS_A_DAY, need.minutes // least))
    kind = BlockKind("recording", need.id, least, need.minutes, most, finish)
    placed = [(plan, block) for plan in plans for block in put_blocks(variables, plan, kind)]
    variables.wanted.append(Wanted(tuple(placed), need.minutes - total(got)))
    short = need.minutes - total([*got, *(block.amount for _, block in placed)])
    yield from variables.at_most(
        RULE, rule, short, need.minutes, f"not recorded:{need.id}", unit=ACTIVITY_GRID
    )
