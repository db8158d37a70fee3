"""`continuity`: the allocated worker makes the visit."""

from __future__ import annotations

from dataclasses import replace

from planner.domain.rota import Shift
from planner.rules.continuity import RULE
from tests.planner.rules.factory import activity, found, person, prices, problem, settings, shift, visit_need

VISIT = visit_need("v1", allocated="ana")
WEEK = problem(person("ana"), person("ben"), visits=(VISIT,))


def goes(staff: str) -> Shift:
    return shift(staff, "Tue 09:00-17:00", activity("visit", "Tue 10:00-11:30", "v1", travel=15))


def test_the_allocated_worker_is_there() -> None:
    assert not found(RULE, WEEK, goes("ana"))


def test_somebody_else_goes_instead() -> None:
    (finding,) = found(RULE, WEEK, goes("ben"))
    assert (finding.tier, finding.price, finding.kind) == (4, 6, "wish")
    assert finding.sentence == "Visit C-v1 is made by Ben; its allocated worker is Ana."


def test_somebody_may_come_along() -> None:
    two = replace(WEEK, visits=(replace(VISIT, workers=2),))
    assert not found(RULE, two, goes("ana"), goes("ben"))


def test_a_visit_not_made_is_not_made_by_the_allocated_worker_either() -> None:
    (finding,) = found(RULE, WEEK)
    assert finding.sentence == "Visit C-v1 is not made; its allocated worker is Ana."


def test_an_allocated_worker_of_another_team_is_not_expected() -> None:
    assert not found(RULE, replace(WEEK, visits=(replace(VISIT, allocated="zoe"),)), goes("ben"))
    assert not found(RULE, replace(WEEK, visits=(replace(VISIT, allocated=None),)), goes("ben"))


def test_weight_and_off() -> None:
    assert prices(RULE, replace(WEEK, settings=settings(continuity={"weight": 9})), goes("ben")) == {4: 9}
    assert not found(RULE, replace(WEEK, settings=settings(continuity={"is_on": False})), goes("ben"))
