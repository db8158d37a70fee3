"""A repair that leaves every shift as it was published: a much smaller problem, and often all that is needed.

kept        the problem with no shift that counts changed: whatever changes no such shift is in it
undisturbed the same, and nobody's visit is moved or taken over unless it lacks somebody
deficits    of what everybody had, what nobody has any more: for each of it somebody has something new
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import combinations

from planner.domain.needs import VisitNeed
from planner.domain.person import Person, PersonDay, ShiftOption
from planner.domain.problem import RotaProblem
from planner.domain.repair import Repair
from planner.domain.rota import Shift
from planner.domain.time_grid import Span, day_of
from solver.model_builder import Formulation
from solver.objective import tier_sum
from solver.shortlist import ShortList
from solver.terms import Literal, is_always
from solver.variables import Variables

# People, by their id.
Group = frozenset[str]


@dataclass(frozen=True, slots=True)
class Deficit:
    """Somebody is lacking; `staff`: who it must be, if it can be one person only."""

    demand: str
    tier: int
    weight: int
    staff: str | None = None


@dataclass(frozen=True, slots=True)
class Unavoidable:
    """What no rota of a formulation can avoid: prices of the first two tiers, and demands nobody can meet."""

    first: int = 0
    second: int = 0
    demands: frozenset[str] = frozenset()


NOTHING_UNAVOIDABLE = Unavoidable()


def unavoidable(formulation: Formulation) -> Unavoidable:
    """What can be seen at once: prices that are numbers, and demands without a candidate."""
    variables = formulation.variables
    problem = variables.problem
    impossible = (
        *(need.id for need in problem.visits if need.id not in variables.visits),
        *(turn.id for turn, people in variables.duty.values() if not people),
        *(need.id for need in problem.supervision if need.id not in variables.meetings),
    )
    first, second = (variables.cp.least(tier_sum(formulation.penalties, tier)) for tier in (1, 2))
    return Unavoidable(first, second, frozenset(impossible))


@dataclass(frozen=True)
class AsPublished:
    """What a repair was published with. Raises AssertionError when the problem is no repair."""

    problem: RotaProblem

    @property
    def repair(self) -> Repair:
        assert self.problem.repair is not None
        return self.problem.repair

    @cached_property
    def kept(self) -> RotaProblem:
        """The problem in which each day that counts is worked as published, where that can be."""
        people = tuple(
            replace(person, days=tuple(self._day(person, day) for day in person.days))
            for person in self.problem.people
        )
        return replace(self.problem, people=people)

    def disturbed_among(self, problem: RotaProblem, groups: Collection[Group]) -> RotaProblem:
        """The problem (or `kept`) with every visit at its published time but those that one of the groups
        alone has to do with."""

        def is_among(need: VisitNeed) -> bool:
            return any(self._known[need.id].keys() <= group for group in groups)

        visits = tuple(need if is_among(need) else self._at_its_time(need) for need in problem.visits)
        return replace(problem, visits=visits)

    def undisturbed(self, problem: RotaProblem) -> RotaProblem:
        """The problem (or `kept`) with every visit that lacks nobody at its published time."""
        return replace(problem, visits=tuple(self._at_its_time(need) for need in problem.visits))

    @cached_property
    def going(self) -> ShortList:
        """By visit, who may go when visits that lack nobody stay with those who have them."""
        return self.going_among([frozenset((person.id,)) for person in self.problem.people])

    def going_among(self, groups: Collection[frozenset[str]]) -> ShortList:
        """By visit, who may go when all who change are in one of the groups: those who went before; anyone
        of a group where somebody is lacking (or its time is gone); and else who is in a group with one of
        them, as handing a visit over changes both."""
        anyone = frozenset().union(*groups)
        fellows: dict[str, set[str]] = defaultdict(set)
        for group in groups:
            for staff in group:
                fellows[staff] |= group
        return {
            need.id: known.union(*(fellows[staff] for staff in known))
            if (known := frozenset(self._known[need.id])) and self._moments(need)
            else known | anyone
            for need in self.problem.visits
        }

    def groups(
        self, formulation: Formulation, deficits: Sequence[Deficit], size: int
    ) -> list[frozenset[str]]:
        """All groups of so many people who could make up for the deficits, going by who could for each;
        whoever changes in any case is in each."""
        sure = self.surely_touched(formulation)
        able = [self._able(formulation.variables, deficit) for deficit in deficits]
        left = [each for each in able if not each & sure]
        people = [person.id for person in self.problem.people if person.id not in sure]
        return [
            sure.union(group)
            for group in combinations(people, max(0, size - len(sure)))
            if all(any(staff in each for staff in group) for each in left)
        ]

    def surely_touched(self, formulation: Formulation) -> frozenset[str]:
        """Who changes in every rota of the formulation, as can be seen at once."""
        touched = formulation.variables.touched_people
        return frozenset(staff for staff, literal in touched.items() if is_always(literal))

    def _able(self, variables: Variables, deficit: Deficit) -> set[str]:
        known, demand = self._known[deficit.demand].keys(), deficit.demand
        if deficit.staff is not None:
            return {deficit.staff}
        if demand in variables.visits:
            return {staff for staff, _ in variables.visits[demand].workers} - known
        return variables.duty[demand][1].keys() - known if demand in variables.duty else set()

    @cached_property
    def _known(self) -> dict[str, dict[str, int]]:
        """By demand, who is known to have it, and when."""
        known: dict[str, dict[str, int]] = defaultdict(dict)
        for staff, of_staff in self.repair.known_of.items():
            for _, demand, moment in of_staff:
                known[demand or ""][staff] = moment
        return known

    def is_undisturbed(self, need: VisitNeed) -> bool:
        """Whether the visit is only at its published time in the undisturbed problem."""
        return bool(self._moments(need))

    def _moments(self, need: VisitNeed) -> list[int]:
        """When the visit was to be made, if it still can be and lacks nobody."""
        known = self._known[need.id]
        if len(known) < need.workers:
            return []
        return [
            moment
            for moment in sorted(set(known.values()))
            if any(window.contains(Span(moment, moment + need.minutes)) for window in need.windows)
        ]

    def _day(self, person: Person, day: PersonDay) -> PersonDay:
        if self.repair.is_uncounted(person.id, day.day):
            return day
        was = self.repair.shift_on.get((person.id, day.day))
        if was is None:
            return replace(day, options=(), may_be_off=True)
        if was.start < self.repair.moment:
            return day
        options = dict.fromkeys(self._just(was, option) for option in day.options if _is(was, option))
        return replace(day, options=tuple(options), may_be_off=False) if options else day

    def _just(self, was: Shift, option: ShiftOption) -> ShiftOption:
        """The option with the published times only; a flexible shift has a break only when it is due."""
        length = was.end - was.start
        has_break = option.is_fixed or length > self.problem.settings.breaks.over_minutes
        return replace(
            option,
            start_earliest=was.start,
            start_latest=was.start,
            end_earliest=was.end,
            end_latest=was.end,
            shortest=length,
            longest=length,
            break_minutes=option.break_minutes if has_break else 0,
            place=was.place,
        )

    def _at_its_time(self, need: VisitNeed) -> VisitNeed:
        moments = self._moments(need)
        windows = tuple(Span(moment, moment + need.minutes) for moment in moments)
        return replace(need, windows=windows) if windows else need

    def deficits(self, unavoidable: Unavoidable, first: int = 0, second: int = 0) -> list[Deficit]:
        """So many must be new to somebody at least, when the first two tiers come to so much more than is
        unavoidable: all but those that cost least to leave undone."""
        slack = {1: first, 2: second}
        left = []
        for deficit in sorted(self._deficits(unavoidable), key=lambda each: each.weight):
            if deficit.weight <= slack[deficit.tier]:
                slack[deficit.tier] -= deficit.weight
            else:
                left.append(deficit)
        return left

    def sure_deficits(self, unavoidable: Unavoidable, first: int, second: int) -> list[Deficit]:
        """Each of them must be new to somebody then: leaving it undone alone would cost more."""
        slack = {1: first, 2: second}
        return [each for each in self._deficits(unavoidable) if each.weight > slack[each.tier]]

    def _deficits(self, unavoidable: Unavoidable) -> list[Deficit]:
        return [each for each in self._all_deficits() if each.demand not in unavoidable.demands]

    def _all_deficits(self) -> Iterator[Deficit]:
        settings, known = self.problem.settings, self._known
        for visit in self.problem.visits if settings.visits.is_on else ():
            if visit.tier <= 2:
                for _ in range(visit.workers - len(known[visit.id])):
                    yield Deficit(visit.id, visit.tier, visit.weight)
        for turn in self.problem.duty_turns if settings.duty_cover.is_on else ():
            for _ in range(turn.least - len(known[turn.id])):
                yield Deficit(turn.id, 1, settings.duty_cover.weight)
        for need in self.problem.supervision if settings.supervision.is_on else ():
            lacking = {need.supervisor, need.worker} - known[need.id].keys()
            for staff in lacking:
                # Both do without it at one price.
                yield Deficit(need.id, 2, settings.supervision.weight // len(lacking), staff)

    def news(self, variables: Variables, demands: set[str]) -> Iterator[Literal]:
        """Literals that somebody goes on a visit, or serves a turn, of which they did not know."""
        for demand in sorted(demands):
            known = self._known[demand].keys()
            if demand in variables.visits:
                for (staff, _), goes in variables.visits[demand].workers.items():
                    if staff not in known:
                        yield goes
            elif demand in variables.duty:
                people = variables.duty[demand][1]
                yield from (serves for staff, serves in people.items() if staff not in known)

    def least_shift_price(self) -> int:
        """What changing a shift costs at least."""
        rule = self.problem.settings.stability
        short_until = day_of(self.repair.moment) + rule.notice_days
        return rule.weight * (2 if self.problem.days[-1] < short_until else 1)


def _is(was: Shift, option: ShiftOption) -> bool:
    return (
        option.name == was.name
        and option.place in ("either", was.place)
        and option.admits(was.start, was.end)
    )
