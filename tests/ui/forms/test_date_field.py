"""A field for a date: Tab goes through it, and a day that must be given is always given."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from ui.forms.date_field import DateField, read_soonest
from ui.forms.form import Form


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
    assert field.value() == date(2026, 11, 24)


def test_a_day_that_need_not_be_given_can_be_cleared(qtbot: QtBot, light: QApplication) -> None:
    del light
    field = DateField("open end")
    qtbot.addWidget(field)
    field.put(date(2026, 11, 24))
    field.clear_button.click()
    assert field.value() is None
    assert field.box.text() == "open end"


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("25/11/2026", date(2026, 11, 25)),
        ("3/12/2026", date(2026, 12, 3)),
        ("3 Dec 2026", date(2026, 12, 3)),
        ("Thu 3 Dec", date(2026, 12, 3)),
        ("3.12.26", date(2026, 12, 3)),
        ("2026-12-03", date(2026, 12, 3)),
        ("7", date(2026, 11, 7)),
        ("26 Nov 2620", date(2026, 11, 24)),
        ("31 Nov", date(2026, 11, 24)),
        ("soon", date(2026, 11, 24)),
    ],
)
def test_a_day_is_typed_as_people_write_it(qtbot: QtBot, around: QWidget, typed: str, day: date) -> None:
    field, other = DateField("", around), QLineEdit(around)
    field.put(date(2026, 11, 24))
    with qtbot.waitExposed(around):
        around.show()
    around.activateWindow()
    field.begin()
    QTest.keyClicks(field.box, typed)
    assert QApplication.focusWidget() is field.box
    other.setFocus()
    assert field.value() == day
    assert field.box.text() == f"{day:%a} {day.day} {day:%b %Y}"


def test_enter_keeps_what_is_no_day_from_being_sent(qtbot: QtBot, around: QWidget) -> None:
    form = Form(around)
    field = form.add("on", "Day", DateField())
    field.put(date(2026, 11, 24))
    with qtbot.waitExposed(around):
        around.show()
    QTest.keyClicks(field.target(), "31/11")
    with qtbot.assertNotEmitted(form.submitted):
        QTest.keyClick(field.target(), Qt.Key.Key_Return)
    assert form.problem_at("on").startswith("“31/11” is no day.")
    assert form.has_refused()
    QTest.keyClicks(field.target(), "30/11")
    with qtbot.waitSignal(form.submitted):
        QTest.keyClick(field.target(), Qt.Key.Key_Return)
    assert form.problem_at("on") == ""
    assert not form.has_refused()
    assert field.value() == date(2026, 11, 30)


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


@pytest.mark.parametrize(
    ("typed", "earlier", "day"),
    [
        ("18 dec", date(2026, 11, 26), date(2026, 12, 18)),
        ("5 jan", date(2026, 11, 26), date(2027, 1, 5)),
        # The contract began long ago.
        ("18 dec", date(2025, 9, 1), date(2026, 12, 18)),
        ("18 dec", None, date(2026, 12, 18)),
        ("3 oct", None, date(2026, 10, 3)),
        ("5 feb", None, date(2027, 2, 5)),
        ("29 feb", date(2028, 1, 3), date(2028, 2, 29)),
        ("28", date(2026, 11, 26), date(2026, 11, 28)),
        ("18 dec 2025", date(2026, 11, 26), date(2025, 12, 18)),
        ("2027-01-05", None, date(2027, 1, 5)),
        ("soon", None, None),
    ],
)
def test_a_day_without_a_year_is_the_next_where_none_stands(
    typed: str, earlier: date | None, day: date | None
) -> None:
    assert read_soonest(typed, earlier, date(2026, 11, 23)) == day


def test_the_end_is_read_after_the_beginning_that_stands_before_it(qtbot: QtBot, light: QApplication) -> None:
    del light
    form = Form()
    qtbot.addWidget(form)
    form.add_row(("first", "From", DateField()), ("last", "Until", DateField("open end")))
    form.put({"first": date(2031, 11, 26), "last": None})
    box = form["last"].target()
    box.setFocus()
    QTest.keyClicks(box, "18 dec")
    assert form["last"].value() == date(2031, 12, 18)


def test_the_longest_day_is_read_whole_where_the_field_is_narrowest(
    qtbot: QtBot, light: QApplication
) -> None:
    del light
    field = DateField()
    qtbot.addWidget(field)
    field.resize(field.minimumSizeHint())
    field.grab()
    days = (date(2026, 1, 1) + timedelta(days=number) for number in range(365))
    line = field.box.lineEdit()
    widths = [line.fontMetrics().horizontalAdvance(f"{day:%a} {day.day} {day:%b %Y}") for day in days]
    # Qt keeps two pixels at either end of a line, and one for the cursor.
    assert line.width() >= max(widths) + 5
