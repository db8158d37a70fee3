"""One team at a glance, for whoever looks after several: which weeks are published, and what they lack."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from planner.domain.team import Team
from planner.domain.time_grid import day_of, monday_of
from planner.ports import Store
from planner.services.freeze_people import PeopleFreezer
from planner.services.planned_weeks import covering_day
from planner.services.published_days import rota_of_day

WEEKS = 4


@dataclass(frozen=True, slots=True)
class WeekGlance:
    """The week of a Monday; `uncovered`: demands that its rota leaves open and nobody has answered for."""

    monday: date
    state: Literal["published", "draft", "none"]
    uncovered: int


@dataclass(frozen=True, slots=True)
class TeamGlance:
    """This week and the next ones; `people`: who is in post in them."""

    team: str
    people: int
    weeks: tuple[WeekGlance, ...]


def team_glance(store: Store, today: date) -> TeamGlance:
    """As far as whoever asks may see it: through the guard."""
    team, first = store.team(), monday_of(today)
    mondays = [date.fromordinal(first) + timedelta(weeks=number) for number in range(WEEKS)]
    in_post = PeopleFreezer(team, first, WEEKS).in_post()
    return TeamGlance(team.name, len(in_post), tuple(_week(store, team, monday) for monday in mondays))


def _week(store: Store, team: Team, monday: date) -> WeekGlance:
    """What the team works by goes before what is being planned."""
    days = range(monday.toordinal(), monday.toordinal() + 7)
    rota = rota_of_day(team, days).get(days.start)
    if rota is None:
        drafts = [span for span in store.kept_spans() if not span.is_published]
        rota = store.draft(covering_day(drafts, monday))
    if rota is None:
        return WeekGlance(monday, "none", 0)
    gaps = {each.demand for each in rota.uncovered if day_of(each.start) in days}
    return WeekGlance(monday, rota.state, sum(not rota.left_reason(demand) for demand in gaps))
