"""Pins, leave and law that cannot stand together: the smallest set, and what would do."""

from __future__ import annotations

from typing import Any

from planner.services.explain.smallest_clashes import smallest_clashes
from solver.rota_solver import CpSatRotaSolver
from tests.planner.rules.factory import shift
from tests.planner.services.explain.small_teams import MONDAY, leave, staff, team


def clashes(*pins: str, **changes: Any) -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
    made = team(
        staff("ana", "07:00~23:00"),
        pins=tuple(shift("ana", times, is_pinned=True) for times in pins),
        **changes,
    )
    found = smallest_clashes(made, MONDAY, 1, None, CpSatRotaSolver(), seconds=5, workers=1)
    return tuple((clash.parts, clash.relaxations) for clash in found)


def test_two_pins_without_rest_between_them_are_named_alone() -> None:
    ((parts, relaxations),) = clashes("Mon 09:00-17:00", "Tue 14:00-22:30", "Wed 07:00-15:00")
    assert parts[:2] == (
        "Ana's pinned shift Tue 24 Nov 14:00–22:30",
        "Ana's pinned shift Wed 25 Nov 07:00–15:00",
    )
    assert "8.5 h rest" in parts[2]
    assert relaxations == (
        "Unpin Ana's shift Tue 24 Nov 14:00–22:30.",
        "Unpin Ana's shift Wed 25 Nov 07:00–15:00.",
    )


def test_pin_in_leave_names_the_leave() -> None:
    ((parts, relaxations),) = clashes("Tue 09:00-17:00", absences=(leave("ana", "tue"),))
    assert "Ana is on annual leave, Tue 24 Nov" in parts
    assert relaxations[0] == "Unpin Ana's shift Tue 24 Nov 09:00–17:00."


def test_pins_that_stand_together_are_no_clash() -> None:
    assert clashes("Mon 09:00-17:00", "Tue 09:00-17:00") == ()
