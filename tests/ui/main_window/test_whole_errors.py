"""An error below Python code in an overridden method of Qt is told, and does not end the program."""

from __future__ import annotations

import subprocess
import sys

PROGRAM = """
import sys
from typing import Generic, TypeVar
from PySide6.QtCore import QAbstractListModel, QEvent, QTimer
from PySide6.QtGui import QUndoCommand, QUndoStack
from PySide6.QtWidgets import QLabel, QWidget
import shiboken6

class Early(QWidget):
    def paintEvent(self, event):
        int("early")

from ui.main_window.application import make_application
app = make_application()

class Late(QWidget):
    def event(self, event):
        if event.type() == QEvent.Type.User:
            gone.text()
        return super().event(event)

class OfKind(QAbstractListModel, Generic[TypeVar("Item")]):
    def rowCount(self, parent):
        return 0

class OfText(OfKind[str]):
    pass

class Command(QUndoCommand):
    def undo(self):
        int("undo")

sys.excepthook = lambda kind, error, where: print(f"told: {error}")
gone, early, late, stack = QLabel(), Early(), Late(), QUndoStack()
shiboken6.delete(gone)
stack.push(Command())
deeds = early.grab, lambda: app.sendEvent(late, QEvent(QEvent.Type.User)), stack.undo
for number, deed in enumerate(deeds):
    QTimer.singleShot(10 * number, deed)
QTimer.singleShot(100, app.quit)
app.exec()
print(OfText.rowCount(OfText(), None), "ended well")
"""


def test_errors_that_c_code_raised_are_told_and_the_program_goes_on() -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], check=False, capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 0, done.stderr
    told = [line for line in done.stdout.splitlines() if line.startswith("told: ")]
    for words in ("'early'", "already deleted", "'undo'"):
        assert any(words in line for line in told), words
    assert done.stdout.endswith("0 ended well\n")
