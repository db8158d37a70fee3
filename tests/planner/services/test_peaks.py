"""Peaks: visits of several cases in the same hours, once or every week, changed and taken out as one step."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from planner.domain.errors import BadInputError
from planner.domain.occurrences import visits_in
from planner.domain.repeats import Repeat
from planner.domain.team import Team
from planner.services.peaks import Peak, add_peak, change_peak, members_of, remove_peak
from planner.services.record_form import field_problems
from tests.planner.services.edit_and_back import done
from tests.planner.services.small_office import MONDAY, small_team

TUESDAY = MONDAY + timedelta(days=1)
WEEKLY = Repeat(rule="FREQ=WEEKLY;BYDAY=TU", last=date(2026, 12, 15), skip=(date(2026, 12, 1),))
PEAK = Peak(
    cases=("R-0987", "R-1042"),
    weekdays=("tue",),
    start=1110,
    end=1200,
    minutes=90,
    workers=2,
    first_week=MONDAY,
    repeats=WEEKLY,
)
NAME = "Tuesday evening visits"
IN_EACH_WEEK = [f"visit-{case}-{TUESDAY}@" for case in PEAK.cases]


def evenings(team: Team, week: int = 0) -> dict[str, tuple[int, int, int]]:
    """Cases that are visited from 17:00 on in a week: start and end of the window, and workers."""
    first = MONDAY.toordinal() + 7 * week
    return {
        visit.case: (visit.windows[0].start % 1440, visit.windows[0].end % 1440, visit.workers)
        for visit in visits_in(team, range(first, first + 7))
        if visit.windows[0].start % 1440 >= 1020
    }


def test_a_peak_asks_a_visit_of_each_case_in_each_week_but_the_excepted_ones() -> None:
    team = done(small_team(), add_peak(small_team(), PEAK, NAME))
    both = dict.fromkeys(PEAK.cases, (1110, 1200, 2))
    assert [evenings(team, week) for week in range(5)] == [both, {}, both, both, {}]


def test_a_peak_that_comes_once_is_a_visit_of_each_case_on_each_day() -> None:
    once = replace(PEAK, weekdays=("thu", "tue"), repeats=None)
    after = done(small_team(), add_peak(small_team(), once))
    assert [visit.id for visit in after.visits[1:]] == [
        "visit-R-0987-2026-11-24",
        "visit-R-1042-2026-11-24",
        "visit-R-0987-2026-11-26",
        "visit-R-1042-2026-11-26",
    ]


def test_a_peak_that_is_not_right_says_so_by_its_fields() -> None:
    odd = Peak(cases=(), weekdays=(), start=1110, end=1170, minutes=90, first_week=MONDAY)
    with pytest.raises(BadInputError) as refused:
        add_peak(small_team(), odd)
    assert set(field_problems(refused.value.problems)) == {"cases", "weekdays", "end"}
    late = replace(PEAK, repeats=WEEKLY.model_copy(update={"last": date(2026, 1, 1)}))
    with pytest.raises(BadInputError) as refused:
        add_peak(small_team(), late)
    assert field_problems(refused.value.problems) == {"repeats": "It ends before it begins."}
    many = replace(PEAK, cases=tuple(f"R-{number}" for number in range(500)))
    with pytest.raises(BadInputError) as refused:
        add_peak(small_team(), many)
    assert "500 visits" in field_problems(refused.value.problems)["cases"]


def test_a_new_visit_of_a_known_case_has_its_worker_and_travel() -> None:
    team = small_team()
    known = team.visits[0].model_copy(update={"allocated_worker": "ana", "travel_before": 45})
    team = team.model_copy(update={"visits": (known,)})
    after, _ = add_peak(team, PEAK).apply(team)
    assert after.visits[2].case == "R-1042"
    assert after.visits[2].allocated_worker == "ana"
    assert after.visits[2].travel_before == 45


def test_the_visits_of_a_peak_are_found_from_one_of_them() -> None:
    team = done(small_team(), add_peak(small_team(), PEAK, NAME))
    for week in (0, 2):
        day = (TUESDAY + timedelta(weeks=week)).isoformat()
        mine = members_of(team, f"{IN_EACH_WEEK[0]}{day}")
        assert [visit.id for visit in mine] == [f"{each}{day}" for each in IN_EACH_WEEK]
    assert members_of(team, "nothing") == ()
    assert [visit.id for visit in members_of(team, "v1")] == ["v1"]


def test_a_peak_is_changed_in_one_week_and_its_cases_with_it() -> None:
    team = done(small_team(), add_peak(small_team(), PEAK, NAME))
    day = date(2026, 12, 8)
    demands = [f"{each}{day}" for each in IN_EACH_WEEK]
    week = day - timedelta(days=1)
    later = replace(PEAK, cases=("R-1042", "R-7"), start=1140, end=1230, first_week=week)
    after = done(team, change_peak(team, demands, later, NAME, "one"))
    assert evenings(after, 0) == dict.fromkeys(PEAK.cases, (1110, 1200, 2))
    assert evenings(after, 2) == {"R-1042": (1140, 1230, 2), "R-7": (1140, 1230, 2)}
    assert evenings(after, 3) == dict.fromkeys(PEAK.cases, (1110, 1200, 2))


def test_a_moved_visit_is_found_once() -> None:
    team = done(small_team(), add_peak(small_team(), replace(PEAK, cases=("R-1",)), NAME))
    demand = f"visit-R-1-{TUESDAY}@{TUESDAY}"
    later = replace(PEAK, cases=("R-1",), start=1140, end=1230)
    moved = done(team, change_peak(team, [demand], later, NAME, "one"))
    assert [visit.id for visit in members_of(moved, demand)] == [demand]


def test_a_peak_is_changed_from_a_week_on_and_altogether() -> None:
    team = done(small_team(), add_peak(small_team(), PEAK, NAME))
    day = date(2026, 12, 8)
    demands = [f"{each}{day}" for each in IN_EACH_WEEK]
    alone = replace(PEAK, workers=1, first_week=day - timedelta(days=1))
    on = done(team, change_peak(team, demands, alone, NAME, "on"))
    assert [evenings(on, week).get("R-0987") for week in (0, 2, 3)] == [
        (1110, 1200, 2),
        (1110, 1200, 1),
        (1110, 1200, 1),
    ]
    whole = done(team, change_peak(team, demands, alone, NAME, "all"))
    assert {workers for _, _, workers in evenings(whole, 0).values()} == {1}
    assert evenings(done(team, remove_peak(team, demands, NAME, "one")), 2) == {}
    assert done(team, remove_peak(team, demands, NAME, "all")).visits == small_team().visits


def test_a_peak_that_comes_once_is_changed_and_removed() -> None:
    once = replace(PEAK, repeats=None)
    team = done(small_team(), add_peak(small_team(), once, NAME))
    demands = [visit.id for visit in members_of(team, f"visit-R-0987-{TUESDAY}")]
    after = done(team, change_peak(team, demands, replace(once, cases=("R-1042",), end=1230), NAME))
    assert evenings(after) == {"R-1042": (1110, 1230, 2)}
    assert done(team, remove_peak(team, demands, NAME)).visits == small_team().visits
