"""A repair with fewer changes than one that is known, and that there is none cheaper still.

    bound   what any costs at least, in a problem in which no visit is handed over (`handing_over`); whoever
            changes in it is searched alone: what costs no more is proved at once
    stages  who changes: one person, two, then any number; the fewer, the smaller the problem, as visits are
            handed over among them only
All shifts stay as published or, where a changed shift costs `shift_price`, at least one changes.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace

from planner.domain.rule_pack import Stability
from solver.as_published import Group, Unavoidable
from solver.handing_over import BoundOfChanges
from solver.model_builder import Formulation
from solver.near_search import DEMAND, NearFound, NearRota, NearSearch
from solver.objective import tier_sum
from solver.status import Outcome
from solver.stopping import StoppedError
from solver.terms import add, total

# Groups of so many people, beside those who change in any case, are gone through one by one.
FEW = 2
# How often those who change in a bound are searched alone, before a stage and before the last.
TRIES, LAST_TRIES = 2, 6
# After the first tries all who have changed in one are searched together, up to so many.
MOST_TOGETHER = 10


@dataclass(frozen=True, slots=True)
class Least:
    """So many people change at least, and so much is new to them."""

    people: int
    news: int

    def price(self, rule: Stability) -> int:
        return rule.person_weight * self.people + rule.activity_weight * self.news


@dataclass
class FewerChanges:
    """The search for repairs that meet as much demand as `best`, the best so far, and cost less.

    `quick`: a formulation of the undisturbed problem with all shifts as published.
    """

    near_search: NearSearch
    least: Least
    unavoidable: Unavoidable
    best: NearRota
    quick: Formulation | None = None
    # What a changed shift costs at least; 0: none changes.
    shift_price: int = 0
    bound: int = 0
    sure: Group = field(init=False)
    # Groups that have been searched alone.
    alone: set[Group] = field(default_factory=set)

    def __post_init__(self) -> None:
        published = self.near_search.published
        self.sure = published.surely_touched(self.quick) if self.quick is not None else frozenset()

    @property
    def rule(self) -> Stability:
        return self.near_search.problem.settings.stability

    def search(self) -> bool:
        """Look for cheaper ones; whether `best` is proved to be the cheapest."""
        try:
            bounding = self._bounding()
        except StoppedError:
            return False
        for people in self._stages():
            if self._ends_at_bound(bounding, TRIES if people is not None else LAST_TRIES):
                return True
            found = self._stage(people)
            self._take(found)
            if found.outcome not in (Outcome.PROVED, Outcome.IMPOSSIBLE):
                return False
            if people is not None:
                bounding.ask_for_people(people + 1)
        return True

    def _stages(self) -> Iterator[int | None]:
        """How many may change, more and more; None: any number."""
        few = range(max(1, len(self.sure)), len(self.sure) + FEW + 1)
        if self.rule.person_weight:
            yield from (people for people in few if people >= self.least.people)
        yield None

    def _bounding(self) -> BoundOfChanges:
        near, published, formulation = self.near_search, self.near_search.published, self.quick
        if formulation is None:
            problem = near.problem if self.shift_price else published.kept
            formulation = near.written(published.undisturbed(problem), published.going)
        add(formulation.variables.cp, total(formulation.variables.changed_shifts) >= bool(self.shift_price))
        return BoundOfChanges(formulation, published, (self.best.first, self.best.second), self.unavoidable)

    def _ends_at_bound(self, bounding: BoundOfChanges, tries: int) -> bool:
        """Whether nothing is left that could be cheaper than `best`, which may be found on the way."""
        for _ in range(tries):
            bounding.ask_for_less_than(self.best.changes)
            searched = self.near_search.search(bounding.formulation, self.bound)
            if searched.outcome is Outcome.IMPOSSIBLE:
                return True
            self.bound = max(self.bound, searched.bound)
            if searched.best is None:
                return False
            group = bounding.group(searched.best)
            if group in self.alone:
                return False
            self.alone.add(group)
            together = frozenset().union(*self.alone)
            if len(self.alone) > TRIES and len(together) <= MOST_TOGETHER:
                group = together
            found = self._among([group], len(group))
            self._take(found)
            if self.best.changes <= self.bound:
                return True
            if found.outcome not in (Outcome.PROVED, Outcome.IMPOSSIBLE):
                return False
            bounding.ask_for_others_than(group)
        return False

    def _take(self, found: NearFound) -> None:
        if found.rota is not None:
            self.best = found.rota

    def _stage(self, people: int | None) -> NearFound:
        if people is None or (self.shift_price and people > 1):
            return self._among(None, people)
        everybody = [frozenset((person.id,)) for person in self.near_search.problem.people]
        if self.shift_price or self.quick is None:
            return self._among(everybody, people)
        slack = self.best.first - self.unavoidable.first, self.best.second - self.unavoidable.second
        published = self.near_search.published
        sure = published.sure_deficits(self.unavoidable, *slack)
        return self._among(published.groups(self.quick, sure, people), people)

    def _among(self, groups: Collection[Group] | None, people: int | None) -> NearFound:
        """Repairs cheaper than `best` in which at most so many people change, all of one of the groups."""
        published, most = self.near_search.published, self.best.changes - 1
        least = replace(self.least, people=max(self.least.people, len(self.sure)))
        floor = max(self.bound, self.shift_price + least.price(self.rule))
        if most < floor or groups == []:
            return NearFound(Outcome.IMPOSSIBLE, None)

        def narrow(formulation: Formulation) -> None:
            self._narrow(formulation, floor, groups, people)

        problem = published.kept if not self.shift_price else self.near_search.problem
        if groups is not None:
            problem = published.disturbed_among(problem, groups)
        going = published.going_among(groups) if groups is not None else None
        return self.near_search.found(problem, going, lambda each: (each.changes, floor), narrow)

    def _narrow(
        self, formulation: Formulation, floor: int, groups: Collection[Group] | None, people: int | None
    ) -> None:
        cp, penalties, rule, best = formulation.variables.cp, formulation.penalties, self.rule, self.best
        add(cp, tier_sum(penalties, 1) <= best.first)
        add(cp, tier_sum(penalties, DEMAND) <= best.second)
        add(cp, formulation.changes <= best.changes - 1)
        add(cp, formulation.changes >= floor)
        everybody = formulation.variables.touched_people
        touched, shifts = total(everybody.values()), total(formulation.variables.changed_shifts)
        add(cp, shifts >= bool(self.shift_price))
        if people is not None:
            add(cp, touched <= people)
        # Of the price so much is for what is new: the rest is left for people and shifts.
        left = best.changes - 1 - rule.activity_weight * self.least.news
        add(cp, rule.person_weight * touched + rule.weight * shifts <= left)
        if groups is not None:
            anyone = frozenset().union(*groups)
            for staff, literal in everybody.items():
                if staff not in anyone:
                    add(cp, 1 * literal <= 0)
