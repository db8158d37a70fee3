"""Paints the blocks in a bar, with the tags that stick out of them.

Zoom rule of a block: icon and text if they fit, else the text, else the icon, else shape and pattern only.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QBrush, QPainter, QPolygonF

from ui.board.bar_painter import BarShape
from ui.board.board_ink import BoardInk, pill
from ui.board.day_axis import DayAxis
from ui.item_models.board_marks import BlockLook, BlockMark
from ui.theme import px_exact

# look: fill, edge, ink
BLOCK_COLOURS: Final[dict[BlockLook, tuple[str, str, str]]] = {
    "visit": ("visit", "visitLine", "visitInk"),
    "duty": ("duty", "dutyLine", "dutyInk"),
    "admin": ("admin", "adminLine", "adminInk"),
    "court": ("court", "courtLine", "courtInk"),
    "hearing": ("courtLine", "courtLine", "surface"),
    "superv": ("superv", "supervLine", "supervInk"),
    "event": ("lock", "lockLine", "lockInk"),
    "cpd": ("lock", "lockLine", "lockInk"),
    "reserve": ("reserve", "reserveLine", "adminInk"),
    "recording": ("admin", "adminLine", "adminInk"),
    "handover": ("accentTint", "accent", "accentInk"),
    "time_off": ("leave", "leaveLine", "leaveInk"),
}


@dataclass(frozen=True, slots=True)
class BlockContent:
    """What is written in a block: icon, text, both or neither; `skip` is what chevrons take of it."""

    icon: str
    text: str
    skip: tuple[float, float] = (0.0, 0.0)


class BlockPainter:
    """Paints blocks with one set of inks onto one axis."""

    def __init__(self, ink: BoardInk, axis: DayAxis) -> None:
        self._ink, self._axis = ink, axis

    def area(self, block: BlockMark, shape: BarShape) -> QRectF:
        """Where a block lies in its bar."""
        left = round(self._axis.x(block.span.start)) + 0.5
        right = round(self._axis.x_end(block.span.end)) - 0.5
        left, right = max(left, shape.left + 1.5), min(right, shape.right - 1.5)
        inset = self._ink.metrics.block_inset
        height = round(shape.bottom - shape.top - 2 * inset)
        return QRectF(left, round(shape.top + inset) + 0.5, max(right - left, 2), height)

    def paint(self, painter: QPainter, block: BlockMark, shape: BarShape) -> None:
        """The block with what is written in it."""
        area = self.area(block, shape)
        content = self.content(block, area, shape)
        key = (block.look, content, block.is_pinned, block.workers > 1)
        self._ink.stamps.stamp(painter, key, area, partial(self._draw, block, content))
        if block.is_due:
            self._paint_due(painter, area)

    def content(self, block: BlockMark, area: QRectF, shape: BarShape) -> BlockContent:
        """What fits into the block."""
        side = self._ink.metrics.icon_least + px_exact(1)
        left = max(shape.left + side - area.left(), 0.0) if shape.is_cut_left else 0.0
        right = max(area.right() - shape.right + side, 0.0) if shape.is_cut_right else 0.0
        icon, text = self._fitting(block, area.width() + 1 - left - right)
        return BlockContent(icon, text, (left, right) if icon or text else (0.0, 0.0))

    def _fitting(self, block: BlockMark, width: float) -> tuple[str, str]:
        """Icon and text for a block of that width, edge to edge."""
        metrics = self._ink.metrics
        text_width = self._ink.width("block", block.text) if block.text else 0.0
        has_badge = block.workers > 1
        if block.look == "admin":
            return ("admin" if width >= px_exact(26) else ""), ""
        both = metrics.icon + metrics.gap + text_width + px_exact(8)
        if block.text and block.icon and not has_badge and width >= both:
            return block.icon, block.text
        # A case reference says more than its icon; "Duty" and "CPD" say no more than theirs.
        if block.text and block.look not in ("duty", "cpd") and width >= text_width + px_exact(2):
            return "", block.text
        if block.icon and width >= metrics.icon_least:
            return ("two-workers" if has_badge else block.icon), ""
        return "", ""

    def _draw(self, block: BlockMark, content: BlockContent, painter: QPainter, area: QRectF) -> None:
        ink = self._ink
        fill, edge, token = BLOCK_COLOURS[block.look]
        painter.setBrushOrigin(area.topLeft().toPoint())
        painter.setPen(ink.pen("text", 2.0) if block.is_pinned else ink.pen(edge, 1.0))
        painter.setBrush(self._fill(block.look, fill))
        pill(painter, area, ink.metrics.block_radius)
        self._write(painter, block, content, area.adjusted(content.skip[0], 0, -content.skip[1], 0), token)

    def _fill(self, look: BlockLook, token: str) -> QBrush:
        if look == "admin":
            return self._ink.pattern("admin")
        return self._ink.pattern("reserve") if look == "reserve" else self._ink.brush(token)

    def _write(
        self, painter: QPainter, block: BlockMark, content: BlockContent, area: QRectF, token: str
    ) -> None:
        ink, metrics = self._ink, self._ink.metrics
        icon, text = content.icon, content.text
        side = metrics.icon if area.width() >= metrics.icon + 2 else metrics.icon_least
        width = (ink.width("block", text) if text else 0.0) + (side if icon else 0.0)
        width += metrics.gap if icon and text else 0.0
        x = area.center().x() - width / 2
        # Below the badge on its top edge.
        middle = area.center().y() + (px_exact(2) if block.workers > 1 and text else 0)
        if icon and block.look == "admin":
            self._paint_ground(painter, x, middle, side)
        if icon:
            x = ink.draw_icon(painter, icon, token, round(x), middle, side) + metrics.gap
        if text:
            ink.text(painter, "block", token, x, ink.middle_baseline("block", middle), text)

    def _paint_ground(self, painter: QPainter, x: float, middle: float, side: float) -> None:
        """Quiet ground behind an icon on a hatch."""
        painter.setPen(self._ink.no_pen)
        painter.setBrush(self._ink.brush("admin"))
        pill(painter, QRectF(x - 1.5, middle - side / 2 - 1, side + 3, side + 2), px_exact(3))

    def _paint_due(self, painter: QPainter, area: QRectF) -> None:
        """Finished by the right edge: a pill where there is room, else a flag on the edge."""
        ink = self._ink
        width = ink.width("block", "due") + px_exact(8)
        painter.setPen(ink.no_pen)
        painter.setBrush(ink.brush("courtLine"))
        if area.width() >= width:
            top = area.top() - px_exact(7.5)
            tag = QRectF(area.right() - width + px_exact(2), top, width, px_exact(11))
            pill(painter, tag, px_exact(5))
            baseline = ink.middle_baseline("block", tag.center().y())
            ink.text(painter, "block", "surface", tag.left() + px_exact(4), baseline, "due")
            return
        right, top = area.right() + 0.5, area.top() - px_exact(6)
        painter.drawRect(QRectF(right - px_exact(2), top, px_exact(2), area.bottom() - top))
        flag = [QPointF(right, top), QPointF(right - px_exact(9), top + px_exact(3.5))]
        painter.drawPolygon(QPolygonF([*flag, QPointF(right, top + px_exact(7))]))

    def paint_badge(self, painter: QPainter, block: BlockMark, shape: BarShape) -> None:
        """Two heads on top of a wide two-worker visit; a red count while a worker is missing."""
        if block.workers < 2:
            return
        ink, area = self._ink, self.area(block, shape)
        if not self.content(block, area, shape).text and not block.missing:
            return
        text = f"{block.workers - block.missing}/{block.workers}" if block.missing else ""
        width = ink.width("block", text) + px_exact(8) if text else px_exact(20)
        height = px_exact(12)
        tag = QRectF(area.center().x() - width / 2, area.top() - px_exact(2.5) - height / 2, width, height)
        painter.setPen(ink.pen("danger" if text else "visitLine", 1.0))
        painter.setBrush(ink.brush("dangerTint" if text else "visit"))
        pill(painter, tag, height / 2)
        middle = tag.center()
        if text:
            left, baseline = (
                middle.x() - ink.width("block", text) / 2,
                ink.middle_baseline("block", middle.y()),
            )
            ink.text(painter, "block", "dangerInk", left, baseline, text)
        else:
            side = px_exact(10)
            ink.draw_icon(painter, "two-workers", "visitLine", middle.x() - side / 2, middle.y(), side)
