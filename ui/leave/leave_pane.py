"""The pane at the right of the leave screen: the form, what the leave does to cover, and deciding."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from planner.services.leave_effect import IN_THE_ROTA
from ui.forms.save_bar import SaveBar
from ui.leave.leave_forms import AbsenceForm, ToilForm
from ui.theme import icon, px
from ui.widgets.chip import Chip
from ui.widgets.column import Column
from ui.widgets.icon_row import IconRow

WIDTH = 324


class LeavePane(QFrame):
    """Nothing is decided without its effect being in sight."""

    approve_requested = Signal()
    decline_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("sidePane")
        self.setAccessibleName("Form")
        self.setFixedWidth(px(WIDTH))
        self.title, self.small = QLabel(self), QLabel(self)
        self.title.setObjectName("title")
        self.title.setWordWrap(True)
        self.small.setObjectName("secondary")
        self.small.setWordWrap(True)
        self.absence, self.toil = AbsenceForm(), ToilForm()
        self.pages = QStackedWidget(self)
        self._empty = QWidget(self.pages)
        self.pages.addWidget(self._empty)
        self._areas = {form: self._area(form) for form in (self.absence, self.toil)}
        self.effect_chip = Chip("", "ok", "", self)
        self.effect = Column(self, margin=0, spacing=6)
        self.effect.layout_without_margins()
        self.approve = QPushButton("Approve", self)
        self.approve.setProperty("primary", True)
        self.approve.setIcon(icon("tick", "onAccent"))
        self.decline = QPushButton("Decline", self)
        self.decline.setIcon(icon("x", "text"))
        for button in (self.approve, self.decline):
            button.setIconSize(QSize(px(20), px(14)))
        self.approve.clicked.connect(self.approve_requested)
        self.decline.clicked.connect(self.decline_requested)
        self.bar = SaveBar(self, remove="Delete")
        self._lay_out()
        self.show_nothing()

    @property
    def kind(self) -> str:
        """`absence`, `toil`, or nothing."""
        front = self.pages.currentWidget()
        if front is self._areas[self.absence]:
            return "absence"
        return "toil" if front is self._areas[self.toil] else ""

    def show_nothing(self) -> None:
        """What can be done."""
        self.title.setText("Leave and TOIL")
        self.small.setText(
            "Drag along a person's row, or use Shift with the arrow keys and Enter, to enter leave. "
            "Choose leave that is there, or a request, to decide or change it."
        )
        self.pages.setCurrentWidget(self._empty)
        for widget in (self._below, self.bar):
            widget.hide()

    def show_absence(self, title: str, note: str, *, is_new: bool, is_request: bool) -> None:
        """The form of leave in front."""
        self._show(self.absence, title, note, is_new=is_new)
        self._below.show()
        self.approve.setVisible(is_request and not is_new)
        self.decline.setVisible(is_request and not is_new)

    def show_toil(self, title: str, note: str) -> None:
        """The form of a TOIL entry in front."""
        self._show(self.toil, title, note, is_new=True)
        self._below.hide()

    def show_effect(self, sentences: Sequence[str]) -> None:
        """What granting it would do."""
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

    def _show(self, form: AbsenceForm | ToilForm, title: str, note: str, *, is_new: bool) -> None:
        self.title.setText(title)
        self.small.setText(note)
        self.small.setVisible(bool(note))
        self.pages.setCurrentWidget(self._areas[form])
        self.bar.show()
        self.bar.remove.setVisible(not is_new)
        self.bar.show_changed(is_changed=False, is_new=is_new)
        self.bar.cancel.setEnabled(True)

    def _area(self, form: AbsenceForm | ToilForm) -> QScrollArea:
        inside = QWidget()
        box = QVBoxLayout(inside)
        box.setContentsMargins(px(16), px(4), px(16), px(12))
        box.addWidget(form)
        box.addStretch(1)
        area = QScrollArea(self.pages)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        self.pages.addWidget(area)
        return area

    def _lay_out(self) -> None:
        head = QVBoxLayout()
        head.setContentsMargins(px(16), px(14), px(16), px(10))
        head.setSpacing(px(5))
        head.addWidget(self.title)
        head.addWidget(self.small)
        self._below = QFrame(self)
        self._below.setObjectName("saveBar")
        box = QVBoxLayout(self._below)
        box.setContentsMargins(px(16), px(10), px(16), px(10))
        box.setSpacing(px(8))
        top = QHBoxLayout()
        words = QLabel("Effect on cover", self._below)
        words.setProperty("role", "heading")
        top.addWidget(words, 1)
        top.addWidget(self.effect_chip)
        box.addLayout(top)
        box.addWidget(self.effect)
        decide = QHBoxLayout()
        decide.addWidget(self.decline, 1)
        decide.addWidget(self.approve, 1)
        box.addLayout(decide)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.pages, 1)
        column.addWidget(self._below)
        column.addWidget(self.bar)
