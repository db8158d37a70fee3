"""Who works with the plan, at the foot of the rail; pressed, it leads to their sign-in, locks, signs out."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from ui.actions.action_deck import ActionDeck
from ui.theme import px
from ui.widgets.avatar import Avatar
from ui.widgets.badge import paint_ground
from ui.widgets.menu_of_copies import MenuOfCopies

ENTRIES = ("plan.own_sign_in", "plan.sign_ins", "plan.lock", "plan.sign_out")


class PersonButton(QToolButton):
    """Initials, name, and what they are in the team."""

    def __init__(self, actions: ActionDeck, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("railButton")
        menu = MenuOfCopies("Sign-in", self)
        menu.offer([actions[entry] for entry in ENTRIES])
        self.setMenu(menu)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._avatar = Avatar(self)
        self._name, self._title = QLabel(self), QLabel(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(2), px(4), px(2), px(4))
        column.setSpacing(px(2))
        column.addWidget(self._avatar, 0, Qt.AlignmentFlag.AlignHCenter)
        for label, role in ((self._name, "railName"), (self._title, "railRole")):
            label.setObjectName(role)
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            label.setWordWrap(True)
            column.addWidget(label)
        for part in (self._avatar, self._name, self._title):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_person(self, name: str, title: str) -> None:
        """Nobody hides it."""
        self._avatar.show_name(name)
        self._name.setText(name)
        self._title.setText(title)
        self.setVisible(bool(name))
        self.setToolTip(f"{name}, {title}: sign-in, lock, sign out")
        self.setAccessibleName(f"{name}, {title}")

    def show_words(self, *, has_name: bool, has_title: bool) -> None:
        """What gives way where the rail is short."""
        self._name.setVisible(has_name)
        self._title.setVisible(has_title)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        layout = self.layout()
        return layout.totalHeightForWidth(width) if layout is not None else 0

    def sizeHint(self) -> QSize:
        return QSize(self.width(), self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = QRectF(self.rect()).adjusted(px(4), 0, -px(4), 0)
        ink = "sunken" if self.underMouse() or self.isDown() else ""
        paint_ground(painter, ground, ink=ink, has_focus=self.hasFocus())
        painter.end()
