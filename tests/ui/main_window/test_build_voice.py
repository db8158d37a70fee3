"""A build can be followed without seeing it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.desk_factory import fake_solver
from tests.ui.patience import PATIENCE_MS
from ui.main_window.build_voice import STARTED, STOPPED, BuildVoice
from ui.main_window.desk import Desk


@pytest.fixture
def voiced(qtbot: QtBot) -> Iterator[Callable[[Desk], list[str]]]:
    """Gives a desk its voice; what is read out comes into the list."""
    window = QWidget()
    qtbot.addWidget(window)

    def give(desk: Desk) -> list[str]:
        said: list[str] = []
        BuildVoice(desk, window, lambda _window, words: said.append(words))
        return said

    yield give
    window.close()


def test_start_first_rota_and_end_are_read_out(
    qtbot: QtBot, new_desk: Callable[..., Desk], plan: Path, voiced: Callable[[Desk], list[str]]
) -> None:
    desk = new_desk(fake_solver("answer"))
    desk.open_path(plan)
    said = voiced(desk)
    with qtbot.waitSignal(desk.builder.ended, timeout=PATIENCE_MS):
        desk.builds.build()
    assert said[0] == STARTED
    assert said[1].startswith("A first rota is found.")
    assert said[2].startswith("The build ended. ")
    assert "uncovered" in said[2]
    assert len(said) == 3


def test_a_build_that_is_stopped_says_that_nothing_has_changed(
    qtbot: QtBot, new_desk: Callable[..., Desk], plan: Path, voiced: Callable[[Desk], list[str]]
) -> None:
    desk = new_desk(fake_solver("wait"))
    desk.open_path(plan)
    said = voiced(desk)
    with qtbot.waitSignal(desk.builder.improved, timeout=PATIENCE_MS):
        desk.builds.build()
    with qtbot.waitSignal(desk.builder.ended, timeout=PATIENCE_MS):
        desk.builder.drop()
    assert said[-1] == STOPPED
