"""A break goes near the middle of the shift, clear of what is planned."""

from __future__ import annotations

from planner.domain.rota import Activity
from planner.domain.time_grid import Span, civil
from solver.break_place import middle_break

DAY = 739_000
SHIFT = Span(civil(DAY, 540), civil(DAY, 1020))
EARLY = Span(civil(DAY, 600), civil(DAY, 630))


def visit(start: int, end: int) -> Activity:
    return Activity(kind="visit", start=civil(DAY, start), end=civil(DAY, end), place="field")


def test_a_free_day_has_its_break_in_the_middle() -> None:
    assert middle_break(SHIFT, EARLY, 60, []) == Span(civil(DAY, 765), civil(DAY, 795))


def test_the_break_moves_to_the_nearest_time_that_is_free() -> None:
    assert middle_break(SHIFT, EARLY, 60, [visit(720, 810)]) == Span(civil(DAY, 810), civil(DAY, 840))


def test_of_two_places_equally_near_the_earlier_is_taken() -> None:
    assert middle_break(SHIFT, EARLY, 60, [visit(765, 795)]) == Span(civil(DAY, 735), civil(DAY, 765))


def test_the_found_break_stays_when_nothing_else_is_free() -> None:
    assert middle_break(SHIFT, EARLY, 60, [visit(555, 600), visit(630, 1000)]) == EARLY


def test_the_break_keeps_its_distance_from_either_end() -> None:
    nearly_all_day = [visit(540, 720), visit(870, 1020)]
    assert middle_break(SHIFT, EARLY, 240, nearly_all_day) == EARLY
    assert middle_break(SHIFT, EARLY, 180, nearly_all_day) == Span(civil(DAY, 765), civil(DAY, 795))
