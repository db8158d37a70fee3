"""A first rota over a long horizon, some weeks at a time.

Each stage plans its weeks and one more, so that runs can go on, and keeps its weeks. Minutes, weekends and
counts of kinds are shared out over the stages as the horizon goes by.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from solver.schedules.cheapest import CheapestSchedules
from solver.schedules.generation import Generation
from solver.schedules.team_view import OFF, PersonView, Schedule, TeamView

# A person's arrays of one stage have at most so many cells over all its days.
CELLS = 2_000_000
MOST_WEEKS, LOOK_AHEAD = 6, 1


def begin_in_stages(team: TeamView, is_over: Callable[[], bool]) -> list[Schedule]:
    """Everybody's schedule over the whole horizon. NoScheduleError when a stage has none for somebody."""
    weeks = _weeks_of_a_stage(team)
    rota: list[Schedule] = [() for _ in team.people]
    for first in range(0, team.days, 7 * weeks):
        last = min(team.days, first + 7 * weeks)
        stage = stage_view(team, rota, first, min(team.days, last + 7 * LOOK_AHEAD))
        planned = Generation(stage, is_over).begin(rounds=1)
        for person, schedule in enumerate(planned.whole()):
            rota[person] += schedule[: last - first]
    return rota


def _weeks_of_a_stage(team: TeamView) -> int:
    empty: list[Schedule] = [() for _ in team.people]
    for weeks in range(MOST_WEEKS, 1, -1):
        days = min(team.days, 7 * (weeks + LOOK_AHEAD))
        if CheapestSchedules(stage_view(team, empty, 0, days)).most_cells <= CELLS:
            return weeks
    return 1


def stage_view(team: TeamView, rota: list[Schedule], first: int, last: int) -> TeamView:
    """The days `first` to `last` (not included) as a team's whole horizon, after what the rota has before."""
    return replace(
        team,
        weeks=(last - first) // 7,
        people=tuple(
            _stage_of(team, person, rota[number], first, last) for number, person in enumerate(team.people)
        ),
        rows=tuple(replace(row, day=row.day - first) for row in team.rows if first <= row.day < last),
    )


def _stage_of(team: TeamView, person: PersonView, before: Schedule, first: int, last: int) -> PersonView:
    share, longest_shift = last / team.days, max(team.minutes)
    is_end = last == team.days
    worked = sum(team.minutes[kind] for kind in before if kind != OFF)
    # Towards the end what is left has to come out exactly.
    slack = 0 if is_end else longest_shift
    allowed = person.allowed[first:last].copy()
    run, off = person.run_before, person.off_before
    if before:
        if before[-1] != OFF:
            allowed[0] &= ~person.forbidden[before[-1]]
        run, off = _run_before(person, before)
    weekends = sum(before[day : day + 2] != (OFF, OFF) for day in range(5, first, 7))
    return replace(
        person,
        allowed=allowed,
        wish_cost=person.wish_cost[first:last],
        off_cost=person.off_cost[first:last],
        must_work=person.must_work[first:last] & allowed.any(axis=1),
        run_before=run,
        off_before=off,
        most_weekends=(
            None
            if person.most_weekends is None
            else max(0, int(np.ceil(person.most_weekends * share - 1e-9)) - weekends)
        ),
        least_minutes=max(0, round(person.least_minutes * share) - slack - worked),
        most_minutes=max(0, min(person.most_minutes, round(person.most_minutes * share) + slack) - worked),
        minutes_by={
            day - first: (least - worked, most - worked)
            for day, (least, most) in person.minutes_by.items()
            if first <= day < last
        },
        most_of={
            kind: max(0, int(np.ceil(most * share - 1e-9)) - before.count(kind))
            for kind, most in person.most_of.items()
        },
    )


def _run_before(person: PersonView, before: Schedule) -> tuple[int | None, int | None]:
    """Days in a row worked, and free, at the end of what is planned; not known when it is all of one run."""
    is_off = before[-1] == OFF
    length = 0
    for kind in reversed(before):
        if (kind == OFF) != is_off:
            return (0, length) if is_off else (length, 0)
        length += 1
    if is_off:
        return (0, length + (person.off_before if person.off_before is not None else length + 7))
    return (length + (person.run_before or 0), 0)
