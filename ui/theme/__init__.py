"""How the desktop looks: tokens, palettes, stylesheet, fonts, icons and patterns, all for one mode and scale.

`apply_theme(app, mode, scale)` sets everything and may be called again at any time; widgets that paint
themselves redraw on `theme_changes().changed` (or on the `PaletteChange` that Qt sends them).
"""

from ui.theme.apply import apply_theme
from ui.theme.current import (
    Mode,
    Scale,
    colour,
    heat_ink,
    is_dark,
    px,
    px_exact,
    scale_per_cent,
    theme_changes,
    tone_of,
)
from ui.theme.fonts import text_font
from ui.theme.icons import icon, icon_pixmap
from ui.theme.patterns import pattern

__all__ = [
    "Mode",
    "Scale",
    "apply_theme",
    "colour",
    "heat_ink",
    "icon",
    "icon_pixmap",
    "is_dark",
    "pattern",
    "px",
    "px_exact",
    "scale_per_cent",
    "text_font",
    "theme_changes",
    "tone_of",
]
