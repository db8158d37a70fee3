"""Paints one shift: bar with break notch, blocks, and the marks on its edge.

Zoom rule of a block: icon and text if they fit, else the text, else the icon, else shape and pattern only.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QPainterPath, QPen, QPolygonF

from planner.domain.time_grid import Span
from ui.board.board_ink import BoardInk, pill
from ui.board.day_axis import DayAxis
from ui.item_models.board_marks import BlockLook, BlockMark, ShiftMark
from ui.theme import px_exact

# look: fill, edge, ink
_COLOURS: Final[dict[BlockLook, tuple[str, str, str]]] = {
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
}
_TROUBLE_EDGES: Final = {"law": "danger", "policy": "warn"}


@dataclass(frozen=True, slots=True)
class BarShape:
    """A bar's place: pixels from the content's left edge, whole or half ones so that edges stay sharp."""

    left: float
    right: float
    top: float
    bottom: float
    is_cut_left: bool
    is_cut_right: bool

    @property
    def area(self) -> QRectF:
        return QRectF(self.left, self.top, self.right - self.left, self.bottom - self.top)


def bar_shape(axis: DayAxis, ink: BoardInk, span: Span, row_top: float) -> BarShape:
    """Where the bar of a span lies in a row."""
    metrics = ink.metrics
    left, right = round(axis.x(span.start)), round(axis.x_end(span.end))
    return BarShape(
        left=left + 0.5,
        right=max(right, left + 4) - 0.5,
        top=row_top + metrics.bar_top + 0.5,
        bottom=row_top + metrics.bar_bottom - 0.5,
        is_cut_left=axis.is_cut_left(span.start),
        is_cut_right=axis.is_cut_right(span.end),
    )


class ShiftPainter:
    """Paints shifts with one set of inks onto one axis."""

    def __init__(self, ink: BoardInk, axis: DayAxis) -> None:
        self._ink, self._axis = ink, axis

    def paint(self, painter: QPainter, mark: ShiftMark, row_top: float, *, is_hovered: bool = False) -> None:
        """The whole shift; the painter antialiases."""
        shape = bar_shape(self._axis, self._ink, mark.shift.span, row_top)
        self._paint_bar(painter, mark, shape, is_hovered=is_hovered)
        for block in mark.blocks:
            self._paint_block(painter, block, shape)
        self._paint_chevrons(painter, mark, shape)
        self._paint_edge_marks(painter, mark, shape)
        for block in mark.blocks:
            self._paint_badge(painter, block, shape)

    # -- the bar ------------------------------------------------------------------------------------------

    def _paint_bar(self, painter: QPainter, mark: ShiftMark, shape: BarShape, *, is_hovered: bool) -> None:
        painter.setPen(self._edge(mark, is_hovered=is_hovered))
        painter.setBrush(self._fill(mark))
        path = self.bar_path(shape, mark.shift.break_span)
        if shape.is_cut_left or shape.is_cut_right:
            painter.save()
            painter.setClipRect(self._inside(shape), Qt.ClipOperation.IntersectClip)
            painter.drawPath(path)
            painter.restore()
        else:
            painter.drawPath(path)

    def _fill(self, mark: ShiftMark) -> QBrush:
        if mark.is_moving:
            return self._ink.brush("accentTint")
        if mark.shift.place == "home":
            return self._ink.brush("surface")
        return self._ink.brush("lock" if mark.is_lockdown else "office")

    def _edge(self, mark: ShiftMark, *, is_hovered: bool) -> QPen:
        ink = self._ink
        more = 0.5 if is_hovered else 0.0
        if mark.trouble is not None and mark.trouble.kind in _TROUBLE_EDGES:
            return ink.pen(_TROUBLE_EDGES[mark.trouble.kind], 2.0 + more)
        if mark.is_moving:
            return ink.pen("accent", 1.5 + more, "moving")
        if mark.shift.is_pinned:
            return ink.pen("text", 2.0 + more)
        if is_hovered:
            return ink.pen("barInk", 1.7)
        return ink.pen("lockLine" if mark.is_lockdown else "barLine", 1.2)

    def _inside(self, shape: BarShape) -> QRectF:
        """The bar with room for its edge, but none beyond a cut."""
        room = px_exact(2)
        left = shape.left - 0.5 - (0 if shape.is_cut_left else room)
        right = shape.right + 0.5 + (0 if shape.is_cut_right else room)
        return QRectF(left, shape.top - room, right - left, shape.bottom - shape.top + 2 * room)

    def bar_path(self, shape: BarShape, rest: Span | None, grow: float = 0.0) -> QPainterPath:
        """The bar's outline with the notch of its break; `grow` makes it larger all round (without notch)."""
        beyond = px_exact(12)
        left = shape.left - grow - (beyond if shape.is_cut_left else 0)
        right = shape.right + grow + (beyond if shape.is_cut_right else 0)
        top, bottom = shape.top - grow, shape.bottom + grow
        radius = self._ink.metrics.radius + grow
        path = QPainterPath()
        if rest is None or grow:
            path.addRoundedRect(QRectF(left, top, right - left, bottom - top), radius, radius)
            return path
        notch_left = max(round(self._axis.x(rest.start)) + 0.5, left + radius)
        notch_right = min(round(self._axis.x_end(rest.end)) - 0.5, right - radius)
        path.moveTo(left + radius, top)
        if notch_right - notch_left >= 2:
            _add_notch(path, notch_left, notch_right, top, px_exact(9))
        path.lineTo(right - radius, top)
        path.arcTo(QRectF(right - 2 * radius, top, 2 * radius, 2 * radius), 90, -90)
        path.lineTo(right, bottom - radius)
        path.arcTo(QRectF(right - 2 * radius, bottom - 2 * radius, 2 * radius, 2 * radius), 0, -90)
        path.lineTo(left + radius, bottom)
        path.arcTo(QRectF(left, bottom - 2 * radius, 2 * radius, 2 * radius), 270, -90)
        path.lineTo(left, top + radius)
        path.arcTo(QRectF(left, top, 2 * radius, 2 * radius), 180, -90)
        path.closeSubpath()
        return path

    def _paint_chevrons(self, painter: QPainter, mark: ShiftMark, shape: BarShape) -> None:
        side = self._ink.metrics.icon_least
        middle = (shape.top + shape.bottom) / 2
        if shape.is_cut_left:
            x = shape.left + px_exact(1)
            self._ink.draw_icon(painter, "chevron-left", self._ink_at(mark, shape, x), x, middle, side)
        if shape.is_cut_right:
            x = shape.right - side - px_exact(1)
            self._ink.draw_icon(
                painter, "chevron-right", self._ink_at(mark, shape, x + side), x, middle, side
            )

    def _ink_at(self, mark: ShiftMark, shape: BarShape, x: float) -> str:
        """The ink that is seen at a place of the bar: that of the block there, or the bar's."""
        areas = ((block, self.block_area(block, shape)) for block in mark.blocks)
        looks = (block.look for block, area in areas if area.left() <= x + 2 and x - 2 <= area.right())
        return next((_COLOURS[look][2] for look in looks), "barInk")

    def _free_of_chevrons(self, area: QRectF, shape: BarShape) -> QRectF:
        """The part of a block that a chevron leaves free."""
        side = self._ink.metrics.icon_least + px_exact(1)
        left = max(area.left(), shape.left + side) if shape.is_cut_left else area.left()
        right = min(area.right(), shape.right - side) if shape.is_cut_right else area.right()
        return QRectF(left, area.top(), max(right - left, 0), area.height())

    # -- blocks -------------------------------------------------------------------------------------------

    def block_area(self, block: BlockMark, shape: BarShape) -> QRectF:
        """Where a block lies in its bar."""
        left = round(self._axis.x(block.span.start)) + 0.5
        right = round(self._axis.x_end(block.span.end)) - 0.5
        left, right = max(left, shape.left + 1.5), min(right, shape.right - 1.5)
        inset = self._ink.metrics.block_inset
        return QRectF(
            left,
            round(shape.top + inset) + 0.5,
            max(right - left, 2),
            round(shape.bottom - shape.top - 2 * inset),
        )

    def _paint_block(self, painter: QPainter, block: BlockMark, shape: BarShape) -> None:
        area = self.block_area(block, shape)
        fill, edge, ink = _COLOURS[block.look]
        painter.setBrushOrigin(area.topLeft().toPoint())
        painter.setPen(self._ink.pen("text", 2.0) if block.is_pinned else self._ink.pen(edge, 1.0))
        painter.setBrush(self._block_fill(block, fill))
        pill(painter, area, self._ink.metrics.block_radius)
        self._paint_content(painter, block, self._free_of_chevrons(area, shape), ink)
        if block.is_due:
            self._paint_due(painter, area)

    def _block_fill(self, block: BlockMark, fill: str) -> QBrush:
        if block.look == "admin":
            return self._ink.pattern("admin")
        if block.look == "reserve":
            return self._ink.pattern("reserve")
        return self._ink.brush(fill)

    def _paint_content(self, painter: QPainter, block: BlockMark, area: QRectF, ink: str) -> None:
        metrics = self._ink.metrics
        icon, text = self._content(block, area.width() + 1)
        side = metrics.icon if area.width() >= metrics.icon + 2 else metrics.icon_least
        text_width = self._ink.width("block", text) if text else 0.0
        width = text_width + (side if icon else 0) + (metrics.gap if icon and text else 0)
        x = area.center().x() - width / 2
        middle = area.center().y() + (px_exact(2) if block.workers > 1 and text else 0)
        if icon and block.look == "admin":
            self._paint_ground(painter, x, middle, side)
        if icon:
            x = self._ink.draw_icon(painter, icon, ink, round(x), middle, side) + metrics.gap
        if text:
            baseline = self._ink.middle_baseline("block", middle)
            self._ink.text(painter, "block", ink, x, baseline, text)

    def _content(self, block: BlockMark, width: float) -> tuple[str, str]:
        """Icon and text that fit a block of that width (edge to edge); empty for what does not."""
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

    def _paint_badge(self, painter: QPainter, block: BlockMark, shape: BarShape) -> None:
        """Two heads on top of a wide two-worker visit; a red count while a worker is missing."""
        if block.workers < 2:
            return
        ink, area = self._ink, self.block_area(block, shape)
        has_text = bool(self._content(block, area.width() + 1)[1])
        if not has_text and not block.missing:
            return
        text = f"{block.workers - block.missing}/{block.workers}" if block.missing else ""
        width = ink.width("block", text) + px_exact(8) if text else px_exact(20)
        height = px_exact(12)
        tag = QRectF(area.center().x() - width / 2, area.top() - px_exact(2.5) - height / 2, width, height)
        painter.setPen(ink.pen("danger" if text else "visitLine", 1.0))
        painter.setBrush(ink.brush("dangerTint" if text else "visit"))
        pill(painter, tag, height / 2)
        if text:
            baseline = ink.middle_baseline("block", tag.center().y())
            ink.text(
                painter, "block", "dangerInk", tag.center().x() - ink.width("block", text) / 2, baseline, text
            )
        else:
            side = px_exact(10)
            ink.draw_icon(
                painter, "two-workers", "visitLine", tag.center().x() - side / 2, tag.center().y(), side
            )

    # -- marks on the edge --------------------------------------------------------------------------------

    def _paint_edge_marks(self, painter: QPainter, mark: ShiftMark, shape: BarShape) -> None:
        if mark.is_changed:
            painter.setPen(self._ink.no_pen)
            painter.setBrush(self._ink.brush("accent"))
            area = QRectF(shape.left - 0.5, shape.top - 0.5, px_exact(3), shape.bottom - shape.top + 1)
            pill(painter, area, px_exact(1.5))
        if mark.shift.is_pinned:
            self._paint_disc(painter, QPointF(shape.right - 1, shape.top + 1), "text", "pin", "surface")
        if mark.trouble is not None:
            at = QPointF(max(shape.left + 1, self._axis.left(0) + self._ink.metrics.disc + 1), shape.top + 1)
            if mark.trouble.kind == "wish":
                self._paint_disc(painter, at, "surface", "wish", "text2")
            else:
                self._paint_disc(painter, at, _TROUBLE_EDGES[mark.trouble.kind], "warning-fill", "surface")

    def _paint_disc(self, painter: QPainter, at: QPointF, ground: str, icon: str, ink: str) -> None:
        radius = self._ink.metrics.disc
        painter.setPen(self._ink.pen("surface", 1.0))
        painter.setBrush(self._ink.brush(ground))
        painter.drawEllipse(at, radius, radius)
        side = px_exact(9)
        self._ink.draw_icon(painter, icon, ink, at.x() - side / 2, at.y(), side)


def _add_notch(path: QPainterPath, left: float, right: float, top: float, depth: float) -> None:
    """Down, across with round corners, and up again."""
    radius = min((right - left) / 2, depth / 3)
    path.lineTo(left, top)
    path.lineTo(left, top + depth - radius)
    path.quadTo(left, top + depth, left + radius, top + depth)
    path.lineTo(right - radius, top + depth)
    path.quadTo(right, top + depth, right, top + depth - radius)
    path.lineTo(right, top)
