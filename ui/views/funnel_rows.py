"""The funnel in the inspector: from everybody down to those left, a row and a bar a step."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from planner.services.explain.records import Funnel, FunnelStep
from ui.item_models.funnel_marks import step_icon
from ui.session.shown_rota import ShownRota
from ui.theme import colour, icon, px
from ui.views.shift_words import person_name


class StepIcon(QWidget):
    """An icon in a ring, as in the band down the board."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self.setFixedSize(px(22), px(22))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour("lineStrong"), 1))
        painter.setBrush(colour("surface"))
        radius = self.width() / 2 - 1
        painter.drawEllipse(QPointF(self.width() / 2, self.height() / 2), radius, radius)
        side = px(13)
        left, top = (self.width() - side) // 2, (self.height() - side) // 2
        icon(self._name, "text2").paint(painter, left, top, side, side)
        painter.end()


class ShareBar(QWidget):
    """How many of all are left."""

    def __init__(self, part: int, whole: int) -> None:
        super().__init__()
        self._share = part / whole if whole else 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(px(5))

    def sizeHint(self) -> QSize:
        return QSize(px(100), px(5))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        radius = self.height() / 2
        painter.setBrush(colour("sunken"))
        painter.drawRoundedRect(QRectF(self.rect()), radius, radius)
        painter.setBrush(colour("supplyLine"))
        if self._share:
            width = max(self.width() * self._share, float(self.height()))
            painter.drawRoundedRect(QRectF(0, 0, width, self.height()), radius, radius)
        painter.end()


class FunnelRow(QWidget):
    """One step. While the pointer or the focus is on it, `pointed` has its people; then nobody."""

    pointed = Signal(object)

    def __init__(
        self, icon_name: str, number: str, words: str, left: int, whole: int, people: tuple[str, ...]
    ) -> None:
        super().__init__()
        self.people = people
        self.setObjectName("funnelRow")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._is_hovered = False
        row = QHBoxLayout(self)
        row.setContentsMargins(px(2), px(2), px(2), px(3))
        row.setSpacing(px(8))
        row.addWidget(StepIcon(icon_name), 0, Qt.AlignmentFlag.AlignTop)
        middle = QVBoxLayout()
        middle.setSpacing(px(4))
        line = QHBoxLayout()
        line.setSpacing(px(6))
        figure = _label(number, "heading")
        line.addWidget(figure, 0, Qt.AlignmentFlag.AlignTop)
        text = _label(words, "body")
        text.setWordWrap(True)
        line.addWidget(text, 1)
        middle.addLayout(line)
        middle.addWidget(ShareBar(left, whole))
        row.addLayout(middle, 1)
        left_label = _label(str(left), "heading")
        left_label.setMinimumWidth(px(18))
        row.addWidget(left_label, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._is_hovered = True
        self._tell()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._is_hovered = False
        self._tell()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._tell()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._tell()

    def _tell(self) -> None:
        self.update()
        self.pointed.emit(self.people if self._is_hovered or self.hasFocus() else ())

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not (self._is_hovered or self.hasFocus()):
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour("focus"), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(colour("surface2"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), px(5), px(5))
        painter.end()


def funnel_rows(shown: ShownRota, found: Funnel) -> list[FunnelRow]:
    """Everybody first, then a row a step."""
    whole = len(found.team)
    first = FunnelRow("people", str(whole), "in the team", whole, whole, found.team)
    first.setAccessibleName(f"{whole} in the team")
    return [first, *(_step_row(shown, step, whole) for step in found.steps)]


def _step_row(shown: ShownRota, step: FunnelStep, whole: int) -> FunnelRow:
    number = len(step.people)
    row = FunnelRow(step_icon(step), f"−{number}", step.words, step.left, whole, step.people)
    names = _names(shown, step.people)
    row.setAccessibleName(f"{number} {step.words}: {names}; {step.left} left")
    row.setToolTip("\n".join(step.reasons) or names)
    return row


def left_words(shown: ShownRota, found: Funnel) -> list[str]:
    """`1 found: Amira Khan`, and those who could do it by every rule."""
    lines = []
    if found.found:
        lines.append(f"{len(found.found)} found: {_names(shown, found.found)}")
    if found.free:
        lines.append(f"{len(found.free)} could do it: {_names(shown, found.free)}")
    return lines


def _names(shown: ShownRota, people: Sequence[str]) -> str:
    return ", ".join(person_name(shown, person) for person in people)


def _label(text: str, role: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("role", role)
    return label
