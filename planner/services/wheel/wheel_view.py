"""The wheel over some weeks at one moment: people, their turns, the cover of each week."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from planner.domain.person import Person
from planner.domain.problem import RotaProblem
from planner.domain.rota import Rota
from planner.domain.team import Team
from planner.domain.time_grid import monday_of
from planner.ports import Store
from planner.services.freeze_problem import freeze_problem
from planner.services.turn_wheel import Turns, turn_wheel, with_turns
from planner.services.wheel.turns import (
    WheelTurn,
    duty_turns_of,
    lockdown_turns,
    supervision_turns,
)
from planner.services.wheel.week_cover import WeekCover, week_covers
from planner.services.wheel.who_can import Able, able_people

LEAST_WEEKS, MOST_WEEKS = 8, 12
ORDER = {"lockdown": 0, "duty": 1, "supervision": 2}


@dataclass(frozen=True)
class WheelView:
    """`problem`: the weeks with the turns given out so far. `rotas`: of each week its draft, else what was
    published."""

    team: Team
    problem: RotaProblem
    rotas: tuple[Rota, ...] = ()

    @property
    def first_day(self) -> int:
        return self.problem.first_day

    @property
    def mondays(self) -> tuple[int, ...]:
        return tuple(range(self.first_day, self.first_day + 7 * self.problem.weeks, 7))

    @cached_property
    def people(self) -> tuple[Person, ...]:
        return self.problem.people

    def person(self, staff: str) -> Person | None:
        return self.problem.person_by_id.get(staff)

    def name(self, staff: str) -> str:
        person = self.person(staff)
        return person.name if person is not None else staff

    def week(self, monday: int) -> int:
        """The place of the week, from 0."""
        return (monday - self.first_day) // 7

    @cached_property
    def turns(self) -> tuple[WheelTurn, ...]:
        """All turns of the weeks, by person, week and kind."""
        due = self._due if self.team.lockdown is not None and self.team.lockdown.gives_out_turns else ()
        found = (
            *lockdown_turns(self.team, self.rotas, due),
            *supervision_turns(self.team, self.problem),
            *duty_turns_of(self.team, self.rotas),
        )
        here = (turn for turn in found if turn.monday in self.mondays)
        return tuple(
            sorted(here, key=lambda each: (each.staff, each.monday, ORDER[each.kind], each.day or 0))
        )

    @cached_property
    def by_cell(self) -> dict[tuple[str, int], tuple[WheelTurn, ...]]:
        """The turns of a person in a week."""
        found: dict[tuple[str, int], tuple[WheelTurn, ...]] = {}
        for turn in self.turns:
            place = (turn.staff, turn.monday)
            found[place] = (*found.get(place, ()), turn)
        return found

    @cached_property
    def all_lockdown(self) -> tuple[WheelTurn, ...]:
        """Every lockdown turn that is given out, of other weeks too."""
        return tuple(lockdown_turns(self.team, self.rotas))

    @cached_property
    def locked(self) -> frozenset[tuple[str, int]]:
        """Who is in lockdown in which week; turns that are only due do not count."""
        return frozenset((turn.staff, turn.monday) for turn in self.all_lockdown)

    def locked_in(self, monday: int) -> frozenset[str]:
        return frozenset(staff for staff, week in self.locked if week == monday)

    @cached_property
    def able(self) -> tuple[Able, ...]:
        """Who could serve on each turn of duty."""
        return able_people(self.people, self.problem.duty_turns, self.first_day)

    @cached_property
    def covers(self) -> tuple[WeekCover, ...]:
        return week_covers(self.problem, self.locked)

    def rota_of(self, monday: int) -> Rota | None:
        """The rota of a week: its draft, or what was published."""
        return next((rota for rota in self.rotas if monday in rota.days), None)

    @cached_property
    def proposal(self) -> Turns:
        """The lockdown turns that are still to be given out in these weeks, each where it costs least.

        Weeks that have a rota are left alone: their turns are moved by hand.
        """
        free = [monday for monday in self.mondays if self.rota_of(monday) is None]
        if self.team.lockdown is None or not free:
            return Turns()
        team = with_rota_turns(self.team, self.rotas)
        problem = self.problem
        if free[0] != self.first_day:
            weeks = problem.weeks - self.week(free[0])
            problem = freeze_problem(by_hand(team), date.fromordinal(free[0]), weeks)
        found = turn_wheel(
            turning(team), problem.first_day, problem.people, problem.visits, problem.duty_turns
        )
        weeks_given = tuple(turn for turn in found.weeks if monday_of(turn.week) in free)
        return Turns(weeks_given, found.sentences)

    @property
    def _due(self) -> Iterator[WheelTurn]:
        for turn in self.proposal.weeks:
            yield WheelTurn(
                "lockdown", turn.staff, monday_of(turn.week), "due", cover_person=turn.cover_person
            )


def wheel_view(team: Team, first_day: date, weeks: int, rotas: Sequence[Rota] = ()) -> WheelView:
    """The wheel of `weeks` weeks from the Monday of a day; `rotas` those kept of these weeks."""
    plain = by_hand(with_rota_turns(team, rotas))
    return WheelView(team, freeze_problem(plain, first_day, weeks), tuple(rotas))


def by_hand(team: Team) -> Team:
    """The team with a wheel that gives out nothing by itself."""
    return _with_giving(team, gives_out=False)


def turning(team: Team) -> Team:
    """The team with a wheel that gives out what is due."""
    return _with_giving(team, gives_out=True)


def _with_giving(team: Team, *, gives_out: bool) -> Team:
    if team.lockdown is None:
        return team
    wheel = team.lockdown.model_copy(update={"gives_out_turns": gives_out})
    return team.model_copy(update={"lockdown": wheel})


def rotas_of_weeks(store: Store, first_day: date, weeks: int) -> tuple[Rota, ...]:
    """The rotas that reach into these weeks: of each first day its draft, or else what was published."""
    first = date.fromordinal(monday_of(first_day))
    last = first + timedelta(weeks=weeks)
    days = {
        span.first_day
        for span in store.kept_spans()
        if span.first_day < last and span.first_day + timedelta(weeks=span.weeks) > first
    }
    rotas = (store.draft(day) or store.published(day) for day in sorted(days))
    return tuple(rota for rota in rotas if rota is not None)


def with_rota_turns(team: Team, rotas: Sequence[Rota]) -> Team:
    """The team with the turns that were given out with these rotas among its own."""
    if team.lockdown is None:
        return team
    own = {(turn.staff, monday_of(turn.week)) for turn in team.lockdown.weeks}
    extra = [
        turn for rota in rotas for turn in rota.lockdown if (turn.staff, monday_of(turn.week)) not in own
    ]
    return with_turns(team, Turns(tuple(extra)))
