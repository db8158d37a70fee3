"""Which demand of a draft is asked no longer after an edit of the team, and which goes on under another id.

A visit that begins to repeat, a series that ends and goes on as another, and one that comes once again are
still the same work: the draft keeps who was placed for it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TypeVar

from planner.domain.demand import Event, Visit
from planner.domain.differing import differing
from planner.domain.indexed_shifts import indexed
from planner.domain.occurrences import (
    event_of,
    events_in,
    first_day_of,
    series_of,
    visit_of,
    visits_in,
)
from planner.domain.rota import Rota
from planner.domain.team import Team

Dated = TypeVar("Dated", Visit, Event)


def followed_demand(before: Team, after: Team, draft: Rota) -> tuple[Mapping[str, str], frozenset[str]]:
    """New ids by old ones, and the ids that nothing asks any more; of visits and events in the draft."""
    if before.visits == after.visits and before.events == after.events:
        return {}, frozenset()
    asked = _demands(draft)
    if before.nation == after.nation:
        others = _others(before.visits, after.visits) | _others(before.events, after.events)
        asked = [demand for demand in asked if series_of(demand)[0] in others]
    renamed: dict[str, str] = {}
    gone: set[str] = set()
    _follow(asked, renamed, gone, (before, after), visit_of, partial(visits_in, days=draft.days))
    _follow(asked, renamed, gone, (before, after), event_of, partial(events_in, days=draft.days))
    return renamed, frozenset(gone)


def _others(were: Sequence[Dated], are: Sequence[Dated]) -> set[str]:
    """The ids of records that are not the same in both, and of the series in whose place they stand."""
    gone, come = differing(were, are)
    old, new = {each.id: each for each in gone}, {each.id: each for each in come}
    changed = [each for each in gone if new.get(each.id) != each]
    changed += [each for each in come if old.get(each.id) != each]
    return {series_of(name)[0] for each in changed for name in (each.id, each.instead_of) if name is not None}


def _follow(
    asked: Sequence[str],
    renamed: dict[str, str],
    gone: set[str],
    teams: tuple[Team, Team],
    find: Callable[[Team, str], Dated | None],
    list_all: Callable[[Team], Sequence[Dated]],
) -> None:
    before, after = teams
    lost = [
        (demand, was)
        for demand in asked
        if (was := find(before, demand)) is not None and find(after, demand) is None
    ]
    if not lost:
        return
    known = {each.id for each in list_all(before)}
    new = [each for each in list_all(after) if each.id not in known]
    for demand, was in lost:
        same = next((each for each in new if _is_same(was, each)), None)
        if same is None:
            gone.add(demand)
        else:
            new.remove(same)
            renamed[demand] = same.id


def _is_same(was: Visit | Event, now: Visit | Event) -> bool:
    """The same case or name on the same day."""
    if first_day_of(was) != first_day_of(now):
        return False
    if isinstance(was, Visit) and isinstance(now, Visit):
        return was.case == now.case
    return isinstance(was, Event) and isinstance(now, Event) and was.name == now.name


def _demands(draft: Rota) -> list[str]:
    """What the draft serves or leaves uncovered, each once."""
    served = sorted(indexed(draft.shifts).serving)
    open_ones = [each.demand for each in draft.uncovered]
    left = [each.demand for each in draft.left_uncovered]
    return list(dict.fromkeys((*served, *open_ones, *left)))
