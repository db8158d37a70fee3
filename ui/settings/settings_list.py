"""The list of all settings with its search: pages by group, and what was found on them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ui.settings.setting_pages import MANAGER_ALONE, Page, SettingEntry, Whose, found_in
from ui.theme import px, text_font

if TYPE_CHECKING:
    from planner.domain.team import Team

# Page id, and the setting on it or nothing.
Listed = tuple[tuple[Page, tuple[SettingEntry, ...]], ...]
PLACE_ROLE = int(Qt.ItemDataRole.UserRole) + 1


class SettingsList(QFrame):
    """Both signals come with the page's id and the setting's name, which is empty for the page itself.

    `looked_at`: the choice moves over it, and stays in the list; `chosen`: go there.
    """

    looked_at = Signal(str, str)
    chosen = Signal(str, str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self.setAccessibleName("All settings")
        self._team: Team | None = None
        self._whose = MANAGER_ALONE
        self._place = ("", "")
        self._is_telling = False
        # What is listed: it is renewed with every change of the plan, and hardly ever another.
        self._listed: Listed | None = None
        title = QLabel("Settings", self)
        title.setObjectName("title")
        self.search = QLineEdit(self)
        self.search.setPlaceholderText("Search: theme, late, 19:30, evenings…")
        self.search.setAccessibleName("Search all settings")
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._renew)
        self.search.returnPressed.connect(self._choose_first)
        self.list = PlaceList(self)
        self.list.setAccessibleName("Pages and settings")
        self.list.currentItemChanged.connect(self._current_changed)
        self.list.itemActivated.connect(self._go_to)
        self.list.itemClicked.connect(self._go_to)
        self.nothing = QLabel(self)
        self.nothing.setObjectName("secondary")
        self.nothing.setWordWrap(True)
        self.nothing.setContentsMargins(px(14), 0, px(14), 0)
        top = QVBoxLayout()
        top.setContentsMargins(px(14), px(12), px(14), px(10))
        top.setSpacing(px(8))
        top.addWidget(title)
        top.addWidget(self.search)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 1, px(8))
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self.nothing)
        column.addWidget(self.list, 1)
        # What is left where nothing is listed: the field stays where it is.
        column.addStretch(0)

    def show_team(self, team: Team | None, whose: Whose) -> None:
        """The pages of the window, and those of the team where one is open to its manager."""
        self._team, self._whose = team, whose
        self._renew()

    def mark(self, page: str, name: str = "") -> None:
        """Mark a page, or a setting that is listed, without telling."""
        self._place = (page, name)
        self._is_telling = True
        rows = [self.list.item(row).data(PLACE_ROLE) for row in range(self.list.count())]
        wanted = (page, name) if (page, name) in rows else (page, "")
        self.list.setCurrentRow(rows.index(wanted) if wanted in rows else -1)
        self._is_telling = False

    @Slot()
    def _renew(self) -> None:
        typed = self.search.text()
        found = found_in(self._team, typed, self._whose)
        if found != self._listed:
            self._listed = found
            self._list(found)
        self.list.setVisible(bool(found))
        self.nothing.setText(f"Nothing for “{typed.strip()}”.")
        self.nothing.setVisible(not found)
        self.mark(*self._place)

    def _list(self, found: Listed) -> None:
        self._is_telling = True
        self.list.clear()
        group = ""
        for page, entries in found:
            if page.group != group:
                group = page.group
                self._add_heading(group)
            self._add(page, None)
            for entry in entries:
                self._add(page, entry)
        self._is_telling = False

    def _add_heading(self, text: str) -> None:
        item = QListWidgetItem(text, self.list)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        item.setFont(text_font("small", 600))

    def _add(self, page: Page, entry: SettingEntry | None) -> None:
        beside = page.beside if entry is None else entry.beside
        title = page.title if entry is None else f"    {entry.title}"
        item = QListWidgetItem(f"{title}  ·  {beside}" if beside else title, self.list)
        item.setData(PLACE_ROLE, (page.id, "" if entry is None else entry.name))
        spoken = f"{page.title}, {entry.title}" if entry is not None else f"{page.title}, {page.group}"
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{spoken}, {beside}" if beside else spoken)

    @Slot(QListWidgetItem, QListWidgetItem)
    def _current_changed(self, now: QListWidgetItem | None, _before: QListWidgetItem | None) -> None:
        place = now.data(PLACE_ROLE) if now is not None else None
        if place and not self._is_telling:
            self._place = place
            self.looked_at.emit(*place)

    @Slot(QListWidgetItem)
    def _go_to(self, item: QListWidgetItem) -> None:
        """Enter or a click: into the field itself."""
        place = item.data(PLACE_ROLE)
        if place:
            self.chosen.emit(*place)

    @Slot()
    def _choose_first(self) -> None:
        """Enter in the search: to the first setting found, or its page."""
        if (item := self._first_found()) is not None:
            self.mark(*item.data(PLACE_ROLE))
            self._go_to(item)

    def _first_found(self) -> QListWidgetItem | None:
        items = [self.list.item(row) for row in range(self.list.count())]
        known = [item for item in items if item.data(PLACE_ROLE)]
        return next((item for item in known if item.data(PLACE_ROLE)[1]), known[0] if known else None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The search leaves an arrow down to what is around it: it goes on among what was found."""
        item = (
            self._first_found()
            if event.key() == Qt.Key.Key_Down and self.focusWidget() is self.search
            else None
        )
        if item is None:
            super().keyPressEvent(event)
            return
        self.list.setFocus(Qt.FocusReason.TabFocusReason)
        self.list.setCurrentItem(item)


class PlaceList(QListWidget):
    """Arrow keys pass over the headings."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        before = self.currentRow()
        super().keyPressEvent(event)
        if event.key() == Qt.Key.Key_Up and self.currentRow() == before:
            self.scrollToTop()
