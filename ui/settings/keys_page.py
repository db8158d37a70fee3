"""The keyboard page: whether single keys act, and all keys in one list that is searched."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLabel,
    QLineEdit,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from ui.actions.key_map import KeyRow, key_rows
from ui.finder.sought_words import sought_words
from ui.settings.window_page import WindowPage
from ui.theme import px, text_font

if TYPE_CHECKING:
    from ui.actions.action_deck import ActionDeck
    from ui.settings.preferences import Preferences
    from ui.settings.setting_pages import Page

COLUMNS = ("Keys", "What they do", "Where")
SINGLE_OFF = "off: single keys are turned off"


class KeysPage(WindowPage):
    """Made from the action rows, so that no key is missing; a single key says when it is off."""

    def __init__(self, page: Page, preferences: Preferences, actions: ActionDeck, parent: QWidget) -> None:
        super().__init__(page, preferences, parent)
        self._rows = key_rows(actions)
        self.tell_about("Everything can be done by keys. What has none of its own is found with Ctrl+K.")
        self.search = QLineEdit()
        self.search.setPlaceholderText("Search: undo, F8, problem…")
        self.search.setAccessibleName("Search all keys")
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._renew)
        # Columns change one after the other: the rows follow once, after the last.
        self._row_fit = QTimer(self)
        self._row_fit.setSingleShot(True)
        self.table = self._make_table()
        self.nothing = QLabel()
        self.nothing.setObjectName("secondary")
        for widget in (self.search, self.nothing, self.table):
            self.form.add_widget(widget, grows=widget is self.table)
        self.fill_with_form()
        self.form.changed.connect(self._renew)
        self._renew()

    def focus_on(self, name: str) -> None:
        if name == "search":
            self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            super().focus_on(name)

    @property
    def shown(self) -> tuple[KeyRow, ...]:
        """The rows that have what was typed."""
        words = sought_words(self.search.text().casefold().split())
        return tuple(row for row in self._rows if row.has(words))

    def show_kept(self) -> None:
        super().show_kept()
        if hasattr(self, "table"):
            self._renew()

    def _make_table(self) -> QTableWidget:
        table = QTableWidget(0, len(COLUMNS))
        table.setAccessibleName("All keys")
        table.setHorizontalHeaderLabels(list(COLUMNS))
        table.verticalHeader().hide()
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.setWordWrap(True)
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = table.horizontalHeader()
        header.setAccessibleName("Columns: All keys")
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.ResizeToContents)
        # A row is as high as its words are when the columns have their width, which they get only on screen.
        self._row_fit.timeout.connect(table.resizeRowsToContents)
        header.sectionResized.connect(self._fit_rows_soon)
        table.setMinimumHeight(px(200))
        return table

    @Slot()
    def _fit_rows_soon(self) -> None:
        self._row_fit.start(0)

    @Slot()
    def _renew(self) -> None:
        rows = self.shown
        are_off = not self._preferences.has_single_letters
        self.table.setRowCount(len(rows))
        for number, row in enumerate(rows):
            keys = QTableWidgetItem(row.keys)
            keys.setFont(text_font("body", 600))
            text = f"{row.text} ({SINGLE_OFF})" if row.is_single and are_off else row.text
            for column, item in enumerate((keys, QTableWidgetItem(text), QTableWidgetItem(row.place))):
                self.table.setItem(number, column, item)
        self.table.resizeRowsToContents()
        self.table.setVisible(bool(rows))
        self.nothing.setText(f"No key for “{self.search.text().strip()}”.")
        self.nothing.setVisible(not rows)
