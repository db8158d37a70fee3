"""What is told of a running search."""

from __future__ import annotations

from solver.progress import count_uncovered
from tests.planner.rules import factory as make


def test_a_write_up_does_not_make_the_visit_it_names() -> None:
    need = make.visit_need("v1", "Tue 14:00-18:00", workers=2)
    week = make.problem(make.person("ana"), make.person("ben"), visits=(need,))
    visit = make.activity("visit", "Tue 14:00-15:00", "v1")
    written = make.activity("recording", "Tue 15:00-15:45", "v1")
    assert count_uncovered(week, (make.shift("ana", "Tue 09:00-17:00", visit, written),)) == 1
    both = (make.shift("ana", "Tue 09:00-17:00", visit), make.shift("ben", "Tue 09:00-17:00", visit))
    assert count_uncovered(week, both) == 0
