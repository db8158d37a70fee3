"""From starting the program to its window painted: under 0.4 s, beside an empty window of the same Qt.

The child says when its window has been painted for the first time; both clocks are the machine's. On a busy
machine the processor time (of the whole process, its end too) says more than the clock. Without a screen the
window is painted in memory; the note says so.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

from benchmarks.measurement import Measurement, transposed

ROOT = Path(__file__).resolve().parents[1]
EMPTY_WINDOW = """
import time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        print(time.time(), flush=True)
        QTimer.singleShot(0, app.quit)

app = QApplication([])
window = Window()
window.resize(1440, 900)
window.show()
app.exec()
"""
OUR_WINDOW = """
import time
from ui.main_window.start import Start

go_on = Start.go_on

def painted(self):
    print(time.time(), flush=True)
    go_on(self)

Start.go_on = painted
from ui.__main__ import main
raise SystemExit(main(["--quit-after-paint"]))
"""


def window_start(runs: int) -> Iterator[Measurement]:
    """The program's window and the empty one, in turns on the same screen."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "ROTABENE_DATA": folder}
        screen = "on the screen"
        if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
            environment["QT_QPA_PLATFORM"] = "offscreen"
            screen = "painted in memory"
        commands = [[sys.executable, "-c", OUR_WINDOW], [sys.executable, "-c", EMPTY_WINDOW]]
        # In turns, after one start each that warms the disk: other work on the machine meets both alike.
        rounds = [[_once(command, environment) for command in commands] for _ in range(runs + 1)][1:]
        ours, empty = (transposed([each[which] for each in rounds]) for which in (0, 1))
        for index, clock in enumerate(("", ", processor time")):
            bare = Measurement(f"An empty window of the same Qt{clock}", "s", empty[index], note=screen)
            yield Measurement(
                f"Window painted, from the start (warm){clock}",
                "s",
                ours[index],
                limit=0.4 if not clock else None,
                reference=bare.median,
                reference_name="empty window",
                note=screen,
            )
            yield bare


def _once(command: list[str], environment: Mapping[str, str]) -> tuple[float, float]:
    used, began = _children_seconds(), time.time()
    said = subprocess.run(
        command, env=environment, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True, timeout=60
    )
    return float(said.stdout.split()[0]) - began, _children_seconds() - used


def _children_seconds() -> float:
    times = os.times()
    return times.children_user + times.children_system
