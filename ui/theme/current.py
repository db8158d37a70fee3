"""The mode and the scale in force, and what follows at once from them: colours and lengths."""

from __future__ import annotations

from functools import cache
from typing import Literal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication

from ui.theme.tokens import Tone, tokens

Mode = Literal["system", "light", "dark"]
Scale = Literal[100, 115, 130, 150]


class ThemeChanges(QObject):
    """Says that mode or scale have changed; palette, font and stylesheet are already the new ones."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.tone: Tone = "light"
        self.per_cent: int = 100


@cache
def theme_changes() -> ThemeChanges:
    """The one object whose `changed` signal announces a new theme."""
    return ThemeChanges()


def set_current(mode: Mode, per_cent: int) -> None:
    """Put mode and scale in force; `apply_theme` calls this."""
    state = theme_changes()
    state.tone = _tone_of(mode)
    state.per_cent = per_cent
    colour.cache_clear()


def _tone_of(mode: Mode) -> Tone:
    if mode != "system":
        return mode
    hints = QGuiApplication.styleHints()
    return "dark" if hints.colorScheme() == Qt.ColorScheme.Dark else "light"


def is_dark() -> bool:
    """Whether the dark mode is in force."""
    return theme_changes().tone == "dark"


def scale_per_cent() -> int:
    """The scale in force: 100, 115, 130 or 150."""
    return theme_changes().per_cent


@cache
def colour(name: str, alpha: float = 1.0) -> QColor:
    """The token's colour in the mode in force. KeyError for a name that no token has."""
    result = QColor(tokens().colours[theme_changes().tone][name])
    result.setAlphaF(alpha)
    return result


def px(length: float) -> int:
    """A length given in pixels at 100 %, in whole pixels at the scale in force; never rounds to 0."""
    scaled = length * theme_changes().per_cent / 100
    return max(1, round(scaled)) if length > 0 else round(scaled)


def px_exact(length: float) -> float:
    """A length at the scale in force, not rounded."""
    return length * theme_changes().per_cent / 100
