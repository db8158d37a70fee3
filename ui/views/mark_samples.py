"""Samples of the board's marks for the key, drawn from the same tokens and patterns as the board."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import colour, icon, pattern, px, text_font
from ui.widgets.tone_icon import tokens_of

DASH = (4.0, 2.5)
# The disc at the upper left of a bar: ground, icon and its ink.
TROUBLES = {
    "law": ("danger", "warning-fill", "surface"),
    "policy": ("warn", "warning-bold", "surface"),
    "wish": ("surface", "wish", "text2"),
}
EDGES = {"pinned": "barInk", "law": "danger", "policy": "warn"}


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
    MarkKey("Write-up", "of a visit or a court day", "admin", icon="recording"),
    MarkKey("Handover", "of the two who share a post", "accent", icon="handover"),
    MarkKey("Leave, or time off in lieu", "hatched; spans days", "leave", "leave", icon="leave"),
    MarkKey("Pinned", "the solver may not move it", "office", "pinned"),
    MarkKey("Changed", "since it was published last", "office", "changed"),
    MarkKey("Breaks the law", "cannot be published", "office", "law"),
    MarkKey("Breaks a policy", "publishing asks for a reason", "office", "policy"),
    MarkKey("Unmet wish", "nothing is broken", "office", "wish"),
    MarkKey("Short rest", "14 h or less to the next shift", "office", "rest"),
    MarkKey("Over contract", "beside the hours of the week", "office", "over"),
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
        if self._mark.kind == "rest":
            self._paint_rest(painter, box)
        elif self._mark.kind == "over":
            self._paint_hours(painter, box)
        else:
            self._paint_body(painter, box)
            self._paint_words(painter, box)
            self._paint_extra(painter, box)
        painter.end()

    def _paint_body(self, painter: QPainter, box: QRectF) -> None:
        mark = self._mark
        ground, edge, _ = _tokens(mark.family)
        brush = QBrush(colour(ground))
        pen = QPen(colour(edge), 1.2)
        if mark.kind == "pattern":
            brush = pattern("reserve" if mark.family == "reserve" else "admin", self.devicePixelRatioF())
        if mark.kind == "outline":
            brush = QBrush(colour("surface"))
        if mark.kind == "leave":
            brush = pattern("leave", self.devicePixelRatioF())
        if mark.kind in EDGES:
            pen = QPen(colour(EDGES[mark.kind]), px(2))
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
        _, _, ink = _tokens(mark.family)
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
        kind = self._mark.kind
        if kind == "pinned":
            self._paint_disc(painter, QPointF(box.right() - px(3), box.top()), "barInk", "pin", "surface")
        if kind in TROUBLES:
            self._paint_disc(painter, QPointF(box.left() + px(6), box.top() + px(3)), *TROUBLES[kind])
        if kind == "changed":
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("accent"))
            edge = QRectF(box.left() - 0.5, box.top() - 0.5, px(3), box.height() + 1)
            painter.drawRoundedRect(edge, px(1.5), px(1.5))
        if self._mark.kind == "due":
            pill = QRectF(box.right() - px(22), box.top() - px(5), px(24), px(12))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("courtLine"))
            painter.drawRoundedRect(pill, px(6), px(6))
            painter.setFont(text_font("micro", 600))
            painter.setPen(colour("surface"))
            painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, "due")

    @staticmethod
    def _paint_disc(painter: QPainter, centre: QPointF, ground: str, icon_name: str, ink: str) -> None:
        painter.setPen(QPen(colour("surface"), 1))
        painter.setBrush(colour(ground))
        painter.drawEllipse(centre, px(6), px(6))
        side = px(9)
        left, top = round(centre.x() - side / 2), round(centre.y() - side / 2)
        icon(icon_name, ink).paint(painter, left, top, side, side)

    @staticmethod
    def _paint_rest(painter: QPainter, box: QRectF) -> None:
        """The ends of two shifts, and the line between them."""
        painter.setClipRect(box.adjusted(-1, -1, 1, 1))
        painter.setPen(QPen(colour("barLine"), 1.2))
        painter.setBrush(colour("office"))
        part = box.width() / 4
        painter.drawPath(_rounded(QRectF(box.left() - part, box.top(), 2 * part, box.height())))
        painter.drawPath(_rounded(QRectF(box.right() - part, box.top(), 2 * part, box.height())))
        y, cap = round(box.center().y()) + 0.5, px(2.5)
        left, right = box.left() + part + px(2), box.right() - part - px(2)
        painter.drawLine(QPointF(left, y), QPointF(right, y))
        for x in (left, right):
            painter.drawLine(QPointF(x, y - cap), QPointF(x, y + cap))

    @staticmethod
    def _paint_hours(painter: QPainter, box: QRectF) -> None:
        """The hours of a row: full, with the amber tick at the end."""
        bar = QRectF(box.left() + px(6), box.center().y() - px(3), box.width() - px(12), px(6))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("barLine"))
        painter.drawRoundedRect(bar, px(3), px(3))
        painter.setBrush(colour("warn"))
        painter.drawRect(QRectF(bar.right() - px(2), bar.center().y() - px(5), px(2), px(10)))


def _tokens(family: str) -> tuple[str, str, str]:
    """Ground, edge and ink; a handover is drawn in the accent."""
    return ("accentTint", "accent", "accentInk") if family == "accent" else tokens_of(family)


def _rounded(box: QRectF) -> QPainterPath:
    path = QPainterPath()
    path.addRoundedRect(box, px(5), px(5))
    return path


def _notched(box: QRectF) -> QPainterPath:
    notch = QPainterPath()
    notch.addRoundedRect(QRectF(box.center().x() - px(5), box.top() - px(4), px(10), px(13)), px(3), px(3))
    return _rounded(box).subtracted(notch)
