"""The card with the grid of people needed: which week, what is counted, the grid, its key."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from planner.services.usual_week import Difference
from ui.demand.need_grid import NeedGrid
from ui.demand.swatch_row import SwatchRow
from ui.forms.choice_fields import SegmentField
from ui.item_models.need_grid_item_model import NeedGridItemModel
from ui.theme import px
from ui.widgets.card import Card
from ui.widgets.elided_label import ElidedLabel

# What the title and its margins take, in px at 100 %.
BESIDE_TOOLS = 190


class NeedCard(Card):
    """What differs from the usual week is said beside the title."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("People needed", parent)
        self.item_model = NeedGridItemModel(self)
        self.grid = NeedGrid(self.item_model, self)
        self.week = SegmentField((("This week", "this"), ("Usual week", "usual")))
        self.part = SegmentField((("Both", "both"), ("Visits", "visits"), ("Cover", "cover")))
        self.copy = QPushButton("Copy to next week", self)
        self.copy.setProperty("small", True)
        self.copy.setToolTip("What comes once, again in the next week (Ctrl+D)")
        self.note = ElidedLabel(self)
        self.note.setObjectName("secondary")
        self.part.edited.connect(self._part_chosen)
        self._lay_out()

    @property
    def is_usual(self) -> bool:
        """Whether the usual week is shown."""
        return bool(self.week.value() == "usual")

    def show_differences(self, found: Sequence[Difference], changes: Sequence[tuple[int, ...]]) -> None:
        """Say in what the week is not as usual, and mark the half-hours."""
        self.item_model.show_changes(changes)
        sentences = "; ".join(each.sentence for each in found)
        if self.is_usual:
            self.note.setText("what repeats, with nothing left out or moved")
        else:
            plain = "each half-hour, before anyone is placed"
            self.note.setText(f"not as usual: {sentences}" if sentences else plain)
        self.note.setToolTip(sentences.replace("; ", "\n"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where title and tools do not fit beside one another, the tools stand below."""
        super().resizeEvent(event)
        is_narrow = event.size().width() < self._tools.sizeHint().width() + px(BESIDE_TOOLS)
        if is_narrow != (self._below.indexOf(self._tools) >= 0):
            (self._below if is_narrow else self.head).addWidget(self._tools)
            self._below.addStretch(1 if is_narrow else 0)

    @Slot()
    def _part_chosen(self) -> None:
        self.item_model.show_part(self.part.value())

    def _lay_out(self) -> None:
        for segments, label, start in (
            (self.week, "Which week", "this"),
            (self.part, "What is counted", "both"),
        ):
            segments.put(start)
            segments.name_parts(label, "")
        self._tools, self._below = QWidget(self), QHBoxLayout()
        row = QHBoxLayout(self._tools)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self.head.spacing())
        for widget in (self.copy, self.week, self.part):
            row.addWidget(widget)
        self.head.addWidget(self.note, 1)
        self.head.addWidget(self._tools)
        self.box.addLayout(self._below)
        self.box.addWidget(self.grid)
        self.box.addWidget(SwatchRow(self))
