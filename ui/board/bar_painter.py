"""Paints the bar of a shift: fill and edge say where and how it is worked, a notch is the break."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPainterPath

from planner.domain.time_grid import DAY, Span
from ui.board.board_ink import BoardInk
from ui.board.day_axis import DayAxis
from ui.item_models.board_marks import ShiftMark, TroubleKind
from ui.theme import px_exact

TROUBLE_EDGES: Final[dict[TroubleKind, str]] = {"law": "danger", "policy": "warn"}
# A full triangle and an empty one: red and amber alone would tell nothing to many.
TROUBLE_ICONS: Final[dict[TroubleKind, str]] = {"law": "warning-fill", "policy": "warning-bold"}


@dataclass(frozen=True, slots=True)
class BarShape:
    """A bar's place: pixels from the content's left edge, at half ones so that edges stay sharp."""

    left: float
    right: float
    top: float
    bottom: float
    is_cut_left: bool
    is_cut_right: bool

    @property
    def area(self) -> QRectF:
        return QRectF(self.left, self.top, self.right - self.left, self.bottom - self.top)


@dataclass(frozen=True, slots=True)
class _BarLook:
    """All that the drawing of a bar depends on, save its size; the notch counts from the left edge."""

    fill: str
    edge: tuple[str, float, str]
    notch: tuple[float, float] | None
    is_cut_left: bool
    is_cut_right: bool


def bar_shape(axis: DayAxis, ink: BoardInk, span: Span, row_top: float) -> BarShape:
    """Where the bar of a span lies in a row."""
    metrics = ink.metrics
    column = axis.column_of(span.start)
    if 0 <= column < axis.days and axis.is_condensed(column):
        return _condensed_shape(axis, ink, span, row_top)
    left, right = round(axis.x(span.start)), round(axis.x_end(span.end))
    return BarShape(
        left=left + 0.5,
        right=max(right, left + 4) - 0.5,
        top=row_top + metrics.bar_top + 0.5,
        bottom=row_top + metrics.bar_bottom - 0.5,
        is_cut_left=axis.is_cut_left(span.start),
        is_cut_right=axis.is_cut_right(span.end),
    )


def _condensed_shape(axis: DayAxis, ink: BoardInk, span: Span, row_top: float) -> BarShape:
    """In a narrow day the bar fills it; only what is longer than a day reaches into the next."""
    first = axis.column_of(span.start)
    last = min(axis.column_of(span.end - 1), axis.days - 1) if span.minutes >= DAY else first
    return BarShape(
        left=axis.left(first) + 1.5,
        right=axis.lefts[last + 1] - 2.5,
        top=row_top + ink.metrics.bar_top + 0.5,
        bottom=row_top + ink.metrics.bar_bottom - 0.5,
        is_cut_left=False,
        is_cut_right=False,
    )


class BarPainter:
    """Paints bars with one set of inks onto one axis."""

    def __init__(self, ink: BoardInk, axis: DayAxis) -> None:
        self._ink, self._axis = ink, axis

    def paint(self, painter: QPainter, mark: ShiftMark, shape: BarShape, *, is_hovered: bool) -> None:
        """The bar without what is in it."""
        is_narrow = self._axis.is_condensed(self._axis.column_of(mark.shift.start))
        look = _BarLook(
            fill=_fill(mark),
            edge=_edge(mark, is_hovered=is_hovered),
            notch=None if is_narrow else self._notch(shape, mark.shift.break_span),
            is_cut_left=shape.is_cut_left,
            is_cut_right=shape.is_cut_right,
        )
        self._ink.stamps.stamp(painter, look, shape.area, partial(self._draw, look))

    def _draw(self, look: _BarLook, painter: QPainter, area: QRectF) -> None:
        painter.setPen(self._ink.pen(*look.edge))
        painter.setBrush(self._ink.brush(look.fill))
        room = px_exact(2)
        left = area.left() - 0.5 - (0 if look.is_cut_left else room)
        right = area.right() + 0.5 + (0 if look.is_cut_right else room)
        # No edge where the bar is cut: it goes on beyond.
        painter.setClipRect(QRectF(left, area.top() - room, right - left, area.height() + 2 * room))
        painter.drawPath(_path(area, look, self._ink.metrics.radius, px_exact(9)))

    def _notch(self, shape: BarShape, rest: Span | None) -> tuple[float, float] | None:
        """From where to where the break notches the bar; nothing where it would be too narrow to see."""
        if rest is None:
            return None
        radius = self._ink.metrics.radius
        left = max(round(self._axis.x(rest.start)) + 0.5, shape.left + radius)
        right = min(round(self._axis.x_end(rest.end)) - 0.5, shape.right - radius)
        return (left - shape.left, right - shape.left) if right - left >= 2 else None

    def outline(self, shape: BarShape, grow: float = 0.0) -> QPainterPath:
        """The bar's outline without notch, grown all round: for rings and ghosts."""
        path = QPainterPath()
        radius = self._ink.metrics.radius + grow
        path.addRoundedRect(shape.area.adjusted(-grow, -grow, grow, grow), radius, radius)
        return path


def _fill(mark: ShiftMark) -> str:
    if mark.is_moving:
        return "accentTint"
    if mark.shift.place == "home":
        return "surface"
    return "lock" if mark.is_lockdown else "office"


def _edge(mark: ShiftMark, *, is_hovered: bool) -> tuple[str, float, str]:
    """Token, width and dash of the edge."""
    more = 0.5 if is_hovered else 0.0
    trouble = TROUBLE_EDGES.get(mark.trouble.kind) if mark.trouble else None
    if trouble is not None:
        return trouble, 2.0 + more, ""
    if mark.is_moving:
        return "accent", 1.5 + more, "moving"
    if mark.shift.is_pinned:
        return "text", 2.0 + more, ""
    if is_hovered:
        return "barInk", 1.7, ""
    return ("lockLine" if mark.is_lockdown else "barLine"), 1.2, ""


def _path(area: QRectF, look: _BarLook, radius: float, depth: float) -> QPainterPath:
    """A rounded bar with its notch; beyond a cut it goes on, to be clipped."""
    beyond = px_exact(12)
    left = area.left() - (beyond if look.is_cut_left else 0)
    right = area.right() + (beyond if look.is_cut_right else 0)
    top, bottom, corner = area.top(), area.bottom(), 2 * radius
    path = QPainterPath()
    path.moveTo(left + radius, top)
    if look.notch is not None:
        _add_notch(path, area.left() + look.notch[0], area.left() + look.notch[1], top, depth)
    path.lineTo(right - radius, top)
    path.arcTo(QRectF(right - corner, top, corner, corner), 90, -90)
    path.lineTo(right, bottom - radius)
    path.arcTo(QRectF(right - corner, bottom - corner, corner, corner), 0, -90)
    path.lineTo(left + radius, bottom)
    path.arcTo(QRectF(left, bottom - corner, corner, corner), 270, -90)
    path.lineTo(left, top + radius)
    path.arcTo(QRectF(left, top, corner, corner), 180, -90)
    path.closeSubpath()
    return path


def _add_notch(path: QPainterPath, left: float, right: float, top: float, depth: float) -> None:
    """Down, across with round corners, and up again."""
    radius = min((right - left) / 2, depth / 3)
    path.lineTo(left, top)
    path.lineTo(left, top + depth - radius)
    path.quadTo(left, top + depth, left + radius, top + depth)
    path.lineTo(right - radius, top + depth)
    path.quadTo(right, top + depth, right, top + depth - radius)
    path.lineTo(right, top)
