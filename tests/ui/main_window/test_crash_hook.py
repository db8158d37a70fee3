"""The last net under the window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from planner.domain.errors import PlannerError
from ui.main_window.crash_hook import CrashHook

# The screenless platform of Qt says this of every dialog with a least size.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def hook(qtbot: QtBot, tmp_path: Path) -> CrashHook:
    over = QWidget()
    qtbot.addWidget(over)
    return CrashHook(tmp_path, over)


def caught(error: Exception) -> tuple[type[Exception], Exception, None]:
    return type(error), error, None


def test_a_fault_is_kept_in_a_file_and_told_once(qtbot: QtBot, hook: CrashHook, tmp_path: Path) -> None:
    for _ in range(5):
        hook.take(*caught(ValueError("ours")))
    qtbot.waitUntil(lambda: hook.dialog is not None)
    assert hook.dialog is not None
    assert "ValueError: ours" in (tmp_path / "last-crash.txt").read_text(encoding="utf-8")
    hook.dialog.accept()
    qtbot.waitUntil(lambda: hook.dialog is None)


def test_a_trouble_of_the_user_goes_to_the_message_bar(qtbot: QtBot, hook: CrashHook) -> None:
    trouble = PlannerError("The disk is full.", "Free some space.")
    with qtbot.waitSignal(hook.told) as told:
        hook.take(*caught(trouble))
    assert told.args == [trouble]
    assert hook.dialog is None


def test_a_report_that_cannot_be_written_is_told_all_the_same(qtbot: QtBot, tmp_path: Path) -> None:
    over = QWidget()
    qtbot.addWidget(over)
    hook = CrashHook(tmp_path / "gone", over)
    hook.take(*caught(ValueError("ours")))
    qtbot.waitUntil(lambda: hook.dialog is not None)
    assert hook.dialog is not None
    hook.dialog.accept()
