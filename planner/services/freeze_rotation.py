"""Breaks from the front line and weeks on heavy tasks, as the rule of rotation needs them."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import replace

from planner.domain.person import Person
from planner.domain.team import Team
from planner.domain.time_grid import civil, day_label, monday_of

# A run of heavy weeks is followed no further.
MOST_WEEKS = 26


def with_rotation(team: Team, people: Sequence[Person]) -> tuple[Person, ...]:
    """The people with the days of their breaks."""
    if not team.front_line_breaks:
        return tuple(people)
    in_post = _in_post(people)
    theirs = {each.staff for each in team.front_line_breaks}
    return tuple(
        replace(person, off_front_line=_days_off(team, person, in_post)) if person.id in theirs else person
        for person in people
    )


def _days_off(team: Team, person: Person, in_post: Container[tuple[str | None, int]]) -> frozenset[int]:
    return frozenset(
        day.day
        for each in team.front_line_breaks
        if each.staff == person.id
        for day in person.days
        if each.dates.has(day.day) and (each.backfill, day.day) in in_post
    )


def _in_post(people: Sequence[Person]) -> frozenset[tuple[str | None, int]]:
    """Who is in post and not on leave, on which days."""
    return frozenset(
        (person.id, day.day)
        for person in people
        for day in person.days
        if day.off_reason in ("", "not working", "bank holiday")
    )


def breaks_not_planned(team: Team, people: Sequence[Person]) -> Iterator[str]:
    """Sentences on breaks without backfill in these weeks."""
    if not team.front_line_breaks:
        return
    in_post, names = _in_post(people), {person.id: person.name for person in people}
    for each in team.front_line_breaks:
        wanted = sorted(day for who, day in in_post if who == each.staff and each.dates.has(day))
        lacking = [day for day in wanted if (each.backfill, day) not in in_post]
        if not lacking:
            continue
        name = f"{names[each.staff]}'s break from the front line"
        if each.backfill is None:
            yield f"{name} is not planned: no backfill is named for it."
        else:
            backfill = names.get(each.backfill, each.backfill)
            day = day_label(lacking[0])
            yield f"{name} is not planned on {day}: {backfill}, who is to stand in, is away."


def heavy_run(team: Team, staff: str, monday: int, step: int) -> int:
    """How many weeks in a row the person is on a heavy task, from a Monday on by steps of so many days."""
    rule = team.rules.settings.task_rotation
    weeks = 0
    while (
        weeks < MOST_WEEKS and _heavy_minutes(team, staff, monday + weeks * step) >= rule.heavy_week_minutes
    ):
        weeks += 1
    return weeks


def _heavy_minutes(team: Team, staff: str, monday: int) -> int:
    """Minutes on heavy tasks in a week: of duty by its tally, else by single shifts; else by kept rotas."""
    tasks = team.rules.settings.task_rotation.heavy_tasks
    week = range(civil(monday), civil(monday + 7))
    kept = sum(
        activity.span.minutes
        for rota in team.rotas
        for shift in rota.shifts
        if shift.staff == staff and shift.start in week
        for activity in shift.activities
        if activity.kind in tasks
    )
    if kept or "duty" not in tasks:
        return kept
    told = [each for each in team.past_tallies if each.staff == staff and monday_of(each.week) == monday]
    if told:
        return sum(each.duty_minutes for each in told)
    return sum(each.duty_minutes for each in team.past_shifts if each.staff == staff and each.start in week)
