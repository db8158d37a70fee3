"""A row that folds: side by side where there is room, one below the other where there is not."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ui.forms.choice_fields import ChoiceField
from ui.widgets.folding_row import FoldingRow

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def buttons(light: QApplication) -> tuple[QPushButton, QPushButton]:
    del light
    made = (QPushButton("This week"), QPushButton("Usual week"))
    for button in made:
        button.setMinimumWidth(100)
    return made


def is_folded(row: FoldingRow, *widgets: QWidget) -> bool:
    layout = row.layout()
    assert layout is not None
    layout.activate()
    return widgets[0].y() != widgets[1].y()


def test_it_unfolds_once_there_is_room(
    qtbot: QtBot, around: QWidget, buttons: tuple[QPushButton, QPushButton]
) -> None:
    row = FoldingRow(buttons, around)
    QHBoxLayout(around).addWidget(row)
    with qtbot.waitExposed(around):
        around.show()
    row.resize(150, 80)
    assert is_folded(row, *buttons)
    # Whoever has room to give is asked for all of it.
    assert row.sizeHint().width() >= 210
    row.resize(row.sizeHint())
    assert not is_folded(row, *buttons)


def test_it_folds_when_what_it_holds_needs_more(qtbot: QtBot, around: QWidget) -> None:
    words = (("No groups", "none"), ("Full and part time, and by supervisor", "all"))
    fields = (ChoiceField(words), ChoiceField(words))
    for field in fields:
        field.put("none")
        field.keep_whole()
    row = FoldingRow(fields, around)
    QHBoxLayout(around).addWidget(row)
    with qtbot.waitExposed(around):
        around.resize(320, 120)
        around.show()
    assert not is_folded(row, *fields)
    fields[1].box.setCurrentIndex(1)
    qtbot.waitUntil(lambda: is_folded(row, *fields))
    assert fields[1].box.width() >= fields[1].box.whole_width()
