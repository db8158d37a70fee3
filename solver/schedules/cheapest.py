"""The cheapest schedule of each person at given prices of days and kinds: shortest paths with resources.

Labels are kept in arrays, one cell for each state in which a day can end, day by day, for all people whose
rules are alike at once:

    working[group, person, run, amount, weekends, counts…]   the last kind's group, days in a row so far
    free[person, run off, amount, weekends, counts…]         days off in a row, at most the shortest run

`amount` counts worked minutes in whole units of those kinds that are not counted by themselves; `counts` has
an axis for each kind whose most is watched. A group is kinds alike in succession and minutes, of which each
day takes the cheapest. The paths are exact over all rules of `PersonView`; the most of a kind that is not
watched yet is watched from the first schedule on that breaks it.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from solver.schedules.team_view import OFF, Bools, Floats, PersonView, Schedule, TeamView

INFINITE = np.inf
# People are taken together up to so many cells a day: arrays that fit into a processor's cache.
CELLS_TOGETHER = 150_000
# Horizons with more cells, of one person or all, are not planned at once (see `is_too_large`).
MOST_CELLS, MOST_CELLS_OF_ALL = 15_000_000, 100_000_000

Labels = npt.NDArray[np.float32]
# The cost at the prices asked for, and the schedule; None: no schedule keeps the person's rules.
Priced = tuple[float, Schedule] | None


class CheapestSchedules:
    """Finds cheapest schedules for the people of a team."""

    def __init__(self, team: TeamView) -> None:
        self.team = team
        self._watched: list[frozenset[int]] = [frozenset() for _ in team.people]
        self._alike: dict[object, _Alike] = {}

    @property
    def most_cells(self) -> int:
        """The most cells that a person needs over all days."""
        return max(self._of(person).cells for person in range(len(self._watched))) * self.team.days

    @property
    def is_too_large(self) -> bool:
        """Whether whole schedules of the horizon take too long to find, or too much memory."""
        return self.most_cells > MOST_CELLS or self.most_cells * len(self._watched) > MOST_CELLS_OF_ALL

    def find(self, people: Sequence[int], costs: Mapping[int, Floats]) -> dict[int, Priced]:
        """Each person's cheapest schedule, at a price for each day and kind and the wishes of days off."""
        found: dict[int, Priced] = {}
        waiting = list(people)
        while waiting:
            together: dict[int, list[int]] = {}
            for person in waiting:
                together.setdefault(id(self._of(person)), []).append(person)
            waiting = []
            for numbers in together.values():
                alike = self._of(numbers[0])
                size = max(1, CELLS_TOGETHER // alike.cells)
                for first in range(0, len(numbers), size):
                    some = numbers[first : first + size]
                    views = [self.team.people[person] for person in some]
                    paths = alike.paths(views, np.stack([costs[person] for person in some]))
                    for person, path in zip(some, paths, strict=True):
                        if path is not None and (broken := self._broken(person, path[1])):
                            self._watched[person] |= broken
                            waiting.append(person)
                        else:
                            found[person] = path
        return found

    def _broken(self, person: int, schedule: Schedule) -> frozenset[int]:
        most_of = self.team.people[person].most_of
        return frozenset(kind for kind, most in most_of.items() if schedule.count(kind) > most)

    def _of(self, person: int) -> _Alike:
        view, watched = self.team.people[person], self._watched[person]
        most_of = tuple((kind, view.most_of[kind]) for kind in sorted(watched))
        key = (view.alike, most_of)
        if key not in self._alike:
            self._alike[key] = _Alike(self.team, view, most_of)
        return self._alike[key]


@dataclass(frozen=True, slots=True)
class _Group:
    """Kinds between which neither successions nor amounts tell."""

    kinds: tuple[int, ...]
    # Units of the amount that a day of it adds; the axis of its own count, if it has one.
    units: int
    counted: int | None


class _Alike:
    """Paths for people with the same limits; what they may work on which day may differ."""

    def __init__(self, team: TeamView, person: PersonView, most_of: Sequence[tuple[int, int]]) -> None:
        self._days, minutes = team.days, team.minutes
        counted = [kind for kind, _ in most_of]
        plain = [kind for kind in range(len(team.kinds)) if kind not in counted]
        unit = math.gcd(*(minutes[kind] for kind in plain)) or 1
        longest_day = self._days * max(minutes, default=0)
        is_timed = bool(person.least_minutes > 0 or person.minutes_by or person.most_minutes < longest_day)
        most = min(person.most_minutes, longest_day)
        weekends = (self._days + 6) // 7
        self._has_weekends = person.most_weekends is not None and person.most_weekends < weekends
        self._axes = (
            most // unit + 1 if is_timed else 1,
            (person.most_weekends or 0) + 1 if self._has_weekends else 1,
            *(most_of_kind + 1 for _, most_of_kind in most_of),
        )
        alike: dict[object, list[int]] = {}
        for kind in plain:
            key = person.forbidden[kind].tobytes(), person.forbidden[:, kind].tobytes(), minutes[kind]
            alike.setdefault(key, []).append(kind)
        self._groups = [
            *(
                _Group(tuple(kinds), minutes[kinds[0]] // unit if is_timed else 0, None)
                for kinds in alike.values()
            ),
            *(_Group((kind,), 0, 2 + axis) for axis, kind in enumerate(counted)),
        ]
        first = [group.kinds[0] for group in self._groups]
        # By group: the groups that may be worked on the day before.
        self._before = [
            tuple(number for number, kind in enumerate(first) if not person.forbidden[kind, follower])
            for follower in first
        ]
        self._nested = _nested(self._before)
        self._runs = min(person.longest, self._days + (person.run_before or 0))
        self._offs = max(1, person.shortest_off)
        self._shortest = min(person.shortest, self._runs)
        self._run_before, self._off_before = person.run_before, person.off_before
        # By group: where cells go to and come from, when a weekend begins and when not.
        self._moves = [
            (_slices(self.step(group, False)), _slices(self.step(group, True)))
            for group in range(len(self._groups))
        ]
        self._arrays: list[tuple[Labels, Labels]] = []
        total = self._total(unit, [minutes[kind] for kind in counted])
        self._wrong_total = (total < person.least_minutes) | (total > person.most_minutes)
        self._wrong_by = {
            day: (total < least) | (total > most) for day, (least, most) in person.minutes_by.items()
        }

    def _total(self, unit: int, minutes_of_counted: Sequence[int]) -> Floats:
        """The minutes worked in each cell."""
        total = np.zeros(self._axes)
        for axis, minutes in enumerate((unit, 0, *minutes_of_counted)):
            shape = [1] * len(self._axes)
            shape[axis] = -1
            total += (np.arange(self._axes[axis]) * minutes).reshape(shape)
        return total

    @property
    def cells(self) -> int:
        """Cells of one person and day."""
        return (len(self._groups) * self._runs + self._offs) * math.prod(self._axes)

    def paths(self, people: Sequence[PersonView], costs: Floats) -> list[Priced]:
        """The cheapest path of each person; `costs` by person, day and kind."""
        kinds, prices = self._cheapest_kinds(people, costs)
        off = np.stack([person.off_cost for person in people])
        forward = self._forward(people, prices, off)
        working, free = forward[-1]
        number = len(people)
        ends = np.concatenate([np.moveaxis(working, 0, 1).reshape(number, -1, *self._axes), free], axis=1)
        ends = np.where(self._wrong_total, INFINITE, ends).reshape(number, -1)
        best = ends.argmin(axis=1)
        shape = (len(self._groups) * self._runs + self._offs, *self._axes)
        paths: list[Priced] = []
        for person, cell in enumerate(best.tolist()):
            value = float(ends[person, cell])
            if not math.isfinite(value):
                paths.append(None)
                continue
            state, *at = (int(each) for each in np.unravel_index(cell, shape))
            trace = _Trace(self, person, forward, prices[person], off[person])
            states = trace.back(state, at)
            schedule = tuple(
                OFF if group is None else int(kinds[person, day, group]) for day, group in enumerate(states)
            )
            paths.append((_cost(people[person], costs[person], schedule), schedule))
        return paths

    def _cheapest_kinds(self, people: Sequence[PersonView], costs: Floats) -> tuple[Floats, Floats]:
        """By person, day and group: the cheapest kind that is allowed, and its price."""
        priced = np.where(np.stack([person.allowed for person in people]), costs, INFINITE)
        kinds = np.zeros((*priced.shape[:2], len(self._groups)))
        prices = np.zeros_like(kinds)
        for number, group in enumerate(self._groups):
            of_group = priced[:, :, group.kinds]
            kinds[:, :, number] = np.array(group.kinds)[of_group.argmin(axis=2)]
            prices[:, :, number] = of_group.min(axis=2)
        return kinds, prices

    def _room(self, people: int) -> list[tuple[Labels, Labels]]:
        """Arrays for the day before and each day, used again each time."""
        if not self._arrays or self._arrays[0][1].shape[0] < people:
            self._arrays = [
                (
                    np.empty((len(self._groups), people, self._runs, *self._axes), dtype=np.float32),
                    np.empty((people, self._offs, *self._axes), dtype=np.float32),
                )
                for _ in range(self._days + 1)
            ]
        room = [(working[:, :people], free[:people]) for working, free in self._arrays]
        for working, free in room:
            working.fill(INFINITE)
            free.fill(INFINITE)
        return room

    def _start(self, working: Labels, free: Labels) -> None:
        """The state before the first day: free for long, or in a run known from the past."""
        # The least of every amount and count: nothing is worked yet.
        zero: tuple[Any, ...] = (0,) * len(self._axes)
        if self._run_before:
            # Which kind was last is not told: any stands for it.
            working[(slice(None), slice(None), min(self._run_before, self._runs) - 1, *zero)] = 0.0
        else:
            before = self._offs if self._off_before is None else min(self._off_before, self._offs)
            free[(slice(None), before - 1, *zero)] = 0.0

    def step(self, group: int, adds_weekend: bool) -> list[int]:
        """By axis: how far a day of the group moves a cell."""
        steps = [self._groups[group].units, int(adds_weekend and self._has_weekends)]
        steps += [0] * (len(self._axes) - 2)
        counted = self._groups[group].counted
        if counted is not None:
            steps[counted] = 1
        return steps

    def least_run(self, day: int) -> int:
        """The index of the shortest run that may end on the day before: the first run may have begun before
        the horizon."""
        if self._run_before is None and 0 < day < self._shortest:
            return day - 1
        return self._shortest - 1

    def _least_before(self, working: Labels) -> dict[tuple[int, ...], Labels]:
        """The least over the groups that may come before, for each such set; small sets help the larger."""
        least: dict[tuple[int, ...], Labels] = {}
        for groups, within, others in self._nested:
            if not groups:
                least[groups] = np.full(working.shape[1:], INFINITE, dtype=np.float32)
                continue
            found = working[others[0]] if within is None else least[within]
            for number, group in enumerate(others[1:] if within is None else others):
                found = np.minimum(found, working[group], out=found if number else None)
            least[groups] = found
        return least

    def _forward(
        self, people: Sequence[PersonView], prices: Floats, off: Floats
    ) -> list[tuple[Labels, Labels]]:
        forward = self._room(len(people))
        self._start(*forward[0])
        prices = prices.astype(np.float32)
        must = np.stack([person.must_work for person in people])
        ones = (1,) * len(self._axes)
        everyone: Any = slice(None)
        usable: Bools = np.asarray(np.isfinite(prices).any(axis=0))
        for day in range(self._days):
            (working, free), (next_working, next_free) = forward[day : day + 2]
            weekday = day % 7
            ready = free[:, -1]
            least = self._least_before(working)
            for group, before in enumerate(self._before):
                if not usable[day, group]:
                    continue
                price = prices[:, day, group].reshape(-1, 1, *ones)
                if self._runs > 1:
                    to, start = self._moves[group][weekday == 5]
                    np.add(
                        least[before][(everyone, slice(None, -1), *start)],
                        price,
                        out=next_working[(group, everyone, slice(1, None), *to)],
                    )
                to, start = self._moves[group][weekday in (5, 6)]
                next_working[(group, everyone, 0, *to)] = ready[(everyone, *start)] + price[:, 0]
            ended = working[:, :, self.least_run(day) :].min(axis=(0, 2))
            if self._offs == 1:
                np.minimum(ended, free[:, 0], out=next_free[:, 0])
            else:
                next_free[:, 0] = ended
                next_free[:, 1:] = free[:, :-1]
                np.minimum(next_free[:, -1], free[:, -1], out=next_free[:, -1])
            day_off = np.where(must[:, day], INFINITE, off[:, day]).astype(np.float32)
            next_free += day_off.reshape(-1, 1, *ones)
            if day in self._wrong_by:
                next_working[..., self._wrong_by[day]] = INFINITE
                next_free[..., self._wrong_by[day]] = INFINITE
        return forward


@dataclass(slots=True)
class _Trace:
    """Goes one person's path back: of the states before, the one whose value fits."""

    alike: _Alike
    person: int
    forward: list[tuple[Labels, Labels]]
    prices: Floats
    off: Floats

    def back(self, state: int, at: list[int]) -> list[int | None]:
        """By day: the group worked, None on a day off. `state` and cell `at` are where the last day ends."""
        alike = self.alike
        groups: list[int | None] = []
        first_free = len(alike._groups) * alike._runs
        for day in range(alike._days - 1, -1, -1):
            if state >= first_free:
                groups.append(None)
                state = self._before_free(day, state - first_free, tuple(at))
                continue
            group, run = divmod(state, alike._runs)
            groups.append(group)
            value = self.forward[day + 1][0][(group, self.person, run, *at)] - self.prices[day, group]
            weekday = day % 7
            adds_weekend = weekday == 5 or (weekday == 6 and run == 0)
            at = [cell - step for cell, step in zip(at, alike.step(group, adds_weekend), strict=True)]
            if run == 0:
                state = first_free + alike._offs - 1
                continue
            before = alike._before[group]
            working = self.forward[day][0]
            values = [abs(working[(each, self.person, run - 1, *at)] - value) for each in before]
            state = before[values.index(min(values))] * alike._runs + run - 1
        return groups[::-1]

    def _before_free(self, day: int, off: int, at: tuple[int, ...]) -> int:
        """The state before a day off that is the `off`th of its run (the last stands for all later ones)."""
        alike, (working, free) = self.alike, self.forward[day]
        value = self.forward[day + 1][1][(self.person, off, *at)] - self.off[day]
        first_free = len(alike._groups) * alike._runs
        found: list[tuple[float, int]] = []
        if off == alike._offs - 1:
            found.append((abs(free[(self.person, off, *at)] - value), first_free + off))
        if off > 0:
            found.append((abs(free[(self.person, off - 1, *at)] - value), first_free + off - 1))
        else:
            least = alike.least_run(day)
            ending: tuple[Any, ...] = (slice(None), self.person, slice(least, None), *at)
            ended = np.abs(working[ending] - value)
            best = int(ended.argmin())
            group, run = divmod(best, ended.shape[1])
            found.append((float(ended.reshape(-1)[best]), group * alike._runs + least + run))
        return min(found)[1]


def _cost(person: PersonView, costs: Floats, schedule: Schedule) -> float:
    """What the schedule costs, to the last digit: the arrays hold short numbers."""
    days, kinds = np.arange(len(schedule)), np.array(schedule)
    return float(np.where(kinds == OFF, person.off_cost, costs[days, kinds]).sum())


def _slices(steps: Sequence[int]) -> tuple[tuple[Any, ...], tuple[Any, ...]]:
    """Where cells that move by these steps go to and come from."""
    to = tuple(slice(step, None) if step else slice(None) for step in steps)
    start = tuple(slice(None, -step) if step else slice(None) for step in steps)
    return to, start


Groups = tuple[int, ...]


def _nested(sets: Sequence[Groups]) -> list[tuple[Groups, Groups | None, Groups]]:
    """Each set with the largest other one within it, and what it has besides; the smallest first."""
    nested: list[tuple[Groups, Groups | None, Groups]] = []
    for groups in sorted(set(sets), key=len):
        within = next(
            (known for known, _, _ in reversed(nested) if known and set(known) <= set(groups)), None
        )
        nested.append((groups, within, tuple(group for group in groups if group not in (within or ()))))
    return nested
