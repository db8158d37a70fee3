"""Owed hours in a quick rota: time off in lieu where the gaps of a shift leave it at its end, as far as it is
due. A search that has little time may never come to it by itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Protocol

from planner.domain.person import Person
from planner.domain.time_grid import ACTIVITY_GRID, Span
from solver.constraints.presence import shortfall
from solver.evening_work import evening_from
from solver.plans import Candidate, DayPlan
from solver.rota_reader import read_shifts
from solver.terms import Expression, Literal
from solver.variables import Variables

FIRST_TIER = 3
# Each trial has the checker look at presence: in a large team only so many are made.
MOST_TRIALS = 25


class Gaps(Protocol):
    """The free time of every shift of a rota that is being filled."""

    @property
    def variables(self) -> Variables: ...

    def value(self, term: Expression | Literal) -> int: ...

    def free(self, plan: DayPlan) -> tuple[Span, ...]: ...

    def book(self, plan: DayPlan, candidate: Candidate, span: Span) -> Callable[[], None]:
        """Book it; what is returned takes it back."""
        ...


def fit_time_off(gaps: Gaps) -> None:
    """Give everybody the time off that is due and leaves presence as it is."""
    variables = gaps.variables
    if variables.deepest_tier < FIRST_TIER or not variables.time_off:
        return
    trials, short = MOST_TRIALS, None
    for person in variables.problem.people:
        left = _due(variables, person)
        for plan, piece in _pieces(variables, person) if left > 0 else ():
            span = _room(gaps, plan, piece, left)
            if span is None or left <= 0:
                continue
            if trials == 0:
                return
            trials -= 1
            if short is None:
                short = shortfall(variables.problem, read_shifts(variables, gaps.value)).price
            undo = gaps.book(plan, piece, span)
            if shortfall(variables.problem, read_shifts(variables, gaps.value)).price > short:
                undo()
            else:
                left -= span.minutes


def _due(variables: Variables, person: Person) -> int:
    """Minutes owed from before that are to be taken back in the plan, less what has been agreed."""
    account, days = person.toil, variables.problem.days
    if account is None:
        return 0
    lots = (lot for lot in account.lots if lot.due_on < days.stop and lot.lapses_on >= days.start)
    return sum(lot.minutes for lot in lots) - sum(account.agreed)


def _pieces(variables: Variables, person: Person) -> Iterator[tuple[DayPlan, Candidate]]:
    for plan in variables.days_of(person.id):
        for candidate in plan.candidates:
            if candidate.kind == "time_off" and not candidate.is_pinned:
                yield plan, candidate


def _room(gaps: Gaps, plan: DayPlan, piece: Candidate, left: int) -> Span | None:
    """Where the most of what is left fits at the shift's end (or, of one that ends late, its beginning)."""
    variables, free = gaps.variables, gaps.free(plan)
    if not free or gaps.value(piece.literal) or gaps.value(plan.end) > evening_from(variables, plan):
        return None
    option = next((each for each, literal in plan.options if gaps.value(literal)), None)
    gap = free[-1]
    if option is None or gap.end != gaps.value(plan.end):
        return None
    core_end = option.core.end if option.core is not None else gap.start
    wanted = -(-left // ACTIVITY_GRID) * ACTIVITY_GRID
    minutes = min(gap.end - max(gap.start, core_end), piece.longest, wanted)
    minutes -= minutes % ACTIVITY_GRID
    return Span(gap.end - minutes, gap.end) if minutes >= max(1, piece.shortest) else None
