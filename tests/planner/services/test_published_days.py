"""A later rota of the team's list goes before an earlier one, day by day."""

from __future__ import annotations

from datetime import timedelta

from planner.domain.rota import Rota
from planner.services.published_days import rota_of_day, shifts_on
from tests.planner.rules.factory import shift
from tests.planner.services.small_office import MONDAY, hand_rota, small_team

FIRST = MONDAY.toordinal()


def rota(*days: str, week: int = 0, weeks: int = 1, state: str = "published") -> Rota:
    shifts = [shift("ana", f"{day} 09:00-17:00") for day in days]
    return hand_rota(*shifts, first_day=MONDAY + timedelta(weeks=week), weeks=weeks, state=state)


def test_the_later_rota_holds_where_two_have_a_day() -> None:
    long, short = rota("Tue", "Wed+1", weeks=2), rota("Thu+1", week=1)
    team = small_team(rotas=(long, short))
    held = rota_of_day(team, range(FIRST, FIRST + 14))
    assert [held[FIRST], held[FIRST + 7]] == [long, short]
    assert [each.day - FIRST for each in shifts_on(team, range(FIRST, FIRST + 14))] == [1, 10]


def test_drafts_and_days_that_nobody_asks_for_are_left_out() -> None:
    team = small_team(rotas=(rota("Tue"), rota("Tue", state="draft")))
    assert list(rota_of_day(team, range(FIRST + 2, FIRST + 30))) == list(range(FIRST + 2, FIRST + 7))
    assert list(shifts_on(team, range(FIRST + 2, FIRST + 30))) == []
