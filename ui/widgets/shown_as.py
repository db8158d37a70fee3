"""A property that the stylesheet looks at."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget


def show_as(widget: QWidget, name: str, value: str | bool) -> None:
    """Set it; the widget is drawn by it at once. Polishing anew takes long, and most calls change nothing.

    A property that was never set counts as no.
    """
    if (widget.property(name) or False) == value:
        return
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
