"""From starting the program to its window painted: under 0.4 s, beside an empty window of the same Qt.

The whole life of the process is timed, its end too: what is measured is a little more than what is promised.
Without a screen it is painted in memory; the note says so.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

from benchmarks.measurement import Measurement, repeated

ROOT = Path(__file__).resolve().parents[1]
EMPTY_WINDOW = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
window = QMainWindow()
window.resize(1440, 900)
window.show()
QTimer.singleShot(0, app.quit)
app.exec()
"""


def window_start(runs: int) -> Iterator[Measurement]:
    """The program's window and the empty one, in turns on the same screen."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "ROTABENE_DATA": folder}
        screen = "on the screen"
        if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
            environment["QT_QPA_PLATFORM"] = "offscreen"
            screen = "painted in memory"
        ours = [sys.executable, "-m", "ui", "--quit-after-paint"]
        empty = Measurement(
            "An empty window of the same Qt",
            "s",
            repeated(runs, lambda: _seconds([sys.executable, "-c", EMPTY_WINDOW], environment)),
            note=screen,
        )
        yield Measurement(
            "Window painted, from the start (warm)",
            "s",
            repeated(runs, lambda: _seconds(ours, environment)),
            limit=0.4,
            reference=empty.median,
            reference_name="empty window",
            note=screen,
        )
        yield empty


def _seconds(command: list[str], environment: Mapping[str, str]) -> float:
    begin = time.perf_counter()
    subprocess.run(command, env=environment, cwd=ROOT, check=True, capture_output=True, timeout=60)
    return time.perf_counter() - begin
