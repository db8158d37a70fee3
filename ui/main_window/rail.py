"""The rail at the left: the program's menu, the screens that there are, and whose plan it is."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QAction, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QMenu, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from ui.actions.action_deck import ActionDeck
from ui.theme import colour, icon, px, text_font
from ui.widgets.avatar import Avatar
from ui.widgets.logo import draw_logo

WIDTH = 80
# The screens from the top down, with their icons; the settings stand at the foot.
SCREENS = (
    ("screen.rota", "calendar"),
    ("screen.demand", "chart-bar"),
    ("screen.people", "users"),
    ("screen.leave", "leave"),
    ("screen.wheel", "arrows-clockwise"),
    ("screen.history", "clock-counter-clockwise"),
)


class RailButton(QToolButton):
    """A screen: icon above its name, marked by ground, bar and weight while it is in front."""

    def __init__(self, action: QAction, icon_name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._icon_name = icon_name
        self.setObjectName("railButton")
        self.setDefaultAction(action)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(px(50))
        self.setAccessibleName(action.text().replace("&&", "&"))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        ground = QRectF(px(4), 0, self.width() - px(8), self.height())
        is_front = self.isChecked()
        if is_front or self.underMouse():
            painter.setBrush(colour("accentTint" if is_front else "sunken"))
            painter.drawRoundedRect(ground, px(6), px(6))
        if is_front:
            painter.fillRect(QRectF(0, px(6), px(2), self.height() - px(12)), colour("accent"))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colour("focus"), px(2)))
            painter.drawRoundedRect(ground.adjusted(1, 1, -1, -1), px(6), px(6))
        ink, side = "accentInk" if is_front else "text2", px(18)
        icon(self._icon_name, ink).paint(painter, (self.width() - side) // 2, px(7), side, side)
        painter.setFont(self.words_font(600 if is_front else 500))
        painter.setPen(colour(ink))
        words = QRectF(0, px(28), self.width(), px(16))
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, self.words)
        painter.end()

    @property
    def words(self) -> str:
        """The name as it is drawn."""
        return self.text().replace("&&", "&")

    def words_font(self, weight: int) -> QFont:
        """The small type, smaller where the name would else touch the edges of the rail."""
        font = text_font("small", weight)
        room = self.width() - 2 * px(6)
        wide = QFontMetricsF(font).horizontalAdvance(self.words)
        if wide > room:
            font.setPixelSize(max(1, int(font.pixelSize() * room / wide)))
        return font


class Rail(QWidget):
    """80 px wide at 100 %."""

    def __init__(self, menu: QMenu, actions: ActionDeck, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName("Screens")
        self.setFixedWidth(px(WIDTH))
        self.menu_button = self._make_menu_button(menu)
        self.buttons = {name: RailButton(actions[name], icon_name, self) for name, icon_name in SCREENS}
        self.rota_button = self.buttons["screen.rota"]
        self.settings_button = RailButton(actions["screen.settings"], "sliders-horizontal", self)
        self._avatar = Avatar(self)
        self._name, self._role = QLabel(self), QLabel("Team manager", self)
        self._lay_out()

    def show_person(self, name: str) -> None:
        """In whose name changes are made."""
        self._avatar.show_name(name)
        self._name.setText(name)
        for widget in (self._avatar, self._name, self._role):
            widget.setVisible(bool(name))

    def _make_menu_button(self, menu: QMenu) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName("menuButton")
        button.setIcon(draw_logo())
        button.setIconSize(QSize(px(28), px(28)))
        button.setMenu(menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setToolTip("Menu (F10)")
        button.setAccessibleName("Menu")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, px(6), 0, px(8))
        column.setSpacing(px(6))
        column.addWidget(self.menu_button, 0, Qt.AlignmentFlag.AlignHCenter)
        for button in self.buttons.values():
            column.addWidget(button)
        column.addStretch(1)
        column.addWidget(self.settings_button)
        column.addWidget(self._avatar, 0, Qt.AlignmentFlag.AlignHCenter)
        for label, role in ((self._name, "railName"), (self._role, "railRole")):
            label.setObjectName(role)
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            label.setWordWrap(True)
            column.addWidget(label)
