"""Paints what lies over the rows: handovers, the selection's ring, reasons in a band, a shift in hand."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QPainter

from planner.domain.time_grid import Span, clock
from ui.board.bar_painter import bar_shape
from ui.board.board_ink import BoardInk, pill
from ui.board.board_scene import BoardScene
from ui.board.board_selection import BoardSelection
from ui.board.carry import Carry
from ui.board.edit_verdict import EditVerdict
from ui.item_models.board_marks import HandoverMark, ShiftMark
from ui.item_models.fix_ghosts import GhostMark
from ui.item_models.why_not import WhyNot
from ui.theme import px_exact

_TAGS = {
    "fine": ("okTint", "okInk"),
    "policy": ("warnTint", "warnInk"),
    "refused": ("dangerTint", "dangerInk"),
}
# The words beside a shift in hand: pixels at 100 %, and lines.
TAG_WIDTH, TAG_LINES = 420, 3


class OverlayPainter:
    """Paints over the rows of one scene; places are in content coordinates, the painter antialiases."""

    def __init__(self, scene: BoardScene) -> None:
        self._scene, self._ink, self._axis = scene, scene.ink, scene.axis
        self._snapshot = scene.snapshot

    def _row_top(self, row: int) -> int:
        return row * self._ink.metrics.row

    def paint_handovers(self, painter: QPainter, rows: range) -> None:
        """Dashed uprights between the two bars, and the word beside them."""
        for mark in self._snapshot.handovers:
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
        if x + width <= self._axis.lefts[column + 1] - px_exact(2):
            middle = baseline - ink.cap_heights["block"] / 2
            x = ink.draw_icon(painter, "handover", "accentInk", round(x), middle, side) + gap
            ink.text(painter, "words_bold", "accentInk", x, baseline, "handover")

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

    def paint_focus(self, painter: QPainter, row: int, column: int) -> None:
        """A thin frame round the cell that the keys work on."""
        if row < len(self._snapshot.rows) and column < self._axis.days:
            painter.setPen(self._ink.pen("focus", 1.0))
            painter.setBrush(self._ink.no_brush)
            frame = QRectF(self._axis.left(column), self._row_top(row), self._axis.width(column) - 1, 0)
            frame.setHeight(self._ink.metrics.row - 1)
            pill(painter, frame.adjusted(1.5, 1.5, -1.5, -1.5), px_exact(4))

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

    def paint_carry(self, painter: QPainter, carry: Carry, verdict: EditVerdict | None) -> None:
        """The shift in hand at 80 %, a hatch where it may not go, and the reason in words."""
        ink, top = self._ink, self._row_top(carry.row)
        column = self._snapshot.column_of(carry.span.start // 1440)
        if verdict is not None and verdict.kind == "refused" and 0 <= column < self._axis.days:
            painter.save()
            painter.setOpacity(0.35)
            painter.setPen(ink.no_pen)
            painter.setBrush(ink.pattern("shortage"))
            painter.drawRect(
                QRectF(self._axis.left(column), top, self._axis.width(column) - 1, ink.metrics.row - 1)
            )
            painter.restore()
        painter.save()
        painter.setOpacity(0.8)
        mark = carry.moved_mark()
        self._scene.rows.shifts.paint(painter, mark, top)
        painter.restore()
        painter.setPen(ink.pen("focus", 2.0))
        painter.setBrush(ink.no_brush)
        painter.drawPath(self._scene.rows.shifts.outline(mark, top, px_exact(3)))
        self._paint_tag(painter, mark, top, verdict)

    def _paint_tag(self, painter: QPainter, mark: ShiftMark, top: int, verdict: EditVerdict | None) -> None:
        """The new time and what the rules say of it, under the bar."""
        ink = self._ink
        words = f"{clock(mark.shift.start)}–{clock(mark.shift.end)}"
        kind = verdict.kind if verdict else "fine"
        if verdict is not None and verdict.words:
            words = f"{words}  {verdict.words}"
        ground, token = _TAGS[kind]
        icon = "tick" if kind == "fine" else "uncovered"
        side = px_exact(12)
        lines = wrapped(ink, words, px_exact(TAG_WIDTH))
        step = px_exact(15)
        width = max(ink.width("small", line) for line in lines) + side + px_exact(18)
        height = px_exact(5) + step * len(lines)
        shape = bar_shape(self._axis, ink, mark.shift.span, top)
        x = max(self._axis.lefts[0] + 2.0, min(shape.left, self._axis.lefts[-1] - width - 2))
        rows = len(self._snapshot.rows)
        y = shape.bottom + px_exact(5)
        if y + height > rows * ink.metrics.row:
            y = shape.top - height - px_exact(5)
        area = QRectF(round(x) + 0.5, round(y) + 0.5, round(width), height)
        painter.setPen(ink.pen(token, 1.0))
        painter.setBrush(ink.brush(ground))
        pill(painter, area, px_exact(5))
        middle = area.top() + px_exact(2.5) + step / 2
        x = ink.draw_icon(painter, icon, token, area.left() + px_exact(6), middle, side) + px_exact(5)
        for number, line in enumerate(lines):
            ink.text(painter, "small", token, x, ink.middle_baseline("small", middle + number * step), line)


def wrapped(ink: BoardInk, words: str, width: float) -> list[str]:
    """The words in lines no wider than `width`; what goes beyond the last line is shortened."""
    lines = [""]
    for word in words.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and len(lines) < TAG_LINES and ink.width("small", longer) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    lines[-1] = ink.fitted("small", lines[-1], width)
    return lines
