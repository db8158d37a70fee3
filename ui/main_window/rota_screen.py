"""The screen of the rota: board and problems one below the other, the inspector beside or over them."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from ui.actions.action_deck import ActionDeck
from ui.board import BoardView
from ui.main_window.filter_bar import FilterBar
from ui.theme import px, scale_per_cent
from ui.views.clash_strip import ClashStrip
from ui.views.inspector import WIDTH as INSPECTOR_WIDTH
from ui.views.inspector import Inspector
from ui.views.problems_panel import ProblemsPanel
from ui.widgets.empty_state import EmptyState

# Below this width of the window the inspector lies over the board.
OVERLAY_BELOW = 1280
# Heads, cover, uncovered lane and a handful of people.
BOARD_HEIGHT, LEAST_BOARD = 716, 320
HANDLE = 1


class RotaScreen(QWidget):
    """Makes and places the parts; what they show is the frame's business.

    Every part is made inside its parent: a style sheet makes giving a widget another parent expensive.
    """

    def __init__(self, problems_height: int, actions: ActionDeck, parent: QWidget) -> None:
        super().__init__(parent)
        self.splitter = QSplitter(Qt.Orientation.Vertical, self)
        self.splitter.setObjectName("boardAndProblems")
        self.board, self.problems = BoardView(self.splitter), ProblemsPanel(self.splitter)
        self.inspector, self.empty = Inspector(self), EmptyState(self)
        self.clash_strip = ClashStrip(self)
        self.filter_bar = FilterBar(actions, self)
        self.filter_bar.hide()
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setCollapsible(0, False)
        self.splitter.setHandleWidth(HANDLE)
        self.splitter.setSizes([px(BOARD_HEIGHT), px(problems_height)])
        # While they are folded; at 100 %.
        self._height_of_problems = problems_height
        self._is_overlay = False
        self._is_inspector_wanted = True
        # After what the inspector and the empty state were placed last.
        self._placed: tuple[int, int, bool, bool, QSize] | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.clash_strip)
        self._column.addWidget(self.filter_bar)
        self._column.addWidget(self.splitter, 1)
        self.empty.hide()

    @property
    def problems_height(self) -> int | None:
        """In pixels at 100 %; None while the problems are folded or hidden."""
        height = self.splitter.sizes()[1]
        is_seen = height and self.problems.isVisible() and not self.problems.is_folded
        return round(height * 100 / scale_per_cent()) if is_seen else None

    def show_problems(self, *, is_open: bool) -> None:
        """Below the board, or folded to their bar."""
        if is_open is not self.problems.is_folded:
            return
        self._height_of_problems = self.problems_height or self._height_of_problems
        self.problems.fold(is_folded=not is_open)
        self._give_problems(px(self._height_of_problems))
        self._leave_the_board_its_room()

    def _give_problems(self, height: int) -> None:
        sizes = self.splitter.sizes()
        if height != sizes[1]:
            self.splitter.setSizes([sum(sizes) - height, height])

    def _leave_the_board_its_room(self) -> None:
        """In a low window, or a large scale, the problems have a third at most; folded, their bar."""
        sizes = self.splitter.sizes()
        most = max(sum(sizes) - px(LEAST_BOARD), sum(sizes) // 3)
        self._give_problems(min(sizes[1], most, self.problems.maximumHeight()))

    @property
    def is_overlay(self) -> bool:
        """Whether the inspector lies over the board."""
        return self._is_overlay

    def show_inspector(self, *, is_wanted: bool) -> None:
        """In an overlay the inspector comes and goes; beside the board it is always there."""
        self._is_inspector_wanted = is_wanted
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()
        self._leave_the_board_its_room()

    def _place(self) -> None:
        width, height = px(INSPECTOR_WIDTH), self.height()
        self._is_overlay = self.window().width() < px(OVERLAY_BELOW)
        size = self.empty.sizeHint()
        placed = (self.width(), height, self._is_overlay, self._is_inspector_wanted, size)
        if placed == self._placed:
            # To raise it again would paint all of it again.
            return
        self._placed = placed
        self._column.setContentsMargins(0, 0, 0 if self._is_overlay else width, 0)
        self.inspector.setProperty("overlay", self._is_overlay)
        self.inspector.setGeometry(self.width() - width, 0, width, height)
        self.inspector.setVisible(not self._is_overlay or self._is_inspector_wanted)
        self.inspector.raise_()
        left = (self.width() - (0 if self._is_overlay else width) - size.width()) // 2
        self.empty.setGeometry(left, height // 2 - size.height(), size.width(), size.height())
        self.empty.raise_()
