"""The rail: every screen's name fits, also while it is in front."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QAction, QFontMetricsF
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui.main_window.rail import WIDTH, RailButton
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
