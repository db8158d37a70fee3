"""A published rota that has to be repaired changes as little as can be: for as few people as possible, in as
few shifts, visits, turns and meetings as possible, and nobody loses a day off without need.

    same(p, d)  => worked as published: the same start, end, place and named shift
    changed     = works where there was no shift, else 1 - same    price = weight, or twice, tier 4
    new(p, a)   = a visit, turn or meeting there and not kept      price = activity weight, tier 4
    touched(p)  = any of p's changed, new and lost                 price = person weight, tier 4
In a repair these are minimised once after the demand, before policies and wishes, and held from there on.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from planner.domain.person import Person
from planner.domain.repair import SHARED_KINDS, Repair
from planner.domain.rota import ActivityKind, Shift
from planner.domain.time_grid import day_of
from solver.objective import Penalty
from solver.plans import Candidate, DayPlan
from solver.terms import Literal, add, any_of, both, implies, is_never, negated, total
from solver.variables import Variables

RULE = "stability"
# By kind and demand of what somebody was to do: when it begins on site, and the literals that it stays so.
Kept = dict[tuple[ActivityKind, str | None], list[tuple[int, list[Literal]]]]


def constrain(variables: Variables) -> list[Penalty]:
    """Each person of a repair; run after all that puts activities into shifts."""
    repair, rule = variables.problem.repair, variables.problem.settings.stability
    if repair is None or not rule.is_on or not variables.counts_changes:
        return []
    return [penalty for person in variables.problem.people for penalty in _person(variables, repair, person)]


def _person(variables: Variables, repair: Repair, person: Person) -> Iterator[Penalty]:
    rule, touched = variables.problem.settings.stability, []
    short_until = day_of(repair.moment) + rule.notice_days
    plans = variables.days_of(person.id)
    for plan in plans:
        if repair.is_uncounted(person.id, plan.day):
            continue
        was = repair.shift_on.get((person.id, plan.day))
        changed = negated(_same(variables, plan, was)) if was else plan.works
        twice = was is None or plan.day < short_until
        yield Penalty(RULE, changed, rule.weight * (1 + twice), 4)
        touched.append(changed)
        variables.changed_shifts.append(changed)
    kept: Kept = defaultdict(list)
    for kind, demand, moment in sorted(repair.known_of.get(person.id, ()), key=str):
        kept[kind, demand].append((moment, []))
    news = []
    for number, (plan, candidate) in enumerate(_shared(plans)):
        same = _stays(variables, candidate, kept, f"{number}:{plan.name}")
        news.append(both(variables.cp, candidate.literal, negated(same), f"new:{number}:{plan.name}"))
    yield Penalty(RULE, total(news), rule.activity_weight, 4)
    lost = [
        negated(any_of(variables.cp, literals, f"kept:{person.id}:{number}"))
        for number, (_, literals) in enumerate(each for moments in kept.values() for each in moments)
    ]
    anything = any_of(variables.cp, (*touched, *news, *lost), f"touched:{person.id}")
    variables.touched_people[person.id] = anything
    yield Penalty(RULE, anything, rule.person_weight, 4)


def _same(variables: Variables, plan: DayPlan, was: Shift) -> Literal:
    """A literal that holds only when the day is worked as it was published."""
    span, cp = variables.local(was.span), variables.cp
    named = [
        literal
        for option, literal in plan.options
        if option.name == was.name and option.admits(span.start, span.end)
    ]
    place = plan.at_home if was.place == "home" else negated(plan.at_home)
    name = f"same:{plan.name}"
    option = any_of(cp, named, f"{name}:option")
    if is_never(option) or is_never(place):
        return 0
    if all(each.is_fixed for each, _ in plan.options):
        return both(cp, option, place, name)
    same = cp.new_bool_var(name)
    implies(cp, same, plan.works)
    implies(cp, same, option)
    implies(cp, same, place)
    add(cp, plan.start == span.start, same)
    add(cp, plan.end == span.end, same)
    cp.fill(
        same,
        lambda value: int(
            bool(value(plan.works) and value(option) and value(place))
            and (value(plan.start), value(plan.end)) == (span.start, span.end)
        ),
    )
    return same


def _shared(plans: list[DayPlan]) -> Iterator[tuple[DayPlan, Candidate]]:
    """What the person may have to do with others."""
    for plan in plans:
        for candidate in plan.candidates:
            if candidate.kind in SHARED_KINDS:
                yield plan, candidate


def _stays(variables: Variables, candidate: Candidate, kept: Kept, name: str) -> Literal:
    """A literal that the activity is there and as it was published; noted in `kept`."""
    found = []
    for moment, literals in kept.get((candidate.kind, candidate.demand), ()):
        literal = _at(variables, candidate, moment - variables.origin, f"at:{name}:{moment}")
        if not is_never(literal):
            literals.append(literal)
            found.append(literal)
    return any_of(variables.cp, found, f"stays:{name}")


def _at(variables: Variables, candidate: Candidate, moment: int, name: str) -> Literal:
    """A literal that the activity is there and begins on site at the moment."""
    cp = variables.cp
    if candidate.starts:
        return both(cp, candidate.literal, candidate.starts.get(moment, 0), name)
    start = candidate.start + candidate.travel_before
    if isinstance(start, int):
        return candidate.literal if start == moment else 0
    if not candidate.reach.start <= moment - candidate.travel_before < candidate.reach.end:
        return 0
    at = cp.new_bool_var(name)
    implies(cp, at, candidate.literal)
    add(cp, start == moment, at)
    cp.fill(at, lambda value: int(bool(value(candidate.literal)) and value(start) == moment))
    return at
