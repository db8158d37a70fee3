"""A team of named shifts as schedules: what each person may work day by day, and what cover and wishes cost.

Made from the frozen problem. A *schedule* is one person's kind of shift on every day of the horizon, or none.
Rules that bind one person's schedule are in `PersonView`, what ties people together is a `CoverRow`. The view
leaves rules out that it does not know (a weekly rest that no day off can secure, meetings): its rotas are
starting points that the checker judges; its bounds are bounds, for leaving rules out only relaxes a problem.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
import numpy.typing as npt

from planner.domain.needs import Wish
from planner.domain.person import Person, ShiftOption
from planner.domain.problem import RotaProblem
from planner.domain.rota import Shift
from planner.domain.time_grid import Span, worked_minutes

Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]
# One person's schedule: the number of the kind of shift on each day, `OFF` on a day off.
Schedule = tuple[int, ...]
OFF = -1


@dataclass(frozen=True, slots=True)
class CoverRow:
    """People wanted on one kind of shift on one day; with `people`, only those count (holders of a skill)."""

    day: int
    kind: int
    least: int
    # More than so many cost `surplus` each; None: they cost nothing.
    ideal: int | None
    missing: int
    surplus: int
    people: frozenset[int] | None = None

    def cost(self, number: int) -> int:
        """What it costs that so many are there."""
        over = max(0, number - self.ideal) if self.ideal is not None else 0
        return self.missing * max(0, self.least - number) + self.surplus * over


@dataclass(frozen=True)
class PersonView:
    """What one person's schedule must keep, and what it costs by itself."""

    id: str
    # By day and kind: whether it may be worked, what wishes it leaves unmet; by day: the same of a day off.
    allowed: Bools
    wish_cost: Floats
    off_cost: Floats
    must_work: Bools
    # By kind and kind of the next day.
    forbidden: Bools
    longest: int
    shortest: int
    shortest_off: int
    # Days worked, or free, in a row just before the horizon; None: not known.
    run_before: int | None
    off_before: int | None
    most_weekends: int | None
    # Of the whole horizon; and by day (each the last of a week) for what is worked by its end.
    least_minutes: int
    most_minutes: int
    minutes_by: dict[int, tuple[int, int]]
    # The most of a kind, where it may be reached.
    most_of: dict[int, int]

    @cached_property
    def alike(self) -> tuple[object, ...]:
        """Two people of whom this is equal differ only in the days and kinds that they may work."""
        return (
            self.forbidden.tobytes(),
            self.longest,
            self.shortest,
            self.shortest_off,
            self.run_before,
            self.off_before,
            self.most_weekends,
            self.least_minutes,
            self.most_minutes,
            tuple(self.minutes_by.items()),
        )


@dataclass(frozen=True)
class TeamView:
    """The whole team; see the module docstring."""

    problem: RotaProblem
    kinds: tuple[str, ...]
    minutes: tuple[int, ...]
    people: tuple[PersonView, ...]
    rows: tuple[CoverRow, ...]
    # Whether the view only leaves rules out (and adds none): its lower bounds are bounds of the problem.
    is_relaxation: bool

    # Weeks of the view: those of the problem, or of a stage of it.
    weeks: int

    @property
    def days(self) -> int:
        return 7 * self.weeks

    @cached_property
    def rows_at(self) -> dict[tuple[int, int], tuple[int, ...]]:
        """Numbers of the cover rows of a day and kind."""
        found: dict[tuple[int, int], list[int]] = {}
        for number, row in enumerate(self.rows):
            found.setdefault((row.day, row.kind), []).append(number)
        return {key: tuple(numbers) for key, numbers in found.items()}

    def rows_of(self, person: int, schedule: Schedule) -> list[int]:
        """The cover rows to which the schedule adds one."""
        return [
            number
            for day, kind in enumerate(schedule)
            if kind != OFF
            for number in self.rows_at.get((day, kind), ())
            if (people := self.rows[number].people) is None or person in people
        ]

    def own_cost(self, person: int, schedule: Schedule) -> int:
        """What the person's wishes cost in the schedule."""
        view = self.people[person]
        cost = sum(
            view.off_cost[day] if kind == OFF else view.wish_cost[day, kind]
            for day, kind in enumerate(schedule)
        )
        return round(float(cost))

    def cost(self, rota: list[Schedule]) -> int:
        """What the whole rota costs: cover and wishes."""
        there = np.zeros(len(self.rows), dtype=np.int64)
        own = 0
        for person, schedule in enumerate(rota):
            own += self.own_cost(person, schedule)
            there[self.rows_of(person, schedule)] += 1
        return own + sum(row.cost(int(number)) for row, number in zip(self.rows, there, strict=True))


def can_view(problem: RotaProblem) -> bool:
    """Whether the problem is one of named shifts: its demand is people on them, its days choices of them."""
    others = (
        problem.visits,
        problem.writing,
        problem.duty_turns,
        problem.presence,
        problem.events,
        problem.handovers,
    )
    options = [option for person in problem.people for day in person.days for option in day.options]
    return bool(
        problem.shift_needs
        and not any(others)
        and not problem.pinned_activities
        and options
        and all(option.is_fixed and option.name is not None for option in options)
        and all(_is_as_offered(problem, pin) for pin in problem.pinned_shifts)
        and not problem.overrides
    )


def _is_as_offered(problem: RotaProblem, pin: Shift) -> bool:
    """Whether what is pinned is one of the day's shifts, at its times and with its break."""
    person = problem.person_by_id.get(pin.staff)
    if person is None or pin.day not in problem.days or pin.activities:
        return False
    rest = pin.break_span.minutes if pin.break_span else 0
    return any(
        option.name == pin.name
        and (option.start_earliest, option.end_latest, option.break_minutes) == (pin.start, pin.end, rest)
        and option.place in ("either", pin.place)
        for option in person.days[pin.day - problem.first_day].options
    )


def team_view(problem: RotaProblem) -> TeamView:
    """The view of a problem that `can_view`."""
    standard: dict[str, ShiftOption] = {}
    for person in problem.people:
        for day in person.days:
            for option in day.options:
                standard.setdefault(str(option.name), option)
    kinds = tuple(standard)
    number_of = {name: number for number, name in enumerate(kinds)}
    reader = _Reader(problem, standard, number_of)
    return TeamView(
        problem=problem,
        kinds=kinds,
        minutes=tuple(reader.minutes),
        people=tuple(reader.person(person) for person in problem.people),
        rows=tuple(_rows(problem, number_of)),
        is_relaxation=reader.is_relaxation and not reader.hangs_on_a_clock_change(),
        weeks=problem.weeks,
    )


def _rows(problem: RotaProblem, number_of: dict[str, int]) -> list[CoverRow]:
    rows = []
    for need in problem.shift_needs if problem.settings.duty_cover.is_on else ():
        kind, day = number_of.get(need.shift), need.day - problem.first_day
        # A shift that nobody can work is short whatever is planned: a row without anybody.
        kind = len(number_of) if kind is None else kind
        rows.append(CoverRow(day, kind, need.least, need.ideal, need.weight_missing, need.weight_surplus))
        for skill, least in need.skills:
            holders = frozenset(
                number for number, person in enumerate(problem.people) if skill in person.days[day].skills
            )
            rows.append(CoverRow(day, kind, least, None, need.weight_missing, 0, holders))
    return rows


@dataclass
class _Reader:
    """Reads the people of one problem."""

    problem: RotaProblem
    standard: dict[str, ShiftOption]
    number_of: dict[str, int]
    is_relaxation: bool = True
    successions: dict[int, Bools] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.minutes = [
            worked_minutes(Span(option.start_earliest, option.end_earliest)) - option.break_minutes
            for option in self.standard.values()
        ]
        self.pinned = {(pin.staff, pin.day): pin.name for pin in self.problem.pinned_shifts}
        self.wishes: dict[str, list[Wish]] = {}
        if self.problem.settings.preferences.is_on and self.problem.settings.preferences.tier == 2:
            for wish in self.problem.wishes:
                self.wishes.setdefault(wish.person, []).append(wish)

    def person(self, person: Person) -> PersonView:
        days, kinds = 7 * self.problem.weeks, len(self.number_of)
        allowed = np.zeros((days, kinds), dtype=np.bool_)
        must = np.zeros(days, dtype=np.bool_)
        for number, day in enumerate(person.days):
            pinned = self.pinned.get((person.id, day.day))
            for option in day.options:
                if pinned is not None and option.name != pinned:
                    continue
                span = Span(option.start_earliest, option.end_latest)
                if not any(hole.overlaps(span) for hole in day.blocked):
                    allowed[number, self.number_of[str(option.name)]] = True
            must[number] = (pinned is not None or not day.may_be_off) and allowed[number].any()
        wish_cost, off_cost = self._wishes(person, days, kinds)
        runs, limits = self.problem.settings.days_in_a_row, person.limits
        has_runs = runs.is_on
        if has_runs and runs.solver != "keep":
            self.is_relaxation = False
        most_of = {
            self.number_of[name]: most
            for name, most in limits.most_of_shift
            if has_runs and name in self.number_of and most < int(allowed[:, self.number_of[name]].sum())
        }
        least_minutes, most_minutes, by = self._minutes(person)
        before = self._before(person)
        return PersonView(
            id=person.id,
            allowed=allowed,
            wish_cost=wish_cost,
            off_cost=off_cost,
            must_work=must,
            forbidden=self._forbidden(person),
            longest=(limits.longest_run or runs.longest_run) if has_runs else days,
            shortest=(limits.shortest_run or 1) if has_runs else 1,
            shortest_off=(limits.shortest_run_off or 1) if has_runs else 1,
            run_before=before[0],
            off_before=before[1],
            most_weekends=limits.most_weekends if has_runs else None,
            least_minutes=least_minutes,
            most_minutes=most_minutes,
            minutes_by=by,
            most_of=most_of,
        )

    def _before(self, person: Person) -> tuple[int | None, int | None]:
        """Days worked, and free, in a row just before the horizon."""
        if not person.past:
            return None, None
        worked, first = {work.day for work in person.past}, self.problem.first_day
        if first - 1 in worked:
            run = 1
            while first - 1 - run in worked:
                run += 1
            return run, 0
        return 0, first - 1 - max(worked)

    def _minutes(self, person: Person) -> tuple[int, int, dict[int, tuple[int, int]]]:
        """Least and most of the horizon, and by the end of each week; of priced hours too, as a rota ought to
        keep them (then the bound is none of the problem)."""
        rule, limits = self.problem.settings.contract_hours, person.limits
        top = 1440 * 7 * self.problem.weeks
        if not rule.is_on:
            return 0, top, {}
        by: dict[int, tuple[int, int]] = {}
        due = 0
        for number, week in enumerate(person.weeks):
            due += week.contract_minutes - week.credit_minutes
            middle = due - person.flexi_balance_minutes
            least, most = middle - person.flexi_debit_minutes, middle + person.flexi_credit_minutes
            if (week.contract_minutes or person.flexi_debit_minutes) and (
                least > 0 or most < 1440 * 7 * (number + 1)
            ):
                by[7 * number + 6] = (least, most)
        if rule.solver != "keep" and (by or limits.least_minutes or limits.most_minutes is not None):
            self.is_relaxation = False
        return limits.least_minutes or 0, top if limits.most_minutes is None else limits.most_minutes, by

    def _wishes(self, person: Person, days: int, kinds: int) -> tuple[Floats, Floats]:
        cost, off = np.zeros((days, kinds)), np.zeros(days)
        for wish in self.wishes.get(person.id, ()):
            day, weight = wish.day - self.problem.first_day, wish.weight
            if wish.wants == "home" or not 0 <= day < days:
                continue
            meant = np.array(
                [
                    name == wish.shift if wish.shift is not None else _is_in(option, wish)
                    for name, option in self.standard.items()
                ]
            )
            weight *= self.problem.settings.preferences.weight
            if wish.wants == "work":
                cost[day, ~meant] += weight
                off[day] += weight
            else:
                cost[day, meant] += weight
        return cost, off

    def _forbidden(self, person: Person) -> Bools:
        """Which kinds must not follow which: by name, by rest, and after a late finish."""
        if person.rest_minutes not in self.successions:
            kinds = list(self.standard.values())
            self.successions[person.rest_minutes] = np.array(
                [[self._must_not_follow(person, first, second) for second in kinds] for first in kinds]
            )
        return self.successions[person.rest_minutes]

    def hangs_on_a_clock_change(self) -> bool:
        """Whether a night on which the clocks change makes a shift longer or shorter than others of its kind,
        or a rest between two kinds long enough that is too short on other nights."""
        nights = [
            day for day in self.problem.days if worked_minutes(Span(day * 1440, day * 1440 + 1440)) != 1440
        ]
        if not nights:
            return False
        first, near = self.problem.first_day, {day - back for day in nights for back in (0, 1)}
        spans = (
            Span(option.start_earliest, option.end_earliest)
            for person in self.problem.people
            for day in near & set(self.problem.days)
            for option in person.days[day - first].options
        )
        if any(worked_minutes(span) != span.minutes for span in spans):
            return True
        kinds = list(self.standard.values())
        return any(
            -60 <= _rest(before, after) - person.rest_minutes < 0
            for person in {each.rest_minutes: each for each in self.problem.people}.values()
            for before in kinds
            for after in kinds
        )

    def _must_not_follow(self, person: Person, first: ShiftOption, second: ShiftOption) -> bool:
        if second.name in first.never_followed_by:
            return True
        return _rest(first, second) < person.rest_minutes


def _rest(first: ShiftOption, second: ShiftOption) -> int:
    """Minutes from the one shift to the other on the day after it."""
    # Both may be written down on different days: their times of day count.
    end = first.end_earliest - first.start_earliest + first.start_earliest % 1440
    return 1440 + second.start_earliest % 1440 - end


def _is_in(option: ShiftOption, wish: Wish) -> bool:
    shift = option.start_earliest - option.start_earliest // 1440 * 1440 + wish.day * 1440
    return Span(shift, shift + option.end_earliest - option.start_earliest).overlaps(wish.span)
