"""Too little learning is told and not paid for: the rule forbids nothing and costs nothing."""

from __future__ import annotations

from planner.domain.person import Learning
from tests.planner.rules import factory as make
from tests.solver.solved import charged, proved, serving


def test_training_is_attended_as_events_ask() -> None:
    training = make.event_need("e1", "Tue 10:00-12:00", "ana", kind="training")
    problem = make.problem(make.person("ana", learning=Learning(30, 9, 0)), events=(training,))
    assert [who for who, _ in serving(proved(problem), "e1")] == ["ana"]


def test_it_costs_nothing_learnt_or_not() -> None:
    assert charged(make.problem(make.person("ana", learning=Learning(30, 9, 0))), "learning") == {}
    assert charged(make.problem(make.person("ana", learning=Learning(30, 9, 900))), "learning") == {}
