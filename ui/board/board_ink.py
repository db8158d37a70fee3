"""Pens, brushes, laid-out texts and icons of the board, made once for a theme, a scale and a screen.

Painting a board is mostly the making of such things; kept, a full repaint stays within a few milliseconds.
"""

from __future__ import annotations

from functools import cached_property
from typing import Any

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPen, QPixmap, QStaticText

from ui.board.board_metrics import TEXT_STYLES, make_metrics
from ui.board.stamps import Stamps
from ui.theme import colour, icon_pixmap, pattern, px_exact, text_font
from ui.theme.patterns import PatternName

MOST_KEPT_TEXTS = 4000


class BoardInk:
    """Everything that is painted with. Throw it away when the theme changes."""

    def __init__(self, ratio: float) -> None:
        self.ratio = ratio
        self.metrics = make_metrics()
        self.no_brush = QBrush(Qt.BrushStyle.NoBrush)
        self.no_pen = QPen(Qt.PenStyle.NoPen)
        self.stamps = Stamps(ratio)
        self._pens: dict[tuple[str, float, str], QPen] = {}
        self._brushes: dict[tuple[str, float], QBrush] = {}
        self._texts: dict[tuple[str, str], QStaticText] = {}
        self._widths: dict[tuple[str, str], float] = {}

    @cached_property
    def fonts(self) -> dict[str, QFont]:
        return {
            name: text_font(style, weight, has_even_figures=is_even)
            for name, (style, weight, is_even) in TEXT_STYLES.items()
        }

    @cached_property
    def _metrics_of(self) -> dict[str, QFontMetricsF]:
        return {name: QFontMetricsF(font) for name, font in self.fonts.items()}

    @cached_property
    def _ascents(self) -> dict[str, float]:
        return {name: metrics.ascent() for name, metrics in self._metrics_of.items()}

    @cached_property
    def cap_heights(self) -> dict[str, float]:
        return {name: metrics.capHeight() for name, metrics in self._metrics_of.items()}

    def pen(self, token: str, width: float = 1.0, dash: str = "") -> QPen:
        """A pen in a token's colour, `width` in pixels at 100 %; `dash`: `dots`, `dashes`, `moving`, none."""
        key = (token, width, dash)
        pen = self._pens.get(key)
        if pen is None:
            pen = self._pens[key] = self._made_pen(token, width, dash)
        return pen

    @staticmethod
    def _made_pen(token: str, width: float, dash: str) -> QPen:
        pen = QPen(colour(token, 0.65 if dash == "band" else 1.0), px_exact(width))
        # Dash lengths are in units of the pen's width.
        lengths = {
            "dots": (2.0, 3.0),
            "band": (3.0, 2.5),
            "dashes": (3.0, 2.5),
            "moving": (4.0 / 1.5, 2.5 / 1.5),
        }
        if dash:
            pen.setDashPattern(list(lengths[dash]))
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        return pen

    def brush(self, token: str, alpha: float = 1.0) -> QBrush:
        """A plain brush in a token's colour."""
        key = (token, alpha)
        brush = self._brushes.get(key)
        if brush is None:
            brush = self._brushes[key] = QBrush(colour(token, alpha))
        return brush

    def pattern(self, name: PatternName) -> QBrush:
        """A pattern brush at the screen's ratio."""
        return pattern(name, self.ratio)

    def colour(self, token: str) -> QColor:
        return colour(token)

    def icon(self, name: str, ink: str, side: float) -> QPixmap:
        return icon_pixmap(name, ink, side, self.ratio)

    def width(self, style: str, text: str) -> float:
        """How wide the text is, in pixels."""
        key = (style, text)
        width = self._widths.get(key)
        if width is None:
            _make_room(self._widths)
            width = self._widths[key] = self._metrics_of[style].horizontalAdvance(text)
        return width

    def text(self, painter: QPainter, style: str, ink: str, x: float, baseline: float, text: str) -> float:
        """Write from `x` on the baseline; returns where the text ends."""
        painter.setFont(self.fonts[style])
        painter.setPen(self.pen(ink))
        painter.drawStaticText(QPointF(x, baseline - self._ascents[style]), self._laid_out(style, text))
        return x + self.width(style, text)

    def middle_baseline(self, style: str, middle: float) -> float:
        """The baseline of a line whose figures and capitals are centred on `middle`."""
        return middle + self.cap_heights[style] / 2

    def draw_icon(
        self, painter: QPainter, name: str, ink: str, x: float, middle: float, side: float | None = None
    ) -> float:
        """Draw an icon with its left edge at `x`, centred on `middle`; returns where it ends."""
        length = side or self.metrics.icon
        painter.drawPixmap(QPointF(x, middle - length / 2), self.icon(name, ink, length))
        return x + length

    def fitted(self, style: str, text: str, width: float) -> str:
        """The text, shortened with an ellipsis where it is wider than `width`."""
        if self.width(style, text) <= width:
            return text
        return self._metrics_of[style].elidedText(text, Qt.TextElideMode.ElideRight, width)

    def _laid_out(self, style: str, text: str) -> QStaticText:
        key = (style, text)
        laid_out = self._texts.get(key)
        if laid_out is None:
            _make_room(self._texts)
            laid_out = self._texts[key] = QStaticText(text)
            laid_out.setTextFormat(Qt.TextFormat.PlainText)
            laid_out.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
        return laid_out


def _make_room(kept: dict[tuple[str, str], Any]) -> None:
    if len(kept) >= MOST_KEPT_TEXTS:
        kept.clear()


def pill(painter: QPainter, area: QRectF, radius: float) -> None:
    """A rounded rectangle with the painter's pen and brush."""
    painter.drawRoundedRect(area, radius, radius)
