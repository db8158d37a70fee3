"""The pattern editor: what is typed into a pattern goes back step by step before the plan does."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from planner.domain.contracts import FixedShiftDay, PatternDay
from tests.ui.desk_screens import team_of
from ui.main_window.desk import Desk
from ui.main_window.window import MainWindow
from ui.people.contract_tab import ContractTab
from ui.people.pattern_editor import PatternEditor
from ui.people.people_screen import PeopleScreen

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
CONTROL = Qt.KeyboardModifier.ControlModifier
FRIDAY = 4


@pytest.fixture
def editor(window: MainWindow, desk: Desk) -> PatternEditor:
    """With the fixed template, in the window."""
    desk.actions.trigger("screen.people")
    assert window.frame is not None
    screen = window.frame.shelf.screen
    assert isinstance(screen, PeopleScreen)
    editor = screen.page.tabs.tab(ContractTab).editor
    editor.put_template("eleven-seven")
    editor.save()
    editor.choose_day(0, FRIDAY)
    return editor


def friday(editor: PatternEditor) -> PatternDay:
    assert editor.pattern is not None
    return editor.pattern.weeks[0].days[FRIDAY]


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    held = QApplication.focusWidget()
    assert held is not None
    QTest.keyClick(held, key, modifiers)


def test_ctrl_z_takes_back_what_was_typed_into_the_field_before(editor: PatternEditor, desk: Desk) -> None:
    kept, before = team_of(desk), friday(editor)
    form = editor.day_form.form
    form["end"].begin()
    QTest.keyClicks(form["end"].target(), "15:00")
    press(Qt.Key.Key_Tab)
    form["break_minutes"].begin()
    changed = friday(editor)
    assert isinstance(changed, FixedShiftDay)
    assert changed.end == 900
    press(Qt.Key.Key_Z, CONTROL)
    assert friday(editor) == before
    assert not editor.is_changed
    press(Qt.Key.Key_Y, CONTROL)
    assert friday(editor) == changed
    press(Qt.Key.Key_Z, CONTROL)
    assert team_of(desk) == kept
    # What is in the form is as it was kept: now it is the plan's turn.
    press(Qt.Key.Key_Z, CONTROL)
    assert team_of(desk) != kept


def copy_to_weekdays(editor: PatternEditor) -> None:
    editor.to_weekdays.click()


def take_a_template(editor: PatternEditor) -> None:
    editor.put_template("four-day")


@pytest.mark.parametrize("act", [copy_to_weekdays, take_a_template])
def test_what_a_button_of_the_editor_has_done_goes_back_too(
    editor: PatternEditor, act: Callable[[PatternEditor], None]
) -> None:
    form = editor.day_form.form
    form["end"].begin()
    QTest.keyClicks(form["end"].target(), "15:00")
    press(Qt.Key.Key_Tab)
    typed = editor.pattern
    editor.to_weekdays.setFocus()
    act(editor)
    assert editor.pattern != typed
    press(Qt.Key.Key_Z, CONTROL)
    assert editor.pattern == typed


def test_what_is_no_time_goes_back_to_the_time_before(editor: PatternEditor) -> None:
    before, form = friday(editor), editor.day_form.form
    form["end"].begin()
    QTest.keyClicks(form["end"].target(), "late")
    press(Qt.Key.Key_Tab)
    assert form.problem_at("end") != ""
    press(Qt.Key.Key_Z, CONTROL)
    assert form.problem_at("end") == ""
    assert (form["end"].value(), friday(editor)) == (1140, before)
    assert not editor.is_changed
