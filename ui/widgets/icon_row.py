"""An icon and a sentence that wraps beside it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.theme import px
from ui.widgets.icon_label import IconLabel


class IconRow(QWidget):
    """`says` names the icon for those who do not see it."""

    def __init__(self, icon_name: str, ink: str, sentence: str, *, says: str = "") -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(8))
        text = QLabel(sentence)
        text.setTextFormat(Qt.TextFormat.PlainText)
        text.setWordWrap(True)
        text.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        side = QVBoxLayout()
        side.addWidget(IconLabel(icon_name, ink, 16, says=says))
        side.addStretch(1)
        row.addLayout(side)
        row.addWidget(text, 1)
        self.setAccessibleName(f"{says}: {sentence}" if says else sentence)
