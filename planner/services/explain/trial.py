"""One change tried: the week solved again with exactly that change, near the present rota, and checked.

Everything that the change does not touch is pinned at first; where that costs other demand, first the work
of the day and then its hours are let free. People who stay exactly as they are are left out of the trial. The
checker, not the solver, says of the whole rota whether the change holds: no law broken that was kept, the
demand covered, and no other demand shorter than before.

A trial is bounded by work, not by the clock: on a busy machine it takes longer and says the same. One that is
stopped before its policy exceptions were brought down shows none that might have been avoided.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import get_args

from planner.domain.errors import PlannerError
from planner.domain.findings import Finding
from planner.domain.needs import PresenceNeed, ShiftNeed
from planner.domain.person import Person
from planner.domain.problem import RotaProblem
from planner.domain.rota import Activity, ActivityKind, Rota, Shift
from planner.domain.team import Team
from planner.domain.time_grid import day_of
from planner.ports import RotaSolver, ShouldStop, SolveProgress, SolveResult, SolveSettings
from planner.rules.catalogue import check, tier_totals
from planner.services.allow_exceptions import Allowance, is_kept_policy
from planner.services.explain.asks import need_of
from planner.services.explain.bystanders import bystanders, without
from planner.services.explain.reduced_problem import reduced
from planner.services.explain.ways import Way
from planner.services.freeze_problem import freeze_problem
from planner.services.new_findings import new_findings

LAST_DEMAND_TIER, POLICIES, WISHES = 2, 3, 4
# What a trial may cost, in the solver's own measure of work (about a second on a quiet machine).
MOST_WORK = 0.1
# Work that goes from one person to another, with what follows it; then all work.
FOR_OTHERS: frozenset[ActivityKind] = frozenset({"visit", "duty", "debrief"})
EVERYTHING: frozenset[ActivityKind] = frozenset(get_args(ActivityKind))


@dataclass(frozen=True, slots=True)
class Candidate:
    """A change to be tried, with its words. `ways` are the people's parts in it; `frees` the demands whose
    present work is taken out first (a visit at another time)."""

    ways: tuple[Way, ...]
    allowance: Allowance
    frees: tuple[str, ...] = ()
    days: tuple[int, ...] = ()

    @property
    def subjects(self) -> frozenset[str]:
        return frozenset(way.person.id for way in self.ways)


@dataclass(frozen=True, slots=True)
class Tried:
    """A change that holds: the problem with it, the rota's shifts, the findings, and whether nothing in the
    neighbourhood is better."""

    problem: RotaProblem
    shifts: tuple[Shift, ...]
    findings: tuple[Finding, ...]
    is_optimal: bool


@dataclass
class Bench:
    """Where changes are tried: the team and rota at hand, checked once, and the solver."""

    team: Team
    rota: Rota
    problem: RotaProblem
    demand: str
    solver: RotaSolver
    workers: int
    should_stop: ShouldStop
    answers: int = 0
    failures: int = 0
    before: tuple[Finding, ...] = field(init=False)
    _short: Counter[str] = field(init=False)

    def __post_init__(self) -> None:
        self.before = check(self.problem, self.rota.shifts)
        self._short = _shortfalls(self.before)

    def attempt(self, candidate: Candidate, seconds: float) -> Tried | None:
        """Try the change; None when it does not hold, or is stopped before it is known to."""
        try:
            team = candidate.allowance.applied(self.team)
            problem = freeze_problem(team, self.rota.first_day, self.rota.weeks, self.rota)
        except PlannerError:
            return None
        for pinned in self._neighbourhoods(problem, candidate):
            if self.should_stop():
                return None
            known = pinned.person_by_id
            settings = SolveSettings(seconds=seconds, workers=self.workers, deterministic_seconds=MOST_WORK)
            present = [shift for shift in self.rota.shifts if shift.staff in known]
            enough = _Enough(self.should_stop, check(pinned, present), self.demand)
            try:
                result = self.solver.solve(pinned, settings, enough.hear, enough)
            except TrialLeftError:
                self.answers += 1
                continue
            except PlannerError:
                # No rota in the time, or stopped before there was one: the change is not known to hold.
                self.failures += 1
                continue
            self.answers += 1
            if result.shifts is None:
                continue
            others = (
                shift
                for shift in self.rota.shifts
                if shift.staff not in known and shift.staff in problem.person_by_id
            )
            shifts = (*self._as_drawn(problem, result.shifts), *others)
            findings = check(problem, shifts)
            if self._holds(problem, findings) and self._is_settled(result, findings):
                return Tried(problem, shifts, findings, result.status == "optimal")
        return None

    def _is_settled(self, result: SolveResult, findings: Sequence[Finding]) -> bool:
        """Whether no exception from a policy is shown only because the trial was cut short."""
        is_cut_short = len(result.tiers) < WISHES and result.status != "optimal"
        return not is_cut_short or tier_totals(findings)[POLICIES] <= tier_totals(self.before)[POLICIES]

    def newly_short(self, problem: RotaProblem, shifts: Sequence[Shift]) -> list[str]:
        """The other demands that these shifts leave shorter than the present rota does."""
        short = _shortfalls(check(problem, shifts))
        return [each for each in short if short[each] > self._short[each] and each != self.demand]

    def _holds(self, problem: RotaProblem, findings: Sequence[Finding]) -> bool:
        new = new_findings(self.before, findings)
        if any(each.kind == "law" or _is_broken_promise(problem, each) for each in new):
            return False
        short = _shortfalls(findings)
        return not short[self.demand] and all(short[each] <= self._short[each] for each in short)

    def _neighbourhoods(self, problem: RotaProblem, candidate: Candidate) -> Iterator[RotaProblem]:
        days = set(candidate.days)
        days.update(way.shift.day for way in candidate.ways)
        days.update(day for way in candidate.ways for day in way.days_off)
        loses_work = any(way.loses_work or way.days_off for way in candidate.ways)
        if candidate.allowance or candidate.ways:
            if not loses_work:
                yield self._near(problem, candidate, days, free=frozenset())
            yield self._near(problem, candidate, days, free=FOR_OTHERS)
        yield self._near(problem, candidate, days, free=EVERYTHING)
        yield self._near(problem, candidate, days, free=EVERYTHING, are_hours_free=True)

    def _near(
        self,
        problem: RotaProblem,
        candidate: Candidate,
        days: set[int],
        *,
        free: frozenset[ActivityKind],
        are_hours_free: bool = False,
    ) -> RotaProblem:
        """The problem with the present rota pinned: all but the change's people and, on its days, work of the
        kinds that are `free`, at last the hours of these days and the people's whole week."""
        shifts: dict[tuple[str, int], Shift] = {}
        work: list[tuple[str, Activity]] = []
        subjects = candidate.subjects
        beside = {(way.person.id, day) for way in candidate.ways for day in way.days_beside}
        for shift in self.rota.shifts:
            is_subjects = shift.staff in subjects and (
                shift.day in days or are_hours_free or (shift.staff, shift.day) in beside
            )
            if is_subjects or (are_hours_free and shift.day in days):
                continue
            shifts[shift.staff, shift.day] = shift
            kinds = free if shift.day in days else frozenset()
            work += [(shift.staff, each) for each in shift.activities if each.kind not in kinds]
        for way in candidate.ways:
            shifts[way.person.id, way.shift.day] = way.shift
            if way.ask.activity is not None:
                work.append((way.person.id, way.ask.activity))
        work = [each for each in work if each[1].demand not in candidate.frees]
        shifts.update({(pin.staff, pin.day): pin for pin in problem.pinned_shifts})
        known = set(problem.person_by_id)
        may_work = beside | {(way.person.id, day) for way in candidate.ways for day in days}
        if are_hours_free:
            may_work |= {(person, day) for person in known for day in days}
            may_work |= {(person, day) for person in subjects for day in problem.days}
        near = replace(
            problem,
            people=tuple(_staying_off(person, may_work | set(shifts)) for person in problem.people),
            pinned_shifts=tuple(_bare(shift) for shift in shifts.values() if shift.staff in known),
            pinned_activities=_distinct((*problem.pinned_activities, *work)),
        )
        free_days = set(problem.days) if are_hours_free else {day for _, day in beside} | days
        short = {each.demand for each in self.before if each.demand is not None and each.kind != "wish"}
        kept = {self.demand, *candidate.frees}
        small = reduced(near, self.rota.shifts, short, kept, free_days)
        if isinstance(need_of(self.problem, self.demand), PresenceNeed | ShiftNeed):
            # Everybody counts for these, wherever they are.
            return small
        left_out = bystanders(small, self.rota.shifts, subjects)
        return without(small, self.rota.shifts, left_out, free_days)

    def _as_drawn(self, problem: RotaProblem, shifts: Sequence[Shift]) -> tuple[Shift, ...]:
        """The solver's shifts with the pins that people have set, and none of those that were only tried."""
        kept = {(pin.staff, pin.day) for pin in problem.pinned_shifts}
        fixed = [(who, each.kind, each.start, each.end) for who, each in problem.pinned_activities]
        before = {(shift.staff, shift.day): shift for shift in self.rota.shifts}

        def drawn(shift: Shift) -> Shift:
            old = before.get((shift.staff, shift.day))
            activities = tuple(
                each.model_copy(update={"is_pinned": (shift.staff, each.kind, each.start, each.end) in fixed})
                for each in shift.activities
            )
            fields = {"is_pinned": (shift.staff, shift.day) in kept, "activities": activities}
            if old is not None:
                fields |= {"id": old.id, "note": old.note}
            return _as_before(shift.model_copy(update=fields), old)

        return tuple(drawn(shift) for shift in shifts)


def _as_before(shift: Shift, old: Shift | None) -> Shift:
    """The old record itself where nothing but the order of its activities is other."""
    if old is None:
        return shift
    same_order = shift.model_copy(
        update={"activities": tuple(sorted(shift.activities, key=lambda each: (each.start, each.kind)))}
    )
    known = old.model_copy(
        update={"activities": tuple(sorted(old.activities, key=lambda each: (each.start, each.kind)))}
    )
    return old if same_order == known else shift


def _is_broken_promise(problem: RotaProblem, finding: Finding) -> bool:
    """A kept policy broken without an exception: that would be another change than was said."""
    return is_kept_policy(problem, finding) and not finding.is_overridden


class TrialLeftError(PlannerError):
    """A trial was left before its end."""


class _Enough:
    """Ends a trial when it is lost, or when nobody waits for it any more."""

    def __init__(self, should_stop: ShouldStop, before: Sequence[Finding], demand: str) -> None:
        self._should_stop = should_stop
        # No other demand may fall shorter, so the price of this one's shortage has to go from its tier.
        own = [each for each in before if each.demand == demand and each.missing and _is_of_the_least(each)]
        spared = tier_totals(own)
        self._most = [value - spared[tier] for tier, value in tier_totals(before).items()]
        self._has_settled_demand = False
        self._is_lost = False
        self._is_begun = False

    def hear(self, progress: SolveProgress) -> None:
        """Demand that is settled for more than that has been moved about, and not covered."""
        demand = [tier.value for tier in progress.tiers[:LAST_DEMAND_TIER]]
        self._is_lost |= any(value > most for value, most in zip(demand, self._most, strict=False))
        self._has_settled_demand |= progress.tier > LAST_DEMAND_TIER and progress.value is not None
        if progress.phase == "building":
            self._build(progress.tier)

    def _build(self, tier: int) -> None:
        """Nothing is searched while it builds: the moment to leave a trial that is lost, or late.

        Tier 1 is built a second time when something has been given up: the change as it is has no rota.
        """
        again = tier == 1 and self._is_begun
        self._is_begun = True
        has_a_rota = self._has_settled_demand and not self._is_lost
        if again or (self() and not has_a_rota):
            raise TrialLeftError("The change has no rota, or there is no time left to try it.")

    def __call__(self) -> bool:
        return self._is_lost or self._should_stop()


def _staying_off(person: Person, may_work: set[tuple[str, int]]) -> Person:
    """The person with the days off that the rota has: nobody else is called in."""
    days = tuple(
        day
        if not day.options or (person.id, day.day) in may_work
        else replace(day, options=(), may_be_off=True)
        for day in person.days
    )
    return replace(person, days=days)


def _bare(shift: Shift) -> Shift:
    return shift.model_copy(update={"activities": (), "is_pinned": True})


def _distinct(work: Sequence[tuple[str, Activity]]) -> tuple[tuple[str, Activity], ...]:
    """Each pinned activity once."""
    found: dict[tuple[str, str, int, str | None], tuple[str, Activity]] = {}
    for who, each in work:
        key = who, each.kind, each.start, each.demand
        found.setdefault(key, (who, each.model_copy(update={"is_pinned": True})))
    return tuple(found.values())


def _shortfalls(findings: Sequence[Finding]) -> Counter[str]:
    """How much is missing from the least of each demand; a handover counts where it is asked for."""
    short: Counter[str] = Counter()
    for finding in findings:
        if finding.demand is not None and finding.missing and _is_of_the_least(finding):
            short[finding.demand] += finding.missing
    return short


def _is_of_the_least(finding: Finding) -> bool:
    """Demand short of its least, or a missing handover; what only falls short of an ideal is left out."""
    if finding.rule == "job_share":
        return True
    return finding.kind == "shortfall" and not finding.is_of_ideal


def days_of(ways: Sequence[Way]) -> set[int]:
    """The days on which the ways change something."""
    return {day for way in ways for day in (day_of(way.ask.span.start), way.shift.day, *way.days_off)}
