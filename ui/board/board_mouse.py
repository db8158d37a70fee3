"""The board's mouse: choosing one or many, dragging shifts, edges and work, drawing over empty time."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from planner.domain.time_grid import DAY
from ui.board.band import Band
from ui.board.board_hits import Hit, hit_at, is_bar_edge
from ui.board.board_keyboard import KeyedBoard
from ui.board.carry import FINE_STEP_MINUTES, STEP_MINUTES, snapped
from ui.board.day_axis import DayAxis
from ui.theme import px_exact

CONTROL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
# How near to the edge of the view a drag scrolls it, and by how much at a time, in pixels.
SCROLL_EDGE, SCROLL_STEP = 18, 14
# Dropped on another shift the two exchange, though the hand has strayed sideways by so much (at 100 %).
EXCHANGE_DRIFT = 16


@dataclass(slots=True)
class Pressed:
    """Where the mouse went down. `is_toggling`, `is_narrowing`: what letting go there without a drag does."""

    hit: Hit
    place: QPointF
    is_toggling: bool = False
    is_narrowing: bool = False


class MouseBoard(KeyedBoard):
    """A board that the mouse works on, too."""

    # A Drawn: empty time of a person, to be made into something.
    draw_requested = Signal(object)
    # Why something that was dropped went back.
    refused = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pressed: Pressed | None = None

    def _hit(self, place: QPointF) -> Hit | None:
        if self._scene is None:
            return None
        return hit_at(self._scene, *self._content(place))

    def _content(self, place: QPointF) -> tuple[float, float]:
        return place.x() + self.horizontalOffset(), place.y() + self.verticalOffset()

    # -- choosing -----------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.RightButton:
            hit = self._hit(event.position())
            if hit is None or not self._chooser.is_among_many(hit.row, hit.column):
                self._press(event.position())
            self._pressed = None
            return
        if event.button() != Qt.MouseButton.LeftButton:
            return
        if self._hand.is_carrying:
            self._let_go()
        self._press_left(event)

    def _press_left(self, event: QMouseEvent) -> None:
        hit, place = self._hit(event.position()), event.position()
        if hit is None:
            return
        if event.modifiers() & SHIFT:
            self._go_to(hit.row, hit.column)
            self._chooser.extend_to(hit.row, hit.column)
            self._pressed = Pressed(hit, place)
        elif event.modifiers() & CONTROL:
            self._go_to(hit.row, hit.column)
            self._pressed = Pressed(hit, place, is_toggling=True)
        elif self._chooser.is_among_many(hit.row, hit.column) and hit.mark is not None:
            self._pressed = Pressed(hit, place, is_narrowing=True)
        else:
            self._press(place)

    def _press(self, place: QPointF) -> None:
        hit = self._hit(place)
        QToolTip.hideText()
        if hit is None:
            return
        self._pressed = Pressed(hit, place)
        self.setCurrentIndex(self._cells.index(hit.row, hit.column))
        self._chooser.choose_cell(hit.row, hit.column, hit.block)

    # -- dragging -----------------------------------------------------------------------------------------

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._drag(event)
            return
        hit = self._hit(event.position())
        self._hover.move_to(hit)
        on_edge = hit is not None and hit.edge != "whole"
        shape = Qt.CursorShape.SizeHorCursor if on_edge else Qt.CursorShape.ArrowCursor
        if self.viewport().cursor().shape() != shape:
            self.viewport().setCursor(shape)

    def _drag(self, event: QMouseEvent) -> None:
        pressed = self._pressed
        if pressed is None or self._scene is None:
            return
        if not self._hand.is_carrying and self._band is None:
            is_far = (event.position() - pressed.place).manhattanLength() >= QApplication.startDragDistance()
            if not is_far or not self._begin_drag(pressed, event):
                return
        self._scroll_at_edge(event.position())
        if self._band is not None:
            self._band = Band(self._band.start, QPointF(*self._content(event.position())))
            self._band_step = FINE_STEP_MINUTES if event.modifiers() & ALT else STEP_MINUTES
            self.viewport().update()
        elif not self._carry_into_lane(event):
            self._hold(pressed, event)

    def _begin_drag(self, pressed: Pressed, event: QMouseEvent) -> bool:
        """Take up what was pressed, or begin a band over empty board; False when it stays where it is."""
        hit = pressed.hit
        if self._scene is None:
            return False
        if hit.mark is None and self._hand.closed:
            return False
        if hit.mark is None:
            place = QPointF(*self._content(pressed.place))
            self._band = Band(place, place)
            return True
        is_among = self._chooser.is_among_many(hit.row, hit.column)
        if pressed.is_toggling and not is_among:
            self._chooser.choose_cell(hit.row, hit.column, hit.block)
        marks = self._chooser.chosen_shifts() if is_among else []
        others = [(mark, row) for mark, row in marks if mark.shift.id != hit.mark.shift.id]
        x = pressed.place.x() + self.horizontalOffset()
        is_of_shift = bool(others) or is_bar_edge(self._scene, hit, x)
        refused = self._hand.pick_up(
            self._scene.snapshot,
            hit.mark,
            hit.row,
            block=None if is_of_shift else hit.block,
            part="whole" if others else hit.edge,
            others=others,
            is_copy=bool(event.modifiers() & CONTROL),
        )
        if refused:
            self._pressed = None
            self._show_words(hit.row, hit.column, refused)
            return False
        self._hover.move_to(None)
        return True

    def _hold(self, pressed: Pressed, event: QMouseEvent) -> None:
        """Carry it by as much time as the pointer has gone along the axis."""
        scene, place, across = self._scene, event.position(), self.horizontalOffset()
        if scene is None:
            return
        step = FINE_STEP_MINUTES if event.modifiers() & ALT else STEP_MINUTES
        start = pressed.place.x() + across
        gone = _gone(scene.axis, start, place.x() + across)
        row = scene.row_axis.row_at(place.y() + self.verticalOffset())
        self._hand.copy(is_copy=bool(event.modifiers() & CONTROL))
        self._hand.hold(snapped(gone, step), row)
        self._hand.hold(snapped(gone, step), row, self._exchanged_with(place))
        self._targets.look()
        self.viewport().update()

    def _exchanged_with(self, place: QPointF) -> str | None:
        """The shift under the pointer, where what is in hand has not been moved to another time of day."""
        hit, scene, carry = self._hit(place), self._scene, self._hand.carry
        if hit is None or hit.mark is None or scene is None or carry is None:
            return None
        drift = abs(carry.minutes_in_day) * scene.axis.minute_width(hit.column)
        return hit.mark.shift.id if drift <= px_exact(EXCHANGE_DRIFT) else None

    def _carry_into_lane(self, event: QMouseEvent) -> bool:
        """Whether what is dragged is held over something uncovered."""
        raise NotImplementedError

    def _scroll_at_edge(self, place: QPointF) -> None:
        """Near an edge of the view the drag goes on beyond it."""
        room = self.viewport().rect()
        for bar, at, length in (
            (self.verticalScrollBar(), place.y(), room.height()),
            (self.horizontalScrollBar(), place.x(), room.width()),
        ):
            if at < SCROLL_EDGE:
                bar.setValue(bar.value() - SCROLL_STEP)
            elif at > length - SCROLL_EDGE:
                bar.setValue(bar.value() + SCROLL_STEP)

    # -- letting go ---------------------------------------------------------------------------------------

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        pressed, self._pressed = self._pressed, None
        if self._person.is_carrying:
            self._hand.drop()
            self._put_person()
            if self._person.is_carrying:
                self.let_person_go("")
        elif self._hand.is_carrying:
            self._drop()
        elif self._band is not None:
            self._end_band()
        elif pressed is not None:
            self._click(pressed)

    def _drop(self) -> None:
        """Where nobody can allow it, it goes back, and the reason is said."""
        verdict = self._hand.verdict()
        self._put_down()
        if self._hand.is_carrying:
            self._let_go()
            self.refused.emit(verdict.words if verdict is not None else "")

    def _click(self, pressed: Pressed) -> None:
        hit = pressed.hit
        if pressed.is_toggling:
            self._chooser.toggle(hit.row, hit.column)
        elif pressed.is_narrowing:
            self._chooser.choose_cell(hit.row, hit.column, hit.block)

    def _end_band(self) -> None:
        """Over one person's empty time something new is asked for; else what was touched is selected."""
        band, scene = self._band, self._scene
        self._band = None
        self.viewport().update()
        if band is None or scene is None:
            return
        drawn = band.drawn(scene, self._band_step)
        if drawn is None:
            self._chooser.choose_places(band.places(scene))
        else:
            self.draw_requested.emit(drawn)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Control the wheel zooms."""
        if event.modifiers() & CONTROL and event.angleDelta().y():
            self.action_requested.emit("zoom.in" if event.angleDelta().y() > 0 else "zoom.out")
            event.accept()
            return
        super().wheelEvent(event)

    def _let_go(self) -> None:
        self._pressed = None
        super()._let_go()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._hit(event.position()) is not None:
            self.action_requested.emit("pane.inspector")


def _gone(axis: DayAxis, start: float, end: float) -> int:
    """By how much time the pointer has gone; where days are narrow, by whole days."""
    columns = [min(max(axis.column_at(x), 0), axis.days - 1) for x in (start, end)]
    if any(axis.is_condensed(column) for column in columns):
        return (columns[1] - columns[0]) * DAY
    return axis.minute_at(end) - axis.minute_at(start)
