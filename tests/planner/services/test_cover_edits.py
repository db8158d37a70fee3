"""Edits of cover: a week of rest, a week that asks for more, all weeks from one on."""

from __future__ import annotations

from datetime import date, timedelta

from planner.domain.records import DateRange
from planner.domain.team import Team
from planner.services.cover_edits import change_cover, hold_cover, rest_cover, usual_cover
from planner.services.freeze_problem import freeze_problem
from tests.planner.services.edit_and_back import done
from tests.planner.services.small_office import MONDAY, small_team

WEEK = timedelta(weeks=1)
DESK = small_team().cover[0]
THREE = DESK.model_copy(update={"least": 3})


def asked(team: Team) -> list[set[tuple[str, int]]]:
    """Requirement and least number of the duty turns in each of four weeks."""
    return [
        {(turn.requirement, turn.least) for turn in freeze_problem(team, MONDAY + number * WEEK).duty_turns}
        for number in range(4)
    ]


def test_cover_rests_for_one_week_and_holds_again() -> None:
    team = small_team()
    rested = done(team, rest_cover(team, "desk", MONDAY))
    assert not freeze_problem(rested, MONDAY).duty_turns
    assert freeze_problem(rested, date(2026, 11, 30)).duty_turns
    assert done(rested, hold_cover(rested, "desk", MONDAY)) == team


def test_one_week_asks_for_more_and_is_as_usual_again() -> None:
    team = small_team()
    busy = done(team, change_cover(team, "desk", THREE, MONDAY + WEEK, "one"))
    assert asked(busy) == [{("desk", 1)}, {("desk", 3)}, {("desk", 1)}, {("desk", 1)}]
    own = busy.cover[1]
    two = own.model_copy(update={"least": 2})
    again = done(busy, change_cover(busy, own.id, two, MONDAY + WEEK, "one"))
    assert asked(again)[1] == {("desk", 2)}
    assert done(again, usual_cover(again, own.id)) == team


def test_all_weeks_from_one_on_ask_for_more() -> None:
    team = small_team()
    team = done(team, change_cover(team, "desk", THREE, MONDAY + 3 * WEEK, "one"))
    more = DESK.model_copy(update={"least": 2})
    after = done(team, change_cover(team, "desk", more, MONDAY + 2 * WEEK, "on"))
    assert [{least for _, least in week} for week in asked(after)] == [{1}, {1}, {2}, {3}]
    assert after.cover[0].dates is not None
    assert after.cover[0].dates.last == MONDAY + 2 * WEEK - timedelta(days=1)


def test_all_weeks_are_changed_from_the_week_that_differed() -> None:
    team = small_team()
    busy = done(team, change_cover(team, "desk", THREE, MONDAY, "one"))
    after = done(busy, change_cover(busy, busy.cover[1].id, busy.cover[1], MONDAY, "all"))
    assert asked(after) == [{("desk", 3)}] * 4
    assert len(after.cover) == 1
    plain = done(team, change_cover(team, "desk", THREE, MONDAY, "all"))
    assert asked(plain) == asked(after)


def test_cover_that_begins_in_the_week_is_changed_from_its_beginning() -> None:
    begins = DESK.model_copy(update={"dates": DateRange(first=MONDAY)})
    team = small_team().model_copy(update={"cover": (begins,)})
    after = done(team, change_cover(team, "desk", begins.model_copy(update={"least": 2}), MONDAY, "on"))
    assert [cover.id for cover in after.cover] == ["desk"]
