"""Pins, leave and law that cannot stand together: the smallest set, and what would do."""

from __future__ import annotations

from typing import Any

from planner.domain.rota import Made, Rota
from planner.services.explain.smallest_clashes import smallest_clashes
from planner.services.rota_edits import UnpinShift
from solver.rota_solver import CpSatRotaSolver
from tests.planner.rules.factory import activity, shift
from tests.planner.services.explain.small_teams import MONDAY, NOW, leave, staff, team, visit


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


def test_a_pinned_visit_in_leave_names_the_leave_and_how_it_could_move() -> None:
    seen = activity("visit", "Tue 18:15-20:00", "v1").model_copy(update={"is_pinned": True})
    pins = (shift("ana", "Tue 12:00-20:30", seen),)
    made = team(
        staff("ana", "07:00~23:00"),
        visits=(visit("v1", "Tue 18:00-20:30"),),
        pins=pins,
        absences=(leave("ana", "tue"),),
    )
    (clash,) = smallest_clashes(made, MONDAY, 1, None, CpSatRotaSolver(), seconds=5, workers=1)
    assert clash.parts[:2] == (
        "a visit pinned for Ana at Tue 24 Nov 18:15–20:00",
        "Ana is on annual leave, Tue 24 Nov",
    )
    assert clash.relaxations == (
        "Unpin a visit pinned for Ana at Tue 24 Nov 18:15–20:00.",
        "Ask Ana to move the annual leave of Tue 24 Nov.",
    )


def test_pins_that_stand_together_are_no_clash() -> None:
    assert clashes("Mon 09:00-17:00", "Tue 09:00-17:00") == ()


def test_each_way_out_carries_what_puts_it_in_place() -> None:
    made = team(
        staff("ana", "07:00~23:00"),
        pins=(shift("ana", "Tue 09:00-17:00", is_pinned=True),),
        absences=(leave("ana", "tue"),),
    )
    (clash,) = smallest_clashes(made, MONDAY, 1, None, CpSatRotaSolver(), seconds=5, workers=1)
    unpin, move = clash.ways
    assert unpin.allowance.applied(made).pins == ()
    assert (move.sentence, move.cost) == (
        "Ask Ana to move the annual leave of Tue 24 Nov.",
        "only if Ana offers",
    )
    assert move.allowance.applied(made).absences == ()


def test_pin_of_the_draft_is_let_go_in_the_draft() -> None:
    pinned = shift("ana", "Tue 09:00-17:00", is_pinned=True)
    made = team(staff("ana", "07:00~23:00"), absences=(leave("ana", "tue"),))
    base = Rota(team=made.id, first_day=MONDAY, made=Made(by="Jo", at=NOW), shifts=(pinned,))
    (clash,) = smallest_clashes(made, MONDAY, 1, base, CpSatRotaSolver(), seconds=5, workers=1)
    assert clash.ways[0].edit == UnpinShift(pinned.id)


def test_hours_pinned_outside_the_pattern_can_be_agreed() -> None:
    made = team(staff("ana", "09:00-17:00"), pins=(shift("ana", "Tue 12:00-20:00", is_pinned=True),))
    (clash,) = smallest_clashes(made, MONDAY, 1, None, CpSatRotaSolver(), seconds=5, workers=1)
    assert clash.ways[1].sentence == "Agree Tue 24 Nov 12:00–20:00 with Ana."
    assert len(clash.ways[1].allowance.applied(made).agreed_changes) == 1


def test_pinned_work_keeps_the_hours_of_a_shift_that_is_let_go() -> None:
    """Without its pin the evening shift would still have to hold the pinned visit."""
    late = shift("ana", "Tue 14:00-22:30", activity("visit", "Tue 21:00-22:30", "v1"), is_pinned=True)
    pinned = late.model_copy(
        update={"activities": tuple(each.model_copy(update={"is_pinned": True}) for each in late.activities)}
    )
    made = team(
        staff("ana", "07:00~23:00"),
        visits=(visit("v1", "Tue 21:00-22:30"),),
        pins=(pinned, shift("ana", "Wed 07:00-15:00", is_pinned=True)),
    )
    (clash,) = smallest_clashes(made, MONDAY, 1, None, CpSatRotaSolver(), seconds=5, workers=1)
    assert clash.relaxations == ("Unpin Ana's shift Wed 25 Nov 07:00–15:00.",)
