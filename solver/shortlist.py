"""Who is considered for each visit in a large team while a rota is looked for.

With thirty people or a hundred nearly everyone could go on every visit; most of these possibilities never
matter.
A short list has the allocated worker, whoever goes in the rota at hand or is pinned, and some others of those
who could. A rota from short lists is a rota; a bound from them is none, and none is ever taken.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from random import Random

from planner.domain.needs import VisitNeed
from planner.domain.person import Person
from planner.domain.problem import RotaProblem
from planner.domain.time_grid import day_of
from solver.search import Searched
from solver.status import Outcome

# Visits times people from which short lists pay.
LARGE = 2000
OTHERS = 8

ShortList = Mapping[str, frozenset[str]]


def is_worth_it(problem: RotaProblem) -> bool:
    """Whether the team is so large that short lists save more than they cost."""
    return len(problem.visits) * len(problem.people) >= LARGE * problem.weeks


def short_list(problem: RotaProblem, known: Mapping[str, int], seed: int) -> ShortList:
    """By visit, the people to consider; `known`: the rota at hand, by names of variables."""
    chance = Random(seed)
    going: dict[str, set[str]] = {}
    for name, value in known.items():
        if value and name.startswith("goes:"):
            demand, _, cell = name.removeprefix("goes:").rpartition(":")
            going.setdefault(demand, set()).add(cell.rpartition("@")[0])
    for who, activity in problem.pinned_activities:
        going.setdefault(activity.demand or "", set()).add(who)
    for shift in problem.base:
        for activity in shift.activities:
            going.setdefault(activity.demand or "", set()).add(shift.staff)
    lists: dict[str, frozenset[str]] = {}
    for need in problem.visits:
        able = [person.id for person in problem.people if _could_go(person, need)]
        some = chance.sample(able, min(len(able), OTHERS * need.workers))
        lists[need.id] = frozenset([*some, *going.get(need.id, ()), *filter(None, [need.allocated])])
    return lists


def unproved(searched: Searched, floor: int = 0) -> Searched:
    """A search of short lists, without what it only seems to prove: all its bounds but the floor."""
    best = searched.best
    if best is None:
        return replace(searched, outcome=Outcome.NOTHING_YET, bound=floor, weeks=None)
    outcome = Outcome.PROVED if best.value <= floor else Outcome.FOUND
    return replace(searched, outcome=outcome, best=replace(best, bound=floor), bound=floor, weeks=None)


def better_of(first: Searched, whole: Searched) -> Searched:
    """The better rota of a search of short lists and one of the whole, with the bound of the whole."""
    if first.best is None or whole.outcome is Outcome.INVALID:
        return whole
    if whole.best is not None and whole.best.value <= first.best.value:
        return whole
    is_best = first.best.value <= whole.bound
    return replace(
        whole,
        outcome=Outcome.PROVED if is_best else Outcome.FOUND,
        best=replace(first.best, bound=whole.bound),
    )


def _could_go(person: Person, need: VisitNeed) -> bool:
    """Whether some shift of the person could overlap enough of a window, with the skills asked for."""
    wanted = {day_of(window.start) for window in need.windows}
    return any(
        option.start_earliest + need.minutes <= window.end
        and window.start + need.minutes <= option.end_latest
        for day in person.days
        if day.day in wanted and set(need.skills) <= day.skills
        for option in day.options
        for window in need.windows
    )
