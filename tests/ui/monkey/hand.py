"""The monkey's hand: presses, types, drags and chooses among the widgets that are there."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAction, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QLineEdit,
    QMenu,
    QPushButton,
    QWidget,
)
from shiboken6 import isValid

from ui.board import BoardView

Key = Qt.Key
NONE = Qt.KeyboardModifier.NoModifier
WORDS = (
    "", "Ana", "R-1042", "37", "37.5", "12:00", "24:00", "-5", "2026-11-24", "24/11/2026", "0", "1e9",
    "é–“”’ Ω 日本", "<b>bold</b>", "'; drop table team; --", "x" * 300, "agreed with the team", "%s {0} \\n",
)  # fmt: skip
KEYS = (
    Key.Key_Tab, Key.Key_Backtab, Key.Key_Left, Key.Key_Right, Key.Key_Up, Key.Key_Down, Key.Key_Return,
    Key.Key_Space, Key.Key_Escape, Key.Key_Home, Key.Key_End, Key.Key_PageUp, Key.Key_PageDown,
    Key.Key_Delete, Key.Key_Backspace, Key.Key_Menu, Key.Key_F2, *(Key(n) for n in range(0x30, 0x3A)),
    *(Key(n) for n in range(0x41, 0x5B)),
)  # fmt: skip
HELD = (
    NONE, NONE, NONE, NONE, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
)  # fmt: skip
# What is longer comes from the clipboard, as does what no keyboard has.
LONG = 40
LEFT = Qt.MouseButton.LeftButton
# So long a window may take to come to the front.
ACTIVATED_MS = 200


class Hand:
    """All chances come from one `Random`, so that a seed tells a story again."""

    def __init__(self, random: Random) -> None:
        self._random = random

    def any_act(self, over: QWidget) -> str:
        """Do something on a widget's window; what was done, in words."""
        acts = (self.click, self.press_button, self.type_words, self.press_keys, self.drag, self.move_by_keys)
        return self._random.choices(acts, (20, 25, 25, 15, 10, 10))[0](over)

    def press_button(self, over: QWidget) -> str:
        """Press one of the buttons that keep, add, approve or take away, or any where there are none."""
        buttons = [w for w in reachable(over) if isinstance(w, QPushButton)]
        if not buttons:
            return self.click(over)
        button = self._random.choice(buttons)
        words = f"pressed {describe(button)}"
        QTest.mouseClick(button, LEFT)
        return words

    def move_by_keys(self, over: QWidget) -> str:
        """On the board: to a shift, pick it up, carry it, put it down."""
        boards = [each for each in over.findChildren(BoardView) if each.isVisible()]
        if not boards:
            return self.type_words(over)
        board = boards[0]
        board.setFocus()
        arrows = (Key.Key_Left, Key.Key_Right, Key.Key_Up, Key.Key_Down)
        there = [self._random.choice(arrows) for _ in range(self._random.randint(1, 4))]
        away = [self._random.choice(arrows) for _ in range(self._random.randint(1, 4))]
        act = self._random.choice(
            ([Key.Key_P], [Key.Key_Space, *away, Key.Key_Space], [Key.Key_Tab, Key.Key_P], [Key.Key_Delete])
        )
        last = self._random.choice((Key.Key_Escape, Key.Key_Return))
        for key in (*there, *act, last):
            if isValid(board):
                tap(board, key)
        return f"on the board: {' '.join(key.name for key in (*there, *act, last))}"

    def click(self, over: QWidget) -> str:
        """Press a widget anywhere, once or twice."""
        widget = self._one_of(over)
        if widget is None:
            return "nothing to press"
        place = self._place_in(widget)
        target = widget.viewport() if isinstance(widget, QAbstractScrollArea) else widget
        words = f"{describe(widget)} at {place.x()},{place.y()}"
        held = self._random.choice(HELD)
        if self._random.random() < 0.1:
            QTest.mouseDClick(target, LEFT, held, place)
            return f"double-clicked {words}"
        QTest.mouseClick(target, LEFT, held, place)
        return f"clicked {words}"

    def drag(self, over: QWidget) -> str:
        """Drag from one place of a widget to another; on the board most of the time."""
        boards = [each for each in over.findChildren(BoardView) if each.isVisible()]
        widget = boards[0] if boards and self._random.random() < 0.7 else self._one_of(over)
        if widget is None:
            return "nothing to drag"
        start, end = self._place_in(widget), self._place_in(widget)
        target = widget.viewport() if isinstance(widget, QAbstractScrollArea) else widget
        held = self._random.choice(HELD)
        words = f"dragged {describe(widget)} from {start.x()},{start.y()} to {end.x()},{end.y()}"
        QTest.mousePress(target, LEFT, held, start)
        for place in ((start + end) / 2, end):
            if isValid(target):
                QTest.mouseMove(target, place)
        if isValid(target):
            QTest.mouseRelease(target, LEFT, held, end)
        return words

    def type_words(self, over: QWidget) -> str:
        """Write into a field, now and then with Enter at the end."""
        fields = [w for w in reachable(over) if isinstance(w, QLineEdit | QAbstractSpinBox | QComboBox)]
        if not fields:
            return "nothing to write in"
        field, words = self._random.choice(fields), self._random.choice(WORDS)
        told = f"wrote {words[:30]!r} into {describe(field)}"
        field.setFocus()
        if self._random.random() < 0.6:
            tap(field, Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        if words.isascii() and len(words) < LONG:
            QTest.keyClicks(field, words)
        else:
            QApplication.clipboard().setText(words)
            tap(field, Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        if self._random.random() < 0.4 and isValid(field):
            tap(field, Key.Key_Return)
        return told

    def press_keys(self, over: QWidget) -> str:
        """Press a few keys wherever the focus is in the window, which is brought to the front first: the keys
        of actions go to the window in front, and another window undoes its own steps."""
        if QApplication.activeWindow() is not over.window():
            over.window().activateWindow()
            QTest.qWaitForWindowActive(over.window(), ACTIVATED_MS)
        widget = QApplication.focusWidget()
        if widget is None or widget.window() is not over.window():
            widget = over
        pressed: list[str] = []
        words = describe(widget)
        for _ in range(self._random.randint(1, 6)):
            key, held = self._random.choice(KEYS), self._random.choice(HELD)
            # A key before may have taken the widget away.
            handle = widget.window().windowHandle() if isValid(widget) else None
            if handle is None or not handle.isVisible():
                break
            # Through the window, as a keyboard does, so that shortcuts are met first.
            tap(handle, key, held)
            pressed.append(f"{held.name}+{key.name}" if held != NONE else key.name)
        return f"pressed {' '.join(pressed)} on {words}"

    def choose_in_menu(self, menu: QMenu) -> str:
        """Trigger one entry of an open menu, or leave it."""
        entries = [each for each in menu.actions() if each.isEnabled() and not each.isSeparator()]
        if not entries or self._random.random() < 0.3:
            menu.close()
            return "left the menu"
        entry: QAction = self._random.choice(entries)
        if entry.menu() is not None:
            menu.close()
            return "left the menu"
        menu.setActiveAction(entry)
        words = f"chose {entry.text()!r} in the menu"
        tap(menu, Key.Key_Return)
        return words

    def choose_in_list(self, dropped: QWidget) -> str:
        """Choose one of a list that has dropped down, leave it, or do anything else in it."""
        if self._random.random() < 0.3:
            return f"in {describe(dropped)}: {self.any_act(dropped)}"
        last = self._random.choice((Key.Key_Return, Key.Key_Escape))
        keys = [
            *[Key.Key_Down] * self._random.randint(0, 4),
            *[Key.Key_Up] * self._random.randint(0, 2),
            last,
        ]
        for key in keys:
            target = QApplication.focusWidget() if isValid(dropped) and dropped.isVisible() else None
            if target is not None:
                tap(target, key)
        return f"in a list: {' '.join(key.name for key in keys)}"

    def answer_any(self, over: QWidget) -> str:
        """Do something in whatever stands in front."""
        if isinstance(over, QMenu):
            return self.choose_in_menu(over)
        return self.choose_in_list(over) if over.windowType() == Qt.WindowType.Popup else self.answer(over)

    def answer(self, sheet: QWidget) -> str:
        """Do something in a sheet; it is left after a while, in one way or the other."""
        # Qt's own sheets, for a printer and the like, are not ours to try.
        is_foreign = type(sheet).__module__.startswith("PySide6")
        if isinstance(sheet, QDialog) and (is_foreign or self._random.random() < 0.15):
            words = f"left {describe(sheet)}"
            sheet.reject()
            return words
        words = f"in {describe(sheet)}"
        return f"{words}: {self.any_act(sheet)}"

    def _one_of(self, over: QWidget) -> QWidget | None:
        widgets = list(reachable(over))
        return self._random.choice(widgets) if widgets else None

    def _place_in(self, widget: QWidget) -> QPoint:
        box: QRect = widget.visibleRegion().boundingRect()
        return QPoint(
            box.x() + self._random.randrange(max(1, box.width())),
            box.y() + self._random.randrange(max(1, box.height())),
        )


def tap(target: QWidget | QWindow, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
    """Press a key, and let it go where the press did not take away what it was pressed in."""
    QTest.keyPress(target, key, held)
    if isValid(target) and target.isVisible():
        QTest.keyRelease(target, key, held)


def reachable(over: QWidget) -> Iterator[QWidget]:
    """What a person could press or write into on a window."""
    for widget in over.findChildren(QWidget):
        takes = widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        if takes and widget.isVisible() and widget.isEnabled() and not widget.visibleRegion().isEmpty():
            yield widget


def describe(widget: QWidget) -> str:
    """Kind and name."""
    text = getattr(widget, "text", str)()
    name = widget.accessibleName() or (text if isinstance(text, str) else "") or widget.objectName()
    return f"{type(widget).__name__} {name[:40]!r}"
