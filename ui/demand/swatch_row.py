"""The key below the grid: what the grounds, the bars and the corner of a cell mean."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.demand.cell_delegate import paint_corner
from ui.theme import colour, pattern, px, text_font

LINE = 18
Paint = Callable[[QPainter, QRectF, float], None]


def _ground(token: str) -> Paint:
    def paint(painter: QPainter, box: QRectF, _ratio: float) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(token))
        painter.drawRoundedRect(box, px(3), px(3))

    return paint


def _cover(painter: QPainter, box: QRectF, _ratio: float) -> None:
    painter.fillRect(box.adjusted(0, px(5), 0, -px(5)), colour("dutyLine"))


def _visits(painter: QPainter, box: QRectF, _ratio: float) -> None:
    painter.setPen(QPen(colour("visitLine"), 1))
    painter.setBrush(QBrush(colour("visitLine"), Qt.BrushStyle.BDiagPattern))
    painter.drawRect(box.adjusted(0, px(5), 0, -px(5)))


def _short(painter: QPainter, box: QRectF, ratio: float) -> None:
    painter.setPen(QPen(colour("danger"), 1))
    painter.setBrush(pattern("shortage", ratio))
    painter.drawRoundedRect(box, px(3), px(3))


def _differs(painter: QPainter, box: QRectF, _ratio: float) -> None:
    _ground("heat1")(painter, box, _ratio)
    paint_corner(painter, box)


SWATCHES: tuple[tuple[Paint, str], ...] = (
    (_ground("heat1"), "1–2 people"),
    (_ground("heat2"), "3–4"),
    (_ground("heat3"), "5–6"),
    (_ground("heat4"), "7 or more"),
    (_cover, "cover"),
    (_visits, "visits"),
    (_short, "more than could be at work"),
    (_differs, "not as usual"),
)


class SwatchRow(QWidget):
    """Decorative; every cell says the same in words. It goes on in a second line where one is too short."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(
            "Key: darker means more people; green bar cover, hatched blue visits, red short, "
            "a corner where the week is not as usual"
        )

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return (int(self._places(width)[-1].y() / px(LINE)) + 1) * px(LINE)

    def sizeHint(self) -> QSize:
        return QSize(px(400), self.heightForWidth(max(self.width(), px(400))))

    def _places(self, width: int) -> list[QPointF]:
        """Where each swatch stands."""
        metrics = QFontMetricsF(text_font("small"))
        places, left, top = [], 0.0, 0.0
        for _, words in SWATCHES:
            wide = px(28) + metrics.horizontalAdvance(words)
            if left and left + wide > width:
                left, top = 0.0, top + px(LINE)
            places.append(QPointF(left, top))
            left += wide + px(18)
        return places

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(text_font("small"))
        where = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        for (paint, words), place in zip(SWATCHES, self._places(self.width()), strict=True):
            box = QRectF(place.x(), place.y() + px(2), px(22), px(14))
            paint(painter, box, self.devicePixelRatioF())
            painter.setPen(colour("text2"))
            beside = QRectF(box.right() + px(6), place.y(), self.width(), px(LINE))
            painter.drawText(beside, where, words)
        painter.end()
