"""A manager at the window, in plain steps. By keys everything goes through the window, as from a keyboard."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product

from PySide6.QtCore import QPoint, QPointF, Qt, QTimer
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
    QScrollArea,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from planner.domain.rota import Shift
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
        handle = self._in_front.windowHandle()
        assert handle is not None
        for letter in words:
            QTest.keyClick(handle, ord(letter))

    def arrows_to(self, choice: str) -> None:
        """Press Down in the list that has the focus until what is chosen begins with this."""
        box = focused()
        assert isinstance(box, QComboBox), name_of(box)
        for _ in range(box.count()):
            if box.currentText().startswith(choice):
                return
            self.presses("Down")
        raise AssertionError(f"“{choice}” is not in the list “{name_of(box)}”")

    def goes_to_shift(self, shift: Shift) -> None:
        """Press arrows on the board until the cell of the shift is the current one."""
        row, column = self._cell(shift)
        now = self.board.currentIndex()
        down, right = row - now.row(), column - now.column()
        self.presses(*["Down" if down > 0 else "Up"] * abs(down))
        self.presses(*["Right" if right > 0 else "Left"] * abs(right))
        now = self.board.currentIndex()
        assert (now.row(), now.column()) == (row, column)

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
        """Click what has this name; where it ends in “…” what begins so will do."""
        QTest.mouseClick(self._thing(name), LEFT)
        QApplication.processEvents()

    def clicks_row(self, words: str) -> None:
        """Click the row of a table in which these words stand."""
        for table in self._in_front.findChildren(QTableView):
            cells = table.model()
            places = product(range(cells.rowCount()), range(cells.columnCount())) if table.isVisible() else ()
            for row, column in places:
                index = cells.index(row, column)
                if words in str(index.data()):
                    QTest.mouseClick(table.viewport(), LEFT, pos=table.visualRect(index).center())
                    QApplication.processEvents()
                    return
        raise AssertionError(f"no row on the window says “{words}”")

    def chooses(self, name: str, choice: str) -> None:
        """Open the list of this name by a click, and click what begins so."""
        box = self._thing(name)
        assert isinstance(box, QComboBox)
        QTest.mouseClick(box, LEFT)
        QApplication.processEvents()
        number = next(at for at in range(box.count()) if box.itemText(at).startswith(choice))
        view = box.view()
        index = view.model().index(number, box.modelColumn())
        view.scrollTo(index)
        place = view.visualRect(index).center()
        # A pointer that was there already would not be met on its way.
        for way in (QPoint(1, 1), QPoint()):
            QTest.mouseMove(view.viewport(), place + way)
        QTest.mouseClick(view.viewport(), LEFT, pos=place)
        assert box.currentText().startswith(choice), box.currentText()

    def writes(self, name: str, words: str) -> None:
        """Click a field and write into it; what was there goes."""
        field = self._thing(name)
        QTest.mouseClick(field, LEFT)
        QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClicks(field, words)
        QApplication.processEvents()

    def drags_shift(self, shift: Shift, minutes: int) -> None:
        """Take a shift by its bar, where nothing lies on it, and put it so much later.

        In a narrow column half an hour is too short a way for a drag: the hand goes too far first.
        """
        held = bare_minute(shift)
        start, end = self._place(shift, held), self._place(shift, held + minutes)
        ground = self.board.viewport()
        QTest.mousePress(ground, LEFT, pos=start)
        for step in (1, 4, 2, 1):
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

    def waits_for_a_fix(self) -> None:
        """Until one can be applied."""
        fix = self.desk.actions["fix.apply_first"]
        self._qtbot.waitUntil(fix.isEnabled, timeout=PATIENCE_MS)
        QApplication.processEvents()

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

    def _cell(self, shift: Shift) -> tuple[int, int]:
        """Row and column of the board."""
        snapshot = self.board.snapshot
        assert snapshot is not None
        return [each.id for each in snapshot.rows].index(shift.staff), snapshot.column_of(shift.day)

    def _place(self, shift: Shift, minute: int) -> QPoint:
        """On the bar of a shift, where it is now in view."""
        scene, (row, column) = self.board.scene, self._cell(shift)
        assert scene is not None
        left = self.board.columnViewportPosition(column) - scene.axis.lefts[column]
        top = self.board.rowViewportPosition(row) - scene.row_axis.tops[row]
        bar = scene.row_top(row) + scene.ink.metrics.bar_middle
        place = QPointF(left + scene.axis.x(minute), top + bar).toPoint()
        assert self.board.viewport().rect().contains(place), f"the shift {shift.id} is out of sight"
        return place

    @property
    def _in_front(self) -> QWidget:
        return QApplication.activePopupWidget() or QApplication.activeModalWidget() or self._window

    def _thing(self, name: str) -> QWidget:
        """What has this name, brought into view."""
        for widget in self._in_front.findChildren(QWidget):
            if isinstance(widget, Named) and widget.isVisible() and fits(name_of(widget), name):
                assert widget.isEnabled(), f"“{name}” cannot be used now"
                bring_into_view(widget)
                return widget
        raise AssertionError(f"nothing on the window is called “{name}”")


def bare_minute(shift: Shift) -> int:
    """The one farthest from the ends of the shift and from what lies on its bar."""
    taken = [(each.start, each.end) for each in shift.activities]
    if shift.break_start is not None and shift.break_end is not None:
        taken.append((shift.break_start, shift.break_end))
    edges = (shift.start, shift.end, *(edge for part in taken for edge in part))
    bare = [
        minute
        for minute in range(shift.start, shift.end)
        if not any(start <= minute < end for start, end in taken)
    ]
    return max(bare, key=lambda minute: min(abs(minute - edge) for edge in edges))


def fits(called: str, name: str) -> bool:
    return called.startswith(name[:-1]) if name.endswith("…") else called == name


def bring_into_view(widget: QWidget) -> None:
    """Scroll to it, as a hand would, where it lies in what is scrolled."""
    around = widget.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(widget)
        around = around.parentWidget()
    assert not widget.visibleRegion().isEmpty(), f"“{name_of(widget)}” cannot be seen"


def focused() -> QWidget | None:
    return QApplication.focusWidget()


def name_of(widget: QWidget | None) -> str:
    """What a screen reader, or the eye, would call it."""
    if widget is None:
        return "nothing"
    text = getattr(widget, "text", str)()
    return widget.accessibleName() or (text if isinstance(text, str) else "")
