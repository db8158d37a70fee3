"""Hatches and dots as texture brushes, painted once at the screen's device pixel ratio.

A pattern is what tells two fills apart without colour. The tile is drawn in device pixels and the brush
scaled back, so that lines stay sharp and tiles join without a seam at any ratio.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from math import sqrt
from typing import Literal

from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPixmap, QTransform

from ui.theme.current import colour, px_exact

PatternName = Literal["shortage", "admin", "reserve", "leave", "lock"]


@dataclass(frozen=True, slots=True)
class _Hatch:
    """Lines at 45°: rising like / or falling like a backslash; lengths in pixels at 100 %."""

    ground: str
    ink: str
    alpha: float
    thickness: float
    period: float
    is_rising: bool


_HATCHES: dict[str, _Hatch] = {
    "shortage": _Hatch("dangerTint", "danger", 1.0, 2.0, 5.0, True),
    "admin": _Hatch("admin", "adminLine", 0.62, 1.1, 4.5, True),
    "leave": _Hatch("leave", "leaveLine", 0.28, 1.0, 7.0, False),
    "lock": _Hatch("lock", "lockLine", 0.35, 1.0, 6.0, True),
}
_DOT_RADIUS, _DOT_GRID = 0.85, 4.0


def pattern(name: PatternName, ratio: float = 1.0) -> QBrush:
    """The brush of a pattern; `ratio` is the device pixel ratio of what is painted on."""
    return _kept_brush(name, ratio)


@cache
def _kept_brush(name: PatternName, ratio: float) -> QBrush:
    tile = _dots(ratio) if name == "reserve" else _hatch(_HATCHES[name], ratio)
    brush = QBrush(tile)
    brush.setTransform(QTransform.fromScale(1 / ratio, 1 / ratio))
    return brush


def _hatch(hatch: _Hatch, ratio: float) -> QPixmap:
    # A 45° hatch repeats every period·√2 along both axes.
    side = max(3, round(px_exact(hatch.period) * sqrt(2) * ratio))
    tile, painter = _tile(side, colour(hatch.ground))
    painter.setPen(QPen(colour(hatch.ink, hatch.alpha), px_exact(hatch.thickness) * ratio))
    for offset in (-side, 0, side):
        low, high = QPointF(offset - 1, side + 1), QPointF(offset + side + 1, -1)
        if not hatch.is_rising:
            low, high = QPointF(offset - 1, -1), QPointF(offset + side + 1, side + 1)
        painter.drawLine(QLineF(low, high))
    painter.end()
    return tile


def _dots(ratio: float) -> QPixmap:
    side = max(3, round(px_exact(_DOT_GRID) * ratio))
    tile, painter = _tile(side, colour("reserve"))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour("reserveLine"))
    radius = px_exact(_DOT_RADIUS) * ratio
    painter.drawEllipse(QPointF(side / 2, side / 2), radius, radius)
    painter.end()
    return tile


def _tile(side: int, ground: QColor) -> tuple[QPixmap, QPainter]:
    tile = QPixmap(side, side)
    tile.fill(ground)
    painter = QPainter(tile)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    return tile, painter


def forget_drawn_patterns() -> None:
    """Drop tiles drawn in the colours or the scale of an earlier theme."""
    _kept_brush.cache_clear()
