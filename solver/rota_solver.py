"""Solves a rota problem tier by tier: statutory demand, other demand, policy exceptions, wishes.

Each tier is minimised with the earlier ones held at their values, starting from the last solution; it ends
with its proof or with its share of the time. The best rota so far is kept throughout.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from planner.domain.errors import PlannerError
from planner.domain.findings import TIER_NAMES, TierNumber
from planner.domain.problem import RotaProblem
from planner.domain.rota import Tier
from planner.ports import OnProgress, ShouldStop, SolveResult, SolveSettings, SolveStatus
from planner.rules.usual_hours import has_unasked_evening, minutes_astray
from solver.conflicts import find_conflicts
from solver.constraints.presence import shortfall
from solver.model_builder import Relaxation
from solver.objective import by_rule
from solver.progress import Reporter
from solver.repair_search import RepairSearch
from solver.rota_reader import read_shifts
from solver.schedules.planning import plan_schedules
from solver.search import Searched
from solver.status import Outcome
from solver.stopping import StoppedError
from solver.tier_search import TierSearch
from solver.usual_hours import with_usual_hours

TIERS: tuple[TierNumber, ...] = (1, 2, 3, 4)
INVALID = "The program could not put this week into a form that it can solve; please report it."
POLICIES_NOTE = "Not all policies that are to be kept can be; exceptions are made where needed, and shown."
PATTERNS_NOTE = "Not all agreed working days can be worked in this week; some are left free."
CONTRADICTION_NOTE = (
    "The search for {} denies the rota that was found before it: nothing more is proved. "
    "That is a fault of the program; please report it."
)
WEEKS_NOTE = "How good these weeks can be at best is added up from each of them by itself."
SHORT_NOTE = "Not everybody was considered for every visit; what is not proved may be better with others."
GRID_NOTE = "Times are planned on the 15-minute grid; proofs hold for it."


class NoRotaYetError(PlannerError):
    """The time was over, or the search was stopped, before there was a rota; one may exist."""


class CpSatRotaSolver:
    """`planner.ports.RotaSolver` in this process, with OR-Tools CP-SAT."""

    def solve(
        self,
        problem: RotaProblem,
        settings: SolveSettings,
        on_progress: OnProgress | None = None,
        should_stop: ShouldStop | None = None,
    ) -> SolveResult:
        """See `RotaSolver.solve`; `on_progress` is called in the caller's thread. NoRotaYetError when the
        time was too short to find any rota or to prove that there is none."""
        reporter, stops = Reporter(problem, on_progress), should_stop or _never
        planned = plan_schedules(problem, settings, reporter, stops)
        if planned.result is not None:
            return planned.result
        if planned.is_too_large:
            raise NoRotaYetError(
                "No rota was found in the time given, and the plan is too large to be searched as a whole.",
                "Give the search more time, or plan fewer weeks at once.",
            )
        return _Solve(TierSearch(planned.problem, settings, reporter, stops)).run()


def _never() -> bool:
    return False


@dataclass
class _Solve:
    """One solve: the tiers in their order, and what is told of them."""

    search: TierSearch
    notes: list[str] = field(default_factory=list)

    @cached_property
    def repair(self) -> RepairSearch | None:
        """In a repair, what searches the tiers of demand."""
        return RepairSearch(self.search, self.notes) if self.search.problem.repair is not None else None

    def run(self) -> SolveResult:
        if self.repair is not None:
            self.repair.begin()
        for tier in TIERS:
            searched = self._tier(tier)
            while searched.outcome is Outcome.IMPOSSIBLE and self._relax():
                searched = self.search.solve(tier)
            if searched.outcome is Outcome.INVALID:
                return self._without_rota("invalid", (INVALID,))
            if self.search.best is None and searched.best is None:
                return self._nothing(searched.outcome)
            if searched.best is None:
                if searched.outcome is Outcome.IMPOSSIBLE:
                    self.notes.append(CONTRADICTION_NOTE.format(TIER_NAMES[tier]))
                break
            self._keep(tier, searched)
            if tier == TIERS[-1]:
                self._keep_usual_hours()
            if self.search.is_over():
                break
        return self._result()

    def _keep_usual_hours(self) -> None:
        """Of rotas that cost the same take one with fewer evenings and hours nearer to the usual ones."""
        search, best = self.search, self.search.best
        if best is None or self.repair is not None or search.reporter.is_stopping:
            return
        variables, problem = best.formulation.variables, search.problem
        before = read_shifts(variables, best.of)
        if not minutes_astray(problem, before) and not has_unasked_evening(problem, before):
            return
        try:
            other = with_usual_hours(best, search.effort(best.formulation), search.stop_is_asked)
        except StoppedError:
            return
        # Half-hours that became watched late are not in the formulation.
        if shortfall(problem, read_shifts(variables, other.of)).price <= shortfall(problem, before).price:
            search.best, tiers = other, search.reporter.tiers
            prices = by_rule(other.formulation.penalties, TIERS[-1], other.of)
            tiers[-1] = tiers[-1].model_copy(update={"by_rule": prices, "value": sum(prices.values())})

    def _tier(self, tier: int) -> Searched:
        return self.search.solve(tier) if self.repair is None else self.repair.solve(tier)

    def _relax(self) -> bool:
        """Give up what is not law when there is no rota with it; False when nothing is left to give up."""
        if self.search.best is not None or not self.search.relaxation.keeps_patterns:
            return False
        if self.search.relaxation.keeps_policies:
            self.search.relaxation = Relaxation(keeps_policies=False)
            self.notes.append(POLICIES_NOTE)
        else:
            self.search.relaxation = Relaxation(keeps_policies=False, keeps_patterns=False)
            self.notes.append(PATTERNS_NOTE)
        return True

    def _nothing(self, outcome: Outcome) -> SolveResult:
        """The end of a search without any rota."""
        if outcome is Outcome.IMPOSSIBLE:
            return self._without_rota("infeasible", self._conflicts())
        if self.search.reporter.is_stopping:
            raise NoRotaYetError("The search was stopped before there was a rota.", "Build the rota again.")
        raise NoRotaYetError(
            "No rota was found in the time given.", "Give the search more time and build again."
        )

    def _conflicts(self) -> tuple[str, ...]:
        return find_conflicts(self.search.problem, self.search.settings.seed, self.search.should_stop)

    def _keep(self, tier: TierNumber, searched: Searched) -> None:
        best = searched.best
        assert best is not None
        self.search.hold(tier, best)
        self.search.reporter.tiers.append(
            Tier(
                name=TIER_NAMES[tier],
                value=best.value,
                bound=min(best.value, searched.bound),
                proved=searched.outcome is Outcome.PROVED,
                by_rule=by_rule(best.formulation.penalties, tier, best.of),
            )
        )

    def _result(self) -> SolveResult:
        assert self.search.best is not None
        tiers = self._tiers()
        proved = len(tiers) == len(TIERS) and all(tier.proved for tier in tiers)
        status: SolveStatus = (
            "optimal" if proved else "stopped" if self.search.reporter.is_stopping else "feasible"
        )
        return SolveResult(
            status=status,
            shifts=read_shifts(self.search.best.formulation.variables, self.search.best.of),
            tiers=tiers,
            seconds=self.search.reporter.seconds,
            first_rota_seconds=self.search.reporter.first_rota_seconds,
            notes=(*self.notes, *self._notes_of_size(proved), GRID_NOTE),
        )

    def _notes_of_size(self, is_proved: bool) -> Iterator[str]:
        """How a long horizon and a large team were searched, where that bears on what is proved."""
        if self.search.held_weeks:
            yield WEEKS_NOTE
        if not is_proved and self.search.uses_short_lists:
            yield SHORT_NOTE

    def _tiers(self) -> tuple[Tier, ...]:
        """The tiers as the last rota has them: a later tier may hold the price of an earlier one and yet
        spread it otherwise over the rules."""
        best = self.search.best
        assert best is not None
        told = []
        for number, tier in zip(TIERS, self.search.reporter.tiers, strict=False):
            if number < best.formulation.tier:
                sums = by_rule(best.formulation.penalties, number, best.of)
                told.append(tier.model_copy(update={"by_rule": sums, "value": sum(sums.values())}))
            else:
                told.append(tier)
        return tuple(told)

    def _without_rota(self, status: SolveStatus, conflicts: tuple[str, ...]) -> SolveResult:
        return SolveResult(status, None, seconds=self.search.reporter.seconds, conflicts=conflicts)
