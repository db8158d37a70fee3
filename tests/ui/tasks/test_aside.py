"""Work beside the window: what it returned, refused or broke comes in the window's own thread."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from planner.domain.errors import PlannerError
from ui.tasks.aside import Aside


@pytest.fixture
def aside(qtbot: QtBot) -> Iterator[Aside]:
    del qtbot
    parent = QObject()
    yield Aside(parent)
    parent.deleteLater()


def refuse() -> None:
    raise PlannerError("Not today.")


def fail() -> None:
    raise ZeroDivisionError


def test_the_work_is_done_in_another_thread(qtbot: QtBot, aside: Aside) -> None:
    with qtbot.waitSignal(aside.ended) as told:
        aside.run(threading.current_thread)
        assert aside.is_running
    thread, trouble = told.args
    assert thread is not threading.current_thread()
    assert trouble is None
    assert not aside.is_running


def test_a_refusal_is_told(qtbot: QtBot, aside: Aside) -> None:
    with qtbot.waitSignal(aside.ended) as told:
        aside.run(refuse)
    assert str(told.args[1]) == "Not today."


def test_a_fault_is_not_swallowed(qtbot: QtBot, aside: Aside) -> None:
    with qtbot.capture_exceptions() as faults:
        aside.run(fail)
        qtbot.waitUntil(lambda: not aside.is_running)
    assert [kind for kind, _, _ in faults] == [ZeroDivisionError]
