"""Column generation: schedules are made known to the relaxation as long as a cheaper one can be found.

The prices at which schedules are sought are kept near those of the best bound so far (smoothing): the
relaxation's own jump about as long as few schedules are known.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np

from solver.schedules.cheapest import CheapestSchedules
from solver.schedules.master import Column, Master, Relaxed
from solver.schedules.team_view import Floats, Schedule, TeamView
from solver.schedules.working_rota import Prices, WorkingRota

# How much of the best prices so far goes into the next; less and less, so that the search comes to an end.
SMOOTHING, LESS_SMOOTHING = 0.8, 0.03
# A relaxation so near to its bound is good enough: no whole number lies between.
NEAR = 0.5
# Cheapest schedules are found with short numbers: a bound is taken so much lower for each person.
SAFETY = 0.004
# A share of nearly 1 is one.
WHOLE = 0.999


class NoScheduleError(Exception):
    """Somebody has no schedule that keeps their rules, as far as the view knows them."""


@dataclass
class Generation:
    """The relaxation of one team and what has been found out about it."""

    team: TeamView
    is_over: Callable[[], bool]
    # Schedules that stay as they are, by person.
    fixed: dict[int, Schedule] = field(default_factory=dict)
    # The best lower bound on the cost of a rota with those.
    bound: float = -math.inf

    def __post_init__(self) -> None:
        self.master = Master(self.team)
        self.cheapest = CheapestSchedules(self.team)
        self.prices = Prices(self.team)
        self._least = np.array([row.least for row in self.team.rows], dtype=np.float64)
        # The row prices of the best bound; none before the relaxation has converged.
        self.prices_at_bound: list[Floats] = []

    def begin(self, rounds: int = 2) -> WorkingRota:
        """A first rota: one after the other takes the schedule that is cheapest beside the others'."""
        rota = WorkingRota(self.team)
        for _ in range(rounds):
            for person in range(len(self.team.people)):
                if rota.schedules[person] is not None and self.is_over():
                    return rota
                rota.take(person)
                self.give_cheapest(rota, person)
        return rota

    def give_cheapest(self, rota: WorkingRota, person: int) -> None:
        """Give the person the cheapest schedule beside the others', and make it known."""
        cost = self.prices.of_person(person, rota.one_more())
        found = self.cheapest.find([person], {person: cost})[person]
        if found is None:
            raise NoScheduleError(self.team.people[person].id)
        self.know(person, found[1])
        rota.put(person, found[1])

    def know(self, person: int, schedule: Schedule) -> bool:
        return self.master.add(person, schedule)

    def converge(
        self, most_rounds: int, smoothing: float = SMOOTHING, is_late: Callable[[], bool] | None = None
    ) -> Relaxed:
        """Find schedules for those who are not fixed, until the relaxation is near its bound, or late."""
        people = [person for person in range(len(self.team.people)) if person not in self.fixed]
        best, best_prices = -math.inf, None
        relaxed = self.master.solve()
        for _ in range(most_rounds):
            if self.is_over() or not people or (is_late is not None and is_late()):
                break
            prices = relaxed.row_prices
            if best_prices is not None and smoothing > 0:
                prices = smoothing * best_prices + (1 - smoothing) * prices
            bound, news = self._seek(people, prices)
            if bound > best:
                best, best_prices = bound, prices
            if not news and smoothing <= 0:
                break
            smoothing = max(0.0, smoothing - LESS_SMOOTHING) if news else 0.0
            if news:
                relaxed = self.master.solve()
            if relaxed.cost - best < NEAR:
                break
        if not self.fixed and best_prices is not None:
            self.bound = max(self.bound, best - SAFETY * len(people))
            self.prices_at_bound = [best_prices]
        return relaxed

    def _seek(self, people: Sequence[int], prices: Floats) -> tuple[float, int]:
        """Make each person's cheapest schedule at the prices known: the bound that follows, how many are new.

        The bound: what the rows cost at least at these prices, and everybody's cheapest schedule beside them.
        """
        found = self.cheapest.find(
            people, {person: self.prices.of_person(person, -prices) for person in people}
        )
        bound, news = float(prices @ self._least) + self._of_rows(prices), 0
        for person, path in found.items():
            if path is None:
                raise NoScheduleError(self.team.people[person].id)
            bound += path[0]
            news += self.know(person, path[1])
        for person, schedule in self.fixed.items():
            rows = self.team.rows_of(person, schedule)
            bound += self.team.own_cost(person, schedule) - float(prices[rows].sum())
        return bound, news

    def _of_rows(self, prices: Floats) -> float:
        """What the slack of rows adds to the bound at these prices: rows with a span between least and ideal
        may have either end (prices lie between minus the surplus price and the price of missing)."""
        return sum(
            float(price) * (row.ideal - row.least)
            for row, price in zip(self.team.rows, prices, strict=True)
            if row.ideal is not None and row.ideal > row.least and price < 0
        )

    def worth_choosing(self, rota: Sequence[Schedule], cost: int) -> list[Column]:
        """The columns that can be in a rota cheaper than the one at hand, and those of that rota."""
        prices = self.prices_at_bound[0]
        for person, schedule in enumerate(rota):
            self.know(person, schedule)
        beside = [column.cost - float(prices[list(column.rows)].sum()) for column in self.master.columns]
        least = [np.inf] * len(rota)
        for column, price in zip(self.master.columns, beside, strict=True):
            least[column.person] = min(least[column.person], price)
        gap = cost - self.bound
        return [
            column
            for column, price in zip(self.master.columns, beside, strict=True)
            if price - least[column.person] <= gap or column.schedule == rota[column.person]
        ]

    def fix(self, person: int, schedule: Schedule) -> None:
        """The person works this schedule from now on."""
        self.know(person, schedule)
        self.master.fix(person, schedule)
        self.fixed[person] = schedule

    def free(self, people: Sequence[int] | None = None) -> None:
        """Those people's (or all) schedules are open again."""
        for person in list(self.fixed) if people is None else people:
            self.fixed.pop(person, None)
        self.master.free(set(people) if people is not None else None)

    def dive(self, share: float, rounds: int, is_late: Callable[[], bool]) -> WorkingRota | None:
        """A whole rota: fix the schedules of the largest shares, some people at a time, and seek on.

        Once it is late the rest take what is cheapest beside the others. None when the time is over.
        """
        everyone = range(len(self.team.people))
        while len(self.fixed) < len(everyone) and not is_late():
            self.converge(rounds, smoothing=0.3)
            if self.is_over():
                return None
            self._fix_largest(share)
        schedules = [self.fixed.get(person) for person in everyone]
        rota = WorkingRota(self.team, schedules)
        for person in everyone:
            if rota.schedules[person] is None:
                if self.is_over():
                    return None
                self.give_cheapest(rota, person)
        return rota

    def _fix_largest(self, share: float) -> None:
        """Fix whole shares, and of the others the largest for a share of those who are free."""
        best: dict[int, tuple[float, Schedule]] = {}
        for column, part in zip(self.master.columns, self.master.shares(), strict=True):
            if column.person not in self.fixed and part > best.get(column.person, (-1.0,))[0]:
                best[column.person] = part, column.schedule
        left = max(1, round(share * len(best)))
        for person, (part, schedule) in sorted(best.items(), key=lambda each: -each[1][0]):
            if part < WHOLE:
                left -= 1
                if left < 0:
                    break
            self.fix(person, schedule)
