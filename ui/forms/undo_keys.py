"""Undo and redo in a form: the typing in the field with the keyboard, then the form's changes."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QComboBox, QLineEdit, QTabWidget, QWidget

from ui.forms.typed_steps import NAME, TypedSteps, Way

CONTROL = Qt.KeyboardModifier.ControlModifier
KEYS: dict[tuple[int, Qt.KeyboardModifier], Way] = {
    (Qt.Key.Key_Z, CONTROL): "back",
    (Qt.Key.Key_Z, CONTROL | Qt.KeyboardModifier.ShiftModifier): "on",
    (Qt.Key.Key_Y, CONTROL): "on",
}


class UndoKeys(QObject):
    """One for the application. Every line of text would claim the keys for itself, with nothing of its own to
    take back as well; what the form has nothing for either is left to the plan."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        # The line in front has taken typing back, which it can bring again.
        self._has_own_after = False
        app.focusChanged.connect(self._come_to)

    @Slot(QWidget, QWidget)
    def _come_to(self, _before: QWidget | None, now: QWidget | None) -> None:
        self._has_own_after = False
        steps = steps_around(now)
        if now is None or steps is None:
            return
        steps.settle()
        if (line := _line_of(now)) is not None:
            line.setModified(False)
        now.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_asked = event.type() == QEvent.Type.ShortcutOverride
        if not (is_asked or event.type() == QEvent.Type.KeyPress) or not isinstance(event, QKeyEvent):
            return False
        way = KEYS.get((event.key(), event.modifiers()))
        if way is None or not isinstance(watched, QWidget) or steps_around(watched) is None:
            return False
        deed = self.deed(way, watched)
        if is_asked:
            event.setAccepted(deed is not None)
        elif deed is not None:
            deed()
        return True

    def deed(self, way: Way, widget: QWidget) -> Callable[[], None] | None:
        """What the key does there; None where there is nothing."""
        line, steps = _line_of(widget), steps_around(widget)
        if steps is None:
            return None
        if line is not None and way == "back" and line.isUndoAvailable() and line.isModified():
            return partial(self._take_own_back, line)
        if line is not None and way == "on" and line.isRedoAvailable() and self._has_own_after:
            return line.redo
        return partial(self._go, steps, way, line) if steps.next_step(way) is not None else None

    def _take_own_back(self, line: QLineEdit) -> None:
        line.undo()
        self._has_own_after = True

    def _go(self, steps: TypedSteps, way: Way, line: QLineEdit | None) -> None:
        """What is typed before the step is the form's from now on."""
        self._has_own_after = False
        steps.go(way)
        if line is not None:
            line.setModified(False)


def watch_undo_keys() -> None:
    """Once there is a form, the keys are its forms'."""
    app = QApplication.instance()
    if isinstance(app, QApplication) and app.findChild(UndoKeys) is None:
        UndoKeys(app)


def typed_step(place: QWidget, way: Way) -> Callable[[], None] | None:
    """What undo or redo does with what is typed into the forms of a place: where the keyboard is what the
    key does there, else the last change of all; None where there is nothing."""
    app = QApplication.instance()
    keys = app.findChild(UndoKeys) if app is not None else None
    held = place.window().focusWidget()
    deed = keys.deed(way, held) if keys and held is not None and place.isAncestorOf(held) else None
    if deed is not None:
        return deed
    open_ones = [steps for steps in place.findChildren(TypedSteps, NAME) if _is_open(steps, place)]
    numbered = {number: each for each in open_ones if (number := each.next_step(way)) is not None}
    if not numbered:
        return None
    return partial(numbered[max(numbered) if way == "back" else min(numbered)].go, way)


def steps_around(widget: QWidget | None) -> TypedSteps | None:
    """Of the outermost form around the widget: a form inside a form is a field of it."""
    found: TypedSteps | None = None
    while widget is not None:
        steps = getattr(widget, "typed_steps", None)
        found = steps if isinstance(steps, TypedSteps) else found
        widget = None if widget.isWindow() else widget.parentWidget()
    return found


def _is_open(steps: TypedSteps, place: QWidget) -> bool:
    """What was typed behind another tab is open as well."""
    widget: QWidget | None = steps.host
    while widget is not None and widget is not place:
        above = widget.parentWidget()
        is_tab = above is not None and isinstance(above.parentWidget(), QTabWidget)
        if widget.isHidden() and not is_tab:
            return False
        widget = above
    return steps_around(steps.host) is steps


def _line_of(widget: QWidget) -> QLineEdit | None:
    """Where it is typed into."""
    line = widget.lineEdit() if isinstance(widget, (QAbstractSpinBox, QComboBox)) else widget
    return line if isinstance(line, QLineEdit) and not line.isReadOnly() else None
