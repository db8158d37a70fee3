"""The keys of a time go on from the time that stands there, however it came there."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.forms.text_fields import EndField, TimeField

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
UP, DOWN = Qt.Key.Key_Up, Qt.Key.Key_Down


@pytest.fixture
def field(qtbot: QtBot, light: QApplication) -> TimeField:
    del light
    made = TimeField()
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize(
    ("put", "key", "expected"),
    [
        (1080, DOWN, 1110),
        (1080, UP, 1050),
        (1170, UP, 1140),
        (1095, DOWN, 1110),
        (1095, UP, 1080),
        (360, UP, 360),
        (1440, DOWN, 1440),
    ],
)
def test_an_arrow_goes_to_the_next_half_hour(field: TimeField, put: int, key: Qt.Key, expected: int) -> None:
    field.put(960)
    field.put(put)
    QTest.keyClick(field.box, key)
    assert field.value() == expected


def test_an_arrow_goes_on_from_what_was_typed(field: TimeField, qtbot: QtBot) -> None:
    field.put(600)
    line = field.box.lineEdit()
    assert line is not None
    line.selectAll()
    QTest.keyClicks(field.box, "16:00")
    with qtbot.waitSignal(field.edited):
        QTest.keyClick(field.box, DOWN)
    assert field.value() == 990
    QTest.keyClick(field.box, UP)
    assert field.value() == 960


def test_the_list_opens_at_the_time_that_stands_there(field: TimeField, qtbot: QtBot) -> None:
    field.put(600)
    field.put(1095)
    with qtbot.assertNotEmitted(field.edited):
        field.box.showPopup()
    assert field.box.currentIndex() == field.box.findText("18:00")
    assert field.value() == 1095
    field.box.hidePopup()


@pytest.mark.parametrize("typed", ["00:00", "0:00", "12 am", "24:00", "24"])
def test_an_end_at_midnight_is_that_of_its_day_and_reads_24(qtbot: QtBot, typed: str) -> None:
    field = EndField(0)
    qtbot.addWidget(field)
    field.put(1080)
    line = field.box.lineEdit()
    assert line is not None
    line.selectAll()
    QTest.keyClicks(field.box, typed)
    assert field.value() == 1440
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert field.box.currentText() == "24:00"
    assert field.box.findText("00:00") < 0
    field.put(0)
    assert (field.value(), field.box.currentText()) == (1440, "24:00")


def test_a_start_at_midnight_reads_00(qtbot: QtBot) -> None:
    field = TimeField(0)
    qtbot.addWidget(field)
    field.put(0)
    assert (field.value(), field.box.currentText()) == (0, "00:00")


@pytest.mark.parametrize(("typed", "shown"), [("10", "10:00"), ("1630", "16:30"), ("8.30pm", "20:30")])
def test_a_time_reads_as_every_time_does_once_it_is_left(field: TimeField, typed: str, shown: str) -> None:
    field.box.setEditText(typed)
    line = field.box.lineEdit()
    assert line is not None
    line.editingFinished.emit()
    assert field.box.currentText() == shown
