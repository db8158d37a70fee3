"""Whether a file lies on a network drive, where SQLite's locks do not work and two users destroy a plan."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

NETWORK_FILE_SYSTEMS = frozenset(
    {
        "afs", "beegfs", "ceph", "cifs", "coda", "davfs", "fuse.davfs2", "fuse.glusterfs", "fuse.rclone",
        "fuse.s3fs", "fuse.sshfs", "gfs", "gfs2", "glusterfs", "gpfs", "lustre", "ncpfs", "nfs", "nfs4",
        "ocfs2", "smb2", "smb3", "smbfs",
    }
)  # fmt: skip
WINDOWS_REMOTE_DRIVE = 4

ReadMounts = Callable[[], str]


def is_on_network_drive(path: Path, read_mounts: ReadMounts | None = None) -> bool:
    """Whether the file's disk is another machine's; False where the system does not tell.

    `read_mounts` returns the text of `/proc/mounts`; tests give their own.
    """
    if sys.platform == "win32":
        return _is_remote_on_windows(path)
    return file_system_of(path, (read_mounts or _read_proc_mounts)()) in NETWORK_FILE_SYSTEMS


def file_system_of(path: Path, mounts: str) -> str:
    """The type of the file system whose mount point is the nearest above the path, or nothing."""
    real = Path(os.path.realpath(path))
    found, longest = "", -1
    for line in mounts.splitlines():
        parts = line.split()
        if len(parts) < 3:
            continue
        point = Path(_unescaped(parts[1]))
        # The last of several mounts on one point is the one that is seen.
        if real.is_relative_to(point) and len(point.parts) >= longest:
            found, longest = parts[2], len(point.parts)
    return found


def _unescaped(point: str) -> str:
    """Mount points are written with octal escapes for space, tab, newline and backslash."""
    for code, character in (("\\040", " "), ("\\011", "\t"), ("\\012", "\n"), ("\\134", "\\")):
        point = point.replace(code, character)
    return point


def _read_proc_mounts() -> str:
    try:
        return Path("/proc/mounts").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


def _is_remote_on_windows(path: Path) -> bool:
    """A share (`\\\\server\\share`), or a drive letter that stands for one."""
    if sys.platform != "win32":
        return False
    import ctypes

    drive = os.path.splitdrive(os.path.abspath(path))[0]
    return (
        drive.startswith("\\\\") or ctypes.windll.kernel32.GetDriveTypeW(f"{drive}\\") == WINDOWS_REMOTE_DRIVE
    )
