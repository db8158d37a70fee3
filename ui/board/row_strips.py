"""Rows painted once and kept: transparent strips of a person's days, each drawn again in one stroke.

Painting a shift takes some twenty calls; drawing a kept strip takes one. A strip is thrown away when what it
shows, the size or the theme changes, and after an edit only the rows that differ are painted anew.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPixmap

from ui.board.board_scene import BoardScene, is_same_sheet
from ui.theme import px

# Fewer days a strip were no faster: what is saved at the edges is lost on more strips.
DAYS_A_STRIP = 7
# Days wider than this, at 100 %, have a strip each: seven of them would be too large to keep.
WIDE_DAY = 500
MOST_BYTES = 64_000_000
# Badges and pins stick out above their row, in pixels at 100 %.
ROOM_ABOVE = 6


@dataclass(slots=True)
class _Strip:
    """`scene`: the one that the strip is known to show."""

    pixmap: QPixmap
    bytes: int
    scene: BoardScene


class RowStrips:
    """The strips of one scene, the least recently drawn thrown away first."""

    def __init__(self) -> None:
        self._scene: BoardScene | None = None
        self._strips: OrderedDict[tuple[int, int], _Strip] = OrderedDict()
        self._bytes = 0

    def show_scene(self, scene: BoardScene | None) -> None:
        """Paint from another scene. Strips that would look the same are kept; which do is found out when they
        are to be drawn: most are not in view."""
        before, self._scene = self._scene, scene
        if not is_same_sheet(before, scene):
            self.clear()

    def kept_rows(self) -> set[int]:
        """The rows of which a strip is kept."""
        return {row for row, chunk in list(self._strips) if self._kept((row, chunk)) is not None}

    def to_be_painted(self, rows: range, columns: range) -> list[int]:
        """Those of the rows of which these columns show something else than when they were painted."""
        scene = self._scene
        if scene is None:
            return []
        chunks = _chunks(scene, columns)
        return [row for row in rows if any(self._kept((row, chunk)) is None for chunk in chunks)]

    def clear(self) -> None:
        """Forget every strip."""
        self._strips.clear()
        self._bytes = 0

    def paint(self, painter: QPainter, row: int, columns: range) -> None:
        """Draw a row's strips that hold these columns."""
        scene = self._scene
        if scene is None:
            return
        top = scene.row_top(row) - px(ROOM_ABOVE)
        days = _days_a_strip(scene)
        for chunk in _chunks(scene, columns):
            strip = self._strip(scene, row, chunk)
            painter.drawPixmap(QPointF(scene.axis.left(chunk * days), top), strip.pixmap)

    def prepare(self, row: int, columns: range) -> None:
        """Have a row's strips ready that hold these columns; nothing where the board has become smaller."""
        scene = self._scene
        if scene is None or row >= scene.row_axis.count or columns.stop > scene.axis.days:
            return
        for chunk in _chunks(scene, columns):
            self._strip(scene, row, chunk)

    def _kept(self, key: tuple[int, int]) -> _Strip | None:
        """The strip, when it shows the scene as it is; one that does not is thrown away."""
        strip, scene = self._strips.get(key), self._scene
        if strip is None or scene is None:
            return None
        if strip.scene.snapshot is not scene.snapshot and not _looks_same(strip.scene, scene, *key):
            self._bytes -= self._strips.pop(key).bytes
            return None
        strip.scene = scene
        return strip

    def _strip(self, scene: BoardScene, row: int, chunk: int) -> _Strip:
        key = (row, chunk)
        strip = self._kept(key)
        if strip is not None:
            self._strips.move_to_end(key)
            return strip
        strip = _painted(scene, row, chunk)
        self._strips[key] = strip
        self._bytes += strip.bytes
        while self._bytes > MOST_BYTES and len(self._strips) > 1:
            self._bytes -= self._strips.popitem(last=False)[1].bytes
        return strip


def _chunks(scene: BoardScene, columns: range) -> range:
    """The strips that hold the columns."""
    days = _days_a_strip(scene)
    return range(columns.start // days, (columns.stop - 1) // days + 1)


def _columns(scene: BoardScene, chunk: int) -> range:
    days = _days_a_strip(scene)
    first = chunk * days
    return range(first, min(first + days, scene.axis.days))


def _days_a_strip(scene: BoardScene) -> int:
    is_wide = scene.axis.lefts[-1] > px(WIDE_DAY) * scene.axis.days
    return 1 if is_wide else DAYS_A_STRIP


def _painted(scene: BoardScene, row: int, chunk: int) -> _Strip:
    columns, ratio = _columns(scene, chunk), scene.ink.ratio
    left, right = scene.axis.left(columns.start), scene.axis.lefts[columns.stop]
    above = px(ROOM_ABOVE)
    height = scene.ink.metrics.row + above
    pixmap = QPixmap(round((right - left) * ratio), round(height * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(-left, above)
    scene.rows.paint(painter, row, _with_reaching(scene, row, columns), 0)
    painter.end()
    return _Strip(pixmap, pixmap.width() * pixmap.height() * 4, scene)


def _with_reaching(scene: BoardScene, row: int, columns: range) -> range:
    """The columns with the neighbours that reach into them: a night, a rest with its words, a disc."""
    axis, disc = scene.axis, 2 * scene.ink.metrics.disc
    first, last = columns.start, columns.stop
    before = scene.snapshot.cell(row, first - 1).shift if first else None
    if before is not None:
        reaches = axis.x_end(before.shift.end) + disc > axis.left(first)
        first -= reaches or before.rest_after is not None
    after = scene.snapshot.cell(row, last).shift if last < axis.days else None
    if after is not None:
        last += axis.x(after.shift.start) - disc < axis.left(last)
    return range(first, last)


def _looks_same(before: BoardScene, after: BoardScene, row: int, chunk: int) -> bool:
    """Whether a strip shows the same in both scenes; rests reach one day beyond it on either side."""
    old, new = before.snapshot, after.snapshot
    if old.cells(row) is new.cells(row) and old.people[row] is new.people[row]:
        # All that follows from the person, too.
        return old.handovers == new.handovers
    columns = _columns(after, chunk)
    near = range(max(columns.start - 1, 0), min(columns.stop + 1, after.axis.days))
    return (
        old.rows[row].lockdown_weeks == new.rows[row].lockdown_weeks
        and old.away(row) == new.away(row)
        and [mark for mark in old.handovers if row in mark.rows]
        == [m for m in new.handovers if row in m.rows]
        and old.cells(row)[near.start : near.stop] == new.cells(row)[near.start : near.stop]
    )
