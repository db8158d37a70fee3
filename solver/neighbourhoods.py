"""Parts of a rota that are worth planning anew together, while the rest stays as it is.

Each kind is one of this field: some days, an evening, a person and those they share work with, a case, a
week, some people's whole horizon, and whoever has to do with a price that is being paid. A neighbourhood is a
set of cells (one person on one day) of about the size asked for.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from random import Random
from typing import TypeVar

from solver.decision_map import Cell
from solver.evening_work import evening_from
from solver.variables import Variables

T = TypeVar("T")
Opened = frozenset[Cell]


@dataclass(slots=True)
class Ground:
    """Where neighbourhoods are chosen: the cells with something to decide, and who shares work with whom."""

    variables: Variables
    cells: Sequence[Cell]
    by_day: dict[int, list[Cell]] = field(default_factory=lambda: defaultdict(list))
    by_person: dict[str, list[Cell]] = field(default_factory=lambda: defaultdict(list))
    # Cells in which the same demand may be met, demand by demand.
    by_demand: dict[str, list[Cell]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        for cell in self.cells:
            self.by_day[cell[1]].append(cell)
            self.by_person[cell[0]].append(cell)
            for demand in {each.demand for each in self.variables.days[cell].candidates if each.demand}:
                self.by_demand[demand].append(cell)

    @property
    def days(self) -> list[int]:
        return sorted(self.by_day)

    def sharing(self, person: str) -> Counter[str]:
        """How often each other person could do what the person could."""
        shared: Counter[str] = Counter()
        for cells in self.by_demand.values():
            people = {who for who, _ in cells}
            if person in people:
                shared.update(people - {person})
        return shared

    def within(self, people: Iterable[str], days: range, size: int) -> Opened:
        """The people's cells of the days, person by person until there are `size` of them."""
        chosen: list[Cell] = []
        for person in people:
            if len(chosen) >= size:
                break
            chosen += [cell for cell in self.by_person[person] if cell[1] in days]
        return frozenset(chosen)


Kind = Callable[[Ground, Random, int], Opened]


def some_days(ground: Ground, chance: Random, size: int) -> Opened:
    """Everybody on one or more days in a row; on one day, some of the people where they are too many."""
    days = ground.days
    first = chance.randrange(len(days))
    chosen: list[Cell] = []
    for day in days[first:]:
        of_day = ground.by_day[day]
        if chosen and len(chosen) + len(of_day) > size:
            break
        chosen += of_day
    return frozenset(chosen if len(chosen) <= 2 * size else chance.sample(chosen, size))


def an_evening(ground: Ground, chance: Random, size: int) -> Opened:
    """Whoever can work in one evening, on that day, and on the days before and after."""
    day = chance.choice(ground.days)
    late = [cell for cell in ground.by_day[day] if _can_be_late(ground.variables, cell)]
    people = [person for person, _ in _shuffled(late, chance)]
    return ground.within(people, range(day - 1, day + 2), size)


def _can_be_late(variables: Variables, cell: Cell) -> bool:
    plan = variables.days[cell]
    return plan.ends.end > evening_from(variables, plan)


def a_person(ground: Ground, chance: Random, size: int) -> Opened:
    """A person and those they share most work with, over a week from any day."""
    person, day = chance.choice(ground.cells)
    shared = ground.sharing(person)
    others = sorted(shared, key=lambda other: -shared[other] * chance.random())
    if not others:
        others = _shuffled([who for who in ground.by_person if who != person], chance)
    return ground.within([person, *others], range(day, day + 7), size)


def a_case(ground: Ground, chance: Random, size: int) -> Opened:
    """The days and people that could serve one demand, and what else they could serve."""
    chosen: set[Cell] = set()
    left = set(ground.by_demand)
    demand = chance.choice(sorted(left)) if left else None
    while demand is not None and len(chosen) < size:
        left.discard(demand)
        cells = _shuffled(ground.by_demand[demand], chance)
        chosen.update(cells[: max(2, size - len(chosen))])
        near = {each.demand for cell in cells[:3] for each in ground.variables.days[cell].candidates}
        demand = chance.choice(sorted(near & left, key=str) or [None])
    return frozenset(chosen)


def a_week(ground: Ground, chance: Random, size: int) -> Opened:
    """One week of the horizon, of as many people as fit."""
    first = ground.variables.problem.first_day + 7 * chance.randrange(ground.variables.problem.weeks)
    return ground.within(_shuffled(ground.by_person, chance), range(first, first + 7), size)


def some_people(ground: Ground, chance: Random, size: int) -> Opened:
    """A few people over the whole horizon."""
    days = ground.days
    return ground.within(_shuffled(ground.by_person, chance), range(days[0], days[-1] + 1), size)


def around(ground: Ground, chance: Random, size: int, cells: Sequence[Cell]) -> Opened:
    """The cells and more of the same days and people."""
    chosen = set(_shuffled(cells, chance)[: max(2, size // 2)])
    people, days = {who for who, _ in chosen}, {day for _, day in chosen}
    near = [cell for day in sorted(days) for cell in ground.by_day[day]]
    near += [cell for who in sorted(people) for cell in ground.by_person[who]]
    for cell in _shuffled(near, chance):
        if len(chosen) >= size:
            break
        chosen.add(cell)
    return frozenset(chosen)


KINDS: dict[str, Kind] = {
    "some days": some_days,
    "an evening": an_evening,
    "a person": a_person,
    "a case": a_case,
    "a week": a_week,
    "some people": some_people,
}


def _shuffled(items: Iterable[T], chance: Random) -> list[T]:
    listed = list(items)
    chance.shuffle(listed)
    return listed
