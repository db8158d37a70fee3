"""A menu of what stands elsewhere, filled anew each time it opens."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.menu_of_copies import MenuOfCopies


def test_it_opens_again_and_again_with_what_stands_in_it(qtbot: QtBot) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    done: list[str] = []
    one, menu, other = QAction("One", owner), MenuOfCopies("More", owner), QMenu("Others", owner)
    one.triggered.connect(lambda: done.append("one"))
    other.addAction("In it")
    menu.offer([one, other.menuAction()])
    for _ in range(3):
        menu.aboutToShow.emit()
        assert [each.text() for each in menu.actions()] == ["One", "Others"]
        menu.actions()[0].trigger()
    assert done == ["one"] * 3
    assert [each.text() for each in other.actions()] == ["In it"]
    assert other.menuAction().text() == "Others"
    menu.offer([one])
    menu.aboutToShow.emit()
    assert [each.text() for each in menu.actions()] == ["One"]
