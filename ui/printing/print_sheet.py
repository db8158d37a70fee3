"""The sheet before printing: what, on which paper, and how it will look; then the printer's own dialog."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QImage, QPixmap, QResizeEvent
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from planner.domain.errors import PlannerError
from ui.dialogs.sheet import Sheet
from ui.forms.choice_fields import ChoiceField, SegmentField
from ui.printing.paper import PREVIEW_DPI, Paper, Printable, images_of, page_layout, put_on_paper
from ui.theme import px
from ui.widgets.trouble_line import TroubleLine

WIDTH, PREVIEW = 900, (820, 520)
# The result of the sheet when a PDF is wanted instead.
SAVE_PDF = 2
PAPERS = (("A4 landscape", "a4"), ("A3 landscape", "a3"))


class PreviewArea(QScrollArea):
    """Says when its pages have another width to fill."""

    resized = Signal()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()


class PrintSheet(Sheet):
    """`printables` are what can be chosen, the first one as it opens."""

    def __init__(self, printables: Sequence[Printable], parent: QWidget | None = None) -> None:
        super().__init__("Print", parent, width=WIDTH)
        self._printables = tuple(printables)
        self._images: list[QImage] = []
        self.what = ChoiceField([(each.name, number) for number, each in enumerate(printables)])
        self.what.put(0)
        self.what.name_parts("What to print", "")
        self.paper = SegmentField(PAPERS)
        self.paper.put("a4")
        self.paper.name_parts("Paper", "")
        choices = QHBoxLayout()
        choices.setSpacing(px(10))
        choices.addWidget(self.what, 2)
        choices.addWidget(self.paper, 1)
        self.body.addLayout(choices)
        self.area = PreviewArea(self)
        self.area.setAccessibleName("Preview")
        self.area.resized.connect(self._fit_pages)
        self.area.setWidgetResizable(True)
        self.area.setMinimumSize(px(PREVIEW[0]) // 2, px(PREVIEW[1]) // 2)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._page_labels: list[QLabel] = []
        self.body.addWidget(self.area, 1)
        self.trouble = TroubleLine(self)
        self.body.addWidget(self.trouble)
        self.count = self.add_text("", "secondary")
        self.print_button = self.add_buttons("Print…", "Cancel")
        pdf = self.add_side_button("Save as PDF…")
        pdf.setToolTip("A tagged PDF of the same pages, which a screen reader can read")
        pdf.clicked.connect(self._save_pdf)
        for field in (self.what, self.paper):
            field.edited.connect(self.show_pages)
        self.resize(px(WIDTH), px(PREVIEW[1] + 220))
        self.show_pages()

    @property
    def chosen_paper(self) -> Paper:
        """The paper that is chosen."""
        paper: Paper = self.paper.value()
        return paper

    @property
    def chosen(self) -> Printable:
        """What is to be printed."""
        return self._printables[self.what.value() or 0]

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return len(self._images)

    @Slot()
    def show_pages(self) -> None:
        """Draw the preview of what is chosen; says so where it cannot be drawn."""
        try:
            self._images = images_of(self.chosen.pages(self.chosen_paper, PREVIEW_DPI))
        except PlannerError as refused:
            self._tell(refused)
            self._images = []
        else:
            self.trouble.tell("")
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setSpacing(px(12))
        self._page_labels = []
        for number, _ in enumerate(self._images):
            label = QLabel(inside)
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setAccessibleName(f"Page {number + 1} of {self.pages}")
            column.addWidget(label)
            self._page_labels.append(label)
        column.addStretch(1)
        self.area.setWidget(inside)
        self.count.setText("1 page" if self.pages == 1 else f"{self.pages} pages")
        self.print_button.setEnabled(bool(self._images))
        self._fit_pages()

    def print_to(self, printer: QPrinter) -> bool:
        """Print; False, with the reason in the sheet, when it cannot be."""
        try:
            put_on_paper(printer, self.chosen, self.chosen_paper)
        except PlannerError as refused:
            self._tell(refused)
            return False
        return True

    def accept(self) -> None:
        """Ask the printer's own dialog; the sheet stays when nothing was printed."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageLayout(page_layout(self.chosen_paper))
        dialog = QPrintDialog(printer, self)
        dialog.setMinMax(1, max(self.pages, 1))
        if dialog.exec() == QDialog.DialogCode.Accepted and self.print_to(printer):
            super().accept()

    def _tell(self, refused: PlannerError) -> None:
        self.trouble.tell(f"{refused.sentence} {refused.next_step}".strip())

    @Slot()
    def _fit_pages(self) -> None:
        width = max(self.area.viewport().width() - px(24), 1)
        ratio = self.devicePixelRatioF()
        for label, image in zip(self._page_labels, self._images, strict=True):
            shown = QPixmap.fromImage(
                image.scaledToWidth(round(width * ratio), Qt.TransformationMode.SmoothTransformation)
            )
            shown.setDevicePixelRatio(ratio)
            label.setPixmap(shown)

    @Slot()
    def _save_pdf(self) -> None:
        """The tagged PDF of the same pages is the export's."""
        self.done(SAVE_PDF)
