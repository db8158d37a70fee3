"""Paints one shift: its bar, the blocks in it, and the marks on its edge."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPainterPath

from ui.board.bar_painter import TROUBLE_EDGES, TROUBLE_ICONS, BarPainter, BarShape, bar_shape
from ui.board.block_painter import BLOCK_COLOURS, BlockPainter
from ui.board.board_ink import BoardInk, pill
from ui.board.condensed_painter import CondensedPainter
from ui.board.day_axis import DayAxis
from ui.item_models.board_marks import BlockMark, ShiftMark
from ui.theme import px_exact


class ShiftPainter:
    """Paints shifts with one set of inks onto one axis."""

    def __init__(self, ink: BoardInk, axis: DayAxis) -> None:
        self._ink, self._axis = ink, axis
        self._bars, self._blocks = BarPainter(ink, axis), BlockPainter(ink, axis)
        self._condensed = CondensedPainter(ink, axis)

    def paint(self, painter: QPainter, mark: ShiftMark, row_top: float, *, is_hovered: bool = False) -> None:
        """The whole shift; the painter antialiases."""
        shape = bar_shape(self._axis, self._ink, mark.shift.span, row_top)
        self._bars.paint(painter, mark, shape, is_hovered=is_hovered)
        if self._axis.is_condensed(self._axis.column_of(mark.shift.start)):
            self._condensed.paint(painter, mark, shape)
            return
        for block in mark.blocks:
            self._blocks.paint(painter, block, shape)
        self._paint_chevrons(painter, mark, shape)
        self._paint_edge_marks(painter, mark, shape)
        for block in mark.blocks:
            self._blocks.paint_badge(painter, block, shape)

    def outline(self, mark: ShiftMark, row_top: float, grow: float) -> QPainterPath:
        """The outline of a shift's bar, grown all round."""
        return self._bars.outline(bar_shape(self._axis, self._ink, mark.shift.span, row_top), grow)

    def block_area(self, block: BlockMark, shape: BarShape) -> QRectF:
        """Where a block lies in its bar."""
        return self._blocks.area(block, shape)

    def _paint_chevrons(self, painter: QPainter, mark: ShiftMark, shape: BarShape) -> None:
        """`<` or `>` where the shift goes on outside the hours shown."""
        side, middle = self._ink.metrics.icon_least, (shape.top + shape.bottom) / 2
        if shape.is_cut_left:
            x = shape.left + px_exact(1)
            token = self._token_at(mark, shape, x)
            self._ink.draw_icon(painter, "chevron-left", token, x, middle, side)
        if shape.is_cut_right:
            x = shape.right - side - px_exact(1)
            token = self._token_at(mark, shape, x + side)
            self._ink.draw_icon(painter, "chevron-right", token, x, middle, side)

    def _token_at(self, mark: ShiftMark, shape: BarShape, x: float) -> str:
        """The ink that is seen at a place of the bar: that of the block there, or the bar's."""
        areas = ((block, self._blocks.area(block, shape)) for block in mark.blocks)
        looks = (block.look for block, area in areas if area.left() <= x + 2 and x - 2 <= area.right())
        return next((BLOCK_COLOURS[look][2] for look in looks), "barInk")

    def _paint_edge_marks(self, painter: QPainter, mark: ShiftMark, shape: BarShape) -> None:
        """Changed since published, pinned, and what is wrong."""
        if mark.is_changed:
            painter.setPen(self._ink.no_pen)
            painter.setBrush(self._ink.brush("accent"))
            area = QRectF(shape.left - 0.5, shape.top - 0.5, px_exact(3), shape.bottom - shape.top + 1)
            pill(painter, area, px_exact(1.5))
        if mark.shift.is_pinned:
            self._paint_disc(painter, QPointF(shape.right - 1, shape.top + 1), "text", "pin", "surface")
        if mark.trouble is not None:
            left = max(shape.left + 1, self._axis.left(0) + self._ink.metrics.disc + 1)
            ground = TROUBLE_EDGES.get(mark.trouble.kind, "surface")
            is_wish = mark.trouble.kind == "wish"
            icon, token = ("wish", "text2") if is_wish else (TROUBLE_ICONS[mark.trouble.kind], "surface")
            self._paint_disc(painter, QPointF(left, shape.top + 1), ground, icon, token)

    def _paint_disc(self, painter: QPainter, at: QPointF, ground: str, icon: str, ink: str) -> None:
        radius = self._ink.metrics.disc
        painter.setPen(self._ink.pen("surface", 1.0))
        painter.setBrush(self._ink.brush(ground))
        painter.drawEllipse(at, radius, radius)
        side = px_exact(9)
        self._ink.draw_icon(painter, icon, ink, at.x() - side / 2, at.y(), side)
