"""The rail: every screen's name fits, also while it is in front."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from PySide6.QtGui import QAction, QFontMetricsF
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from planner.domain.roles import Role
from ui.main_window.desk import Desk
from ui.main_window.rail import WIDTH, Rail, RailButton, screens_of
from ui.theme import px


@pytest.mark.parametrize("name", ["Rota", "Leave && TOIL", "A rather long name"])
def test_a_name_stays_inside_the_rail(qtbot: QtBot, light: QApplication, name: str) -> None:
    del light
    parent = QWidget()
    qtbot.addWidget(parent)
    button = RailButton(QAction(name, parent), "leave", parent)
    button.resize(px(WIDTH), px(50))
    for weight in (500, 600):
        wide = QFontMetricsF(button.words_font(weight)).horizontalAdvance(button.words)
        assert wide <= button.width() - 2 * px(6) + 1


@pytest.mark.parametrize("role", ["manager", "worker", "service_lead"])
@pytest.mark.parametrize("height", [1000, 700, 560, 440, 400])
def test_no_screen_stands_over_another_however_low_the_window_is(
    qtbot: QtBot, new_desk: Callable[..., Desk], role: Role, height: int
) -> None:
    desk = new_desk()
    parent = QWidget()
    qtbot.addWidget(parent)
    rail = Rail(QMenu(parent), desk.actions, parent)
    rail.show_person("Jo Patel", role)
    rail.resize(px(WIDTH), px(height))
    parent.show()
    QApplication.processEvents()
    shown = sorted(
        (each for each in (*rail.buttons.values(), rail.settings_button) if each.isVisible()),
        key=lambda each: each.y(),
    )
    assert len(shown) == len(screens_of(role)) + 1
    for upper, lower in pairwise(shown):
        assert upper.geometry().bottom() < lower.geometry().top()
    assert shown[-1].geometry().bottom() <= rail.height()


def test_who_works_is_a_button_with_their_sign_in_and_the_ways_out(
    qtbot: QtBot, new_desk: Callable[..., Desk]
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    rail = Rail(QMenu(parent), new_desk().actions, parent)
    rail.show_person("Ana Alvi", "worker", "Social worker")
    assert rail.person.accessibleName() == "Ana Alvi, Social worker"
    assert rail.settings_button.nextInFocusChain() is rail.person
    rail.person.menu().aboutToShow.emit()
    told = [each.text().partition("\t")[0] for each in rail.person.menu().actions()]
    assert told == ["Your sign-in", "People who sign in", "Lock now", "Sign out"]
    rail.show_person("")
    assert rail.person.isHidden()
