"""One request in full: its ways with their answers, what can be done with it now, and its history."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import Literal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from ui.item_models.swap_words import RequestLine, WayLine
from ui.theme import px
from ui.widgets.chip import Chip
from ui.widgets.column import Column
from ui.widgets.flow import Flow
from ui.widgets.icon_row import IconRow
from ui.widgets.refilled import refilled

DeedName = Literal["accept", "decline", "take", "cancel", "approve", "refuse", "undo"]


@dataclass(frozen=True, slots=True)
class Offered:
    """A deed as a button: its words, the way and the person it is for, and whether it comes first."""

    deed: DeedName
    words: str
    way: str = ""
    staff: str = ""
    is_first: bool = False


class RequestDetails(Column):
    """`wanted` comes with what was pressed."""

    wanted = Signal(object)

    def __init__(self, instead: Sequence[QWidget], parent: QWidget) -> None:
        super().__init__(parent)
        # What has the focus, the first that is there, when the button that was pressed has gone.
        self._instead = instead
        self.buttons: list[QPushButton] = []

    def show_nothing(self, sentence: str) -> None:
        """No request is chosen."""
        with self._anew():
            self.add_text(sentence, "secondary")

    def show_request(
        self,
        line: RequestLine,
        ways: Sequence[WayLine],
        deeds: Sequence[Offered],
        steps: Sequence[str],
        notes: Sequence[str],
    ) -> None:
        """`notes`: by when it ends, and what stands in the way."""
        with self._anew():
            self.add_text(line.title, "title")
            self.add_text(line.detail, "heading")
            self.add(Flow([Chip(line.state, line.tone, line.icon)]))
            for note in notes:
                self.add(IconRow("info", "text2", note))
            self._add_deeds([each for each in deeds if not each.way and each.deed != "cancel"])
            for number, way in enumerate(ways, 1):
                title = "What changes hands" if len(ways) == 1 else f"Way {number}"
                self._add_way(title, way, is_one_of_many=len(ways) > 1)
                self._add_deeds([each for each in deeds if each.way == way.id])
            # Last, so that no press in haste takes it back.
            self._add_deeds([each for each in deeds if each.deed == "cancel"])
            self.add_rule()
            self.add_text("History", "heading")
            for step in steps:
                self.add_text(step, "small")

    @contextmanager
    def _anew(self) -> Iterator[None]:
        with refilled(self, self, self._instead):
            self.buttons.clear()
            self.clear()
            yield
            self.end()

    def _add_way(self, title: str, way: WayLine, *, is_one_of_many: bool) -> None:
        self.add_rule()
        agreed = ": this one is agreed" if way.is_chosen and is_one_of_many else ""
        self.add_text(f"{title}{agreed}", "heading")
        for leg in way.legs:
            self.add(IconRow("arrow-right", "text2", leg))
        if way.prospect:
            self.add(IconRow("info", "text2", way.prospect))
        if way.answers:
            self.add_text(". ".join(way.answers) + ".", "small")

    def _add_deeds(self, deeds: Sequence[Offered]) -> None:
        """Two in a row."""
        for start in range(0, len(deeds), 2):
            row = QWidget(self)
            line = QHBoxLayout(row)
            line.setContentsMargins(0, 0, 0, 0)
            line.setSpacing(px(8))
            for each in deeds[start : start + 2]:
                button = QPushButton(each.words, row)
                button.setProperty("primary", each.is_first)
                button.clicked.connect(partial(self._want, each))
                self.buttons.append(button)
                line.addWidget(button, 1)
            self.add(row)

    def _want(self, offered: Offered, _checked: bool = False) -> None:
        self.wanted.emit(offered)
