"""A rota as the rules look at it: the frozen problem and its shifts by person, day, week and demand."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import cached_property
from operator import attrgetter
from typing import Any, Protocol, TypeVar

from planner.domain.findings import Finding
from planner.domain.problem import Person, PersonDay, RotaProblem, Wish
from planner.domain.rota import Activity, ActivityKind, Shift
from planner.domain.time_grid import DAY

# A longer attendance is taken for a slip of the pen: no rule but `availability` looks at it.
LONGEST_SHIFT = 2 * DAY
Item = TypeVar("Item")
Answer = TypeVar("Answer")
Need = TypeVar("Need", bound="HasId")


class HasId(Protocol):
    """A demand of any kind."""

    @property
    def id(self) -> str: ...


_shift_key = attrgetter("order")


def _service_key(service: tuple[Shift, Activity]) -> tuple[int, int, str, str, int, int, str]:
    shift, activity = service
    return (*shift.order, activity.start, activity.end, activity.kind)


def _take(items: list[Item], item: Item, key: Callable[[Item], tuple[int | str, ...]]) -> None:
    """Remove one item that is known to be in the sorted list."""
    at = bisect_left(items, key(item), key=key)
    while items[at] is not item and items[at] != item:
        at += 1
    del items[at]


def _drop(items: list[Activity], item: Activity) -> None:
    """Remove an item that is known to be in the list; to compare records costs more than to find the same."""
    for at, each in enumerate(items):
        if each is item:
            del items[at]
            return
    items.remove(item)


class RotaView:
    """The shifts of a rota, always in order of time, whatever the order they came in.

    A *misfit* (of somebody who is not planned here, outside the planned weeks, ending before it starts or
    lasting over two days) is kept aside: `availability` reports it, and no other rule stumbles over it.

    What several rules ask for is filed once: shifts by person, week and day, activities by demand and by
    person, week and kind. Costly answers about one demand are kept by `of_demand` until its work changes.
    """

    def __init__(self, problem: RotaProblem, shifts: Iterable[Shift] = ()) -> None:
        self.problem = problem
        self.settings = problem.settings
        self.misfits: list[Shift] = []
        self._of_person: dict[str, list[Shift]] = defaultdict(list)
        self._of_week: dict[tuple[str, int], list[Shift]] = defaultdict(list)
        self._on_day: dict[int, list[Shift]] = defaultdict(list)
        self._touching: dict[int, list[Shift]] = defaultdict(list)
        self._of_kind: dict[tuple[str, int, ActivityKind], list[Activity]] = defaultdict(list)
        self._answers: dict[str, dict[str, Any]] = {}
        self._amounts: dict[str, dict[str, Any]] = {}
        self._of_problem: dict[str, Any] = {}
        self._parts_in: dict[str, dict[int, tuple[Shift, int]]] = {}
        self._serving: dict[str, list[tuple[Shift, Activity]]] = defaultdict(list)
        for shift in sorted(shifts, key=_shift_key):
            self._file_last(shift)
        for services in self._serving.values():
            if len(services) > 1:
                services.sort(key=_service_key)

    def _file_last(self, shift: Shift) -> None:
        """File a shift that is later than all that are filed; nothing has been asked about it yet."""
        if self.is_misfit(shift):
            self.misfits.append(shift)
            return
        staff, day = shift.staff, shift.day
        monday = day - (day - 1) % 7
        self._of_person[staff].append(shift)
        self._of_week[staff, monday].append(shift)
        self._on_day[day].append(shift)
        self._touching[day].append(shift)
        if shift.end > (day + 1) * DAY:
            for touched in range(day + 1, (shift.end - 1) // DAY + 1):
                self._touching[touched].append(shift)
        for activity in shift.activities:
            self._of_kind[staff, monday, activity.kind].append(activity)
            if activity.demand is not None:
                self._serving[activity.demand].append((shift, activity))

    def add(self, shift: Shift) -> None:
        """Take one more shift into the view."""
        self._file(shift, lambda items, item: insort(items, item, key=_shift_key))
        for activity in shift.activities:
            if activity.demand is not None and not self.is_misfit(shift):
                self._serving[activity.demand].sort(key=_service_key)

    def remove(self, shift: Shift) -> None:
        """Take a shift out of the view; it must be in it."""
        self._file(shift, lambda items, item: _take(items, item, _shift_key), is_leaving=True)

    def take_problem(self, problem: RotaProblem) -> None:
        """Look at the same shifts in another problem, in which the same people are planned."""
        self.problem = problem
        for kept in (self._answers, self._amounts, self._of_problem, self._parts_in):
            kept.clear()
        for name in ("wishes_of", "pinned_shifts_of", "pinned_activities_of"):
            self.__dict__.pop(name, None)

    def _file(
        self, shift: Shift, put: Callable[[list[Shift], Shift], None], is_leaving: bool = False
    ) -> None:
        if self.is_misfit(shift):
            put(self.misfits, shift)
            return
        staff, day = shift.staff, shift.day
        monday = day - (day - 1) % 7
        self._amounts.pop(staff, None)
        put(self._of_person[staff], shift)
        put(self._of_week[staff, monday], shift)
        put(self._on_day[day], shift)
        for touched in range(day, (shift.end - 1) // DAY + 1):
            put(self._touching[touched], shift)
        for activity in shift.activities:
            demand = activity.demand
            same_kind = self._of_kind[staff, monday, activity.kind]
            if is_leaving:
                _drop(same_kind, activity)
            else:
                same_kind.append(activity)
            if demand is None:
                continue
            self._answers.pop(demand, None)
            if is_leaving:
                _take(self._serving[demand], (shift, activity), _service_key)
            else:
                self._serving[demand].append((shift, activity))

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
        return self._touching.get(day, ())

    def work_in_week(self, staff: str, monday: int, kind: ActivityKind) -> Sequence[Activity]:
        """The activities of one kind in the person's shifts that start in the week, in no order."""
        return self._of_kind.get((staff, monday, kind), ())

    def of_demand(self, need: Need, question: Callable[[RotaView, Need], Answer]) -> Answer:
        """The answer to a question about the work that serves a demand, and about nothing else."""
        known = self._answers.setdefault(need.id, {})
        name = question.__qualname__
        if name not in known:
            known[name] = question(self, need)
        answer: Answer = known[name]
        return answer

    def of_person(self, person: Person, question: Callable[[RotaView, Person], Answer]) -> Answer:
        """The answer to a question about one person's shifts, and about nobody else's."""
        known = self._amounts.setdefault(person.id, {})
        name = question.__qualname__
        if name not in known:
            known[name] = question(self, person)
        answer: Answer = known[name]
        return answer

    def part_in(self, need: Need, shift: Shift, question: Callable[[Need, Shift], int]) -> int:
        """The answer to the one question that a demand has about each single shift near it, as bits."""
        known = self._parts_in.setdefault(need.id, {})
        # The shift is kept with the answer, so that no other can come to be told by its number.
        kept = known.get(id(shift))
        if kept is None:
            kept = known[id(shift)] = (shift, question(need, shift))
        return kept[1]

    def of_problem(self, question: Callable[[RotaProblem], Answer]) -> Answer:
        """The answer to a question about the problem, whatever the shifts."""
        name = question.__qualname__
        if name not in self._of_problem:
            self._of_problem[name] = question(self.problem)
        answer: Answer = self._of_problem[name]
        return answer

    def serving(self, demand: str) -> Sequence[tuple[Shift, Activity]]:
        """The activities that serve the demand, each with its shift, in order."""
        return self._serving.get(demand, ())

    def name(self, staff: str) -> str:
        """The person's name; the id of somebody who is not planned here."""
        person = self.problem.person_by_id.get(staff)
        return person.name if person else staff

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
        if problem.overrides and problem.is_overridden(finding.rule, first, last, staff, finding.demand):
            return replace(finding, price=0, is_overridden=True)
        return finding
