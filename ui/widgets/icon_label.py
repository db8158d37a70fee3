"""An icon that stands beside a text, or that says something itself."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QWidget

from ui.theme import colour, icon, px


class IconLabel(QLabel):
    """Decorative where the text beside it says what it means; otherwise give the words in `says`."""

    def __init__(
        self, name: str, ink: str = "text2", size: int = 16, parent: QWidget | None = None, *, says: str = ""
    ) -> None:
        super().__init__(parent)
        self._size = size
        # What is drawn: its name, its colour and its side.
        self._drawn: tuple[str, int, int] | None = None
        self.setAccessibleName(says)
        self.show_icon(name, ink)

    def show_icon(self, name: str, ink: str) -> None:
        """Change the icon and the token of its colour."""
        side = px(self._size)
        drawn = (name, colour(ink).rgba(), side)
        if drawn == self._drawn:
            return
        self._drawn = drawn
        self.setFixedSize(side, side)
        self.setPixmap(icon(name, ink).pixmap(side, side))
