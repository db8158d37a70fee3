"""What is printed: the pages of a rota for a size of paper, and the road from a page to the printer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QMarginsF, QRectF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter

from planner.domain.errors import PlannerError

Paper = Literal["a4", "a3"]
SIZES: dict[Paper, QPageSize.PageSizeId] = {
    "a4": QPageSize.PageSizeId.A4,
    "a3": QPageSize.PageSizeId.A3,
}
# Fine enough for the smallest letters; more only makes the printer wait.
PRINT_DPI, PREVIEW_DPI = 300.0, 110.0


@dataclass(frozen=True, slots=True)
class Printable:
    """One rota to print: what it is called, and its pages as pictures for a paper and a resolution.

    `pdf`: which export makes the tagged PDF of the same pages, or the ending of its name where `pdf_of` does.
    """

    name: str
    pages: Callable[[Paper, float], Sequence[bytes]]
    pdf: str = "pdf"
    pdf_of: Callable[[], bytes] | None = None


def page_layout(paper: Paper) -> QPageLayout:
    """Landscape, without margins: the pages have their own."""
    return QPageLayout(
        QPageSize(SIZES[paper]), QPageLayout.Orientation.Landscape, QMarginsF(), QPageLayout.Unit.Millimeter
    )


def images_of(pages: Sequence[bytes]) -> list[QImage]:
    """The pages as Qt draws them. PlannerError when one is no picture."""
    images = [QImage.fromData(page) for page in pages]
    if not images or any(image.isNull() for image in images):
        raise PlannerError("The pages could not be drawn.", "Export a PDF and print that.")
    return images


def put_on_paper(printer: QPrinter, printable: Printable, paper: Paper) -> int:
    """Print the pages that the printer's own dialog asked for; how many. PlannerError when it cannot."""
    images = images_of(printable.pages(paper, PRINT_DPI))
    printer.setPageLayout(page_layout(paper))
    printer.setFullPage(True)
    printer.setDocName(printable.name)
    first = max(printer.fromPage(), 1)
    last = min(printer.toPage() or len(images), len(images))
    wanted = images[first - 1 : last]
    painter = QPainter()
    if not wanted or not painter.begin(printer):
        raise PlannerError(
            f"“{printer.printerName() or 'The printer'}” cannot be printed to.",
            "Choose another printer, or export a PDF and print that.",
        )
    for number, image in enumerate(wanted):
        if number:
            printer.newPage()
        _draw(painter, printer, image)
    painter.end()
    return len(wanted)


def _draw(painter: QPainter, printer: QPrinter, image: QImage) -> None:
    """The page as large as the paper allows, in its middle."""
    area = printer.pageLayout().fullRectPixels(printer.resolution())
    scale = min(area.width() / image.width(), area.height() / image.height())
    width, height = image.width() * scale, image.height() * scale
    left, top = (area.width() - width) / 2, (area.height() - height) / 2
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(QRectF(left, top, width, height), image)
