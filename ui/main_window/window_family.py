"""Several windows of one program: what is changed in one is seen at once in every other of the same plan."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QMetaObject, QObject, QPoint, Qt, QTimer, Slot
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QComboBox, QLineEdit

from planner.domain.errors import PlannerError
from ui.main_window.desk import Desk
from ui.main_window.window import MainWindow
from ui.sign_in.locking import IdleLock

# How far a new window stands from the one it was opened from, in pixels.
OFFSET = 32
# So often the window in front looks what other programs have done; where it is nothing, in microseconds.
LOOK_EVERY_MS = 2_000


class WindowFamily(QObject):
    """Each window has its own desk, week and undo; the plan is one. `new_desk` makes the desk of a window."""

    def __init__(self, new_desk: Callable[[], Desk], parent: QObject) -> None:
        super().__init__(parent)
        self._new_desk = new_desk
        self._desks: dict[MainWindow, Desk] = {}
        self._heard: dict[MainWindow, tuple[QMetaObject.Connection, ...]] = {}
        self._idle_lock = IdleLock(self._desks.items, self)
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    @property
    def windows(self) -> tuple[MainWindow, ...]:
        return tuple(self._desks)

    def add(self, window: MainWindow, desk: Desk) -> None:
        """Have a window with its desk belong to the family."""
        self._desks[window] = desk
        self._heard[window] = (
            desk.session.bus.saved.connect(partial(self._tell_others, desk)),
            desk.window_wanted.connect(partial(self.open_beside, window)),
        )
        window.installEventFilter(self)
        # To a slot of its own: a window may live on when the family has gone.
        window.closed.connect(self._leave)

    def open_beside(self, first: MainWindow) -> MainWindow:
        """Another window of the same plan, on the same week."""
        of = self._desks[first]
        desk = self._new_desk()
        window = MainWindow(of.preferences)
        window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        desk.setParent(window)
        window.fill(desk)
        window.resize(first.size())
        window.move(first.pos() + QPoint(OFFSET, OFFSET))
        self.add(window, desk)
        if of.session.path is not None and desk.open_path(of.session.path):
            desk.session.join(of.session)
            desk.session.show_week(of.session.first_day)
            desk.frame.show_screen(of.frame.front)
        else:
            desk.frame.show_screen("start")
        window.show()
        return window

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A window that comes to the front looks what others have done."""
        if event.type() == QEvent.Type.WindowActivate and isinstance(watched, MainWindow):
            desk = self._desks.get(watched)
            if desk is not None:
                self._look_again(desk)
        return super().eventFilter(watched, event)

    @Slot()
    def look(self) -> None:
        """The window in front looks again, unless somebody has hold of something in it, is typing, or has
        opened a menu."""
        is_pressed = QApplication.mouseButtons() != Qt.MouseButton.NoButton
        if is_pressed or QApplication.activePopupWidget() is not None or _is_typing():
            return
        for window, desk in tuple(self._desks.items()):
            is_held = window.frame is not None and window.frame.board.is_hand_full
            if window.isActiveWindow() and not is_held:
                self._look_again(desk)

    @Slot(object)
    def _leave(self, window: MainWindow) -> None:
        window.removeEventFilter(self)
        self._desks.pop(window, None)
        for heard in self._heard.pop(window, ()):
            # It holds the desk, or the window, and so all that is in it.
            QObject.disconnect(heard)

    def _tell_others(self, desk: Desk) -> None:
        for other in tuple(self._desks.values()):
            if other is not desk and other.session.path == desk.session.path:
                self._look_again(other)

    @staticmethod
    def _look_again(desk: Desk) -> None:
        """While a build runs its rotas are shown; what others did is seen when it ends."""
        if desk.builder.is_running:
            return
        try:
            desk.session.look_again()
        except PlannerError as trouble:
            desk.tell_trouble(trouble)


def _is_typing() -> bool:
    """Whether a field has the focus in which something was typed: it is to be left first."""
    held = QApplication.focusWidget()
    if isinstance(held, (QComboBox, QAbstractSpinBox)):
        held = held.findChild(QLineEdit)
    return isinstance(held, QLineEdit) and held.isModified()
