"""Work inside shifts is moved, copied, exchanged and resized by hand; own work and the break make room."""

from __future__ import annotations

import pytest

from planner.domain.errors import RefusedEditError
from planner.domain.rota import Activity, Rota
from planner.services.activity_edits import (
    CopyActivity,
    ExchangeActivities,
    MoveActivity,
    RemoveActivity,
    ResizeActivity,
)
from tests.planner.rules.factory import activity, at, shift, span
from tests.planner.services.small_office import hand_rota
from tests.planner.services.test_group_edits import there_and_back

ANA, BEN = "ana@2026-11-24", "ben@2026-11-24"
VISIT = at("Tue 16:15")


def found(rota: Rota, shift_id: str, kind: str) -> Activity | None:
    own = rota.shift(shift_id)
    assert own is not None
    return next((each for each in own.activities if each.kind == kind), None)


def test_a_visit_goes_to_somebody_else_at_its_time() -> None:
    rota = hand_rota(*hand_rota().shifts[:1], shift("cy", "Tue 11:00-19:00", rest="Tue 14:00-14:30"))
    visit = found(rota, ANA, "visit")
    assert visit is not None
    changed = there_and_back(MoveActivity(ANA, visit.start, visit.start, "cy@2026-11-24"), rota)
    assert found(changed, ANA, "visit") is None
    assert found(changed, "cy@2026-11-24", "visit") == visit


def test_own_work_and_the_break_make_room() -> None:
    own = shift(
        "ana",
        "Tue 09:00-17:00",
        activity("visit", "Tue 10:00-11:00", "v1"),
        activity("protected_admin", "Tue 13:00-14:00"),
        rest="Tue 12:30-13:00",
    )
    rota = hand_rota(own)
    changed = there_and_back(MoveActivity(own.id, at("Tue 10:00"), at("Tue 12:30")), rota)
    admin, after = found(changed, own.id, "protected_admin"), changed.shift(own.id)
    assert admin is not None
    assert after is not None
    assert after.break_span is not None
    assert not admin.span.overlaps(span("Tue 12:30-13:30"))
    assert not after.break_span.overlaps(span("Tue 12:30-13:30"))
    assert admin.span.minutes == 60


def test_what_others_wait_for_is_not_laid_over() -> None:
    rota = hand_rota()
    with pytest.raises(RefusedEditError, match="There is a duty 09:00–13:00 at that time"):
        MoveActivity(ANA, VISIT, at("Tue 10:00"), BEN).apply(rota)


def test_outside_of_the_shift_is_refused() -> None:
    with pytest.raises(RefusedEditError, match="outside of the shift"):
        MoveActivity(ANA, VISIT, at("Tue 17:00")).apply(hand_rota())


def test_a_person_s_own_work_is_not_given_away() -> None:
    with pytest.raises(RefusedEditError, match="person's own"):
        MoveActivity(ANA, at("Tue 10:00"), at("Tue 14:00"), BEN).apply(hand_rota())


def test_a_visit_takes_its_debrief_and_its_write_up_along() -> None:
    one = shift(
        "ana",
        "Tue 09:00-17:00",
        activity("visit", "Tue 10:00-11:00", "v1"),
        activity("debrief", "Tue 11:00-11:30", "v1"),
        activity("recording", "Tue 14:00-14:45", "v1"),
    )
    two = shift("ben", "Tue 09:00-17:00", activity("duty", "Tue 14:00-16:00", "desk"))
    changed = there_and_back(
        MoveActivity(one.id, at("Tue 10:00"), at("Tue 10:00"), two.id), hand_rota(one, two)
    )
    after = changed.shift(two.id)
    assert after is not None
    assert [each.kind for each in after.activities] == ["visit", "debrief", "recording", "duty"]
    left = changed.shift(one.id)
    assert left is not None
    assert left.activities == ()


def test_a_second_worker_is_put_on_a_visit_by_copying_it() -> None:
    rota = hand_rota()
    changed = there_and_back(
        CopyActivity(ANA, VISIT, VISIT, "cy@2026-11-24"),
        hand_rota(*rota.shifts, shift("cy", "Tue 12:00-20:00")),
    )
    assert found(changed, ANA, "visit") == found(changed, "cy@2026-11-24", "visit")
    with pytest.raises(RefusedEditError, match="in this shift already"):
        CopyActivity(ANA, VISIT, VISIT).apply(rota)


def test_two_people_exchange_what_they_do() -> None:
    one = shift("ana", "Tue 09:00-17:00", activity("visit", "Tue 10:00-11:00", "v1"))
    two = shift("ben", "Tue 09:00-17:00", activity("duty", "Tue 09:00-13:00", "desk"))
    edit = ExchangeActivities(one.id, at("Tue 10:00"), two.id, at("Tue 09:00"))
    changed = there_and_back(edit, hand_rota(one, two))
    assert found(changed, one.id, "duty") is not None
    assert found(changed, two.id, "visit") is not None


def test_two_things_of_one_shift_change_places() -> None:
    own = shift(
        "ana", "Tue 09:00-17:00", activity("cpd", "Tue 09:00-10:00"), activity("duty", "Tue 10:00-12:00", "d")
    )
    changed = there_and_back(
        ExchangeActivities(own.id, at("Tue 09:00"), own.id, at("Tue 10:00")), hand_rota(own)
    )
    duty, cpd = found(changed, own.id, "duty"), found(changed, own.id, "cpd")
    assert duty is not None
    assert cpd is not None
    assert (duty.span, cpd.span) == (span("Tue 09:00-11:00"), span("Tue 11:00-12:00"))


def test_own_work_gets_another_length_and_a_visit_does_not() -> None:
    changed = there_and_back(
        ResizeActivity(ANA, at("Tue 10:00"), at("Tue 10:00"), at("Tue 12:00")), hand_rota()
    )
    admin = found(changed, ANA, "protected_admin")
    assert admin is not None
    assert admin.span == span("Tue 10:00-12:00")
    with pytest.raises(RefusedEditError, match="part of the demand"):
        ResizeActivity(ANA, VISIT, VISIT, VISIT + 60).apply(hand_rota())


def test_work_is_taken_out() -> None:
    changed = there_and_back(RemoveActivity(ANA, VISIT), hand_rota())
    assert found(changed, ANA, "visit") is None


def test_a_pinned_activity_stays() -> None:
    block = activity("cpd", "Tue 09:00-10:00").model_copy(update={"is_pinned": True})
    own = shift("ana", "Tue 09:00-17:00", block)
    with pytest.raises(RefusedEditError, match="pinned"):
        RemoveActivity(own.id, at("Tue 09:00")).apply(hand_rota(own))
