"""Icons of one set (Phosphor, MIT) in one weight, drawn from its font in the colours of the theme.

The font is read here and not through an icon library: importing one costs more than the whole rest of the
window (0.4 s against 0.2 s measured), and a pixmap of a glyph is ten lines.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Final

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QIcon, QIconEngine, QPainter, QPixmap

import resources
from ui.theme.current import colour

# What the field calls it → the glyph. Names not listed here are the set's own, without the weight.
GLYPHS: Final = {
    "admin": "file-text-bold",
    "building": "spinner-bold",
    "chevron-down": "caret-down-bold",
    "chevron-left": "caret-left-bold",
    "chevron-right": "caret-right-bold",
    "chevron-up": "caret-up-bold",
    "close": "x-bold",
    "court": "scales-bold",
    "cpd": "book-open-bold",
    "debrief": "chats-circle-bold",
    "duty": "headphones-fill",
    "error": "warning-circle-bold",
    "event": "calendar-blank-bold",
    "export": "export-bold",
    "handover": "arrows-left-right-bold",
    "home": "house-bold",
    "info": "info-bold",
    "law": "shield-check-bold",
    "leave": "sun-bold",
    "link": "link-simple-bold",
    "lockdown": "lock-simple-bold",
    "not-working": "calendar-x-bold",
    "open": "folder-open-bold",
    "people": "users-bold",
    "pin": "push-pin-simple-fill",
    "play": "play-fill",
    "policy": "file-text-bold",
    "recording": "pencil-simple-bold",
    "redo": "arrow-clockwise-bold",
    "rest": "moon-bold",
    "rota": "calendar-bold",
    "search": "magnifying-glass-bold",
    "settings": "sliders-horizontal-bold",
    "sick": "first-aid-bold",
    "stop": "stop-fill",
    "study": "graduation-cap-bold",
    "supervision": "chat-text-bold",
    "tick": "check-bold",
    "tick-circle": "check-circle-bold",
    "two-workers": "users-fill",
    "uncovered": "warning-bold",
    "undo": "arrow-counter-clockwise-bold",
    "visit": "map-pin-bold",
    "week": "calendar-blank-bold",
    "wish": "star-bold",
}
_WEIGHT = "bold"
# Drawn twice, a little apart: thin lines that would be lost in a block of 12 px.
_HEAVIER: Final = {"court": (-0.3, 0.3)}


@cache
def _glyph_codes() -> dict[str, str]:
    folder = Path(resources.__path__[0]) / "icons"
    codes: dict[str, str] = json.loads((folder / "phosphor.json").read_text(encoding="ascii"))
    return codes


@cache
def _icon_family() -> str:
    number = QFontDatabase.addApplicationFont(str(Path(resources.__path__[0]) / "icons" / "phosphor.ttf"))
    return next(iter(QFontDatabase.applicationFontFamilies(number)), "")


@cache
def glyph(name: str) -> str:
    """The character that draws the icon. KeyError with the name when the set has no such icon."""
    codes = _glyph_codes()
    for candidate in (GLYPHS.get(name, ""), f"{name}-{_WEIGHT}", name):
        if candidate in codes:
            return chr(int(codes[candidate], 16))
    raise KeyError(f"no icon is called “{name}”")


def draw_icon(painter: QPainter, name: str, area: QRectF, ink: QColor) -> None:
    """Paint the icon into the square area."""
    font = QFont(_icon_family())
    font.setPixelSize(max(1, round(area.height())))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    painter.setFont(font)
    painter.setPen(ink)
    for shift in _HEAVIER.get(name, (0.0,)):
        painter.drawText(area.translated(shift, 0), Qt.AlignmentFlag.AlignCenter, glyph(name))


def _pixmap(name: str, ink: QColor, side: float, ratio: float) -> QPixmap:
    pixmap = QPixmap(round(side * ratio), round(side * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    draw_icon(painter, name, QRectF(0, 0, side, side), ink)
    painter.end()
    return pixmap


@cache
def _kept_pixmap(name: str, ink: str, side: float, ratio: float) -> QPixmap:
    return _pixmap(name, colour(ink), side, ratio)


def icon_pixmap(name: str, ink: str, side: float, ratio: float = 1.0) -> QPixmap:
    """The icon in the colour of a token, `side` in pixels at the screen's `ratio`; made once a theme."""
    return _kept_pixmap(name, ink, side, ratio)


class _GlyphEngine(QIconEngine):
    """Draws the glyph at whatever size it is asked for, in the theme's colour of that moment."""

    def __init__(self, name: str, ink: str) -> None:
        super().__init__()
        self._name, self._ink = name, ink

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, _state: QIcon.State) -> None:
        side = min(rect.width(), rect.height())
        area = QRectF(0, 0, side, side)
        area.moveCenter(QRectF(rect).center())
        draw_icon(painter, self._name, area, self._colour(mode))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        # Qt asks in device pixels and sets the ratio itself.
        pixmap = QPixmap(size)
        if pixmap.isNull():
            # A button squeezed to nothing asks for nothing; there would be nothing to paint on.
            return pixmap
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return pixmap

    def clone(self) -> QIconEngine:
        return _GlyphEngine(self._name, self._ink)

    def _colour(self, mode: QIcon.Mode) -> QColor:
        return colour("text3", 0.65) if mode == QIcon.Mode.Disabled else colour(self._ink)


def icon(name: str, ink: str = "text2") -> QIcon:
    """An icon that follows the theme; `ink` is the token of its colour.

    KeyError when neither the set nor the field's own names know it.
    """
    glyph(name)
    return QIcon(_GlyphEngine(name, ink))


def forget_drawn_icons() -> None:
    """Drop pixmaps drawn in the colours of an earlier theme."""
    _kept_pixmap.cache_clear()


def screen_ratio() -> float:
    """The largest device pixel ratio of the screens, for pixmaps that are not drawn for one window."""
    screens = QGuiApplication.screens()
    return max((screen.devicePixelRatio() for screen in screens), default=1.0)
