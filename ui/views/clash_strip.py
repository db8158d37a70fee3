"""The strip above the board when no rota can meet the law: what cannot stand together, and what would do."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from ui.theme import icon, px
from ui.widgets.column import Column
from ui.widgets.flow import Flow
from ui.widgets.icon_label import IconLabel
from ui.widgets.icon_row import IconRow
from ui.widgets.speech import announce

if TYPE_CHECKING:
    from planner.services.explain.records import Clash, Relaxation

NO_WAY = "Nothing that could be tried resolves it alone: change one of these by hand."


class ClashStrip(QFrame):
    """One clash at a time; each of its relaxations is a button that asks for it to be put in place."""

    relax_requested = Signal(object)
    put_away = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("clashStrip")
        self._clashes: tuple[Clash, ...] = ()
        self._number = 0
        self.relax_buttons: list[QPushButton] = []
        self._title = QLabel()
        self._title.setProperty("role", "heading")
        self._count = QLabel()
        self._count.setObjectName("small")
        self._back, self._on = self._step_button("caret-left", -1), self._step_button("caret-right", 1)
        self._close = QToolButton()
        self._close.setIcon(icon("x", "text2"))
        self._close.setAccessibleName("Put the clashes away")
        self._close.setToolTip("Put the clashes away")
        self._close.clicked.connect(self._put_away)
        self._body = Column(margin=0, spacing=4)
        self._body.layout_without_margins()
        self._lay_out()
        self.hide()

    @property
    def clashes(self) -> tuple[Clash, ...]:
        return self._clashes

    @property
    def words(self) -> tuple[str, ...]:
        """What is told of the clash in front: its title and its parts."""
        parts = self._clashes[self._number].parts if self._clashes else ()
        return (self._title.text(), *parts)

    def show_clashes(self, clashes: Sequence[Clash], *, can_relax: bool = True) -> None:
        """Show the clashes, the first in front; none hides the strip."""
        is_new = self._clashes != tuple(clashes)
        self._clashes = tuple(clashes)
        self._number = min(self._number, max(len(clashes) - 1, 0))
        self._can_relax = can_relax
        self.setVisible(bool(clashes))
        if clashes:
            self._show_clash()
            announce(self, self.accessibleName() if is_new else "")

    def _show_clash(self) -> None:
        clash, number = self._clashes[self._number], len(self._clashes)
        parts = len(clash.parts)
        clashing = f"these {parts} cannot stand together" if parts > 1 else "this cannot stand"
        self._title.setText(f"No lawful rota: {clashing}")
        self._count.setText(f"{self._number + 1} of {number}")
        for widget in (self._count, self._back, self._on):
            widget.setVisible(number > 1)
        self._back.setEnabled(self._number > 0)
        self._on.setEnabled(self._number < number - 1)
        self._body.clear()
        for part in clash.parts:
            self._body.add(IconRow(_icon_of(part), "dangerInk", _sentence(part)))
        self.relax_buttons = [self._relax_button(way) for way in clash.ways]
        if self.relax_buttons:
            self._body.add(Flow(list(self.relax_buttons)))
        else:
            self._body.add_text(NO_WAY, "small")
        self.setAccessibleName(". ".join(part.rstrip(".") for part in self.words))

    def _relax_button(self, way: Relaxation) -> QPushButton:
        cost = f" · {way.cost}" if way.cost else ""
        button = QPushButton(f"{way.sentence.rstrip('.')}{cost}")
        button.setProperty("small", True)
        button.setToolTip("One step of undo; what still clashes is looked for again")
        button.setAccessibleName(f"Relax: {way.sentence} {way.cost}".strip())
        button.setEnabled(self._can_relax)
        button.clicked.connect(partial(self._relax, way))
        return button

    def _relax(self, way: Relaxation) -> None:
        self.relax_requested.emit(way)

    def _step_button(self, icon_name: str, step: int) -> QToolButton:
        button = QToolButton()
        button.setIcon(icon(icon_name, "text2"))
        button.setAccessibleName("Clash before" if step < 0 else "Next clash")
        button.clicked.connect(partial(self._step, step))
        return button

    def _step(self, step: int) -> None:
        self._number += step
        self._show_clash()

    @Slot()
    def _put_away(self) -> None:
        self.show_clashes(())
        self.put_away.emit()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(px(8))
        head.addWidget(IconLabel("warning-octagon", "dangerInk", 16))
        head.addWidget(self._title, 1)
        for widget in (self._count, self._back, self._on, self._close):
            head.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(8), px(10), px(10))
        column.setSpacing(px(4))
        column.addLayout(head)
        inner = QHBoxLayout()
        inner.setContentsMargins(px(24), 0, px(24), 0)
        inner.addWidget(self._body, 1)
        column.addLayout(inner)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)


def _icon_of(part: str) -> str:
    if "pinned" in part:
        return "pin"
    return "law" if "the law" in part else "calendar-x" if " is " in part else "rest"


def _sentence(part: str) -> str:
    text = part.removeprefix("the law: ")
    return text[:1].upper() + text[1:]
