"""Solves a rota problem tier by tier: statutory demand, other demand, policy exceptions, wishes.

Each tier is minimised with the earlier ones held at their values, starting from the last solution; it ends
with its proof or with its share of the time. The best rota so far is kept throughout.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property

from planner.domain.errors import PlannerError
from planner.domain.findings import TIER_NAMES, TierNumber
from planner.domain.problem import RotaProblem
from planner.domain.rota import Shift, Tier
from planner.ports import OnProgress, ShouldStop, SolveResult, SolveSettings, SolveStatus
from solver.booked_later import FIRST_TIER, FREE, FREE_TIER, NO_FLOOR, Floor, only_at, without_bookings
from solver.conflicts import find_conflicts
from solver.constraints.presence import Shortfall, shortfall
from solver.first_fit import fill_gaps
from solver.found import Found
from solver.hints import Known, give_hints, known_of_shifts
from solver.horizon_parts import WeekBounds
from solver.model_builder import UNCOUNTED, Changes, Formulation, Relaxation, build
from solver.near_published import BOUNDLESS, SLACK, aimed_at_changes, of_tier
from solver.near_repair import NearRepair, NearRota
from solver.objective import by_rule, tier_sum
from solver.progress import Reporter
from solver.rota_reader import read_shifts
from solver.schedules.planning import plan_schedules
from solver.search import Effort, Searched, Solution, search
from solver.shortlist import ShortList, better_of, is_worth_it, short_list, unproved
from solver.status import Outcome
from solver.stopping import StoppedError
from solver.subsolvers import UPWARDS, parts_pay, subsolvers_for
from solver.variables import WatchedCell

TIERS: tuple[TierNumber, ...] = (1, 2, 3, 4)
# Of the time that is left, what each tier may use at most before the next has its turn.
SHARES = {1: 0.4, 2: 0.6, 3: 0.6, 4: 1.0}
INVALID = "The program could not put this week into a form that it can solve; please report it."
# Formulations of fewer variables are solved sooner than they are written down: no floor is worth its writing.
TINY = 1000
# Of a tier's time, what the search for its floor may use.
FLOOR_SHARE = 0.4
# The same, for a rota at its floor.
AT_FLOOR_SHARE = 0.6
# The whole takes about so many times as long to write down as short lists.
WHOLE_FACTOR = 4
# The same, for each search of a repair near to what was published.
NEAR_SHARE = 0.6
# Presence is demand of tier 2.
PRESENCE_TIER = 2
POLICIES_NOTE = "Not all policies that are to be kept can be; exceptions are made where needed, and shown."
PROVED_CHANGES = "The changes are proved to be the fewest that meet as much of the demand."
OPEN_CHANGES = "Fewer changes may do: they are not proved to be the fewest."
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
        return _Solve(planned.problem, settings, reporter, stops).run()


def _never() -> bool:
    return False


@dataclass
class _Solve:
    """One solve: its problem, the clock, and the best so far."""

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
    known: Known = field(default_factory=dict)
    held: dict[int, int] = field(default_factory=dict)
    # For a long horizon: the bounds of each tier by week.
    held_weeks: dict[int, WeekBounds] = field(default_factory=dict)
    work_done: float = 0.0
    # How many variables the last formulation has, and how long it took to write down.
    size: int = 0
    build_seconds: float = 0.0
    notes: list[str] = field(default_factory=list)
    # What is done about the changes of a repair: minimised after the demand, then held.
    changes: Changes = UNCOUNTED
    # How many more changes than a quick repair a search looks at; None: any number.
    slack: int | None = SLACK
    # In a repair: a rota with all shifts as published; and whether it is where the next search starts.
    near: NearRota | None = None
    starts_from_base: bool = False

    def run(self) -> SolveResult:
        if self.problem.repair is not None:
            self._begin_near()
        for tier in TIERS:
            searched = self._tier(tier)
            while searched.outcome is Outcome.IMPOSSIBLE and self._relax():
                searched = self._solve_tier(tier)
            if searched.outcome is Outcome.INVALID:
                return self._without_rota("invalid", (INVALID,))
            if self.best is None and searched.best is None:
                return self._nothing(searched.outcome)
            if searched.best is None:
                if searched.outcome is Outcome.IMPOSSIBLE:
                    self.notes.append(CONTRADICTION_NOTE.format(TIER_NAMES[tier]))
                break
            self._keep(tier, searched)
            if self._is_over():
                break
        return self._result()

    def _tier(self, tier: int) -> Searched:
        near = self.near
        if near is not None and tier == 1 and near.first == self.near_repair.unavoidable.first:
            return self._at(near, near.first)
        if self.problem.repair is not None and tier == PRESENCE_TIER:
            return self._repair_tier()
        return self._solve_tier(tier)

    @cached_property
    def near_repair(self) -> NearRepair:
        """The searches of a repair near to what was published."""
        return NearRepair(self.problem, self._near_effort, self._ends_writing, self.relaxation, self.watched)

    def _near_effort(self, formulation: Formulation) -> Effort:
        return replace(self._effort(formulation, NEAR_SHARE), improves_parts=False)

    def _begin_near(self) -> None:
        """A repair begins with a rota that disturbs little, if there is one."""
        near = self.near_repair.quick()
        self._learn_from_near()
        if near is not None:
            self._start_from(near)
            self.reporter.tell_rota(1, near.first, self.near_repair.unavoidable.first, near.shifts)

    def _learn_from_near(self) -> None:
        self.watched |= self.near_repair.watched
        self.work_done += self.near_repair.take_work()

    def _start_from(self, near: NearRota) -> None:
        self.near, self.best = near, near.solution
        self.problem = replace(self.problem, base=near.shifts)

    def _at(self, near: NearRota, value: int) -> Searched:
        """The near rota as the end of a tier's search, at a price that cannot be avoided. The next starts
        from its shifts: its formulation, of a smaller problem, has other variables."""
        self.starts_from_base = True
        return Searched(Outcome.PROVED, replace(near.solution, value=value, bound=value), value, 0.0)

    def _near_by(self) -> NearRota | None:
        """A rota that disturbs little and meets as much demand as any; None when none is known to."""
        near, search_near = self.near, self.near_repair
        goal = self.held[1], search_near.unavoidable.second
        if near is None or (near.first, near.second) > goal:
            near = search_near.freer(near)
            self._learn_from_near()
            if near is None:
                return None
            self._start_from(near)
        if near.first > goal[0]:
            return None
        if near.second > goal[1]:
            # What cannot be seen at once to be unavoidable may be proved to be.
            self.known = {}
            alone = self._solve_tier(PRESENCE_TIER)
            if alone.best is not None and alone.best.value < near.second:
                self.known = alone.best.known()
                return None
            if alone.outcome is not Outcome.PROVED:
                return None
        return near

    def _fewest_changes(self, near: NearRota) -> Searched:
        """The repair with the fewest changes where one near by meets all demand that can be met."""
        best, is_proved = self.near_repair.fewest(near)
        self._learn_from_near()
        self._start_from(best)
        self.changes = Changes(most=best.changes)
        self.notes.append(PROVED_CHANGES if is_proved else OPEN_CHANGES)
        return self._at(best, best.second)

    def _repair_tier(self) -> Searched:
        """In a repair the second tier and the changes are minimised together, from what was published: first
        near to it, which is quick; further off only where that leaves demand unmet that could be met."""
        near_by = self._near_by()
        if near_by is not None:
            return self._fewest_changes(near_by)
        first = self.known
        self.known, self.changes = {}, Changes(are_aimed_at=True)
        near = self._solve_tier(PRESENCE_TIER)
        if near.outcome is Outcome.IMPOSSIBLE or (near.best is None and not self._is_over()):
            self.known, self.slack = first, None
            near = self._solve_tier(PRESENCE_TIER)
        if near.best is None:
            self.changes, self.known = UNCOUNTED, first
            self.notes.append(OPEN_CHANGES)
            return near
        searched, changed = of_tier(near)
        is_proved = near.outcome is Outcome.PROVED
        if self.slack is not None and searched.best is not None and searched.best.value > 0:
            # Proved only among rotas that change little.
            searched = replace(searched, outcome=Outcome.FOUND, bound=0)
            searched, changed, is_proved = self._look_further(searched, changed, is_proved)
        self.changes = Changes(most=changed)
        self.notes.append(PROVED_CHANGES if is_proved else OPEN_CHANGES)
        return searched

    def _look_further(self, near: Searched, changed: int, is_proved: bool) -> tuple[Searched, int, bool]:
        """Whether more changes would meet more demand: the tier by itself, then changes for its value."""
        assert near.best is not None
        if self._is_over():
            return near, changed, False
        if not is_proved:
            # Not yet at the end near by: on from there, and now as far as it takes.
            self.known, self.slack = near.best.known(), None
            far = self._solve_tier(PRESENCE_TIER)
            return (
                (near, changed, False) if far.best is None else (*of_tier(far), far.outcome is Outcome.PROVED)
            )
        self.known, self.changes = near.best.known(), UNCOUNTED
        alone = self._solve_tier(PRESENCE_TIER)
        if alone.best is None or alone.best.value >= near.best.value:
            is_best = alone.best is not None and alone.outcome is Outcome.PROVED
            told = replace(
                near,
                outcome=Outcome.PROVED if is_best else Outcome.FOUND,
                bound=min(alone.bound, near.best.value),
            )
            return told, changed, is_best and is_proved
        self.known, self.slack = alone.best.known(), None
        self.changes = Changes(are_aimed_at=True)
        far = self._solve_tier(PRESENCE_TIER) if not self._is_over() else alone
        if far is alone or far.best is None:
            return alone, BOUNDLESS, False
        searched, changed = of_tier(far)
        return (
            replace(searched, bound=max(searched.bound, alone.bound)),
            changed,
            far.outcome is Outcome.PROVED,
        )

    def _relax(self) -> bool:
        """Give up what is not law when there is no rota with it; False when nothing is left to give up."""
        if self.best is not None or not self.relaxation.keeps_patterns:
            return False
        if self.relaxation.keeps_policies:
            self.relaxation = Relaxation(keeps_policies=False)
            self.notes.append(POLICIES_NOTE)
        else:
            self.relaxation = Relaxation(keeps_policies=False, keeps_patterns=False)
            self.notes.append(PATTERNS_NOTE)
        return True

    def _nothing(self, outcome: Outcome) -> SolveResult:
        """The end of a search without any rota."""
        if outcome is Outcome.IMPOSSIBLE:
            return self._without_rota("infeasible", self._conflicts())
        if self.reporter.is_stopping:
            raise NoRotaYetError("The search was stopped before there was a rota.", "Build the rota again.")
        raise NoRotaYetError(
            "No rota was found in the time given.", "Give the search more time and build again."
        )

    def _conflicts(self) -> tuple[str, ...]:
        return find_conflicts(self.problem, self.settings.seed, self.should_stop)

    def _solve_tier(self, tier: int) -> Searched:
        """Search the whole; in a large team short lists first, and the whole where that tells more."""
        if not self._uses_short_lists:
            return self._solve_watched(tier)
        first = self._solve_watched(tier, is_short=True)
        left = SHARES[tier] * (self.settings.seconds - self.reporter.seconds)
        # Half of the time would be gone before the whole is so much as written down.
        is_too_late = not self.settings.repeatable and left < 2 * WHOLE_FACTOR * self.build_seconds
        if first.outcome is Outcome.PROVED or self._is_over() or (is_too_late and first.best is not None):
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
            if self._is_over():
                return self._without_proof(searched, short)

    def _floor(self, tier: int) -> Floor:
        """What the tier costs at least, found without the work that mostly finds its room; the rota found is
        where the search of the whole starts."""
        if self.changes.are_aimed_at or tier < FIRST_TIER:
            return NO_FLOOR
        if self.size < TINY:
            return NO_FLOOR
        bare = None if parts_pay(self.size) else without_bookings(self.problem)
        if bare is None:
            return FREE if tier == FREE_TIER else NO_FLOOR
        formulation = build(bare, tier, self.held, self.relaxation, self.watched, self.changes)
        if parts_pay(len(formulation.variables.cp.proto.variables)):
            return FREE if tier == FREE_TIER else NO_FLOOR
        if self.known:
            give_hints(formulation.variables.cp, fill_gaps(formulation.variables, self.known))
        searched = search(formulation, self._effort(formulation, FLOOR_SHARE), self._is_ended)
        self.work_done += searched.deterministic
        if searched.outcome is Outcome.PROVED and searched.best is not None:
            self.known = searched.best.known()
        return Floor(max(0, searched.bound), is_likely=searched.outcome is Outcome.PROVED)

    def _is_ended(self, _: Found) -> bool:
        return self._stop_is_asked()

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
                    self._effort(formulation, AT_FLOOR_SHARE), subsolvers=(), improves_parts=False
                )
                searched = search(formulation, effort, self._watcher(formulation), least)
            self.work_done += searched.deterministic
            if searched.outcome is Outcome.PROVED or self.reporter.is_stopping:
                return searched
            # That short lists have none says nothing of the whole.
            is_refuted = searched.outcome is Outcome.IMPOSSIBLE and not is_short
            least += is_refuted
        effort = self._effort(formulation)
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
            self._ends_writing,
        )
        starts_anew = not self.known and tier > 1
        known = self.known or known_of_shifts(formulation.variables, self.problem.base)
        if known:
            give_hints(
                formulation.variables.cp, fill_gaps(formulation.variables, known, starts_anew=starts_anew)
            )
        return formulation

    def _ends_writing(self) -> bool:
        """A rota is there and the time is over, or a stop is asked for."""
        return self._stop_is_asked() or (self.best is not None and self._is_over())

    def _stop_is_asked(self) -> bool:
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

    def _effort(self, formulation: Formulation, part: float = 1.0) -> Effort:
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
            return True

        def watch(found: Found) -> bool:
            self._stop_is_asked()
            self.reporter.searching(formulation, found, accepts)
            return self.reporter.is_stopping

        return watch

    def _keep(self, tier: TierNumber, searched: Searched) -> None:
        best = searched.best
        assert best is not None
        self.best, self.known = best, {} if self.starts_from_base else best.known()
        self.starts_from_base = False
        self.held[tier] = best.value
        self.reporter.tiers.append(
            Tier(
                name=TIER_NAMES[tier],
                value=best.value,
                bound=min(best.value, searched.bound),
                proved=searched.outcome is Outcome.PROVED,
                by_rule=by_rule(best.formulation.penalties, tier, best.of),
            )
        )

    def _is_over(self) -> bool:
        if self.reporter.is_stopping:
            return True
        return not self.settings.repeatable and self.reporter.seconds >= self.settings.seconds

    def _result(self) -> SolveResult:
        assert self.best is not None
        tiers = self._tiers()
        proved = len(tiers) == len(TIERS) and all(tier.proved for tier in tiers)
        status: SolveStatus = "optimal" if proved else "stopped" if self.reporter.is_stopping else "feasible"
        return SolveResult(
            status=status,
            shifts=read_shifts(self.best.formulation.variables, self.best.of),
            tiers=tiers,
            seconds=self.reporter.seconds,
            first_rota_seconds=self.reporter.first_rota_seconds,
            notes=(*self.notes, *self._notes_of_size(proved), GRID_NOTE),
        )

    def _notes_of_size(self, is_proved: bool) -> Iterator[str]:
        """How a long horizon and a large team were searched, where that bears on what is proved."""
        if self.held_weeks:
            yield WEEKS_NOTE
        if not is_proved and self._uses_short_lists:
            yield SHORT_NOTE

    @property
    def _uses_short_lists(self) -> bool:
        return self.problem.repair is None and is_worth_it(self.problem)

    def _tiers(self) -> tuple[Tier, ...]:
        """The tiers as the last rota has them: a later tier may hold the price of an earlier one and yet
        spread it otherwise over the rules."""
        best = self.best
        assert best is not None
        told = []
        for number, tier in zip(TIERS, self.reporter.tiers, strict=False):
            if number < best.formulation.tier:
                sums = by_rule(best.formulation.penalties, number, best.of)
                told.append(tier.model_copy(update={"by_rule": sums, "value": sum(sums.values())}))
            else:
                told.append(tier)
        return tuple(told)

    def _without_rota(self, status: SolveStatus, conflicts: tuple[str, ...]) -> SolveResult:
        return SolveResult(status, None, seconds=self.reporter.seconds, conflicts=conflicts)
