"""A moved shift is named after the named shift whose times it now has."""

from __future__ import annotations

from planner.domain.rota import Rota
from planner.services.name_shifts import named_as_offered
from planner.services.put_shifts import PutShifts, RotaEdit
from planner.services.rota_edits import MoveShift
from tests.planner.rules.factory import MONDAY, at, person, problem, shift
from tests.planner.services.small_office import hand_rota

NURSES = problem(person("ana", options=("Early 07:00-15:00", "Late 13:00-21:00")), person("ben"))


def moved(rota: Rota, edit: RotaEdit) -> tuple[Rota, PutShifts]:
    changed, inverse = edit.apply(rota)
    assert isinstance(inverse, PutShifts)
    return named_as_offered(NURSES, changed, inverse)


def test_early_moved_to_the_times_of_a_late_is_a_late_and_back() -> None:
    rota = hand_rota(shift("ana", "Tue 07:00-15:00", name="Early"))
    late, undo = moved(rota, MoveShift("ana@2026-11-24", to_start=at("Tue 13:00")))
    assert late.shifts[0].name == "Late"
    assert undo.apply(late)[0] == rota


def test_times_of_no_named_shift_have_no_name() -> None:
    rota = hand_rota(shift("ana", "Tue 07:00-15:00", name="Early"))
    assert moved(rota, MoveShift("ana@2026-11-24", by_minutes=30))[0].shifts[0].name is None


def test_named_shift_given_to_a_flexible_person_loses_its_name() -> None:
    rota = hand_rota(shift("ana", "Tue 07:00-15:00", name="Early"))
    given, _ = moved(rota, MoveShift("ana@2026-11-24", to_staff="ben"))
    assert given.shifts[0].name is None


def test_same_named_shift_on_another_day_keeps_its_name() -> None:
    rota = hand_rota(shift("ana", "Tue 07:00-15:00", name="Early"))
    assert moved(rota, MoveShift("ana@2026-11-24", to_day=MONDAY + 2))[0].shifts[0].name == "Early"


def test_shift_of_somebody_unknown_is_left_alone() -> None:
    rota = hand_rota(shift("zoe", "Tue 07:00-15:00", name="Early"))
    assert moved(rota, MoveShift("zoe@2026-11-24", to_day=MONDAY + 2))[0].shifts[0].name == "Early"
