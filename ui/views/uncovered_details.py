"""The inspector's page for demand that is not met: what, when it could be, who was found, why not more."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot

from planner.domain.rota import Uncovered
from ui.session.shown_rota import ShownRota
from ui.views.page_head import add_head
from ui.views.shift_details import IconRow
from ui.views.uncovered_words import UncoveredWords, uncovered_words
from ui.widgets.chip import Chip
from ui.widgets.column import Column
from ui.widgets.flow import Flow


class UncoveredDetails(Column):
    """Tells; there is nothing to do here but to close it."""

    close_requested = Signal()

    def show_entry(self, shown: ShownRota, entry: Uncovered) -> None:
        """Fill the page."""
        self.clear()
        words = uncovered_words(shown, entry)
        close = add_head(self, "warning", "dangerInk", words.kind, words.title)
        close.clicked.connect(self._close)
        self.add_text(words.short, "danger")
        self.add(Flow(_fact_chips(words)))
        self.add(Flow(_worker_chips(words)))
        if words.windows:
            self.add_rule()
            self.add_text("When it could be", "heading")
            for window in words.windows:
                self.add(IconRow("clock", "text2", window))
        self.add_rule()
        self.add_text("Why not?", "heading")
        self.add_text(words.reason)
        self.end()

    @Slot()
    def _close(self) -> None:
        self.close_requested.emit()


def _fact_chips(words: UncoveredWords) -> list[Chip]:
    chips = [Chip(fact) for fact in words.facts]
    if words.is_statutory:
        chips.append(Chip("statutory", "neutral", "shield"))
    return chips


def _worker_chips(words: UncoveredWords) -> list[Chip]:
    found = [Chip(name, "ok", "tick") for name in words.found]
    return [*found, Chip(words.missing, "missing", "plus")]
