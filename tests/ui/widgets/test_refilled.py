"""Filling a place anew: where the focus goes when what had it has gone."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.column import Column
from ui.widgets.refilled import BY_HAND, name_of, refilled

# Said by the screenless platform of itself.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
Fill = Callable[..., str]


@pytest.fixture
def fill(qtbot: QtBot) -> Fill:
    """Fills a column with buttons, the first of them focused, and then anew; who has the focus then."""
    window = QWidget()
    qtbot.addWidget(window)
    before, column, after = QPushButton("Before", window), Column(window), QPushButton("After", window)
    box = QVBoxLayout(window)
    for widget in (before, column, after):
        box.addWidget(widget)
    window.show()

    def put(names: Sequence[str]) -> list[QPushButton]:
        column.clear()
        made = [QPushButton(name.partition(":")[0], column) for name in names]
        for button, name in zip(made, names, strict=True):
            button.setAccessibleName(name)
            button.setProperty(BY_HAND, name.startswith("Safe"))
            column.add(button)
        return made

    def anew(first: Sequence[str], then: Sequence[str], *, at: int = 0, instead: bool = False) -> str:
        with refilled(column, before):
            made = put(first)
        QApplication.processEvents()
        made[at].setFocus()
        with refilled(column, before, (after,) if instead else ()):
            put(then)
        focused = window.focusWidget()
        return name_of(focused) if focused is not None else ""

    return anew


def test_what_has_the_same_name_keeps_it(fill: Fill) -> None:
    assert fill(["Take: Ana", "Take: Ben"], ["Take: Cy", "Take: Ben", "Take: Ana"]) == "Take: Ana"


def test_else_the_next_that_says_the_same_has_it(fill: Fill) -> None:
    assert fill(["Keep: Ana", "Take: Ana"], ["Keep: Cy", "Keep: Dee", "Take: Dee"], at=1) == "Take: Dee"


def test_what_is_done_by_hand_alone_has_it_from_no_other(fill: Fill) -> None:
    assert fill(["Stay: Ana", "Safe: Ana"], ["Stay: Ben", "Safe: Ben", "Stay: Cy"], at=1) == "Stay: Cy"
    assert fill(["Safe: Ana"], ["Safe: Ben"]) == "Before"


def test_what_is_to_have_it_instead_goes_before_a_button_that_would_do_another_thing(fill: Fill) -> None:
    assert fill(["Take: Ana"], ["Take: Ben"], instead=True) == "After"


def test_where_nothing_is_left_it_is_on_what_stands_before(fill: Fill) -> None:
    assert fill(["Take: Ana"], []) == "Before"
