"""The screens beside the rota: built when first opened, kept afterwards, up to date when in front."""

from __future__ import annotations

import subprocess
import sys

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.main_window.desk import Desk
from ui.main_window.window import MainWindow

PROBE = """
import sys, ui.main_window.frame
late = (
    "people.people_screen",
    "demand.demand_screen",
    "leave.leave_screen",
    "first_run.start_screen",
    "wheel.wheel_screen",
    "history.history_screen",
)
print([name for name in late if f"ui.{name}" in sys.modules])
"""


def test_the_window_starts_without_loading_the_other_screens() -> None:
    run = subprocess.run([sys.executable, "-c", PROBE], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


def test_a_screen_is_built_once_and_every_one_can_be_reached_by_its_key(
    qtbot: QtBot, light: QApplication, desk: Desk
) -> None:
    del light
    window = MainWindow(desk.preferences)
    qtbot.addWidget(window)
    window.fill(desk)
    assert window.frame is not None
    shelf = window.frame.shelf
    for name in ("demand", "people", "leave", "wheel", "history"):
        desk.actions.trigger(f"screen.{name}")
        assert window.frame.front == name
        assert window.frame.rail.buttons[f"screen.{name}"].isChecked()
    first = shelf.screen
    desk.actions.trigger("screen.rota")
    assert shelf.screen is None
    desk.actions.trigger("screen.history")
    assert shelf.screen is first
