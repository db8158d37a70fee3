"""Printing: the pages are those of the PDF, on A4 or A3, as drafted or as published."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from planner.domain.errors import PlannerError
from planner.services.rota_edits import MoveShift
from tests.ui.desk_factory import GivenAnswers
from ui.actions.print_action import printables
from ui.main_window.desk import Desk
from ui.printing.paper import Printable, images_of, put_on_paper
from ui.printing.print_sheet import SAVE_PDF, PrintSheet

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "QPainter::begin")


COVER = "people spare by half-hour"


@pytest.fixture
def sheet(qtbot: QtBot, light: QApplication, desk: Desk) -> PrintSheet:
    del light
    sheet = PrintSheet(printables(desk))
    qtbot.addWidget(sheet)
    return sheet


def pdf_printer(path: Path) -> QPrinter:
    """A printer that writes a file."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


def test_the_preview_shows_each_page_and_says_what_it_is(sheet: PrintSheet) -> None:
    assert sheet.pages >= 1
    assert sheet.count.text() in ("1 page", f"{sheet.pages} pages")
    assert "draft" in sheet.chosen.name


def test_the_pages_fill_the_width_of_the_preview(sheet: PrintSheet, qtbot: QtBot) -> None:
    sheet.show()
    page = sheet.area.findChild(QLabel)
    assert page is not None
    qtbot.waitUntil(lambda: page.pixmap().width() > 600)
    sheet.hide()


@pytest.mark.parametrize(("paper", "millimetres"), [("a4", (297, 210)), ("a3", (420, 297))])
def test_the_paper_is_landscape_and_of_the_size_chosen(
    sheet: PrintSheet, tmp_path: Path, paper: str, millimetres: tuple[int, int]
) -> None:
    sheet.paper.put(paper)
    path = tmp_path / "week.pdf"
    assert sheet.print_to(pdf_printer(path))
    box = PdfReader(io.BytesIO(path.read_bytes())).pages[0].mediabox
    size = (round(float(box.width) / 72 * 25.4), round(float(box.height) / 72 * 25.4))
    assert size == millimetres


def test_a_printer_that_cannot_be_opened_is_told_in_the_sheet(sheet: PrintSheet, tmp_path: Path) -> None:
    assert not sheet.print_to(pdf_printer(tmp_path / "no such folder" / "week.pdf"))
    assert "cannot be printed to" in sheet.trouble.text()


def test_only_the_pages_asked_for_are_printed(desk: Desk, tmp_path: Path) -> None:
    whole = printables(desk)[0]
    page = whole.pages("a4", 40)[0]
    printer = pdf_printer(tmp_path / "some.pdf")
    printer.setFromTo(2, 3)
    assert put_on_paper(printer, Printable("Three", lambda _paper, _dpi: (page,) * 3), "a4") == 2


def test_what_is_no_picture_is_refused() -> None:
    with pytest.raises(PlannerError, match="could not be drawn"):
        images_of((b"nothing",))


def test_a_changed_week_is_printed_as_drafted_or_as_published(desk: Desk) -> None:
    desk.session.publish({"*": "as agreed with the team"})
    assert [each.name.rpartition(", ")[2] for each in printables(desk)] == [
        "as published",
        "wall sheet",
        COVER,
    ]
    desk.edit(MoveShift("ben@2026-11-25", by_minutes=30))
    assert [each.name.rpartition(", ")[2] for each in printables(desk)] == [
        "draft",
        "as published",
        "wall sheet",
        COVER,
        "who is affected",
    ]


def test_ctrl_p_asks_with_the_pages_and_a_pdf_can_be_saved_instead(desk: Desk, tmp_path: Path) -> None:
    assert isinstance(desk.ask, GivenAnswers)
    desk.ask.print_as, desk.ask.save = "pdf", tmp_path / "week.pdf"
    desk.actions.trigger("print.week")
    assert any("draft" in each for each in desk.ask.asked)
    assert (tmp_path / "week.pdf").read_bytes().startswith(b"%PDF")


def test_the_wall_sheet_is_saved_as_its_own_pdf(desk: Desk, tmp_path: Path) -> None:
    assert isinstance(desk.ask, GivenAnswers)
    assert [each.pdf for each in printables(desk)] == ["pdf", "wall_pdf", "cover", "to-publish"]
    desk.ask.print_as, desk.ask.save = "wall_pdf", tmp_path / "wall.pdf"
    desk.actions.trigger("print.week")
    text = PdfReader(tmp_path / "wall.pdf").pages[0].extract_text()
    assert "On duty" in text


def test_the_cover_report_is_offered_first_where_it_is_asked_for(desk: Desk, tmp_path: Path) -> None:
    assert isinstance(desk.ask, GivenAnswers)
    desk.ask.print_as, desk.ask.save = "cover", tmp_path / "cover.pdf"
    desk.actions.trigger("print.cover")
    assert COVER in desk.ask.asked[0]
    text = PdfReader(tmp_path / "cover.pdf").pages[0].extract_text()
    assert "Cover, Mon 23" in text
    assert "people-hours short" in text


def test_the_sheet_before_publishing_is_printed_with_who_is_affected(desk: Desk) -> None:
    *_, to_publish = printables(desk)
    assert to_publish.pdf_of is not None
    text = " ".join(PdfReader(io.BytesIO(to_publish.pdf_of())).pages[0].extract_text().split())
    assert "To publish, Mon 23" in text
    assert "This week has not been published before" in text
    assert "notice" in text


def test_the_button_for_a_pdf_ends_the_sheet_with_that_wish(sheet: PrintSheet) -> None:
    sheet.open()
    sheet.done(SAVE_PDF)
    assert sheet.result() == SAVE_PDF
