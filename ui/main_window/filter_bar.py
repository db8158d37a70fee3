"""The bar above the board: who is shown, in which groups and order, and how many that are."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QMenu, QToolButton, QWidget

from planner.domain.team import Team
from ui.actions.action_deck import ActionDeck
from ui.item_models.board_arrangement import Arrangement
from ui.main_window.view_switch import ViewButton
from ui.theme import icon, px
from ui.widgets.escape import claims_escape
from ui.widgets.named_box import NamedBox

HEIGHT = 40
PLACES = (("Any place", ""), ("Some day at the office", "office"), ("Some day at home", "home"))


class FilterField(QLineEdit):
    """Escape closes the bar before it is a shortcut of the window."""

    escaped = Signal()

    def event(self, event: QEvent) -> bool:
        return claims_escape(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
            return
        super().keyPressEvent(event)


class FilterBar(QWidget):
    """`changed` carries the fields of the arrangement that a person has changed."""

    changed = Signal(object)
    close_requested = Signal()

    def __init__(self, actions: ActionDeck, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("filterBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName("Filter, groups and order")
        self.setFixedHeight(px(HEIGHT))
        self._is_showing = False
        self.text = FilterField(self)
        self.text.setPlaceholderText("Name, role, skill or case")
        self.text.setAccessibleName("Show only people with these words")
        self.text.setClearButtonEnabled(True)
        self.text.setMinimumWidth(px(190))
        self.text.textChanged.connect(self._text_changed)
        self.text.escaped.connect(self.close_requested)
        self.place, self.skill = self._combo("Place"), self._combo("Skill")
        for label, value in PLACES:
            self.place.addItem(label, value)
        self.problems = ViewButton(actions["filter.problems"], "Problems", self)
        self.problems.setIcon(icon("warning", "text"))
        self.problems.setIconSize(QSize(px(20), px(14)))
        self.group = self._menu(actions, "group.", "Group", "users-three")
        self.sort = self._menu(actions, "sort.", "Sort", "sort-ascending")
        self.count = QLabel(self)
        self.count.setProperty("role", "small")
        self.clear = ViewButton(actions["filter.clear"], "Clear", self)
        self.clear.setCheckable(False)
        self.close_button = QToolButton(self)
        self.close_button.setIcon(icon("close", "text2"))
        self.close_button.setAccessibleName("Close the filter")
        self.close_button.setToolTip("Close the filter (Esc)")
        self.close_button.clicked.connect(self.close_requested)
        self._lay_out()

    def show_team(self, team: Team | None) -> None:
        """Offer the team's skills."""
        names = [(skill.name, skill.id) for skill in team.skills] if team is not None else []
        offered = [("Any skill", ""), *sorted(names)]
        if offered == [
            (self.skill.itemText(at), self.skill.itemData(at)) for at in range(self.skill.count())
        ]:
            return
        self._is_showing = True
        self.skill.clear()
        for label, value in offered:
            self.skill.addItem(label, value)
        self._is_showing = False
        self.skill.setVisible(bool(names))

    def show_arrangement(self, arrangement: Arrangement, shown: int, of: int) -> None:
        """What is set, and how many people that leaves."""
        self._is_showing = True
        if self.text.text().strip() != arrangement.text:
            self.text.setText(arrangement.text)
        self.place.setCurrentIndex(max(self.place.findData(arrangement.place), 0))
        self.skill.setCurrentIndex(max(self.skill.findData(arrangement.skill), 0))
        self._is_showing = False
        words = f"{shown} of {of} people" if arrangement.is_filter else f"{of} people"
        self.count.setText(words)
        self.count.setAccessibleName(words)
        self.clear.setVisible(arrangement.is_filter)

    @Slot(str)
    def _text_changed(self, text: str) -> None:
        self._tell("text", text.strip())

    @Slot(int)
    def _place_changed(self, _index: int) -> None:
        self._tell("place", self.place.currentData())

    @Slot(int)
    def _skill_changed(self, _index: int) -> None:
        self._tell("skill", self.skill.currentData() or "")

    def _tell(self, field: str, value: object) -> None:
        if not self._is_showing:
            self.changed.emit({field: value})

    def _combo(self, name: str) -> NamedBox:
        combo = NamedBox(self)
        combo.setAccessibleName(name)
        combo.setMaximumWidth(px(150))
        combo.setSizeAdjustPolicy(NamedBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        combo.setMinimumContentsLength(9)
        return combo

    def _menu(self, actions: ActionDeck, prefix: str, text: str, icon_name: str) -> QToolButton:
        menu = QMenu(text, self)
        for row in actions.rows:
            if row.id.startswith(prefix):
                menu.addAction(actions[row.id])
        button = QToolButton(self)
        button.setText(f" {text}")
        button.setIcon(icon(icon_name, "text"))
        button.setIconSize(QSize(px(14), px(14)))
        button.setMenu(menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setAccessibleName(f"{text} people")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _lay_out(self) -> None:
        self.place.currentIndexChanged.connect(self._place_changed)
        self.skill.currentIndexChanged.connect(self._skill_changed)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(12), 0, px(8), 0)
        row.setSpacing(px(8))
        row.addWidget(self.text, 1)
        before: tuple[QWidget, ...] = (self.place, self.skill, self.problems, self.group, self.sort)
        for widget in before:
            row.addWidget(widget)
        row.addStretch(1)
        after: tuple[QWidget, ...] = (self.count, self.clear, self.close_button)
        for widget in after:
            row.addWidget(widget)
