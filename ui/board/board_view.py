"""The board: one table view with one paint event of its own. Rows are people, columns are days.

It shows a `BoardSnapshot` and changes nothing: what a person does goes out as signals. The table view beneath
keeps the current cell, the keyboard, frozen heads, scrolling and accessibility.
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
    QTimer,
    Signal,
    Slot,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QApplication, QMenu, QTableView, QToolTip, QWidget

from planner.domain.time_grid import weekday_of
from planner.services.rota_edits import PinActivity, RotaEdit, UnpinActivity
from ui.board.board_hits import Hit, hit_at, selection_at
from ui.board.board_ink import BoardInk
from ui.board.board_keys import CARRY_KEYS, carry_step, letter_of
from ui.board.board_scene import BoardScene
from ui.board.board_selection import NOTHING, BoardSelection
from ui.board.board_tips import tip_of_hit, tip_of_lane
from ui.board.carry import FINE_STEP_MINUTES, STEP_MINUTES, snapped
from ui.board.carry_hand import CarryHand
from ui.board.column_widths import column_widths
from ui.board.day_axis import make_axis
from ui.board.day_header import DayHeader
from ui.board.lane_painter import LaneMark
from ui.board.name_header import BoardCorner, NameHeader
from ui.board.overlay_painter import OverlayPainter
from ui.board.row_strips import RowStrips
from ui.board.speech import announce
from ui.item_models.board_item_model import BoardItemModel
from ui.item_models.board_marks import UncoveredMark
from ui.item_models.board_snapshot import BoardSnapshot
from ui.item_models.board_words import block_words, uncovered_accessible_text
from ui.item_models.why_not import WhyNot, why_not
from ui.theme import theme_changes

TIP_AFTER_MS = 400


class BoardView(QTableView):
    """See the module. `wide_day` is a weekday, 0 to 6, or None when all days are equally wide."""

    # A BoardSelection, when a person has chosen something (not when a program did).
    selection_changed = Signal(object)
    # An edit record of planner.services.rota_edits.
    edit_requested = Signal(object)
    # The id of an action: `pane.inspector`, `wide_day.0` … `wide_day.7`.
    action_requested = Signal(str)
    # A letter or figure pressed alone, where single letters are on.
    letter_pressed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._days, self._names = DayHeader(self), NameHeader(self)
        self._corner = BoardCorner(self)
        self._cells = BoardItemModel()
        self._scene: BoardScene | None = None
        self._ink: BoardInk | None = None
        self._selection = NOTHING
        self._hand = CarryHand()
        self._strips = RowStrips()
        self._wide_day: int | None = 1
        self._has_single_letters = True
        self._hovered: Hit | None = None
        self._pressed: tuple[Hit, QPointF] | None = None
        self._reasons: tuple[WhyNot, ...] = ()
        self._tip_timer = QTimer(self)
        self._set_up()
        self._connect()
        self.setModel(self._cells)

    # -- what it shows ------------------------------------------------------------------------------------

    @property
    def snapshot(self) -> BoardSnapshot | None:
        return self._cells.snapshot

    @property
    def selection(self) -> BoardSelection:
        """What is selected now."""
        return self._selection

    @property
    def wide_day(self) -> int | None:
        return self._wide_day

    @Slot(object)
    def show_snapshot(self, snapshot: BoardSnapshot | None) -> None:
        """Show another state; the selection stays where what is selected is still there."""
        self._hand.drop()
        self._pressed, self._hovered = None, None
        self._cells.show_snapshot(snapshot)
        self._selection = self._still_there(self._selection)
        self._lay_out()
        self._tell_selection()

    def set_wide_day(self, weekday: int | None) -> None:
        """Make a weekday (0 Monday to 6) the wide one, or all days equal."""
        self._wide_day = weekday
        self._lay_out()

    def set_single_letters(self, *, is_on: bool) -> None:
        """Whether letters and figures alone act (WCAG 2.1.4)."""
        self._has_single_letters = is_on

    # -- choosing from outside ----------------------------------------------------------------------------

    def select_shift(self, shift_id: str) -> None:
        """Select a shift and bring it into view; an activity selected in it stays selected."""
        place = self.snapshot.place_of(shift_id) if self.snapshot else None
        if place is None or self._scene is None:
            return
        if self._selection.shift != shift_id:
            self._selection = selection_at(self._scene, *place)
        self._go_to(*place)
        self._tell_selection()

    def select_uncovered(self, demand: str) -> None:
        """Select a demand that is not met: its mark gets a ring, its time a band down the board."""
        mark = self._uncovered(demand)
        if mark is None or self.snapshot is None:
            return
        self._selection = BoardSelection("uncovered", day=mark.span.start // 1440, demand=demand)
        column = self.snapshot.column_of(mark.span.start // 1440)
        if 0 <= column < len(self.snapshot.days):
            row = max(self.currentIndex().row(), self.rowAt(0), 0)
            self.scrollTo(self._cells.index(row, column))
        self._tell_selection()

    def clear_choice(self) -> None:
        """Select nothing; the current cell stays for the keyboard."""
        self._selection = NOTHING
        self._tell_selection()

    # -- setting up ---------------------------------------------------------------------------------------

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
        self._tip_timer.setSingleShot(True)
        self._tip_timer.setInterval(TIP_AFTER_MS)

    def _connect(self) -> None:
        self._days.day_clicked.connect(self._day_clicked)
        self._days.day_double_clicked.connect(self._day_double_clicked)
        self._days.uncovered_clicked.connect(self._lane_clicked)
        self._names.person_clicked.connect(self._person_clicked)
        self._corner.uncovered_clicked.connect(self._next_uncovered)
        self._tip_timer.timeout.connect(self._show_tip)
        self._days.viewport().installEventFilter(self)
        theme_changes().changed.connect(self._theme_changed)

    @Slot()
    def _theme_changed(self) -> None:
        self._ink = None
        self._lay_out()

    # -- layout -------------------------------------------------------------------------------------------

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
            self._scene = BoardScene(self._ink, axis, snapshot, self._wide_column(snapshot))
            for column, width in enumerate(widths):
                self._days.resizeSection(column, width)
        for part in (self._days, self._names, self._strips):
            part.show_scene(self._scene)
        self._corner.show_scene(self._scene)
        self._corner.setVisible(self._scene is not None)
        self._renew_reasons()
        self.updateGeometries()
        self._place_corner()
        self.viewport().update()

    def _column_widths(self, snapshot: BoardSnapshot) -> list[int]:
        weekends = [snapshot.is_weekend(column) for column in range(len(snapshot.days))]
        room = self.width() - self._ink_now().metrics.name_width
        least = column_widths(weekends, self._wide_column(snapshot), 0)
        rows_height = len(snapshot.rows) * self._ink_now().metrics.row
        room_down = self.height() - self._ink_now().metrics.header_height
        bar = self.verticalScrollBar().sizeHint().width()
        if rows_height > room_down - (bar if sum(least) > room else 0):
            room -= bar
        return column_widths(weekends, self._wide_column(snapshot), room)

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
        self._corner.setGeometry(left, top, self._names.width(), self._days.height())
        self._corner.raise_()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    # -- painting -----------------------------------------------------------------------------------------

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
        else:
            painter.fillRect(area, scene.ink.brush("surface"))
        painter.end()

    def _exposed(self, scene: BoardScene, area: QRect) -> tuple[range, range]:
        """Rows and columns to paint: one more to the left for nights and rests, one more below for badges."""
        height = scene.ink.metrics.row
        first, last = (
            max(area.top() // height, 0),
            min(area.bottom() // height + 1, len(scene.snapshot.rows) - 1),
        )
        left = max(scene.axis.column_at(area.left()) - 1, 0)
        right = min(scene.axis.column_at(area.right()) + 1, scene.axis.days - 1)
        return range(first, last + 1), range(left, right + 1)

    def _paint_cells(
        self, painter: QPainter, scene: BoardScene, area: QRect, rows: range, columns: range
    ) -> None:
        hovered = self._hovered
        band = self._selected_uncovered()
        scene.ground.paint(
            painter,
            area,
            rows,
            columns,
            hovered_row=hovered.row if hovered else -1,
            band=band.span if band else None,
        )
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for row in rows:
            self._strips.paint(painter, row, columns)
        if hovered is not None and hovered.mark is not None:
            top = hovered.row * scene.ink.metrics.row
            scene.rows.shifts.paint(painter, hovered.mark, top, is_hovered=True)
        overlay = OverlayPainter(scene)
        overlay.paint_handovers(painter, rows)
        overlay.paint_ghosts(painter)
        if band is not None:
            overlay.paint_why_not(painter, band.span, self._reasons, rows)
        overlay.paint_ring(painter, self._selection)
        if self._hand.carry is not None:
            overlay.paint_carry(painter, self._hand.carry, self._hand.verdict())

    # -- selection ----------------------------------------------------------------------------------------

    def _choose(self, selection: BoardSelection) -> None:
        """A person has chosen something."""
        if selection != self._selection:
            self._selection = selection
            self._tell_selection()
            self.selection_changed.emit(selection)

    def _tell_selection(self) -> None:
        selection = self._selection
        is_day = selection.kind == "day"
        demand = selection.demand if selection.kind == "uncovered" else None
        self._days.show_selection(demand, selection.day if is_day else None)
        self._renew_reasons()
        self._tell_rows()
        self.viewport().update()

    def _tell_rows(self) -> None:
        is_person = self._selection.kind == "person" and self.snapshot is not None
        row = self.snapshot.row_of.get(self._selection.staff or "", -1) if is_person and self.snapshot else -1
        self._names.show_rows(self._hovered.row if self._hovered else -1, row)

    def _renew_reasons(self) -> None:
        mark = self._selected_uncovered()
        self._reasons = why_not(self.snapshot, mark) if mark is not None and self.snapshot else ()

    def _selected_uncovered(self) -> UncoveredMark | None:
        if self._selection.kind != "uncovered" or self._selection.demand is None:
            return None
        return self._uncovered(self._selection.demand)

    def _uncovered(self, demand: str) -> UncoveredMark | None:
        marks = self.snapshot.uncovered if self.snapshot else ()
        return next((mark for mark in marks if mark.demand == demand), None)

    def _still_there(self, selection: BoardSelection) -> BoardSelection:
        """The selection in a new snapshot: a shift that moved is followed, what is gone is let go."""
        snapshot = self.snapshot
        if snapshot is None:
            return NOTHING
        if selection.kind in ("shift", "activity") and selection.shift is not None:
            shift = snapshot.shift_by_id.get(selection.shift)
            if shift is None or snapshot.place_of(shift.id) is None:
                return NOTHING
            is_same = selection.activity is not None and selection.activity < len(shift.activities)
            kept = selection.activity if is_same else None
            return BoardSelection(
                "activity" if kept is not None else "shift",
                shift.staff,
                shift.day,
                shift.id,
                kept,
                shift.activities[kept].demand if kept is not None else None,
            )
        if selection.kind == "uncovered" and self._uncovered(selection.demand or "") is None:
            return NOTHING
        is_gone = selection.staff is not None and selection.staff not in snapshot.row_of
        return (
            NOTHING if is_gone or (selection.day or snapshot.days.start) not in snapshot.days else selection
        )

    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().currentChanged(current, previous)
        if self._scene is None or not current.isValid() or self._pressed is not None:
            return
        if self.hasFocus():
            self._choose(selection_at(self._scene, current.row(), current.column()))

    def _go_to(self, row: int, column: int) -> None:
        """Make a cell the current one without choosing it anew."""
        index = self._cells.index(row, column)
        if index != self.currentIndex():
            self.selectionModel().blockSignals(True)
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
            self.selectionModel().blockSignals(False)
        self.scrollTo(index)

    # -- heads and lane -----------------------------------------------------------------------------------

    @Slot(int)
    def _day_clicked(self, column: int) -> None:
        if self.snapshot is not None:
            self._choose(BoardSelection("day", day=self.snapshot.days[column]))

    @Slot(int)
    def _day_double_clicked(self, column: int) -> None:
        """The wide day, or, where it is wide already, all days equal."""
        if self.snapshot is None:
            return
        weekday = weekday_of(self.snapshot.days[column])
        self.action_requested.emit(f"wide_day.{0 if weekday == self._wide_day else weekday + 1}")

    @Slot(int)
    def _person_clicked(self, row: int) -> None:
        if self.snapshot is not None:
            self._choose(BoardSelection("person", self.snapshot.rows[row].id))

    @Slot(object)
    def _lane_clicked(self, mark: LaneMark) -> None:
        """The mark's demand; of several the one after that which is selected."""
        demands = [each.demand for each in mark.demands]
        now = self._selection.demand
        index = (demands.index(now) + 1) % len(demands) if now in demands else 0
        self._choose_uncovered(mark.demands[index])

    @Slot()
    def _next_uncovered(self) -> None:
        self._step_uncovered(1)

    def _step_uncovered(self, step: int) -> None:
        marks = self.snapshot.uncovered if self.snapshot else ()
        if not marks:
            return
        now = self._selected_uncovered()
        index = (marks.index(now) + step) % len(marks) if now in marks and now is not None else 0
        self._choose_uncovered(marks[index])

    def _choose_uncovered(self, mark: UncoveredMark) -> None:
        day = mark.span.start // 1440
        self._choose(BoardSelection("uncovered", day=day, demand=mark.demand))
        announce(self, uncovered_accessible_text(mark))

    # -- keyboard -----------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        # A shift in hand takes the keys before any shortcut of the window does: Esc must only let go of it.
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and self._hand.is_carrying
            and event.key() in CARRY_KEYS
        ):
            event.accept()
            return True
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._lay_out()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._scene is None:
            event.ignore()
        elif self._hand.is_carrying:
            self._carry_key(event)
        elif not self._own_key(event):
            super().keyPressEvent(event)

    def _own_key(self, event: QKeyEvent) -> bool:
        """Whether the key was one of the board's own."""
        key, has_modifier = event.key(), bool(event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not has_modifier:
            self._choose_current()
            self.action_requested.emit("pane.inspector")
            return True
        if key == Qt.Key.Key_Space and not has_modifier:
            self._pick_up_current()
            return True
        if not has_modifier and self._lane_key(key):
            return True
        return self._letter_key(event)

    def _letter_key(self, event: QKeyEvent) -> bool:
        """A letter alone; never the table's own search by typing."""
        letter = letter_of(event)
        if not letter:
            return False
        if not self._has_single_letters:
            event.ignore()
        elif letter == "p" and self._selection.kind == "activity":
            self._toggle_pinned_activity()
        else:
            self.letter_pressed.emit(letter)
        return True

    def _lane_key(self, key: int) -> bool:
        """Up from the first row goes into the uncovered lane; there left and right step, down goes back."""
        is_in_lane = self._selection.kind == "uncovered"
        if key == Qt.Key.Key_Up and not is_in_lane and self.currentIndex().row() == 0:
            self._step_uncovered(1)
            return bool(self.snapshot and self.snapshot.uncovered)
        if not is_in_lane:
            return False
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._step_uncovered(1 if key == Qt.Key.Key_Right else -1)
            return True
        if key == Qt.Key.Key_Down and self._scene is not None and self._selection.day is not None:
            column = self._scene.snapshot.column_of(self._selection.day)
            row = max(self.rowAt(0), 0)
            if 0 <= column < self._scene.axis.days:
                self._go_to(row, column)
                self._choose(selection_at(self._scene, row, column))
            return True
        return key == Qt.Key.Key_Up

    def keyboardSearch(self, search: str) -> None:
        """No search by typing: single letters are commands."""

    def focusNextPrevChild(self, next: bool) -> bool:
        """Tab goes into the blocks of the current shift, and out of the board after the last."""
        return self._step_block(1 if next else -1) or super().focusNextPrevChild(next)

    def _step_block(self, step: int) -> bool:
        index, scene = self.currentIndex(), self._scene
        if scene is None or not index.isValid() or self._hand.is_carrying:
            return False
        mark = scene.snapshot.cell(index.row(), index.column()).shift
        if mark is None or self._selection.shift != mark.shift.id:
            return False
        blocks = sorted(mark.blocks, key=lambda block: block.span.start)
        now = next((at for at, each in enumerate(blocks) if each.index == self._selection.activity), None)
        place = (0 if step > 0 else -1) if now is None else now + step
        if place == -1 and now is not None:
            self._choose(selection_at(scene, index.row(), index.column()))
            return True
        if not 0 <= place < len(blocks):
            return False
        self._choose(selection_at(scene, index.row(), index.column(), blocks[place]))
        announce(self, block_words(blocks[place]))
        return True

    def _choose_current(self) -> None:
        index = self.currentIndex()
        is_elsewhere = self._selection.kind not in ("activity", "uncovered")
        if self._scene is not None and index.isValid() and is_elsewhere:
            self._choose(selection_at(self._scene, index.row(), index.column()))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._cells.rowCount() and not self.currentIndex().isValid():
            self._go_to(0, 0)

    # -- pinning ------------------------------------------------------------------------------------------

    def _toggle_pinned_activity(self) -> None:
        shift = self.snapshot.shift_by_id.get(self._selection.shift or "") if self.snapshot else None
        if shift is None or self._selection.activity is None:
            return
        activity = shift.activities[self._selection.activity]
        edit: RotaEdit = (
            UnpinActivity(shift.id, activity.start)
            if activity.is_pinned
            else PinActivity(shift.id, activity.start)
        )
        self.edit_requested.emit(edit)

    # -- a shift in hand ----------------------------------------------------------------------------------

    def _pick_up_current(self) -> None:
        index, scene = self.currentIndex(), self._scene
        if scene is None or not index.isValid():
            return
        mark = scene.snapshot.cell(index.row(), index.column()).shift
        if mark is None:
            return
        self._choose(selection_at(scene, index.row(), index.column()))
        why_not_moved = self._hand.pick_up(scene.snapshot, mark, index.row())
        announce(self, why_not_moved or "Picked up. Arrow keys move it, Space puts it down, Escape cancels.")
        if why_not_moved:
            self._show_words(index.row(), index.column(), why_not_moved)
        self.viewport().update()

    def _carry_key(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self._let_go()
        elif key in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._put_down()
        elif step := carry_step(event):
            self._hand.move(*step)
            announce(self, self._hand.words())
            self._show_carried()
        self.viewport().update()

    def _show_carried(self) -> None:
        """Keep the shift in hand in view."""
        carry, scene = self._hand.carry, self._scene
        if carry is not None and scene is not None:
            column = scene.snapshot.column_of(carry.span.start // 1440)
            self.scrollTo(self._cells.index(carry.row, min(max(column, 0), scene.axis.days - 1)))

    def _put_down(self) -> None:
        """Ask for the edit; where the rules refuse the place the shift stays in hand."""
        verdict = self._hand.verdict()
        edit = self._hand.put_down()
        if self._hand.is_carrying:
            announce(self, f"Not possible: {verdict.words if verdict else ''}")
        elif edit is not None:
            self.edit_requested.emit(edit)
        self.viewport().update()

    def _let_go(self) -> None:
        self._hand.drop()
        announce(self, "Cancelled. The shift is where it was.")
        self.viewport().update()

    # -- mouse --------------------------------------------------------------------------------------------

    def _hit(self, place: QPointF) -> Hit | None:
        if self._scene is None:
            return None
        return hit_at(self._scene, place.x() + self.horizontalOffset(), place.y() + self.verticalOffset())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.RightButton:
            self._press(event.position())
            return
        if event.button() != Qt.MouseButton.LeftButton:
            return
        if self._hand.is_carrying:
            self._let_go()
        self._press(event.position())

    def _press(self, place: QPointF) -> None:
        hit, scene = self._hit(place), self._scene
        QToolTip.hideText()
        if hit is None or scene is None:
            return
        self._pressed = (hit, place)
        self.setCurrentIndex(self._cells.index(hit.row, hit.column))
        self._choose(selection_at(scene, hit.row, hit.column, hit.block))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._drag(event)
            return
        self._hover(self._hit(event.position()))

    def _drag(self, event: QMouseEvent) -> None:
        if self._pressed is None or self._scene is None:
            return
        hit, start = self._pressed
        place = event.position()
        if not self._hand.is_carrying:
            is_far = (place - start).manhattanLength() >= QApplication.startDragDistance()
            if hit.mark is None or not is_far:
                return
            refused = self._hand.pick_up(self._scene.snapshot, hit.mark, hit.row)
            if refused:
                self._pressed = None
                self._show_words(hit.row, hit.column, refused)
                return
            self._hover(None)
        self._hold(start, event)

    def _hold(self, start: QPointF, event: QMouseEvent) -> None:
        """Carry the shift by as much time as the pointer has gone along the axis."""
        scene, place, across = self._scene, event.position(), self.horizontalOffset()
        if scene is None:
            return
        step = FINE_STEP_MINUTES if event.modifiers() & Qt.KeyboardModifier.AltModifier else STEP_MINUTES
        gone = scene.axis.minute_at(place.x() + across) - scene.axis.minute_at(start.x() + across)
        row = int((place.y() + self.verticalOffset()) // scene.ink.metrics.row)
        self._hand.hold(snapped(gone, step), row)
        self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._hand.is_carrying:
            self._put_down()
            if self._hand.is_carrying:
                self._let_go()
        self._pressed = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._hit(event.position()) is not None:
            self.action_requested.emit("pane.inspector")

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The actions that the window has given the board, for what is selected."""
        actions = [action for action in self.actions() if action.isVisible()]
        if not actions:
            event.ignore()
            return
        place = event.globalPos()
        index = self.currentIndex()
        if event.reason() == QContextMenuEvent.Reason.Keyboard and index.isValid():
            place = self.viewport().mapToGlobal(self.visualRect(index).center())
        QMenu.exec(actions, place, None, self)

    # -- hovering -----------------------------------------------------------------------------------------

    def _hover(self, hit: Hit | None) -> None:
        if hit == self._hovered:
            return
        before, self._hovered = self._hovered, hit
        QToolTip.hideText()
        self._tip_timer.stop()
        if hit is not None:
            self._tip_timer.start()
        for each in (before, hit):
            if each is not None:
                self._update_row(each.row)
        self._tell_rows()

    def _update_row(self, row: int) -> None:
        """Repaint a row and the badges that reach over its edges."""
        height = self._ink_now().metrics.row
        top = row * height - self.verticalOffset()
        self.viewport().update(0, top - height // 3, self.viewport().width(), height + 2 * (height // 3))

    @Slot()
    def _show_tip(self) -> None:
        hit, scene = self._hovered, self._scene
        if hit is not None and scene is not None and self.isVisible():
            words = tip_of_hit(scene, hit)
            if words:
                QToolTip.showText(self.cursor().pos(), words, self.viewport())

    def _show_words(self, row: int, column: int, words: str) -> None:
        """Say something at a cell."""
        area = self.visualRect(self._cells.index(row, column))
        QToolTip.showText(self.viewport().mapToGlobal(area.center()), words, self.viewport(), area)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(None)

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
