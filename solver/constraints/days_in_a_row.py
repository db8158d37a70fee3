"""Nobody works more than five days in a row. Where the team has agreed them, runs of working days and of days
off are not too short, and weekends and kinds of shift stay under their most.

    beyond(d) >= works(d - longest) + ... + works(d) - longest
    short(s, n): a run of exactly n days from s on, n under the shortest: costs shortest - n
    weekends and shifts of a name over their most:  price = weight x each, tier 3
Past days count, and those settled after the planned weeks. A run that may go on beyond the planned weeks is
not too short.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from planner.domain.person import Person
from planner.domain.time_grid import monday_of, weekday_of
from solver.objective import Penalty
from solver.terms import Expression, Literal, any_of, is_never, negated, total
from solver.variables import Variables

RULE = "days_in_a_row"


def constrain(variables: Variables) -> list[Penalty]:
    """Each person's runs and counts."""
    rule = variables.problem.settings.days_in_a_row
    if not variables.asks_for(rule):
        return []
    return [
        penalty
        for person in variables.problem.people
        for over in (
            *_long_runs(variables, person),
            *_short_runs(variables, person),
            *_counts(variables, person),
        )
        for penalty in variables.at_most(RULE, rule, over.amount, over.most, over.name, scale=over.scale)
    ]


@dataclass(frozen=True, slots=True)
class _Over:
    """What must not be above 0, and at most is `most`; each unit above counts `scale` times."""

    amount: Expression
    most: int
    name: str
    scale: int = 1


def _worked(variables: Variables, person: Person) -> dict[int, Literal]:
    """Whether each day is worked, from the first known past day on."""
    worked: dict[int, Literal] = {}
    past = {work.day for work in person.past}
    for day in range(min(past, default=variables.problem.first_day), variables.problem.first_day):
        worked[day] = int(day in past)
    for plan in variables.days_of(person.id):
        worked[plan.day] = plan.works
    return worked | {work.day: 1 for work in person.ahead}


def _long_runs(variables: Variables, person: Person) -> Iterator[_Over]:
    longest = person.limits.longest_run or variables.problem.settings.days_in_a_row.longest_run
    worked = _worked(variables, person)
    for day in range(variables.problem.days.start, variables.problem.days.stop + longest):
        window = [worked.get(each, 0) for each in range(day - longest, day + 1)]
        if any(is_never(literal) for literal in window):
            continue
        if variables.problem.is_overridden(RULE, day, day, person.id):
            continue
        yield _Over(total(window) - longest, 1, f"beyond:{person.id}:{day}")


def _short_runs(variables: Variables, person: Person) -> Iterator[_Over]:
    worked = _worked(variables, person)
    if person.limits.shortest_run is not None:
        yield from _runs_under(variables, person, worked, person.limits.shortest_run, "run")
    if person.limits.shortest_run_off is not None:
        free = {day: negated(literal) for day, literal in worked.items()}
        yield from _runs_under(variables, person, free, person.limits.shortest_run_off, "run off")


def _runs_under(
    variables: Variables, person: Person, holds: Mapping[int, Literal], shortest: int, what: str
) -> Iterator[_Over]:
    days, problem = variables.problem.days, variables.problem
    for start in holds:
        # Before the first known day nobody worked (or, with nothing known, the run has no known beginning).
        if start == days.start and not person.past:
            continue
        for length in range(1, shortest):
            stop = start + length
            if not days.start < stop < days.stop:
                continue
            inside = [holds[day] for day in range(start, stop)]
            before = holds.get(start - 1, 0)
            if problem.is_overridden(RULE, start, stop - 1, person.id):
                continue
            parts = [*inside, negated(before), negated(holds[stop])]
            if any(is_never(part) for part in parts):
                continue
            name = f"{what}:{person.id}:{start}:{length}"
            yield _Over(total(parts) - (len(parts) - 1), 1, name, scale=shortest - length)


def _counts(variables: Variables, person: Person) -> Iterator[_Over]:
    limits, days = person.limits, variables.problem.days
    if variables.problem.is_overridden(RULE, days[0], days[-1], person.id):
        return
    if limits.most_weekends is not None:
        weekends: dict[int, list[Literal]] = {}
        for plan in variables.days_of(person.id):
            if weekday_of(plan.day) >= 5 and plan.can_work:
                weekends.setdefault(monday_of(plan.day), []).append(plan.works)
        worked = [
            any_of(variables.cp, literals, f"weekend:{person.id}:{monday}")
            for monday, literals in weekends.items()
        ]
        over = len(worked) - limits.most_weekends
        yield _Over(total(worked) - limits.most_weekends, over, f"weekends:{person.id}")
    for name, most in limits.most_of_shift:
        of_shift = [
            literal
            for plan in variables.days_of(person.id)
            for option, literal in plan.options
            if option.name == name
        ]
        over = len(of_shift) - most
        yield _Over(total(of_shift) - most, over, f"most of {name}:{person.id}")
