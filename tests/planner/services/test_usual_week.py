"""The usual week, and what of a week differs from it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from planner.domain.demand import Visit
from planner.domain.records import TimeSpan
from planner.domain.repeats import Repeat
from planner.domain.team import Team
from planner.domain.time_grid import civil
from planner.reports.demand_grid import need_grid
from planner.services.cover_edits import change_cover, rest_cover
from planner.services.freeze_problem import freeze_problem
from planner.services.repeat_edits import leave_out, occurrence_changed
from planner.services.team_changes import with_changes
from planner.services.usual_week import demand_of, differences, usual_change, usual_team
from tests.planner.services.small_office import MONDAY, small_team

TUESDAY = MONDAY + timedelta(days=1)
DAYS = range(MONDAY.toordinal(), MONDAY.toordinal() + 7)


def team_of(**changes: Any) -> Team:
    """The duty desk, a visit that comes once and one that comes every Tuesday at ten."""
    window = TimeSpan(start=civil(TUESDAY, 600), end=civil(TUESDAY, 660))
    weekly = Visit(id="w", case="R-7", windows=(window,), repeats=Repeat(rule="FREQ=WEEKLY"))
    team = small_team()
    return team.model_copy(update={"visits": (*team.visits, weekly), **changes})


def sentences(team: Team) -> list[str]:
    return [each.sentence for each in differences(team, DAYS)]


def test_what_comes_once_is_neither_usual_nor_a_difference() -> None:
    team = team_of()
    problem = freeze_problem(team, MONDAY)
    assert [visit.id for visit in usual_team(team).visits] == ["w"]
    assert not any(any(day) for day in usual_change(team, problem))
    assert sentences(team) == []


def test_a_visit_left_out_is_missing_from_the_week_and_still_usual() -> None:
    team = team_of()
    team, _ = leave_out(team, "visits", f"w@{TUESDAY}", "one").apply(team)
    problem = freeze_problem(team, MONDAY)
    # 10:00 with its travel: the half-hours from 09:30 on.
    assert usual_change(team, problem)[1][19:23] == (-1, -1, -1, -1)
    assert need_grid(demand_of(usual_team(team), problem))[1].cells[20].visits == 1
    assert sentences(team) == ["R-7: left out on Tue 24 Nov"]


def test_a_moved_visit_is_told_with_both_its_times() -> None:
    team = team_of()
    window = TimeSpan(start=civil(TUESDAY, 840), end=civil(TUESDAY, 900))
    team = with_changes(team, (occurrence_changed(team, "visits", f"w@{TUESDAY}", {"windows": (window,)}),))
    assert sentences(team) == ["R-7: Tue 24 Nov 14:00, usually 10:00"]


def test_a_visit_of_another_day_is_told_with_its_day() -> None:
    team = team_of()
    window = TimeSpan(start=civil(MONDAY, 840), end=civil(MONDAY, 900))
    team = with_changes(team, (occurrence_changed(team, "visits", f"w@{TUESDAY}", {"windows": (window,)}),))
    [found] = differences(team, DAYS)
    assert found.sentence == "R-7: Mon 23 Nov 14:00, usually Tue 24 Nov 10:00"
    assert found.brief == "usually Tue 24 Nov"


def test_cover_of_one_week_is_told_against_the_usual() -> None:
    team = team_of()
    busy = team.cover[0].model_copy(update={"least": 3})
    more, _ = change_cover(team, "desk", busy, MONDAY, "one").apply(team)
    assert sentences(more) == ["Duty desk: 3 instead of 1"]
    assert max(usual_change(more, freeze_problem(more, MONDAY))[1]) == 2
    later = team.cover[0].model_copy(update={"start": 600})
    late, _ = change_cover(team, "desk", later, MONDAY, "one").apply(team)
    assert sentences(late) == ["Duty desk: 10:00–17:00 instead of 09:00–17:00"]
    rested, _ = rest_cover(team, "desk", MONDAY).apply(team)
    assert sentences(rested) == ["Duty desk: left out this week"]
