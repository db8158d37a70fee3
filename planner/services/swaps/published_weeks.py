"""The published rotas of some weeks as one, with the problem they answer: what swaps are judged by."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from planner.domain.errors import PlannerError
from planner.domain.problem import RotaProblem
from planner.domain.remembered import Remembered
from planner.domain.rota import Rota, Shift
from planner.domain.team import Team
from planner.domain.time_grid import day_of, monday_of
from planner.services.explain.examiner import Examiner
from planner.services.freeze_problem import freeze_problem
from planner.services.published_days import rota_of_day, shifts_on

# As many weeks as one problem has: work further apart is not swapped.
MOST_WEEKS = 12


@dataclass(frozen=True)
class PublishedWeeks:
    """The weeks from `first_day` (a Monday) as published. A later rota goes before an earlier one."""

    team: Team
    first_day: date
    weeks: int

    @classmethod
    def around(cls, team: Team, moments: Iterable[int]) -> PublishedWeeks:
        """The whole weeks from the first to the last of the moments (civil minutes).

        What is settled before and after them counts through the history of the problem. PlannerError when
        they lie too far apart.
        """
        mondays = sorted(monday_of(day_of(moment)) for moment in moments)
        weeks = (mondays[-1] - mondays[0]) // 7 + 1
        if weeks > MOST_WEEKS:
            raise PlannerError(
                f"These shifts lie {weeks} weeks apart; at most {MOST_WEEKS} can be looked at together.",
                "Choose two that are nearer to each other.",
            )
        first_day = date.fromordinal(mondays[0])
        # Asked over and over of one team: for the list of takers, and at each step of a request.
        return _HELD.answer((id(team), first_day, weeks), team, lambda: cls(team, first_day, weeks))

    @property
    def _days(self) -> range:
        first = self.first_day.toordinal()
        return range(first, first + 7 * self.weeks)

    @cached_property
    def rota_of_day(self) -> dict[int, Rota]:
        """The published rota that holds on each day (ordinals)."""
        return rota_of_day(self.team, self._days)

    @cached_property
    def rota(self) -> Rota:
        """All shifts of these weeks as one rota. PlannerError when nothing is published in them."""
        rotas = list(dict.fromkeys(rota.first_day for rota in self.rota_of_day.values()))
        if not rotas:
            raise PlannerError(f"The week of {self.first_day} is not published yet.", "Wait until it is.")
        newest = self.rota_of_day[max(self.rota_of_day)]
        return Rota(
            team=self.team.id,
            first_day=self.first_day,
            weeks=self.weeks,
            state="published",
            made=newest.made,
            shifts=self.shifts,
        )

    @cached_property
    def shifts(self) -> tuple[Shift, ...]:
        """The shifts that hold, in the order of their rotas."""
        return tuple(shifts_on(self.team, self._days))

    @cached_property
    def problem(self) -> RotaProblem:
        """What these weeks ask."""
        return freeze_problem(self.team, self.first_day, self.weeks, self.rota)

    @cached_property
    def examiner(self) -> Examiner:
        """What the rules are asked through."""
        return Examiner(self.problem, self.shifts)


# Each keeps its team, so that no other can come to have its number.
_HELD: Remembered[Team, PublishedWeeks] = Remembered(4)
