"""What the pages of a shift and of an activity share: a pin, the question why it is there, and the answer."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from ui.tasks.explainer import Answer
from ui.theme import icon, px
from ui.views.detail_page import DetailPage
from ui.views.why_answer import WhyAnswer

WAIT = "Wait until the build ends"


class PlannedPage(DetailPage):
    """Asks for the pin to be set or taken, or why it is there; changes nothing itself."""

    pin_requested = Signal()
    why_requested = Signal()

    def add_asking(self, noun: str, *, is_pinned: bool, can_edit: bool, can_ask: bool = True) -> None:
        """The two buttons, and below them the room for the answer. `noun`: `shift`, `visit`."""
        why = QPushButton("Why this?")
        why.setProperty("small", True)
        why.setToolTip(f"Solve the week without this {noun} and tell what would be lost (W)")
        why.clicked.connect(self._ask_why)
        self._can_ask = can_edit and can_ask
        why.setEnabled(self._can_ask)
        self.why_button = why
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(8))
        row.addWidget(self._make_pin(noun, is_pinned=is_pinned, can_edit=can_edit), 1)
        row.addWidget(why, 1)
        self.add(line)
        self.answer = WhyAnswer(noun)
        self.add(self.answer)

    def show_answer(self, answer: Answer | None) -> None:
        """What is known of why it is there."""
        self.answer.show_answer(answer)
        self.why_button.setEnabled(self._can_ask and answer is None)

    def _make_pin(self, noun: str, *, is_pinned: bool, can_edit: bool) -> QPushButton:
        pin = QPushButton(f"Unpin {noun}" if is_pinned else f"Pin {noun}")
        pin.setIcon(icon("pin", "text2"))
        pin.setIconSize(QSize(px(20), px(14)))
        pin.setProperty("small", True)
        pin.setCheckable(True)
        pin.setChecked(is_pinned)
        pin.setEnabled(can_edit)
        pin.setToolTip(f"The solver may not move a pinned {noun} (P)" if can_edit else WAIT)
        pin.clicked.connect(self._pin)
        self.pin_button = pin
        return pin

    @Slot()
    def _pin(self) -> None:
        self.pin_requested.emit()

    @Slot()
    def _ask_why(self) -> None:
        self.why_requested.emit()
