"""Several shifts are moved, copied and exchanged as one step, and come back exactly."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.errors import RefusedEditError
from planner.domain.rota import Rota, Shift
from planner.services.group_edits import CopyShifts, ExchangeOverDays, PlaceShifts, Placing
from planner.services.put_shifts import RotaEdit
from planner.services.several_edits import SeveralEdits
from planner.services.shift_edits import MoveShift, RemoveShift
from tests.planner.rules.factory import activity, shift, span
from tests.planner.services.small_office import hand_rota
from tests.planner.services.test_rota_edits import rotas

BEN_TUE, BEN_WED = "ben@2026-11-24", "ben@2026-11-25"
DAY = 1440


def there_and_back(edit: RotaEdit, rota: Rota) -> Rota:
    """The edited rota, once it is sure that the way back leads to the same rota and forth again."""
    changed, inverse = edit.apply(rota)
    back, again = inverse.apply(changed)
    assert back == rota
    assert again.apply(back)[0].shifts == changed.shifts
    return changed


def placing(rota: Rota, shift_id: str, days: int = 0, staff: str = "") -> Placing:
    old = rota.shift(shift_id)
    assert old is not None
    return Placing(shift_id, staff or old.staff, old.start + days * DAY, old.end + days * DAY)


def held(rota: Rota) -> dict[str, str]:
    return {each.id: each.staff for each in rota.shifts}


def test_two_days_move_on_by_a_day_although_one_lands_on_the_other() -> None:
    rota = hand_rota()
    changed = there_and_back(PlaceShifts((placing(rota, BEN_TUE, 1), placing(rota, BEN_WED, 1))), rota)
    assert set(held(changed)) == {"ana@2026-11-24", "ben@2026-11-25", "ben@2026-11-26"}


def test_a_moved_group_that_lands_on_somebody_else_s_work_is_refused_as_a_whole() -> None:
    rota = hand_rota()
    with pytest.raises(RefusedEditError, match="already has a shift"):
        PlaceShifts((placing(rota, BEN_WED, 1), placing(rota, BEN_TUE, 0, "ana"))).apply(rota)


def test_a_pinned_shift_of_a_group_holds_the_group() -> None:
    rota = hand_rota(shift("ben", "Tue 09:00-17:00", is_pinned=True), shift("ben", "Wed 09:00-17:00"))
    with pytest.raises(RefusedEditError, match="pinned"):
        PlaceShifts((placing(rota, BEN_TUE, 2), placing(rota, BEN_WED, 2))).apply(rota)


def test_a_copy_takes_hours_break_and_desk_work_along_and_leaves_what_is_there_once() -> None:
    rota = hand_rota()
    changed = there_and_back(CopyShifts((placing(rota, "ana@2026-11-24", 1),)), rota)
    copy = changed.shift("ana@2026-11-25")
    assert copy is not None
    assert [each.kind for each in copy.activities] == ["protected_admin"]
    assert copy.span == span("Wed 10:00-18:00")
    first = changed.shift("ana@2026-11-24")
    assert first is not None
    assert {each.kind for each in first.activities} == {"visit", "protected_admin"}


def test_a_copy_for_somebody_else_takes_no_desk_work_and_no_pin() -> None:
    own = shift("ana", "Tue 10:00-18:00", activity("cpd", "Tue 10:00-11:30"), is_pinned=True)
    rota = hand_rota(own)
    changed = there_and_back(CopyShifts((placing(rota, own.id, 0, "cy"),)), rota)
    copy = changed.shift("cy@2026-11-24")
    assert copy is not None
    assert (copy.activities, copy.is_pinned) == ((), False)


def test_a_copy_onto_a_day_with_a_shift_is_refused() -> None:
    rota = hand_rota()
    with pytest.raises(RefusedEditError, match="already has a shift"):
        CopyShifts((placing(rota, BEN_TUE, 1),)).apply(rota)


def test_two_people_exchange_shifts_of_different_days() -> None:
    rota = hand_rota(shift("ana", "Mon 10:00-18:00"), shift("ben", "Thu 09:00-17:00"))
    changed = there_and_back(ExchangeOverDays("ana@2026-11-23", "ben@2026-11-26"), rota)
    assert held(changed) == {"ben@2026-11-23": "ben", "ana@2026-11-26": "ana"}


def test_one_person_s_two_days_exchange_their_hours() -> None:
    rota = hand_rota(shift("ana", "Mon 10:00-18:00"), shift("ana", "Thu 08:00-12:00", rest=None))
    changed = there_and_back(ExchangeOverDays("ana@2026-11-23", "ana@2026-11-26"), rota)
    spans = {each.id: each.span for each in changed.shifts}
    assert spans == {"ana@2026-11-26": span("Thu 10:00-18:00"), "ana@2026-11-23": span("Mon 08:00-12:00")}


def test_several_edits_are_one_step_back() -> None:
    rota = hand_rota()
    edit = SeveralEdits((RemoveShift(BEN_TUE), MoveShift(BEN_WED, by_minutes=30)), "Change 2 shifts")
    changed = there_and_back(edit, rota)
    assert len(changed.shifts) == 2
    assert edit.apply(rota)[1].what == "Undo: Change 2 shifts"


def test_nothing_to_change_is_said() -> None:
    with pytest.raises(RefusedEditError, match="nothing to change"):
        SeveralEdits((), "Remove shifts").apply(hand_rota())


@given(data=st.data())
def test_any_group_placed_anywhere_comes_back_exactly(data: st.DataObject) -> None:
    rota: Rota = data.draw(rotas())
    group: list[Shift] = data.draw(st.lists(st.sampled_from(rota.shifts), unique_by=lambda each: each.id))
    placings = tuple(
        placing(
            rota,
            each.id,
            data.draw(st.integers(-2, 2)),
            data.draw(st.sampled_from(("ana", "ben", "cy"))),
        )
        for each in group
    )
    made = (PlaceShifts, CopyShifts)[data.draw(st.integers(0, 1))](placings)
    try:
        there_and_back(made, rota)
    except RefusedEditError:
        return
