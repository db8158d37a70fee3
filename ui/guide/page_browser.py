"""Shows a page of the guide: its text, its pictures as wide as there is room, and links to other pages."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, QTimer, QUrl, Slot
from PySide6.QtGui import QImage, QResizeEvent, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextBrowser, QWidget

from resources import guide_path
from ui.guide.guide_pages import page_path
from ui.guide.page_style import set_page
from ui.theme import px

MARGIN = 22
RELOAD_MS = 120
SMOOTH = Qt.TransformationMode.SmoothTransformation


class PageBrowser(QTextBrowser):
    """Opens pages of the guide and nothing else: no link leads out of it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("guidePage")
        self.setAccessibleName("Page of the guide")
        self.setOpenExternalLinks(False)
        self.document().setDocumentMargin(px(MARGIN))
        # Pictures are as wide as the page: a bar that came and went would have them made again and again.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._width, self._page = 0, ""
        self.sourceChanged.connect(self._note_page)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(RELOAD_MS)
        self._later.timeout.connect(self._fit_pictures)

    def show_page(self, name: str) -> None:
        """A page from its top."""
        self.setSource(QUrl.fromLocalFile(str(page_path(name))), QTextDocument.ResourceType.MarkdownResource)

    @property
    def page(self) -> str:
        """The name of the page that is shown."""
        return self._page

    def go_to(self, heading: str) -> None:
        """Bring a heading of the page to the top."""
        block = self.document().begin()
        while block.isValid():
            if block.blockFormat().headingLevel() and block.text() == heading:
                self.setTextCursor(QTextCursor(block))
                self.verticalScrollBar().setValue(self.verticalScrollBar().maximum())
                self.ensureCursorVisible()
                return
            block = block.next()

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        """Pictures are made as wide as the page; Qt would show them larger than the window."""
        url = QUrl(name) if isinstance(name, str) else name
        if kind != QTextDocument.ResourceType.ImageResource.value:
            return super().loadResource(kind, url)
        # While a page is being opened the browser still names the one before as its source.
        picture = QImage(str(guide_path("pictures", url.fileName())))
        room = self._room()
        return picture.scaledToWidth(room, SMOOTH) if picture.width() > room else picture

    @Slot(QUrl)
    def _note_page(self, source: QUrl) -> None:
        self._page = source.fileName().removesuffix(".md")
        set_page(self.document())

    def _room(self) -> int:
        return max(self.viewport().width() - 2 * px(MARGIN) - 1, px(100))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.width() != self._width:
            self._width = self.width()
            self._later.start()

    @Slot()
    def _fit_pictures(self) -> None:
        place = self.verticalScrollBar().value()
        self.reload()
        self.verticalScrollBar().setValue(place)
