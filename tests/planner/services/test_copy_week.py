"""A week's demand copied to a later week: what comes once, and nothing twice."""

from __future__ import annotations

from datetime import timedelta

import pytest

from planner.domain.demand import Event
from planner.domain.errors import RefusedEditError
from planner.domain.repeats import Repeat
from planner.domain.time_grid import civil
from planner.importers.team_checks import team_problems
from planner.services.copy_week import copy_week
from planner.services.cover_edits import change_cover
from tests.planner.services.small_office import MONDAY, small_team

MEETING = Event(
    id="m", name="Away day", start=civil(MONDAY, 600), end=civil(MONDAY, 660), people=("ana", "ben")
)


def test_a_week_of_visits_events_and_own_cover_is_copied_once() -> None:
    team = small_team().model_copy(update={"events": (MEETING,)})
    busy = team.cover[0].model_copy(update={"least": 3})
    team, _ = change_cover(team, "desk", busy, MONDAY, "one").apply(team)
    edit = copy_week(team, MONDAY)
    assert edit.what == "Copy 3 things to the week of Mon 30 Nov"
    after, _ = edit.apply(team)
    assert not team_problems(after)
    assert after.visits[1].windows[0].start - team.visits[0].windows[0].start == 7 * 1440
    assert after.events[1].start - MEETING.start == 7 * 1440
    assert after.cover[2].dates is not None
    assert after.cover[2].dates.first == MONDAY + timedelta(days=7)
    with pytest.raises(RefusedEditError, match="nothing to copy"):
        copy_week(after, MONDAY)


def test_what_repeats_is_not_copied() -> None:
    weekly = MEETING.model_copy(update={"repeats": Repeat(rule="FREQ=WEEKLY")})
    team = small_team().model_copy(update={"events": (weekly,), "visits": ()})
    with pytest.raises(RefusedEditError):
        copy_week(team, MONDAY)
