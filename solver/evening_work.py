"""Evening and weekend work of a day, which several rules count."""

from __future__ import annotations

from planner.domain.person import Person, PersonWeek
from planner.domain.time_grid import weekday_of
from solver.plans import DayPlan
from solver.terms import Expression, Literal, add, any_of, implies, negated, total
from solver.variables import Variables


def evening_from(variables: Variables, plan: DayPlan) -> int:
    """The moment of the day from which work is evening work."""
    return plan.midnight + variables.problem.settings.evenings.evening_from


def is_evening(variables: Variables, plan: DayPlan) -> Literal:
    """A literal that the day's shift ends in the evening."""
    if plan.name not in variables.evenings:
        variables.evenings[plan.name] = _make_evening(variables, plan)
    return variables.evenings[plan.name]


def _make_evening(variables: Variables, plan: DayPlan) -> Literal:
    evening, cp = evening_from(variables, plan), variables.cp
    if plan.ends.end <= evening or not plan.can_work:
        return 0
    if plan.ends.start > evening:
        return plan.works
    if all(option.is_fixed for option, _ in plan.options):
        late = [literal for option, literal in plan.options if option.end_latest > evening]
        return any_of(cp, late, f"evening:{plan.name}")
    works_late = cp.new_bool_var(f"evening:{plan.name}")
    cp.fill(works_late, lambda value: int(bool(value(plan.works)) and value(plan.end) > evening))
    implies(cp, works_late, plan.works)
    add(cp, plan.end >= evening + 1, works_late)
    add(cp, plan.end <= evening, negated(works_late), plan.works)
    for candidate in plan.candidates:
        # Implied; said outright because the bounds profit from it.
        if candidate.earliest_end > evening:
            implies(cp, candidate.literal, works_late)
    return works_late


def outside_minutes(variables: Variables, plan: DayPlan) -> Expression:
    """Minutes of the day's shift after the evening begins, or all of it when it starts at a weekend."""
    if plan.name not in variables.outside:
        variables.outside[plan.name] = _make_outside(variables, plan)
    return variables.outside[plan.name]


def _make_outside(variables: Variables, plan: DayPlan) -> Expression:
    evening, cp = evening_from(variables, plan), variables.cp
    if weekday_of(plan.day) >= 5:
        return plan.length
    if plan.ends.end <= evening:
        return 0
    if all(option.is_fixed for option, _ in plan.options):
        return total(
            max(0, option.end_latest - max(option.start_earliest, evening)) * literal
            for option, literal in plan.options
        )
    works_late = is_evening(variables, plan)
    minutes = cp.new_int_var(0, plan.ends.end - evening, f"outside:{plan.name}")
    cp.fill(minutes, lambda value: value(works_late) * (value(plan.end) - max(evening, value(plan.start))))
    add(cp, minutes == 0, negated(works_late))
    if plan.starts.end <= evening:
        add(cp, minutes == plan.end - evening, works_late)
    else:
        begin = cp.new_int_var(evening, max(evening, plan.starts.end), f"evening start:{plan.name}")
        cp.fill(begin, lambda value: max(evening, value(plan.start)))
        cp.add_max_equality(begin, [plan.start, evening])
        add(cp, minutes == plan.end - begin, works_late)
    return minutes


def most_outside(variables: Variables, plan: DayPlan) -> int:
    """The most evening and weekend minutes that the day can have."""
    if not plan.can_work:
        return 0
    if weekday_of(plan.day) >= 5:
        return max(option.longest for option, _ in plan.options)
    return max(0, plan.ends.end - max(evening_from(variables, plan), plan.starts.start))


def most_earned(variables: Variables, person: Person, week: PersonWeek) -> int:
    """The most minutes of time off in lieu that the person can earn in the week."""
    if person.toil is None or person.is_evening_contract:
        return 0
    over = sum(most_outside(variables, plan) for plan in variables.week_of(person, week.monday))
    over -= week.reserve_minutes
    least = variables.problem.settings.toil_limits.least_claim_minutes
    return over * person.toil.rate_per_mille // 1000 if over >= least else 0
