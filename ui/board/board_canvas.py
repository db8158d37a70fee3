"""The board's canvas: lays out and paints a snapshot. What a person does to it is in the classes above it.

The table view beneath keeps the current cell, frozen heads, scrolling and accessibility; all of the cells is
painted by one paint event, without a delegate.
"""

from __future__ import annotations

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
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
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QTableView, QToolTip, QWidget

from planner.domain.time_grid import day_of
from ui.board.band import Band
from ui.board.board_chooser import BoardChooser
from ui.board.board_hits import Hit
from ui.board.board_hover import BoardHover
from ui.board.board_ink import BoardInk
from ui.board.board_scene import BoardScene
from ui.board.board_selection import BoardSelection
from ui.board.board_tips import tip_of_lane
from ui.board.carry import STEP_MINUTES
from ui.board.carry_hand import CarryHand
from ui.board.carry_painter import CarryPainter
from ui.board.column_widths import BoardSpan, column_widths, view_widths
from ui.board.day_axis import make_axis
from ui.board.day_header import DayHeader
from ui.board.name_header import BoardCorner, NameHeader
from ui.board.overlay_painter import OverlayPainter
from ui.board.paint_ahead import PaintAhead
from ui.board.row_axis import make_rows
from ui.board.row_strips import RowStrips
from ui.board.target_marks import TargetMarks
from ui.item_models.board_arrangement import PLAIN, Arrangement
from ui.item_models.board_item_model import BoardItemModel
from ui.item_models.board_snapshot import BoardSnapshot
from ui.item_models.fix_ghosts import GhostMark
from ui.item_models.why_not import WhyNot
from ui.theme import theme_changes


class BoardCanvas(QTableView):
    """Shows a `BoardSnapshot`. `wide_day` is a weekday, 0 to 6, or None when all days are equally wide."""

    # Other people are shown than before, or another state of them.
    rows_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._days, self._names = DayHeader(self), NameHeader(self)
        self.corner = BoardCorner(self)
        self._cells = BoardItemModel()
        self._scene: BoardScene | None = None
        self._ink: BoardInk | None = None
        self._chooser = BoardChooser(self)
        self._hand = CarryHand()
        self._hover = BoardHover(self.viewport(), lambda: self.is_hand_full)
        self._targets = TargetMarks(self._hand, self._places_in_view, self)
        self.strips = RowStrips()
        self._ahead = PaintAhead(self.strips, self)
        self._wide_day: int | None = 1
        # What fills the board: a day, a week, weeks; None: a week, or as narrow as several weeks ask.
        self._view: BoardSpan | None = None
        self._zoom = 1.0
        self._arrangement = PLAIN
        self._whole: BoardSnapshot | None = None
        # What is being drawn over empty board, and to which minutes it is rounded.
        self._band: Band | None = None
        self._band_step = STEP_MINUTES
        self._ghosts: tuple[GhostMark, ...] = ()
        self._pointed_rows: frozenset[int] = frozenset()
        self._set_up()
        self._connect()
        self.setModel(self._cells)

    @property
    def snapshot(self) -> BoardSnapshot | None:
        return self._cells.snapshot

    @property
    def scene(self) -> BoardScene | None:
        """What is painted now, with all its places."""
        return self._scene

    @property
    def selection(self) -> BoardSelection:
        """What is selected now."""
        return self._chooser.selection

    @property
    def day_header(self) -> DayHeader:
        """The frozen head."""
        return self._days

    @property
    def name_header(self) -> NameHeader:
        """The frozen names."""
        return self._names

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

    @property
    def wide_day(self) -> int | None:
        return self._wide_day

    @Slot(object)
    def show_snapshot(self, snapshot: BoardSnapshot | None) -> None:
        """Show another state; the selection stays where what is selected is still there."""
        if not _has_same_work(self._whole, snapshot):
            self._let_all_go()
        self._whole = snapshot
        self._cells.show_snapshot(snapshot.arranged(self._arrangement) if snapshot is not None else None)
        self._lay_out()
        self.rows_changed.emit()

    def _column_in_mind(self) -> int:
        """The column of the day that is selected, or of the current cell."""
        day, snapshot = self.selection.day, self.snapshot
        if day is not None and snapshot is not None and day in snapshot.days:
            return snapshot.column_of(day)
        return max(self.currentIndex().column(), 0)

    def _let_all_go(self) -> None:
        """What is in hand may not be there any more."""
        self._hand.drop()
        self._targets.stop()

    @property
    def arrangement(self) -> Arrangement:
        """Who is shown, in which groups and order."""
        return self._arrangement

    def arrange(self, arrangement: Arrangement) -> None:
        """Show other people, groups or order; nothing is made anew for those who stay."""
        if arrangement != self._arrangement:
            self._arrangement = arrangement
            self._let_all_go()
            self.show_snapshot(self._whole)

    @property
    def view(self) -> BoardSpan | None:
        return self._view

    @property
    def zoom(self) -> float:
        return self._zoom

    def set_view(self, view: BoardSpan | None, zoom: float = 1.0) -> None:
        """Fill the board with a day, a week or weeks; what was at the left stays there."""
        left = self._scene.axis.column_at(self.horizontalOffset()) if self._scene else 0
        is_day = view == "day" and view != self._view
        column = self._column_in_mind() if is_day else left
        self._view, self._zoom = view, zoom
        self._lay_out()
        if self._scene is not None and column < self._scene.axis.days:
            self.horizontalScrollBar().setValue(self._scene.axis.left(column))

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

    def set_wide_day(self, weekday: int | None) -> None:
        """Make a weekday (0 Monday to 6) the wide one, or all days equal."""
        self._wide_day = weekday
        self._lay_out()

    def _set_up(self) -> None:
        self.setAccessibleName("Rota board")
        self.setObjectName("board")
        self.setHorizontalHeader(self._days)
        self.setVerticalHeader(self._names)
        self.setCornerButtonEnabled(False)
        self.setShowGrid(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.viewport().setMouseTracking(True)
        # Every pixel is painted here; without this Qt would fill the ground twice.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def _connect(self) -> None:
        self._chooser.moved.connect(self._selection_moved)
        self._hover.moved.connect(self._hover_moved)
        self._targets.moved.connect(self.viewport().update)
        self._days.viewport().installEventFilter(self)
        theme_changes().changed.connect(self._theme_changed)

    @Slot()
    def _theme_changed(self) -> None:
        self._ink = None
        self._lay_out()

    def _lay_out(self) -> None:
        """Make the scene for the snapshot, the size and the theme at hand."""
        snapshot = self.snapshot
        ratio = self.devicePixelRatioF()
        if self._ink is None or self._ink.ratio != ratio:
            self._ink = BoardInk(ratio)
        if snapshot is None or not snapshot.rows:
            self._scene = None
        else:
            widths = self._column_widths(snapshot)
            axis = make_axis(snapshot.problem.first_day, widths, snapshot.hours)
            wide = self._wide_column(snapshot) if self._view == "week" else None
            self._scene = BoardScene(self._ink, axis, snapshot, wide)
            for column, width in enumerate(widths):
                self._days.resizeSection(column, width)
            self._choose_bars(sum(widths), self._scene.height)
        for part in (self._days, self._names, self.corner, self.strips, self._hover, self._chooser):
            part.show_scene(self._scene)
        self.corner.setVisible(self._scene is not None)
        self.updateGeometries()
        self._place_corner()
        self.viewport().update()

    def scrollTo(  # noqa: N802 - Qt's name
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """A day alone is seen from its beginning."""
        super().scrollTo(index, hint)
        if self._view == "day" and self._scene is not None and 0 <= index.column() < self._scene.axis.days:
            self.horizontalScrollBar().setValue(self._scene.axis.left(index.column()))

    def _choose_bars(self, width: int, height: int) -> None:
        """A bar only where something lies beyond: left to itself Qt keeps both, each for the other's sake."""
        metrics = self._ink_now().metrics
        across, down = self.width() - metrics.name_width, self.height() - metrics.header_height
        bar = self.verticalScrollBar().sizeHint().width()
        has_down = height > down - (bar if width > across else 0)
        has_across = width > across - (bar if has_down else 0)
        policies = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            policies.ScrollBarAsNeeded if has_down else policies.ScrollBarAlwaysOff
        )
        self.setHorizontalScrollBarPolicy(
            policies.ScrollBarAsNeeded if has_across else policies.ScrollBarAlwaysOff
        )

    def _column_widths(self, snapshot: BoardSnapshot) -> list[int]:
        weekends = [snapshot.is_weekend(column) for column in range(len(snapshot.days))]
        wide = self._wide_column(snapshot)
        room = self.width() - self._ink_now().metrics.name_width
        least = self._widths(weekends, wide, 0)
        rows_height = make_rows(
            [bool(row.group) for row in snapshot.rows], self._ink_now().metrics.row
        ).height
        room_down = self.height() - self._ink_now().metrics.header_height
        bar = self.verticalScrollBar().sizeHint().width()
        if rows_height > room_down - (bar if sum(least) > room else 0):
            room -= bar
        return self._widths(weekends, wide, room)

    def _widths(self, weekends: list[bool], wide: int | None, room: int) -> list[int]:
        if self._view is None:
            return column_widths(weekends, wide, room)
        return view_widths(weekends, wide, room, self._view, self._zoom)

    def _wide_column(self, snapshot: BoardSnapshot) -> int | None:
        """The column of the wide day: in the week of the current cell, where there are several."""
        if self._wide_day is None:
            return None
        week = max(self.currentIndex().column(), 0) // 7 if len(snapshot.days) > 7 else 0
        return 7 * week + self._wide_day

    def _ink_now(self) -> BoardInk:
        if self._ink is None:
            self._ink = BoardInk(self.devicePixelRatioF())
        return self._ink

    def _place_corner(self) -> None:
        left, top = self._names.x(), self._days.y()
        self.corner.setGeometry(left, top, self._names.width(), self._days.height())
        self.corner.raise_()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

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
            CarryPainter(scene).paint(painter, self._hand, self._places_in_view())

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


def _has_same_work(before: BoardSnapshot | None, after: BoardSnapshot | None) -> bool:
    """Whether two states are of one team with the same shifts: only what is said of them may be other."""
    if before is None or after is None or before.rota is None or after.rota is None:
        return before is after
    return before.team is after.team and before.rota.shifts == after.rota.shifts
