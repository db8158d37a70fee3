"""Puts a mode and a scale in force for the whole application."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QStyleFactory

from ui.theme.current import Mode, set_current, theme_changes
from ui.theme.fonts import load_fonts, text_font
from ui.theme.icons import forget_drawn_icons
from ui.theme.palette import make_palette
from ui.theme.patterns import forget_drawn_patterns
from ui.theme.stylesheet import make_stylesheet


def apply_theme(app: QApplication, mode: Mode = "system", scale: int = 100) -> None:
    """Set style, palette, font and stylesheet; `scale` is 100, 115, 130, 150 or 200 per cent.

    May be called again at any time: open windows follow at once. `system` reads the desktop's own choice at
    the moment of the call.
    """
    load_fonts()
    if app.style().objectName() != "fusion":
        app.setStyle(QStyleFactory.create("Fusion"))
    set_current(mode, scale)
    forget_drawn_icons()
    forget_drawn_patterns()
    app.setPalette(make_palette())
    app.setFont(text_font("body", has_even_figures=False))
    app.setStyleSheet(make_stylesheet())
    theme_changes().changed.emit()
