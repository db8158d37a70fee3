"""Planning several weeks at once, where weeks may have rotas of their own already.

A rota of several weeks takes the place of the drafts in them, and what it no longer reaches of an earlier,
longer draft stays a draft of its own. A published week is never taken over: planning ends before it, and
before a week in which other rules are in force.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from planner.domain.rota import Made, Rota
from planner.domain.team import Team
from planner.domain.time_grid import civil, monday_of
from planner.ports import KeptSpan, Store
from planner.services.published_proof import unclaimed
from planner.services.rota_edits import ReplaceRota
from planner.services.rules_in_force import packs_within

MOST_WEEKS = 12


def covering_day(spans: Sequence[KeptSpan], day: date) -> date:
    """The first day of the rota that has the day's week: one that begins with it, else a longer one."""
    monday = date.fromordinal(monday_of(day))
    starts = [span.first_day for span in spans if span.covers(monday)]
    return max(starts, default=monday)


def weeks_together(team: Team, spans: Sequence[KeptSpan], first_day: date, wanted: int) -> int:
    """As many of the wanted weeks as end before a later published rota begins, and before other rules do."""
    first = first_day.toordinal()
    ends = [span.first_day.toordinal() for span in spans if span.is_published and span.first_day > first_day]
    ends += (monday for monday, _ in packs_within(team, range(first, first + 7 * MOST_WEEKS)))
    return max(1, min([wanted, MOST_WEEKS, *((end - first) // 7 for end in ends)]))


def rota_at_hand(store: Store, team: Team, first_day: date, weeks: int) -> Rota | None:
    """What the weeks have so far, as one rota to start from: pins stay, the rest is a hint."""
    found = [rota for rota in _kept(store, first_day, weeks) if rota.shifts]
    if not found:
        return None
    last = (first_day + timedelta(weeks=weeks)).toordinal()
    shifts = tuple(shift for rota in found for shift in rota.shifts if shift.day < last)
    turns = tuple(turn for rota in found for turn in rota.lockdown)
    made = Made(by=team.manager, at=found[0].made.at)
    return Rota(team=team.id, first_day=first_day, weeks=weeks, made=made, shifts=shifts, lockdown=turns)


def replacing(store: Store, rota: Rota, what: str) -> ReplaceRota:
    """The edit that puts a rota in place of every draft of its weeks, as one step of undo."""
    end = rota.first_day + timedelta(weeks=rota.weeks)
    later = [rota.first_day + timedelta(weeks=week) for week in range(1, rota.weeks)]
    old = {day: draft for day in (rota.first_day, *later) if (draft := store.draft(day)) is not None}
    rests = (_rest(draft, (end - day).days // 7) for day, draft in old.items())
    return ReplaceRota(
        rota,
        what,
        drops=tuple(day for day in old if day != rota.first_day),
        brings=tuple(rest for rest in rests if rest is not None),
    )


def _kept(store: Store, first_day: date, weeks: int) -> Iterator[Rota]:
    week = 0
    while week < weeks:
        day = first_day + timedelta(weeks=week)
        rota = store.draft(day) or store.published(day)
        if rota is not None:
            yield rota
        week += rota.weeks if rota is not None else 1


def _rest(old: Rota, weeks: int) -> Rota | None:
    """What a longer draft has beyond the first `weeks`; nothing of it is proved by itself."""
    if old.weeks <= weeks:
        return None
    first_day = old.first_day + timedelta(weeks=weeks)
    first = first_day.toordinal()
    rest = unclaimed(old)
    return rest.model_copy(
        update={
            "first_day": first_day,
            "weeks": old.weeks - weeks,
            "shifts": tuple(shift for shift in old.shifts if shift.day >= first),
            "lockdown": tuple(turn for turn in old.lockdown if monday_of(turn.week) >= first),
            "uncovered": tuple(each for each in old.uncovered if each.start >= civil(first)),
        }
    )
