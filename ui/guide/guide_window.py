"""The window of the guide: its pages and a search at the left, the page at the right."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QUrl, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ui.dialogs.sheet import FRAME
from ui.guide.guide_pages import excerpt, find_parts, page_names, page_title
from ui.guide.page_browser import PageBrowser
from ui.theme import icon, px

SIZE = (1080, 780)
LIST_WIDTH = 270
NAME_ROLE = int(Qt.ItemDataRole.UserRole)
HEADING_ROLE = NAME_ROLE + 1


class GuideWindow(QWidget):
    """Stands beside the program's window, which can be worked in meanwhile; Esc closes it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setObjectName("guide")
        self.setWindowTitle("Guide – Rotabene")
        self.setWindowIcon(parent.windowIcon())
        room = parent.screen().availableGeometry().size() - FRAME
        self.resize(QSize(px(SIZE[0]), px(SIZE[1])).boundedTo(room))
        self.search = QLineEdit(self)
        self.search.setAccessibleName("Search the guide")
        self.search.setPlaceholderText("Search the guide (Ctrl+F)")
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._renew_list)
        self.list = QListWidget(self)
        self.list.setAccessibleName("Pages")
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentItemChanged.connect(self._go_to_current)
        self.list.itemActivated.connect(self._read)
        self.nothing = QLabel(self)
        self.nothing.setObjectName("secondary")
        self.nothing.setWordWrap(True)
        self.browser = PageBrowser(self)
        self.browser.sourceChanged.connect(self._page_turned)
        self.back = QPushButton("Back", self)
        self.back.setIcon(icon("caret-left", "text"))
        self.back.setEnabled(False)
        self.back.clicked.connect(self.browser.backward)
        self.browser.backwardAvailable.connect(self.back.setEnabled)
        self._lay_out()
        QShortcut(QKeySequence("Ctrl+F"), self, self._start_search)
        QShortcut(QKeySequence("Alt+Left"), self, self.browser.backward)
        QShortcut(QKeySequence("Esc"), self, self.close)
        self._renew_list()

    def show_page(self, name: str) -> None:
        """Bring the window to the front with a page."""
        self.search.clear()
        self.browser.show_page(name)
        self.show()
        self.raise_()
        self.activateWindow()
        self.browser.setFocus()

    @Slot()
    def _start_search(self) -> None:
        self.search.setFocus()
        self.search.selectAll()

    @Slot()
    def _renew_list(self) -> None:
        """All pages, or what has the words that are looked for."""
        words = self.search.text()
        self.list.blockSignals(True)
        self.list.clear()
        if words.strip():
            for part in find_parts(words):
                where = (
                    part.heading if part.heading == part.page_title else f"{part.page_title}: {part.heading}"
                )
                self._add(f"{where}\n{excerpt(part, words)}", part.page, part.heading)
        else:
            for name in page_names():
                self._add(page_title(name), name, "")
        self.list.blockSignals(False)
        self.nothing.setText("" if self.list.count() else f"Nothing for ‘{words.strip()}’.")
        self.nothing.setVisible(not self.list.count())
        self._mark_page()

    def _add(self, text: str, name: str, heading: str) -> None:
        item = QListWidgetItem(text)
        item.setData(NAME_ROLE, name)
        item.setData(HEADING_ROLE, heading)
        self.list.addItem(item)

    @Slot(QListWidgetItem)
    def _go_to_current(self, item: QListWidgetItem | None) -> None:
        if item is None:
            return
        name, heading = item.data(NAME_ROLE), item.data(HEADING_ROLE)
        if name != self.browser.page:
            self.browser.show_page(name)
        if heading:
            self.browser.go_to(heading)

    @Slot()
    def _read(self) -> None:
        self.browser.setFocus()

    @Slot(QUrl)
    def _page_turned(self, _url: QUrl) -> None:
        self._mark_page()

    def _mark_page(self) -> None:
        """The list follows what is read, but for a search, whose results stay."""
        if self.search.text().strip():
            return
        self.list.blockSignals(True)
        names = [self.list.item(row).data(NAME_ROLE) for row in range(self.list.count())]
        if self.browser.page in names:
            self.list.setCurrentRow(names.index(self.browser.page))
        self.list.blockSignals(False)

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(px(8))
        for widget in (self.search, self.nothing, self.list, self.back):
            left.addWidget(widget)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(12), px(12), px(12), px(12))
        row.setSpacing(px(12))
        holder = QWidget(self)
        holder.setLayout(left)
        left.setContentsMargins(0, 0, 0, 0)
        holder.setFixedWidth(px(LIST_WIDTH))
        row.addWidget(holder)
        row.addWidget(self.browser, 1)


def show_guide(window: QWidget, page: str) -> GuideWindow:
    """Show a page in the window's guide, which is made at its first use."""
    guide = window.findChild(GuideWindow) or GuideWindow(window)
    guide.show_page(page)
    return guide
