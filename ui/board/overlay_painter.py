"""Paints what lies over the rows: handovers, the selection's ring, reasons in a band, what a fix changes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QPainter

from planner.domain.time_grid import Span, times_label
from ui.board.band import Band, Drawn
from ui.board.bar_painter import bar_shape
from ui.board.board_ink import pill
from ui.board.board_scene import BoardScene
from ui.board.board_selection import BoardSelection
from ui.item_models.board_marks import HandoverMark, ShiftMark
from ui.item_models.board_words import short_day
from ui.item_models.fix_ghosts import GhostMark
from ui.item_models.why_not import WhyNot
from ui.theme import px_exact


class OverlayPainter:
    """Paints over the rows of one scene; places are in content coordinates, the painter antialiases."""

    def __init__(self, scene: BoardScene) -> None:
        self._scene, self._ink, self._axis = scene, scene.ink, scene.axis
        self._snapshot = scene.snapshot

    def _row_top(self, row: int) -> int:
        return self._scene.row_top(row)

    def paint_handovers(self, painter: QPainter, rows: range) -> None:
        """Dashed uprights between the two bars, and the word beside them."""
        for mark in self._snapshot.handovers:
            column = self._axis.column_of(mark.span.start)
            if not 0 <= column < self._axis.days or self._axis.is_condensed(column):
                continue
            if mark.rows[0] in rows or mark.rows[1] in rows:
                self._paint_handover(painter, mark)

    def _paint_handover(self, painter: QPainter, mark: HandoverMark) -> None:
        ink, metrics = self._ink, self._ink.metrics
        left, right = round(self._axis.x(mark.span.start)) + 1.5, round(self._axis.x_end(mark.span.end)) - 1.5
        top = self._row_top(mark.rows[0]) + metrics.bar_bottom
        bottom = self._row_top(mark.rows[1]) + metrics.bar_top
        painter.setPen(ink.pen("accent", 1.0, "dashes"))
        painter.drawLines([QLineF(left, top, left, bottom), QLineF(right, top, right, bottom)])
        column = self._axis.column_at(left)
        if column >= self._axis.days:
            return
        baseline = self._row_top(mark.rows[0]) + metrics.time_baseline - px_exact(1)
        side, gap = px_exact(11), px_exact(4)
        width = side + gap + ink.width("words_bold", "handover")
        x = right + px_exact(5)
        has_room = x + width <= self._axis.lefts[column + 1] - px_exact(2)
        if has_room and not self._is_time_there(mark.rows[0], column, x, x + width):
            middle = baseline - ink.cap_heights["block"] / 2
            x = ink.draw_icon(painter, "handover", "accentInk", round(x), middle, side) + gap
            ink.text(painter, "words_bold", "accentInk", x, baseline, "handover")

    def _is_time_there(self, row: int, column: int, left: float, right: float) -> bool:
        """Whether the time of the shift above stands where the word would: it had no room beside its bar."""
        shift, top = self._snapshot.cell(row, column).shift, self._row_top(row)
        place = self._scene.rows.time_text(row, column, shift, top) if shift is not None else None
        is_below = place is not None and place.baseline > top + self._ink.metrics.bar_bottom
        return place is not None and is_below and place.left < right and left < place.right

    def paint_why_not(
        self,
        painter: QPainter,
        band: Span,
        reasons: tuple[WhyNot, ...],
        rows: range,
        pointed: frozenset[int] = frozenset(),
    ) -> None:
        """What rules each person out as an icon in a ring, on the band's middle; `pointed` ones stand out."""
        ink = self._ink
        radius, side = px_exact(8.5), px_exact(11)
        for reason in reasons:
            if reason.row not in rows or not reason.icon:
                continue
            middle_x = self._free_middle(reason.row, band, 2 * radius)
            y = self._row_top(reason.row) + ink.metrics.bar_middle
            is_pointed = reason.row in pointed
            painter.setPen(ink.pen("accent", 2.0) if is_pointed else ink.pen("control", 1.0))
            painter.setBrush(ink.brush("accentTint" if is_pointed else "surface"))
            painter.drawEllipse(QPointF(middle_x, y), radius, radius)
            token = "accentInk" if is_pointed else "text2"
            ink.draw_icon(painter, reason.icon, token, middle_x - side / 2, y, side)

    def _free_middle(self, row: int, band: Span, least: float) -> float:
        """The middle of the part of the band that the row's shift leaves free, or of the whole band."""
        left, right = self._axis.x(band.start), self._axis.x_end(band.end)
        column = self._snapshot.column_of(band.start // 1440)
        mark = self._snapshot.cell(row, column).shift if 0 <= column < self._axis.days else None
        if mark is not None:
            bar = bar_shape(self._axis, self._ink, mark.shift.span, self._row_top(row))
            if left < bar.right and right - bar.right >= least:
                left = bar.right
            elif bar.left < right and bar.left - left >= least:
                right = bar.left
        return (left + right) / 2

    def paint_ring(self, painter: QPainter, selection: BoardSelection) -> None:
        """A 2 px ring, 2.5 px outside of what is selected."""
        if selection.staff is None or selection.day is None or selection.staff not in self._snapshot.row_of:
            return
        row, column = self._snapshot.row_of[selection.staff], self._snapshot.column_of(selection.day)
        if not 0 <= column < self._axis.days:
            return
        painter.setPen(self._ink.pen("focus", 2.0))
        painter.setBrush(self._ink.no_brush)
        mark, top, grow = self._snapshot.cell(row, column).shift, self._row_top(row), px_exact(3)
        if mark is None:
            pill(painter, self._free_area(row, column), px_exact(6))
        elif selection.kind == "activity" and selection.activity is not None:
            self._ring_block(painter, mark, selection.activity, top)
        else:
            painter.drawPath(self._scene.rows.shifts.outline(mark, top, grow))

    def paint_many(self, painter: QPainter, places: Iterable[tuple[str, int]]) -> None:
        """Rings round shifts, a tint over days without one."""
        for staff, day in places:
            row, column = self._snapshot.row_of.get(staff, -1), self._snapshot.column_of(day)
            if row < 0 or not 0 <= column < self._axis.days:
                continue
            mark = self._snapshot.cell(row, column).shift
            painter.setPen(self._ink.pen("focus", 2.0))
            if mark is None:
                painter.setBrush(self._ink.brush("accentTint", 0.5))
                pill(painter, self._free_area(row, column), px_exact(6))
            else:
                painter.setBrush(self._ink.no_brush)
                outline = self._scene.rows.shifts.outline(mark, self._row_top(row), px_exact(3))
                painter.drawPath(outline)

    def paint_band(self, painter: QPainter, band: Band, step: int) -> None:
        """What is being drawn: in one row the time that it stands for, over several what it selects."""
        ink, drawn = self._ink, band.drawn(self._scene, step)
        painter.setPen(ink.pen("accent", 1.5, "moving"))
        painter.setBrush(ink.brush("accentTint", 0.6))
        if drawn is None:
            pill(painter, band.area, px_exact(3))
            self.paint_many(painter, band.places(self._scene))
            return
        top = self._row_top(self._snapshot.row_of[drawn.staff])
        shape = bar_shape(self._axis, ink, drawn.span, top)
        pill(painter, shape.area, ink.metrics.radius)
        words = drawn_words(drawn)
        x = max(shape.left + px_exact(2), self._axis.lefts[0] + 2)
        baseline = top + ink.metrics.time_baseline
        ground = QRectF(x - 1, baseline - px_exact(10), ink.width("words_bold", words) + 3, px_exact(12))
        painter.fillRect(ground, ink.brush("surface"))
        ink.text(painter, "words_bold", "accentInk", x, baseline, words)

    def paint_focus(self, painter: QPainter, row: int, column: int) -> None:
        """A thin frame round the cell that the keys work on."""
        if row < len(self._snapshot.rows) and column < self._axis.days:
            painter.setPen(self._ink.pen("focus", 1.0))
            painter.setBrush(self._ink.no_brush)
            frame = QRectF(self._axis.left(column), self._row_top(row), self._axis.width(column) - 1, 0)
            frame.setHeight(self._ink.metrics.row - 1)
            # Times stand just above the rule of the row: the frame goes below them.
            pill(painter, frame.adjusted(1.5, 1.5, -1.5, -0.5), px_exact(4))

    def _ring_block(self, painter: QPainter, mark: ShiftMark, index: int, top: int) -> None:
        shape = bar_shape(self._axis, self._ink, mark.shift.span, top)
        for block in mark.blocks:
            if block.index == index:
                area, grow = self._scene.rows.shifts.block_area(block, shape), px_exact(3)
                pill(painter, area.adjusted(-grow, -grow, grow, grow), self._ink.metrics.block_radius + grow)

    def _free_area(self, row: int, column: int) -> QRectF:
        left, inset = self._axis.left(column), px_exact(3)
        height = self._ink.metrics.row
        return QRectF(
            left + inset,
            self._row_top(row) + inset,
            self._axis.width(column) - 2 * inset - 1,
            height - 2 * inset - 1,
        )

    def paint_ghosts(self, painter: QPainter, ghosts: Sequence[GhostMark]) -> None:
        """What a proposed fix would change: dashed accent edge, tinted."""
        for ghost in ghosts:
            row = self._snapshot.row_of.get(ghost.staff)
            if row is not None and ghost.day in self._snapshot.days:
                self._paint_ghost(painter, ghost, self._row_top(row))

    def _paint_ghost(self, painter: QPainter, ghost: GhostMark, top: int) -> None:
        ink, metrics = self._ink, self._ink.metrics
        shape = bar_shape(self._axis, ink, ghost.span, top)
        area, radius = shape.area, metrics.radius
        if ghost.is_block:
            inset = px_exact(2.5)
            area, radius = area.adjusted(0, inset, 0, -inset), metrics.block_radius
        painter.setPen(ink.pen("accent", 1.5, "moving"))
        painter.setBrush(ink.brush("accentTint", 0.94))
        pill(painter, area, radius)
        # The words of a shift stand where its times stand, clear of the work in it.
        if ghost.is_block:
            style, baseline = "block", ink.middle_baseline("block", area.center().y())
            x = area.center().x() - ink.width(style, ghost.words) / 2
            fits = ink.width(style, ghost.words) <= area.width()
        else:
            style, baseline = "words_bold", float(top + metrics.time_baseline)
            x, fits = shape.left + px_exact(2), True
            ground = QRectF(x - 1, baseline - px_exact(10), ink.width(style, ghost.words) + 3, px_exact(12))
            painter.fillRect(ground, ink.brush("surface"))
        if fits:
            ink.text(painter, style, "accentInk", x, baseline, ghost.words)


def drawn_words(drawn: Drawn) -> str:
    """`12:00–20:00`, `Tue 24 – Thu 26`."""
    if drawn.is_over_days:
        return f"{short_day(drawn.first_day)} – {short_day(drawn.last_day)}"
    return times_label(drawn.span.start, drawn.span.end)
