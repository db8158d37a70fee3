"""The decisions of a rota problem as CP-SAT variables, day by day and demand by demand (see `solver.plans`).

Times are *horizon minutes*: civil minutes less the first midnight of the planned weeks, so that the numbers
stay small.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from planner.domain.needs import DutyTurn, EventNeed, WritingNeed
from planner.domain.person import Person
from planner.domain.problem import RotaProblem
from planner.domain.rota import Activity, ActivityKind
from planner.domain.rule_pack import PolicySetting
from planner.domain.time_grid import ACTIVITY_GRID, DAY, Span, civil
from solver.filled_cp_model import FilledCpModel
from solver.objective import Penalty
from solver.plans import Candidate, DayPlan, DebriefPlan, MeetingPlan, TimeOff, VisitPlan, Wanted, WriteUpPlan
from solver.terms import Expression, Literal, add, excess, implies, is_never

# A half-hour of a presence need: the need's id and the horizon minute at which the half-hour starts.
WatchedCell = tuple[str, int]


@dataclass(slots=True)
class Variables:
    """All decisions about a problem, and the CpModel they live in."""

    problem: RotaProblem
    cp: FilledCpModel
    # The deepest tier of the objective that is built; rules of later tiers make no variables.
    deepest_tier: int
    # Whether policies that the solver is to keep are kept (or priced).
    keeps_policies: bool
    # Half-hours of presence needs to make variables for; None: all.
    watched_cells: frozenset[WatchedCell] | None = None
    # By visit, the people who are considered for it; None: all who could go.
    considered: Mapping[str, frozenset[str]] | None = None
    days: dict[tuple[str, int], DayPlan] = field(default_factory=dict)
    # The same days by person, those that could be worked, and pinned activities by kind and demand, each with
    # its place in the problem's list and its person: filled when first asked for.
    by_person: dict[str, list[DayPlan]] = field(default_factory=dict)
    workable: list[DayPlan] = field(default_factory=list)
    pins: dict[tuple[ActivityKind, str | None], list[tuple[int, str, Activity]]] = field(default_factory=dict)
    visits: dict[str, VisitPlan] = field(default_factory=dict)
    duty: dict[str, tuple[DutyTurn, dict[str, Literal]]] = field(default_factory=dict)
    writing: dict[str, tuple[WritingNeed, list[Candidate]]] = field(default_factory=dict)
    events: dict[str, tuple[EventNeed, dict[str, Literal]]] = field(default_factory=dict)
    # Meetings of two people by demand: one for each day on which they can meet.
    meetings: dict[str, list[MeetingPlan]] = field(default_factory=dict)
    write_ups: list[WriteUpPlan] = field(default_factory=list)
    debriefs: list[DebriefPlan] = field(default_factory=list)
    # Holds when a block is in a quiet room, by the candidate's place in memory (`id`).
    quiet: dict[int, Literal] = field(default_factory=dict)
    # Blocks that can be put wherever there is room, in the order of their rules.
    wanted: list[Wanted] = field(default_factory=list)
    # Evening work by the name of the day (see evening_work): whether there is some, and its minutes.
    evenings: dict[str, Literal] = field(default_factory=dict)
    outside: dict[str, Expression] = field(default_factory=dict)
    # Time off in lieu by the name of the day (see time_off).
    time_off: dict[str, TimeOff] = field(default_factory=dict)
    # Pinned activities that a demand has taken as its own, by their place in the problem's list.
    taken_pins: set[int] = field(default_factory=set)
    # Whether a repair's changes are priced already (see the constraint `stability`).
    counts_changes: bool = False
    # In a repair: that a shift is not as published, and by person that anything changes (`stability`).
    changed_shifts: list[Literal] = field(default_factory=list)
    touched_people: dict[str, Literal] = field(default_factory=dict)
    # In a repair: who is on which visit that began before its moment.
    begun_visits: frozenset[tuple[str, str | None]] = frozenset()

    @property
    def origin(self) -> int:
        """The civil minute that horizon minute 0 is."""
        return civil(self.problem.first_day)

    def local(self, span: Span) -> Span:
        """A span of civil minutes in horizon minutes."""
        return span.shifted(-self.origin)

    def keeps(self, rule: PolicySetting) -> bool:
        """Whether the policy is hard here."""
        return rule.is_on and rule.solver == "keep" and self.keeps_policies

    def asks_for(self, rule: PolicySetting) -> bool:
        """Whether the policy has anything to say yet: it is kept, or its tier (3) is being built."""
        return rule.is_on and (self.keeps(rule) or self.deepest_tier >= 3)

    def exception(self, name: str, rule: PolicySetting, units: Expression, weight: int) -> list[Penalty]:
        """The policy called `name` is broken by so many units: none if it is kept, else at a price."""
        if self.keeps(rule):
            add(self.cp, units == 0)
            return []
        return [Penalty(name, units, weight, 3)]

    def at_most(
        self,
        name: str,
        rule: PolicySetting,
        amount: Expression,
        most: int,
        variable: str,
        *,
        scale: int = 1,
        unit: int = 1,
    ) -> list[Penalty]:
        """The policy called `name` asks that the amount is not above 0: no penalty (and no variable) if it is
        kept, else a price of `scale` for each unit above; `most` bounds the amount from above."""
        if self.keeps(rule):
            if isinstance(amount, int) or most > 0:
                add(self.cp, amount <= 0)
            return []
        return [Penalty(name, scale * excess(self.cp, amount, most, variable, unit), rule.weight, 3)]

    def days_of(self, person: str) -> list[DayPlan]:
        if not self.by_person:
            for (who, _), plan in self.days.items():
                self.by_person.setdefault(who, []).append(plan)
        return self.by_person.get(person, [])

    def week_of(self, person: Person, monday: int) -> list[DayPlan]:
        """The days of one person's week on which they could work."""
        week = range(monday, monday + 7)
        return [self.days[person.id, day] for day in week if self.days[person.id, day].can_work]

    def working_days(self) -> Sequence[DayPlan]:
        """Every person-day that could be worked."""
        if not self.workable:
            self.workable = [plan for plan in self.days.values() if plan.can_work]
        return self.workable

    def working_days_of(self, people: Collection[str]) -> Iterator[DayPlan]:
        """The same of those people only."""
        those = (person.id for person in self.problem.people if person.id in people)
        return (plan for person in those for plan in self.days_of(person) if plan.can_work)

    def pinned(self, kind: ActivityKind, demand: str | None) -> Sequence[tuple[int, str, Activity]]:
        """The pinned activities of that kind and demand: see `pins`."""
        if not self.pins:
            for number, (who, each) in enumerate(self.problem.pinned_activities):
                self.pins.setdefault((each.kind, each.demand), []).append((number, who, each))
        return self.pins.get((kind, demand), ())

    def put(self, plan: DayPlan, candidate: Candidate, *, is_inside: bool = False) -> Candidate:
        """Let the activity into the day's shift: it happens only when worked, inside the shift.

        `is_inside`: the caller has seen to it that the activity lies inside the shift.
        """
        if self.problem.repair is not None and not self._has_begun(plan, candidate):
            candidate = self._begun_in_time(candidate, self.problem.repair.moment - self.origin)
        self.cp.stop_watch.step()
        literal = candidate.literal
        if is_never(literal):
            return candidate
        name = f"{candidate.kind}:{candidate.demand or ''}:{plan.name}:{len(plan.candidates)}"
        start, size = candidate.start, candidate.size
        end: Expression = start + size
        if not isinstance(size, int):
            ends = self.cp.new_int_var(candidate.reach.start, candidate.reach.end, f"end:{name}")
            self.cp.fill(ends, lambda value: value(start + size))
            end = ends
        interval = self.cp.new_optional_interval_var(start, size, end, literal, name)
        amount = candidate.size * literal if isinstance(candidate.size, int) else candidate.amount
        placed = replace(candidate, interval=interval, amount=amount)
        plan.candidates.append(placed)
        implies(self.cp, literal, plan.works)
        if not is_inside:
            self._keep_inside(plan, placed)
        return placed

    def _has_begun(self, plan: DayPlan, candidate: Candidate) -> bool:
        """Whether it stays as it was when the repair began."""
        return candidate.is_pinned or (
            candidate.kind == "visit" and (plan.person.id, candidate.demand) in self.begun_visits
        )

    def _begun_in_time(self, candidate: Candidate, moment: int) -> Candidate:
        """Nothing new begins before the moment from which a rota is repaired."""
        reach = candidate.reach
        if reach.start >= moment:
            return candidate
        add(self.cp, candidate.start >= moment, candidate.literal)
        return replace(candidate, reach=Span(min(moment, reach.end), reach.end))

    def _keep_inside(self, plan: DayPlan, candidate: Candidate) -> None:
        if candidate.reach.start < plan.starts.end:
            add(self.cp, candidate.start >= plan.start, candidate.literal)
        if candidate.reach.end > plan.ends.start:
            add(self.cp, candidate.start + candidate.size <= plan.end, candidate.literal)

    def take_pins(
        self,
        kind: ActivityKind,
        demand: str | None,
        person: str | None = None,
        counts: Callable[[DayPlan, Activity], bool] = lambda _, __: True,
    ) -> list[tuple[DayPlan, Activity, Span]]:
        """Pinned activities of that kind and demand that count for it, each with its day and its span in
        horizon minutes. The caller answers for them from here on."""
        taken = []
        for number, who, activity in self.pinned(kind, demand):
            if person not in (None, who):
                continue
            plan = self.plan_around(who, self.local(activity.span))
            if plan is not None and counts(plan, activity):
                self.taken_pins.add(number)
                taken.append((plan, activity, self.local(activity.span)))
        return taken

    def put_pinned(self, plan: DayPlan, activity: Activity) -> Candidate:
        """A pinned activity as it is; the shift must be there around it."""
        span = self.local(activity.span)
        return self.put(
            plan,
            Candidate(
                kind=activity.kind,
                demand=activity.demand,
                literal=1,
                start=span.start,
                size=span.minutes,
                reach=span,
                longest=span.minutes,
                travel_before=activity.travel_before,
                travel_after=activity.travel_after,
                place=activity.place,
                is_pinned=True,
                is_released=activity.is_released,
            ),
        )

    def released_minutes(self, plan: DayPlan) -> int:
        """Minutes of the day's shift that are pinned as released reserve."""
        return sum(
            activity.span.minutes
            for who, activity in self.problem.pinned_activities
            if activity.is_released and self.plan_around(who, self.local(activity.span)) is plan
        )

    def plan_around(self, person: str, span: Span) -> DayPlan | None:
        """The day whose shift can contain the span (the day itself, else a night shift of the day before)."""
        day = self.problem.first_day + span.start // DAY
        for ordinal in (day, day - 1):
            plan = self.days.get((person, ordinal))
            if plan is not None and plan.can_work and plan.reach.contains(span):
                return plan
        return None


def grid(first: int, last: int, step: int = ACTIVITY_GRID) -> list[int]:
    """The moments of the grid from `first` to `last`, both included, with `first` itself."""
    moments = list(range(-(-first // step) * step, last + 1, step))
    return moments if moments and moments[0] == first else [first, *moments] if first <= last else []
