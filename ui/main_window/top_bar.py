"""The bar at the top: which week, in what state, undo and redo, taking out, publishing, building."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QToolButton, QWidget

from planner.domain.roles import Role
from ui.actions.action_deck import ActionDeck
from ui.main_window.action_button import ActionButton
from ui.main_window.frame_port import Screen
from ui.main_window.more_button import MoreButton
from ui.main_window.view_switch import ViewSwitch
from ui.main_window.week_picker import WeekPicker
from ui.theme import icon, px
from ui.widgets.chip import Chip, Tone
from ui.widgets.reading_order import laid_out
from ui.widgets.short_words import WORDS, shorten

HEIGHT = 52
# The width of the bar from which it has the field for finding.
FIND_FROM = 1180
# So much can give way, one after the other.
LEVELS = 15
FIND_WORDS, SHORT_FIND_WORDS = "Person, case or command   Ctrl+K", "Find   Ctrl+K"
QWIDGETSIZE_MAX = 16_777_215
# What a screen has in the bar beside building: its own new things; the rota, taking out and publishing.
NEW_THINGS: dict[Screen, tuple[tuple[str, str], ...]] = {
    "demand": (("demand.add_visit", "visit"), ("demand.add_cover", "duty")),
    "people": (("people.add", "user-plus"),),
    "leave": (("leave.add", "plus"),),
    "my_week": (("requests.leave", "leave"), ("calendar.add", "calendar-plus")),
}
# A worker builds nothing: this stands out in their bar.
MAIN_OF_WORKERS = "calendar.add"


class TopBar(QWidget):
    """52 px high at 100 %."""

    week_chosen = Signal(object)

    def __init__(self, actions: ActionDeck, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("topBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName("Week and actions")
        self.setFixedHeight(px(HEIGHT))
        self.picker = WeekPicker(self)
        self.picker.week_chosen.connect(self._choose_week)
        self.state = Chip("", "neutral", "", self)
        self.state.hide()
        self.team = QLabel(self)
        self.team.setObjectName("secondary")
        self.team.hide()
        self.view_switch = ViewSwitch(actions, self)
        self.build_button = ActionButton(actions["rota.build"], "play", self, is_primary=True)
        self.weeks_button = self._make_weeks_button(actions)
        self.publish_button = ActionButton(actions["rota.publish"], "upload-simple", self)
        self.export_button = self._make_export_button(actions)
        self.new_buttons = {
            screen: [
                ActionButton(actions[name], icon_name, self, is_primary=name == MAIN_OF_WORKERS)
                for name, icon_name in rows
            ]
            for screen, rows in NEW_THINGS.items()
        }
        self.ways_back = (_tool(actions["edit.undo"], self), _tool(actions["edit.redo"], self))
        self.arrows = (_tool(actions["week.previous"], self), _tool(actions["week.next"], self))
        self._find = actions["find.open"]
        self.more = MoreButton(self)
        # What is at the right end of the bar on every screen.
        self._at_right: list[QWidget] = []
        self._plans = self._takes_out = True
        self._screen: Screen = "rota"
        self._role: Role = "manager"
        # Text, tone and icon of the state, as they are in full.
        self._state: tuple[str, Tone, str] = ("", "neutral", "")
        # What the bar was last fitted to.
        self._fitted: tuple[object, ...] = ()
        self._new_things = [button for buttons in self.new_buttons.values() for button in buttons]
        # Their words give way together.
        self._with_words = [self.export_button, self.publish_button, *self._new_things]
        self._row = QHBoxLayout(self)
        self._lay_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        """What stands in the bar has changed its size: see again what fits."""
        is_done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return is_done

    def _fit(self) -> None:
        """Let as much give way as the bar is too narrow for."""
        width = self.width()
        beside = tuple(not each.isHidden() for each in self._at_right)
        fitted = (width, beside, self._screen, self._state, self.picker.accessibleName(), self.team.text())
        if fitted == self._fitted:
            # Shortening asks for a new layout, too: once is enough.
            return
        self._fitted = fitted
        for level in range(LEVELS):
            self._shorten(level)
            self.more.offer(self._left_out(level))
            layout = self.layout()
            if layout is None or layout.minimumSize().width() <= width:
                return

    def _shorten(self, level: int) -> None:
        """What gives way first takes less room: the team's name and words of the field for finding, the
        weekdays of the week, the words of the buttons (their icons stay, named in the tooltip), the field for
        finding, since when the week is published, the words of the button that builds, the views; the gaps,
        and at last the state."""
        self.team.setVisible(bool(self.team.text()) and level < 1)
        is_sign = level >= (4 if self.width() >= px(FIND_FROM) else 2)
        self.find_button.setText("" if is_sign else FIND_WORDS if level == 0 else SHORT_FIND_WORDS)
        self.picker.show_short(is_short=level > 1)
        for button in self._with_words:
            shorten(button, is_short=level > 2)
        self._show_state(is_short=level > 4)
        shorten(self.build_button, is_short=level > 5)
        self.view_switch.show_short(is_short=level > 6)
        self._row.setSpacing(px(8 if level <= 9 else 4 if level == 10 else 2))
        self._row.setContentsMargins(px(20 if level <= 9 else 8), 0, px(16 if level <= 9 else 8), 0)
        self.state.setMaximumWidth(0 if level > 13 else QWIDGETSIZE_MAX)

    def _left_out(self, level: int) -> list[QAction]:
        """Leave out what has no room even so, for the button “More”: how many weeks to build and taking out,
        the views, undo and redo, the arrows of the weeks (their list is between them), and finding."""
        weeks, export = self.weeks_button.menu().menuAction(), self.export_button.menu().menuAction()
        left_out: list[QAction] = []
        for is_there, most, parts, actions in (
            (True, 12, (self.find_button,), (self._find,)),
            (True, 11, self.arrows, [each.defaultAction() for each in self.arrows]),
            (self._plans, 10, self.ways_back, [each.defaultAction() for each in self.ways_back]),
            (self._screen == "rota", 8, (self.view_switch,), self.view_switch.actions_in_it),
            (self._takes_out, 7, (self.export_button,), (export,)),
            (self._plans, 7, (self.weeks_button,), (weeks,)),
        ):
            for part in parts:
                part.setVisible(is_there and level <= most)
            if is_there and level > most:
                left_out += actions
        return left_out

    def show_week(self, first_day: date, weeks: int = 1) -> None:
        self.picker.show_week(first_day, weeks)

    def show_open(self, *, is_open: bool) -> None:
        """Without a plan there is no week to choose, and none to build."""
        for each in (self.picker, self.weeks_button):
            each.setEnabled(is_open)

    def show_team(self, name: str) -> None:
        """Whose rota it is, for those who do not plan it, as far as there is room."""
        self.team.setText(name)
        self._fit()

    def add_right(self, widget: QWidget) -> None:
        """Put something at the right end of the bar, there on every screen."""
        self._at_right.append(widget)
        self._row.addWidget(widget)
        self._order()

    def _order(self) -> None:
        """Tab goes through the bar as it is read."""
        stops = [
            each
            for part in laid_out(self._row)
            for each in (part, *part.findChildren(QWidget))
            if each.focusPolicy() & Qt.FocusPolicy.TabFocus
        ]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def show_role(self, role: Role) -> None:
        """Somebody else may work with the plan now."""
        if role != self._role:
            self.show_screen(self._screen, role)

    def show_screen(self, screen: Screen, role: Role = "manager") -> None:
        """Have the buttons that go with the screen in front, for whoever works with the plan."""
        self._screen, self._role = screen, role
        is_rota, self._plans = screen in ("rota", "settings"), role == "manager"
        self._takes_out = is_rota and role != "worker"
        self.publish_button.setVisible(is_rota and self._plans)
        self.build_button.setVisible(self._plans)
        for owner, buttons in self.new_buttons.items():
            for button in buttons:
                # On somebody else's week nothing is asked for oneself.
                is_own = owner != "my_week" or role == "worker"
                button.setVisible(owner == screen and is_own and button.is_theirs)
        self._fitted = ()
        self._fit()

    def show_state(self, text: str, tone: Tone, icon_name: str) -> None:
        """`Draft`, `Published …`, or nothing."""
        if (text, tone, icon_name) == self._state:
            return
        self._state = (text, tone, icon_name)
        self.state.setVisible(bool(text))
        self._show_state(is_short=False)
        self._fit()

    def _show_state(self, *, is_short: bool) -> None:
        """In one word where there is little room; name and tooltip say it in full."""
        text, tone, icon_name = self._state
        if text:
            self.state.show_state(text.split()[0] if is_short else text, tone, icon_name)
            self.state.setAccessibleName(text)
            self.state.setToolTip(text)

    def show_building(self, *, is_building: bool) -> None:
        """While a build runs the button says so; its way out is on the card."""
        self.build_button.setProperty(WORDS, "Building…" if is_building else "Build rota")
        self.build_button.setText("" if self.build_button.text() == "" else self.build_button.property(WORDS))
        self.build_button.setIcon(
            icon("clock" if is_building else "play-fill", "accentInk" if is_building else "onAccent")
        )

    @Slot(object)
    def _choose_week(self, day: date) -> None:
        self.week_chosen.emit(day)

    def _make_weeks_button(self, actions: ActionDeck) -> QToolButton:
        """How many weeks to build, beside the button that builds."""
        menu = QMenu("Weeks to build", self)
        for row in actions.rows:
            if row.id.startswith("build.weeks_"):
                menu.addAction(actions[row.id])
        button = QToolButton(self)
        button.setIcon(icon("caret-down", "text"))
        button.setIconSize(QSize(px(14), px(14)))
        button.setMenu(menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setFixedSize(px(26), px(32))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setToolTip("Build one to twelve weeks at once")
        button.setAccessibleName("Weeks to build")
        return button

    def _make_export_button(self, actions: ActionDeck) -> QPushButton:
        menu = QMenu("Export", self)
        for row in actions.rows:
            if row.id.startswith("export."):
                menu.addAction(actions[row.id])
        menu.addSeparator()
        menu.addAction(actions["print.cover"])
        button = QPushButton("Export", self)
        button.setIcon(icon("export", "text"))
        button.setIconSize(QSize(px(22), px(16)))
        button.setMenu(menu)
        button.setToolTip("Export the week (Ctrl+E)")
        button.setAccessibleName("Export the week")
        return button

    def _lay_out(self) -> None:
        row = self._row
        before, after = self.arrows
        row.addWidget(before)
        row.addWidget(self.picker)
        row.addWidget(after)
        row.addSpacing(px(8))
        row.addWidget(self.state)
        row.addWidget(self.team)
        row.addSpacing(px(8))
        row.addWidget(self.view_switch)
        row.addSpacing(px(8))
        for way_back in self.ways_back:
            row.addWidget(way_back)
        row.addWidget(self.more)
        row.addStretch(1)
        self.find_button = QPushButton(FIND_WORDS, self)
        self.find_button.setObjectName("findButton")
        self.find_button.setIcon(icon("search", "text3"))
        self.find_button.setIconSize(QSize(px(22), px(16)))
        self.find_button.setAccessibleName("Find a person, a case or a command")
        self.find_button.setToolTip("Find a person, a case or a command (Ctrl+K)")
        self.find_button.clicked.connect(self._find.trigger)
        row.addWidget(self.find_button)
        for button in (self.export_button, self.publish_button, *self._new_things, self.build_button):
            row.addWidget(button)
        row.addWidget(self.weeks_button)


def _tool(action: QAction, parent: QWidget) -> QToolButton:
    button = QToolButton(parent)
    button.setDefaultAction(action)
    button.setIconSize(QSize(px(18), px(18)))
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
    button.setFixedSize(px(32), px(32))
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button
