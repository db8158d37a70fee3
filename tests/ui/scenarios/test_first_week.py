"""From an empty start to a published rota: once by keys alone, once by the mouse."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.patience import PATIENCE_MS
from tests.ui.scenarios.team_manager import Manager
from ui.__main__ import read_options
from ui.main_window.crash_hook import CrashHook
from ui.main_window.start import Start
from ui.main_window.window import MainWindow
from ui.settings.preferences import Preferences

# Said by the screenless platform of itself, of any second window.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def manager(qtbot: QtBot, light: QApplication, tmp_path: Path) -> Iterator[Manager]:
    """Somebody who has just installed the program and has no file; a build takes two seconds at most."""
    del light
    preferences = Preferences(tmp_path)
    preferences.build_seconds = 2
    window = MainWindow(preferences)
    qtbot.addWidget(window)
    start = Start(window, tmp_path, preferences, CrashHook(tmp_path, window), read_options([]))
    window.resize(1440, 900)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    start.go_on()
    qtbot.waitUntil(lambda: start.desk is not None and window.frame is not None, timeout=PATIENCE_MS)
    assert start.desk is not None
    yield Manager(qtbot, window, start.desk)
    window.close()


def by_keys(manager: Manager) -> Callable[[QDialog], None]:
    """In a sheet, by keys alone: a reason where one is needed, then the button that goes on."""

    def answer(sheet: QDialog) -> None:
        goes_on = next(each for each in sheet.findChildren(QPushButton) if each.isDefault())
        needed = [f for f in sheet.findChildren(QLineEdit) if f.accessibleName().startswith("Reason")]
        if needed:
            manager.tabs_to("One reason for all" if len(needed) > 1 else "Reason")
            manager.types("agreed with the team")
        manager.tabs_to(goes_on.text())
        assert goes_on.isEnabled(), goes_on.toolTip()
        manager.presses("Space")

    return answer


def test_a_week_is_planned_and_published_by_keys_alone(manager: Manager, tmp_path: Path) -> None:
    desk = manager.desk
    manager.answers_sheets(by_keys(manager))
    # A team of three.
    manager.presses("Ctrl+N")
    manager.types("North Moor")
    manager.tabs_to("Its manager")
    manager.types("Jo Patel")
    manager.presses("Enter")
    for number, (name, pattern) in enumerate((("Ana Alvi", "N"), ("Ben Boyd", "E"), ("Cy Clark", "N")), 1):
        manager.tabs_to(f"Name of person {number}")
        manager.types(name)
        manager.tabs_to(f"Works of person {number}")
        manager.types(pattern)
    manager.tabs_to("Next")
    manager.presses("Space")
    assert manager.sees("What must be covered?")
    manager.tabs_to("Next")
    manager.presses("Space")
    assert manager.sees("North Moor: 3 people, managed by Jo Patel.")
    field = next(
        each for each in manager.board.window().findChildren(QLineEdit) if "north-moor" in each.text()
    )
    field.setText(str(tmp_path / "moor.rotabene"))
    manager.tabs_to("Make the team and build")
    manager.presses("Space")
    assert desk.session.path == tmp_path / "moor.rotabene"
    manager.waits_for_the_build()
    assert desk.session.rota is not None
    # A visit, on the demand screen; then the week is built again.
    manager.presses("Ctrl+K")
    manager.types("add visit")
    manager.presses("Enter")
    assert desk.frame.front == "demand"
    manager.tabs_to("Case reference")
    manager.types("R-1042")
    manager.presses("Enter")
    assert desk.session.team is not None
    assert [visit.case for visit in desk.session.team.visits] == ["R-1042"]
    manager.presses("Ctrl+1", "F5")
    manager.waits_for_the_build()
    # A shift is carried half an hour on and back again by undo.
    manager.tabs_to("Rota board")
    manager.presses("Home", "Space", "Right", "Space")
    manager.presses("Esc")
    before = desk.undo_stack.index()
    if desk.undo_stack.undoText().startswith("Move"):
        manager.presses("Ctrl+Z")
        assert desk.undo_stack.index() == before - 1, manager.message
    # Published.
    manager.presses("Ctrl+Shift+P")
    assert desk.session.is_as_published
    assert manager.state.startswith("Published")


def test_a_week_is_planned_and_published_by_the_mouse(manager: Manager, tmp_path: Path) -> None:
    desk = manager.desk
    manager.answers_sheets(by_keys(manager))
    manager.clicks("Make a new team")
    manager.writes("Name of the team", "South Moor")
    manager.writes("Its manager", "Jo Patel")
    manager.clicks("Next")
    for number, name in enumerate(("Ana Alvi", "Ben Boyd", "Cy Clark", "Dee Dunn"), 1):
        manager.writes(f"Name of person {number}", name)
    manager.clicks("Next")
    manager.clicks("Next")
    manager.writes("The plan is kept in", str(tmp_path / "south.rotabene"))
    manager.clicks("Make the team and build")
    manager.waits_for_the_build()
    rota = desk.session.rota
    assert rota is not None
    manager.clicks("Demand")
    manager.clicks("Add visit")
    manager.writes("Case reference", "R-2001")
    manager.clicks("Save")
    assert desk.session.team is not None
    assert [visit.case for visit in desk.session.team.visits] == ["R-2001"]
    manager.clicks("Rota")
    manager.clicks("Build rota")
    manager.waits_for_the_build()
    # A shift is taken by the middle of its bar and put later; whatever the rules say, undo helps.
    board = manager.board
    scene = board.scene
    assert scene is not None
    shown = desk.session.shown
    assert shown is not None
    shift = next(each for each in shown.shifts if each.staff == scene.snapshot.rows[0].id)
    middle = (shift.start + shift.end) // 2
    y = scene.ink.metrics.bar_middle
    places = [QPointF(scene.axis.x(minute), y).toPoint() for minute in (middle, middle + 60)]
    manager.drags_on_board(places[0], places[1])
    while desk.undo_stack.undoText().startswith("Move"):
        manager.clicks("Undo")
    manager.clicks("Publish")
    assert desk.session.is_as_published
    assert manager.state.startswith("Published")
