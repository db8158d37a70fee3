"""The machine that measured: figures mean nothing without it."""

from __future__ import annotations

import os
import platform
import subprocess
from importlib import metadata
from pathlib import Path

_PACKAGES = ("ortools", "PySide6-Essentials", "pydantic", "typst", "xlsxwriter")


def machine_lines() -> list[tuple[str, str]]:
    """Name and value: processor, memory, system, versions, load, state of the code."""
    return [
        ("processor", f"{_processor()}, {_cores()} cores to run on"),
        ("memory", _memory()),
        ("system", platform.platform()),
        ("Python", platform.python_version()),
        ("libraries", ", ".join(f"{name} {metadata.version(name)}" for name in _PACKAGES)),
        ("load before", _load()),
        ("code", _commit()),
    ]


def _processor() -> str:
    info = Path("/proc/cpuinfo")
    if info.exists():
        for line in info.read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _memory() -> str:
    try:
        return f"{os.sysconf('SC_PAGE_SIZE') * os.sysconf('SC_PHYS_PAGES') / 2**30:.0f} GB"
    except (AttributeError, ValueError, OSError):
        return "unknown"


def _load() -> str:
    """Other work on the machine makes figures worse; it is written down."""
    try:
        return f"{os.getloadavg()[0]:.1f} processes running over the last minute"
    except (AttributeError, OSError):
        return "unknown"


def _commit() -> str:
    try:
        command = ["git", "log", "-1", "--format=%h, %cs"]
        said = subprocess.run(command, capture_output=True, text=True, check=True, cwd=Path(__file__).parent)
    except (OSError, subprocess.CalledProcessError):
        return "unknown"
    return said.stdout.strip()
