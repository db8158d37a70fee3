"""The top-level window: its title, its place on the screen, and the frame in it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QMainWindow

from ui.dialogs.list_sheet import ListSheet
from ui.main_window.desk import Desk
from ui.main_window.frame import Frame
from ui.theme import apply_theme, px, theme_changes
from ui.widgets.logo import draw_logo

SIZE = (1440, 900)
LEAST_SIZE = (900, 600)
GEOMETRY, SPLITTER = "geometry", "splitter"


class MainWindow(QMainWindow):
    """Keeps its place between starts; makes a new frame when the look changes."""

    # The frame has been painted for the first time.
    first_painted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._is_painted = False
        self.setObjectName("mainWindow")
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.resize(px(SIZE[0]), px(SIZE[1]))
        self.setMinimumSize(*LEAST_SIZE)
        self.frame = self._new_frame("rota")
        self._restore_place()
        self.addActions(desk.actions.actions)
        self._menu_key = QShortcut(QKeySequence("F10"), self, self._open_menu)
        self._export_key = QShortcut(QKeySequence("Ctrl+E"), self, self._open_export)
        desk.session.bus.plan_changed.connect(self._show_title)
        theme_changes().changed.connect(self._renew_frame, Qt.ConnectionType.QueuedConnection)
        self._show_title()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Nothing to save: every change is kept already. A running build is ended."""
        self._desk.builder.abandon()
        preferences = self._desk.preferences
        preferences.keep_bytes(GEOMETRY, self.saveGeometry())
        preferences.keep_bytes(SPLITTER, self.frame.rota_screen.splitter.saveState())
        preferences.write()
        self._desk.session.close()
        event.accept()

    def event(self, event: QEvent) -> bool:
        is_done = super().event(event)
        if event.type() == QEvent.Type.Paint and not self._is_painted:
            self._is_painted = True
            self.first_painted.emit()
        return is_done

    def _new_frame(self, screen: str) -> Frame:
        frame = Frame(self._desk, "settings" if screen == "settings" else "rota")
        frame.look_chosen.connect(self._change_look)
        frame.close_chosen.connect(self.close)
        frame.list_chosen.connect(self._show_list)
        self.setCentralWidget(frame)
        state = self._desk.preferences.bytes_of(SPLITTER)
        if not state.isEmpty():
            frame.rota_screen.splitter.restoreState(state)
        self.setWindowIcon(draw_logo())
        return frame

    @Slot()
    def _renew_frame(self) -> None:
        """Theme or scale have changed: lengths and icons are drawn anew, what is kept stays."""
        screen, message = self.frame.front, self.frame.message_bar.message
        self._desk.preferences.keep_bytes(SPLITTER, self.frame.rota_screen.splitter.saveState())
        self.frame.detach()
        self.frame = self._new_frame(screen)
        if message is not None:
            self.frame.show_message(*message)

    @Slot()
    def _change_look(self) -> None:
        app = QApplication.instance()
        if isinstance(app, QApplication):
            apply_theme(app, self._desk.preferences.theme, self._desk.preferences.scale)

    @Slot()
    def _show_title(self) -> None:
        session = self._desk.session
        team = session.team
        if team is None:
            self.setWindowTitle("Rotabene")
            return
        kind = " (sample)" if session.is_sample else ""
        self.setWindowTitle(f"{team.name}{kind} – Rotabene")

    @Slot(object)
    def _show_list(self, lines: tuple[str, ...]) -> None:
        sheet = ListSheet("All that is wrong", lines, self)
        sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        sheet.open()

    @Slot()
    def _open_menu(self) -> None:
        self.frame.rail.menu_button.showMenu()

    @Slot()
    def _open_export(self) -> None:
        if self.frame.top_bar.export_button.isEnabled():
            self.frame.top_bar.export_button.showMenu()

    def _restore_place(self) -> None:
        geometry = self._desk.preferences.bytes_of(GEOMETRY)
        if not geometry.isEmpty():
            self.restoreGeometry(geometry)
