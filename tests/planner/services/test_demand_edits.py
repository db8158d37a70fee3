"""Edits of demand: peaks over days and weeks with exceptions, cover that rests, a week copied on."""

from __future__ import annotations

from datetime import date

import pytest

from planner.domain.errors import BadInputError, RefusedEditError
from planner.importers.team_checks import team_problems
from planner.importers.team_file import write_team
from planner.services.demand_edits import Peak, add_peak, copy_visits, hold_cover, rest_cover
from planner.services.freeze_problem import freeze_problem
from planner.services.record_form import field_problems
from tests.planner.services.small_office import MONDAY, small_team

PEAK = Peak(
    cases=("R-0987", "R-1042"),
    weekdays=("tue",),
    start=1110,
    end=1200,
    minutes=90,
    workers=2,
    first_week=MONDAY,
    until=date(2026, 12, 15),
    except_weeks=(date(2026, 11, 30),),
)


def test_a_peak_makes_a_visit_for_each_case_and_week_but_the_excepted_ones() -> None:
    team = small_team()
    after, inverse = add_peak(team, PEAK, "Tuesday evening visits").apply(team)
    made = after.visits[len(team.visits) :]
    assert [visit.id for visit in made] == [
        "visit-R-0987-2026-11-24",
        "visit-R-1042-2026-11-24",
        "visit-R-0987-2026-12-08",
        "visit-R-1042-2026-12-08",
        "visit-R-0987-2026-12-15",
        "visit-R-1042-2026-12-15",
    ]
    assert {visit.workers for visit in made} == {2}
    assert not team_problems(after)
    back, _ = inverse.apply(after)
    assert write_team(back) == write_team(team)


def test_a_peak_that_is_not_right_says_so_by_its_fields() -> None:
    odd = Peak(cases=(), weekdays=(), start=1110, end=1170, minutes=90, first_week=MONDAY)
    with pytest.raises(BadInputError) as refused:
        add_peak(small_team(), odd)
    problems = field_problems(refused.value.problems)
    assert set(problems) == {"cases", "weekdays", "end"}


def test_a_new_visit_of_a_known_case_has_its_worker_and_travel() -> None:
    team = small_team()
    known = team.visits[0].model_copy(update={"allocated_worker": "ana", "travel_before": 45})
    team = team.model_copy(update={"visits": (known,)})
    after, _ = add_peak(team, PEAK).apply(team)
    assert after.visits[2].case == "R-1042"
    assert after.visits[2].allocated_worker == "ana"
    assert after.visits[2].travel_before == 45


def test_cover_rests_for_one_week_and_holds_again() -> None:
    team = small_team()
    rested, _ = rest_cover(team, "desk", MONDAY).apply(team)
    assert not freeze_problem(rested, MONDAY).duty_turns
    assert freeze_problem(rested, date(2026, 11, 30)).duty_turns
    held, _ = hold_cover(rested, "desk", MONDAY).apply(rested)
    assert held == team


def test_a_week_of_visits_is_copied_once() -> None:
    team = small_team()
    after, _ = copy_visits(team, MONDAY).apply(team)
    assert len(after.visits) == 2
    assert after.visits[1].windows[0].start - team.visits[0].windows[0].start == 7 * 1440
    with pytest.raises(RefusedEditError):
        copy_visits(after, MONDAY)
