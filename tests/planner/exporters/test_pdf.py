"""The PDF: tagged, in British English, with all that the sheet holds, and nothing of it read as markup."""

from __future__ import annotations

import io
from typing import Any, Literal

import pytest
from pypdf import PdfReader

from planner.exporters.pdf import pdf_of
from planner.exporters.sheet_records import RotaSheet
from tests.planner.exporters.sheets import FORMULA, MARKUP, TYPESETTING, small_sheet
from tests.planner.exporters.small_team import small_rota, small_team


def opened(sheet: RotaSheet, paper: Literal["a4", "a3"] = "a4") -> PdfReader:
    return PdfReader(io.BytesIO(pdf_of(sheet, paper)))


def text_of(reader: PdfReader) -> str:
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


@pytest.fixture(scope="module")
def reader() -> PdfReader:
    return opened(small_sheet())


def test_the_pdf_is_tagged_and_claims_pdf_ua_1(reader: PdfReader) -> None:
    catalog: Any = reader.root_object
    assert catalog["/MarkInfo"]["/Marked"]
    assert catalog["/Lang"] == "en-GB"
    assert "/StructTreeRoot" in catalog
    metadata = catalog["/Metadata"].get_data().decode("utf-8")
    assert "<pdfuaid:part>1</pdfuaid:part>" in metadata


def test_the_title_names_team_and_week(reader: PdfReader) -> None:
    assert reader.metadata is not None
    assert reader.metadata.title == "Riverside Family Safeguarding, rota Mon 23 – Sun 29 Nov 2026"


def test_people_times_visits_and_shortfalls_are_in_the_text(reader: PdfReader) -> None:
    text = text_of(reader)
    for words in (
        "Amira Khan",
        "12:00–20:00",
        "V2",
        "Mon 23 Nov",
        "Not covered (1)",
        "1 worker",
        "Page 1 of 1",
    ):
        assert words in text
    assert "Proved: no rota covers more" in text


def test_the_reason_for_leave_is_not_in_the_file(reader: PdfReader) -> None:
    text = text_of(reader)
    assert "Away" in text
    assert "sick" not in text.lower()


def test_a_header_cell_stands_over_every_column(reader: PdfReader) -> None:
    found: list[str] = []

    def walk(node: Any) -> None:
        if not isinstance(node, dict):
            return
        found.append(str(node.get("/S")))
        kids = node.get("/K", [])
        for kid in kids if isinstance(kids, list) else [kids]:
            walk(kid.get_object())

    walk(reader.root_object["/StructTreeRoot"])
    # Eight columns of the week, four of what is not covered.
    assert found.count("/TH") == 12
    assert found.count("/Table") == 2


@pytest.mark.parametrize(("paper", "width"), [("a4", 842), ("a3", 1191)])
def test_the_paper_lies_on_its_side(paper: Literal["a4", "a3"], width: int) -> None:
    box = opened(small_sheet(), paper).pages[0].mediabox
    assert round(float(box.width)) == width
    assert box.width > box.height


@pytest.mark.parametrize("name", [TYPESETTING, MARKUP, FORMULA])
def test_a_name_is_never_read_as_markup(name: str) -> None:
    text = text_of(opened(small_sheet(small_team(name))))
    assert "".join(name.split())[:12] in "".join(text.split())


def test_every_week_has_a_page_of_its_own() -> None:
    reader = opened(small_sheet(rota=small_rota().model_copy(update={"weeks": 3})))
    titles = [page.extract_text().splitlines()[0] for page in reader.pages[1:]]
    assert titles == ["Mon 30 Nov – Sun 6 Dec 2026", "Mon 7 – Sun 13 Dec 2026"]


def test_a_large_team_runs_over_pages_that_each_repeat_the_days() -> None:
    team = small_team()
    more = tuple(team.staff[0].model_copy(update={"id": f"p{n}", "name": f"Person {n}"}) for n in range(40))
    reader = opened(small_sheet(team.model_copy(update={"staff": team.staff + more})))
    assert len(reader.pages) > 1
    assert all("Tue 24 Nov" in page.extract_text() for page in reader.pages[:-1])


def test_a_letter_that_no_font_has_does_not_stop_the_file() -> None:
    reader = opened(small_sheet(small_team("Amira \U000f0000 Khan")))
    assert "Khan" in text_of(reader)
    catalog: Any = reader.root_object
    assert catalog["/MarkInfo"]["/Marked"]


def test_the_same_rota_gives_the_same_pages() -> None:
    first, second = opened(small_sheet()), opened(small_sheet())
    assert text_of(first) == text_of(second)


def sizes_of(reader: PdfReader, words: str) -> set[float]:
    """The sizes in which a text is set on the first page, in points."""
    found: set[float] = set()

    def look(text: str, _cm: Any, matrix: Any, _font: Any, size: float) -> None:
        if words in text:
            found.add(round(size * abs(matrix[3]), 1))

    reader.pages[0].extract_text(visitor_text=look)
    return found


def test_the_table_of_a_small_team_grows_to_its_page_and_that_of_a_large_one_does_not() -> None:
    team = small_team()
    more = tuple(team.staff[0].model_copy(update={"id": f"p{n}", "name": f"Person {n}"}) for n in range(40))
    small, large = (
        opened(small_sheet()),
        opened(small_sheet(team.model_copy(update={"staff": team.staff + more}))),
    )
    assert len(small.pages) == 1
    assert max(sizes_of(small, "Amira Khan")) > 1.2 * max(sizes_of(large, "Amira Khan"))


def test_nothing_of_a_team_of_any_size_is_printed_under_seven_points() -> None:
    team = small_team()
    more = tuple(team.staff[0].model_copy(update={"id": f"p{n}", "name": f"Person {n}"}) for n in range(40))
    for of_team in (team, team.model_copy(update={"staff": team.staff + more})):
        assert min(sizes_of(opened(small_sheet(of_team)), "")) >= 7.0
