"""A manager at the window, in plain steps. By keys everything goes through the window, as from a keyboard."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from tests.ui.patience import PATIENCE_MS
from ui.board import BoardView
from ui.main_window.desk import Desk
from ui.main_window.window import MainWindow

MOST_TABS = 120
SHEET_EVERY_MS = 30
LEFT = Qt.MouseButton.LeftButton
Named = QAbstractButton | QLineEdit | QComboBox | QAbstractSpinBox


class Manager:
    """Knows the window by what stands on it, never by the names of its parts in the program."""

    def __init__(self, qtbot: QtBot, window: MainWindow, desk: Desk) -> None:
        self._qtbot, self._window, self.desk = qtbot, window, desk
        self._answered: list[QDialog] = []

    # --- by keys -----------------------------------------------------------------------------------------

    def presses(self, *keys: str) -> None:
        """Press keys one after the other: `Ctrl+N`, `Tab`, `Enter`."""
        for each in keys:
            handle = self._in_front.windowHandle()
            assert handle is not None
            QTest.keySequence(handle, QKeySequence(each))
            QApplication.processEvents()

    def types(self, words: str) -> None:
        """Write where the focus is."""
        widget = QApplication.focusWidget()
        assert widget is not None
        QTest.keyClicks(widget, words)

    def tabs_to(self, name: str) -> None:
        """Press Tab until the focus is on what has this name, or begins with it."""
        for _ in range(MOST_TABS):
            if self.focus_is_on(name):
                return
            self.presses("Tab")
        raise AssertionError(f"Tab does not lead to “{name}”; the focus is on “{name_of(focused())}”")

    def focus_is_on(self, name: str) -> bool:
        """In what is in front; the screenless platform may leave the focus behind a sheet."""
        widget = focused()
        is_in_front = widget is not None and widget.window() is self._in_front.window()
        return is_in_front and name_of(widget).startswith(name)

    # --- by the mouse ------------------------------------------------------------------------------------

    def clicks(self, name: str) -> None:
        """Click what has this name."""
        QTest.mouseClick(self._thing(name), LEFT)
        QApplication.processEvents()

    def writes(self, name: str, words: str) -> None:
        """Click a field and write into it; what was there goes."""
        field = self._thing(name)
        QTest.mouseClick(field, LEFT)
        QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClicks(field, words)

    def drags_on_board(self, start: QPoint, end: QPoint) -> None:
        """From one place of the board to another."""
        ground = self.board.viewport()
        QTest.mousePress(ground, LEFT, pos=start)
        for step in (0.3, 0.6, 1.0):
            QTest.mouseMove(ground, start + (end - start) * step)
        QTest.mouseRelease(ground, LEFT, pos=end)
        QApplication.processEvents()

    # --- either way --------------------------------------------------------------------------------------

    @property
    def board(self) -> BoardView:
        assert self._window.frame is not None
        return self._window.frame.board

    @property
    def state(self) -> str:
        """What the chip at the top says of the week."""
        assert self._window.frame is not None
        return self._window.frame.top_bar.state.text

    @property
    def message(self) -> str:
        """What the message bar says."""
        assert self._window.frame is not None
        return self._window.frame.message_bar.text

    def sees(self, words: str) -> bool:
        """Whether the words stand somewhere on the window."""
        labels = self._window.findChildren(QLabel)
        return any(words in label.text() and label.isVisible() for label in labels)

    def waits_for_the_build(self) -> None:
        """Until nothing is being built."""
        self._qtbot.waitUntil(lambda: not self.desk.builder.is_running, timeout=PATIENCE_MS)
        QApplication.processEvents()

    def answers_sheets(self, then: Callable[[QDialog], None]) -> None:
        """What to do in every sheet from now on: a sheet holds everything until it is answered."""

        def look() -> None:
            if not isValid(self._window) or not self._window.isVisible():
                return
            QTimer.singleShot(SHEET_EVERY_MS, look)
            sheet = QApplication.activeModalWidget()
            if isinstance(sheet, QDialog) and sheet not in self._answered:
                self._answered.append(sheet)
                try:
                    then(sheet)
                finally:
                    # A sheet that is left open would wait for ever.
                    if isValid(sheet) and sheet.isVisible():
                        sheet.reject()
                    # The screenless platform does not give the window back what the sheet took from it.
                    QTimer.singleShot(0, self._window.activateWindow)

        QTimer.singleShot(SHEET_EVERY_MS, look)

    @property
    def _in_front(self) -> QWidget:
        return QApplication.activePopupWidget() or QApplication.activeModalWidget() or self._window

    def _thing(self, name: str) -> QWidget:
        for widget in self._in_front.findChildren(QWidget):
            if isinstance(widget, Named) and widget.isVisible() and name_of(widget) == name:
                assert widget.isEnabled(), f"“{name}” cannot be used now"
                return widget
        raise AssertionError(f"nothing on the window is called “{name}”")


def focused() -> QWidget | None:
    return QApplication.focusWidget()


def name_of(widget: QWidget | None) -> str:
    """What a screen reader, or the eye, would call it."""
    if widget is None:
        return "nothing"
    text = getattr(widget, "text", str)()
    return widget.accessibleName() or (text if isinstance(text, str) else "")
