"""A card of rows that is drawn anew: where Tab and the focus go."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.item_models.request_words import RowWords
from ui.requests.row_card import RowCard


class Page(QWidget):
    """A card between two buttons."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        column = QVBoxLayout(self)
        self.above, self.below = QPushButton("Above", self), QPushButton("Below", self)
        self.card = RowCard("Hours", "None.", self)
        self.another = self.card.add_head_button("Another day")
        QWidget.setTabOrder(self.above, self.another)
        QWidget.setTabOrder(self.another, self.below)
        for widget in (self.above, self.card, self.below):
            column.addWidget(widget)

    def show_days(self, *days: str) -> None:
        self.card.begin()
        for day in days:
            words = RowWords("calendar-blank", day, "planned", ("to confirm", "warn", "clock"))
            self.card.add(words).add_button("Confirm", lambda: None)
        self.card.end()
        QApplication.processEvents()

    def tabs(self) -> list[str]:
        """What Tab comes to, from the button above."""
        told: list[str] = []
        widget = self.above.nextInFocusChain()
        while widget is not None and widget is not self.above and len(told) < 20:
            if isinstance(widget, QPushButton) and widget.isVisible():
                told.append(widget.accessibleName() or widget.text())
            widget = widget.nextInFocusChain()
        return told


def test_tab_comes_to_new_rows_where_they_stand(qtbot: QtBot, light: QApplication) -> None:
    del light
    window = QWidget()
    qtbot.addWidget(window)
    page = Page(window)
    window.show()
    page.show_days("Mon", "Tue")
    page.show_days("Mon", "Tue", "Wed")
    assert page.tabs() == ["Another day", "Confirm: Mon", "Confirm: Tue", "Confirm: Wed", "Below"]


def test_the_focus_goes_to_what_is_next_when_its_button_has_gone(qtbot: QtBot, light: QApplication) -> None:
    del light
    window = QWidget()
    qtbot.addWidget(window)
    page = Page(window)
    with qtbot.waitExposed(window):
        window.show()
    page.show_days("Mon", "Tue")
    page.card.rows[0].buttons[0].setFocus()
    page.show_days("Tue")
    focused = page.focusWidget()
    assert focused is not None
    assert focused.accessibleName() == "Confirm: Tue"
    page.show_days()
    assert page.focusWidget() is page.another
