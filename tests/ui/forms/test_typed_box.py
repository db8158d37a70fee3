"""Names are typed whole into a list."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ui.forms.choice_fields import ChoiceField

# Said by the screenless platform of itself, of any window that opens over another.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
NAMES = ("Amira Khan", "Amira Lowe", "Ben Okafor")


@pytest.fixture
def field(qtbot: QtBot) -> ChoiceField:
    made = ChoiceField([(name, name) for name in NAMES])
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_name_with_a_space_is_typed_whole(field: ChoiceField) -> None:
    QTest.keyClicks(field.box, "amira l")
    assert field.value() == "Amira Lowe"
    assert not field.box.view().isVisible()


def test_a_space_by_itself_opens_the_list(field: ChoiceField) -> None:
    QTest.keyClick(field.box, Qt.Key.Key_Space)
    assert field.box.view().isVisible()
    field.box.hidePopup()
