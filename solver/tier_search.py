"""The search of one tier after the other: each is minimised with the earlier ones held at their values, from
the last solution on.

A large team is searched by short lists first, a small week from its floor; half-hours of presence are watched
once they have been short.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from planner.domain.problem import RotaProblem
from planner.domain.rota import Shift
from planner.ports import ShouldStop, SolveSettings
from solver.booked_later import FIRST_TIER, FREE, FREE_TIER, NO_FLOOR, Floor, only_at, without_bookings
from solver.constraints.presence import Shortfall, shortfall
from solver.first_fit import fill_gaps
from solver.found import Found
from solver.hints import Known, give_hints, known_of_shifts
from solver.horizon_parts import WeekBounds
from solver.model_builder import UNCOUNTED, Changes, Formulation, Relaxation, build
from solver.near_published import SLACK, aimed_at_changes
from solver.objective import by_rule, tier_sum
from solver.progress import Reporter
from solver.rota_reader import read_shifts
from solver.search import Effort, Searched, Solution, search
from solver.shortlist import ShortList, better_of, is_worth_it, short_list, unproved
from solver.status import Outcome
from solver.stopping import StoppedError
from solver.subsolvers import UPWARDS, parts_pay, subsolvers_for
from solver.variables import WatchedCell

# Of the time that is left, what each tier may use at most before the next has its turn, or the usual hours.
SHARES = {1: 0.4, 2: 0.6, 3: 0.6, 4: 0.9}
# Formulations of fewer variables are solved sooner than they are written down: no floor is worth its writing.
TINY = 1000
# Of a tier's time, what the search for its floor may use.
FLOOR_SHARE = 0.4
# The same, for a rota at its floor.
AT_FLOOR_SHARE = 0.6
# The whole takes about so many times as long to write down as short lists.
WHOLE_FACTOR = 4
# Presence is demand of tier 2.
PRESENCE_TIER = 2


@dataclass
class TierSearch:
    """One solve's problem, its clock, and what the searches of its tiers have found so far."""

    problem: RotaProblem
    settings: SolveSettings
    reporter: Reporter
    should_stop: ShouldStop
    relaxation: Relaxation = field(default_factory=Relaxation)
    best: Solution | None = None
    # The best rota of the running tier that is known to keep the earlier tiers.
    fallback: Solution | None = None
    # Half-hours of presence needs that have been short in some rota so far.
    watched: frozenset[WatchedCell] = frozenset()
    # Where the next search starts.
    known: Known = field(default_factory=dict)
    held: dict[int, int] = field(default_factory=dict)
    # For a long horizon: the bounds of each tier by week.
    held_weeks: dict[int, WeekBounds] = field(default_factory=dict)
    work_done: float = 0.0
    # How many variables the last formulation has, and how long it took to write down.
    size: int = 0
    build_seconds: float = 0.0
    # What is done about the changes of a repair: minimised after the demand, then held.
    changes: Changes = UNCOUNTED
    # How many more changes than a quick repair a search looks at; None: any number.
    slack: int | None = SLACK
    # Whether the next search starts from the shifts of the best rota and not from its values.
    starts_from_base: bool = False
    # Whether the rotas that a search finds are told of.
    tells: bool = True

    def start_from(self, solution: Solution, shifts: tuple[Shift, ...]) -> None:
        """A rota of another formulation, which has other variables, is the best so far: the next search
        starts from its shifts."""
        self.best, self.problem = solution, replace(self.problem, base=shifts)

    def hold(self, tier: int, best: Solution) -> None:
        """The tier is held at what it costs in the best rota, from which the next tier is searched."""
        self.best, self.known = best, {} if self.starts_from_base else best.known()
        self.starts_from_base = False
        self.held[tier] = best.value

    def solve(self, tier: int) -> Searched:
        """Search the whole; in a large team short lists first, and the whole where that tells more."""
        if not self.uses_short_lists:
            return self._solve_watched(tier)
        first = self._solve_watched(tier, is_short=True)
        left = SHARES[tier] * (self.settings.seconds - self.reporter.seconds)
        # Half of the time would be gone before the whole is so much as written down.
        is_too_late = not self.settings.repeatable and left < 2 * WHOLE_FACTOR * self.build_seconds
        if first.outcome is Outcome.PROVED or self.is_over() or (is_too_late and first.best is not None):
            return first
        self.known = first.best.known() if first.best is not None else self.known
        return better_of(first, self._solve_watched(tier))

    def _solve_watched(self, tier: int, *, is_short: bool = False) -> Searched:
        """Search, and again with more half-hours watched as long as the best rota leaves one short that was
        not watched: most never are short, and each costs variables."""
        self.fallback = None
        floor = self._floor(tier)
        while True:
            searched, formulation = self._search(tier, is_short, floor)
            if formulation is None or searched.best is None or tier < PRESENCE_TIER:
                return searched
            short = shortfall(self.problem, read_shifts(formulation.variables, searched.best.of))
            if short.cells <= self.watched:
                return searched
            self.watched |= short.cells
            self.known = searched.best.known()
            if self.is_over():
                return self._without_proof(searched, short)

    def _floor(self, tier: int) -> Floor:
        """What the tier costs at least, found without the work that mostly finds its room; the rota found is
        where the search of the whole starts."""
        if self.changes.are_aimed_at or tier < FIRST_TIER:
            return NO_FLOOR
        if self.size < TINY:
            return NO_FLOOR
        is_large = parts_pay(self.size) or is_worth_it(self.problem)
        bare = None if is_large else without_bookings(self.problem)
        if bare is None:
            return FREE if tier == FREE_TIER else NO_FLOOR
        formulation = build(bare, tier, self.held, self.relaxation, self.watched, self.changes)
        if parts_pay(len(formulation.variables.cp.proto.variables)):
            return FREE if tier == FREE_TIER else NO_FLOOR
        if self.known:
            give_hints(formulation.variables.cp, fill_gaps(formulation.variables, self.known))
        searched = search(formulation, self.effort(formulation, FLOOR_SHARE), self._is_ended)
        self.work_done += searched.deterministic
        if searched.outcome is Outcome.PROVED and searched.best is not None:
            self.known = searched.best.known()
        return Floor(max(0, searched.bound), is_likely=searched.outcome is Outcome.PROVED)

    def _is_ended(self, _: Found) -> bool:
        return self.stop_is_asked()

    def _search(self, tier: int, is_short: bool, floor: Floor) -> tuple[Searched, Formulation | None]:
        """One search; `is_short`: of a rota from short lists, of which only the floor can prove something."""
        self.reporter.building(tier)
        began = self.reporter.seconds
        considered = short_list(self.problem, self.known, self.settings.seed) if is_short else None
        try:
            formulation = self._written(tier, considered)
        except StoppedError:
            return Searched(Outcome.NOTHING_YET, None, 0, 0.0), None
        if self.changes.are_aimed_at:
            formulation = aimed_at_changes(formulation, self.slack)
        self.size = len(formulation.variables.cp.proto.variables)
        self.build_seconds = self.reporter.seconds - began
        self.reporter.next_search()
        searched = self._searched_from(formulation, floor, is_short)
        if is_short:
            return unproved(searched, floor.bound), formulation
        self._keep_weeks(formulation, searched)
        return searched, formulation

    def _searched_from(self, formulation: Formulation, floor: Floor, is_short: bool) -> Searched:
        """Search for a rota at the floor, where there is likely to be one; then for the best."""
        least, is_refuted = floor.bound, False
        if not formulation.aims_at_changes:
            price = tier_sum(formulation.penalties, formulation.tier)
            least = max(least, formulation.variables.cp.least(price))
        if floor.is_likely:
            with only_at(formulation, least):
                effort = replace(
                    self.effort(formulation, AT_FLOOR_SHARE), subsolvers=(), improves_parts=False
                )
                searched = search(formulation, effort, self._watcher(formulation), least)
            self.work_done += searched.deterministic
            if searched.outcome is Outcome.PROVED or self.reporter.is_stopping:
                return searched
            # That short lists have none says nothing of the whole.
            is_refuted = searched.outcome is Outcome.IMPOSSIBLE and not is_short
            least += is_refuted
        effort = self.effort(formulation)
        if is_refuted and len(effort.subsolvers) == len(UPWARDS):
            # The best lies a little above what it would cost without the work that follows visits.
            effort = replace(effort, subsolvers=UPWARDS)
        searched = search(formulation, effort, self._watcher(formulation), least)
        self.work_done += searched.deterministic
        return searched

    def _written(self, tier: int, considered: ShortList | None) -> Formulation:
        """The formulation of the tier with the rota at hand as its hint. Raises StoppedError."""
        formulation = build(
            self.problem,
            tier,
            self.held,
            self.relaxation,
            self.watched,
            self.changes,
            considered,
            self.ends_writing,
        )
        starts_anew = not self.known and tier > 1
        known = self.known or known_of_shifts(formulation.variables, self.problem.base)
        if known:
            give_hints(
                formulation.variables.cp, fill_gaps(formulation.variables, known, starts_anew=starts_anew)
            )
        return formulation

    def ends_writing(self) -> bool:
        """A rota is there and the time is over, or a stop is asked for."""
        return self.stop_is_asked() or (self.best is not None and self.is_over())

    def stop_is_asked(self) -> bool:
        """Whether the search is to end now."""
        if not self.reporter.is_stopping and self.should_stop():
            self.reporter.is_stopping = True
        return self.reporter.is_stopping

    def _keep_weeks(self, formulation: Formulation, searched: Searched) -> None:
        """Bounds of this tier's weeks, which later tiers and further searches may rely on."""
        if searched.weeks is not None and searched.best is not None and not formulation.aims_at_changes:
            self.held_weeks[formulation.tier] = searched.weeks

    def _without_proof(self, searched: Searched, short: Shortfall) -> Searched:
        """There is no time left to search again with all half-hours watched."""
        best = searched.best
        assert best is not None
        if best.formulation.tier > PRESENCE_TIER or best.formulation.aims_at_changes:
            return replace(searched, outcome=Outcome.FOUND, best=self.fallback)
        counted = by_rule(best.formulation.penalties, PRESENCE_TIER, best.of).get("presence", 0)
        value = best.value - counted + short.price
        return replace(searched, outcome=Outcome.FOUND, best=replace(best, value=value))

    def effort(self, formulation: Formulation, part: float = 1.0) -> Effort:
        """How hard the formulation's search may try: by the tier's share of the time, or a part of it."""
        settings, tier = self.settings, formulation.tier
        size = len(formulation.variables.cp.proto.variables)
        deterministic = None
        if settings.repeatable or settings.deterministic_seconds is not None:
            whole = settings.deterministic_seconds or settings.seconds
            deterministic = max(0.01, part * SHARES[tier] * (whole - self.work_done))
        seconds = part * SHARES[tier] * (settings.seconds - self.reporter.seconds)
        return Effort(
            seconds=None if settings.repeatable else max(0.05, seconds),
            deterministic=deterministic,
            workers=settings.workers,
            seed=settings.seed,
            is_repeatable=settings.repeatable,
            subsolvers=(
                UPWARDS
                if formulation.aims_at_changes and settings.workers >= len(UPWARDS)
                else subsolvers_for(self.problem, formulation.tier, size, settings.workers)
            ),
            improves_parts=not (settings.repeatable or formulation.aims_at_changes) and parts_pay(size),
            held_weeks={t: (self.held.get(t, 0), bounds) for t, bounds in self.held_weeks.items()},
        )

    def _watcher(self, formulation: Formulation) -> Callable[[Found], bool]:
        def accepts(solution: Solution, shifts: tuple[Shift, ...]) -> bool:
            if formulation.tier > PRESENCE_TIER or formulation.aims_at_changes:
                if not shortfall(self.problem, shifts).cells <= self.watched:
                    return False
                self.fallback = solution
            return self.tells

        def watch(found: Found) -> bool:
            self.stop_is_asked()
            self.reporter.searching(formulation, found, accepts)
            return self.reporter.is_stopping

        return watch

    def is_over(self) -> bool:
        """Whether a stop is asked for, or the time is over."""
        if self.reporter.is_stopping:
            return True
        return not self.settings.repeatable and self.reporter.seconds >= self.settings.seconds

    @property
    def uses_short_lists(self) -> bool:
        """Whether the team is so large that short lists are searched first."""
        return self.problem.repair is None and is_worth_it(self.problem)
