"""When the program itself is at fault: a sentence, that nothing is lost, and a report to copy."""

from __future__ import annotations

import platform
import traceback
from types import TracebackType

from PySide6.QtCore import Slot, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from ui.dialogs.sheet import Sheet
from ui.theme import px

SENTENCE = (
    "Something went wrong in Rotabene itself. Your plan is safe: every change is kept the moment it is made."
)
NEXT_STEP = (
    "You can go on. If it happens again, copy the report and send it to whoever looks after Rotabene. "
    "It may name people or cases: read it first."
)


def crash_report(kind: type[BaseException], error: BaseException, where: TracebackType | None) -> str:
    """What a developer needs: the versions in use and where it happened."""
    lines = traceback.format_exception(kind, error, where)
    head = f"Rotabene · Python {platform.python_version()} · Qt {qVersion()} · {platform.platform()}"
    return f"{head}\n\n{''.join(lines)}"


class CrashDialog(Sheet):
    """The report is behind a button."""

    def __init__(self, report: str, parent: QWidget | None = None) -> None:
        super().__init__("Something went wrong", parent, width=560)
        self.setObjectName("crashDialog")
        self._report = report
        self.add_text(SENTENCE)
        self.add_text(NEXT_STEP, "secondary")
        self.details = QPlainTextEdit(report)
        self.details.setReadOnly(True)
        self.details.setAccessibleName("Report")
        self.details.setMinimumHeight(px(200))
        self.details.hide()
        self.body.addWidget(self.details, 1)
        self.show_details = self.add_side_button("Show details")
        self.show_details.clicked.connect(self._show)
        self.copy = self.add_side_button("Copy report")
        self.copy.clicked.connect(self._copy)
        self.add_buttons("Go on")

    @Slot()
    def _show(self) -> None:
        self.details.setVisible(self.details.isHidden())
        self.show_details.setText("Hide details" if self.details.isVisible() else "Show details")
        self.adjustSize()

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._report)
        self.copy.setText("Copied")
