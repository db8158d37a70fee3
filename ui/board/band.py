"""A band drawn with the mouse over empty board: it selects what it touches, or asks for something new."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF

from planner.domain.time_grid import DAY, Span, day_of
from ui.board.bar_painter import bar_shape
from ui.board.board_scene import BoardScene
from ui.board.carry import snapped

# Days that are drawn over less than this far are not meant.
LEAST_MINUTES = 15


@dataclass(frozen=True, slots=True)
class Drawn:
    """Empty time of one person: `span` in civil minutes; over several days it stands for whole days."""

    staff: str
    span: Span

    @property
    def first_day(self) -> int:
        return day_of(self.span.start)

    @property
    def last_day(self) -> int:
        return day_of(self.span.end - 1)

    @property
    def is_over_days(self) -> bool:
        """Whether it stands for whole days: several, or one from midnight to midnight."""
        return self.last_day > self.first_day or self.span.minutes >= DAY


@dataclass(frozen=True, slots=True)
class Band:
    """From where the mouse was pressed to where it is, in content coordinates."""

    start: QPointF
    end: QPointF

    @property
    def area(self) -> QRectF:
        return QRectF(self.start, self.end).normalized()

    def rows(self, scene: BoardScene) -> range:
        """The rows that it touches."""
        axis = scene.row_axis
        first = max(axis.row_at(self.area.top()), 0)
        return range(first, min(axis.row_at(self.area.bottom()), axis.count - 1) + 1)

    def columns(self, scene: BoardScene) -> range:
        """The days that it touches."""
        axis = scene.axis
        first = max(axis.column_at(self.area.left()), 0)
        return range(first, min(axis.column_at(self.area.right()), axis.days - 1) + 1)

    def places(self, scene: BoardScene) -> list[tuple[str, int]]:
        """The people's days whose shifts it touches."""
        found = []
        for row in self.rows(scene):
            for column in self.columns(scene):
                mark = scene.snapshot.cell(row, column).shift
                if mark is None:
                    continue
                shape = bar_shape(scene.axis, scene.ink, mark.shift.span, scene.row_top(row))
                if shape.area.intersects(self.area):
                    found.append((scene.snapshot.rows[row].id, scene.snapshot.days[column]))
        return found

    def drawn(self, scene: BoardScene, step: int) -> Drawn | None:
        """What is drawn in one row over no shift; None where it is a selection."""
        rows = self.rows(scene)
        if len(rows) != 1 or self.places(scene):
            return None
        start = _snapped(scene.axis.minute_at(self.area.left()), step)
        end = _snapped(scene.axis.minute_at(self.area.right()), step)
        if end - start < LEAST_MINUTES:
            end = start + step
        return Drawn(scene.snapshot.rows[rows.start].id, Span(start, end))


def _snapped(minute: int, step: int) -> int:
    midnight = minute - minute % DAY
    return midnight + snapped(minute % DAY, step)
