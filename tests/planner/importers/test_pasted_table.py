"""A pasted table finds its people and days, by heads or by place; what is not on the board is listed."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.errors import BadInputError, PlannerError
from planner.exporters.copied_table import as_html, as_text
from planner.importers.pasted_table import BoardPlaces, cells_of, day_of_head, table_of
from tests.planner.services.small_office import MONDAY, NAMES

FIRST = MONDAY.toordinal()
PLACES = BoardPlaces(tuple(NAMES.items()), range(FIRST, FIRST + 7), "ben", FIRST + 1)


def laid(text: str, places: BoardPlaces = PLACES) -> dict[tuple[str, int], str]:
    return {(each.staff, each.day - FIRST): each.text for each in cells_of(text, places)}


def test_a_bare_table_begins_at_the_chosen_cell() -> None:
    assert laid("9-5\t10-6\n\t11-7\n") == {
        ("ben", 1): "9-5",
        ("ben", 2): "10-6",
        ("cy", 1): "",
        ("cy", 2): "11-7",
    }


def test_names_and_days_at_the_heads_are_followed() -> None:
    text = "Team\tTue 24 Nov\tThursday\r\nDee Dunn\t9-5\t\r\nana alvi\t\t12-8\r\n"
    assert {key: cell for key, cell in laid(text).items() if cell} == {("dee", 1): "9-5", ("ana", 3): "12-8"}


def test_one_cell_goes_into_all_that_are_chosen() -> None:
    fill = [("ana", FIRST), ("cy", FIRST + 2)]
    assert [(each.staff, each.day) for each in cells_of("9-5", PLACES, fill)] == fill


def test_names_that_nobody_has_are_all_listed() -> None:
    with pytest.raises(BadInputError) as told:
        laid("Ana Alvi\t9-5\nMr Nobody\t9-5\nXy\t9-5")
    assert [problem.path for problem in told.value.problems] == ["Mr Nobody", "Xy"]


def test_cells_beyond_the_board_are_listed() -> None:
    with pytest.raises(BadInputError, match="problem"):
        laid("\t".join(["9-5"] * 9))
    with pytest.raises(BadInputError, match="problem"):
        laid("\n".join(["9-5"] * 9))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Tue", 1),
        ("tuesday", 1),
        ("Tue 24", 1),
        ("24 Nov", 1),
        ("Tue 24th November 2026", 1),
        ("24/11/2026", 1),
        ("24/11", 1),
        ("2026-11-24", 1),
        ("Mon 24", None),
        ("30 Nov", None),
        ("9-5", None),
        ("Team", None),
    ],
)
def test_days_are_read_as_they_are_written(text: str, day: int | None) -> None:
    found = day_of_head(text, PLACES.days)
    assert found == (None if day is None else FIRST + day)


def test_quoted_cells_of_spreadsheets_are_read() -> None:
    assert table_of('"12:00\n20:00"\t"say ""hi"""\nx\t') == [["12:00\n20:00", 'say "hi"'], ["x", ""]]


def test_what_is_copied_is_read_again() -> None:
    rows = [["12:00–20:00", ""], ["09:00–17:00 home", "off"]]
    assert table_of(as_text(rows)) == rows
    assert "<td>09:00–17:00 home</td>" in as_html(rows)


def test_no_cell_becomes_a_formula_or_markup() -> None:
    assert as_text([["=1+1", "a\tb"]]) == "'=1+1\ta b"
    assert "<script>" not in as_html([["<script>"]])


@given(st.text(alphabet="\t\n\r\"'9-5 TueAna ", max_size=60))
def test_no_table_does_harm(text: str) -> None:
    with contextlib.suppress(PlannerError):
        cells_of(text, PLACES)
