"""What flies along with a person who is dragged: the name, and a thumb or the reasons at once."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui.board.edit_verdict import EditVerdict
from ui.theme import colour, icon, px, text_font

WIDTH, MOST_LINES = 340, 5
LOOKS = {
    "fine": ("thumbs-up", "okTint", "okInk"),
    "wish": ("thumbs-up", "okTint", "okInk"),
    "policy": ("warning", "warnTint", "warnInk"),
    "refused": ("thumbs-down", "dangerTint", "dangerInk"),
}
NEUTRAL = ("user", "surface", "text")
OVER_NOTHING = "Drop on something uncovered, or on another person's shift"


class PersonTag(QWidget):
    """Lies over board and heads; the pointer goes through it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._title = ""
        self._lines: list[str] = []
        self._look = NEUTRAL
        self.hide()

    @property
    def words(self) -> tuple[str, str]:
        """Title and what stands below it."""
        return self._title, " ".join(self._lines)

    @property
    def kind(self) -> str:
        """The icon that is shown: a thumb up, a thumb down, a warning, or a person."""
        return self._look[0]

    def show_at(self, place: QPoint, title: str, verdict: EditVerdict | None) -> None:
        """Show beside a place of the parent, kept inside of it."""
        self._title = title
        self._look = LOOKS[verdict.kind] if verdict is not None else NEUTRAL
        self._lines = self._wrapped(verdict.words if verdict is not None else OVER_NOTHING)
        self.resize(self.sizeHint())
        parent = self.parentWidget()
        room = parent.size() if parent is not None else self.size()
        x = min(max(place.x() + px(14), 0), room.width() - self.width() - px(4))
        y = place.y() + px(16)
        if y + self.height() > room.height():
            y = place.y() - self.height() - px(10)
        self.move(x, max(y, 0))
        self.raise_()
        self.show()
        self.update()

    def sizeHint(self) -> QSize:
        title = QFontMetricsF(text_font("body", 600)).horizontalAdvance(self._title)
        small = QFontMetricsF(text_font("small"))
        widths = [small.horizontalAdvance(line) for line in self._lines]
        width = max([title + px(24), *widths]) + px(22)
        return QSize(round(width), px(30) + px(15) * len(self._lines))

    def _wrapped(self, words: str) -> list[str]:
        metrics = QFontMetricsF(text_font("small"))
        lines: list[str] = []
        for word in words.split():
            longer = f"{lines[-1]} {word}" if lines else word
            if lines and metrics.horizontalAdvance(longer) <= px(WIDTH):
                lines[-1] = longer
            else:
                lines.append(word)
        if len(lines) > MOST_LINES:
            rest = " ".join(lines[MOST_LINES - 1 :])
            last = metrics.elidedText(rest, Qt.TextElideMode.ElideRight, px(WIDTH))
            lines = [*lines[: MOST_LINES - 1], last]
        return lines

    def paintEvent(self, _event: QPaintEvent) -> None:
        name, ground, ink = self._look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour(ink if ground != "surface" else "accent"), 1))
        painter.setBrush(colour(ground))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), px(7), px(7))
        side = px(16)
        icon(name, ink).paint(painter, px(9), px(6), side, side)
        painter.setPen(colour(ink))
        painter.setFont(text_font("body", 600, has_even_figures=False))
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(px(31), px(4), self.width(), px(20)), left, self._title)
        painter.setFont(text_font("small", has_even_figures=False))
        for number, line in enumerate(self._lines):
            area = QRectF(px(10), px(24) + px(15) * number, self.width(), px(15))
            painter.drawText(area, left, line)
        painter.end()
