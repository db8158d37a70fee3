"""The mode and the scale in force, and what follows at once from them: colours and lengths."""

from __future__ import annotations

from functools import cache
from typing import Literal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication

from ui.theme.tokens import DARK_TONES, Tone, tokens

Mode = Literal["system", "light", "dark", "contrast", "contrast_dark"]
Scale = Literal[100, 115, 130, 150, 200]


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
    state.tone = tone_of(mode)
    state.per_cent = per_cent
    colour.cache_clear()


def tone_of(mode: Mode) -> Tone:
    """The tone of a mode; `system` asks the desktop for light or dark, and for high contrast."""
    if mode != "system":
        return mode
    hints = QGuiApplication.styleHints()
    is_night = hints.colorScheme() == Qt.ColorScheme.Dark
    wants_contrast = hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast
    if wants_contrast:
        return "contrast_dark" if is_night else "contrast"
    return "dark" if is_night else "light"


def is_dark() -> bool:
    """Whether a dark tone is in force."""
    return theme_changes().tone in DARK_TONES


def scale_per_cent() -> int:
    """The scale in force: 100, 115, 130, 150 or 200."""
    return theme_changes().per_cent


@cache
def colour(name: str, alpha: float = 1.0) -> QColor:
    """The token's colour in the mode in force. KeyError for a name that no token has."""
    result = QColor(tokens().colours[theme_changes().tone][name])
    result.setAlphaF(alpha)
    return result


def heat_ink(cell: str) -> QColor:
    """The colour of text on a cell of the heat grid (`heat0` to `heat5`)."""
    return QColor(tokens().heat_inks[theme_changes().tone][cell])


def px(length: float) -> int:
    """A length given in pixels at 100 %, in whole pixels at the scale in force; never rounds to 0."""
    scaled = length * theme_changes().per_cent / 100
    return max(1, round(scaled)) if length > 0 else round(scaled)


def px_exact(length: float) -> float:
    """A length at the scale in force, not rounded."""
    return length * theme_changes().per_cent / 100
