"""Day, week, four or eight weeks: what fills the board, side by side; and the way to the filter."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QWidget

from ui.actions.action_deck import ActionDeck, DeskAction
from ui.forms.choice_fields import segment_place
from ui.theme import px
from ui.widgets.menu_of_copies import MenuOfCopies

VIEWS = (("view.day", "Day"), ("view.week", "Week"), ("view.weeks4", "4 w"), ("view.weeks8", "8 w"))


class ViewButton(QPushButton):
    """One segment: pressed while its action is checked. Its name is the action's text; it shows less."""

    def __init__(self, action: DeskAction, text: str, parent: QWidget) -> None:
        super().__init__(text, parent)
        self._action = action
        self.setCheckable(True)
        # One of several, for a screen reader too.
        self.setAutoExclusive(True)
        self.setAccessibleName(action.row.text)
        self.clicked.connect(self._trigger)
        action.changed.connect(self._renew)
        self._renew()

    @Slot()
    def _trigger(self) -> None:
        self._action.trigger()
        self._renew()

    @Slot()
    def _renew(self) -> None:
        self.setEnabled(self._action.isEnabled())
        self.setChecked(self._action.isChecked())
        self.setToolTip(self._action.toolTip())


class ViewSwitch(QWidget):
    """Each button follows an action of the deck."""

    def __init__(self, actions: ActionDeck, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName("View")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.buttons: list[ViewButton] = []
        for number, (action_id, text) in enumerate(VIEWS):
            button = ViewButton(actions[action_id], text, self)
            button.setProperty("segment", segment_place(number, len(VIEWS)))
            row.addWidget(button)
            self.buttons.append(button)
        self._views = [actions[action_id] for action_id, _ in VIEWS]
        self.one = self._make_one()
        row.addWidget(self.one)
        self.filter = QToolButton(self)
        self.filter.setDefaultAction(actions["filter.open"])
        self.filter.setAccessibleName("Filter people")
        self.filter.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        self.filter.setIconSize(QSize(px(18), px(18)))
        self.filter.setFixedSize(px(32), px(32))
        self.filter.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        row.addSpacing(px(6))
        row.addWidget(self.filter)

    @property
    def actions_in_it(self) -> list[QAction]:
        """The views, and the filter."""
        return [*self._views, self.filter.defaultAction()]

    def show_short(self, *, is_short: bool) -> None:
        """Where there is little room: the view that is shown, with the others in its menu."""
        for button in self.buttons:
            button.setVisible(not is_short)
        self.one.setVisible(is_short)

    def _make_one(self) -> QPushButton:
        menu = MenuOfCopies("View", self)
        menu.offer(self._views)
        one = QPushButton(self)
        one.setMenu(menu)
        one.hide()
        for action in self._views:
            action.changed.connect(self._renew_one)
        return one

    @Slot()
    def _renew_one(self) -> None:
        for action, (_, text) in zip(self._views, VIEWS, strict=True):
            if action.isChecked():
                self.one.setText(text)
                self.one.setAccessibleName(f"View: {action.row.text}")
                self.one.setToolTip(action.row.text)
        self.one.setEnabled(any(action.isEnabled() for action in self._views))
