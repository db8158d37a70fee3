"""The wall sheet as PDF and as a page: whole on one sheet of paper, tagged, escaped, no case in it."""

from __future__ import annotations

import io
from typing import Any, Literal

import pytest
from pypdf import PdfReader

from planner.domain.errors import PlannerError
from planner.domain.rota import Activity, Rota
from planner.domain.team import Team
from planner.exporters.export import ExportOptions, export_bytes, wall_pages
from planner.exporters.typesetting import Paper
from tests.planner.exporters.sheets import MARKUP, TYPESETTING
from tests.planner.exporters.small_team import MONDAY, small_rota, small_team
from tests.planner.exporters.test_html import Page

PUBLISHED = small_rota(version=2)


def written(
    form: Literal["pdf", "html", "csv"], team: Team | None = None, rota: Rota = PUBLISHED, paper: Paper = "a4"
) -> bytes:
    options = ExportOptions(paper=paper, wall=True)
    return export_bytes(team or small_team(), rota, (), form, options)


def opened(team: Team | None = None, paper: Paper = "a4", rota: Rota = PUBLISHED) -> PdfReader:
    return PdfReader(io.BytesIO(written("pdf", team, rota, paper)))


def text_of(reader: PdfReader) -> str:
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


def of_people(count: int) -> Team:
    team = small_team()
    more = (team.staff[0].model_copy(update={"id": f"p{n}", "name": f"Person {n}"}) for n in range(count - 5))
    return team.model_copy(update={"staff": (*team.staff, *more)})


def test_the_pdf_is_tagged_and_says_who_works_when() -> None:
    reader = opened()
    catalog: Any = reader.root_object
    assert catalog["/MarkInfo"]["/Marked"]
    assert "<pdfuaid:part>1</pdfuaid:part>" in catalog["/Metadata"].get_data().decode("utf-8")
    text = text_of(reader)
    for words in ("Mon 23 – Sun 29 Nov 2026", "Amira Khan", "12:00–20:00", "until 20:00 Amira Khan", "Away"):
        assert words in text
    assert "R-1042" not in text


@pytest.mark.parametrize("paper", ["a4", "a3"])
@pytest.mark.parametrize("count", [5, 18, 26])
def test_a_team_of_any_usual_size_fits_on_one_page(count: int, paper: Paper) -> None:
    reader = opened(of_people(count), paper)
    assert len(reader.pages) == 1
    assert reader.pages[0].mediabox.width > reader.pages[0].mediabox.height


def test_every_week_has_a_page_of_its_own() -> None:
    reader = opened(rota=PUBLISHED.model_copy(update={"weeks": 2}))
    assert [page.extract_text().splitlines()[0] for page in reader.pages] == [
        "Mon 23 – Sun 29 Nov 2026",
        "Mon 30 Nov – Sun 6 Dec 2026",
    ]


def test_a_name_is_never_read_as_markup() -> None:
    assert "".join(TYPESETTING.split())[:12] in "".join(text_of(opened(small_team(TYPESETTING))).split())
    page = Page(written("html", small_team(MARKUP)).decode("utf-8"))
    assert not page.all("script")
    assert not page.all("img")
    assert MARKUP in page.texts


def test_the_page_says_in_words_what_its_letters_mean() -> None:
    source = written("html").decode("utf-8")
    page = Page(source)
    assert "On duty 09:00–13:00" in page.texts
    assert "Evening" in page.texts
    assert "R-" not in " ".join(page.texts)
    assert "url(" not in source
    assert "default-src 'none'" in source
    # Eight columns; five people, duty and evening.
    scopes = [attributes.get("scope") for attributes in page.all("th")]
    assert (scopes.count("col"), scopes.count("row")) == (8, 7)


def test_other_formats_have_no_wall_sheet() -> None:
    with pytest.raises(PlannerError, match="PDF or a web page"):
        written("csv")


def test_the_pages_for_the_printer_are_pictures() -> None:
    (page,) = wall_pages(small_team(), PUBLISHED, "a4", 40)
    assert page.startswith(b"\x89PNG")


def test_the_hours_are_those_at_work_without_time_off_in_lieu() -> None:
    shifts = list(PUBLISHED.shifts)
    late = next(
        n for n, each in enumerate(shifts) if (each.staff, each.day) == ("amira", MONDAY.toordinal() + 1)
    )
    off = Activity(kind="time_off", start=shifts[late].start, end=shifts[late].start + 60)
    shifts[late] = shifts[late].model_copy(update={"activities": (off, *shifts[late].activities)})
    text = text_of(opened(rota=PUBLISHED.model_copy(update={"shifts": tuple(shifts)})))
    assert "13:00–20:00" in text
    assert "12:00–20:00" not in text
