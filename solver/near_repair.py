"""Repairs that change little, searched for from the fewest changes upwards, each time in as small a problem
as the fewest changes allow.

    1  every shift and every visit that lacks nobody as published: a rota at once, mostly the best; where
       that leaves demand unmet, the same with any shifts
    2  every shift as published, and cheaper than that rota: found, or there is none
    3  at least one shift changed, and cheaper still: found, or there is none; nothing to do where even one
       changed shift is too dear
A price of changes is what the people, the shifts and the activities cost by themselves. What nobody has any
more has to be new to somebody (`AsPublished.deficits`), so the rest of the price bounds people and shifts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from planner.domain.problem import RotaProblem
from solver.as_published import NOTHING_UNAVOIDABLE, Deficit, Unavoidable, unavoidable
from solver.fewer_changes import FewerChanges, Least
from solver.model_builder import Formulation, build
from solver.near_search import DEMAND, NearRota, NearSearch
from solver.objective import tier_sum
from solver.stopping import StoppedError
from solver.terms import Expression, add, total

# What the changes, and the second tier, hardly ever come to: the tiers before them go first.
MOST_CHANGES = 10_000
MOST_SECOND = 100_000


@dataclass
class NearRepair(NearSearch):
    """One repair near to what was published."""

    unavoidable: Unavoidable = NOTHING_UNAVOIDABLE
    # With all shifts as published.
    quick_formulation: Formulation | None = None
    # Of the whole first tier, once it has been searched.
    first_tier: Formulation | None = None

    def quick(self) -> NearRota | None:
        """A rota that disturbs no shift and no visit without need, if there is one in time."""
        best = self._undisturbed(self.published.kept)
        self.quick_formulation = best.solution.formulation if best is not None else None
        if best is not None and (best.first, best.second) != (0, 0):
            self.unavoidable = self._unavoidable(best)
        return best

    def freer(self, near: NearRota | None) -> NearRota | None:
        """A rota that disturbs no visit without need and meets more demand than `near` by changed shifts;
        else `near`."""
        found = self._undisturbed(self.problem)
        rotas = [each for each in (near, found) if each is not None]
        return min(rotas, key=lambda each: (each.first, each.second), default=None)

    def _undisturbed(self, problem: RotaProblem) -> NearRota | None:
        def aim(formulation: Formulation) -> tuple[Expression, int]:
            tiers = [tier_sum(formulation.penalties, tier) for tier in (1, DEMAND)]
            least = unavoidable(formulation)
            changes = self._price(self._least(self.published.deficits(least)))
            return (
                MOST_CHANGES * (MOST_SECOND * tiers[0] + tiers[1]) + formulation.changes,
                MOST_CHANGES * (MOST_SECOND * least.first + least.second) + changes,
            )

        return self.found(self.published.undisturbed(problem), self.published.going, aim).rota

    def _unavoidable(self, near: NearRota) -> Unavoidable:
        """What cannot be avoided, of what `near` lacks: visits that it makes need not be looked at."""
        gone = Counter(each.demand for shift in near.shifts for each in shift.activities)
        lacking = tuple(need for need in self.problem.visits if gone[need.id] < need.workers)
        problem = replace(self.problem, visits=lacking)
        try:
            return unavoidable(
                build(problem, DEMAND, None, self.relaxation, self.watched, should_stop=self.should_stop)
            )
        except StoppedError:
            return NOTHING_UNAVOIDABLE

    def _least(self, deficits: Sequence[Deficit]) -> Least:
        """What it takes at least to make up for the deficits."""
        people = len({each.staff for each in deficits if each.staff is not None})
        return Least(max(people, 1 if deficits else 0), len(deficits))

    def fewest(self, near: NearRota) -> tuple[NearRota, bool]:
        """The repair with the fewest changes that meets as much demand as `near`, which is as much as can be
        met; and whether that is proved."""
        least = self._least_at(near)
        if near.changes <= self._price(least):
            return near, True
        kept = FewerChanges(self, least, self.unavoidable, near, self.quick_formulation)
        if not kept.search():
            return kept.best, False
        if kept.best.changes <= self._price(least) + self._shift_price(least):
            return kept.best, True
        changed = FewerChanges(self, least, self.unavoidable, kept.best, shift_price=self._shift_price(least))
        is_proved = changed.search()
        return changed.best, is_proved

    def _price(self, least: Least) -> int:
        return least.price(self.problem.settings.stability)

    def _shift_price(self, least: Least) -> int:
        """What a changed shift costs at least beside what it takes in any case."""
        rule = self.problem.settings.stability
        return self.published.least_shift_price() + (0 if least.people else rule.person_weight)

    def _least_at(self, near: NearRota) -> Least:
        slack = self._slack(near)
        surely = self.published.deficits(self.unavoidable, *slack)
        possibly = self.published.deficits(self.unavoidable, 0, slack[1])
        if len(surely) == len(possibly):
            return self._least(surely)
        # What the first tier leaves undone need not be what anybody has lost.
        second = [each for each in surely if each.tier == DEMAND]
        first = max(len(surely) - len(second), self._news_of_first_tier(near, possibly))
        least = self._least(surely)
        return Least(max(least.people, 1 if first else 0), len(second) + first)

    def _slack(self, near: NearRota) -> tuple[int, int]:
        """What the first two tiers cost beyond what is unavoidable."""
        return near.first - self.unavoidable.first, near.second - self.unavoidable.second

    def _news_of_first_tier(self, near: NearRota, deficits: Sequence[Deficit]) -> int:
        """How much of the deficits has to be made up for at least where the first tier costs no more than
        `near` does."""
        formulation = self.first_tier
        if formulation is None:
            return 0
        variables = formulation.variables
        add(variables.cp, tier_sum(formulation.penalties, 1) <= near.first)
        news = total(self.published.news(variables, {each.demand for each in deficits if each.tier == 1}))
        if isinstance(news, int):
            return news
        variables.cp.minimize(news)
        return self.search(formulation).bound
