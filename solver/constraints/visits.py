"""Each visit is made once, in one of its windows, by the workers it needs, travel included.

exactly one start on the 15-minute grid; worker w on day d's shift only at starts that the shift holds
workers gone + missing >= workers needed;  price = visit weight x missing, in the visit's tier
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable

from planner.domain.needs import VisitNeed
from planner.domain.rota import Activity
from planner.domain.time_grid import ACTIVITY_GRID, Span
from solver.constraints.lockdown import keeps_off
from solver.constraints.skills import holds_skills
from solver.objective import Penalty
from solver.plans import Candidate, DayPlan, VisitPlan
from solver.terms import Expression, Literal, any_of, clause, implies, none_of, total
from solver.variables import Variables


def constrain(variables: Variables) -> list[Penalty]:
    """Visits of the tiers that are built."""
    if not variables.problem.settings.visits.is_on:
        return []
    penalties = [
        _visit(variables, need) for need in variables.problem.visits if need.tier <= variables.deepest_tier
    ]
    if variables.deepest_tier >= 3:
        penalties.append(_unasked(variables))
    return penalties


def _unasked(variables: Variables) -> Penalty:
    """Pinned visits and events that these weeks do not ask for."""
    problem = variables.problem
    asked = {need.id for need in problem.visits} | {need.id for need in problem.events}
    units = 0
    for who, activity in problem.pinned_activities:
        plan = variables.plan_around(who, variables.local(activity.span))
        if activity.kind not in ("visit", "event") or activity.demand in (None, *asked) or plan is None:
            continue
        units += not problem.is_overridden("visits", plan.day, plan.day, who, activity.demand)
    return Penalty("visits", units, problem.settings.visits.weight, 3)


def _visit(variables: Variables, need: VisitNeed) -> Penalty:
    moments = _moments(variables, need)
    plans: Iterable[DayPlan] = variables.working_days()
    if variables.considered is not None:
        plans = variables.working_days_of(variables.considered[need.id])
    fitting = [
        (plan, allowed)
        for plan in plans
        if (allowed := _fitting(plan, need, moments))
        if (holds_skills(plan, need.skills) and not keeps_off(variables, plan, need.id))
        or _is_pinned(variables, need, plan)
    ]
    reachable = sorted({start for _, allowed in fitting for start in allowed})
    if not reachable:
        return Penalty("visits", need.workers, need.weight, need.tier)
    visit = _place(variables, need, reachable)
    for plan, allowed in fitting:
        _let_go(variables, visit, plan, allowed)
    _keep_pins(variables, visit)
    visit.missing = _missing(variables, visit)
    variables.visits[need.id] = visit
    return Penalty("visits", visit.missing, need.weight, need.tier)


def _is_pinned(variables: Variables, need: VisitNeed, plan: DayPlan) -> bool:
    """Whether the person is pinned for the visit on that day."""
    return any(
        variables.plan_around(who, variables.local(activity.span)) is plan
        for _, who, activity in variables.pinned("visit", need.id)
    )


def _missing(variables: Variables, visit: VisitPlan) -> Expression:
    """Workers that the visit lacks. No more go than are needed: a further worker costs (`paired_visits`) and
    brings nothing."""
    need, cp, goes = visit.need, variables.cp, list(visit.workers.values())
    if need.workers == 1:
        return none_of(cp, goes, f"missing:{need.id}")
    for person in {person for person, _ in visit.workers}:
        cp.add_at_most_one(visit.of(person))
    gone = total(goes)
    missing = cp.new_int_var(0, need.workers, f"missing:{need.id}")
    cp.fill(missing, lambda value: need.workers - value(gone))
    cp.add(gone + missing == need.workers)
    return missing


def _moments(variables: Variables, need: VisitNeed) -> list[int]:
    """Possible starts on site, in horizon minutes: the grid, the windows' starts, and what is pinned."""
    windows = [variables.local(window) for window in need.windows]
    starts = {
        start
        for window in windows
        for start in (window.start, *range(_up(window.start), window.end - need.minutes + 1, ACTIVITY_GRID))
        if start + need.minutes <= window.end
    }
    for _, _, activity in variables.pinned("visit", need.id):
        start = activity.span_on_site.start - variables.origin
        if any(window.contains(Span(start, start + need.minutes)) for window in windows):
            starts.add(start)
    return sorted(starts)


def _up(moment: int) -> int:
    return -(-moment // ACTIVITY_GRID) * ACTIVITY_GRID


def _whole(need: VisitNeed, start: int) -> Span:
    return Span(start - need.travel_before, start + need.minutes + need.travel_after)


def _fitting(plan: DayPlan, need: VisitNeed, moments: list[int]) -> list[int]:
    """The starts at which some shift of the day could hold the visit."""
    fitting: set[int] = set()
    for option, _ in plan.options:
        first = bisect_left(moments, option.start_earliest + need.travel_before)
        last = bisect_right(moments, option.end_latest - need.minutes - need.travel_after)
        fitting.update(moments[first:last])
    return sorted(fitting)


def _place(variables: Variables, need: VisitNeed, moments: list[int]) -> VisitPlan:
    if len(moments) == 1:
        return VisitPlan(need, moments[0], {moments[0]: 1}, {})
    cp = variables.cp
    literals = {at: cp.new_bool_var(f"visit:{need.id}:{at}") for at in moments}
    cp.add_exactly_one(literals.values())
    start = cp.new_int_var(moments[0], moments[-1], f"visit:{need.id}")
    cp.add(start == total(at * literal for at, literal in literals.items()))
    cp.propose(literals[moments[0]], lambda _: 1)
    cp.fill(start, lambda value: next(at for at, literal in literals.items() if value(literal)))
    return VisitPlan(need, start, dict(literals), {})


def _let_go(variables: Variables, visit: VisitPlan, plan: DayPlan, allowed: list[int]) -> None:
    """The person of the day may go on the visit, at a start that the shift can hold."""
    need = visit.need
    goes = variables.cp.new_bool_var(f"goes:{need.id}:{plan.name}")
    if len(allowed) < len(visit.starts):
        implies(variables.cp, goes, starts_among(variables, visit, tuple(allowed)))
    candidate = Candidate(
        kind="visit",
        demand=need.id,
        literal=goes,
        start=visit.start - need.travel_before,
        size=need.whole_minutes,
        reach=Span(_whole(need, allowed[0]).start, _whole(need, allowed[-1]).end),
        longest=need.whole_minutes,
        travel_before=need.travel_before,
        travel_after=need.travel_after,
        place="field",
        starts=visit.starts,
    )
    visit.workers[plan.person.id, plan.day] = goes
    variables.put(plan, candidate)


def starts_among(variables: Variables, visit: VisitPlan, moments: tuple[int, ...]) -> Literal:
    """A literal that the visit starts at one of the moments; people with the same hours share it."""
    if moments not in visit.among:
        name = f"among:{visit.need.id}:{len(visit.among)}"
        visit.among[moments] = any_of(variables.cp, (visit.starts[at] for at in moments), name)
    return visit.among[moments]


def _keep_pins(variables: Variables, visit: VisitPlan) -> None:
    """A pinned visit that counts is one of the candidates; one that does not is left to `pins`. Of pins at
    different times those of the largest group count, as the visit has one start."""
    need, cp, origin = visit.need, variables.cp, variables.origin

    def could_count(plan: DayPlan, activity: Activity) -> bool:
        return (
            (plan.person.id, plan.day) in visit.workers
            and activity.span_on_site.start - origin in visit.starts
            and (activity.travel_before, activity.travel_after) == (need.travel_before, need.travel_after)
            and activity.span_on_site.minutes == need.minutes
        )

    starts = Counter(
        activity.span_on_site.start
        for _, who, activity in variables.pinned("visit", need.id)
        if (plan := variables.plan_around(who, variables.local(activity.span))) is not None
        if could_count(plan, activity)
    )
    if not starts:
        return
    chosen = max(starts, key=lambda start: (starts[start], -start))
    pinned = variables.take_pins(
        "visit",
        need.id,
        counts=lambda plan, activity: could_count(plan, activity) and activity.span_on_site.start == chosen,
    )
    for plan, _, _ in pinned:
        clause(cp, visit.workers[plan.person.id, plan.day])
    clause(cp, visit.starts[chosen - origin])
