"""Edits of repeating demand: one occurrence, this and all later ones, the whole series, and back."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from planner.domain.demand import Visit
from planner.domain.errors import RefusedEditError
from planner.domain.occurrences import on_day, visit_of, visits_in
from planner.domain.records import TimeSpan
from planner.domain.repeats import Repeat
from planner.domain.team import Team
from planner.domain.time_grid import civil, date_of
from planner.services.repeat_edits import change_occurrence, leave_out, occurrence_changed, take_back
from tests.planner.services.edit_and_back import done
from tests.planner.services.small_office import MONDAY, small_team

TUESDAY = MONDAY + timedelta(days=1)
SECOND, THIRD, FOURTH = (TUESDAY + timedelta(weeks=number) for number in (1, 2, 3))
MONTH = range(MONDAY.toordinal(), MONDAY.toordinal() + 28)
WEEKLY = Visit(
    id="v",
    case="R-1",
    windows=(TimeSpan(start=civil(TUESDAY, 600), end=civil(TUESDAY, 720)),),
    repeats=Repeat(rule="FREQ=WEEKLY;BYDAY=TU"),
)


@pytest.fixture
def team() -> Team:
    return small_team().model_copy(update={"visits": (WEEKLY,)})


def at(day: date, start: int, **fields: Any) -> Visit:
    window = TimeSpan(start=civil(day, start), end=civil(day, start + 120))
    return on_day(WEEKLY, day.toordinal()).model_copy(update={"windows": (window,), **fields})


def starts(team: Team) -> list[str]:
    return [
        f"{date_of(visit.windows[0].start):%a %d %b} {visit.windows[0].start % 1440 // 60}"
        for visit in sorted(visits_in(team, MONTH), key=lambda each: each.windows[0].start)
    ]


def test_one_occurrence_is_moved_and_the_others_stay(team: Team) -> None:
    wednesday = SECOND + timedelta(days=1)
    edit = change_occurrence(team, "visits", f"v@{SECOND}", at(wednesday, 840), "one")
    assert edit.what == "Change visit R-1 of Tue 1 Dec"
    after = done(team, edit)
    assert starts(after) == ["Tue 24 Nov 10", "Wed 02 Dec 14", "Tue 08 Dec 10", "Tue 15 Dec 10"]
    again = done(after, change_occurrence(after, "visits", f"v@{SECOND}", at(SECOND, 480), "one"))
    assert starts(again)[1] == "Tue 01 Dec 8"
    assert len(again.visits) == 2
    usual = done(again, take_back(again, "visits", f"v@{SECOND}"))
    assert usual == team


def test_one_occurrence_is_left_out_and_asked_again(team: Team) -> None:
    edit = leave_out(team, "visits", f"v@{SECOND}", "one")
    assert edit.what == "Leave out visit R-1 on Tue 1 Dec"
    after = done(team, edit)
    assert visit_of(after, f"v@{SECOND}") is None
    assert done(after, take_back(after, "visits", f"v@{SECOND}")) == team
    with pytest.raises(RefusedEditError, match="as usual already"):
        take_back(team, "visits", f"v@{SECOND}")


def test_this_and_all_later_ones_become_a_series_of_their_own(team: Team) -> None:
    team = done(team, leave_out(team, "visits", f"v@{FOURTH}", "one"))
    team = done(team, change_occurrence(team, "visits", f"v@{THIRD}", at(THIRD, 960), "one"))
    thursday = SECOND + timedelta(days=2)
    after = at(thursday, 900, repeats=Repeat(rule="FREQ=WEEKLY;BYDAY=TH"))
    edit = change_occurrence(team, "visits", f"v@{SECOND}", after, "on")
    assert edit.what == "Change visit R-1 from Tue 1 Dec on"
    changed = done(team, edit)
    # What was moved stays moved, and what was left out stays out, on the new days.
    assert starts(changed) == ["Tue 24 Nov 10", "Thu 03 Dec 15", "Tue 08 Dec 16"]
    assert changed.visits[0].repeats is not None
    assert changed.visits[0].repeats.last == SECOND - timedelta(days=1)


def test_the_whole_series_moves_with_what_was_changed_in_it(team: Team) -> None:
    team = done(team, leave_out(team, "visits", f"v@{SECOND}", "one"))
    wednesday = THIRD + timedelta(days=1)
    after = at(wednesday, 600, repeats=Repeat(rule="FREQ=WEEKLY;BYDAY=WE"))
    changed = done(team, change_occurrence(team, "visits", f"v@{THIRD}", after, "all"))
    assert starts(changed) == ["Wed 25 Nov 10", "Wed 09 Dec 10", "Wed 16 Dec 10"]
    assert [visit.id for visit in changed.visits] == ["v"]


def test_a_series_comes_once_from_a_day_on_or_altogether(team: Team) -> None:
    team = done(team, change_occurrence(team, "visits", f"v@{FOURTH}", at(FOURTH, 960), "one"))
    on = done(team, change_occurrence(team, "visits", f"v@{THIRD}", at(THIRD, 600), "on"))
    assert starts(on) == ["Tue 24 Nov 10", "Tue 01 Dec 10", "Tue 08 Dec 10"]
    alone = done(team, change_occurrence(team, "visits", f"v@{THIRD}", at(THIRD, 600), "all"))
    assert starts(alone) == ["Tue 08 Dec 10"]
    assert alone.visits[0].repeats is None


def test_a_series_ends_or_goes(team: Team) -> None:
    team = done(team, change_occurrence(team, "visits", f"v@{THIRD}", at(THIRD, 960), "one"))
    ended = done(team, leave_out(team, "visits", f"v@{SECOND}", "on"))
    assert starts(ended) == ["Tue 24 Nov 10"]
    assert done(team, leave_out(team, "visits", f"v@{SECOND}", "all")).visits == ()
    assert done(team, leave_out(team, "visits", f"v@{TUESDAY}", "on")).visits == ()


def test_what_is_no_longer_asked_or_never_repeated_is_refused(team: Team) -> None:
    with pytest.raises(RefusedEditError, match="no longer asked"):
        occurrence_changed(team, "visits", f"v@{MONDAY}", {"workers": 2})
    with pytest.raises(RefusedEditError, match="does not repeat"):
        leave_out(team, "visits", "v", "one")


def test_what_comes_once_is_changed_in_place(team: Team) -> None:
    once = WEEKLY.model_copy(update={"repeats": None})
    team = team.model_copy(update={"visits": (once,)})
    change = occurrence_changed(team, "visits", "v", {"workers": 2})
    assert (change.before, change.after) == (once, once.model_copy(update={"workers": 2}))
