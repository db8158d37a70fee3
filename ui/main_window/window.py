"""The top-level window: its title, its place on the screen, and the frame in it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QCloseEvent,
    QContextMenuEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QShortcut,
)
from PySide6.QtWidgets import QApplication, QMainWindow

from ui.dialogs.sheet import FRAME
from ui.main_window.first_face import FirstFace
from ui.main_window.silence import silence_within
from ui.settings.preferences import Preferences
from ui.theme import apply_theme, px, theme_changes, tone_of
from ui.widgets.cell_keys import watch_cells
from ui.widgets.enter_key import is_plain_enter, pressed_by_enter
from ui.widgets.logo import draw_logo

if TYPE_CHECKING:
    from ui.main_window.desk import Desk
    from ui.main_window.frame import Frame
    from ui.main_window.frame_port import Screen
    from ui.widgets.message_bar import Message

SIZE = (1440, 900)
LEAST_SIZE = (900, 600)
GEOMETRY = "geometry"
NOT_RIGHT = "What is typed here cannot be kept yet."
# The next steps of messages that are out of date as soon as something is changed or undone.
PASSING_ADVICE = (
    "Undo brings it back.",
    "Undo takes it back.",
    "Undo takes them back.",
    "History (Ctrl+6) keeps every version.",
    "Mend it, or cancel it, and then go on.",
)


class MainWindow(QMainWindow):
    """Shows an empty face until `fill` gives it a desk; makes a new frame when the look changes."""

    # The window has been painted for the first time.
    first_painted = Signal()
    # It, the window, is closed for good; something typed that is not right may have held it before.
    closed = Signal(object)

    def __init__(self, preferences: Preferences) -> None:
        super().__init__()
        self.preferences = preferences
        self._is_painted = False
        self._desk: Desk | None = None
        self.frame: Frame | None = None
        self._changed_setting = ""
        # Somebody was told that something typed cannot be kept.
        self._is_warned = False
        self._is_closed = False
        # What is shown again in the next frame: the screen in front, the message, what was typed on screens.
        self._shelved: tuple[Screen, Message | None, Mapping[Screen, object]] | None = None
        self.setObjectName("mainWindow")
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setWindowTitle("Rotabene")
        self.setWindowIcon(draw_logo())
        self.setMinimumSize(*LEAST_SIZE)
        room = self.screen().availableGeometry()
        self.resize(QSize(px(SIZE[0]), px(SIZE[1])).boundedTo(room.size() - FRAME))
        self._restore_place()
        self.setCentralWidget(FirstFace())

    def fill(self, desk: Desk) -> None:
        """Put the frame in the place of the empty face."""
        from ui.main_window.build_voice import BuildVoice
        from ui.main_window.deed_voice import DeedVoice

        self._desk = desk
        desk.ask.over = self
        self.addActions(desk.actions.actions)
        QShortcut(QKeySequence("F10"), self, self._open_menu)
        QShortcut(QKeySequence("Shift+F10"), self, self._open_context_menu)
        QShortcut(QKeySequence("Ctrl+E"), self, self._open_export)
        watch_cells()
        BuildVoice(desk, self)
        DeedVoice(desk, self)
        desk.session.bus.plan_changed.connect(self._show_title)
        desk.doorkeeper.person_changed.connect(self._renew_frame, Qt.ConnectionType.QueuedConnection)
        desk.undo_stack.indexChanged.connect(self._withdraw_advice)
        theme_changes().changed.connect(self._renew_frame, Qt.ConnectionType.QueuedConnection)
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._follow_system)
        hints.accessibility().contrastPreferenceChanged.connect(self._follow_system)
        self._make_frame("rota")
        self._show_title()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DeferredDelete:
            if self._desk is not None:
                self._leave_theme()
            silence_within(self)
            # Nothing here is touched any more once Qt has it.
            return super().event(event)
        is_done = super().event(event)
        if event.type() == QEvent.Type.Paint and not self._is_painted:
            self._is_painted = True
            self.first_painted.emit()
        return is_done

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the focus, as in a dialog: Qt leaves it to Space alone."""
        button = pressed_by_enter(QApplication.focusWidget())
        if button is not None and is_plain_enter(event) and not event.isAutoRepeat():
            button.click()
            return
        super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Every change is kept already, and what is typed is kept now; where it is not right yet the window
        stays once, so that it can be mended. A running build is ended."""
        was_warned = self._is_warned
        if self.frame is not None and not self.frame.keep_typed() and not was_warned:
            self._is_warned = True
            self.frame.show_message("warn", NOT_RIGHT, "Mend it, or close once more to leave without it.")
            event.ignore()
            return
        self._keep_splitter()
        self.preferences.keep_bytes(GEOMETRY, self.saveGeometry())
        self.preferences.write()
        if self._desk is not None:
            self._desk.builder.abandon()
            self._desk.explainer.abandon()
            self._desk.notices.end()
            self._desk.calendar.end()
            self._desk.session.close()
            self._desk.actions.end()
            self._leave_theme()
        event.accept()
        self.closed.emit(self)

    def _leave_theme(self) -> None:
        """A closed window lives on for a while; the next change of theme is none of its own."""
        if not self._is_closed:
            self._is_closed = True
            theme_changes().changed.disconnect(self._renew_frame)

    def _make_frame(self, front: Screen) -> None:
        from ui.main_window.frame import Frame

        if self._desk is None:
            return
        frame = Frame(self._desk, front, self)
        frame.look_chosen.connect(self._change_look)
        frame.close_chosen.connect(self.close)
        frame.list_chosen.connect(self._show_list)
        self.frame = frame
        self.setCentralWidget(frame)
        # At once, not in Qt's own time: its first pane takes the focus, which only what is shown can.
        frame.show()
        self.setWindowIcon(draw_logo())

    @Slot()
    def _renew_frame(self) -> None:
        """Theme or scale have changed: lengths and icons are drawn anew, what is kept stays."""
        self._take_frame_out()
        if self._shelved is None:
            return
        front, message, handed = self._shelved
        self._shelved = None
        self._make_frame(front)
        if self.frame is not None:
            self.frame.shelf.take_over(handed)
        if self.frame is not None and front == "settings" and self._changed_setting:
            self.frame.open_setting(self._changed_setting)
        self._changed_setting = ""
        if message is not None and self.frame is not None:
            self.frame.show_message(*message)

    def _take_frame_out(self) -> None:
        """Before the look changes: giving every widget of the old frame its new style would be wasted."""
        frame = self.frame
        if frame is None:
            return
        self._keep_splitter()
        frame.detach()
        self._shelved = (frame.front, frame.message_bar.message, frame.shelf.handed_on())
        self.frame = None
        self.takeCentralWidget()
        frame.deleteLater()
        frame.hide()
        self.setCentralWidget(FirstFace())

    def _keep_splitter(self) -> None:
        height = self.frame.rota_screen.problems_height if self.frame is not None else None
        if height is not None:
            self.preferences.problems_height = height

    @Slot(str)
    def _change_look(self, place: str = "") -> None:
        """`place`: the setting that was changed, which has the focus again afterwards."""
        if self.frame is not None and not self.frame.keep_typed():
            self.frame.show_message("warn", NOT_RIGHT, "Mend it; the look changes with the next choice.")
            return
        self._changed_setting = place
        self._take_frame_out()
        # Only when the event loop has come round is the old frame gone, which Qt would else style once more.
        QTimer.singleShot(0, self, self._apply_look)

    @Slot()
    def _apply_look(self) -> None:
        app = QApplication.instance()
        if isinstance(app, QApplication):
            apply_theme(app, self.preferences.theme, self.preferences.scale)

    @Slot()
    def _follow_system(self, *_: object) -> None:
        """The desktop has changed between light and dark, or asks for high contrast."""
        if self.preferences.theme == "system" and tone_of("system") != theme_changes().tone:
            self._change_look()

    @Slot()
    def _show_title(self) -> None:
        session = self._desk.session if self._desk is not None else None
        if session is None or session.team is None:
            self.setWindowTitle("Rotabene")
            return
        kind = " (sample)" if session.is_sample else ""
        whose = f" · {session.caller.name}" if session.account else ""
        self.setWindowTitle(f"{session.team.name}{kind}{whose} – Rotabene")

    @Slot(str, object)
    def _show_list(self, title: str, lines: tuple[str, ...]) -> None:
        from ui.dialogs.list_sheet import ListSheet

        sheet = ListSheet(title, lines, self)
        sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        sheet.open()

    @Slot(int)
    def _withdraw_advice(self, _index: int) -> None:
        """Something was changed or undone since: a message about how it was before is out of date."""
        self._is_warned = False
        if self.frame is not None:
            for advice in PASSING_ADVICE:
                self.frame.message_bar.withdraw(advice)

    @Slot()
    def _open_menu(self) -> None:
        if self.frame is not None:
            self.frame.rail.menu_button.showMenu()

    @Slot()
    def _open_context_menu(self) -> None:
        """The menu of what has the focus: on X11 and Wayland Qt knows the Menu key only."""
        widget = QApplication.focusWidget()
        if widget is not None:
            place = widget.rect().center()
            keyboard = QContextMenuEvent.Reason.Keyboard
            QApplication.sendEvent(widget, QContextMenuEvent(keyboard, place, widget.mapToGlobal(place)))

    @Slot()
    def _open_export(self) -> None:
        if self.frame is not None and self.frame.top_bar.export_button.isEnabled():
            self.frame.top_bar.export_button.showMenu()

    def _restore_place(self) -> None:
        geometry = self.preferences.bytes_of(GEOMETRY)
        if not geometry.isEmpty():
            self.restoreGeometry(geometry)
