"""Whoever finishes after 19:30 starts again at least 13 hours later and not before 10:00; after 23:00 not
before 12:00; after 01:00 not before 13:00, with no evening work that day.

    late(d) when end(d) > 19:30:   start(d+1) >= max(end(d) + 13 h, 10:00), and so on
    the 13 h as they really pass over a clock change
    kept: hard;  priced: the pair may be broken, at weight each, tier 3
Named shifts, whose order the team has agreed, are left out; the last past shift counts, the first settled
after the planned weeks, and of a day that has been worked, what was told of it.
"""

from __future__ import annotations

from planner.domain.person import PastWork, Person
from planner.domain.rule_pack import LateFinish
from planner.domain.time_grid import DAY
from solver.clock_changes import lost_minutes
from solver.objective import Penalty
from solver.plans import DayPlan
from solver.terms import Expression, Literal, add, negated
from solver.variables import Variables

RULE = "late_finish"


def constrain(variables: Variables) -> list[Penalty]:
    """Each day with the next."""
    rule = variables.problem.settings.late_finish
    if not rule.is_on:
        return []
    penalties = []
    for plan in variables.working_days():
        before = variables.days.get((plan.person.id, plan.day - 1))
        if _is_named(plan) or variables.problem.is_overridden(RULE, plan.day - 1, plan.day, plan.person.id):
            continue
        told = variables.problem.told_before(plan.person, plan.day)
        if told is not None:
            penalties += _after_work(variables, told, plan)
        elif plan.day == variables.problem.first_day:
            penalties += _after_the_past(variables, plan)
        elif before is not None and before.can_work and not _is_named(before):
            penalties += _after(variables, before.day, before.works, before.end, before.ends.end, plan)
    for person in variables.problem.people:
        penalties += _before_what_follows(variables, person)
    return penalties


def _before_what_follows(variables: Variables, person: Person) -> list[Penalty]:
    """The last day before a shift that is settled after the planned weeks ends early enough for it."""
    plan = variables.days.get((person.id, variables.problem.days[-1]))
    settled = next((work for work in person.ahead[:1] if not work.is_named), None)
    if plan is None or settled is None or not plan.can_work or _is_named(plan):
        return []
    rule, cp = variables.problem.settings.late_finish, variables.cp
    if settled.day != plan.day + 1 or variables.problem.is_overridden(RULE, plan.day, settled.day, person.id):
        return []
    ends = range(plan.ends.start, plan.ends.end + 1)
    broken_from = next((end for end in ends if _breaks(variables, plan, end, settled)), None)
    if broken_from is None:
        return []
    is_kept = rule.solver == "keep" and variables.keeps_policies
    if is_kept:
        add(cp, plan.end < broken_from, plan.works)
    if is_kept or variables.deepest_tier < 3:
        return []
    broken = cp.new_bool_var(f"late before:{plan.name}")
    cp.fill(broken, lambda value: int(bool(value(plan.works)) and value(plan.end) >= broken_from))
    add(cp, plan.end < broken_from, plan.works, negated(broken))
    return [Penalty(RULE, broken, rule.weight, 3)]


def _breaks(variables: Variables, plan: DayPlan, end: int, settled: PastWork) -> bool:
    """Whether the settled shift comes too soon, or runs too late, after an end of the day's shift."""
    rule, time = variables.problem.settings.late_finish, end - plan.midnight
    start = settled.start - variables.origin
    if time <= rule.late_after:
        return False
    least = [plan.midnight + DAY + earliest for after, earliest in _steps(rule) if time > after]
    lost = lost_minutes(variables, end, end + rule.rest_minutes)
    if start < max(end + rule.rest_minutes + lost, *least):
        return True
    evening = variables.problem.settings.evenings.evening_from
    runs_late = settled.end - variables.origin > plan.midnight + DAY + evening
    return time > DAY + rule.night_after and runs_late


def _is_named(plan: DayPlan) -> bool:
    return all(option.name is not None for option, _ in plan.options)


def _after_the_past(variables: Variables, plan: DayPlan) -> list[Penalty]:
    for work in plan.person.past[-1:]:
        if plan.day - work.day in (0, 1):
            return _after_work(variables, work, plan)
    return []


def _after_work(variables: Variables, work: PastWork, plan: DayPlan) -> list[Penalty]:
    end = work.end - variables.origin
    return _after(variables, work.day, 1, end, end, plan)


def _after(
    variables: Variables, day: int, works: Literal, end: Expression, latest_end: int, plan: DayPlan
) -> list[Penalty]:
    rule, cp = variables.problem.settings.late_finish, variables.cp
    midnight = (day - variables.problem.first_day) * DAY
    if latest_end - midnight <= rule.late_after:
        return []
    is_kept = rule.solver == "keep" and variables.keeps_policies
    broken: Literal = 0 if is_kept else cp.new_bool_var(f"late:{plan.name}")
    given = (works, plan.works, negated(broken))
    for after, least in _steps(rule):
        if latest_end - midnight <= after:
            continue
        late = _later_than(variables, end, midnight + after, f"later:{plan.name}:{after}")
        add(cp, plan.start >= midnight + DAY + least, late, *given)
        if after == rule.late_after:
            lost = _lost(variables, midnight + after, latest_end)
            add(cp, plan.start >= end + rule.rest_minutes + lost, late, *given)
        if after == DAY + rule.night_after:
            evening = variables.problem.settings.evenings.evening_from
            if plan.day == day + 1:
                add(cp, plan.end <= midnight + DAY + evening, late, *given)
    if is_kept or variables.deepest_tier < 3:
        return []
    return [Penalty(RULE, broken, rule.weight, 3)]


def _lost(variables: Variables, after: int, latest_end: int) -> int:
    """Minutes that a clock change takes from the rest after an end between the two moments."""
    rest = variables.problem.settings.late_finish.rest_minutes
    return max(lost_minutes(variables, end, end + rest) for end in (after, latest_end))


def _steps(rule: LateFinish) -> tuple[tuple[int, int], ...]:
    return (
        (rule.late_after, rule.next_start_from),
        (rule.very_late_after, rule.very_late_start_from),
        (DAY + rule.night_after, rule.night_start_from),
    )


def _later_than(variables: Variables, end: Expression, moment: int, name: str) -> Literal:
    """A literal that holds whenever the shift ends after the moment."""
    if isinstance(end, int):
        return int(end > moment)
    late = variables.cp.new_bool_var(name)
    add(variables.cp, end <= moment, negated(late))
    variables.cp.fill(late, lambda value: int(value(end) > moment))
    return late
