"""In a lockdown week a person is in the office only, to catch up and to learn: no visits, no duty, no home
days, and each day its CPD time in blocks of at least an hour.

    kept: visits and duty have no candidates on the days of the week, and the shift is in the office
    priced: weight x (visits + duty turns + home shifts) of the week, tier 3
    short >= (CPD due - CPD booked) / 15 on each worked day    price = CPD weight x short, tier 3
"""

from __future__ import annotations

from collections.abc import Iterator

from planner.domain.person import PersonWeek
from planner.domain.time_grid import ACTIVITY_GRID
from solver.blocks import BlockKind, put_blocks
from solver.objective import Penalty
from solver.plans import DayPlan, Wanted
from solver.terms import excess, implies, is_always, negated, total
from solver.variables import Variables

RULE = "lockdown"
SHORTEST_CPD_MINUTES = 60
FORBIDDEN = ("visit", "duty")


def keeps_off(variables: Variables, plan: DayPlan, demand: str) -> bool:
    """Whether the day is in a lockdown week that is kept, so that the visit or turn has no place in it."""
    return variables.keeps(variables.problem.settings.lockdown) and is_locked(variables, plan, demand)


def is_locked(variables: Variables, plan: DayPlan, demand: str | None = None) -> bool:
    """Whether the day is in a lockdown week without an exception (for the demand at least)."""
    return week_of(variables, plan).is_lockdown and not variables.problem.is_overridden(
        RULE, plan.day, plan.day, plan.person.id, demand
    )


def week_of(variables: Variables, plan: DayPlan) -> PersonWeek:
    """The person's week in which the day lies."""
    return plan.person.weeks[(plan.day - variables.problem.first_day) // 7]


def constrain(variables: Variables) -> list[Penalty]:
    """Office only, and CPD; run after visits and duty have been put in."""
    if not variables.asks_for(variables.problem.settings.lockdown):
        return []
    return [
        penalty
        for plan in list(variables.working_days())
        if is_locked(variables, plan)
        for penalty in (*_office_only(variables, plan), *_cpd(variables, plan))
    ]


def _office_only(variables: Variables, plan: DayPlan) -> Iterator[Penalty]:
    """Kept: no home day but where there is no other; visits and duty are there only when they are pinned."""
    rule = variables.problem.settings.lockdown
    if variables.keeps(rule) and not plan.is_home_only:
        implies(variables.cp, plan.at_home, 0)
    demands = [
        each.literal
        for each in plan.candidates
        if each.kind in FORBIDDEN and is_locked(variables, plan, each.demand)
    ]
    pinned_beside = sum(
        activity.kind in FORBIDDEN
        and variables.plan_around(who, variables.local(activity.span)) is plan
        and is_locked(variables, plan, activity.demand)
        for number, (who, activity) in enumerate(variables.problem.pinned_activities)
        if number not in variables.taken_pins
    )
    units = total([*demands, plan.at_home, pinned_beside])
    yield Penalty(RULE, units, rule.weight, 3)


def _cpd(variables: Variables, plan: DayPlan) -> Iterator[Penalty]:
    rule, due = variables.problem.settings.lockdown, week_of(variables, plan).cpd_minutes_per_day
    if due <= 0 or variables.deepest_tier < 3:
        return
    pinned = variables.take_pins("cpd", None, plan.person.id, lambda day, _: day is plan)
    booked = [variables.put_pinned(day, activity) for day, activity, _ in pinned]
    whole = -(-due // ACTIVITY_GRID) * ACTIVITY_GRID
    longest = max(whole, SHORTEST_CPD_MINUTES)
    kind = BlockKind("cpd", None, SHORTEST_CPD_MINUTES, longest, max(1, due // SHORTEST_CPD_MINUTES))
    placed = [(plan, block) for block in put_blocks(variables, plan, kind)]
    variables.wanted.append(Wanted(tuple(placed), due - total(each.amount for each in booked)))
    booked += [block for _, block in placed]
    got = total(each.amount for each in booked if each.longest >= SHORTEST_CPD_MINUTES)
    off = 0 if is_always(plan.works) else due * negated(plan.works)
    short = excess(variables.cp, due - got - off, due, f"cpd:{plan.name}", ACTIVITY_GRID)
    yield Penalty(RULE, short, rule.cpd_weight, 3)
