"""The panel below the board: four tabs with counts, a table each, and a way from one problem to the next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from itertools import chain

from PySide6.QtCore import QItemSelection, QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from ui.item_models.problems_item_model import (
    PROBLEM_KINDS,
    PROBLEM_ROLE,
    FixNote,
    Problem,
    ProblemKind,
    ProblemsItemModel,
)
from ui.theme import px
from ui.views.problem_bar import TITLES, ProblemBar
from ui.widgets.icon_label import IconLabel
from ui.widgets.kind_delegate import KindDelegate

WIDTHS: dict[ProblemKind, tuple[int, ...]] = {
    "uncovered": (240, 178, 84, 150, 200, 84),
    "law": (460, 190, 130, 150),
    "policy": (460, 190, 130, 150),
    "wish": (460, 190, 130, 150),
}
# Where the panel is as wide as that, the words and days of what is uncovered have all their room.
WIDE, WIDE_UNCOVERED = 1000, (300, 200)
QWIDGETSIZE_MAX = 16_777_215
# The column that has the rest of the room, or gives way.
STRETCHED: dict[ProblemKind, int] = {"uncovered": 4, "law": 0, "policy": 0, "wish": 0}


class ProblemsPanel(QWidget):
    """Shows what is wrong with the rota; choosing a row asks the frame to show its subject.

    Folded it is its bar alone, which still says how many there are.
    """

    problem_chosen = Signal(object)
    # Fold it, or show it whole again.
    fold_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("problems")
        self.setAccessibleName("Problems")
        self._is_choosing = False
        self._is_planned = True
        self.bar = ProblemBar(self)
        self.bar.pressed.connect(self._tab_pressed)
        self.bar.fold_pressed.connect(self.fold_requested)
        self._tabs = self.bar.tabs
        self._pages = QStackedWidget(self)
        self._item_models = {kind: ProblemsItemModel(kind, self) for kind in PROBLEM_KINDS}
        self._tables = {kind: self._make_table(kind) for kind in PROBLEM_KINDS}
        for table in self._tables.values():
            self._pages.addWidget(table)
        self._none = self._make_none()
        self._pages.addWidget(self._none)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self._pages, 1)
        self.show_tab("uncovered")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_wide, was_wide = (size.width() >= px(WIDE) for size in (event.size(), event.oldSize()))
        if is_wide is not was_wide:
            for column, width in enumerate(WIDE_UNCOVERED if is_wide else WIDTHS["uncovered"][:2]):
                self._tables["uncovered"].setColumnWidth(column, px(width))

    @property
    def tab(self) -> ProblemKind:
        """The kind whose table is shown."""
        return next(kind for kind, tab in self._tabs.items() if tab.isChecked())

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All problems, tab by tab, as F8 walks them."""
        return tuple(chain.from_iterable(self._item_models[kind].problems for kind in PROBLEM_KINDS))

    @property
    def has_problems(self) -> bool:
        """Whether there is any."""
        return any(each.problems for each in self._item_models.values())

    @property
    def nothing_text(self) -> str:
        """What stands where the tab in front has no rows."""
        return self._none_text.text()

    def table(self, kind: ProblemKind) -> QTableView:
        """The table of a tab."""
        return self._tables[kind]

    def show_problems(
        self, problems: Sequence[Problem], *, so_far: bool = False, is_planned: bool = True
    ) -> None:
        """Replace all rows; `so_far` while a build is still running. Without a rota nothing is claimed."""
        self.bar.show_standing("so far" if so_far else "")
        self._is_planned = is_planned
        self._item_models["uncovered"].forget_notes()
        by_kind: dict[ProblemKind, list[Problem]] = {kind: [] for kind in PROBLEM_KINDS}
        for problem in problems:
            by_kind[problem.kind].append(problem)
        for kind in PROBLEM_KINDS:
            self._item_models[kind].show_problems(by_kind[kind])
            count = len(self._item_models[kind].problems)
            self._tabs[kind].show_count(count if is_planned else None)
        self._show_page()

    @property
    def is_folded(self) -> bool:
        """Whether the bar is all that is shown."""
        return self._pages.isHidden()

    def fold(self, *, is_folded: bool) -> None:
        """Show the bar alone, or the rows too."""
        self._pages.setVisible(not is_folded)
        self.setMaximumHeight(self.bar.height() if is_folded else QWIDGETSIZE_MAX)
        self.bar.show_folded(is_folded=is_folded)

    def show_note(self, demand: str, note: FixNote) -> None:
        """What is known of the fixes of an uncovered demand."""
        self._item_models["uncovered"].show_note(demand, note)

    def show_notes(self, notes: Mapping[str, FixNote]) -> None:
        """The same of many."""
        self._item_models["uncovered"].show_notes(notes)

    def show_tab(self, kind: ProblemKind) -> None:
        """Bring a tab to the front."""
        self._tabs[kind].setChecked(True)
        self._show_page()

    def choose(self, problem: Problem) -> None:
        """Bring a problem's tab to the front and mark its row, without asking to show it."""
        self._is_choosing = True
        self.show_tab(problem.kind)
        row = self._item_models[problem.kind].problems.index(problem)
        self._tables[problem.kind].selectRow(row)
        self._is_choosing = False

    def take_keys_along(self) -> None:
        """Where the keyboard is in the panel, it comes to the marked row: another tab may be in front now."""
        held = self.window().focusWidget()
        if held is not None and self.isAncestorOf(held) and not self.is_folded:
            self._tables[self.tab].setFocus(Qt.FocusReason.TabFocusReason)

    def choose_subject(self, *, demand: str | None = None, shift: str | None = None) -> None:
        """Mark a row about what was chosen elsewhere, or none. A row that is about it already stays."""
        chosen = self.chosen
        if chosen is not None and _is_about(chosen, demand, shift):
            return
        uncovered = self._item_models["uncovered"].problems if demand else ()
        found = next((problem for problem in uncovered if problem.demand == demand), None)
        if found is not None:
            self.choose(found)
        else:
            self.clear_choice()

    def clear_choice(self) -> None:
        """Mark no row."""
        self._is_choosing = True
        for table in self._tables.values():
            table.clearSelection()
        self._is_choosing = False

    @property
    def chosen(self) -> Problem | None:
        """The problem of the marked row of the tab in front."""
        rows = self._tables[self.tab].selectionModel().selectedRows()
        problem = rows[0].data(PROBLEM_ROLE) if rows else None
        return problem if isinstance(problem, Problem) else None

    def neighbour(self, step: int) -> Problem | None:
        """The next (1) or previous (-1) problem after the chosen one, round and round."""
        problems = self.problems
        if not problems:
            return None
        chosen = self.chosen
        if chosen is None:
            return problems[0 if step > 0 else -1]
        return problems[(problems.index(chosen) + step) % len(problems)]

    @Slot(QItemSelection, QItemSelection)
    def _row_chosen(self, _now: QItemSelection, _before: QItemSelection) -> None:
        chosen = self.chosen
        if chosen is not None and not self._is_choosing:
            self.problem_chosen.emit(chosen)

    @Slot(QModelIndex)
    def _row_clicked(self, index: QModelIndex) -> None:
        problem = index.data(PROBLEM_ROLE)
        if isinstance(problem, Problem):
            self.problem_chosen.emit(problem)

    @Slot()
    def _tab_pressed(self) -> None:
        self._show_page()
        if self.is_folded:
            self.fold_requested.emit()

    def _show_page(self) -> None:
        has_rows = bool(self._item_models[self.tab].problems)
        self._pages.setCurrentWidget(self._tables[self.tab] if has_rows else self._none)
        self._none_text.setText(self._nothing_text())
        self._none_icon.show_icon(*(("check-circle", "ok") if self._is_planned else ("info", "text2")))

    def _nothing_text(self) -> str:
        if not self._is_planned:
            return "No rota for this week yet: there is nothing to check."
        if not self.has_problems:
            return "Nothing uncovered, no rule broken."
        return {
            "uncovered": "Nothing uncovered.",
            "law": "No law broken.",
            "policy": "No policy exceptions.",
            "wish": "Every wish granted.",
        }[self.tab]

    def _make_table(self, kind: ProblemKind) -> QTableView:
        table = QTableView(self._pages)
        table.setObjectName("problemsTable")
        table.setAccessibleName(f"{TITLES[kind][0]} problems")
        table.setModel(self._item_models[kind])
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.verticalHeader().hide()
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        table.verticalHeader().setDefaultSectionSize(px(28))
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setAccessibleName(f"Columns of {TITLES[kind][0].lower()} problems")
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(STRETCHED[kind], QHeaderView.ResizeMode.Stretch)
        for column, width in enumerate(WIDTHS[kind]):
            table.setColumnWidth(column, px(width))
        table.setItemDelegateForColumn(0, KindDelegate(kind, table))
        table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.selectionModel().selectionChanged.connect(self._row_chosen)
        table.selectionModel().selectionChanged.connect(partial(_open_chosen_row, table))
        header.sectionResized.connect(partial(_open_chosen_row, table))
        table.clicked.connect(self._row_clicked)
        return table

    def _make_none(self) -> QWidget:
        page = QWidget(self._pages)
        row = QHBoxLayout(page)
        row.setContentsMargins(px(16), px(8), px(16), px(8))
        self._none_text = QLabel()
        self._none_icon = IconLabel("check-circle", "ok", 16)
        row.addWidget(self._none_icon)
        row.addWidget(self._none_text, 1)
        return page


def _open_chosen_row(table: QTableView, *_: object) -> None:
    """The chosen row is as high as all that it says; the others are of one line."""
    heads, chosen = table.verticalHeader(), {index.row() for index in table.selectionModel().selectedRows()}
    usual = heads.defaultSectionSize()
    for row in range(heads.count()):
        whole = table.sizeHintForRow(row) if row in chosen else usual
        height = whole + px(6) if whole > usual else usual
        if heads.sectionSize(row) != height:
            heads.resizeSection(row, height)


def _is_about(problem: Problem, demand: str | None, shift: str | None) -> bool:
    if problem.kind == "uncovered":
        return demand is not None and problem.demand == demand
    return shift is not None
