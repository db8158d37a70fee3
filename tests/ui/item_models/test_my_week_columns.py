"""A week of one's own as columns: rest, colleagues, deadlines, what is short."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from planner.domain.records import DateRange
from planner.domain.rota import Shift
from planner.domain.staff import Absence
from planner.services.my_week.my_week import my_week
from tests.planner.rules.factory import activity, shift
from tests.planner.services.small_office import MONDAY
from tests.planner.services.swaps.office import JO, published
from ui.item_models.my_week_columns import DayColumn, day_columns

Columns = Callable[..., tuple[DayColumn, ...]]


@pytest.fixture
def columns(tmp_path: Path) -> Columns:
    def make(*shifts: Shift, staff: str = "ana", **changes: Any) -> tuple[DayColumn, ...]:
        store = published(tmp_path, *shifts, **changes)
        found = day_columns(my_week(store, JO, staff, MONDAY))
        store.close()
        return found

    return make


def test_a_short_rest_stands_before_one_shift_and_after_the_other(columns: Columns) -> None:
    week = columns(shift("ana", "Tue 12:00-20:00"), shift("ana", "Wed 10:00-18:00"))
    assert [rest.words for rest in week[1].rests] == ["rest 14 h"]
    assert [rest.words for rest in week[2].rests] == ["14 h rest since Tue"]
    assert week[2].words.startswith("Wednesday 25 November, 10:00 to 18:00, in the office")


def test_a_long_rest_is_not_drawn(columns: Columns) -> None:
    week = columns(shift("ana", "Tue 09:00-17:00"), shift("ana", "Wed 09:00-17:00"))
    assert [column.rests for column in week] == [()] * 7


def test_a_visit_of_two_says_with_whom(columns: Columns) -> None:
    both = [
        shift(who, "Tue 12:00-20:00", activity("visit", "Tue 16:00-17:30", "v1", travel=15))
        for who in ("ana", "ben")
    ]
    visit = columns(*both)[1].pieces[1]
    assert (visit.title, visit.times, visit.more) == ("Visit R-1042", "16:15–17:15", "with Ben Boyd")
    assert visit.brief == "R-1042"


def test_a_visit_with_somebody_who_has_left_the_team_since_is_shown(tmp_path: Path) -> None:
    both = [
        shift(who, "Tue 12:00-20:00", activity("visit", "Tue 16:00-17:30", "v1", travel=15))
        for who in ("ana", "ben")
    ]
    store = published(tmp_path, *both)
    team = store.team()
    with store.unit_of_work("Jo") as work:
        staff = tuple(each for each in team.staff if each.id != "ben")
        work.save_team(team.model_copy(update={"staff": staff}), what="Remove", subject="ben")
    visit = day_columns(my_week(store, JO, "ana", MONDAY))[1].pieces[1]
    store.close()
    assert visit.more == "with ben"


def test_a_visit_of_two_that_lacks_one_says_so(columns: Columns) -> None:
    alone = shift("ana", "Tue 12:00-20:00", activity("visit", "Tue 16:00-17:30", "v1", travel=15))
    visit = columns(alone)[1].pieces[1]
    assert (visit.short, visit.more) == ("needs 1 more worker", "")
    assert visit.words.endswith("two workers, one missing")


def test_open_time_of_half_an_hour_is_casework(columns: Columns) -> None:
    day = columns(shift("ana", "Tue 09:00-17:00", activity("protected_admin", "Tue 09:15-16:30")))[1]
    assert [span.minutes for span in day.casework] == [30]


def test_a_day_without_work_says_why(columns: Columns) -> None:
    assert [column.line for column in columns(shift("ana", "Tue 09:00-17:00"))[4:]] == ["Off", "Off", "Off"]


def test_a_day_of_leave_has_a_word_for_its_narrow_head(columns: Columns) -> None:
    dates = DateRange(first=MONDAY, last=MONDAY + timedelta(days=6))
    leave = Absence(id="away", staff="ana", kind="annual_leave", dates=dates)
    saturday = columns(shift("ben", "Tue 09:00-17:00"), absences=(leave,))[5]
    assert (saturday.line, saturday.brief) == ("Annual leave", "Leave")
    assert saturday.words == "Saturday 28 November, annual leave."
