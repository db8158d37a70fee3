"""Repeats that contradict themselves, and records that stand in the place of no occurrence."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from planner.domain.demand import CoverRequirement, Event, Visit
from planner.domain.errors import InputProblem
from planner.domain.occurrences import first_day_of, series_of
from planner.domain.repeats import Repeat, planned_days
from planner.domain.team import Team
from planner.domain.time_grid import date_label, day_label
from planner.importers.id_checks import given_twice

# Repeats are counted from their first day: one centuries ago would be a slip of the pen.
EARLIEST = date(2000, 1, 1)


def repeat_problems(team: Team) -> Iterator[InputProblem]:
    """All of them, in the order of the file."""
    for n, cover in enumerate(team.cover):
        yield from _cover_problems(f"cover[{n}]", f"“{cover.name}”", cover, team)
    kinds: tuple[tuple[str, tuple[Visit | Event, ...]], ...] = (
        ("visits", team.visits),
        ("events", team.events),
    )
    for kind, records in kinds:
        for n, record in enumerate(records):
            if record.repeats is None and record.instead_of is None:
                continue
            who = f"“{record.case if isinstance(record, Visit) else record.name}”"
            yield from _record_problems(f"{kind}[{n}]", who, record, team)
        for twice in given_twice([each.instead_of for each in records if each.instead_of is not None]):
            places = [n for n, each in enumerate(records) if each.instead_of == twice]
            sentence = f"“{twice}” is already replaced at {kind}[{places[0]}]; keep one of them."
            yield InputProblem(f"{kind}[{places[-1]}].instead_of", sentence)


def _record_problems(path: str, who: str, record: Visit | Event, team: Team) -> Iterator[InputProblem]:
    if record.instead_of is not None:
        if record.repeats is not None:
            sentence = f"{who}: what stands in the place of one day does not repeat; take one of the two out."
            yield InputProblem(f"{path}.repeats", sentence)
        if series_of(record.instead_of)[1] is None:
            sentence = f"{who}: “instead_of” names an occurrence, as in visit-1042@2026-12-08."
            yield InputProblem(f"{path}.instead_of", sentence)
    if record.repeats is not None:
        yield from _repeat_problems(f"{path}.repeats", who, record.repeats, first_day_of(record), team)


def _cover_problems(path: str, who: str, cover: CoverRequirement, team: Team) -> Iterator[InputProblem]:
    if cover.instead_of is not None and (cover.dates is None or cover.dates.last is None):
        sentence = f"{who}: what stands in the place of other cover has a first and a last day."
        yield InputProblem(f"{path}.dates", sentence)
    if cover.instead_of == cover.id:
        yield InputProblem(f"{path}.instead_of", f"{who}: it cannot stand in its own place.")
    if cover.repeats is None:
        return
    if cover.dates is None:
        sentence = f"{who}: what repeats by a rule is counted from a first day; give its dates."
        yield InputProblem(f"{path}.dates", sentence)
        return
    first = cover.dates.first.toordinal()
    yield from _repeat_problems(f"{path}.repeats", who, cover.repeats, first, team, must_fall=False)


def _repeat_problems(
    path: str, who: str, repeat: Repeat, first: int, team: Team, *, must_fall: bool = True
) -> Iterator[InputProblem]:
    start = date.fromordinal(first)
    if start < EARLIEST:
        yield InputProblem(path, f"{who}: it repeats from {start}; begin it in this century.")
        return
    if repeat.last is not None and repeat.last < start:
        last, begin = date_label(repeat.last), date_label(start)
        sentence = f"{who}: the last day, {last}, lies before the first, {begin}."
        yield InputProblem(f"{path}.last", sentence)
    elif must_fall and first not in _rule_days(repeat, first, team.nation):
        sentence = (
            f"{who}: the first day {day_label(first)} is none of the days on which it repeats; "
            "move it to one of them."
        )
        yield InputProblem(path, sentence)
    for twice in given_twice([day.isoformat() for day in repeat.skip]):
        yield InputProblem(f"{path}.skip", f"{who}: {twice} is left out twice.")


def _rule_days(repeat: Repeat, first: int, nation: str) -> tuple[int, ...]:
    plain = repeat.model_copy(update={"last": None, "rests_on_bank_holidays": False})
    return planned_days(plain, first, nation, range(first, first + 1))
