"""Published shifts of somebody who is away now."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from planner.domain.records import DateRange
from planner.domain.staff import Absence, Secondment
from planner.services.planned_while_away import planned_while_away, planned_while_out
from tests.planner.rules.factory import shift
from tests.planner.services.small_office import MONDAY
from tests.planner.services.swaps.office import published

TUESDAY, WEDNESDAY = date(2026, 11, 24), date(2026, 11, 25)


@pytest.mark.parametrize(
    ("last", "today", "fields", "days"),
    [
        (WEDNESDAY, MONDAY, {}, [TUESDAY, WEDNESDAY]),
        (WEDNESDAY, WEDNESDAY, {}, [WEDNESDAY]),
        (None, MONDAY, {}, [TUESDAY, WEDNESDAY]),
        (WEDNESDAY, MONDAY, {"start": 7 * 60, "end": 10 * 60}, [WEDNESDAY]),
    ],
)
def test_those_from_today_on_that_the_leave_cuts_into(
    tmp_path: Path, last: date | None, today: date, fields: dict[str, Any], days: list[date]
) -> None:
    shifts = (
        shift("ana", "Mon 09:00-17:00"),
        shift("ana", "Tue 12:00-20:00"),
        shift("ana", "Wed 09:00-16:30"),
        shift("ben", "Tue 12:00-20:00"),
    )
    store = published(tmp_path, *shifts, cover=(), visits=())
    dates = DateRange(first=TUESDAY, last=last)
    leave = Absence(id="a", staff="ana", kind="sick", dates=dates, **fields)
    found = planned_while_away(store.team(), leave, today)
    store.close()
    assert [date.fromordinal(each.day) for each in found] == days


def test_who_is_lent_elsewhere_stands_in_the_rota_on_the_days_of_the_loan(tmp_path: Path) -> None:
    store = published(
        tmp_path, shift("ana", "Mon 09:00-17:00"), shift("ana", "Tue 12:00-20:00"), cover=(), visits=()
    )
    team = store.team()
    store.close()
    ana = next(each for each in team.staff if each.id == "ana")
    loan = Secondment(dates=DateRange(first=TUESDAY), direction="away", other_team="North Moor")
    lent = ana.model_copy(update={"secondments": (loan,)})
    assert [date.fromordinal(each.day) for each in planned_while_out(team, lent, MONDAY)] == [TUESDAY]
    assert planned_while_out(team, lent, WEDNESDAY) == ()
    assert planned_while_out(team, ana, MONDAY) == ()
