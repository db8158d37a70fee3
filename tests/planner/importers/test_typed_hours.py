"""Times are read however people type them; what is none is said in a sentence."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.time_grid import clock
from planner.importers.typed_hours import typed_hours


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("12:00–20:00", (720, 1200)),
        ("12:00-20:00", (720, 1200)),
        (" 12.00 - 20.00 ", (720, 1200)),
        ("12-8", (720, 1200)),
        ("12–20", (720, 1200)),
        ("9-5", (540, 1020)),
        ("9 to 5", (540, 1020)),
        ("9am-5pm", (540, 1020)),
        ("9am – 5.30pm", (540, 1050)),
        ("9-5pm", (540, 1020)),
        ("1-5pm", (780, 1020)),
        ("0900-1700", (540, 1020)),
        ("0900 – 1700 hrs", (540, 1020)),
        ("12h-20h", (720, 1200)),
        ("12h30-20h30", (750, 1230)),
        ("12:30:00-20:30:00", (750, 1230)),
        ("8:30 until 16:30", (510, 990)),
        ("noon to 8pm", (720, 1200)),
        ("22:00-07:00", (1320, 1860)),
        ("10pm-7am", (1320, 1860)),
        ("16:00–24:00", (960, 1440)),
        ("11\u00a0–\u00a07", (660, 1140)),
    ],
)
def test_hours_are_read_as_they_are_meant(text: str, hours: tuple[int, int]) -> None:
    read = typed_hours(text)
    assert (read.kind, read.start, read.end) == ("hours", *hours)


@pytest.mark.parametrize(
    ("text", "place"), [("9-5 home", "home"), ("9-5 (WFH)", "home"), ("9-5, office", "office")]
)
def test_where_it_is_worked_may_stand_behind(text: str, place: str) -> None:
    assert typed_hours(text).place == place


@pytest.mark.parametrize("text", ["off", "OFF", "-", "–", "x", "Day off"])
def test_a_day_off_is_read(text: str) -> None:
    assert typed_hours(text).kind == "off"


@pytest.mark.parametrize("text", ["", "  ", "Annual leave", "A/L", "sick"])
def test_blanks_and_absences_change_nothing(text: str) -> None:
    assert typed_hours(text).kind == "nothing"


def test_a_named_shift_is_known_by_its_name() -> None:
    read = typed_hours("Late", {"late": ("L", 780, 1260)})
    assert (read.name, read.start, read.end) == ("L", 780, 1260)


@pytest.mark.parametrize(
    "text",
    ["lunch", "9", "25:00-26:00", "9-5-3", "12:75-20:00", "13pm-5pm", "9:00-9:00", "=SUM(A1)", "a" * 200],
)
def test_anything_else_is_refused_with_the_way_to_write_it(text: str) -> None:
    with pytest.raises(ValueError, match=r"not a time|too long|no 13 pm|longer than 16"):
        typed_hours(text)


@given(start=st.integers(0, 95), length=st.integers(1, 64))
def test_what_the_board_writes_is_read_back(start: int, length: int) -> None:
    end = (start + length) * 15
    read = typed_hours(f"{clock(start * 15)}–{clock(end)}")
    assert (read.start, read.end) == (start * 15, end)


@given(st.text(max_size=80))
def test_no_text_does_harm(text: str) -> None:
    with contextlib.suppress(ValueError):
        read = typed_hours(text)
        assert read.kind != "hours" or 0 <= read.start < read.end
