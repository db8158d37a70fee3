"""Samples of the board's marks for the key, drawn from the same tokens and patterns as the board."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import colour, icon, pattern, px, text_font
from ui.widgets.tone_icon import tokens_of

DASH = (4.0, 2.5)


@dataclass(frozen=True, slots=True)
class MarkKey:
    """One line of the key. `family` gives the tokens, `kind` what is special about the drawing."""

    name: str
    more: str
    family: str
    kind: str = "block"
    icon: str = ""
    text: str = ""


MARK_KEYS: tuple[MarkKey, ...] = (
    MarkKey("At the office", "filled bar", "office"),
    MarkKey("At home", "outline, house by the time", "office", "outline", "home"),
    MarkKey("Visit", "last 4 of the case ref", "visit", icon="visit", text="0944"),
    MarkKey("Two-worker visit", "1/2 means one is missing", "visit", icon="two-workers", text="0987"),
    MarkKey("Duty desk", "", "duty", icon="duty", text="Duty"),
    MarkKey("Court writing, due", "solid block is the hearing", "court", "due", icon="court"),
    MarkKey("Protected admin", "no visits may land here", "admin", "pattern"),
    MarkKey("10% reserve", "kept for the unplanned", "reserve", "pattern"),
    MarkKey("Supervision", "", "superv", icon="supervision", text="1:1"),
    MarkKey("Break", "notch in the bar", "office", "notch"),
    MarkKey("Pinned", "the solver may not move it", "office", "pinned"),
    MarkKey("Still moving", "may change before the build ends", "office", "moving"),
)


class MarkSample(QWidget):
    """54 × 24 px at 100 %: decorative, the words beside it say what it means."""

    def __init__(self, mark: MarkKey, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mark = mark
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFixedSize(self.sizeHint())

    def sizeHint(self) -> QSize:
        return QSize(px(58), px(30))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(1, px(4), self.width() - px(4), px(24) - 1)
        self._paint_body(painter, box)
        self._paint_words(painter, box)
        self._paint_extra(painter, box)
        painter.end()

    def _paint_body(self, painter: QPainter, box: QRectF) -> None:
        mark = self._mark
        ground, edge, _ = tokens_of(mark.family)
        brush = QBrush(colour(ground))
        pen = QPen(colour(edge), 1.2)
        if mark.kind == "pattern":
            brush = pattern("reserve" if mark.family == "reserve" else "admin", self.devicePixelRatioF())
        if mark.kind == "outline":
            brush = QBrush(colour("surface"))
        if mark.kind == "pinned":
            pen = QPen(colour("barInk"), px(2))
        if mark.kind == "moving":
            brush = QBrush(colour("accentTint"))
            pen = QPen(colour("accent"), 1.5)
            pen.setDashPattern(list(DASH))
        painter.setBrush(brush)
        painter.setPen(pen)
        path = _notched(box) if mark.kind == "notch" else _rounded(box)
        painter.drawPath(path)

    def _paint_words(self, painter: QPainter, box: QRectF) -> None:
        mark = self._mark
        if not mark.icon:
            return
        _, _, ink = tokens_of(mark.family)
        side = px(12)
        font = text_font("micro", 600)
        painter.setFont(font)
        width = painter.fontMetrics().horizontalAdvance(mark.text) if mark.text else 0
        left = box.center().x() - (side + (px(3) + width if width else 0)) / 2
        top = box.center().y() - side / 2
        icon(mark.icon, ink).paint(painter, round(left), round(top), side, side)
        painter.setFont(font)
        painter.setPen(colour(ink))
        words = QRectF(left + side + px(3), box.top(), width + px(4), box.height())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, mark.text)

    def _paint_extra(self, painter: QPainter, box: QRectF) -> None:
        if self._mark.kind == "pinned":
            centre = QPointF(box.right() - px(3), box.top())
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("barInk"))
            painter.drawEllipse(centre, px(6), px(6))
            side = px(8)
            left, top = round(centre.x() - side / 2), round(centre.y() - side / 2)
            icon("pin", "surface").paint(painter, left, top, side, side)
        if self._mark.kind == "due":
            pill = QRectF(box.right() - px(22), box.top() - px(5), px(24), px(12))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("courtLine"))
            painter.drawRoundedRect(pill, px(6), px(6))
            painter.setFont(text_font("micro", 600))
            painter.setPen(colour("surface"))
            painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, "due")


def _rounded(box: QRectF) -> QPainterPath:
    path = QPainterPath()
    path.addRoundedRect(box, px(5), px(5))
    return path


def _notched(box: QRectF) -> QPainterPath:
    notch = QPainterPath()
    notch.addRoundedRect(QRectF(box.center().x() - px(5), box.top() - px(4), px(10), px(13)), px(3), px(3))
    return _rounded(box).subtracted(notch)
