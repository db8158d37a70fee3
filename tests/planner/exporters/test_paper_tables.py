"""The wheel, the cover and one person's week on paper: legible, tagged, and nobody's private matter."""

from __future__ import annotations

import io
from typing import Any

import pytest
from pypdf import PdfReader

from planner.exporters.cover_paper import cover_table
from planner.exporters.paper_table import PaperTable, table_pages_of, table_pdf_of
from planner.exporters.wheel_paper import wheel_table
from planner.services.freeze_problem import freeze_problem
from tests.planner.exporters.small_team import small_rota, small_team
from tests.planner.exporters.test_pdf import sizes_of, text_of
from tests.planner.services.wheel.wheels import leave, monday, view_of, wheel_team


def opened(table: PaperTable) -> PdfReader:
    return PdfReader(io.BytesIO(table_pdf_of(table)))


def wheel(weeks: int = 8) -> PaperTable:
    sick = leave("p0", monday(1)).model_copy(update={"kind": "sick"})
    return wheel_table(view_of(wheel_team(("p1", 2), absences=(sick,)), weeks))


def cover() -> PaperTable:
    team, rota = small_team(), small_rota()
    return cover_table(team, freeze_problem(team, rota.first_day, rota.weeks, rota), rota)


@pytest.mark.parametrize("table", [wheel(), wheel(12), cover()], ids=["wheel of 8", "wheel of 12", "cover"])
def test_it_is_tagged_stands_on_one_page_and_has_nothing_under_seven_points(table: PaperTable) -> None:
    reader = opened(table)
    catalog: Any = reader.root_object
    assert "<pdfuaid:part>1</pdfuaid:part>" in catalog["/Metadata"].get_data().decode("utf-8")
    assert len(reader.pages) == 1
    assert min(sizes_of(reader, "")) >= 7.0
    assert len(table_pages_of(table, "a3", 40)) == 1


def test_the_wheel_has_a_row_for_each_person_and_one_for_the_cover() -> None:
    table = wheel()
    assert [row[0].lines[0].text for row in table.rows][-2:] == ["Person 7", "Cover"]
    assert [head for head, _ in table.columns][1:3] == ["Mon 23 Nov", "Mon 30 Nov"]
    assert any(line.letter == "L" for line in table.rows[1][3].lines)


def test_the_wheel_does_not_say_why_somebody_is_away() -> None:
    text = text_of(opened(wheel()))
    assert "Away 5 d" in text
    assert "sick" not in text.lower()


def test_the_cover_marks_what_is_short_with_a_minus_and_says_what_is_missing() -> None:
    table = cover()
    figures = [line for row in table.rows for cell in row[1:] for line in cell.lines]
    assert any(line.text.startswith("−") and line.tone == "alarm" for line in figures)
    assert any("R-1042" in note and "1 worker" in note for note in table.notes)
    assert len(table.rows) == 7
