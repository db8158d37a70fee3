"""The pane at the right of the leave screen: the form, what the leave does to cover, and deciding."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from planner.domain.staff import ToilEntry
from planner.services.cover_effect import IN_THE_ROTA
from planner.services.toil_entries import NEXT
from ui.forms.form_pane import FormPane
from ui.leave.leave_forms import AbsenceForm
from ui.leave.toil_form import ToilForm
from ui.theme import icon, px
from ui.widgets.chip import Chip
from ui.widgets.column import Column
from ui.widgets.icon_row import IconRow

HINT = (
    "Drag along a person's row, or use Shift with the arrow keys and Enter, to enter leave. "
    "Choose leave that is there, or a request, to decide or change it. The page “TOIL and flexi” has the "
    "account of each person, hours nobody took in time, and the flexi balances."
)


class LeavePane(FormPane):
    """Nothing is decided without its effect being in sight."""

    approve_requested = Signal()
    decline_requested = Signal()
    step_requested = Signal()
    take_back_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.kind = ""
        self.absence, self.toil = AbsenceForm(), ToilForm()
        self._empty = QWidget(self.pages)
        self.pages.addWidget(self._empty)
        self._areas = {form: self.add_form(form) for form in (self.absence, self.toil)}
        self.effect_chip = Chip("", "ok", "", self)
        self.effect = Column(self, margin=0, spacing=6)
        self.effect.layout_without_margins()
        self.cost = QLabel(self)
        self.cost.setObjectName("small")
        self.cost.setWordWrap(True)
        self.decline, self.approve = self._button("Decline", "x"), self._button("Approve", "tick")
        self.approve.setProperty("primary", True)
        self.approve.setIcon(icon("tick", "onAccent"))
        self.step, self.take_back = self._button("Agree", "tick"), self._button("Take back", "clock")
        self.approve.clicked.connect(self.approve_requested)
        self.decline.clicked.connect(self.decline_requested)
        self.step.clicked.connect(self.step_requested)
        self.take_back.clicked.connect(self.take_back_requested)
        self._lay_out_parts()
        self.show_nothing()

    def show_nothing(self) -> None:
        """What can be done."""
        self.kind = ""
        self.show_head("leave", "Leave and TOIL", "Nothing chosen", HINT)
        self.show_no_form(self._empty)
        self._effect.hide()
        self._steps.hide()

    def show_absence(self, title: str, note: str, *, is_new: bool, is_request: bool) -> None:
        """The form of leave in front."""
        self.kind = "absence"
        self.show_head("leave", "New leave" if is_new else "Leave", title, note)
        self.show_page(self._areas[self.absence], is_new=is_new, save="Save leave")
        self._effect.show()
        self._steps.hide()
        self.approve.setVisible(is_request and not is_new)
        self.decline.setVisible(is_request and not is_new)

    def show_toil(self, title: str, note: str, entry: ToilEntry | None) -> None:
        """The form of a TOIL entry in front, with the steps that it can take."""
        self.kind = "toil"
        self.show_head("clock", "TOIL entry" if entry is not None else "New TOIL entry", title, note)
        self.show_page(self._areas[self.toil], is_new=entry is None, save="Save entry")
        self._effect.hide()
        step = NEXT.get(entry.state) if entry is not None else None
        self.step.setText(step[1] if step is not None else "")
        self.step.setVisible(step is not None)
        self.take_back.setVisible(entry is not None and entry.state == "earned")
        self._steps.setVisible(step is not None or (entry is not None and entry.state == "earned"))

    def show_whose(self, title: str, *, is_known: bool) -> None:
        """Whose leave or hours are in the form; nobody's have no effect."""
        self.title.setText(title)
        self._effect.setVisible(is_known and self.kind == "absence")

    def show_effect(self, sentences: Sequence[str], cost: str) -> None:
        """What granting it would do, and what it takes from the pot of leave."""
        self.effect.clear()
        for sentence in sentences:
            self.effect.add(IconRow("warning", "warn", sentence, says="Effect"))
        if any(not sentence.startswith(IN_THE_ROTA) for sentence in sentences):
            self.effect_chip.show_state("short of people", "warn", "warning")
        elif sentences:
            self.effect_chip.show_state("work to hand over", "warn", "handover")
        else:
            self.effect_chip.show_state("cover holds", "ok", "tick")
            self.effect.add_text(
                "No half-hour falls short, and nothing planned needs somebody else.", "small"
            )
        self.cost.setText(cost)
        self.cost.setVisible(bool(cost))
        whole = " ".join(filter(None, (*sentences, cost)))
        self.tell_effect(f"Effect on cover: {self.effect_chip.text}. {whole}".strip())

    def _button(self, text: str, icon_name: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setIcon(icon(icon_name, "text"))
        button.setIconSize(QSize(px(20), px(14)))
        return button

    def _lay_out_parts(self) -> None:
        self._effect, self._steps = QFrame(self), QFrame(self)
        for frame in (self._effect, self._steps):
            frame.setObjectName("saveBar")
        box = QVBoxLayout(self._effect)
        box.setContentsMargins(px(16), px(10), px(16), px(10))
        box.setSpacing(px(8))
        top = QHBoxLayout()
        words = QLabel("Effect on cover", self._effect)
        words.setProperty("role", "heading")
        top.addWidget(words, 1)
        top.addWidget(self.effect_chip)
        box.addLayout(top)
        box.addWidget(self.effect)
        box.addWidget(self.cost)
        decide = QHBoxLayout()
        decide.addWidget(self.decline, 1)
        decide.addWidget(self.approve, 1)
        box.addLayout(decide)
        steps = QHBoxLayout(self._steps)
        steps.setContentsMargins(px(16), px(10), px(16), px(10))
        steps.addWidget(self.step, 1)
        steps.addWidget(self.take_back, 1)
        self.below.addWidget(self._effect)
        self.below.addWidget(self._steps)
