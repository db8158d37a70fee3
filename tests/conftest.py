"""What every test stands on: a screenless Qt, one font, British English, and a home folder of its own.

The environment is set while this file is imported, before any test module can import Qt.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import hypothesis
import pytest

import resources

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

HOME = Path(tempfile.mkdtemp(prefix="rotabene-tests-"))
SECONDS_TO_END = 10.0

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# A developer's own scaling and style must not change what the tests measure.
for name in ("QT_SCALE_FACTOR", "QT_FONT_DPI", "QT_SCREEN_SCALE_FACTORS", "QT_STYLE_OVERRIDE"):
    os.environ.pop(name, None)
# Nor may tests send messages to a developer's own desktop.
os.environ.pop("DBUS_SESSION_BUS_ADDRESS", None)
# Every process that a test starts would else compile the program anew.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False
os.environ.update(
    # C.UTF-8 is on every Linux, en_GB.UTF-8 is not: British English is given to Qt itself, in `qapp`.
    LC_ALL="C.UTF-8",
    TZ="Europe/London",
    HOME=str(HOME),
    USERPROFILE=str(HOME),
    APPDATA=str(HOME / "AppData" / "Roaming"),
    LOCALAPPDATA=str(HOME / "AppData" / "Local"),
    XDG_CONFIG_HOME=str(HOME / "config"),
    XDG_DATA_HOME=str(HOME / "data"),
    XDG_STATE_HOME=str(HOME / "state"),
    XDG_CACHE_HOME=str(HOME / "cache"),
)

# A busy machine must not fail a test: no test asserts a duration. Where nobody can look into a surprise, the
# examples are the same in every run.
hypothesis.settings.register_profile(
    "house",
    deadline=None,
    derandomize=bool(os.environ.get("CI")),
    suppress_health_check=[hypothesis.HealthCheck.too_slow],
)
hypothesis.settings.load_profile("house")


def pytest_unconfigure() -> None:
    """Take the tests' home folder away again."""
    shutil.rmtree(HOME, ignore_errors=True)


@pytest.fixture(scope="session")
def qapp(qapp: QApplication) -> Iterator[QApplication]:
    """pytest-qt's application, in British English and in the one font that screens and tests agree on.

    It outlives Python, so what Python has put on the clipboard is taken off at the end.
    """
    from PySide6.QtCore import QLocale
    from PySide6.QtGui import QFont, QFontDatabase

    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    fonts = sorted(Path(resources.__path__[0]).glob("fonts/*.[to]tf"))
    families = [
        QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(f))) for f in fonts
    ]
    qapp.setFont(QFont(families[0][0] if families else "DejaVu Sans", 10))
    yield qapp
    qapp.clipboard().clear()


@pytest.fixture(autouse=True)
def nothing_left_running() -> Iterator[None]:
    """Fail a test that leaves a thread or a process behind: the next one would run beside it.

    Threads of Qt's own there are none: `tests/house/test_threads.py`.
    """
    threads, processes = set(threading.enumerate()), child_processes()
    yield
    deadline = time.monotonic() + SECONDS_TO_END
    while left := left_over(threads, processes):
        if time.monotonic() > deadline:
            pytest.fail(f"left running: {', '.join(left)}")
        time.sleep(0.02)


def left_over(threads: set[threading.Thread], processes: set[int]) -> list[str]:
    """What runs now and did not run before, in words."""
    left = [thread.name for thread in threading.enumerate() if thread not in threads]
    return left + [f"process {number}" for number in child_processes() - processes]


def child_processes() -> set[int]:
    """Process ids of our living children, threads' children included; empty where /proc is not there."""
    found = set()
    for task in Path("/proc/self/task").glob("*/children"):
        try:
            found |= {int(number) for number in task.read_text().split()}
        except OSError:
            continue  # the thread ended while we looked
    return {number for number in found if is_living(number)}


def is_living(process: int) -> bool:
    """Whether a process still runs; one that ended and waits to be fetched does not."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
