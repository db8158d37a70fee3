"""The workbook, opened again with openpyxl."""

from __future__ import annotations

import io
from datetime import datetime, timedelta
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from planner.exporters.sheet_records import RotaSheet
from planner.exporters.xlsx import xlsx_of
from tests.planner.exporters.sheets import FORMULA, small_sheet
from tests.planner.exporters.small_team import small_rota, small_team


def opened(sheet: RotaSheet) -> Workbook:
    return load_workbook(io.BytesIO(xlsx_of(sheet)))


@pytest.fixture(scope="module")
def book() -> Workbook:
    return opened(small_sheet())


def texts(book: Workbook, sheet: str) -> list[list[object]]:
    return [list(row) for row in book[sheet].iter_rows(values_only=True)]


def test_the_workbook_has_a_sheet_for_each_question(book: Workbook) -> None:
    assert book.sheetnames == ["Rota", "Activities", "Uncovered", "Hours"]


def test_the_rota_sheet_shows_who_works_when(book: Workbook) -> None:
    rows = texts(book, "Rota")
    assert rows[0][0] == "Riverside Family Safeguarding"
    assert rows[4][:4] == ["Name", "Role", "Mon 23 Nov", "Tue 24 Nov"]
    amira = rows[5]
    assert amira[0] == "Amira Khan"
    assert str(amira[3]).splitlines() == [
        "12:00–20:00",
        "V2 14:00–15:00 R-0987",
        "V2 18:00–19:00 R-1042, 1 of 2",
        "B 19:15–19:45 R-1042",
    ]
    assert book["Rota"].freeze_panes == "B6"


def test_activities_are_one_a_row_with_real_dates_and_numbers(book: Workbook) -> None:
    head, *rows = texts(book, "Activities")
    assert head[:4] == ["Date", "Name", "What", "Detail"]
    visit = next(row for row in rows if row[4] == "R-0987" and row[1] == "Amira Khan")
    assert visit[0] == datetime(2026, 11, 24)  # noqa: DTZ001 - workbooks know no time zones
    assert visit[5:9] == [timedelta(hours=14), timedelta(hours=15), 60, 30]


def test_each_sheet_says_at_its_foot_whose_it_is_of_when_and_which_version(book: Workbook) -> None:
    for name in book.sheetnames:
        foot: Any = book[name].oddFooter
        for words in ("Riverside Family Safeguarding", "Mon 23 – Sun 29 Nov 2026", "Draft"):
            assert words in foot.left.text


def test_hours_are_numbers_that_can_be_summed(book: Workbook) -> None:
    rows = {row[1]: row for row in texts(book, "Hours")[1:]}
    assert rows["Dev Malik"][0] == datetime(2026, 11, 23)  # noqa: DTZ001 - workbooks know no time zones
    assert rows["Dev Malik"][2:] == [37, 22.2, 7.5, pytest.approx(-7.3)]


def test_what_is_not_covered_has_its_reason(book: Workbook) -> None:
    row = texts(book, "Uncovered")[1]
    assert row[0] == "Visit R-1042"
    assert row[4] == "1 worker"
    assert str(row[5]).startswith("1 of 2 workers found")


def test_a_covered_week_says_so() -> None:
    sheet = small_sheet(rota=small_rota().model_copy(update={"uncovered": ()}))
    assert texts(opened(sheet), "Uncovered")[1][0] == "Everything is covered."


def test_a_name_that_looks_like_a_formula_stays_a_name() -> None:
    book = opened(small_sheet(small_team(FORMULA)))
    for sheet in book:
        for row in sheet.iter_rows():
            assert all(cell.data_type != "f" and cell.hyperlink is None for cell in row)
    assert texts(book, "Rota")[5][0] == FORMULA


def test_the_reason_for_leave_is_in_no_sheet(book: Workbook) -> None:
    everything = " ".join(
        str(cell) for sheet in book.sheetnames for row in texts(book, sheet) for cell in row
    )
    assert "Away" in everything
    assert "sick" not in everything.lower()


def test_every_week_has_a_sheet_of_its_own() -> None:
    book = opened(small_sheet(rota=small_rota().model_copy(update={"weeks": 2})))
    assert book.sheetnames[:2] == ["Rota week 1", "Rota week 2"]
