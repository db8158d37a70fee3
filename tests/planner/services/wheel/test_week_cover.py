"""The cover of a week is told by its thinnest day."""

from __future__ import annotations

from planner.domain.demand import Visit
from planner.domain.records import TimeSpan
from tests.planner.rules.factory import at
from tests.planner.services.wheel.wheels import leave, monday, view_of, wheel_team


def test_lockdown_and_leave_take_people_from_a_week() -> None:
    free = [cover.thinnest.free for cover in view_of(wheel_team()).covers]
    assert free == [8] * 8
    view = view_of(wheel_team(("p0", 1), absences=(leave("p1", monday(1), 1),)))
    assert [cover.thinnest.free for cover in view.covers][:3] == [8, 6, 8]
    assert view.covers[1].in_lockdown == 1


def test_visits_and_duty_are_what_a_day_needs() -> None:
    visit = Visit(
        id="v", case="R-1", minutes=270, windows=(TimeSpan(start=at("Tue 09:00"), end=at("Tue 17:00")),)
    )
    cover = view_of(wheel_team(visits=(visit,))).covers[0]
    assert (cover.thinnest.duty, cover.thinnest.visits, cover.visit_minutes) == (1, 1, 300)
    assert not cover.is_short
    assert cover.words.startswith("enough people: 8 free, 2 needed on Tue 24 Nov")


def test_a_week_without_enough_people_says_how_many_are_short() -> None:
    team = wheel_team(("p0", 0), people=1, supervision_plans=())
    cover = view_of(team).covers[0]
    assert cover.is_short
    assert cover.words.startswith("1 short: 0 free, 1 needed on Mon 23 Nov")
