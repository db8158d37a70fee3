"""The grid of people needed: cover, visits spread over their windows, and who could be at work."""

from __future__ import annotations

from planner.domain.demand import CoverRequirement, Visit
from planner.domain.records import TimeSpan
from planner.domain.staff import LockdownWeek, LockdownWheel
from planner.reports.demand_grid import available_people, need_grid
from planner.services.freeze_problem import freeze_problem
from tests.planner.rules.factory import at
from tests.planner.services.small_office import MONDAY, small_team

TUESDAY = 1


def visit(visit_id: str, start: str, end: str, workers: int = 1, travel: int = 0) -> Visit:
    return Visit(
        id=visit_id,
        case="R-10",
        minutes=60,
        windows=(TimeSpan(start=at(start), end=at(end)),),
        workers=workers,
        travel_before=travel,
        travel_after=travel,
    )


def people(team_visits: tuple[Visit, ...], cover: tuple[CoverRequirement, ...] = ()) -> list[int]:
    """People needed on Tuesday in each half-hour."""
    problem = freeze_problem(small_team(visits=team_visits, cover=cover), MONDAY)
    return [cell.people for cell in need_grid(problem)[TUESDAY].cells]


def test_visits_without_room_stand_where_they_must_and_add_up() -> None:
    row = people((visit("a", "Tue 18:00", "Tue 19:00", 2), visit("b", "Tue 18:00", "Tue 19:00")))
    assert row[36:38] == [3, 3]
    assert sum(row) == 6


def test_visits_with_room_are_spread_so_that_the_peak_is_low() -> None:
    row = people(tuple(visit(f"v{number}", "Tue 09:00", "Tue 13:00") for number in range(4)))
    assert max(row) == 1
    assert sum(row) == 8


def test_visits_go_first_to_where_there_are_people() -> None:
    # Nobody is there at 06:30, when the way to a visit at 07:00 would begin.
    row = people((visit("a", "Tue 07:00", "Tue 12:00", travel=30),))
    assert row[13] == 0
    assert sum(row) == 4


def test_travel_counts() -> None:
    row = people((visit("a", "Tue 18:00", "Tue 19:00", travel=30),))
    assert row[35:39] == [1, 1, 1, 1]


def test_cover_is_the_desk_or_the_presence_whichever_is_more() -> None:
    desk = CoverRequirement(id="desk", name="Desk", kind="duty", start=540, end=780, least=2)
    office = CoverRequirement(id="office", name="Office", kind="presence", start=600, end=840, least=3)
    row = people((), (desk, office))
    assert row[18:20] == [2, 2]
    assert row[20:28] == [3] * 8
    assert row[28] == 0


def test_the_hours_of_a_day_are_those_of_all_people() -> None:
    problem = freeze_problem(small_team(), MONDAY)
    day = need_grid(problem)[TUESDAY]
    # The visit touches four half-hours with its travel, two people each; the desk is eight hours.
    assert day.minutes == 2 * 120 + 480


def test_people_could_be_at_work_inside_their_patterns_and_outside_lockdown() -> None:
    wheel = LockdownWheel(weeks=(LockdownWeek(staff="ana", week=MONDAY),))
    problem = freeze_problem(small_team(lockdown=wheel), MONDAY)
    counts = available_people(problem, problem.first_day + TUESDAY)
    assert counts[20] == 3
    assert counts[13] == 0
    assert available_people(problem, problem.first_day + 5) == (0,) * 48
