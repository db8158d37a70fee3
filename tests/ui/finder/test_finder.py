"""The finder: people, cases and commands by a few letters, by keyboard alone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ui.demand.demand_screen import DemandScreen
from ui.finder.found import Found, all_found, fitting
from ui.main_window.desk import Desk
from ui.main_window.frame import Frame
from ui.main_window.window import MainWindow
from ui.people.people_screen import PeopleScreen


@pytest.fixture
def frame(window: MainWindow) -> Iterator[Frame]:
    assert window.frame is not None
    yield window.frame
    window.frame.finder.hide()


def type_and_enter(frame: Frame, letters: str) -> None:
    frame.open_finder()
    QTest.keyClicks(frame.finder.field, letters)
    QTest.keyClick(frame.finder.field, Qt.Key.Key_Return)


def test_everything_is_found_by_any_of_its_words(desk: Desk) -> None:
    everything = all_found(desk.session.team, desk.actions)
    assert fitting(everything, "boyd")[0].key == "ben"
    assert fitting(everything, "1042")[0].kind == "visits"
    assert fitting(everything, "build")[0].key == "rota.build"
    assert fitting(everything, "xyzzy") == ()


def test_what_begins_with_the_letters_comes_first() -> None:
    late, early = Found("person", "a", "Maria Anand"), Found("person", "b", "Ann Lee")
    assert fitting((late, early), "an") == (early, late)


def test_a_person_is_opened(frame: Frame) -> None:
    type_and_enter(frame, "cy cl")
    assert frame.front == "people"
    screen = frame.shelf.screen
    assert isinstance(screen, PeopleScreen)
    assert screen.staff == "cy"
    QApplication.processEvents()
    assert screen.list.view.hasFocus()


def test_a_case_is_opened_on_the_demand_screen(frame: Frame) -> None:
    type_and_enter(frame, "R-1042")
    assert frame.front == "demand"
    screen = frame.shelf.screen
    assert isinstance(screen, DemandScreen)
    assert screen.key == "v1"
    QApplication.processEvents()
    assert screen.pane.forms["visits"]["case"].target().hasFocus()


def test_a_command_is_done(frame: Frame) -> None:
    type_and_enter(frame, "settings")
    assert frame.front == "settings"


def test_the_arrow_keys_choose_and_nothing_is_said_when_nothing_fits(frame: Frame) -> None:
    frame.open_finder()
    QTest.keyClick(frame.finder.field, Qt.Key.Key_Down)
    assert frame.finder.list.currentRow() == 1
    QTest.keyClicks(frame.finder.field, "xyzzy")
    assert not frame.finder.nothing.isHidden()
    QTest.keyClick(frame.finder.field, Qt.Key.Key_Return)
    assert frame.front == "rota"


def test_escape_closes_it_and_nothing_else(frame: Frame, desk: Desk) -> None:
    desk.select_shift("ana@2026-11-24")
    frame.open_finder()
    QTest.keyClick(frame.finder.field, Qt.Key.Key_Escape)
    assert frame.finder.isHidden()
    assert desk.selected_shift is not None


def test_a_setting_is_found_and_its_field_opened(frame: Frame) -> None:
    type_and_enter(frame, "late finish is after")
    assert frame.front == "settings"
    assert getattr(frame.shelf.screen, "_page", "") == "late_finish"


def test_every_action_screen_and_setting_can_be_found(desk: Desk) -> None:
    everything = all_found(desk.session.team, desk.actions)
    commands = {each.key for each in everything if each.kind == "command"}
    theirs = {action.objectName() for action in desk.actions.actions if action.is_theirs}
    assert commands == theirs - {"find.open"}
    assert "requests.leave" not in commands
    settings = {each.key for each in everything if each.kind == "setting"}
    assert settings >= {"look/theme", "keys", "team/desks", "daily_rest/minutes", "fairness/weeks"}


def test_what_is_not_possible_now_is_found_and_says_why(frame: Frame, desk: Desk) -> None:
    found = next(each for each in all_found(desk.session.team, desk.actions) if each.key == "edit.undo")
    assert found.is_off
    type_and_enter(frame, "undo")
    assert "Nothing to undo" in frame.message_bar.text


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("invite", "plan.sign_ins"),
        ("flexible", "screen.decide"),
        ("holiday", "leave.add"),
        ("roster", "rota.build"),
        ("help", "guide.open"),
        ("dark", "look/theme"),
        ("amhp", "skill_list"),
        ("coverage", "print.cover"),
        ("heat", "print.cover"),
        ("report", "export.csv"),
        ("report", "export.pdf"),
        ("spreadsheet", "export.xlsx"),
        ("unclaimed", "screen.leave"),
        ("wall sheet", "export.wall_pdf"),
    ],
)
def test_what_people_call_it_finds_it_too(desk: Desk, typed: str, key: str) -> None:
    found = fitting(all_found(desk.session.team, desk.actions), typed)
    assert key in [each.key for each in found]
    assert all(typed not in each.beside for each in found if each.key == key)


def test_a_format_is_found_by_export_and_says_what_is_exported(desk: Desk) -> None:
    found = {each.key: each.title for each in fitting(all_found(desk.session.team, desk.actions), "export")}
    assert found["export.pdf"] == "Export the week as PDF"
    assert {"export.xlsx", "export.csv", "export.ics", "export.html"} <= found.keys()


@pytest.mark.parametrize(
    "typed", ["export the team", "how do I export a team file", "Export team", "the export of my team"]
)
def test_small_words_seek_nothing(desk: Desk, typed: str) -> None:
    found = fitting(all_found(desk.session.team, desk.actions), typed)
    assert "file.export_team" in [each.key for each in found]


@pytest.mark.parametrize("typed", ["h", "how", "how ", "how do", "how do i", "how do i u", "how do i und"])
def test_no_small_word_on_the_way_empties_the_list(desk: Desk, typed: str) -> None:
    assert fitting(all_found(desk.session.team, desk.actions), typed)


def test_a_name_that_is_a_small_word_still_comes_first() -> None:
    bo, an = Found("person", "a", "Bo Lee"), Found("person", "b", "An Lee")
    assert fitting((bo, an), "an") == (an,)
    assert fitting((bo, an), "an lee") == (an, bo)


def test_what_shows_the_word_comes_before_what_is_only_called_so() -> None:
    called, shown = Found("command", "a", "Apply", words="ann"), Found("command", "b", "Give to Joanna")
    assert fitting((called, shown), "ann") == (shown, called)


def test_a_deed_that_people_call_so_comes_before_a_setting_that_shows_the_word(desk: Desk) -> None:
    found = fitting(all_found(desk.session.team, desk.actions), "holiday")
    kinds = [each.kind for each in found]
    assert kinds == sorted(kinds)
    assert "leave.add" in [each.key for each in found[: kinds.index("setting")]]


@pytest.mark.parametrize(
    ("typed", "text"), [("sort name", "Sort people by name"), ("group", "Do not group people")]
)
def test_a_row_of_a_menu_is_found_under_words_that_stand_alone(desk: Desk, typed: str, text: str) -> None:
    found = fitting(all_found(desk.session.team, desk.actions), typed)
    assert text in [each.title for each in found if each.kind == "command"]
