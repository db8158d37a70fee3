"""A rota as the rules look at it: the frozen problem and its shifts by person, day, week and demand."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from operator import attrgetter
from typing import Any, Protocol, TypeVar

from planner.domain.findings import Finding
from planner.domain.needs import Wish
from planner.domain.person import Person, PersonDay
from planner.domain.problem import RotaProblem
from planner.domain.remembered import HasId
from planner.domain.rota import Activity, ActivityKind, Shift
from planner.domain.time_grid import DAY, Span

# A longer attendance is taken for a slip of the pen: no rule but `availability` looks at it.
LONGEST_SHIFT = 2 * DAY
Item = TypeVar("Item")
Answer = TypeVar("Answer")
Need = TypeVar("Need", bound="HasId")


class _Put(Protocol):
    """Puts an item into a sorted list, or takes it out of it."""

    def __call__(
        self, items: list[Item], item: Item, /, *, key: Callable[[Item], tuple[int | str, ...]]
    ) -> None: ...


class HasSpan(HasId, Protocol):
    """A demand of one time."""

    @property
    def span(self) -> Span: ...


_shift_key = attrgetter("order")


def _service_key(service: tuple[Shift, Activity]) -> tuple[int, int, str, str, int, int, str]:
    shift, activity = service
    return (*shift.order, activity.start, activity.end, activity.kind)


def _take(items: list[Item], item: Item, /, *, key: Callable[[Item], tuple[int | str, ...]]) -> None:
    """Remove one item that is known to be in the sorted list."""
    at = bisect_left(items, key(item), key=key)
    while items[at] is not item and items[at] != item:
        at += 1
    del items[at]


class RotaView:
    """The shifts of a rota, always in order of time, whatever the order they came in.

    A *misfit* (of somebody who is not planned here, outside the planned weeks, ending before it starts or
    lasting over two days) is kept aside: `availability` reports it, and no other rule stumbles over it.

    What several rules ask for is filed once: shifts by person, week and day, activities by demand, and those
    of a person's week by kind when they are asked for first. Costly answers about one demand are kept by
    `of_demand` until its work changes.
    """

    def __init__(self, problem: RotaProblem, shifts: Iterable[Shift] = ()) -> None:
        self.problem = problem
        self.settings = problem.settings
        self.misfits: list[Shift] = []
        self._of_person: dict[str, list[Shift]] = defaultdict(list)
        self._of_week: dict[tuple[str, int], list[Shift]] = defaultdict(list)
        self._on_day: dict[int, list[Shift]] = defaultdict(list)
        # Shifts of the days before that go on into the day.
        self._going_on: dict[int, list[Shift]] = {}
        self._of_kind: dict[tuple[str, int], dict[ActivityKind, list[Activity]]] = {}
        # By what was asked.
        self._answers: dict[Callable[..., Any], dict[str, Any]] = defaultdict(dict)
        self._amounts: dict[Callable[..., Any], dict[str, Any]] = defaultdict(dict)
        self._of_problem: dict[Callable[..., Any], Any] = {}
        # Whose shifts have changed, one after the other; of each demand the bits of the people near it, and
        # how many changes these know of.
        self._changed: list[str] = []
        self._near: dict[str, tuple[dict[str, int], int]] = {}
        self._serving: dict[str, list[tuple[Shift, Activity]]] = defaultdict(list)
        self._file_in_order(sorted(shifts, key=_shift_key))

    def _file_in_order(self, shifts: Iterable[Shift]) -> None:
        """File the first shifts; nothing has been asked about them yet."""
        of_person, of_week, on_day, serving = self._of_person, self._of_week, self._on_day, self._serving
        unsorted: set[str] = set()
        for shift in shifts:
            if self.is_misfit(shift):
                self.misfits.append(shift)
                continue
            staff, day = shift.staff, shift.day
            of_person[staff].append(shift)
            of_week[staff, day - (day - 1) % 7].append(shift)
            on_day[day].append(shift)
            if shift.end > (day + 1) * DAY:
                for touched in range(day + 1, (shift.end - 1) // DAY + 1):
                    self._going_on.setdefault(touched, []).append(shift)
            for activity in shift.activities:
                demand = activity.demand
                if demand is not None:
                    services = serving[demand]
                    if services:
                        before, earlier = services[-1]
                        # The work of one shift, or shifts of the same start, may come in another order.
                        if (
                            earlier.start >= activity.start
                            if before is shift
                            else before.start == shift.start
                        ):
                            unsorted.add(demand)
                    services.append((shift, activity))
        for demand in unsorted:
            serving[demand].sort(key=_service_key)

    def add(self, shift: Shift) -> None:
        """Take one more shift into the view."""
        self._file(shift, insort)

    def remove(self, shift: Shift) -> None:
        """Take a shift out of the view; it must be in it."""
        self._file(shift, _take)

    def take_problem(self, problem: RotaProblem) -> None:
        """Look at the same shifts in another problem, in which the same people are planned."""
        self.problem = problem
        for kept in (self._answers, self._amounts, self._of_problem, self._near):
            kept.clear()
        for name in ("wishes_of", "pinned_shifts_of", "pinned_activities_of"):
            self.__dict__.pop(name, None)

    def _file(self, shift: Shift, put: _Put) -> None:
        if self.is_misfit(shift):
            put(self.misfits, shift, key=_shift_key)
            return
        staff, day = shift.staff, shift.day
        monday = day - (day - 1) % 7
        self._of_kind.pop((staff, monday), None)
        for amounts in self._amounts.values():
            amounts.pop(staff, None)
        self._changed.append(staff)
        put(self._of_person[staff], shift, key=_shift_key)
        put(self._of_week[staff, monday], shift, key=_shift_key)
        put(self._on_day[day], shift, key=_shift_key)
        for touched in range(day + 1, (shift.end - 1) // DAY + 1):
            put(self._going_on.setdefault(touched, []), shift, key=_shift_key)
        for activity in shift.activities:
            demand = activity.demand
            if demand is not None:
                for answers in self._answers.values():
                    answers.pop(demand, None)
                put(self._serving[demand], (shift, activity), key=_service_key)

    def is_misfit(self, shift: Shift) -> bool:
        """Whether the shift cannot be a part of this rota at all."""
        return (
            shift.staff not in self.problem.person_by_id
            or shift.day not in self.problem.days
            or not 0 < shift.end - shift.start <= LONGEST_SHIFT
        )

    def shifts_of(self, staff: str) -> Sequence[Shift]:
        """The person's shifts, in order."""
        return self._of_person.get(staff, ())

    def shifts_in_week(self, staff: str, monday: int) -> Sequence[Shift]:
        """The person's shifts that start in the week, in order."""
        return self._of_week.get((staff, monday), ())

    def shifts_on(self, day: int) -> Sequence[Shift]:
        """Everybody's shifts that start on the day, in order."""
        return self._on_day.get(day, ())

    def shifts_touching(self, day: int) -> Sequence[Shift]:
        """Everybody's shifts with a minute on the day, in order."""
        going_on, new = self._going_on.get(day), self._on_day.get(day, [])
        return [*going_on, *new] if going_on else new

    def work_in_week(self, staff: str, monday: int, kind: ActivityKind) -> Sequence[Activity]:
        """The activities of one kind in the person's shifts that start in the week."""
        by_kind = self._of_kind.get((staff, monday))
        if by_kind is None:
            by_kind = self._of_kind[staff, monday] = {}
            for shift in self._of_week.get((staff, monday), ()):
                for activity in shift.activities:
                    by_kind.setdefault(activity.kind, []).append(activity)
        return by_kind.get(kind, ())

    def of_demand(self, need: Need, question: Callable[[RotaView, Need], Answer]) -> Answer:
        """The answer to a question about the work that serves a demand, and about nothing else."""
        known: dict[str, Answer] = self._answers[question]
        answer = known.get(need.id)
        if answer is None:
            answer = known[need.id] = question(self, need)
        return answer

    def of_person(self, person: Person, question: Callable[[RotaView, Person], Answer]) -> Answer:
        """The answer to a question about one person's shifts, and about nobody else's."""
        known: dict[str, Answer] = self._amounts[question]
        answer = known.get(person.id)
        if answer is None:
            answer = known[person.id] = question(self, person)
        return answer

    def bits_near(self, need: HasSpan, question: Callable[[Shift], int]) -> Mapping[str, int]:
        """The answers to the one question that a demand has about each shift on its days, as bits: those of
        each person's shifts together, without whom has none. What lies outside its span is not asked about.
        """
        start, end = need.span.start, need.span.end
        days = range(start // DAY, (end - 1) // DAY + 1)
        if need.id not in self._near:
            known: dict[str, int] = {}
            near = [shift for day in days for shift in self.shifts_touching(day)]
        else:
            known, seen = self._near[need.id]
            changed = set(self._changed[seen:])
            theirs = (shift for staff in changed for shift in self.shifts_of(staff))
            near = [each for each in theirs if each.start < days.stop * DAY and days.start * DAY < each.end]
            for staff in changed:
                known.pop(staff, None)
        self._near[need.id] = known, len(self._changed)
        for shift in near:
            reach = shift.reach
            if reach.start < end and start < reach.end:
                bits = question(shift)
                if bits:
                    known[shift.staff] = known.get(shift.staff, 0) | bits
        return known

    def of_problem(self, question: Callable[[RotaProblem], Answer]) -> Answer:
        """The answer to a question about the problem, whatever the shifts."""
        if question not in self._of_problem:
            self._of_problem[question] = question(self.problem)
        answer: Answer = self._of_problem[question]
        return answer

    def serving(self, demand: str) -> Sequence[tuple[Shift, Activity]]:
        """The activities that serve the demand, each with its shift, in order."""
        return self._serving.get(demand, ())

    def name(self, staff: str) -> str:
        """The person's name; the id of somebody who is not planned here."""
        return self.problem.name_of(staff)

    def person_day(self, person: Person, day: int) -> PersonDay:
        """What the person may do on the day, which is one of the planned ones."""
        return person.days[day - self.problem.first_day]

    def skills_of(self, staff: str, day: int) -> frozenset[str]:
        """The skills that the person holds on the day; none on days that are not planned."""
        person = self.problem.person_by_id.get(staff)
        if person is None or day not in self.problem.days:
            return frozenset()
        return self.person_day(person, day).skills

    @cached_property
    def wishes_of(self) -> dict[str, list[Wish]]:
        """The wishes by person."""
        found: dict[str, list[Wish]] = defaultdict(list)
        for wish in self.problem.wishes:
            found[wish.person].append(wish)
        return found

    @cached_property
    def pinned_shifts_of(self) -> dict[str, list[Shift]]:
        """The pinned shifts by person."""
        found: dict[str, list[Shift]] = defaultdict(list)
        for shift in self.problem.pinned_shifts:
            found[shift.staff].append(shift)
        return found

    @cached_property
    def pinned_activities_of(self) -> dict[str, list[Activity]]:
        """The pinned activities by person."""
        found: dict[str, list[Activity]] = defaultdict(list)
        for staff, activity in self.problem.pinned_activities:
            found[staff].append(activity)
        return found

    def judged(self, finding: Finding, first: int, last: int, staff: str | None = None) -> Finding:
        """The finding, without its price where a manager has overridden its policy.

        The override has to touch one of the days `first`..`last` (ordinals) and to name nobody or `staff`, no
        demand or the finding's.
        """
        problem = self.problem
        if staff is None:
            finding = replace(finding, is_of_all=True)
        if problem.overrides and problem.is_overridden(finding.rule, first, last, staff, finding.demand):
            return replace(finding, price=0, is_overridden=True)
        return finding
