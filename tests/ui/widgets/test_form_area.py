"""A form that scrolls by itself, or stands at its whole height where something around it scrolls."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.form_area import FormArea


def tall(lines: int) -> QWidget:
    inside = QWidget()
    box = QVBoxLayout(inside)
    for number in range(lines):
        box.addWidget(QLabel(f"Line {number}"))
    return inside


def test_it_is_as_high_as_what_is_inside_when_shown_whole(qtbot: QtBot) -> None:
    around = QWidget()
    qtbot.addWidget(around)
    inside = tall(40)
    area = FormArea(inside, around)
    assert area.minimumSizeHint().height() < inside.sizeHint().height()
    area.show_whole(is_whole=True)
    assert area.minimumSizeHint().height() == inside.sizeHint().height()


def test_it_grows_with_what_is_inside(qtbot: QtBot) -> None:
    around = QWidget()
    qtbot.addWidget(around)
    inside = tall(3)
    area = FormArea(inside, around)
    area.show_whole(is_whole=True)
    before = area.minimumSizeHint().height()
    layout = inside.layout()
    assert layout is not None
    layout.addWidget(QLabel("One more"))
    assert area.minimumSizeHint().height() > before
