"""The csv table, read again with the csv module; cells that spreadsheets would run are disarmed."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.exporters.csv import COLUMNS, csv_of, safe_cell
from planner.exporters.sheet_records import RotaSheet
from tests.planner.exporters.sheets import FORMULA, TWO_LINES, small_sheet
from tests.planner.exporters.small_team import small_team


def rows_of(sheet: RotaSheet) -> list[dict[str, str]]:
    text = csv_of(sheet).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_the_file_begins_with_the_mark_that_excel_needs() -> None:
    assert csv_of(small_sheet()).startswith(b"\xef\xbb\xbf")


def test_shifts_breaks_and_activities_are_one_a_line() -> None:
    rows = [row for row in rows_of(small_sheet()) if row["staff"] == "amira" and row["day"] == "Tue"]
    assert [row["what"] for row in rows] == ["Shift", "Break", "Visit", "Visit", "Debrief"]
    assert rows[2] == {
        "date": "2026-11-24",
        "day": "Tue",
        "staff": "amira",
        "name": "Amira Khan",
        "what": "Visit",
        "detail": "Visit R-0987",
        "case": "R-0987",
        "start": "14:00",
        "end": "15:00",
        "minutes": "60",
        "travel_minutes": "30",
        "place": "Out",
        "together_with": "Ben Okafor",
        "pinned": "",
    }


def test_a_day_away_is_a_line_without_a_reason() -> None:
    away = [row for row in rows_of(small_sheet()) if row["what"] == "Away"]
    assert [row["date"] for row in away] == ["2026-11-23", "2026-11-24", "2026-11-25"]
    assert "sick" not in csv_of(small_sheet()).decode().lower()


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", " ="])
def test_a_cell_that_starts_a_formula_gets_an_apostrophe(start: str) -> None:
    assert safe_cell(f"{start}1+1").startswith("'")


def test_a_formula_as_a_name_is_disarmed_and_still_readable() -> None:
    names = {row["name"] for row in rows_of(small_sheet(small_team(FORMULA)))}
    assert f"'{FORMULA}" in names


def test_a_name_of_two_lines_stays_one_cell() -> None:
    rows = rows_of(small_sheet(small_team(TWO_LINES)))
    assert rows[0]["name"] == TWO_LINES
    assert all(set(row) == set(COLUMNS) for row in rows)


@given(st.text(max_size=30))
def test_no_cell_can_start_a_formula(text: str) -> None:
    assert not safe_cell(text).lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r"))
