"""The packaged program's two executables each open the right door."""

from __future__ import annotations

import sys

import pytest

import ui.__main__
import ui.cli.main
from ui import bootstrap, packaged


def door_opened(monkeypatch: pytest.MonkeyPatch, executable: str, *words: str) -> str:
    """Which door the program went through."""
    monkeypatch.setattr(sys, "executable", f"/opt/rotabene/{executable}")
    monkeypatch.setattr(sys, "argv", [executable, *words])
    monkeypatch.setattr(ui.cli.main, "main", lambda **_: sys.exit("command line"))
    monkeypatch.setattr(ui.__main__, "main", lambda: "window")
    with pytest.raises(SystemExit) as end:
        packaged.main()
    return str(end.value)


def test_the_desktop_program_opens_the_window(monkeypatch: pytest.MonkeyPatch) -> None:
    assert door_opened(monkeypatch, "rotabene-desktop") == "window"
    assert door_opened(monkeypatch, "rotabene-desktop", "team.json") == "window"


def test_the_other_program_is_the_command_line(monkeypatch: pytest.MonkeyPatch) -> None:
    assert door_opened(monkeypatch, "rotabene") == "command line"
    assert door_opened(monkeypatch, "rotabene", "plan", "riverside") == "command line"


@pytest.mark.parametrize("command", [bootstrap.solver_command, bootstrap.explainer_command])
def test_the_window_can_start_itself_as_its_own_worker(
    monkeypatch: pytest.MonkeyPatch, command: object
) -> None:
    assert callable(command)
    monkeypatch.setattr(bootstrap, "is_frozen", lambda: True)
    assert door_opened(monkeypatch, "rotabene-desktop", *command()[1:]) == "command line"
