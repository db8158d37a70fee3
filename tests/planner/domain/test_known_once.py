"""What follows from a frozen record is found once, and anew for a copy of it."""

from __future__ import annotations

from planner.domain.known_once import KnownOnce
from planner.domain.rota import Shift
from tests.planner.rules.factory import activity, shift

VISIT = activity("visit", "Tue 10:00-11:30", "v1")


def test_a_fact_is_found_once_and_anew_for_a_copy() -> None:
    day = shift("ana", "Tue 09:00-17:00", VISIT)
    assert day.away is day.away
    assert day.away == (VISIT,)
    assert day.model_copy(update={"activities": ()}).away == ()


def test_of_the_class_it_is_the_fact_itself() -> None:
    assert isinstance(Shift.away, KnownOnce)
