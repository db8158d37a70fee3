"""Where minutes lie: columns of the same hours, nights across midnight, cut-off edges."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication

from planner.domain.time_grid import DAY, civil
from tests.planner.rules.factory import MONDAY, at
from ui.board.column_widths import column_widths
from ui.board.day_axis import DayAxis, make_axis
from ui.theme import apply_theme

WIDTHS = [116, 284, 116, 116, 116, 52, 52]
DAYTIME = make_axis(MONDAY, WIDTHS, (420, 1260))
CLOCK = make_axis(MONDAY, WIDTHS, (0, DAY))
WEEK = [False] * 5 + [True] * 2


def test_a_column_shows_its_hours_from_edge_to_edge() -> None:
    assert DAYTIME.x(at("Mon 07:00")) == 0
    assert DAYTIME.x(at("Tue 07:00")) == 116
    assert DAYTIME.x(at("Tue 14:00")) == 116 + 142
    assert DAYTIME.x_end(at("Tue 21:00")) == 400


def test_what_lies_outside_the_hours_lies_at_the_edge() -> None:
    assert DAYTIME.x(at("Wed 06:30")) == DAYTIME.left(2)
    assert DAYTIME.is_cut_left(at("Wed 06:30"))
    assert not DAYTIME.is_cut_left(at("Wed 07:00"))
    assert DAYTIME.x_end(at("Wed 22:00")) == DAYTIME.left(3)
    assert DAYTIME.is_cut_right(at("Wed 22:00"))
    assert not DAYTIME.is_cut_right(at("Wed 21:00"))


def test_a_night_goes_on_into_the_next_column() -> None:
    start, end = at("Mon 22:00"), at("Tue 07:00")
    assert CLOCK.x(start) < CLOCK.left(1) < CLOCK.x_end(end)
    assert not CLOCK.is_cut_right(end)


def test_midnight_ends_the_day_before() -> None:
    assert CLOCK.x_end(civil(MONDAY + 1)) == CLOCK.left(1)
    assert CLOCK.x_end(civil(MONDAY + 7)) == CLOCK.lefts[-1]
    assert CLOCK.is_cut_right(civil(MONDAY + 7) + 60)


@pytest.mark.parametrize("axis", [DAYTIME, CLOCK])
@given(minute=st.integers(0, 7 * DAY - 1))
def test_later_is_never_further_left(axis: DayAxis, minute: int) -> None:
    moment = civil(MONDAY) + minute
    assert axis.x(moment) <= axis.x(moment + 15)


@given(minute=st.integers(0, 6 * DAY + 1200))
def test_a_place_leads_back_to_its_minute(minute: int) -> None:
    moment = civil(MONDAY) + minute
    column = moment // DAY - MONDAY
    assert abs(CLOCK.minute_at(CLOCK.x(moment)) - moment) <= 1 / CLOCK.minute_width(column)


def test_the_widths_of_the_design_fit_its_board(qapp: QApplication) -> None:
    apply_theme(qapp, "light", 100)
    assert column_widths(WEEK, 1, 852) == WIDTHS


def test_weekdays_share_what_is_left(qapp: QApplication) -> None:
    apply_theme(qapp, "light", 100)
    widths = column_widths(WEEK, 1, 1002)
    assert sum(widths) == 1002
    assert widths[1] == 284
    assert widths[5:] == [52, 52]
    assert max(widths[0], *widths[2:5]) - min(widths[0], *widths[2:5]) <= 1


def test_without_a_wide_day_all_seven_are_equal(qapp: QApplication) -> None:
    apply_theme(qapp, "light", 100)
    assert len(set(column_widths(WEEK, None, 840))) == 1


def test_a_weekend_day_can_be_the_wide_one(qapp: QApplication) -> None:
    apply_theme(qapp, "light", 100)
    assert column_widths(WEEK, 5, 852)[5] == 284


def test_no_day_gets_narrower_than_its_least_width(qapp: QApplication) -> None:
    apply_theme(qapp, "light", 100)
    assert min(column_widths(WEEK, 1, 300)) == 52
    assert sum(column_widths(WEEK, 1, 300)) == 852


def test_the_wide_day_makes_room_for_a_scroll_bar(qapp: QApplication) -> None:
    apply_theme(qapp, "light", 100)
    widths = column_widths(WEEK, 1, 842)
    assert sum(widths) == 842
    assert widths[1] == 274


def test_the_wide_day_is_the_widest_on_any_screen(qapp: QApplication) -> None:
    apply_theme(qapp, "light", 100)
    for room in range(852, 3900, 37):
        widths = column_widths(WEEK, 1, room)
        assert sum(widths) == room
        assert widths[1] >= 1.45 * max(widths[0], *widths[2:])
