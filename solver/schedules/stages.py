"""A first rota over a long horizon, some weeks at a time.

Each stage plans its weeks and one more, so that runs can go on, and keeps its weeks. Minutes, weekends and
counts of kinds are shared out over the stages as the horizon goes by.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from solver.schedules.cheapest import CheapestSchedules
from solver.schedules.generation import NoScheduleError
from solver.schedules.team_view import OFF, PersonView, Schedule, TeamView
from solver.schedules.working_rota import Prices, WorkingRota

# A person's arrays of one stage have at most so many cells over all its days.
CELLS = 2_000_000
# The same for one person alone.
CELLS_OF_ONE = 50_000_000
MOST_WEEKS, LOOK_AHEAD = 6, 1
# How many shifts somebody may be off their share of the minutes so far, tried in turn.
SLACKS = (1, 3, 6)


def begin_in_stages(team: TeamView, is_stopped: Callable[[], bool]) -> list[Schedule] | None:
    """Everybody's schedule over the whole horizon; None when it was stopped.

    NoScheduleError when a stage has none for somebody.
    """
    weeks = _weeks_of_a_stage(team)
    rota: list[Schedule] = [() for _ in team.people]
    for first in range(0, team.days, 7 * weeks):
        last = min(team.days, first + 7 * weeks)
        planned = _plan(team, rota, (first, min(team.days, last + 7 * LOOK_AHEAD)), is_stopped)
        if planned is None:
            return None
        for person, schedule in enumerate(planned.whole()):
            rota[person] += schedule[: last - first]
    return rota


def _plan(
    team: TeamView, rota: list[Schedule], span: tuple[int, int], is_stopped: Callable[[], bool]
) -> WorkingRota | None:
    """One stage: one after the other takes the schedule that is cheapest beside the others'."""
    views = [stage_view(team, rota, *span, slack) for slack in SLACKS]
    cheapest = [CheapestSchedules(view) for view in views]
    prices, planned = Prices(views[0]), WorkingRota(views[0])
    for person in range(len(team.people)):
        if is_stopped():
            return None
        cost = prices.of_person(person, planned.one_more())
        # Who finds none with their share so far may be a little off it.
        found = next(
            (path for each in cheapest if (path := each.find([person], {person: cost})[person])), None
        )
        found = found or from_further_back(team, rota, person, span)
        if found is None:
            raise NoScheduleError(team.people[person].id)
        planned.put(person, found[1])
    return planned


def from_further_back(
    team: TeamView, rota: list[Schedule], person: int, span: tuple[int, int]
) -> tuple[float, Schedule] | None:
    """The stage's part of a schedule for one who has used up their hours or weekends in earlier stages: more
    and more of these is planned anew for them alone, and put into the rota."""
    first, last = span
    for start in range(first - 7, -1, -7):
        before = rota[person][:start]
        stage = _stage_of(team, team.people[person], before, (start, last), 1)
        alone = CheapestSchedules(replace(team, weeks=(last - start) // 7, people=(stage,), rows=()))
        if alone.most_cells > CELLS_OF_ONE:
            return None
        path = alone.find([0], {0: stage.wish_cost})[0]
        if path is not None:
            rota[person] = before + path[1][: first - start]
            return path[0], path[1][first - start :]
    return None


def _weeks_of_a_stage(team: TeamView) -> int:
    empty: list[Schedule] = [() for _ in team.people]
    for weeks in range(MOST_WEEKS, 1, -1):
        days = min(team.days, 7 * (weeks + LOOK_AHEAD))
        if CheapestSchedules(stage_view(team, empty, 0, days)).most_cells <= CELLS:
            return weeks
    return 1


def stage_view(team: TeamView, rota: list[Schedule], first: int, last: int, slack: int = 1) -> TeamView:
    """The days `first` to `last` (not included) as a team's whole horizon, after what the rota has before.

    Before the end people may be `slack` shifts off their share of the minutes, and weekends over theirs."""
    return replace(
        team,
        weeks=(last - first) // 7,
        people=tuple(
            _stage_of(team, person, rota[number], (first, last), slack)
            for number, person in enumerate(team.people)
        ),
        rows=tuple(replace(row, day=row.day - first) for row in team.rows if first <= row.day < last),
    )


def _stage_of(
    team: TeamView, person: PersonView, before: Schedule, span: tuple[int, int], shifts_off: int
) -> PersonView:
    first, last = span
    share, longest_shift = last / team.days, max(team.minutes)
    is_end = last == team.days
    worked = sum(team.minutes[kind] for kind in before if kind != OFF)
    # Towards the end what is left has to come out exactly.
    slack = 0 if is_end else longest_shift * shifts_off
    over = 0 if is_end else shifts_off - 1
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
            else max(0, min(person.most_weekends, _share_of(person.most_weekends, share) + over) - weekends)
        ),
        least_minutes=max(0, round(person.least_minutes * share) - slack - worked),
        most_minutes=max(0, min(person.most_minutes, round(person.most_minutes * share) + slack) - worked),
        minutes_by={
            day - first: (least - worked, most - worked)
            for day, (least, most) in person.minutes_by.items()
            if first <= day < last
        },
        most_of={
            kind: max(0, min(most, _share_of(most, share) + over) - before.count(kind))
            for kind, most in person.most_of.items()
        },
    )


def _share_of(number: int, share: float) -> int:
    return int(np.ceil(number * share - 1e-9))


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
