"""What follows from the times of a shift is computed once, and anew for a changed copy."""

from __future__ import annotations

import pickle
from datetime import date

from planner.domain.rota import Shift
from planner.domain.time_grid import Span, civil
from tests.planner.rules.factory import activity, at, shift

LONG = shift("ana", "Tue 09:00-17:30")
A_VISIT = activity("visit", "Tue 10:00-11:30", "v1")


def _asked(of: Shift) -> tuple[object, ...]:
    return of.span, of.day, of.worked_minutes, of.paid_minutes, of.break_span


def test_changed_copy_has_its_own_times() -> None:
    _asked(LONG)
    later = LONG.model_copy(update={"start": at("Wed 09:00"), "end": at("Wed 12:00"), "break_start": None})
    assert _asked(later) == (Span(at("Wed 09:00"), at("Wed 12:00")), at("Wed 09:00") // 1440, 180, 180, None)


def test_changed_copy_of_an_activity_has_its_own_times() -> None:
    visit = activity("visit", "Tue 10:00-12:00", "v1", travel=15)
    assert visit.span_on_site == Span(at("Tue 10:15"), at("Tue 11:45"))
    moved = visit.model_copy(update={"start": at("Tue 09:00"), "end": at("Tue 11:00")})
    assert (moved.span, moved.span_on_site.start) == (Span(at("Tue 09:00"), at("Tue 11:00")), at("Tue 09:15"))


def test_what_was_asked_of_a_shift_does_not_make_it_another() -> None:
    asked, fresh = LONG.model_copy(), LONG.model_copy()
    _asked(asked)
    assert asked == fresh
    assert hash(asked) == hash(fresh)
    assert asked.model_dump_json() == fresh.model_dump_json()
    assert pickle.loads(pickle.dumps(asked)) == fresh


def test_clock_change_counts_in_worked_minutes() -> None:
    saturday = civil(date(2027, 3, 27))
    night = LONG.model_copy(
        update={"start": saturday + 1320, "end": saturday + 1440 + 360, "break_start": None}
    )
    assert night.paid_minutes == 480 - 60


def test_work_outside_a_shift_or_over_other_work_is_out_of_order() -> None:
    assert shift("ana", "Tue 09:00-17:00", A_VISIT).is_in_order
    outside = shift("ana", "Tue 11:00-17:00", A_VISIT)
    assert not outside.is_in_order
    assert outside.reach == Span(at("Tue 10:00"), at("Tue 17:00"))
    assert not shift("ana", "Tue 09:00-17:00", A_VISIT, activity("duty", "Tue 11:00-13:00")).is_in_order


def test_a_break_is_kept_where_nothing_is_planned_in_it() -> None:
    assert shift("ana", "Tue 09:00-17:00", A_VISIT, rest="Tue 13:00-13:30").is_break_kept
    assert not shift("ana", "Tue 09:00-17:00", A_VISIT, rest="Tue 11:00-11:30").is_break_kept
    assert (
        not shift("ana", "Tue 09:00-17:00")
        .model_copy(update={"break_start": None, "break_end": None})
        .is_break_kept
    )
