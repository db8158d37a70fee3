"""Supervisor and worker meet once in the window, uninterrupted."""

from __future__ import annotations

from tests.planner.rules import factory as make
from tests.solver.solved import charged, proved, serving

NEED = make.supervision_need()


def test_the_two_meet_at_one_time() -> None:
    problem = make.problem(make.person("sue"), make.person("ana"), supervision=(NEED,))
    there = serving(proved(problem), NEED.id)
    assert sorted(who for who, _ in there) == ["ana", "sue"]
    assert len({each.span for _, each in there}) == 1
    assert there[0][1].span.minutes == 90
    assert charged(problem, "supervision") == {}


def test_two_who_are_never_there_together_cost_the_weight_in_tier_2() -> None:
    sue = make.person("sue", days={name: make.day_off(make.on(name)) for name in ("Mon", "Tue", "Wed")})
    ana = make.person("ana", days={name: make.day_off(make.on(name)) for name in ("Thu", "Fri")})
    assert charged(make.problem(sue, ana, supervision=(NEED,)), "supervision") == {2: 60}


def test_a_meeting_outside_the_window_is_none() -> None:
    need = make.supervision_need(window=make.span("Tue 09:00-10:00"))
    problem = make.problem(make.person("sue"), make.person("ana"), supervision=(need,))
    assert charged(problem, "supervision") == {2: 60}


def test_supervision_of_one_who_is_not_in_the_team_is_missing() -> None:
    assert charged(make.problem(make.person("ana"), supervision=(NEED,)), "supervision") == {2: 60}


def test_it_does_not_lie_on_a_hearing() -> None:
    hearing = make.event_need("e1", "Tue 09:00-16:00", "ana", kind="hearing")
    need = make.supervision_need(window=make.span("Tue 08:00-17:00"))
    problem = make.problem(make.person("sue"), make.person("ana"), supervision=(need,), events=(hearing,))
    assert charged(problem, "supervision") == {2: 60}
