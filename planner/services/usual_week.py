"""What a team's demand is in a usual week, and where one week differs from it.

*Usual* is what repeats: cover that holds on and on, repeating visits and events, each without what is left
out, moved or changed once. What comes once (a single visit, a hearing) is no difference: it has no usual.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from planner.domain.demand import CoverRequirement, Event, Visit
from planner.domain.occurrences import (
    cover_days,
    first_day_of,
    occurrence_id,
    usual_cover_days,
    with_occurrences,
)
from planner.domain.problem import RotaProblem
from planner.domain.repeats import planned_days
from planner.domain.team import Team
from planner.domain.time_grid import DAY, clock, day_label, moment_label, times_label
from planner.reports.demand_grid import NeedDay, need_grid
from planner.services.freeze_cover import cover_needs
from planner.services.freeze_visits import VisitFreezer


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing of the week that is not as usual; `key` is the record or the occurrence, `brief` the least to
    say of it where its name and its times stand already."""

    kind: Literal["visits", "events", "cover"]
    key: str
    sentence: str
    brief: str


def usual_team(team: Team) -> Team:
    """The team with what repeats alone, and nothing excepted from it."""
    return team.model_copy(
        update={
            "visits": tuple(_unexcepted(each) for each in team.visits if each.repeats is not None),
            "events": tuple(_unexcepted(each) for each in team.events if each.repeats is not None),
            "cover": tuple(
                each.model_copy(update={"except_dates": ()}) for each in team.cover if is_usual(each)
            ),
            "court_deadlines": (),
        }
    )


def repeating_part(team: Team) -> Team:
    """The team with what repeats and what stands in its place; what comes once is left out."""
    return team.model_copy(
        update={
            "visits": tuple(each for each in team.visits if each.repeats or each.instead_of),
            "events": tuple(each for each in team.events if each.repeats or each.instead_of),
            "cover": tuple(each for each in team.cover if is_usual(each) or each.instead_of),
            "court_deadlines": (),
        }
    )


def is_usual(cover: CoverRequirement) -> bool:
    """Whether the cover goes on and on: it is of no single time."""
    if cover.instead_of is not None:
        return False
    return cover.dates is None or cover.dates.last is None or cover.repeats is not None


def demand_of(team: Team, problem: RotaProblem) -> RotaProblem:
    """The problem's weeks with another team's visits and cover; people stay as they are."""
    days = problem.days
    cover = cover_needs(team, days)
    return replace(
        problem,
        visits=VisitFreezer(with_occurrences(team, days), days, problem.people).needs(),
        duty_turns=cover.duty_turns,
        presence=cover.presence,
        shift_needs=cover.shift_needs,
    )


def usual_change(team: Team, problem: RotaProblem) -> tuple[tuple[int, ...], ...]:
    """By how many people each half-hour of the first week differs from the usual week, day by day."""
    usual = need_grid(demand_of(usual_team(team), problem))
    regular = need_grid(demand_of(repeating_part(team), problem))
    return tuple(_less(now, then) for now, then in zip(regular, usual, strict=True))


def _less(now: NeedDay, then: NeedDay) -> tuple[int, ...]:
    return tuple(one.people - other.people for one, other in zip(now.cells, then.cells, strict=True))


def differences(team: Team, days: range) -> tuple[Difference, ...]:
    """What is not as usual in the days (ordinals), cover first."""
    return (*_of_cover(team, days), *_of_dated(team, team.visits, days), *_of_dated(team, team.events, days))


def _of_cover(team: Team, days: range) -> Iterator[Difference]:
    for cover in team.cover:
        if not is_usual(cover):
            continue
        usual, now = usual_cover_days(team, cover, days), cover_days(team, cover, days)
        gone = [day for day in usual if day not in now]
        own = [each for each in team.cover if each.instead_of == cover.id and cover_days(team, each, days)]
        for each in own:
            words = _cover_words(each, cover)
            yield Difference("cover", each.id, f"{cover.name}: {words}", words)
        if gone and not own:
            listed = ", ".join(day_label(day) for day in gone)
            words = "this week" if len(gone) == len(usual) else f"on {listed}"
            yield Difference("cover", cover.id, f"{cover.name}: left out {words}", f"left out {words}")


def _cover_words(own: CoverRequirement, usual: CoverRequirement) -> str:
    parts = []
    if (own.least, own.ideal) != (usual.least, usual.ideal):
        parts.append(f"{own.least} instead of {usual.least}")
    if (own.start, own.end) != (usual.start, usual.end):
        times = [times_label(each.start, each.end) for each in (own, usual)]
        parts.append(f"{times[0]} instead of {times[1]}")
    return ", ".join(parts) or "changed this week"


def _of_dated(
    team: Team, records: tuple[Visit, ...] | tuple[Event, ...], days: range
) -> Iterator[Difference]:
    kind: Literal["visits", "events"] = "visits" if records is team.visits else "events"
    moved = {record.instead_of: record for record in records if record.instead_of is not None}
    for series in records:
        if series.repeats is None:
            continue
        name = series.case if isinstance(series, Visit) else series.name
        for day in planned_days(series.repeats, first_day_of(series), team.nation, days):
            key = occurrence_id(series.id, day)
            usual = _start(series) + (day - first_day_of(series)) * DAY
            if (own := moved.get(key)) is not None:
                now = _start(own)
                brief, words = _moved_words(now, usual)
                yield Difference(kind, key, f"{name}: {words}", brief)
            elif day in {each.toordinal() for each in series.repeats.skip}:
                yield Difference(kind, key, f"{name}: left out on {day_label(day)}", "left out")


def _moved_words(now: int, usual: int) -> tuple[str, str]:
    """`usually 10:00` of the same day, and the whole."""
    if now == usual:
        return "changed", "changed"
    if now // DAY == usual // DAY:
        return f"usually {clock(usual)}", f"{moment_label(now)}, usually {clock(usual)}"
    return f"usually {day_label(usual // DAY)}", f"{moment_label(now)}, usually {moment_label(usual)}"


def _start(record: Visit | Event) -> int:
    return record.windows[0].start if isinstance(record, Visit) else record.start


def _unexcepted(record: Visit | Event) -> Visit | Event:
    repeats = record.repeats
    return record.model_copy(
        update={"repeats": repeats.model_copy(update={"skip": ()}) if repeats is not None else None}
    )
