"""What becomes of break and activities when a shift gets other times or another person."""

from __future__ import annotations

import pytest

from planner.domain.errors import RefusedEditError
from planner.domain.rota import Shift
from planner.domain.time_grid import Span
from planner.services.shift_refit import refitted
from tests.planner.rules.factory import activity, at, shift, span


def moved(old: Shift, to: str, staff: str = "ana") -> Shift:
    return refitted(old, span(to), staff)


def kinds(of: Shift) -> list[str]:
    return [each.kind for each in of.activities]


def test_visit_keeps_its_time_while_the_shift_moves_around_it() -> None:
    late = shift("ana", "Tue 10:00-18:00", activity("visit", "Tue 16:15-17:45", "v1", travel=15))
    after = moved(late, "Tue 12:00-20:00")
    assert after.activities == late.activities


def test_visit_outside_the_new_shift_is_dropped() -> None:
    late = shift("ana", "Tue 10:00-18:00", activity("visit", "Tue 16:15-17:45", "v1", travel=15))
    assert kinds(moved(late, "Tue 08:00-16:00")) == []


def test_debrief_goes_with_its_visit() -> None:
    late = shift(
        "ana",
        "Tue 08:00-18:00",
        activity("visit", "Tue 08:00-10:00", "v1"),
        activity("debrief", "Tue 10:00-10:30"),
        activity("visit", "Tue 15:00-16:00", "v2"),
    )
    assert [each.demand for each in moved(late, "Tue 09:00-19:00").activities] == ["v2"]


def test_own_work_and_break_move_along() -> None:
    day = shift("ana", "Tue 09:00-17:00", activity("protected_admin", "Tue 09:00-10:30"))
    after = moved(day, "Tue 11:00-19:00")
    assert after.activities[0].span == span("Tue 11:00-12:30")
    assert after.break_span == span("Tue 15:00-15:30")


def test_own_work_makes_room_for_a_visit_that_stays() -> None:
    day = shift(
        "ana",
        "Tue 09:00-17:00",
        activity("visit", "Tue 11:00-12:30", "v1"),
        activity("court_writing", "Tue 09:00-10:30", "w1"),
    )
    writing = next(each for each in moved(day, "Tue 11:00-19:00").activities if each.kind == "court_writing")
    assert writing.span == span("Tue 12:30-14:00")


def test_break_makes_room_for_a_visit_that_stays() -> None:
    day = shift("ana", "Tue 09:00-17:00", activity("visit", "Tue 14:30-16:00", "v1"))
    after = moved(day, "Tue 11:00-19:00")
    assert after.break_span == span("Tue 14:00-14:30")
    assert kinds(after) == ["visit"]


def test_another_person_takes_visits_and_duty_and_leaves_own_work() -> None:
    day = shift(
        "ana",
        "Tue 09:00-17:00",
        activity("duty", "Tue 09:00-13:00", "desk@2026-11-24T09:00"),
        activity("visit", "Tue 14:00-15:00", "v1"),
        activity("supervision", "Tue 15:00-16:00", "s1"),
        activity("protected_admin", "Tue 16:00-17:00"),
    )
    after = moved(day, "Tue 09:00-17:00", "ben")
    assert after.staff == "ben"
    assert kinds(after) == ["duty", "visit"]


def test_pinned_activity_that_would_not_fit_refuses_the_move() -> None:
    pinned = activity("visit", "Tue 16:15-17:45", "v1").model_copy(update={"is_pinned": True})
    with pytest.raises(RefusedEditError, match=r"pinned visit Tue 24 Nov 16:15–17:45"):
        moved(shift("ana", "Tue 10:00-18:00", pinned), "Tue 08:00-16:00")


def test_another_day_drops_what_had_its_time_and_carries_own_work() -> None:
    day = shift(
        "ana",
        "Tue 09:00-17:00",
        activity("visit", "Tue 14:00-15:00", "v1"),
        activity("reserve", "Tue 16:00-17:00"),
    )
    after = moved(day, "Wed 09:00-17:00")
    assert [(each.kind, each.span) for each in after.activities] == [("reserve", span("Wed 16:00-17:00"))]


def test_shortened_shift_keeps_what_still_fits_where_it_is() -> None:
    day = shift(
        "ana",
        "Tue 09:00-17:00",
        activity("protected_admin", "Tue 10:00-11:30"),
        activity("recording", "Tue 16:15-17:00"),
    )
    after = refitted(day, span("Tue 09:00-16:00"), "ana", carries_free_time=False)
    admin, recording = after.activities
    assert admin.span == span("Tue 10:00-11:30")
    assert recording.end <= at("Tue 16:00")
    assert after.break_span == day.break_span


def test_empty_shift_is_refused() -> None:
    with pytest.raises(RefusedEditError, match="must end after it starts"):
        refitted(shift("ana", "Tue 09:00-17:00"), Span(at("Tue 10:00"), at("Tue 10:00")), "ana")


@pytest.mark.parametrize(
    ("to", "off"),
    [
        ("Tue 10:00-18:00", "Tue 16:00-18:00"),
        ("Tue 09:00-18:00", "Tue 16:00-18:00"),
        ("Tue 09:00-16:00", "Tue 15:00-16:00"),
        ("Tue 09:00-15:00", None),
        ("Tue 08:00-17:00", "Tue 15:00-17:00"),
    ],
)
def test_time_off_stays_at_the_end_of_the_shift_less_what_is_cut_off(to: str, off: str | None) -> None:
    day = shift("ana", "Tue 09:00-17:00", activity("time_off", "Tue 15:00-17:00"))
    assert [each.span for each in moved(day, to).activities] == ([span(off)] if off else [])


def test_time_off_at_the_beginning_stays_there() -> None:
    late = shift("ana", "Tue 12:00-20:00", activity("time_off", "Tue 12:00-14:00"))
    assert [each.span for each in moved(late, "Tue 11:00-20:00").activities] == [span("Tue 11:00-13:00")]
    assert [each.span for each in moved(late, "Tue 13:00-20:00").activities] == [span("Tue 13:00-14:00")]


def test_time_off_gives_way_to_what_others_wait_for() -> None:
    visit = activity("visit", "Tue 15:00-16:30", "v1")
    day = shift("ana", "Tue 09:00-18:30", visit, activity("time_off", "Tue 16:30-18:30"))
    assert kinds(moved(day, "Tue 08:00-17:30")) == ["visit"]
