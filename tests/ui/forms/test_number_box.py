"""Numbers and lengths of time: read as people write them, refused with a sentence, and their units."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractSpinBox, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from planner.services.repeat_choice import RepeatChoice
from ui.forms.form import Form
from ui.forms.repeat_field import RepeatField
from ui.forms.text_fields import CountField, HoursField, NumberField

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

VALUES = {
    "weeks": 2,
    "minutes": 60,
    "hours": 90,
    "cases": None,
    "repeats": RepeatChoice(way="weeks", every=2),
}


@pytest.fixture
def form(qtbot: QtBot, around: QWidget) -> Form:
    form = Form(around)
    QVBoxLayout(around).addWidget(form)
    form.add("weeks", "Every", NumberField(1, 26, "weeks"))
    form.add("minutes", "Lasts", NumberField(15, 600, "min"))
    form.add("hours", "Writing", HoursField(200))
    form.add("cases", "Cases held", CountField(500, "not kept"))
    form.add("repeats", "", RepeatField())
    form.put(VALUES)
    with qtbot.waitActive(around):
        around.show()
        around.activateWindow()
    form["repeats"].begin()
    return form


def box_of(form: Form, name: str) -> QAbstractSpinBox:
    box = form[name].target()
    assert isinstance(box, QAbstractSpinBox)
    return box


def type_in(form: Form, name: str, text: str) -> None:
    """As after Tab has come to the field; Tab goes on."""
    form[name].begin()
    box = box_of(form, name)
    QTest.keyClick(box, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(box, text) if text else QTest.keyClick(box, Qt.Key.Key_Delete)
    QTest.keyClick(box, Qt.Key.Key_Tab)


def test_one_week_is_one_week(form: Form) -> None:
    assert box_of(form, "weeks").text() == "2 weeks"
    QTest.keyClick(box_of(form, "weeks"), Qt.Key.Key_Down)
    assert box_of(form, "weeks").text() == "1 week"
    QTest.keyClick(box_of(form, "weeks"), Qt.Key.Key_Up)
    assert box_of(form, "weeks").text() == "2 weeks"
    type_in(form, "weeks", "1")
    assert box_of(form, "weeks").text() == "1 week"
    form["weeks"].put(3)
    assert box_of(form, "weeks").text() == "3 weeks"
    form["weeks"].put(1)
    assert box_of(form, "weeks").text() == "1 week"


def test_what_repeats_every_week_says_so(form: Form) -> None:
    repeats = form["repeats"]
    assert isinstance(repeats, RepeatField)
    repeats.put(RepeatChoice(way="weeks", every=1))
    assert repeats.every.box.text() == "1 week"
    repeats.put(RepeatChoice(way="working_days", every=1))
    assert repeats.every.box.text() == "1 working day"
    repeats.put(RepeatChoice(way="working_days", every=10))
    assert repeats.every.box.text() == "10 working days"


@pytest.mark.parametrize(("typed", "weeks"), [("4", 4), ("4 weeks", 4), ("1 week", 1), ("4weeks", 4)])
def test_a_number_is_read_with_its_unit(form: Form, typed: str, weeks: int) -> None:
    type_in(form, "weeks", typed)
    assert form.values()["weeks"] == weeks
    assert not form.has_refused()


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [("90", 90), ("90 min", 90), ("1:30", 90), ("1h30", 90), ("1.5 h", 90), ("2 hours", 120), ("0:45", 45)],
)
def test_minutes_are_read_as_people_write_lengths(form: Form, typed: str, minutes: int) -> None:
    type_in(form, "minutes", typed)
    assert form.values()["minutes"] == minutes
    assert box_of(form, "minutes").text() == f"{minutes} min"
    assert not form.has_refused()


@pytest.mark.parametrize(
    ("name", "typed", "sentence"),
    [
        ("minutes", "1:90", "“1:90” is no length of time from 15 to 600 min. Write 90 or 1:30."),
        ("minutes", "1.5", "“1.5” is no length of time from 15 to 600 min. Write 90 or 1:30."),
        ("minutes", "5", "“5” is no length of time from 15 to 600 min. Write 90 or 1:30."),
        ("minutes", "", "Give a length of time."),
        ("hours", "", "Give a length of time."),
        ("weeks", "1:30", "“1:30” is no whole number from 1 to 26."),
        ("weeks", "40", "“40” is no whole number from 1 to 26."),
        ("weeks", "", "Give a number."),
        ("cases", "many", "“many” is no whole number from 0 to 500."),
    ],
)
def test_what_is_no_such_number_is_refused_at_its_field_and_holds_the_form(
    form: Form, name: str, typed: str, sentence: str
) -> None:
    type_in(form, name, typed)
    assert form.problem_at(name) == sentence
    assert form.values() == VALUES
    assert form.has_refused()
    assert box_of(form, name).hasFocus()


def test_the_number_that_was_there_can_be_typed_after_one_that_was_refused(form: Form) -> None:
    type_in(form, "minutes", "5")
    type_in(form, "minutes", "60")
    assert form.problem_at("minutes") == ""
    assert not form.has_refused()


def test_a_number_that_nobody_has_left_yet_is_refused_too(form: Form) -> None:
    form["weeks"].begin()
    QTest.keyClicks(box_of(form, "weeks"), "99")
    assert form.has_refused()
    assert form.problem_at("weeks") == "“99” is no whole number from 1 to 26."


def test_a_count_that_need_not_be_given_is_typed_away(form: Form) -> None:
    type_in(form, "cases", "12")
    assert form.values()["cases"] == 12
    type_in(form, "cases", "")
    assert form.values()["cases"] is None
    assert box_of(form, "cases").text() == "not kept"


@pytest.mark.parametrize(("typed", "sentence"), [("soon", "“soon” is no day."), ("", "Give a day.")])
def test_a_day_that_is_refused_inside_a_field_holds_the_form(form: Form, typed: str, sentence: str) -> None:
    repeats = form["repeats"]
    assert isinstance(repeats, RepeatField)
    until = repeats.form["last"]
    until.begin()
    box = until.target()
    QTest.keyClick(box, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(box, typed) if typed else QTest.keyClick(box, Qt.Key.Key_Delete)
    QTest.keyClick(box, Qt.Key.Key_Tab)
    assert repeats.form.problem_at("last").startswith(sentence)
    assert form.has_refused()
    assert box.hasFocus()
    QTest.keyClicks(box, "24 Dec 2026")
    QTest.keyClick(box, Qt.Key.Key_Tab)
    assert not form.has_refused()
    assert repeats.form.problem_at("last") == ""
