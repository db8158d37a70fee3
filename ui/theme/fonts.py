"""The bundled font (Inter, SIL OFL 1.1) and the text styles of the type table, with tabular figures."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase

import resources
from ui.theme.current import px_exact, theme_changes
from ui.theme.tokens import tokens

FAMILY = "Inter"
FALLBACKS = ["Noto Sans", "DejaVu Sans"]


@cache
def load_fonts() -> bool:
    """Make Qt know the bundled weights; False when none could be read (the fallbacks then stand in)."""
    files = sorted((Path(resources.__path__[0]) / "fonts").glob("Inter-*.ttf"))
    numbers = [QFontDatabase.addApplicationFont(str(path)) for path in files]
    return max(numbers, default=-1) >= 0


def text_font(style: str, weight: int | None = None, *, has_even_figures: bool = True) -> QFont:
    """The font of a text style (`micro`, `small`, `body`, `control`, `title`, `page`, `figure`).

    `weight` stands in for the style's own. Even figures are all of one width, which columns of numbers and
    times want; they also widen the hyphen, so running words are better without. KeyError for a style that the
    type table does not have.
    """
    return QFont(_font(style, weight, has_even_figures, theme_changes().per_cent))


@cache
def _font(style: str, weight: int | None, has_even_figures: bool, _per_cent: int) -> QFont:
    load_fonts()
    row = tokens().text_styles[style]
    font = QFont(FAMILY)
    font.setFamilies([FAMILY, *FALLBACKS])
    # Rounded down, so that at 115 % words fit where they fit at 100 %.
    font.setPixelSize(int(px_exact(row.px)))
    font.setWeight(QFont.Weight(_known_weight(weight or row.weight)))
    if has_even_figures:
        font.setFeature(QFont.Tag("tnum"), 1)
    # Hinting moves stems to whole pixels: at 10 px that makes weights look alike and lines uneven.
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def _known_weight(weight: int) -> int:
    return min(max(weight, 1), 1000)
