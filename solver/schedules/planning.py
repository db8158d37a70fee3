"""Plans a team of named shifts by its schedules, as far as that goes.

Where the checker finds that the rota leaves nothing to pay but demand of the second tier (and wishes counted
there), it is the answer, with the bound of the relaxation. Else it is where the search of the whole starts.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from planner.domain.findings import LAW, TIER_NAMES, Finding
from planner.domain.problem import RotaProblem
from planner.domain.rota import Shift, Tier
from planner.domain.rule_pack import PolicySetting
from planner.ports import ShouldStop, SolveResult, SolveSettings
from planner.rules.catalogue import by_rule, check, tier_totals
from solver.progress import Reporter
from solver.schedules.shifts import schedules_of, shifts_of
from solver.schedules.team_view import Schedule, TeamView, can_view, team_view

if TYPE_CHECKING:
    from solver.schedules.schedule_search import Incumbent

# The tier in which cover of named shifts, and the wishes that weigh against it, are paid.
COVER_TIER = 2
# The share of the time when other tiers have something to pay, and what is left over to check the rota in.
SHARE, KEPT_BACK = 0.35, 0.03
# Rotas are checked and told of at most so often, and for at most this share of the time.
ROTA_SECONDS, ROTA_SHARE = 2.0, 0.1
# Of people, days and kinds: more are too many for a search of the whole.
MOST_CHOICES = 200_000
NOTE = "Cover was planned by whole schedules; its bound is that of a relaxation over all schedules."


@dataclass(frozen=True, slots=True)
class Planned:
    """What came of it: the answer, if it is one, and the problem to search on (from the rota found)."""

    problem: RotaProblem
    result: SolveResult | None = None
    # The search of the whole would need more memory than there is.
    is_too_large: bool = False


def plan_schedules(
    problem: RotaProblem, settings: SolveSettings, reporter: Reporter, should_stop: ShouldStop
) -> Planned:
    """Plan by schedules if the problem is one of named shifts; repeatable searches do without."""
    if settings.repeatable or problem.repair is not None or not can_view(problem):
        return Planned(problem)
    return _Planning(problem, settings, reporter, should_stop).run()


@dataclass
class _Planning:
    problem: RotaProblem
    settings: SolveSettings
    reporter: Reporter
    should_stop: Callable[[], bool]
    # The number of the last rota told of, and when the next may be.
    _told: tuple[int, float] = (0, float("-inf"))
    # Whether a rota of schedules keeps all that must be kept; not known before the first is checked.
    _is_lawful: bool | None = None

    def run(self) -> Planned:
        # It loads a second solver, which most teams never need.
        from solver.schedules.schedule_search import ScheduleSearch

        team = team_view(self.problem)
        share = 1.0 if _pays_only_cover(self.problem) else SHARE
        seconds = share * self.settings.seconds * (1 - KEPT_BACK) - self.reporter.seconds
        search = ScheduleSearch(team, seconds, self.settings.workers, self.settings.seed)
        search.begin_from(self._base(team))
        incumbent = search.run(lambda found: self._watch(team, found))
        is_too_large = _choices(team) > MOST_CHOICES
        if incumbent.schedules is None:
            return Planned(self.problem, is_too_large=is_too_large)
        shifts = shifts_of(team, incumbent.schedules)
        findings = check(self.problem, shifts)
        if not self._is_kept(findings):
            return Planned(replace(self.problem, base=shifts), is_too_large=is_too_large)
        if any(price for tier, price in tier_totals(findings).items() if tier != COVER_TIER):
            return Planned(replace(self.problem, base=shifts))
        bound = incumbent.bound if team.is_relaxation else 0
        return Planned(self.problem, self._result(shifts, findings, bound))

    def _base(self, team: TeamView) -> list[Schedule] | None:
        """The rota at hand, if it is one of the view and keeps what must be kept."""
        schedules = schedules_of(team, self.problem.base) if self.problem.base else None
        if schedules is None or not self._is_kept(check(self.problem, shifts_of(team, schedules))):
            return None
        return schedules

    def _watch(self, team: TeamView, found: Incumbent) -> bool:
        if not self.reporter.is_stopping and self.should_stop():
            self.reporter.is_stopping = True
        number, at = self._told
        now = time.monotonic()
        if found.schedules is not None and found.number != number and now >= at:
            with found.lock:
                schedules, cost = list(found.schedules or ()), found.cost
            shifts = shifts_of(team, schedules)
            self._is_lawful = self._is_kept(check(self.problem, shifts))
            if self._is_lawful:
                self.reporter.tell_rota(COVER_TIER, cost, found.bound, shifts)
            ended = time.monotonic()
            self._told = found.number, ended + max(ROTA_SECONDS, (ended - now) / ROTA_SHARE)
        # A view that leaves out what binds here is no more than a start.
        return self.reporter.is_stopping or self._is_lawful is False

    def _is_kept(self, findings: Sequence[Finding]) -> bool:
        """Whether no law is broken, and no policy that the solver is to keep."""
        return not any(
            finding.tier == LAW or (finding.price and finding.tier == 3 and self._keeps(finding.rule))
            for finding in findings
        )

    def _keeps(self, rule: str) -> bool:
        setting = getattr(self.problem.settings, rule)
        return isinstance(setting, PolicySetting) and setting.solver == "keep"

    def _result(self, shifts: tuple[Shift, ...], findings: Sequence[Finding], bound: int) -> SolveResult:
        totals = tier_totals(findings)
        tiers = []
        for number, name in TIER_NAMES.items():
            value = totals[number]
            least = min(value, bound) if number == COVER_TIER else 0
            tiers.append(
                Tier(
                    name=name,
                    value=value,
                    bound=least,
                    proved=value == least,
                    by_rule=by_rule(findings, number),
                )
            )
        proved = all(tier.proved for tier in tiers)
        return SolveResult(
            status="optimal" if proved else "stopped" if self.reporter.is_stopping else "feasible",
            shifts=shifts,
            tiers=tuple(tiers),
            seconds=self.reporter.seconds,
            first_rota_seconds=self.reporter.first_rota_seconds or self.reporter.seconds,
            notes=(NOTE,),
        )


def _choices(team: TeamView) -> int:
    return sum(int(person.allowed.sum()) for person in team.people)


def _pays_only_cover(problem: RotaProblem) -> bool:
    """Whether nothing but cover, and wishes beside it, is likely to have a price."""
    settings = problem.settings
    wishes_last = settings.preferences.is_on and settings.preferences.tier != COVER_TIER and problem.wishes
    hours = settings.contract_hours
    return not (
        wishes_last
        or settings.fairness.is_on
        or (hours.is_on and (hours.solver != "keep" or hours.deviation_weight))
        or problem.supervision
    )
