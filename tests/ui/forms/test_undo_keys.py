"""Ctrl+Z in a form: the typing of the field first, then the form's changes, the last of them first."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from planner.services.repeat_choice import RepeatChoice
from ui.forms.choice_fields import ChoiceField, DaysField, StepField, TickField
from ui.forms.date_field import DateField
from ui.forms.form import Form
from ui.forms.repeat_field import RepeatField
from ui.forms.text_fields import HoursField, NumberField, TextField, TimeField
from ui.forms.windows_field import WindowsField

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

VALUES = {
    "name": "Duty",
    "hours": 2220,
    "break": 30,
    "start": 540,
    "first": date(2026, 11, 24),
    "last": None,
    "kind": "a",
    "days": ("mon",),
    "paired": False,
    "workers": 1,
    "repeats": RepeatChoice(way="weeks", every=2, last=date(2026, 12, 24)),
}
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def plan_steps(around: QWidget) -> list[str]:
    """What the window's own undo was asked for."""
    asked: list[str] = []
    action = QAction("Undo", around)
    action.setShortcut(QKeySequence("Ctrl+Z"))
    action.triggered.connect(lambda: asked.append("undo"))
    around.addAction(action)
    return asked


@pytest.fixture
def form(qtbot: QtBot, around: QWidget) -> Form:
    form = Form(around)
    QVBoxLayout(around).addWidget(form)
    form.add("name", "Name", TextField())
    form.add_row(("hours", "Hours", HoursField()), ("break", "Break", NumberField(0, 240, "min")))
    form.add("start", "Starts", TimeField())
    form.add_row(("first", "First day", DateField()), ("last", "Last day", DateField("no end")))
    form.add("kind", "Kind", ChoiceField((("A", "a"), ("B", "b"))))
    form.add("days", "Days", DaysField())
    form.add("paired", "", TickField("Two together"))
    form.add("workers", "Workers", StepField(1, 2))
    form.add("repeats", "", RepeatField())
    form.put(VALUES)
    with qtbot.waitActive(around):
        around.show()
        around.activateWindow()
    form["kind"].begin()
    return form


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    held = QApplication.focusWidget()
    assert held is not None
    QTest.keyClick(held, key, modifiers)


def type_in(form: Form, name: str, text: str) -> None:
    """As after Tab has come to the field; Tab goes on."""
    form[name].begin()
    held = QApplication.focusWidget()
    assert held is not None
    QTest.keyClicks(held, text)
    press(Qt.Key.Key_Tab)


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("name", "Desk", "Desk"),
        ("hours", "30", 1800),
        ("break", "45", 45),
        ("start", "15:00", 900),
        ("first", "25 Nov", date(2026, 11, 25)),
        ("last", "25/11/2026", date(2026, 11, 25)),
        ("kind", "B", "b"),
        ("days", " ", ()),
        ("paired", " ", True),
        ("workers", "2", 2),
    ],
)
def test_the_last_change_goes_back_from_the_field_after_it(
    form: Form, plan_steps: list[str], name: str, text: str, value: object
) -> None:
    type_in(form, name, text)
    assert form.values() == {**VALUES, name: value}
    press(Qt.Key.Key_Z, CONTROL)
    assert form.values() == VALUES
    assert not form.is_changed
    press(Qt.Key.Key_Z, CONTROL | SHIFT)
    assert form.values() == {**VALUES, name: value}
    press(Qt.Key.Key_Z, CONTROL)
    press(Qt.Key.Key_Y, CONTROL)
    assert form.values() == {**VALUES, name: value}
    assert plan_steps == []


def test_changes_go_back_one_after_the_other_wherever_they_are(form: Form, plan_steps: list[str]) -> None:
    type_in(form, "name", "Desk")
    type_in(form, "break", "45")
    type_in(form, "kind", "B")
    form["start"].begin()
    seen = []
    for _ in range(3):
        press(Qt.Key.Key_Z, CONTROL)
        seen.append({name: value for name, value in form.values().items() if value != VALUES[name]})
    assert seen == [{"name": "Desk", "break": 45}, {"name": "Desk"}, {}]
    assert plan_steps == []


@pytest.mark.parametrize(
    ("name", "text"), [("name", "Desk"), ("hours", "30"), ("break", "45"), ("start", "15")]
)
def test_what_is_being_typed_goes_back_before_what_was_changed_before(
    form: Form, name: str, text: str
) -> None:
    type_in(form, "kind", "B")
    form[name].begin()
    held = QApplication.focusWidget()
    assert held is not None
    QTest.keyClicks(held, text)
    assert form.values()[name] != VALUES[name]
    press(Qt.Key.Key_Z, CONTROL)
    assert form.values() == {**VALUES, "kind": "b"}
    assert QApplication.focusWidget() is held
    press(Qt.Key.Key_Z, CONTROL)
    assert form.values() == VALUES


def test_typing_that_was_taken_back_comes_again(form: Form) -> None:
    form["name"].begin()
    QTest.keyClicks(form["name"].target(), "Desk")
    press(Qt.Key.Key_Z, CONTROL)
    assert form.values() == VALUES
    press(Qt.Key.Key_Z, CONTROL | SHIFT)
    assert form.values()["name"] == "Desk"


def test_a_half_typed_day_goes_back_without_a_complaint(form: Form) -> None:
    form["last"].begin()
    QTest.keyClicks(form["last"].target(), "25")
    press(Qt.Key.Key_Z, CONTROL)
    press(Qt.Key.Key_Tab)
    assert form.values() == VALUES
    assert form.problem_at("last") == ""


def test_what_is_no_time_goes_back_too(form: Form) -> None:
    type_in(form, "start", "late")
    assert form.problem_at("start") != ""
    press(Qt.Key.Key_Z, CONTROL)
    assert form.values() == VALUES
    assert form.problem_at("start") == ""


def test_the_keyboard_goes_where_the_change_is(form: Form) -> None:
    type_in(form, "start", "15:00")
    form["workers"].begin()
    press(Qt.Key.Key_Z, CONTROL)
    assert QApplication.focusWidget() is form["start"].target()


def test_a_part_of_a_field_is_a_field_of_the_form(form: Form) -> None:
    repeats = form["repeats"]
    assert isinstance(repeats, RepeatField)
    repeats.every.begin()
    QTest.keyClicks(repeats.every.target(), "3")
    press(Qt.Key.Key_Tab)
    assert form.values()["repeats"].every == 3
    press(Qt.Key.Key_Z, CONTROL)
    assert form.values() == VALUES
    assert QApplication.focusWidget() is repeats.every.target()


def test_steps_of_one_field_by_its_keys_are_one_change(form: Form) -> None:
    form["break"].begin()
    for _ in range(3):
        press(Qt.Key.Key_Up)
    assert form.values()["break"] == 33
    press(Qt.Key.Key_Z, CONTROL)
    assert form.values() == VALUES


def test_a_change_that_moves_the_keyboard_is_a_change_of_its_own(form: Form) -> None:
    def complain() -> None:
        form.show_problems({"name": "There is one already."})

    type_in(form, "kind", "B")
    form.changed.connect(complain)
    form["paired"].begin()
    press(Qt.Key.Key_Space)
    assert QApplication.focusWidget() is form["name"].target()
    form.changed.disconnect(complain)
    press(Qt.Key.Key_Z, CONTROL)
    assert form.values() == {**VALUES, "kind": "b"}
    press(Qt.Key.Key_Z, CONTROL)
    assert form.values() == VALUES


def test_a_window_that_was_added_goes_back_and_so_does_one_that_was_taken_out(
    qtbot: QtBot, around: QWidget
) -> None:
    form, more = Form(around), WindowsField()
    QVBoxLayout(around).addWidget(form)
    form.add("name", "Name", TextField())
    form.add("more", "Or at another time", more)
    window = (date(2026, 11, 25), 600, 960)
    form.put({"name": "", "more": (window,)})
    with qtbot.waitActive(around):
        around.show()
        around.activateWindow()
    form["name"].begin()
    QTest.keyClicks(form["name"].target(), "Visit")
    more.more.setFocus()
    press(Qt.Key.Key_Space)
    assert len(more.value()) == 2
    more.rows[0].remove.setFocus()
    press(Qt.Key.Key_Space)
    seen = []
    for _ in range(3):
        press(Qt.Key.Key_Z, CONTROL)
        seen.append((form.values()["name"], len(more.value())))
    assert seen == [("Visit", 2), ("Visit", 1), ("", 1)]
    assert more.value() == (window,)


@pytest.mark.parametrize("name", ["name", "hours", "start", "kind", "first"])
def test_where_the_form_has_nothing_to_take_back_the_plan_has(
    form: Form, plan_steps: list[str], name: str
) -> None:
    form[name].begin()
    press(Qt.Key.Key_Z, CONTROL)
    assert plan_steps == ["undo"]


def test_a_key_that_qt_has_no_name_for_is_typed_on(form: Form) -> None:
    form["name"].begin()
    held = form["name"].target()
    nameless = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, "ω")
    QApplication.sendEvent(held, nameless)
    assert form.values()["name"] == "ω"


def test_another_record_begins_without_steps(form: Form, plan_steps: list[str]) -> None:
    type_in(form, "name", "Desk")
    form.put({**VALUES, "name": "Backup"})
    press(Qt.Key.Key_Z, CONTROL)
    assert form.values()["name"] == "Backup"
    assert plan_steps == ["undo"]


def test_what_follows_a_field_goes_back_with_it(form: Form) -> None:
    def follow() -> None:
        if form["kind"].value() == "b":
            form["break"].put(60)

    form["kind"].edited.connect(follow)
    type_in(form, "kind", "B")
    assert form.values()["break"] == 60
    press(Qt.Key.Key_Z, CONTROL)
    assert form.values() == VALUES
