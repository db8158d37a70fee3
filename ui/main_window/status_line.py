"""The line at the bottom: what was proved, how long it took, when it was saved; and how to widen a day."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from planner.domain.time_grid import WEEKDAYS
from ui.theme import px
from ui.widgets.dash_sample import DashSample
from ui.widgets.icon_label import IconLabel
from ui.widgets.key_cap import KeyCap
from ui.widgets.wrapped_label import WrappedLabel

HEIGHT, SIDE, GAP = 26, 16, 8
BETWEEN = " · "
# Two lines, which are a pixel or two higher than twice one, and no third.
LINES = 2.5


class StatusLine(QWidget):
    """26 px high at 100 %; what stands at the right gives way to the sentence, which is never cut: where it
    needs a second line the bar grows. Where two are not enough, parts that the whole story tells, too, are
    left to it and to the tooltip: the board needs the room."""

    # What was proved in full, and what was not looked at.
    story_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("statusBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._icon = IconLabel("info", "text2", 14)
        # All of its parts.
        self._whole = ""
        self._text = WrappedLabel()
        self._text.setObjectName("small")
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setAccessibleName("Status")
        self.story_button = QPushButton()
        self.story_button.setProperty("link", True)
        self.story_button.setProperty("statusLink", True)
        self.story_button.setToolTip("Under which hours and rules, and what was not looked at (Ctrl+I)")
        self.story_button.clicked.connect(self._ask_for_story)
        self.story_button.hide()
        self._wide_day = QLabel()
        self._wide_day.setObjectName("small")
        self._change = [QLabel("change with"), KeyCap("1"), QLabel("to"), KeyCap("7")]
        self._own_key = KeyCap("O")
        self._own_key.hide()
        self._dash = DashSample()
        self._hints = QWidget()
        self._wants_hints = True
        self._fit_timer = QTimer(self)
        self._fit_timer.setSingleShot(True)
        self._fit_timer.timeout.connect(self._fit)
        self._lay_out()

    @property
    def text(self) -> str:
        return self._whole

    @property
    def shown(self) -> str:
        """What there is room for."""
        return self._text.text()

    @property
    def is_cut(self) -> bool:
        """Whether the sentence has less room than it needs."""
        return self._text.height() < self._text.height_for(self._text.width())

    @property
    def has_hints(self) -> bool:
        """Whether what stands at the right has room."""
        return not self._hints.isHidden()

    def show_text(self, text: str, icon_name: str, ink: str) -> None:
        """What is known of the rota on screen."""
        self._icon.show_icon(icon_name, ink)
        self._whole = text
        self._text.setText(text)
        self._text.setAccessibleName(f"Status, {text}")
        self._fit()

    def show_story(self, words: str) -> None:
        """The words of the way to the whole story; none hides it."""
        self.story_button.setText(words)
        self.story_button.setVisible(bool(words))
        self._fit()

    def show_board_hints(self, *, is_shown: bool) -> None:
        """What stands at the right is of the board only."""
        self._wants_hints = is_shown
        self._fit()

    def show_key(self, words: str, key: str) -> None:
        """What a key does on a screen beside the board; no words hide it."""
        self._own_key.setText(key)
        self._own_key.setAccessibleName(f"Key {key}")
        self._wide_day.setText(words)
        self._dash.hide()
        for widget in self._change:
            widget.hide()
        self._own_key.setVisible(bool(words))
        self._wants_hints = bool(words)
        self._fit()

    def show_moving(self, words: str) -> None:
        """While a build runs: how much its last improvement has changed."""
        self._wide_day.setText(words)
        self._dash.show()
        for widget in (*self._change, self._own_key):
            widget.hide()
        self._fit()

    def show_wide_day(self, day: int | None, *, has_keys: bool) -> None:
        """Which day is wide, and the keys that change it where they are on."""
        text = f"Wide day: {WEEKDAYS[day]}" if day is not None else "All days equally wide"
        self._wide_day.setText(f"{text}  ·" if has_keys else text)
        self._dash.hide()
        self._own_key.hide()
        for widget in self._change:
            widget.setVisible(has_keys)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # Changing the height from here would leave the layout with the height before.
        self._fit_timer.start()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit_timer.start()

    @Slot()
    def _fit(self) -> None:
        """Give the sentence its room: first that of the hints, then a line more."""
        if not self.isVisible():
            # Its width is not known yet.
            return
        self._text.ensurePolished()
        taken = 2 * px(SIDE) + self._icon.sizeHint().width() + px(GAP)
        if not self.story_button.isHidden():
            taken += self.story_button.sizeHint().width() + px(GAP)
        room = self.width() - taken
        needed = self._text.fontMetrics().horizontalAdvance(self._whole) + px(4)
        hints = self._hints.sizeHint().width() + px(GAP)
        has_hints = self._wants_hints and needed + hints <= room
        self._hints.setVisible(has_hints)
        width = max(room - (hints if has_hints else 0), px(200))
        self._text.setText(self._fitting(width))
        self._text.setToolTip(self._whole if self.shown != self._whole else "")
        self.setFixedHeight(max(px(HEIGHT), self._text.height_for(width) + px(8)))

    def _fitting(self, width: int) -> str:
        """The sentence, without as many of its parts as two lines have no room for: those in the middle
        first, then when it was saved."""
        parts = self._whole.split(BETWEEN)
        if self.story_button.isHidden():
            return self._whole
        shorter = (BETWEEN.join((*parts[:left], parts[-1])) for left in range(len(parts) - 1, 0, -1))
        most = LINES * self._text.fontMetrics().lineSpacing()
        return next((each for each in shorter if self._text.height_for(width, each) <= most), parts[0])

    def _lay_out(self) -> None:
        inner = QHBoxLayout(self._hints)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(px(GAP))
        inner.addWidget(self._dash)
        inner.addWidget(self._wide_day)
        for widget in self._change:
            if not isinstance(widget, KeyCap):
                widget.setObjectName("small")
            inner.addWidget(widget)
        inner.addWidget(self._own_key)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(SIDE), 0, px(SIDE), 0)
        row.setSpacing(px(GAP))
        row.addWidget(self._icon)
        row.addWidget(self._text, 1)
        row.addWidget(self.story_button)
        row.addWidget(self._hints)
        self.setFixedHeight(px(HEIGHT))

    @Slot()
    def _ask_for_story(self) -> None:
        self.story_requested.emit()
