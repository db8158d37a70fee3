"""The board's canvas: paints a snapshot. What a person does to it is in the classes above it.

All of the cells is painted by one paint event, without a delegate.
"""

from __future__ import annotations

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QObject,
    QPoint,
    QPointF,
    QRect,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import (
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from planner.domain.time_grid import day_of
from ui.board.band import Band
from ui.board.board_chooser import BoardChooser
from ui.board.board_hits import Hit
from ui.board.board_hover import BoardHover
from ui.board.board_layout import LaidOutBoard
from ui.board.board_scene import BoardScene
from ui.board.board_selection import BoardSelection
from ui.board.board_tips import tip_of_lane
from ui.board.carry import STEP_MINUTES
from ui.board.carry_hand import CarryHand
from ui.board.carry_painter import CarryPainter
from ui.board.overlay_painter import OverlayPainter
from ui.board.paint_ahead import PaintAhead
from ui.board.row_strips import RowStrips
from ui.board.target_marks import TargetMarks
from ui.item_models.fix_ghosts import GhostMark
from ui.item_models.why_not import WhyNot


class BoardCanvas(LaidOutBoard):
    """Paints the rows, what is chosen and what is in hand."""

    # Something was taken in hand, or let go.
    hand_moved = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chooser = BoardChooser(self)
        self._hand = CarryHand(self.hand_moved.emit)
        self._hover = BoardHover(self.viewport(), lambda: self.is_hand_full)
        self._targets = TargetMarks(self._hand, self._places_in_view, self)
        self.strips = RowStrips()
        self._ahead = PaintAhead(self.strips, self)
        # What is being drawn over empty board, and to which minutes it is rounded.
        self._band: Band | None = None
        self._band_step = STEP_MINUTES
        self._ghosts: tuple[GhostMark, ...] = ()
        self._pointed_rows: frozenset[int] = frozenset()
        # Whether something that is not in the strips was painted over the rows.
        self._had_overlays = False
        self._connect()

    @property
    def selection(self) -> BoardSelection:
        """What is selected now."""
        return self._chooser.selection

    @property
    def carry_hand(self) -> CarryHand:
        """What is in hand."""
        return self._hand

    @property
    def is_hand_full(self) -> bool:
        """Whether a shift is in hand."""
        return self._hand.is_carrying

    @property
    def target_marks(self) -> TargetMarks:
        """What the rules say of every place in view while something is in hand."""
        return self._targets

    @property
    def reasons(self) -> tuple[WhyNot, ...]:
        """Why people do not take the uncovered demand that is selected."""
        return self._chooser.reasons

    def _column_in_mind(self) -> int:
        """The column of the day that is selected, or of the current cell."""
        day, snapshot = self.selection.day, self.snapshot
        if day is not None and snapshot is not None and day in snapshot.days:
            return snapshot.column_of(day)
        return super()._column_in_mind()

    def _let_all_go(self) -> None:
        self._hand.drop()
        self._targets.stop()

    def _show_scene(self) -> None:
        super()._show_scene()
        for part in (self.strips, self._hover, self._chooser):
            part.show_scene(self._scene)

    def _paint_what_differs(self, before: BoardScene | None) -> None:
        """The rows that show something else; all of it where more than rows was painted, or is to be."""
        scene = self._scene
        if before is None or scene is None or self._has_overlays or self._had_overlays:
            self.viewport().update()
            return
        whole = self.viewport().rect().translated(self.horizontalOffset(), self.verticalOffset())
        rows, columns = self._exposed(scene, whole)
        if any(before.ground.is_quiet(column) != scene.ground.is_quiet(column) for column in columns):
            self.viewport().update()
            return
        for row in self.strips.to_be_painted(rows, columns):
            self._update_row(row)

    @property
    def _has_overlays(self) -> bool:
        """Whether more than rows and what is selected is to be painted."""
        is_drawn = self._band is not None or bool(self._ghosts) or self._hand.carry is not None
        return is_drawn or self._hover.hit is not None or self._chooser.uncovered_now is not None

    def show_ghosts(self, ghosts: tuple[GhostMark, ...]) -> None:
        """Draw what a fix would change over the rows; nothing takes it away again."""
        if ghosts != self._ghosts:
            self._ghosts = ghosts
            self.viewport().update()

    @property
    def ghosts(self) -> tuple[GhostMark, ...]:
        """What is drawn of a fix."""
        return self._ghosts

    def point_at(self, people: tuple[str, ...]) -> None:
        """Mark the reasons of these people in the band of the selected demand."""
        row_of = self.snapshot.row_of if self.snapshot else {}
        rows = frozenset(row_of[person] for person in people if person in row_of)
        if rows != self._pointed_rows:
            self._pointed_rows = rows
            self._names.show_pointed(rows)
            self.viewport().update()

    @property
    def pointed_rows(self) -> frozenset[int]:
        """The rows that are marked."""
        return self._pointed_rows

    def _connect(self) -> None:
        self._chooser.moved.connect(self._selection_moved)
        self._hover.moved.connect(self._hover_moved)
        self._targets.moved.connect(self.viewport().update)
        self._days.viewport().installEventFilter(self)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        scene = self._scene
        if scene is None or self.model() is None:
            painter.fillRect(event.rect(), self.palette().base())
            painter.end()
            return
        across, down = self.horizontalOffset(), self.verticalOffset()
        painter.translate(-across, -down)
        area = event.rect().translated(across, down)
        rows, columns = self._exposed(scene, area)
        if rows and columns:
            self._paint_cells(painter, scene, area, rows, columns)
            self._look_ahead(scene)
        else:
            painter.fillRect(area, scene.ink.brush("surface"))
        painter.end()

    @property
    def is_painting_ahead(self) -> bool:
        """Whether rows next to those in view are still being painted."""
        return self._ahead.is_waiting

    def _look_ahead(self, scene: BoardScene) -> None:
        """The rows next to those in view are painted in idle time."""
        whole = self.viewport().rect().translated(self.horizontalOffset(), self.verticalOffset())
        self._ahead.follow(*self._exposed(scene, whole), scene.row_axis.count)

    def _exposed(self, scene: BoardScene, area: QRect) -> tuple[range, range]:
        """Rows and columns to paint: one more to the left for nights and rests, one more below for badges."""
        rows = scene.row_axis
        first, last = max(rows.row_at(area.top()), 0), min(rows.row_at(area.bottom()) + 1, rows.count - 1)
        left = max(scene.axis.column_at(area.left()) - 1, 0)
        right = min(scene.axis.column_at(area.right()) + 1, scene.axis.days - 1)
        return range(first, last + 1), range(left, right + 1)

    def _places_in_view(self) -> list[tuple[int, int]]:
        """The rows and days (ordinals) that are seen, those nearest to what is in hand first."""
        scene, carry = self._scene, self._hand.carry
        if scene is None or carry is None:
            return []
        area = self.viewport().rect().translated(self.horizontalOffset(), self.verticalOffset())
        rows, columns = self._exposed(scene, area)
        first = scene.snapshot.days.start
        held = carry.row, scene.snapshot.column_of(day_of(carry.span.start))
        places = ((row, column) for row in rows for column in columns if scene.axis.width(column))
        near = sorted(places, key=lambda each: abs(each[0] - held[0]) + abs(each[1] - held[1]))
        return [(row, first + column) for row, column in near]

    def _paint_cells(
        self, painter: QPainter, scene: BoardScene, area: QRect, rows: range, columns: range
    ) -> None:
        self._had_overlays = self._has_overlays
        hovered, band = self._hover.hit, self._chooser.uncovered_now
        scene.ground.paint(
            painter,
            area,
            rows,
            columns,
            hovered_row=self._hover.row,
            band=band.span if band and band.has_time else None,
        )
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for row in rows:
            self.strips.paint(painter, row, columns)
        if hovered is not None and hovered.mark is not None:
            top = scene.row_top(hovered.row)
            scene.rows.shifts.paint(painter, hovered.mark, top, is_hovered=True)
        overlay = OverlayPainter(scene)
        overlay.paint_handovers(painter, rows)
        if band is not None:
            overlay.paint_why_not(painter, band.span, self._chooser.reasons, rows, self._pointed_rows)
        overlay.paint_ghosts(painter, self._ghosts)
        if self.selection.is_many:
            overlay.paint_many(painter, self.selection.places)
        else:
            overlay.paint_ring(painter, self.selection)
        here = self.currentIndex()
        is_elsewhere = self.selection.kind in ("uncovered", "day")
        is_marked = is_elsewhere or self._is_selected(here.row(), here.column())
        if self.hasFocus() and here.isValid() and not is_marked:
            overlay.paint_focus(painter, here.row(), here.column())
        if self._band is not None:
            overlay.paint_band(painter, self._band, self._band_step)
        if self._hand.carry is not None:
            view = self.viewport().rect().translated(self.horizontalOffset(), self.verticalOffset())
            CarryPainter(scene).paint(painter, self._hand, self._places_in_view(), view)

    @Slot()
    def _selection_moved(self) -> None:
        selection = self.selection
        demand = selection.demand if selection.kind == "uncovered" else None
        self._days.show_selection(demand, selection.day if selection.kind == "day" else None)
        self._tell_rows()
        self.viewport().update()

    def _is_selected(self, row: int, column: int) -> bool:
        """Whether the selection, with its ring, lies in that cell."""
        snapshot = self.snapshot
        if snapshot is None or self.selection.staff is None or self.selection.day is None:
            return False
        place = (snapshot.row_of.get(self.selection.staff), snapshot.column_of(self.selection.day))
        return place == (row, column)

    def _tell_rows(self) -> None:
        rows = self.snapshot.row_of if self.snapshot else {}
        selected = rows.get(self.selection.staff or "", -1) if self.selection.kind == "person" else -1
        self._names.show_rows(self._hover.row, selected)

    def _go_to(self, row: int, column: int) -> None:
        """Make a cell the current one without choosing it anew."""
        index = self._cells.index(row, column)
        if index != self.currentIndex():
            self.selectionModel().blockSignals(True)
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
            self.selectionModel().blockSignals(False)
        self.scrollTo(index)

    @Slot(object, object)
    def _hover_moved(self, before: Hit | None, now: Hit | None) -> None:
        for each in (before, now):
            if each is not None:
                self._update_row(each.row)
        self._tell_rows()

    def _update_row(self, row: int) -> None:
        """Repaint a row and the badges that reach over its edges."""
        if self._scene is None or not 0 <= row < self._scene.row_axis.count:
            return
        height = self._scene.row_axis.row_height
        top = self._scene.row_top(row) - self.verticalOffset()
        self.viewport().update(0, top - height // 3, self.viewport().width(), height + 2 * (height // 3))

    def _show_words(self, row: int, column: int, words: str) -> None:
        """Say something at a cell."""
        area = self.visualRect(self._cells.index(row, column))
        self._hover.say_at(area.center(), words, area)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover.move_to(None)

    def viewportEvent(self, event: QEvent) -> bool:
        # The table's own tooltips come at another time and with another text.
        if event.type() == QEvent.Type.ToolTip:
            return True
        return super().viewportEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The tooltips of the head."""
        if event.type() == QEvent.Type.ToolTip and self._scene is not None:
            place = self._days.viewport().mapFromGlobal(self.cursor().pos())
            QToolTip.showText(self.cursor().pos(), self._head_tip(place), self._days.viewport())
            return True
        return super().eventFilter(watched, event)

    def _head_tip(self, place: QPoint) -> str:
        mark = self._days.lane_mark_at(QPointF(place))
        if mark is not None:
            return tip_of_lane(mark)
        column = self._days.logicalIndexAt(place)
        text = self._cells.headerData(column, Qt.Orientation.Horizontal, Qt.ItemDataRole.AccessibleTextRole)
        return str(text or "")
