"""What follows from the times of a shift is computed once, and anew for a changed copy."""

from __future__ import annotations

import pickle
from datetime import date

from planner.domain.rota import Shift
from planner.domain.time_grid import Span, civil
from tests.planner.rules.factory import activity, at, shift

LONG = shift("ana", "Tue 09:00-17:30")


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
