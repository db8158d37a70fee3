"""The bell at the right end of the top bar: how many notices are new, and the way to them."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Slot
from PySide6.QtGui import QAction, QPainter, QPaintEvent
from PySide6.QtWidgets import QToolButton, QWidget

from ui.notices.notice_keeper import NoticeKeeper
from ui.theme import icon, px
from ui.widgets.badge import paint_badge, paint_ground

SIDE = 32


class Bell(QToolButton):
    """`action` shows the list."""

    def __init__(self, keeper: NoticeKeeper, action: QAction, parent: QWidget) -> None:
        super().__init__(parent)
        self._keeper, self._action = keeper, action
        self.setObjectName("bell")
        self.setFixedSize(px(SIDE) + px(6), px(SIDE))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.clicked.connect(self._press)
        keeper.changed.connect(self.renew)
        action.changed.connect(self.renew)
        self.renew()

    def sizeHint(self) -> QSize:
        return QSize(px(SIDE) + px(6), px(SIDE))

    @Slot()
    def renew(self) -> None:
        count = self._keeper.count
        new = "none is new" if not count else f"{count} {'is' if count == 1 else 'are'} new"
        self.setAccessibleName(f"Notices, {new}")
        self.setToolTip(f"Notices: {new} ({self._keys()})")
        self.setEnabled(self._action.isEnabled())
        self.update()

    def _keys(self) -> str:
        return self._action.shortcut().toString()

    @Slot()
    def _press(self) -> None:
        self._action.trigger()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        tint = "surface2" if self.underMouse() and self.isEnabled() else ""
        paint_ground(painter, ground, ink=tint, has_focus=self.hasFocus())
        side, ink = px(18), "text" if self.isEnabled() else "text3"
        left, top = (self.width() - side) // 2 - px(2), (self.height() - side) // 2
        icon("bell", ink).paint(painter, left, top, side, side)
        paint_badge(painter, left + side - px(7), self.width() - 1, self._keeper.count)
        painter.end()
