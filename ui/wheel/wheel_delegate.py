"""Paints a cell of the wheel: the chips of its turns, who is away, what a carried turn meets there."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from planner.services.wheel.turns import WheelTurn
from ui.item_models.wheel_item_models import AWAY_ROLE, TURNS_ROLE
from ui.item_models.wheel_words import ELSEWHERE, chip_text, short_text
from ui.theme import colour, icon, pattern, px, px_exact, text_font
from ui.wheel.wheel_chips import CHIP_HEIGHT, DUTY_FORMS, GAP, ICON, TOP, chip_places, duty_form
from ui.wheel.wheel_hand import WheelHand

# Icon, ground, edge and ink of each kind.
LOOKS = {
    "lockdown": ("lockdown", "lock", "lockLine", "lockInk"),
    "supervision": ("supervision", "superv", "supervLine", "supervInk"),
    "duty": ("duty", "duty", "dutyLine", "dutyInk"),
}


class WheelDelegate(QStyledItemDelegate):
    """Each kind has its icon and its word; what only falls due is dashed, what is in a rota has no fill."""

    def __init__(self, hand: WheelHand, parent: QWidget) -> None:
        super().__init__(parent)
        self._hand = hand
        self.chosen: WheelTurn | None = None

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        turns = index.data(TURNS_ROLE)
        if turns is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        cell = QRectF(option.rect)
        self._paint_ground(painter, cell, index, turns)
        places = chip_places(turns, cell)
        form = duty_form(places)
        for turn, place in places:
            is_lifted = self._hand.turn is not None and self._hand.turn.key == turn.key
            paint_chip(painter, place, turn, form, is_faint=is_lifted)
            if self.chosen is not None and self.chosen.key == turn.key:
                _ring(painter, place.adjusted(-px(1), -px(1), px(1), px(1)))
        self._paint_away(painter, cell, str(index.data(AWAY_ROLE) or ""), turns)
        self._paint_carried(painter, cell, index)
        if option.state & QStyle.StateFlag.State_HasFocus and self._hand.turn is None:
            _ring(painter, cell.adjusted(px(1), px(1), -px(1), -px(1)))
        painter.restore()

    def _paint_ground(
        self,
        painter: QPainter,
        cell: QRectF,
        index: QModelIndex | QPersistentModelIndex,
        turns: tuple[WheelTurn, ...],
    ) -> None:
        ratio = painter.device().devicePixelRatio()
        if any(turn.kind == "lockdown" and turn.origin != "due" for turn in turns):
            painter.fillRect(cell, colour("lock", 0.55))
            pen = QPen(colour("lockLine"), 1)
            pen.setDashPattern([2, 3])
            painter.setPen(pen)
            for y in (cell.top() + 0.5, cell.bottom() - 1.5):
                painter.drawLine(int(cell.left()), int(y), int(cell.right()), int(y))
        verdict = self._hand.verdict_at(index.row(), index.column())
        if verdict is not None and not verdict.may_go:
            painter.setOpacity(0.35)
            painter.fillRect(cell, pattern("shortage", ratio))
            painter.setOpacity(1)
        painter.fillRect(QRectF(cell.left(), cell.bottom() - 1, cell.width(), 1), colour("line"))
        painter.fillRect(QRectF(cell.left(), cell.top(), 1, cell.height()), colour("line"))
        if verdict is not None and verdict.may_go and verdict.warning:
            side = px(12)
            icon("warning", "warnInk").paint(
                painter, round(cell.right()) - side - px(2), round(cell.top()) + px(2), side, side
            )

    @staticmethod
    def _paint_away(painter: QPainter, cell: QRectF, words: str, turns: tuple[WheelTurn, ...]) -> None:
        if not words:
            return
        has_lower = any(turn.kind == "supervision" for turn in turns)
        has_upper = any(turn.kind != "supervision" for turn in turns)
        if has_lower and has_upper:
            # There is no room for the words: the corner tells that there is something to read.
            icon("leave", "leaveInk").paint(
                painter, round(cell.right()) - px(14), round(cell.bottom()) - px(14), px(11), px(11)
            )
            return
        top = cell.top() + (px(TOP) if has_lower else px(TOP + CHIP_HEIGHT + GAP))
        side = px(11)
        is_elsewhere = any(reason in words for reason in ELSEWHERE)
        name, ink = ("user", "text2") if is_elsewhere else ("leave", "leaveInk")
        icon(name, ink).paint(painter, round(cell.left()) + px(5), round(top) + px(3), side, side)
        # After the icon, which is drawn as a letter of its own font.
        font = text_font("micro")
        painter.setFont(font)
        painter.setPen(colour("text2"))
        room = QRectF(cell.left() + px(19), top, cell.width() - px(22), px(CHIP_HEIGHT))
        text = QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, text)

    def _paint_carried(
        self, painter: QPainter, cell: QRectF, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        hand = self._hand
        if hand.turn is None or (index.row(), index.column()) != hand.target:
            return
        may_go = hand.verdict.may_go
        pen = QPen(colour("accent" if may_go else "danger"), px_exact(1.5))
        pen.setDashPattern([4, 2.5])
        painter.setPen(pen)
        painter.setBrush(colour("accentTint") if may_go else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(cell.adjusted(px(2), px(2), -px(2), -px(3)), px(4), px(4))
        place = QRectF(cell.left() + px(4), cell.top() + px(TOP), cell.width() - px(8), px(CHIP_HEIGHT))
        paint_chip(painter, place, hand.turn, duty_form([(hand.turn, place)]))


def paint_chip(
    painter: QPainter, place: QRectF, turn: WheelTurn, form: int, *, is_faint: bool = False
) -> None:
    """A turn's chip: icon and word where they fit, else the icon; duty, which alone is told by a day of the
    week, in its form."""
    name, ground, edge, ink = LOOKS[turn.kind]
    painter.setOpacity(0.4 if is_faint else 1.0)
    pen = QPen(colour(edge), px_exact(1.2))
    if turn.origin == "due":
        pen.setDashPattern([3, 2])
    painter.setPen(pen)
    is_filled = turn.origin == "agreed"
    painter.setBrush(colour(ground) if is_filled else colour("surface"))
    painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), px(3), px(3))
    side = px(ICON)
    beside, words = place.adjusted(side + px(7), 0, -px(2), 0), ""
    if turn.kind != "duty":
        words = _fitting(turn, beside.width()) if place.width() >= side + px(20) else ""
    elif form < len(DUTY_FORMS):
        told, has_icon = DUTY_FORMS[form]
        words = told(turn)
        if not has_icon:
            _words(painter, place, words, colour(ink), Qt.AlignmentFlag.AlignHCenter)
            painter.setOpacity(1.0)
            return
    if words:
        _words(painter, beside, words, colour(ink), Qt.AlignmentFlag.AlignLeft)
    small = side if words else round(min(side, place.width() - px(2)))
    left = place.left() + px(4) if words else place.center().x() - small / 2
    icon(name, ink).paint(painter, round(left), round(place.center().y() - small / 2), small, small)
    painter.setOpacity(1.0)


def _fitting(turn: WheelTurn, room: float) -> str:
    """The words of a lockdown or a supervision, cut where they have no room."""
    metrics = QFontMetricsF(text_font("micro", 600))
    texts = (chip_text(turn), short_text(turn))
    fits = next((text for text in texts if metrics.horizontalAdvance(text) <= room), "")
    return fits or metrics.elidedText(texts[-1], Qt.TextElideMode.ElideRight, room)


def _words(painter: QPainter, room: QRectF, text: str, ink: QColor, where: Qt.AlignmentFlag) -> None:
    painter.setFont(text_font("micro", 600))
    painter.setPen(ink)
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | where, text)


def _ring(painter: QPainter, place: QRectF) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour("focus"), px(2)))
    painter.drawRoundedRect(place, px(4), px(4))
