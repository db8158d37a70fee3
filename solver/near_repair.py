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

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from planner.domain.problem import RotaProblem
from planner.domain.rota import Shift
from planner.domain.rule_pack import Stability
from solver.as_published import NOTHING_UNAVOIDABLE, AsPublished, Deficit, Unavoidable, unavoidable
from solver.constraints.presence import shortfall
from solver.first_fit import fill_gaps
from solver.hints import give_hints, known_of_shifts
from solver.model_builder import Changes, Formulation, Relaxation, build
from solver.objective import tier_sum
from solver.rota_reader import read_shifts
from solver.search import Effort, Solution, search
from solver.shortlist import ShortList
from solver.status import Outcome
from solver.stopping import StoppedError
from solver.terms import Expression, add, total
from solver.variables import WatchedCell

DEMAND = 2
# What the changes, and the second tier, hardly ever come to: the tiers before them go first.
MOST_CHANGES = 10_000
MOST_SECOND = 100_000
# Groups of so many people are gone through one by one.
FEW = 2
AIMED = Changes(are_aimed_at=True)


@dataclass(frozen=True, slots=True)
class NearRota:
    """A repair and what it costs: the first and second tier, and the changes."""

    solution: Solution
    shifts: tuple[Shift, ...]
    first: int
    second: int
    changes: int


@dataclass(frozen=True, slots=True)
class Least:
    """So many people change at least, and so much is new to them."""

    people: int
    news: int

    def price(self, rule: Stability) -> int:
        return rule.person_weight * self.people + rule.activity_weight * self.news


@dataclass
class NearRepair:
    """The searches of one repair. `effort` says how long the next may try; `should_stop` is asked often."""

    problem: RotaProblem
    effort: Callable[[Formulation], Effort]
    should_stop: Callable[[], bool]
    relaxation: Relaxation
    watched: frozenset[WatchedCell] = frozenset()
    work_done: float = 0.0
    unavoidable: Unavoidable = NOTHING_UNAVOIDABLE
    # With all shifts as published.
    quick_formulation: Formulation | None = None
    published: AsPublished = field(init=False)

    def __post_init__(self) -> None:
        self.published = AsPublished(self.problem)
        uncounted = self.published.repair.is_uncounted
        left = [each for each in self.published.repair.published if not uncounted(each.staff, each.day)]
        # Where those who are left are too few, somebody will have to be there.
        self.watched |= shortfall(self.problem, left).cells

    def take_work(self) -> float:
        """The deterministic work done since this was asked last."""
        done, self.work_done = self.work_done, 0.0
        return done

    def quick(self) -> NearRota | None:
        """A rota that disturbs no shift and no visit without need, if there is one in time."""
        best = self._undisturbed(self.published.kept)
        self.quick_formulation = best.solution.formulation if best is not None else None
        if best is not None and (best.first, best.second) != (0, 0):
            self.unavoidable = self._unavoidable()
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
            changes = self._least(self.published.deficits(least)).price(self.problem.settings.stability)
            return (
                MOST_CHANGES * (MOST_SECOND * tiers[0] + tiers[1]) + formulation.changes,
                MOST_CHANGES * (MOST_SECOND * least.first + least.second) + changes,
            )

        return self._found(self.published.undisturbed(problem), self.published.going, aim).rota

    def _unavoidable(self) -> Unavoidable:
        try:
            return unavoidable(
                build(self.problem, DEMAND, None, self.relaxation, self.watched, should_stop=self.should_stop)
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
        rule, least = self.problem.settings.stability, self._least_at(near)
        if near.changes <= least.price(rule):
            return near, True
        best, is_proved = self._cheaper(near, least)
        if not is_proved or best.changes <= least.price(rule) + self._shift_price(least):
            return best, is_proved
        return self._cheaper(best, least, changes_shifts=True)

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

    def _news_of_first_tier(self, near: NearRota, deficits: Sequence[Deficit]) -> int:
        """How much of the deficits has to be made up for at least where the first tier costs no more than
        `near` does."""
        try:
            formulation = build(self.problem, 1, None, self.relaxation, should_stop=self.should_stop)
        except StoppedError:
            return 0
        variables = formulation.variables
        add(variables.cp, tier_sum(formulation.penalties, 1) <= near.first)
        news = total(self.published.news(variables, {each.demand for each in deficits if each.tier == 1}))
        if isinstance(news, int):
            return news
        variables.cp.minimize(news)
        searched = search(formulation, self.effort(formulation), lambda _: self.should_stop())
        self.work_done += searched.deterministic
        return searched.bound

    def _cheaper(
        self, near: NearRota, least: Least, *, changes_shifts: bool = False
    ) -> tuple[NearRota, bool]:
        """A repair with fewer changes, with all shifts as published or with one changed at least; else
        `near`. And whether there is none cheaper still. First for one person alone, then for two: the fewer
        they are, the smaller the problem, as visits are handed over among them only."""
        rule, best = self.problem.settings.stability, near
        shift = self._shift_price(least) if changes_shifts else 0
        for people in (*range(1, FEW + 1), None):
            floor = shift + replace(least, people=max(least.people, people or FEW + 1)).price(rule)
            if people is not None and (not rule.person_weight or least.people > people):
                continue
            best, is_proved = self._within(best, least, floor, changes_shifts, people)
            if not is_proved:
                return best, False
        return best, True

    def _going(self, near: NearRota, changes_shifts: bool, people: int | None) -> ShortList | None:
        """Who is to be considered for which visit when so many people change."""
        if people is None or (changes_shifts and people > 1):
            return None
        if changes_shifts or self.quick_formulation is None:
            return self.published.going
        sure = self.published.sure_deficits(self.unavoidable, *self._slack(near))
        return self.published.going_among(self.published.groups(self.quick_formulation, sure, people))

    def _slack(self, near: NearRota) -> tuple[int, int]:
        """What the first two tiers cost beyond what is unavoidable."""
        return near.first - self.unavoidable.first, near.second - self.unavoidable.second

    def _within(
        self, near: NearRota, least: Least, floor: int, changes_shifts: bool, people: int | None
    ) -> tuple[NearRota, bool]:
        """The same, with the floor of what it costs; `people`: how many change at most."""
        rule = self.problem.settings.stability
        most = near.changes - 1
        if most < floor:
            return near, True

        def narrow(formulation: Formulation) -> None:
            variables, penalties = formulation.variables, formulation.penalties
            add(variables.cp, tier_sum(penalties, 1) <= near.first)
            add(variables.cp, tier_sum(penalties, DEMAND) <= near.second)
            add(variables.cp, formulation.changes <= most)
            touched, shifts = total(variables.touched_people), total(variables.changed_shifts)
            add(variables.cp, shifts >= int(changes_shifts))
            if people is not None:
                add(variables.cp, touched <= people)
            # Of the price so much is for what is new: the rest is left for people and shifts.
            left = most - rule.activity_weight * least.news
            add(variables.cp, rule.person_weight * touched + rule.weight * shifts <= left)

        found = self._found(
            self.problem if changes_shifts else self.published.kept,
            self._going(near, changes_shifts, people),
            lambda each: (each.changes, floor),
            narrow,
        )
        if found.rota is None:
            return near, found.outcome is Outcome.IMPOSSIBLE
        return found.rota, found.outcome is Outcome.PROVED

    def _found(
        self,
        problem: RotaProblem,
        going: ShortList | None,
        aim: Callable[[Formulation], tuple[Expression, int]],
        narrow: Callable[[Formulation], None] = lambda _: None,
    ) -> _Found:
        """The best rota of a smaller problem; again with more half-hours watched while one is short.

        `aim`: the price, and what it comes to at least.
        """
        while True:
            try:
                formulation = build(
                    problem, DEMAND, None, self.relaxation, self.watched, AIMED, going, self.should_stop
                )
            except StoppedError:
                return _Found(Outcome.NOTHING_YET, None)
            variables = formulation.variables
            known = known_of_shifts(variables, problem.base)
            if known:
                give_hints(variables.cp, fill_gaps(variables, known))
            narrow(formulation)
            price, floor = aim(formulation)
            variables.cp.minimize(price)
            searched = search(formulation, self.effort(formulation), lambda _: self.should_stop(), floor)
            self.work_done += searched.deterministic
            best = searched.best
            if best is None:
                return _Found(searched.outcome, None)
            shifts = read_shifts(variables, best.of)
            short = shortfall(self.problem, shifts).cells
            if short <= self.watched:
                first, second = (best.of(tier_sum(formulation.penalties, tier)) for tier in (1, DEMAND))
                return _Found(
                    searched.outcome, NearRota(best, shifts, first, second, best.of(formulation.changes))
                )
            self.watched |= short


@dataclass(frozen=True, slots=True)
class _Found:
    outcome: Outcome
    rota: NearRota | None
