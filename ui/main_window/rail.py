"""The rail at the left: the program's menu, the screens of whoever works with the plan, and who that is."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRectF, QSize, Qt, Slot
from PySide6.QtGui import QAction, QFont, QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from planner.domain.roles import Role
from ui.actions.action_deck import ActionDeck
from ui.main_window.frame_port import Screen
from ui.main_window.person_button import PersonButton
from ui.theme import colour, icon, px, text_font
from ui.widgets.badge import paint_badge, paint_ground
from ui.widgets.logo import draw_logo

WIDTH = 80
# The screens of each role from the top down; the settings stand at the foot.
SCREENS: Mapping[Role, tuple[str, ...]] = {
    "manager": (
        "screen.rota",
        "screen.demand",
        "screen.people",
        "screen.leave",
        "screen.wheel",
        "screen.decide",
        "screen.swaps",
        "screen.history",
    ),
    "worker": ("screen.my_week", "screen.rota", "screen.requests", "screen.swaps", "screen.history"),
    "service_lead": ("screen.rota", "screen.history"),
}
# How high the buttons are, where their words begin, and the space between them: the first that has room.
# Of a rail with many screens they are lower; at 200 % in a low window there is room for their icons alone.
SIZES: tuple[tuple[int, int, int], ...] = ((50, 28, 6), (46, 28, 6), (38, 21, 2), (34, 19, 0), (26, 0, 0))
MANY, HEIGHT = 6, 50


def screens_of(role: Role) -> tuple[str, ...]:
    """The screens of a role by their names, the first one in front."""
    return tuple(name.removeprefix("screen.") for name in SCREENS[role])


class RailButton(QToolButton):
    """A screen: icon above its name, marked by ground, bar and weight while it is in front."""

    def __init__(self, action: QAction, icon_name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._icon_name = icon_name
        self._count = 0
        self._words_at = px(28)
        self.setObjectName("railButton")
        self.setDefaultAction(action)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(px(HEIGHT))
        self.show_count(0)
        action.changed.connect(self._renew_name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def show_size(self, height: int, words_at: int) -> None:
        """So high at 100 %, with the words so far down; 0: its icon alone."""
        self._words_at = px(words_at)
        self.setFixedHeight(px(height))
        self.update()

    def show_count(self, count: int) -> None:
        """How many things there wait for whoever looks; 0: no badge."""
        if count == self._count and self.accessibleName():
            return
        self._count = count
        self._renew_name()
        self.update()

    @Slot()
    def _renew_name(self) -> None:
        verb = "needs" if self._count == 1 else "need"
        waiting = f", {self._count} {verb} you" if self._count else ""
        self.setAccessibleName(f"{self.words}{waiting}")

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = QRectF(px(4), 0, self.width() - px(8), self.height())
        is_front = self.isChecked()
        tint = "accentTint" if is_front else "sunken" if self.underMouse() else ""
        paint_ground(painter, ground, ink=tint, has_focus=self.hasFocus())
        if is_front:
            painter.fillRect(QRectF(0, px(6), px(2), self.height() - px(12)), colour("accent"))
        ink = "text3" if not self.isEnabled() else "accentInk" if is_front else "text2"
        side = px(18)
        top = min(px(7), (self._words_at - side) // 2 + 1) if self._words_at else (self.height() - side) // 2
        icon(self._icon_name, ink).paint(painter, (self.width() - side) // 2, top, side, side)
        if self._words_at:
            painter.setFont(self.words_font(600 if is_front else 500))
            painter.setPen(colour(ink))
            words = QRectF(0, self._words_at, self.width(), min(px(16), self.height() - self._words_at))
            painter.drawText(words, Qt.AlignmentFlag.AlignCenter, self.words)
        paint_badge(painter, self.width() / 2 + px(8), self.width(), self._count)
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
        known = dict.fromkeys(name for names in SCREENS.values() for name in names if name in actions)
        self.buttons = {name: RailButton(actions[name], actions[name].row.icon, self) for name in known}
        self._role: Role | None = None
        self._person: tuple[str, Role, str] | None = None
        self.settings_button = RailButton(actions["screen.settings"], "sliders-horizontal", self)
        self.person = PersonButton(actions, self)
        self._column = QVBoxLayout()
        self._lay_out()
        self._show_role("manager")

    def show_person(self, name: str, role: Role = "manager", title: str = "Team manager") -> None:
        """Who works with the plan: in whose name changes are made, and whose screens there are."""
        if (name, role, title) == self._person:
            return
        self._person = (name, role, title)
        self.person.show_person(name, title)
        self._show_role(role)
        self._fit()

    def show_waiting(self, screen: str, count: int) -> None:
        """How many things wait on a screen."""
        button = self.buttons.get(screen)
        if button is not None:
            button.show_count(count)

    def place_of(self, screen: Screen) -> QWidget:
        """The button of a screen, or the first that is there."""
        own = self.buttons.get(f"screen.{screen}")
        return own if own in self._shown else self._shown[0]

    @property
    def _shown(self) -> list[RailButton]:
        """The buttons that are there, from the top down."""
        return [each for each in (*self.buttons.values(), self.settings_button) if not each.isHidden()]

    def _show_role(self, role: Role) -> None:
        """The screens of a role, in its order."""
        if self._role == role:
            return
        self._role = role
        shown = [self.buttons[name] for name in SCREENS[role] if name in self.buttons]
        before: QWidget = self.menu_button
        for button in self.buttons.values():
            button.setVisible(button in shown)
            self._column.removeWidget(button)
        for button in shown:
            self._column.addWidget(button)
            QWidget.setTabOrder(before, button)
            before = button
        QWidget.setTabOrder(before, self.settings_button)
        QWidget.setTabOrder(self.settings_button, self.person)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a low window, or with large type, the screens stand closer: never over one another."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """What gives way: the space, the height of the buttons, what somebody is, their words, their name."""
        layout = self.layout()
        if layout is None:
            return
        shown = self._shown
        first = 0 if len(shown) <= MANY + 1 else 1
        for height, words_at, space in SIZES[first:]:
            for button in shown:
                button.show_size(height, words_at)
            self._column.setSpacing(px(space))
            layout.setSpacing(px(space))
            self.person.show_words(has_name=words_at > 0, has_title=height > SIZES[2][0])
            if layout.totalMinimumHeightForWidth(self.width()) <= self.height():
                return

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
        self._column.setSpacing(px(6))
        column.addLayout(self._column)
        column.addStretch(1)
        column.addWidget(self.settings_button)
        column.addWidget(self.person)
