"""A rota of schedules that is being changed: how many are there, what it costs, what one more would cost."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from solver.schedules.team_view import Floats, Schedule, TeamView

Ints = npt.NDArray[np.int64]


@dataclass
class Prices:
    """Turns prices of cover rows into prices of days and kinds."""

    team: TeamView

    def __post_init__(self) -> None:
        rows, kinds = self.team.rows, len(self.team.kinds)
        known = [number for number, row in enumerate(rows) if row.kind < kinds]
        self._known = np.array(known, dtype=np.int64)
        self._cells = np.array(
            [rows[number].day * kinds + rows[number].kind for number in known], dtype=np.int64
        )
        self._shape = self.team.days, kinds
        self._is_counted: npt.NDArray[np.bool_] | None = None
        if any(row.people is not None for row in rows):
            self._is_counted = np.array(
                [
                    [row.people is None or person in row.people for row in rows]
                    for person in range(len(self.team.people))
                ]
            )

    def of_person(self, person: int, row_prices: Floats) -> Floats:
        """By day and kind: the price of the rows that the person would add to, and the wishes left unmet."""
        if self._is_counted is not None:
            row_prices = row_prices * self._is_counted[person]
        priced = np.bincount(
            self._cells, weights=row_prices[self._known], minlength=self._shape[0] * self._shape[1]
        )
        result: Floats = priced.reshape(self._shape) + self.team.people[person].wish_cost
        return result


@dataclass
class WorkingRota:
    """Everybody's schedule (None: not planned yet) and the number there in each row."""

    team: TeamView
    schedules: list[Schedule | None] = field(default_factory=list)

    def __post_init__(self) -> None:
        rows = self.team.rows
        self.schedules = self.schedules or [None] * len(self.team.people)
        self.there: Ints = np.zeros(len(rows), dtype=np.int64)
        self.own = [0] * len(self.team.people)
        self._least = np.array([row.least for row in rows], dtype=np.int64)
        self._ideal = np.array([2**30 if row.ideal is None else row.ideal for row in rows], dtype=np.int64)
        self._missing = np.array([row.missing for row in rows], dtype=np.int64)
        self._surplus = np.array([row.surplus for row in rows], dtype=np.int64)
        for person, schedule in enumerate(self.schedules):
            if schedule is not None:
                self.schedules[person] = None
                self.put(person, schedule)

    @property
    def cost(self) -> int:
        """What the rota costs; somebody not planned yet is as if away."""
        short = np.maximum(0, self._least - self.there) @ self._missing
        return int(short + np.maximum(0, self.there - self._ideal) @ self._surplus) + sum(self.own)

    def one_more(self) -> Floats:
        """What one more person in each row would cost."""
        priced: Floats = (
            np.where(self.there >= self._ideal, self._surplus, 0)
            - np.where(self.there < self._least, self._missing, 0)
        ).astype(np.float64)
        return priced

    def take(self, person: int) -> Schedule | None:
        """Take the person's schedule out."""
        schedule = self.schedules[person]
        if schedule is not None:
            self.there[self.team.rows_of(person, schedule)] -= 1
            self.schedules[person], self.own[person] = None, 0
        return schedule

    def put(self, person: int, schedule: Schedule) -> None:
        """Give the person the schedule, in place of what there was."""
        self.take(person)
        self.there[self.team.rows_of(person, schedule)] += 1
        self.schedules[person] = schedule
        self.own[person] = self.team.own_cost(person, schedule)

    def whole(self) -> list[Schedule]:
        """All schedules; everybody has one."""
        return [schedule for schedule in self.schedules if schedule is not None]
