"""Reading and writing whole files: every trouble of the disk a sentence, and nothing half written."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import tempfile
from pathlib import Path
from typing import IO

from planner.domain.errors import PlannerError

LARGEST_BYTES = 50_000_000

_SENTENCES: dict[int, tuple[str, str]] = {
    errno.ENOENT: ("{what} does not exist.", "Check the folder and the spelling of the name."),
    errno.EISDIR: ("{what} is a folder, not a file.", "Name the file in it."),
    errno.ENOTDIR: ("{what} lies in something that is not a folder.", "Check the path."),
    errno.EACCES: ("You have no permission for {what}.", "Choose another place, or ask for access to it."),
    errno.EPERM: ("You have no permission for {what}.", "Choose another place, or ask for access to it."),
    errno.EROFS: ("{what} is on a disk that cannot be written to.", "Choose another place."),
    errno.ENOSPC: ("The disk is full; {what} was not written.", "Free some space and try again."),
    errno.EDQUOT: (
        "Your share of the disk is full; {what} was not written.",
        "Free some space and try again.",
    ),
    errno.EFBIG: ("{what} would be larger than this disk allows.", "Choose another place."),
    errno.ENAMETOOLONG: ("The name of {what} is too long.", "Choose a shorter name."),
    errno.ELOOP: ("{what} is a link that leads back to itself.", "Name the file itself."),
}


def read_text(path: Path | str) -> str:
    """The text of a UTF-8 file of 50 MB at most; a byte-order mark at its start is dropped.

    Raises PlannerError with a sentence for a missing file, a folder, no permission, a file too large or of
    another encoding.
    """
    what = f"“{path}”"
    try:
        if is_open_plan(path):
            # Reading it would give up the locks that this process may have on it.
            raise PlannerError(f"{what} is a plan that is open.", "Choose a file that was written out of it.")
        with open(path, "rb") as file:
            data = file.read(LARGEST_BYTES + 1)
    except OSError as error:
        raise disk_trouble(error, what, "read") from error
    except ValueError as error:
        raise PlannerError(f"{what} is not a file name.", "Check the path.") from error
    return decode_text(data, what)


def decode_text(data: bytes, what: str) -> str:
    """The text of the bytes of a file (or of standard input); see `read_text`."""
    if len(data) > LARGEST_BYTES:
        raise PlannerError(
            f"{what} is larger than {LARGEST_BYTES // 1_000_000} MB.",
            "A team file is far smaller; check that it is the right file.",
        )
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise PlannerError(f"{what} is written in UTF-16.", "Save it again with the encoding UTF-8.")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise PlannerError(
            f"{what} is not UTF-8 text (line {line}).", "Save it again with the encoding UTF-8."
        ) from error
    if "\0" in text:
        raise PlannerError(f"{what} is not a text file.", "Check that it is the right file.")
    return text


def write_whole(path: Path | str, content: bytes | str, *, mode: int | None = None) -> None:
    """Write the file so that it is there whole or, if anything goes wrong, as it was before.

    The content goes to a temporary file beside it, to the disk, and only then takes the name. Text is written
    as UTF-8. A link keeps pointing at its file; something that is no regular file (a pipe, a terminal) is
    written to directly. `mode`: the permissions of a new file, where they are not the usual ones. Raises
    PlannerError with a sentence; so too for a plan that is open, which would be damaged.
    """
    data = content.encode() if isinstance(content, str) else content
    what = f"“{path}”"
    try:
        target = Path(os.path.realpath(path))
        if target.is_dir():
            raise IsADirectoryError(errno.EISDIR, "is a folder", str(path))
        if target.exists() and not target.is_file():
            target.write_bytes(data)
            return
        if target.exists() and not os.access(target, os.W_OK):
            raise PermissionError(errno.EACCES, "is write-protected", str(path))
        if is_open_plan(target):
            raise PlannerError(f"{what} is a plan that is open.", "Choose another name.")
        _replace(target, data, mode)
    except OSError as error:
        raise disk_trouble(error, what, "written") from error
    except ValueError as error:
        raise PlannerError(f"{what} is not a file name.", "Choose another name.") from error


def is_open_plan(path: Path | str) -> bool:
    """Whether somebody has the file open as a plan, or left it in haste: a plan's journal is beside it."""
    return Path(f"{path}-wal").exists()


def disk_trouble(error: OSError, what: str, done: str) -> PlannerError:
    """The sentence for an error of the operating system; `done` is `read` or `written`."""
    if error.errno == errno.ENOENT and done == "written":
        return PlannerError(
            f"The folder of {what} does not exist.", "Make the folder first or choose another."
        )
    if error.errno in _SENTENCES:
        sentence, step = _SENTENCES[error.errno]
        return PlannerError(sentence.format(what=what), step)
    reason = error.strerror or str(error)
    return PlannerError(f"{what} could not be {done}: {reason}.", "Try again, or choose another place.")


def _replace(target: Path, data: bytes, new_mode: int | None) -> None:
    usual = 0o666 & ~_umask() if new_mode is None else new_mode
    mode = stat.S_IMODE(target.stat().st_mode) if target.exists() else usual
    handle, name = tempfile.mkstemp(prefix=".rotabene-", suffix=".part", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            _put(file, data)
        os.chmod(name, mode)
        os.replace(name, target)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(name)
        raise
    _sync_folder(target.parent)


def _put(file: IO[bytes], data: bytes) -> None:
    file.write(data)
    file.flush()
    os.fsync(file.fileno())


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _sync_folder(folder: Path) -> None:
    """Put the new name on the disk too; not every system can, and then the file is still whole."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
