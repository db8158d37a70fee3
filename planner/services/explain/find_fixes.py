"""What would cover a demand: changes that a manager can decide, each tried by solving again.

The candidates come from the ways of each person (the same placements that the funnel tries) and from the
demand itself. Each is tried near the present rota and checked; what does not hold is never shown. Where no
single change holds, two are tried together. Fixes are handed out as they are verified; the result is ranked.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from datetime import datetime

from planner.domain.errors import PlannerError
from planner.domain.problem import RotaProblem
from planner.domain.rota import Rota, Shift
from planner.domain.team import Team
from planner.domain.time_grid import utc_now
from planner.ports import RotaSolver, ShouldStop
from planner.services.explain.asks import Ask, need_of
from planner.services.explain.candidates import Proposal, proposals
from planner.services.explain.examiner import Examiner
from planner.services.explain.fix_maker import FixMaker
from planner.services.explain.records import Fix, FixKind
from planner.services.explain.shortages import shortages
from planner.services.explain.trial import Bench, Candidate, Tried
from planner.services.explain.ways import Author
from planner.services.freeze_problem import freeze_problem
from planner.services.judge_rota import checked_tiers

OnFix = Callable[[Fix], None]
MOST_FIXES, MOST_OF_A_KIND = 8, 2
MOST_FIRST_HALVES, MOST_SECOND_HALVES = 6, 4
# A trial may go on to the end of the time, and has so much of it at least.
SHORTEST_TRIAL = 0.3
POLL_SECONDS = 0.1


def find_fixes(
    team: Team,
    rota: Rota,
    demand: str,
    solver: RotaSolver,
    *,
    seconds: float = 8.0,
    workers: int = 2,
    who: str = "planner",
    at: datetime | None = None,
    on_fix: OnFix | None = None,
    should_stop: ShouldStop | None = None,
) -> tuple[Fix, ...]:
    """Fixes for an uncovered demand, best first; empty when none is found in the time.

    `workers`: trials at a time, each with one search worker. `on_fix` is called in the caller's thread as
    each is verified. Raises PlannerError when the demand is unknown or covered.
    """
    ends = time.monotonic() + seconds

    def stopped() -> bool:
        return time.monotonic() >= ends or (should_stop is not None and should_stop())

    search = _Search(team, rota, demand, solver, ends, workers, stopped, on_fix)
    return search.run(Author(who, at or utc_now(), ""))


@dataclass
class _Search:
    team: Team
    rota: Rota
    demand: str
    solver: RotaSolver
    # On the monotonic clock.
    ends: float
    workers: int
    stopped: ShouldStop
    on_fix: OnFix | None
    found: dict[str, Fix] = field(default_factory=dict)

    def run(self, author: Author) -> tuple[Fix, ...]:
        problem = freeze_problem(self.team, self.rota.first_day, self.rota.weeks, self.rota)
        examiner = Examiner(problem, self.rota.shifts)
        need = need_of(problem, self.demand)
        short = shortages(examiner.lookup, need)
        if not short:
            raise PlannerError(f"“{self.demand}” is covered.", "Choose one of the uncovered demands.")
        asks = max(short, key=lambda each: (each[0].missing, -each[0].span.start))
        author = Author(author.who, author.at, f"To cover: {asks[0].title}"[:500])
        bench = Bench(self.team, self.rota, problem, self.demand, self.solver, 1, self.stopped)
        maker = FixMaker(bench)
        singles = proposals(self.team, examiner, asks, author)
        if self._is_settled(bench, asks[0]):
            # No rota under these rules covers more: only what changes the rules or records can help.
            singles = [each for each in singles if each.candidate.allowance]
        self._try_all(bench, maker, singles)
        if not self.found and not self.stopped():
            self._try_all(bench, maker, list(self._pairs(bench, singles, author)))
        if not bench.answers and bench.failures and not self.found and not self.stopped():
            raise PlannerError(
                "None of the changes could be tried.", "Build the rota again, then look again."
            )
        return self._handful()

    def _handful(self) -> tuple[Fix, ...]:
        """The best of what was found."""
        return tuple(sorted(self.found.values(), key=lambda fix: (fix.rank, fix.id))[:MOST_FIXES])

    def _is_settled(self, bench: Bench, ask: Ask) -> bool:
        """Whether the rota is proved to cover as much as these rules allow, up to the tier of the demand."""
        tiers = checked_tiers(bench.before, self.rota.tiers)
        tier = 1 if ask.kind in ("duty", "court_writing") else getattr(ask.need, "tier", 2)
        return all(each.proved for each in tiers[:tier])

    def _try_all(self, bench: Bench, maker: FixMaker, found: Sequence[Proposal]) -> None:
        """Several at a time; results are taken in the caller's thread."""
        waiting = list(reversed(found))
        running: dict[Future[Tried | None], Proposal] = {}
        with ThreadPoolExecutor(self.workers, thread_name_prefix="fix") as pool:
            while (waiting and not self.stopped()) or running:
                while waiting and len(running) < self.workers and not self.stopped():
                    proposal = waiting.pop()
                    if self._has_enough_of(proposal.kind):
                        continue
                    seconds = max(SHORTEST_TRIAL, self.ends - time.monotonic())
                    running[pool.submit(bench.attempt, proposal.candidate, seconds)] = proposal
                done, _ = wait(running, timeout=POLL_SECONDS, return_when=FIRST_COMPLETED)
                for each in done:
                    self._take(maker, running.pop(each), each.result())

    def _take(self, maker: FixMaker, proposal: Proposal, tried: Tried | None) -> None:
        fix = maker.fix(proposal, tried) if tried is not None else None
        if fix is None or fix.id in self.found or self._is_known(fix) or self._has_enough_of(fix.kind):
            return
        self.found[fix.id] = fix
        if self.on_fix is not None:
            self.on_fix(fix)

    def _has_enough_of(self, kind: FixKind) -> bool:
        """Another idea serves better than a third like the first."""
        return sum(fix.kind == kind for fix in self.found.values()) >= MOST_OF_A_KIND

    def _is_known(self, fix: Fix) -> bool:
        """Whether another fix has the very same rota without asking for more."""
        return any(
            known.rota.shifts == fix.rota.shifts and known.rank <= fix.rank for known in self.found.values()
        )

    def _pairs(self, bench: Bench, singles: Sequence[Proposal], author: Author) -> Iterator[Proposal]:
        """A change and one more for the demand that the first takes its work from."""
        firsts = [each for each in singles if each.candidate.ways][:MOST_FIRST_HALVES]
        for first in firsts:
            made = self._by_hand(bench, first.candidate)
            if made is None:
                continue
            problem, shifts, lost = made
            examiner = Examiner(problem, shifts)
            for demand in lost[:1]:
                short = shortages(examiner.lookup, need_of(problem, demand))
                if not short:
                    continue
                team = first.candidate.allowance.applied(self.team)
                seconds = [
                    each
                    for each in proposals(team, examiner, short[0], author)
                    if not each.candidate.subjects & first.candidate.subjects
                    and each.kind not in ("rearrange",)
                ]
                for second in seconds[:MOST_SECOND_HALVES]:
                    yield _joined(first, second)

    def _by_hand(
        self, bench: Bench, candidate: Candidate
    ) -> tuple[RotaProblem, tuple[Shift, ...], list[str]] | None:
        """The rota with the first change put in by hand, and the demands that it loses."""
        try:
            team = candidate.allowance.applied(self.team)
            problem = freeze_problem(team, self.rota.first_day, self.rota.weeks, self.rota)
        except PlannerError:
            return None
        new = {(way.person.id, way.shift.day): way.shift for way in candidate.ways}
        off = {(way.person.id, day) for way in candidate.ways for day in way.days_off}
        kept = [
            shift
            for shift in self.rota.shifts
            if (shift.staff, shift.day) not in new and (shift.staff, shift.day) not in off
        ]
        shifts = (*kept, *new.values())
        return problem, shifts, bench.newly_short(problem, shifts)


def _joined(first: Proposal, second: Proposal) -> Proposal:
    one, two = first.candidate, second.candidate
    return Proposal(
        "combination",
        f"{first.sentence}; {second.sentence[:1].lower()}{second.sentence[1:]}"
        if second.sentence.split()[0] in ("Put", "Start", "Keep", "Let", "Make", "Move")
        else f"{first.sentence}; {second.sentence}",
        Candidate(
            (*one.ways, *two.ways),
            one.allowance + two.allowance,
            (*one.frees, *two.frees),
            (*one.days, *two.days),
        ),
        tuple(dict.fromkeys((*first.asks, *second.asks))),
        first.risk or second.risk,
        first.effort + second.effort,
        (*first.people, *second.people),
    )
