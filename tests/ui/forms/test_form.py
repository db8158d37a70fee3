"""Forms: values in and out, what is not right beside its field, names for those who do not see."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.forms.typed import type_into
from ui.forms.choice_fields import ChipsField, ChoiceField, DaysField, SegmentField, StepField, TickField
from ui.forms.date_field import DateField
from ui.forms.form import Form
from ui.forms.record_pane import NEW, Entry, RecordPane
from ui.forms.text_fields import HoursField, NumberField, TextField, TimeField, read_time

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

VALUES = {
    "name": "Duty",
    "hours": 2220,
    "people": 3,
    "start": 1110,
    "first": date(2026, 11, 24),
    "last": None,
    "kind": "b",
    "firm": "must",
    "days": ("mon", "fri"),
    "paired": True,
    "skills": ("amhp",),
    "workers": 2,
}


@pytest.fixture
def form(qtbot: QtBot, light: QApplication) -> Form:
    del light
    form = Form()
    qtbot.addWidget(form)
    form.add("name", "Name", TextField())
    form.add("hours", "Hours a week", HoursField())
    form.add_row(("people", "People", NumberField(0, 9)), ("workers", "Workers", StepField(1, 2)))
    form.add("start", "Starts", TimeField())
    form.add_row(("first", "First day", DateField()), ("last", "Last day", DateField("no end")))
    form.add("kind", "Kind", ChoiceField((("A", "a"), ("B", "b"))))
    form.add("firm", "How firm", SegmentField((("Must", "must"), ("Should", "should"))))
    form.add("days", "Days", DaysField())
    form.add("paired", "", TickField("Two together"))
    form.add("skills", "Skills", ChipsField((("Registered", "reg"), ("AMHP", "amhp"))))
    form.put(VALUES)
    return form


def test_what_has_changed_elsewhere_is_shown_where_nothing_is_typed(form: Form) -> None:
    type_into(form, "start", "17:00")
    form.renew({**VALUES, "start": 600, "kind": "a", "people": 4})
    assert form.values() == {**VALUES, "start": 1020, "kind": "a", "people": 4}
    assert form.is_changed
    type_into(form, "start", "no time")
    assert form.has_trouble
    form.renew({**VALUES, "start": 630, "kind": "b", "people": 5})
    assert form["start"].trouble()
    type_into(form, "start", "10:30")
    assert form.values() == {**VALUES, "start": 630, "people": 5}


def test_a_form_gives_back_what_it_was_given(form: Form) -> None:
    assert form.values() == VALUES
    assert not form.is_changed


def test_typing_changes_the_form_and_putting_does_not(qtbot: QtBot, form: Form) -> None:
    with qtbot.assertNotEmitted(form.changed):
        form.put({**VALUES, "hours": 60})
    name = form["name"].target()
    with qtbot.waitSignal(form.changed):
        QTest.keyClicks(name, "!")
    assert form.values()["name"] == "Duty!"
    assert form.is_changed


def test_days_and_segments_work_by_keyboard(form: Form) -> None:
    days = form["days"]
    assert isinstance(days, DaysField)
    QTest.keyClick(days.buttons[1], Qt.Key.Key_Space)
    assert form.values()["days"] == ("mon", "tue", "fri")
    firm = form["firm"]
    assert isinstance(firm, SegmentField)
    QTest.keyClick(firm.buttons[1], Qt.Key.Key_Space)
    assert form.values()["firm"] == "should"


def test_a_small_number_shows_what_counts(form: Form) -> None:
    workers = form["workers"]
    assert isinstance(workers, StepField)
    workers.box.selectAll()
    QTest.keyClicks(workers.box, "6")
    assert (workers.box.text(), workers.value()) == ("2", 2)


def test_what_is_not_right_stands_at_its_field_and_the_rest_above(form: Form) -> None:
    form.show_problems({"name": "Write something here.", "dates.last": "It ends first."})
    assert form.problem_at("name") == "Write something here."
    assert form["name"].target().accessibleDescription() == "Write something here."
    assert form.trouble.text() == "It ends first."
    form.show_problems({})
    assert form.problem_at("name") == ""
    assert form.trouble.isHidden()


def test_what_is_not_right_is_read_out_each_time_and_a_field_that_refuses_says_why(
    form: Form, heard: list[str]
) -> None:
    for _ in range(2):
        form.show_problems({"name": "Give a name.", "other": "The dates overlap."})
    form.show_problems({})
    assert heard == ["Give a name. The dates overlap."] * 2
    heard.clear()
    type_into(form, "hours", "much")
    assert form.has_refused()
    assert heard
    assert all("much" in words for words in heard)


def test_a_number_is_read_out_as_its_buttons_change_it(form: Form, heard: list[str]) -> None:
    workers = form["workers"]
    assert isinstance(workers, StepField)
    workers.less.click()
    workers.less.click()
    workers.more.click()
    assert heard == ["Workers: 1", "Workers: 2"]


def test_tab_comes_to_the_choice_that_stands_and_else_to_the_first(form: Form) -> None:
    firm = form["firm"]
    assert isinstance(firm, SegmentField)
    tab = Qt.FocusPolicy.TabFocus

    def takers() -> list[str]:
        return [button.text() for button in firm.buttons if button.focusPolicy() & tab]

    for value, text in (("should", "Should"), ("must", "Must")):
        firm.put(value)
        assert takers() == [text]
    fresh = SegmentField((("Must", "must"), ("Should", "should")), form)
    assert [button.text() for button in fresh.buttons if button.focusPolicy() & tab] == ["Must"]


def test_every_field_has_a_name_for_those_who_do_not_see(form: Form) -> None:
    for name in form.names:
        target = form[name].target()
        assert target.accessibleName(), name


def test_a_date_that_need_not_be_given_can_be_cleared(form: Form) -> None:
    last = form["last"]
    assert isinstance(last, DateField)
    last.put(date(2026, 12, 1))
    assert last.value() == date(2026, 12, 1)
    last.clear_button.click()
    assert last.value() is None


@pytest.mark.parametrize(
    ("typed", "minute"),
    [
        ("18:30", 1110),
        ("1830", 1110),
        ("6.30 pm", 1110),
        ("9", 540),
        ("24:00", 1440),
        ("12 am", 0),
        ("13 am", None),
        ("25:00", None),
        ("x", None),
    ],
)
def test_times_are_read_as_people_write_them(typed: str, minute: int | None) -> None:
    assert read_time(typed) == minute


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [("7.5", 450), ("7,5", 450), ("7:30", 450), ("7h30", 450), ("1 h 15 min", 75), (".25", 15), ("8 h", 480)],
)
def test_hours_are_read_as_people_write_them(form: Form, typed: str, minutes: int) -> None:
    type_into(form, "hours", typed)
    assert form.values()["hours"] == minutes
    assert not form.has_refused()


@pytest.mark.parametrize("typed", ["half a day", "1:90", "400", "-3"])
def test_what_is_no_length_of_time_is_refused_at_its_field(form: Form, typed: str) -> None:
    type_into(form, "hours", typed)
    assert form.problem_at("hours") == f"“{typed}” is no length of time up to 168 h. Write 7.5 or 7:30."
    assert form.has_refused()


def test_what_is_no_time_of_day_is_refused_at_its_field(form: Form) -> None:
    type_into(form, "start", "late")
    assert form.problem_at("start") == "“late” is no time of day. Write 18:30, 1830 or 6.30 pm."
    assert form.has_refused()
    form.show_field("start", is_shown=False)
    assert not form.has_refused()
    form.show_field("start", is_shown=True)
    type_into(form, "start", "19:00")
    assert form.problem_at("start") == ""
    assert not form.has_refused()


def test_a_time_that_nobody_has_left_yet_is_refused_too(form: Form) -> None:
    QTest.keyClicks(form["start"].target(), "x")
    assert form.problem_at("start") == ""
    assert form.has_refused()
    assert "no time of day" in form.problem_at("start")


def test_enter_in_a_field_keeps_what_is_typed(qtbot: QtBot, light: QApplication) -> None:
    del light
    around, form = QWidget(), Form()
    qtbot.addWidget(around)
    form.add("name", "Name", TextField())
    pane = RecordPane("Things", "Add", form, around)
    kept: list[str] = []
    pane.save_requested.connect(lambda key, _values: kept.append(key))
    QTest.keyClick(form["name"].target(), Qt.Key.Key_Return)
    assert kept == []
    pane.begin_new()
    QTest.keyClick(form["name"].target(), Qt.Key.Key_Return)
    assert kept == [NEW]


def test_the_form_of_a_new_record_stays_while_the_others_are_shown_anew(
    qtbot: QtBot, light: QApplication
) -> None:
    del light
    around, form = QWidget(), Form()
    qtbot.addWidget(around)
    form.add("name", "Name", TextField())
    pane = RecordPane("Things", "Add", form, around)
    entries = [Entry("a", "A", {"name": "A"}), Entry("b", "B", {"name": "B"})]
    pane.show_entries(entries, {"name": ""})
    assert pane.key == "a"
    pane.begin_new()
    pane.show_entries(entries, {"name": ""})
    assert (pane.key, form.values()) == (NEW, {"name": ""})
    pane.cancel()
    assert (pane.key, form.values()) == ("a", {"name": "A"})


@pytest.mark.parametrize("name", VALUES)
def test_enter_in_a_field_that_tab_has_come_to_changes_nothing(form: Form, qtbot: QtBot, name: str) -> None:
    with qtbot.waitActive(form):
        form.show()
        form.activateWindow()
    form[name].begin()
    held = form.focusWidget()
    assert held is not None
    QTest.keyClick(held, Qt.Key.Key_Return)
    assert form.values() == VALUES


@pytest.mark.parametrize(
    ("name", "typed", "value"),
    [("hours", "2", 120), ("people", "7", 7), ("start", "20:30", 1230), ("name", "Desk", "Desk")],
)
def test_what_is_typed_takes_the_place_of_what_a_field_began_with(
    form: Form, qtbot: QtBot, name: str, typed: str, value: object
) -> None:
    form.show()
    form.activateWindow()
    form["kind"].target().setFocus()
    qtbot.waitUntil(form["kind"].target().hasFocus)
    form[name].begin()
    QTest.keyClicks(form[name].target(), typed)
    assert form[name].value() == value


def test_enter_on_a_button_of_a_form_does_not_send_the_form(form: Form, qtbot: QtBot) -> None:
    button = QPushButton("Days…", form)
    form.add_widget(button)
    form.show()
    form.activateWindow()
    button.setFocus()
    qtbot.waitUntil(button.hasFocus)
    with qtbot.assertNotEmitted(form.submitted):
        QTest.keyClick(button, Qt.Key.Key_Return)


def test_one_of_a_few_is_told_as_such_to_a_screen_reader(qtbot: QtBot) -> None:
    field = SegmentField((("Must", "must"), ("Should", "should")))
    qtbot.addWidget(field)
    for button in field.buttons:
        told = QAccessible.queryAccessibleInterface(button)
        assert told is not None
        assert told.role() == QAccessible.Role.RadioButton
    field.put("should")
    field.buttons[0].click()
    assert field.value() == "must"


def test_segments_one_below_the_other_are_round_at_the_corners_of_the_whole(
    qtbot: QtBot, light: QApplication
) -> None:
    del light
    field = SegmentField((("Here from another team", "here"), ("Away to another team", "away")))
    qtbot.addWidget(field)
    with qtbot.waitExposed(field):
        field.show()
    for width, places in ((600, ["first", "last"]), (170, ["top", "bottom"]), (600, ["first", "last"])):
        field.resize(width, 90)
        assert [button.property("segment") for button in field.buttons] == places


def test_what_was_not_right_is_gone_once_the_field_is_changed(form: Form) -> None:
    form.show_problems({"name": "There is a Duty already.", "people": "Nobody is left."})
    line = form["name"].target()
    QTest.keyClicks(line, " two")
    assert form.problem_at("name") == ""
    assert form.problem_at("people") == "Nobody is left."


def test_what_is_found_not_right_with_the_change_stays(form: Form) -> None:
    form.changed.connect(lambda: form.show_problems({"name": "Still there."}))
    QTest.keyClicks(form["name"].target(), " two")
    assert form.problem_at("name") == "Still there."


def test_what_takes_a_form_for_a_sequence_gets_the_names_of_its_fields(form: Form) -> None:
    assert tuple(form) == form.names
