"""What the window stands on here: a display without a screen, a session bus and the accessibility bus."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from run import missing_reader_parts

ROOT = Path(__file__).resolve().parents[3]
SIZE = "1600x1000x24"
SECONDS_TO_END = 10


class NoStageError(Exception):
    """Something that the accessibility bus needs is not there; the text says what."""


@contextlib.contextmanager
def stage(folder: Path) -> Iterator[dict[str, str]]:
    """The environment for programs on the stage; display and buses end with the block.

    NoStageError when a part is missing or does not start.
    """
    if missing := missing_reader_parts():
        raise NoStageError(f"the packages {' '.join(missing)} are missing; apt-get install them as root")
    environment = {**os.environ, "HOME": str(folder), "XDG_RUNTIME_DIR": str(folder)}
    for name in ("AT_SPI_BUS_ADDRESS", "DBUS_SESSION_BUS_ADDRESS", "WAYLAND_DISPLAY"):
        environment.pop(name, None)
    with contextlib.ExitStack() as ending:
        environment["DISPLAY"] = f":{_display(environment, ending)}"
        environment["DBUS_SESSION_BUS_ADDRESS"] = _session_bus(environment, ending)
        # Without a window manager no window is ever active, and no key reaches it.
        _started(["openbox"], environment, ending)
        environment |= {
            "QT_QPA_PLATFORM": "xcb",
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
            "ROTABENE_DATA": str(folder),
            "PYTHONPATH": str(ROOT),
        }
        yield environment


@contextlib.contextmanager
def window(environment: dict[str, str], *words: str) -> Iterator[subprocess.Popen[str]]:
    """The program itself, in a process of its own; what it says is in `last-words.txt` in its data folder."""
    path = Path(environment["ROTABENE_DATA"]) / "last-words.txt"
    with path.open("w", encoding="utf-8") as said, contextlib.ExitStack() as ending:
        command = [sys.executable, "-m", "ui", *words]
        yield _started(command, environment, ending, stdout=said, stderr=said)


def _display(environment: dict[str, str], ending: contextlib.ExitStack) -> str:
    """The number of a free display, chosen by the server itself."""
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", SIZE, "-nolisten", "tcp"]
    _started(command, environment, ending, pass_fds=(writing,))
    os.close(writing)
    with os.fdopen(reading) as answers:
        number = answers.readline().strip()
    if not number:
        raise NoStageError("Xvfb does not start")
    return number


def _session_bus(environment: dict[str, str], ending: contextlib.ExitStack) -> str:
    command = ["dbus-daemon", "--session", "--nofork", "--print-address=1"]
    bus = _started(command, environment, ending, stdout=subprocess.PIPE)
    address = bus.stdout.readline().strip() if bus.stdout is not None else ""
    if not address:
        raise NoStageError("dbus-daemon does not start")
    return address


def _started(
    command: list[str],
    environment: dict[str, str],
    ending: contextlib.ExitStack,
    *,
    stdout: int | IO[Any] = subprocess.DEVNULL,
    stderr: int | IO[Any] = subprocess.DEVNULL,
    pass_fds: tuple[int, ...] = (),
) -> subprocess.Popen[str]:
    # In a session of its own, so that what a bus starts ends with it.
    process: subprocess.Popen[str] = subprocess.Popen(
        command,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=stdout,
        stderr=stderr,
        text=True,
        pass_fds=pass_fds,
        start_new_session=True,
    )
    ending.callback(_end, process)
    return process


def _end(process: subprocess.Popen[str]) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, 15)
    try:
        process.wait(SECONDS_TO_END)
    except subprocess.TimeoutExpired:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, 9)
        process.wait()
    if process.stdout is not None:
        process.stdout.close()
