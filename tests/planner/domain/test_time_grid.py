"""Civil minutes: labels, spans, the grid, and the two nights on which the clock changes."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.time_grid import (
    DAY,
    Span,
    civil,
    civil_of,
    clock,
    clock_of_day,
    date_of,
    day_label,
    day_of,
    end_label,
    end_of_day,
    grid_starts,
    hours_label,
    instant,
    iso_minute,
    merged,
    minus,
    monday_of,
    outside_hours,
    overlap_minutes,
    parse_clock,
    parse_iso_minute,
    span_label,
    times_label,
    utc_now,
    weekday_of,
    worked_minutes,
)

TUESDAY = date(2026, 11, 24)
SPRING, AUTUMN = date(2027, 3, 28), date(2027, 10, 31)
_SPANS = st.builds(lambda a, b: Span(min(a, b), max(a, b) + 1), st.integers(0, 500), st.integers(0, 500))


def night_into(day: date) -> Span:
    """22:00 the evening before to 07:30."""
    return Span(civil(day) - 120, civil(day, 450))


def test_labels_read_as_on_the_board() -> None:
    minute = civil(TUESDAY, 18 * 60 + 30)
    assert clock(minute) == "18:30"
    assert day_label(TUESDAY.toordinal()) == "Tue 24 Nov"
    assert span_label(Span(minute, minute + 90)) == "Tue 24 Nov 18:30–20:00"
    assert [hours_label(each) for each in (450, 0, -75, 20)] == ["7.5 h", "0 h", "−1.25 h", "0.33 h"]


def test_a_moment_is_written_and_read_back() -> None:
    assert iso_minute(parse_iso_minute("2026-11-24T18:30")) == "2026-11-24T18:30"
    assert parse_iso_minute("2026-11-24T24:00") == parse_iso_minute("2026-11-25T00:00")


@pytest.mark.parametrize(
    "text", ["2026-11-24", "2026-11-24 18:30", "24/11/2026T18:30", "2026-11-31T10:00", "T"]
)
def test_what_is_no_moment_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(ValueError, match=r"is not a (moment|time of day)"):
        parse_iso_minute(text)


@pytest.mark.parametrize("text", ["25:00", "24:01", "18:60", "6:30", "18.30", "", "1é:00", "١٨:٣٠", "-1:30"])
def test_what_is_no_time_of_day_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(ValueError, match="is not a time of day"):
        parse_clock(text)


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)))
def test_weeks_start_on_monday(day: date) -> None:
    assert date.fromordinal(monday_of(day)).weekday() == 0
    assert weekday_of(day.toordinal()) == day.weekday()
    assert 0 <= day.toordinal() - monday_of(day) < 7
    assert date_of(civil(day, DAY - 1)) == day
    assert day_of(civil(day)) == day.toordinal()


def test_the_clock_goes_forward_on_28_march_2027_and_a_night_is_an_hour_shorter() -> None:
    assert worked_minutes(night_into(SPRING)) == 570 - 60
    assert worked_minutes(Span(civil(SPRING, 60), civil(SPRING, 120))) == 0
    assert worked_minutes(night_into(SPRING + timedelta(days=1))) == 570


def test_the_clock_goes_back_on_31_october_2027_and_a_night_is_an_hour_longer() -> None:
    assert worked_minutes(night_into(AUTUMN)) == 570 + 60
    assert worked_minutes(Span(civil(AUTUMN), civil(AUTUMN, DAY))) == 25 * 60
    assert worked_minutes(night_into(AUTUMN + timedelta(days=1))) == 570


def test_an_instant_is_the_civil_minute_in_london() -> None:
    assert instant(civil(TUESDAY, 600)).astimezone(UTC) == datetime(2026, 11, 24, 10, tzinfo=UTC)
    assert instant(civil(SPRING, 600)).astimezone(UTC) == datetime(2027, 3, 28, 9, tzinfo=UTC)
    assert civil_of(datetime(2027, 7, 1, 9, 0, 59, tzinfo=UTC)) == civil(date(2027, 7, 1), 600)


def test_in_the_hour_that_occurs_twice_an_instant_is_the_first() -> None:
    assert instant(civil(AUTUMN, 90)).astimezone(UTC) == datetime(2027, 10, 31, 0, 30, tzinfo=UTC)


def test_now_knows_its_zone() -> None:
    assert utc_now().utcoffset() == timedelta(0)


def test_spans_are_half_open() -> None:
    assert not Span(0, 60).overlaps(Span(60, 120))
    assert Span(0, 60).common(Span(60, 120)) is None
    assert Span(0, 60).common(Span(30, 120)) == Span(30, 60)
    assert Span(0, 60).contains(Span(0, 60))
    assert Span(0, 60).shifted(15) == Span(15, 75)


@given(st.lists(_SPANS, max_size=8), _SPANS)
def test_what_is_left_and_what_is_covered_add_up(holes: list[Span], whole: Span) -> None:
    left = minus(whole, holes)
    assert sum(part.minutes for part in left) + overlap_minutes(whole, merged(holes)) == whole.minutes
    assert not any(part.overlaps(hole) for part in left for hole in holes)


@given(st.lists(_SPANS, max_size=8))
def test_merged_spans_are_apart_and_cover_the_same(spans: list[Span]) -> None:
    joined = merged(spans)
    assert all(one.end < other.start for one, other in pairwise(joined))
    minutes = {minute for span in spans for minute in range(span.start, span.end)}
    assert sum(part.minutes for part in joined) == len(minutes)


def test_the_grid_cells_that_a_span_touches() -> None:
    assert list(grid_starts(Span(70, 130))) == [60, 90, 120]


def test_evenings_and_weekends_are_outside_ordinary_hours() -> None:
    evening = Span(civil(TUESDAY, 660), civil(TUESDAY, 1200))
    assert outside_hours(evening, 1080) == (Span(civil(TUESDAY, 1080), civil(TUESDAY, 1200)),)
    saturday = date(2026, 11, 28)
    whole = Span(civil(saturday, 600), civil(saturday, 1050))
    assert outside_hours(whole, 1080) == (whole,)
    assert outside_hours(Span(civil(TUESDAY, 540), civil(TUESDAY, 1020)), 1080) == ()


def test_what_lasts_to_the_end_of_the_day_ends_at_24() -> None:
    assert times_label(540, 1020) == "09:00–17:00"
    assert times_label(540, 1440) == "09:00–24:00"
    assert times_label(0, 720) == "00:00–12:00"
    assert times_label(civil(TUESDAY, 960), civil(TUESDAY, 1440)) == "16:00–24:00"
    assert Span(civil(TUESDAY, 960), civil(TUESDAY, 1440)).times == "16:00–24:00"
    assert span_label(Span(civil(TUESDAY, 1320), civil(TUESDAY, 1800))) == "Tue 24 Nov 22:00–06:00"


def test_an_end_at_midnight_is_of_the_day_that_ends() -> None:
    assert end_label(civil(TUESDAY, 1440)) == "Tue 24 Nov 24:00"
    assert end_label(civil(TUESDAY, 1110)) == "Tue 24 Nov 18:30"
    assert clock(civil(TUESDAY, 1440)) == "00:00"
    assert [clock_of_day(end_of_day(minute)) for minute in (0, 1110, 1440)] == ["24:00", "18:30", "24:00"]
