"""A field for a date: Tab goes through it, and a day that must be given is always given."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from ui.forms.text_fields import DateField


@pytest.mark.parametrize("day", [None, date(2026, 11, 24)])
def test_tab_goes_through_a_date_whether_one_is_given_or_not(
    qtbot: QtBot, around: QWidget, day: date | None
) -> None:
    field, after = DateField("open end", around), QLineEdit(around)
    field.put(day)
    after.move(0, 60)
    with qtbot.waitExposed(around):
        around.show()
    around.activateWindow()
    field.box.setFocus()
    way: tuple[tuple[Qt.Key, QWidget], ...] = (
        (Qt.Key.Key_Tab, field.clear_button),
        (Qt.Key.Key_Tab, after),
        (Qt.Key.Key_Backtab, field.clear_button),
        (Qt.Key.Key_Backtab, field.box),
    )
    for key, expected in way:
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key)
        assert QApplication.focusWidget() is expected


def test_a_day_that_must_be_given_cannot_be_typed_away(qtbot: QtBot, light: QApplication) -> None:
    del light
    field = DateField()
    qtbot.addWidget(field)
    field.put(date(2026, 11, 24))
    field.box.setFocus()
    QTest.keyClick(field.box, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(field.box, "1.1.1990")
    field.box.interpretText()
    assert field.value() is not None


def test_a_day_that_need_not_be_given_can_be_cleared(qtbot: QtBot, light: QApplication) -> None:
    del light
    field = DateField("open end")
    qtbot.addWidget(field)
    field.put(date(2026, 11, 24))
    field.clear_button.click()
    assert field.value() is None
    assert field.box.text() == "open end"


def test_a_day_can_be_typed_although_its_weekday_is_shown(qtbot: QtBot, around: QWidget) -> None:
    field, other = DateField("", around), QLineEdit(around)
    field.put(date(2026, 11, 26))
    with qtbot.waitExposed(around):
        around.show()
    around.activateWindow()
    field.box.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClicks(field.box, "3")
    other.setFocus()
    assert field.value() == date(2026, 11, 3)
    assert field.box.text() == "Tue 3 Nov 2026"
