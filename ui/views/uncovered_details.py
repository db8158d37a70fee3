"""The inspector's page for demand that is not met: what, when it could be, who was found, why not more."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from planner.domain.rota import Uncovered
from planner.services.explain.records import Fix
from ui.item_models.funnel_marks import funnel_of
from ui.session.shown_rota import ShownRota
from ui.tasks.explainer import Ways
from ui.theme import px
from ui.views.detail_page import DetailPage
from ui.views.fix_list import FixList
from ui.views.funnel_rows import FunnelRow, funnel_rows, left_words
from ui.views.uncovered_words import UncoveredWords, uncovered_words
from ui.widgets.chip import Chip
from ui.widgets.flow import Flow
from ui.widgets.icon_label import IconLabel

LEAVE = "leave uncovered and record why"
# Where it could be at one time only, the title has said it.
LONG_MINUTES = 180


class UncoveredDetails(DetailPage):
    """Asks for a fix to be shown on the board, to be applied, or to be looked for; does none of it itself."""

    # People of a step of the funnel that is pointed at, or nobody.
    people_pointed = Signal(object)
    fix_pointed = Signal(object)
    apply_requested = Signal(object)
    search_requested = Signal()
    leave_requested = Signal()

    def show_entry(self, shown: ShownRota, entry: Uncovered) -> None:
        """Fill the page. The fixes come with `show_ways`."""
        self.steps: list[FunnelRow] = []
        words = uncovered_words(shown, entry)
        self.begin("warning", "dangerInk", words.kind, words.title)
        self.add_text(words.short, "danger")
        self.add(Flow(_fact_chips(words)))
        self.add(Flow(_worker_chips(words)))
        if len(words.windows) > 1 or entry.end - entry.start > LONG_MINUTES:
            for window in words.windows:
                self.add_row("clock", "text2", window, says="It could be")
        left = shown.rota.left_reason(entry.demand) if shown.rota is not None else ""
        if left:
            self.add_row("admin", "text2", f"Left uncovered: {left}", says="Recorded")
        self._add_funnel(shown, entry, words.reason)
        self.add_section("Fixes, each proved by re-solving")
        self.fixes = FixList()
        self.fixes.apply_requested.connect(self._apply)
        self.fixes.fix_pointed.connect(self._point_at_fix)
        self.fixes.search_requested.connect(self._ask)
        self.add(self.fixes)
        self._add_leaving(shown, entry)
        self.end()

    def show_ways(self, ways: Ways, *, can_apply: bool) -> None:
        """What is known of the fixes now."""
        self.fixes.show_ways(ways, can_apply=can_apply)

    def focus_on_reasons(self) -> None:
        """Put the focus on the first step of the funnel."""
        if self.steps:
            self.steps[0].setFocus()

    def _add_funnel(self, shown: ShownRota, entry: Uncovered, reason: str) -> None:
        self.add_section("Why not?", "people left")
        found = funnel_of(shown.problem, shown.shifts, entry.demand)
        if found is None:
            self.add_text(reason)
            return
        self.steps = funnel_rows(shown, found)
        for row in self.steps:
            row.pointed.connect(self._point_at_people)
            self.add(row)
        for line in left_words(shown, found):
            self.add_row("check-circle", "ok", line)

    def _add_leaving(self, shown: ShownRota, entry: Uncovered) -> None:
        """The way out that is none: it stays uncovered, and why is written down."""
        reason = shown.rota.left_reason(entry.demand) if shown.rota is not None else ""
        self.leave_button = QPushButton("Take this reason back" if reason else LEAVE)
        self.leave_button.setProperty("link", True)
        self.leave_button.clicked.connect(self._ask_to_leave)
        if not shown.is_so_far:
            line = QWidget()
            row = QHBoxLayout(line)
            row.setContentsMargins(0, px(2), 0, 0)
            row.setSpacing(px(6))
            row.addWidget(IconLabel("admin", "text2", 14))
            if not reason:
                row.addWidget(QLabel("Or"))
            row.addWidget(self.leave_button)
            row.addStretch(1)
            self.add(line)

    @Slot()
    def _ask_to_leave(self) -> None:
        self.leave_requested.emit()

    @Slot(object)
    def _point_at_people(self, people: tuple[str, ...]) -> None:
        self.people_pointed.emit(people)

    @Slot(object)
    def _point_at_fix(self, fix: Fix | None) -> None:
        self.fix_pointed.emit(fix)

    @Slot(object)
    def _apply(self, fix: Fix) -> None:
        self.apply_requested.emit(fix)

    @Slot()
    def _ask(self) -> None:
        self.search_requested.emit()


def _fact_chips(words: UncoveredWords) -> list[Chip]:
    chips = [Chip(fact) for fact in words.facts]
    if words.is_statutory:
        chips.append(Chip("statutory", "neutral", "shield"))
    return chips


def _worker_chips(words: UncoveredWords) -> list[Chip]:
    found = [Chip(name, "ok", "tick") for name in words.found]
    uncounted = [Chip(each, "warn", "warning") for each in words.uncounted]
    return [*found, *uncounted, Chip(words.missing, "missing", "plus")]
