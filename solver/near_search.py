"""Searches of smaller problems near to what was published, for the fewest changes or for what they cost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from planner.domain.problem import RotaProblem
from planner.domain.rota import Shift
from solver.as_published import AsPublished
from solver.constraints.presence import shortfall
from solver.first_fit import fill_gaps
from solver.hints import give_hints, known_of_shifts
from solver.model_builder import Changes, Formulation, Relaxation, build
from solver.objective import tier_sum
from solver.rota_reader import read_shifts
from solver.search import Effort, Searched, Solution, search
from solver.shortlist import ShortList
from solver.status import Outcome
from solver.stopping import StoppedError
from solver.terms import Expression
from solver.variables import WatchedCell

DEMAND = 2
# A search of a small problem by one worker on what is written down ends mostly with so much work.
PLAIN_WORK = 0.5
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
class NearFound:
    """How a search ended, with the rota it found."""

    outcome: Outcome
    rota: NearRota | None


@dataclass
class NearSearch:
    """The searches of one repair. `effort` says how long the next may try; `should_stop` is asked often."""

    problem: RotaProblem
    effort: Callable[[Formulation], Effort]
    should_stop: Callable[[], bool]
    relaxation: Relaxation
    watched: frozenset[WatchedCell] = frozenset()
    work_done: float = 0.0
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

    def written(self, problem: RotaProblem, going: ShortList | None) -> Formulation:
        """The first two tiers of a smaller problem, with the price of its changes. Raises StoppedError."""
        return build(problem, DEMAND, None, self.relaxation, self.watched, AIMED, going, self.should_stop)

    def search(self, formulation: Formulation, floor: int = 0) -> Searched:
        """Search a formulation whose price is `floor` at least: plainly first, as to presolve a small one and
        to share it among workers takes longer than to search it."""
        effort = self.effort(formulation)
        plain = replace(
            effort,
            workers=1,
            presolves=False,
            deterministic=min(effort.deterministic or PLAIN_WORK, PLAIN_WORK),
        )
        for each in (plain, effort):
            searched = search(formulation, each, lambda _: self.should_stop(), floor)
            self.work_done += searched.deterministic
            if searched.outcome not in (Outcome.FOUND, Outcome.NOTHING_YET) or self.should_stop():
                break
            floor = searched.bound
        return searched

    def found(
        self,
        problem: RotaProblem,
        going: ShortList | None,
        aim: Callable[[Formulation], tuple[Expression, int]],
        narrow: Callable[[Formulation], None] = lambda _: None,
    ) -> NearFound:
        """The best rota of a smaller problem; again with more half-hours watched while one is short.

        `aim`: the price, and what it comes to at least.
        """
        while True:
            try:
                formulation = self.written(problem, going)
                known = known_of_shifts(formulation.variables, problem.base)
                if known:
                    give_hints(formulation.variables.cp, fill_gaps(formulation.variables, known))
            except StoppedError:
                return NearFound(Outcome.NOTHING_YET, None)
            variables = formulation.variables
            narrow(formulation)
            price, floor = aim(formulation)
            variables.cp.minimize(price)
            searched = self.search(formulation, floor)
            best = searched.best
            if best is None:
                return NearFound(searched.outcome, None)
            shifts = read_shifts(variables, best.of)
            short = shortfall(self.problem, shifts).cells
            if short <= self.watched:
                first, second = (best.of(tier_sum(formulation.penalties, tier)) for tier in (1, DEMAND))
                rota = NearRota(best, shifts, first, second, best.of(formulation.changes))
                return NearFound(searched.outcome, rota)
            self.watched |= short
