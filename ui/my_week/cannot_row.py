"""Those against whom the same stands, in a line that opens to a sentence for each."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.my_week.taker_words import GroupLine
from ui.theme import px
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.icon_label import IconLabel
from ui.widgets.press_row import PressRow


class CannotRow(PressRow):
    """`4 would leave the duty desk open: Catrin, Farah…`; pressed it tells why of each."""

    def __init__(self, line: GroupLine, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(f"{line.count} {line.why}: {line.names}. {' '.join(line.sentences)}")
        self.setToolTip("\n".join(line.sentences))
        column = QVBoxLayout(self)
        column.setContentsMargins(px(2), px(2), px(2), px(2))
        column.setSpacing(px(2))
        head = QHBoxLayout()
        head.setSpacing(px(7))
        head.addWidget(IconLabel(line.icon, "text2", 13))
        count = QLabel(str(line.count), self)
        count.setObjectName("heading")
        head.addWidget(count)
        words = ElidedLabel(f"{line.why}: {line.names}", self)
        head.addWidget(words, 1)
        column.addLayout(head)
        self._told = QLabel("\n".join(line.sentences), self)
        self._told.setTextFormat(Qt.TextFormat.PlainText)
        self._told.setWordWrap(True)
        self._told.setObjectName("small")
        self._told.setContentsMargins(px(20), 0, 0, px(4))
        self._told.hide()
        column.addWidget(self._told)
        self.pressed.connect(self._open)

    @Slot()
    def _open(self) -> None:
        self._told.setVisible(self._told.isHidden())
