"""A list that opens, in which whole names are typed; what is chosen is never cut without “…”."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QApplication, QStyle, QStyleOptionComboBox, QStylePainter, QWidget

from ui.widgets.named_box import NamedBox


class TypedBox(NamedBox):
    """A space within a name that is being typed belongs to it; by itself it opens the list, as anywhere."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._typed = QElapsedTimer()

    def whole_width(self) -> int:
        """The width in which what is chosen is not cut."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        text = QSize(self.fontMetrics().horizontalAdvance(self.currentText()), self.fontMetrics().height())
        contents = QStyle.ContentsType.CT_ComboBox
        return self.style().sizeFromContents(contents, option, text, self).width()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt's own cuts a text that is too long in the middle of a letter."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        part = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, self).width()
        text = self.currentText()
        option.currentText = self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room)
        if not text or option.currentText == text:
            super().paintEvent(event)
            return
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        interval = QApplication.keyboardInputInterval()
        is_typing = self._typed.isValid() and not self._typed.hasExpired(interval)
        if event.key() == Qt.Key.Key_Space and is_typing and not event.modifiers():
            # The view has the letters before it; what they have found stays where the space fits to it.
            self.view().setCurrentIndex(self.model().index(self.currentIndex(), self.modelColumn()))
            self.view().keyboardSearch(" ")
            self._typed.start()
            return
        if event.text().strip():
            self._typed.start()
        super().keyPressEvent(event)
