"""The inspector's page for demand that is not met: what, when it could be, who was found, why not more."""

from __future__ import annotations

from planner.domain.rota import Uncovered
from ui.session.shown_rota import ShownRota
from ui.views.detail_page import DetailPage
from ui.views.uncovered_words import UncoveredWords, uncovered_words
from ui.widgets.chip import Chip
from ui.widgets.flow import Flow


class UncoveredDetails(DetailPage):
    """Tells; there is nothing to do here but to close it."""

    def show_entry(self, shown: ShownRota, entry: Uncovered) -> None:
        """Fill the page."""
        words = uncovered_words(shown, entry)
        self.begin("warning", "dangerInk", words.kind, words.title)
        self.add_text(words.short, "danger")
        self.add(Flow(_fact_chips(words)))
        self.add(Flow(_worker_chips(words)))
        if words.windows:
            self.add_section("When it could be")
            for window in words.windows:
                self.add_row("clock", "text2", window)
        self.add_section("Why not?")
        self.add_text(words.reason)
        self.end()


def _fact_chips(words: UncoveredWords) -> list[Chip]:
    chips = [Chip(fact) for fact in words.facts]
    if words.is_statutory:
        chips.append(Chip("statutory", "neutral", "shield"))
    return chips


def _worker_chips(words: UncoveredWords) -> list[Chip]:
    found = [Chip(name, "ok", "tick") for name in words.found]
    return [*found, Chip(words.missing, "missing", "plus")]
