"""A tab with an icon, a title and a count in a badge."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui.theme import colour, icon, px

# Ground and ink of the badge, by kind of problem; a count of 0 takes the calm pair, law the green one.
BADGES = {
    "uncovered": ("dangerTint", "dangerInk"),
    "law": ("dangerTint", "dangerInk"),
    "policy": ("warnTint", "warnInk"),
    "wish": ("sunken", "text2"),
}
CALM = ("okTint", "okInk")


class CountTab(QAbstractButton):
    """Checkable; one of a row is in front."""

    def __init__(self, title: str, icon_name: str, kind: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title, self._icon_name, self._kind = title, icon_name, kind
        self._count: int | None = 0
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.show_count(0)

    def show_count(self, count: int | None) -> None:
        """The figure in the badge; None where nothing has been counted."""
        if count == self._count and self.accessibleName():
            return
        self._count = count
        self.setAccessibleName(f"{self._title}, {'not checked' if count is None else count}")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        width = px(10 + 16 + 8) + self._text_width() + px(8) + self._badge_width() + px(10)
        return QSize(round(width), px(33))

    def _font(self, *, is_small: bool = False) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(px(11 if is_small else 13))
        font.setWeight(QFont.Weight.DemiBold if self.isChecked() or is_small else QFont.Weight.Medium)
        return font

    def _text_width(self) -> float:
        # Measured bold, so that the tabs stand still when another comes to the front.
        font = self._font()
        font.setWeight(QFont.Weight.DemiBold)
        return QFontMetricsF(font).horizontalAdvance(self._title)

    @property
    def _figure(self) -> str:
        return "–" if self._count is None else str(self._count)

    @property
    def _badge_tokens(self) -> tuple[str, str]:
        if self._count is None:
            return BADGES["wish"]
        return BADGES[self._kind] if self._count or self._kind == "wish" else CALM

    def _badge_width(self) -> float:
        return QFontMetricsF(self._font(is_small=True)).horizontalAdvance(self._figure) + px(12)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left = px(10.0)
        side = px(14)
        middle = self.height() / 2
        ink = "text" if self.isChecked() or self.underMouse() else "text2"
        icon(self._icon_name, ink).paint(painter, round(left), round(middle - side / 2), side, side)
        left += px(16 + 6)
        painter.setFont(self._font())
        painter.setPen(colour(ink))
        text_box = QRectF(left, 0, self._text_width() + px(4), self.height())
        painter.drawText(text_box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self._title)
        self._paint_badge(painter, left + self._text_width() + px(8), middle)
        if self.isChecked():
            painter.fillRect(QRectF(0, self.height() - px(2), self.width(), px(2)), colour("accent"))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colour("focus"), px(2)))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(2, 2, -2, -4), px(4), px(4))
        painter.end()

    def _paint_badge(self, painter: QPainter, left: float, middle: float) -> None:
        ground, ink = self._badge_tokens
        box = QRectF(left, middle - px(9), self._badge_width(), px(18))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(ground))
        painter.drawRoundedRect(box, px(5), px(5))
        painter.setFont(self._font(is_small=True))
        painter.setPen(colour(ink))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._figure)
