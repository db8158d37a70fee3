"""Whether a window can be shown at all. Asked before Qt is: without a display Qt aborts the program.

Standard library only: `run.py` asks, too, before there is an environment.
"""

from __future__ import annotations

import os
import socket
import sys
from pathlib import Path

SCREENLESS = ("offscreen", "minimal", "vnc", "eglfs", "linuxfb")
X_PORT = 6000
PATIENCE_SECONDS = 2.0


def has_display() -> bool:
    """Whether Qt can start: on a display, or on one of its own platforms that show nothing."""
    return os.environ.get("QT_QPA_PLATFORM", "").startswith(SCREENLESS) or display_answers()


def display_answers() -> bool:
    """Whether a person can see a window. On Linux the display server is asked whether it listens."""
    return not sys.platform.startswith("linux") or _wayland_answers() or _x11_answers()


def _wayland_answers() -> bool:
    name = os.environ.get("WAYLAND_DISPLAY", "")
    return bool(name) and _answers(str(Path(os.environ.get("XDG_RUNTIME_DIR", "/"), name)))


def _x11_answers() -> bool:
    host, _, rest = os.environ.get("DISPLAY", "").rpartition(":")
    number = rest.partition(".")[0]
    if not number.isdecimal():
        return False
    if host in ("", "unix"):
        path = f"/tmp/.X11-unix/X{number}"
        return _answers(path) or _answers(f"\0{path}")
    try:
        socket.create_connection((host.strip("[]"), X_PORT + int(number)), PATIENCE_SECONDS).close()
    except OSError:
        return False
    return True


def _answers(address: str) -> bool:
    """Whether somebody listens on the Unix socket."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as door:
        return door.connect_ex(address) == 0
