"""Ctrl+C may come at any moment, in the middle of a line, too."""

from __future__ import annotations

import signal
import sys

import pytest

from ui.cli.stop_signal import StopSignal


class BusyStream:
    """Standard error while a line is being written to it: a second write raises."""

    def write(self, _text: str) -> int:
        raise RuntimeError("reentrant call")

    def fileno(self) -> int:
        return 2


def test_a_stop_in_the_middle_of_a_line_is_heard_and_said(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    with monkeypatch.context() as patch, StopSignal() as stop:
        patch.setattr(sys, "stderr", BusyStream())
        signal.raise_signal(signal.SIGINT)
        assert stop.is_asked
    assert "Stopping with the best rota so far" in capfd.readouterr().err
