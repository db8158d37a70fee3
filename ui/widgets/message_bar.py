"""The bar that tells of trouble a person can mend: a sentence, the next step, and a way to put it away."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from ui.theme import icon, px
from ui.widgets.icon_label import IconLabel
from ui.widgets.speech import announce

Tone = Literal["info", "warn", "danger"]
LOOKS: dict[Tone, tuple[str, str]] = {
    "info": ("info", "accentInk"),
    "warn": ("warning", "warnInk"),
    "danger": ("warning-octagon", "dangerInk"),
}


# What another button of the message says, and does.
Act = tuple[str, Callable[[], None]]
# Tone, sentence, next step, what is behind the first button, and the other one.
Message = tuple[Tone, str, str, tuple[str, ...], Act | None]


class MessageBar(QFrame):
    """One message at a time; a new one takes the place of the old."""

    # What the list behind the button is headed, and its sentences.
    more_requested = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("messageBar")
        self._more: tuple[str, ...] = ()
        self._message: Message | None = None
        self._icon = IconLabel("info", "accentInk", 16)
        self._text = QLabel()
        self._text.setWordWrap(True)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.show_more = QPushButton()
        self.show_more.setProperty("small", True)
        self.show_more.clicked.connect(self._ask_for_more)
        self.act = QPushButton()
        self.act.setProperty("small", True)
        self.act.clicked.connect(self._do)
        self._close = QToolButton()
        self._close.setIcon(icon("x", "text2"))
        self._close.setAccessibleName("Put the message away")
        self._close.setToolTip("Put the message away")
        self._close.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(16), px(6), px(10), px(6))
        row.setSpacing(px(10))
        row.addWidget(self._icon)
        row.addWidget(self._text, 1)
        row.addWidget(self.show_more)
        row.addWidget(self.act)
        row.addWidget(self._close)
        self.hide()

    @property
    def text(self) -> str:
        return self._text.text()

    @property
    def message(self) -> Message | None:
        """What is shown now; None when nothing is."""
        return None if self.isHidden() else self._message

    @property
    def more(self) -> tuple[str, ...]:
        """The sentences behind the button."""
        return self._more

    def show_message(
        self,
        tone: Tone,
        sentence: str,
        next_step: str = "",
        more: Sequence[str] = (),
        act: Act | None = None,
    ) -> None:
        """Show a message; `more` are sentences for a list behind a button, `act` is what another one does."""
        words = act[0] if act is not None else ""
        self.act.setText(words)
        self.act.setAccessibleName(words.removesuffix("…"))
        self.act.setVisible(bool(words))
        icon_name, ink = LOOKS[tone]
        self._icon.show_icon(icon_name, ink)
        self._text.setText(f"{sentence} {next_step}".strip())
        self._more = tuple(more)
        self._message = (tone, sentence, next_step, self._more, act)
        self.show_more.setText(f"Show all {len(more)}" if len(more) > 1 else "Show it")
        self.show_more.setVisible(bool(more))
        self.setProperty("tone", tone)
        for widget in (self, self._text):
            widget.style().unpolish(widget)
            widget.style().polish(widget)
        self.setAccessibleName(self.text)
        self.show()
        announce(self, self.text)

    def withdraw(self, next_step: str) -> None:
        """Put the message away if it advises this step, which cannot be taken any more."""
        if self._message is not None and self._message[2] == next_step:
            self.hide()

    @Slot()
    def end_said(self) -> None:
        """Put away what merely told of a deed: another one was done since, which may have undone it."""
        if self._message is not None and self._message[0] == "info" and not any(self._message[2:]):
            self.hide()

    @Slot()
    def end_past(self) -> None:
        """Something was done since: what told of another deed is past, and of one that could not be."""
        if self._message is not None and self._message[0] == "danger":
            self.hide()
        self.end_said()

    @Slot()
    def _do(self) -> None:
        act = self._message[4] if self._message is not None else None
        if act is not None:
            act[1]()

    @Slot()
    def _ask_for_more(self) -> None:
        is_told = self._message is not None and self._message[0] == "info"
        self.more_requested.emit("What changes" if is_told else "All that is wrong", self._more)
