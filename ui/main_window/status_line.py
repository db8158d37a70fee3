"""The line at the bottom: what was proved, how long it took, when it was saved; and how to widen a day."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from planner.domain.time_grid import WEEKDAYS
from ui.theme import px
from ui.widgets.dash_sample import DashSample
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.icon_label import IconLabel
from ui.widgets.key_cap import KeyCap

HEIGHT = 26


class StatusLine(QWidget):
    """26 px high at 100 %."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("statusBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(px(HEIGHT))
        self._icon = IconLabel("info", "text2", 14)
        self._text = ElidedLabel()
        self._text.setObjectName("small")
        self._text.setAccessibleName("Status")
        self._wide_day = QLabel()
        self._wide_day.setObjectName("small")
        self._change = [QLabel("change with"), KeyCap("1"), QLabel("to"), KeyCap("7")]
        row = QHBoxLayout(self)
        row.setContentsMargins(px(16), 0, px(16), 0)
        row.setSpacing(px(8))
        row.addWidget(self._icon)
        row.addWidget(self._text, 1)
        self._dash = DashSample()
        row.addWidget(self._dash)
        row.addWidget(self._wide_day)
        for widget in self._change:
            if not isinstance(widget, KeyCap):
                widget.setObjectName("small")
            row.addWidget(widget)

    @property
    def text(self) -> str:
        return self._text.text()

    def show_text(self, text: str, icon_name: str, ink: str) -> None:
        """What is known of the rota on screen."""
        self._icon.show_icon(icon_name, ink)
        self._text.setText(text)

    def show_moving(self, words: str) -> None:
        """While a build runs: how much its last improvement has changed."""
        self._wide_day.setText(words)
        self._dash.show()
        for widget in self._change:
            widget.hide()

    def show_wide_day(self, day: int | None, *, has_keys: bool) -> None:
        """Which day is wide, and the keys that change it where they are on."""
        text = f"Wide day: {WEEKDAYS[day]}" if day is not None else "All days equally wide"
        self._wide_day.setText(f"{text}  ·" if has_keys else text)
        self._dash.hide()
        for widget in self._change:
            widget.setVisible(has_keys)
