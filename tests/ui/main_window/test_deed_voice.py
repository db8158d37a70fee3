"""Whoever does not see the window hears what was done, undone, refused and found."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.services.publish_rota import reason_key
from planner.services.rota_edits import MoveShift, PinShift
from tests.ui.desk_screens import answers_of
from tests.ui.patience import PATIENCE_MS
from ui.main_window.desk import Desk
from ui.main_window.window import MainWindow
from ui.people.people_screen import PeopleScreen

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
BEN_WEDNESDAY = "ben@2026-11-25"


def test_what_is_done_undone_and_done_again_is_read_out_by_name(
    window: MainWindow, desk: Desk, heard: list[str]
) -> None:
    del window
    for deed, words in (
        (
            lambda: desk.edit(MoveShift(BEN_WEDNESDAY, by_minutes=60)),
            "Done: Move shift: Ben Boyd, Wed 25 Nov.",
        ),
        (lambda: desk.actions.trigger("edit.undo"), "Undone: Move shift: Ben Boyd, Wed 25 Nov."),
        (lambda: desk.actions.trigger("edit.redo"), "Done again: Move shift: Ben Boyd, Wed 25 Nov."),
    ):
        deed()
        QApplication.processEvents()
        assert heard == [words]
        heard.clear()


def test_several_steps_gone_back_at_once_are_counted(
    window: MainWindow, desk: Desk, heard: list[str]
) -> None:
    del window
    desk.edit(MoveShift(BEN_WEDNESDAY, by_minutes=60))
    desk.edit(PinShift(BEN_WEDNESDAY))
    QApplication.processEvents()
    heard.clear()
    desk.steps.go_to(0)
    QApplication.processEvents()
    assert heard == ["Undone: 2 steps."]


def test_what_the_message_bar_says_of_a_deed_is_not_said_twice(
    window: MainWindow, desk: Desk, heard: list[str]
) -> None:
    del window
    desk.edit(MoveShift(BEN_WEDNESDAY, by_minutes=60))
    desk.frame.show_message("info", "Done: Move shift.", "Undo takes it back.")
    QApplication.processEvents()
    assert heard == ["Done: Move shift. Undo takes it back."]


def test_an_edit_that_is_refused_says_so_and_nothing_of_a_deed(
    window: MainWindow, desk: Desk, heard: list[str]
) -> None:
    del window
    assert not desk.edit(MoveShift("nobody@2026-11-24", by_minutes=60))
    QApplication.processEvents()
    assert len(heard) == 1
    assert not heard[0].startswith("Done")


def test_publishing_says_which_version_it_is(window: MainWindow, desk: Desk, heard: list[str]) -> None:
    del window
    shown = desk.session.shown
    assert shown is not None
    open_ones = [each for each in shown.findings if each.kind == "policy"]
    answers_of(desk).reasons = {reason_key(each): "Agreed" for each in open_ones}
    desk.actions.trigger("rota.publish")
    QApplication.processEvents()
    assert heard[-1].startswith("The rota is published as version 1.")


def test_the_next_problem_is_read_out_with_its_place_and_the_keys_in_the_panel_come_along(
    qtbot: QtBot, window: MainWindow, desk: Desk, heard: list[str]
) -> None:
    assert window.frame is not None
    panel, board = window.frame.problems, window.frame.board
    board.setFocus()
    desk.actions.trigger("problem.next")
    first = panel.chosen
    assert first is not None
    assert first.what.rstrip(".") in heard[-1]
    assert " 1 of " in heard[-1]
    assert window.focusWidget() is board
    panel.bar.tabs[panel.tab].setFocus()
    for _ in panel.problems:
        desk.actions.trigger("problem.next")
        qtbot.waitUntil(lambda: window.focusWidget() is panel.table(panel.tab), timeout=PATIENCE_MS)
    assert len(set(heard)) == len(panel.problems)


def test_a_form_that_is_not_right_says_why_each_time_it_is_tried(
    window: MainWindow, desk: Desk, heard: list[str]
) -> None:
    desk.actions.trigger("screen.people")
    assert window.frame is not None
    screen = window.frame.shelf.screen
    assert isinstance(screen, PeopleScreen)
    desk.frame.start_new("staff")
    for _ in range(2):
        heard.clear()
        screen.new.bar.save.click()
        QApplication.processEvents()
        assert heard == ["Give a name."]
