"""Who may look whether colleagues can take work, and of which weeks: the way to `Takers` from a store."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from planner.domain.roles import Caller
from planner.domain.swaps import Leg, Work
from planner.domain.team import Team
from planner.domain.time_grid import civil, day_of, monday_of
from planner.ports import Store
from planner.services.freeze_people import PeopleFreezer
from planner.services.permitted import refuse_unless
from planner.services.published_days import rota_of_day
from planner.services.swaps.published_weeks import PublishedWeeks
from planner.services.swaps.takers import Outlook, Takers

# So many weeks before and after the work's own are looked through for what may come back.
WEEKS_AWAY = 3


def takers_for(store: Store, caller: Caller, work: Work, also: Iterable[int] = ()) -> Takers:
    """What is published of the work's week, held still to ask who can take it. Nothing is worked out yet.

    `also`: moments of other weeks, whose shifts may come back for the work. Raises `NotPermittedError` for
    whom it is none of their business.
    """
    team = refuse_unless(store, caller, "see who can take work", work.staff).team()
    return Takers(PublishedWeeks.around(team, [work.start, *also]))


def outlook_for(store: Store, caller: Caller, legs: Sequence[Leg], staff: str) -> tuple[Takers, Outlook]:
    """What the rules say to legs that the person may agree to, on what is published now.

    Raises `NotPermittedError` for whom it is none of their business.
    """
    team = refuse_unless(store, caller, "answer a request for work", staff).team()
    takers = Takers(PublishedWeeks.around(team, [leg.work.start for leg in legs]))
    return takers, takers.outlook(legs)


def other_weeks(team: Team, work: Work, now: int) -> tuple[int, ...]:
    """The beginnings of the published weeks near the work's, from the present one (a civil minute) on."""
    own = monday_of(day_of(work.start))
    first = max(monday_of(day_of(now)), own - 7 * WEEKS_AWAY)
    held = rota_of_day(team, range(first, own + 7 * (WEEKS_AWAY + 1)))
    return tuple(civil(monday) for monday in sorted({monday_of(day) for day in held}) if monday != own)


def freeze_in_steps(takers: Takers) -> Iterator[None]:
    """Freeze its weeks person by person, for whoever does something else between them."""
    weeks = takers.weeks
    yield from PeopleFreezer(weeks.team, weeks.first_day.toordinal(), weeks.weeks).in_steps()
    _ = weeks.problem
    yield
