"""Starting: nothing heavy before the window, a sentence without a display, the sample at the first start."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.desk_factory import built_rota, make_plan
from tests.ui.patience import PATIENCE_MS
from ui.__main__ import NO_DISPLAY, read_options
from ui.first_run.start_screen import StartScreen
from ui.main_window.application import broken_qt
from ui.main_window.crash_hook import CrashHook
from ui.main_window.display import has_display
from ui.main_window.start import Start
from ui.main_window.window import MainWindow
from ui.settings.preferences import Preferences

ROOT = Path(__file__).resolve().parents[3]
HEAVY = ("ortools", "pandas", "numpy")


def run_window(*words: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """The desktop in a process of its own, without a screen."""
    return subprocess.run(
        [sys.executable, "-m", "ui", *words],
        cwd=ROOT,
        env={**os.environ, "ROTABENE_DATA": str(folder), **environment},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def modules_after(code: str, folder: Path) -> set[str]:
    """The modules that a fresh Python holds after the code."""
    code = f"import json, sys\n{code}\nprint(json.dumps(list(sys.modules)))"
    run = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={**os.environ, "ROTABENE_DATA": str(folder)},
        capture_output=True,
        text=True,
        check=True,
    )
    return set(json.loads(run.stdout.splitlines()[-1]))


def test_the_first_painting_waits_for_no_planner_and_no_solver(tmp_path: Path) -> None:
    loaded = modules_after("from ui.__main__ import main\nmain(['--quit-after-paint'])", tmp_path)
    assert "PySide6.QtWidgets" in loaded
    assert loaded.isdisjoint(HEAVY)
    assert "pydantic" not in loaded
    assert "sqlite3" not in loaded


def test_the_whole_window_loads_no_solver_and_no_tables_of_numbers(tmp_path: Path) -> None:
    code = "import ui.main_window.frame, ui.main_window.desk, planner.store.sqlite_store, ui.dialogs.ask"
    assert {name.split(".")[0] for name in modules_after(code, tmp_path)}.isdisjoint(HEAVY)


def test_a_plan_is_opened_and_painted_into_a_picture(tmp_path: Path) -> None:
    plan, picture = make_plan(tmp_path, rota=built_rota()), tmp_path / "window.png"
    run = run_window(str(plan), "--screenshot", str(picture), folder=tmp_path)
    assert run.returncode == 0, run.stderr
    assert picture.read_bytes().startswith(b"\x89PNG")
    assert not (tmp_path / "last-crash.txt").exists()


def test_without_a_display_there_is_one_sentence_and_status_2(tmp_path: Path) -> None:
    run = run_window(folder=tmp_path, QT_QPA_PLATFORM="", DISPLAY="", WAYLAND_DISPLAY="")
    assert run.returncode == 2
    assert run.stderr.strip() == NO_DISPLAY


@pytest.mark.parametrize("display", ["", "nonsense", ":98765"])
def test_a_display_that_does_not_answer_is_none(monkeypatch: pytest.MonkeyPatch, display: str) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.delenv("QT_QPA_PLATFORM")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setenv("DISPLAY", display)
    assert not has_display()


def test_a_data_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    run = run_window(folder=tmp_path / "file" / "data")
    assert run.returncode == 2
    assert "data folder" in run.stderr
    assert "Traceback" not in run.stderr


def test_the_qt_that_breaks_is_refused() -> None:
    assert "6.11.3" in broken_qt((6, 12, 0), (3, 11))
    assert broken_qt((6, 12, 0), (3, 12)) == ""
    assert broken_qt((6, 11, 3), (3, 11)) == ""


@pytest.fixture
def start(qtbot: QtBot, light: QApplication, tmp_path: Path) -> Callable[..., tuple[MainWindow, Start]]:
    """Starts a window in this process, with its data in the test's folder."""
    del light

    def make(*words: str) -> tuple[MainWindow, Start]:
        preferences = Preferences(tmp_path)
        window = MainWindow(preferences)
        qtbot.addWidget(window)
        options: Namespace = read_options(words)
        begin = Start(window, tmp_path, preferences, CrashHook(tmp_path, window), options)
        begin.go_on()
        qtbot.waitUntil(lambda: begin.desk is not None, timeout=PATIENCE_MS)
        return window, begin

    return make


def test_the_first_start_offers_a_sample_which_is_built_at_once(
    qtbot: QtBot, start: Callable[..., tuple[MainWindow, Start]]
) -> None:
    window, begin = start()
    desk = begin.desk
    assert desk is not None
    assert window.frame is not None
    first = window.frame.shelf.screen
    assert isinstance(first, StartScreen)
    assert not desk.session.is_open
    first.sample_button.click()
    assert window.frame.front == "rota"
    assert window.windowTitle() == "Riverside Family Safeguarding (sample) – Rotabene"
    assert desk.builder.is_running
    qtbot.waitUntil(lambda: desk.builder.has_rota, timeout=PATIENCE_MS)
    with qtbot.waitSignal(desk.builder.ended, timeout=PATIENCE_MS):
        desk.builder.use_best()
    assert desk.session.rota is not None
    window.close()


def test_a_start_for_trying_out_opens_the_sample_at_once_and_later_what_was_open(
    qtbot: QtBot, start: Callable[..., tuple[MainWindow, Start]], tmp_path: Path
) -> None:
    window, begin = start("--or-sample", "riverside")
    desk = begin.desk
    assert desk is not None
    qtbot.waitUntil(lambda: desk.session.is_sample and desk.builder.is_running, timeout=PATIENCE_MS)
    window.close()
    Preferences(tmp_path).last_plan = make_plan(tmp_path, rota=built_rota())
    window, begin = start("--or-sample", "riverside")
    assert begin.desk is not None
    qtbot.waitUntil(lambda: begin.desk is not None and begin.desk.session.is_open, timeout=PATIENCE_MS)
    assert not begin.desk.session.is_sample
    window.close()


def test_the_next_start_opens_what_was_open(
    start: Callable[..., tuple[MainWindow, Start]], tmp_path: Path
) -> None:
    plan = make_plan(tmp_path, rota=built_rota())
    Preferences(tmp_path).last_plan = plan
    window, begin = start()
    assert begin.desk is not None
    assert begin.desk.session.path == plan
    assert not begin.desk.builder.is_running
    window.close()


def test_a_file_that_cannot_be_opened_is_told_over_the_first_page(
    start: Callable[..., tuple[MainWindow, Start]], tmp_path: Path
) -> None:
    window, begin = start(str(tmp_path / "gone.rotabene"))
    assert begin.desk is not None
    assert not begin.desk.session.is_open
    assert window.frame is not None
    assert window.frame.front == "start"
    assert "gone.rotabene" in window.frame.message_bar.text
    window.close()
