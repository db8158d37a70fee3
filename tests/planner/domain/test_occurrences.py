"""Repeating demand as single visits, events and days of cover; one occurrence moved, left out, looked up."""

from __future__ import annotations

from datetime import date, timedelta

from planner.domain.demand import CoverRequirement, Event, Visit
from planner.domain.occurrences import (
    cover_days,
    event_of,
    events_in,
    next_day,
    visit_of,
    visits_in,
    with_occurrences,
)
from planner.domain.records import DateRange, TimeSpan
from planner.domain.repeats import Repeat
from planner.domain.team import Team
from planner.domain.time_grid import civil, date_of
from planner.importers.demand_checks import demand_problems
from planner.services.freeze_problem import freeze_problem
from tests.planner.services.small_office import MONDAY, small_team

TUESDAY = MONDAY + timedelta(days=1)
FORTNIGHT = Repeat(rule="FREQ=WEEKLY;INTERVAL=2;BYDAY=TU")


def visit(day: date = TUESDAY, **fields: object) -> Visit:
    """10:00 to 12:00 of the day and of the next one."""
    windows = tuple(
        TimeSpan(start=civil(each, 600), end=civil(each, 720)) for each in (day, day + timedelta(days=1))
    )
    return Visit.model_validate({"id": "v", "case": "R-1", "windows": windows, "due": day, **fields})


def team_with(*visits: Visit, **lists: object) -> Team:
    return small_team().model_copy(update={"visits": visits, **lists})


def week(number: int) -> range:
    first = MONDAY.toordinal() + 7 * number
    return range(first, first + 7)


def test_a_repeating_visit_is_asked_in_its_weeks_only() -> None:
    team = team_with(visit(repeats=FORTNIGHT))
    assert [each.id for each in visits_in(team, week(0))] == [f"v@{TUESDAY}"]
    assert visits_in(team, week(1)) == ()
    [later] = visits_in(team, week(2))
    assert [date_of(window.start) for window in later.windows] == [
        TUESDAY + timedelta(days=14),
        TUESDAY + timedelta(days=15),
    ]
    assert later.due == TUESDAY + timedelta(days=14)


def test_a_window_that_reaches_into_the_week_brings_its_visit_with_it() -> None:
    sunday = MONDAY + timedelta(days=6)
    team = team_with(visit(sunday, repeats=Repeat(rule="FREQ=WEEKLY")))
    assert [each.id for each in visits_in(team, week(1))] == [
        f"v@{sunday}",
        f"v@{sunday + timedelta(days=7)}",
    ]


def test_the_planner_is_asked_for_occurrences_under_their_own_ids() -> None:
    team = team_with(visit(repeats=FORTNIGHT))
    assert [need.id for need in freeze_problem(team, MONDAY, 4).visits] == [
        f"v@{TUESDAY}",
        f"v@{TUESDAY + timedelta(days=14)}",
    ]
    assert freeze_problem(team, MONDAY + timedelta(days=7)).visits == ()


def test_a_moved_occurrence_keeps_its_id_and_has_its_own_times() -> None:
    moved = visit(MONDAY, id="moved", instead_of=f"v@{TUESDAY}")
    team = team_with(visit(repeats=FORTNIGHT), moved)
    [only] = visits_in(team, week(0))
    assert (only.id, only.due) == (f"v@{TUESDAY}", MONDAY)
    assert visit_of(team, f"v@{TUESDAY}") == only
    assert not list(demand_problems(team))


def test_an_occurrence_is_found_by_its_id_and_one_left_out_is_not() -> None:
    team = team_with(visit(repeats=FORTNIGHT.model_copy(update={"skip": (TUESDAY,)})))
    assert visit_of(team, f"v@{TUESDAY}") is None
    later = visit_of(team, f"v@{TUESDAY + timedelta(days=14)}")
    assert later is not None
    assert later.due == TUESDAY + timedelta(days=14)
    assert visit_of(team, "v") is None
    assert visit_of(team, "v@soon") is None


def test_a_team_without_repeats_stays_as_it_is() -> None:
    team = team_with(visit())
    assert with_occurrences(team, week(0)) is team


def test_events_repeat_too() -> None:
    meeting = Event(
        id="m",
        name="Team meeting",
        start=civil(TUESDAY, 600),
        end=civil(TUESDAY, 660),
        people=("ana",),
        repeats=Repeat(rule="FREQ=WEEKLY"),
    )
    team = team_with(events=(meeting,))
    assert [each.start for each in events_in(team, week(1))] == [civil(TUESDAY, 600) + 7 * 1440]
    assert event_of(team, f"m@{TUESDAY}") is not None
    assert next_day(team, meeting, TUESDAY.toordinal() + 1) == TUESDAY.toordinal() + 7


def test_cover_by_a_rule_holds_on_its_days_and_cover_of_one_week_in_its_place() -> None:
    dates = DateRange(first=MONDAY)
    desk = CoverRequirement(id="d", name="Desk", kind="duty", dates=dates, least=1, repeats=FORTNIGHT)
    more = CoverRequirement(
        id="more",
        name="Desk",
        kind="duty",
        dates=DateRange(first=MONDAY + timedelta(days=14), last=MONDAY + timedelta(days=20)),
        weekdays=("tue",),
        least=3,
        instead_of="d",
    )
    team = team_with(cover=(desk, more))
    tuesdays = [TUESDAY.toordinal() + 7 * number for number in range(4)]
    month = range(MONDAY.toordinal(), MONDAY.toordinal() + 28)
    assert list(cover_days(team, desk, month)) == [tuesdays[0]]
    assert list(cover_days(team, more, month)) == [tuesdays[2]]
    turns = freeze_problem(team, MONDAY, 4).duty_turns
    assert {(turn.requirement, turn.least) for turn in turns} == {("d", 1), ("d", 3)}
    assert not list(demand_problems(team))


def test_what_cannot_be_is_told_with_its_place() -> None:
    desk = CoverRequirement(id="d", name="Desk", kind="duty", least=1, repeats=FORTNIGHT, instead_of="d")
    team = team_with(
        visit(MONDAY, repeats=FORTNIGHT),
        visit(id="a", instead_of="v"),
        visit(id="b", instead_of="v@2026-12-08", repeats=Repeat(rule="FREQ=DAILY", last=date(2026, 1, 1))),
        visit(id="c", instead_of="v@2026-12-08"),
        cover=(desk,),
    )
    paths = [problem.path for problem in demand_problems(team)]
    assert paths == [
        "cover[0].dates",
        "cover[0].instead_of",
        "cover[0].dates",
        "visits[0].repeats",
        "visits[1].instead_of",
        "visits[2].repeats",
        "visits[2].repeats.last",
        "visits[3].instead_of",
    ]
