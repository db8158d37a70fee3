"""The finder (Ctrl+K): a field over the window, and what fits below it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ui.finder.found import Found, fitting
from ui.theme import colour, icon, px

WIDTH, ROW, TOP = 520, 29, 56
FOUND_ROLE = int(Qt.ItemDataRole.UserRole) + 1
STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class Finder(QFrame):
    """Arrow keys choose, Enter goes there or does it, Escape or a click elsewhere closes it."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("popup")
        self.setAccessibleName("Find or do")
        self._everything: tuple[Found, ...] = ()
        self.field = QLineEdit(self)
        self.field.setPlaceholderText("Person, case or command")
        self.field.setAccessibleName("Person, case or command")
        self.field.textChanged.connect(self._renew)
        self.field.installEventFilter(self)
        self.list = QListWidget(self)
        self.list.setAccessibleName("Found")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setIconSize(QSize(px(16), px(16)))
        self.list.itemClicked.connect(self._choose_item)
        self.nothing = QLabel(self)
        self.nothing.setObjectName("secondary")
        column = QVBoxLayout(self)
        column.setContentsMargins(px(8), px(8), px(8), px(8))
        column.setSpacing(px(6))
        for widget in (self.field, self.nothing, self.list):
            column.addWidget(widget)
        self.setFixedWidth(px(WIDTH))
        self._came_from: QWidget | None = None
        self.hide()

    def open_over(self, everything: tuple[Found, ...]) -> None:
        """Show it at the top of the window, empty."""
        self._everything = everything
        self.field.clear()
        self.field.setAccessibleDescription("")
        self._renew()
        around = self.parentWidget()
        if around is not None:
            self.move(max(0, (around.width() - self.width()) // 2), px(TOP))
            self._came_from = QApplication.focusWidget()
        self.raise_()
        self.show()
        self.field.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field and event.type() == QEvent.Type.FocusOut:
            self.hide()
        if watched is self.field and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            # Taken before the window's own Escape sees it.
            event.accept()
            if event.type() == QEvent.Type.KeyPress:
                self._leave()
            return True
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key = Qt.Key(event.key())
            if key in STEPS and self.list.count():
                row = (self.list.currentRow() + STEPS[key]) % self.list.count()
                self.list.setCurrentRow(row)
                self.field.setAccessibleDescription(self.list.item(row).text())
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._choose_item(self.list.currentItem())
                return True
        return super().eventFilter(watched, event)

    def _leave(self) -> None:
        """Back to where the focus was."""
        self.hide()
        if self._came_from is not None:
            self._came_from.setFocus()

    @Slot()
    def _renew(self) -> None:
        typed = self.field.text()
        found = fitting(self._everything, typed)
        self.list.clear()
        for each in found:
            words = f"{each.title}   {each.beside}" if each.beside else each.title
            item = QListWidgetItem(icon(each.icon, "text2"), words, self.list)
            item.setData(FOUND_ROLE, each)
            if each.is_off:
                item.setForeground(colour("text3"))
        self.list.setCurrentRow(0)
        self.list.setVisible(bool(found))
        self.list.setFixedHeight(px(ROW) * max(1, len(found)))
        self.nothing.setText(f"Nothing for “{typed}”.")
        self.nothing.setVisible(not found)
        self.adjustSize()

    @Slot(QListWidgetItem)
    def _choose_item(self, item: QListWidgetItem | None) -> None:
        found = item.data(FOUND_ROLE) if item is not None else None
        if isinstance(found, Found):
            self._leave()
            self.chosen.emit(found)
