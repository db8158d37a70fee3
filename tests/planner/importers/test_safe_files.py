"""Files are read and written whole, and every trouble of the disk is a sentence."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from planner.domain.errors import PlannerError
from planner.importers import safe_files
from planner.importers.safe_files import decode_text, disk_trouble, read_text, write_whole


def sentence_of(deed: Callable[[], Any]) -> str:
    with pytest.raises(PlannerError) as caught:
        deed()
    assert caught.value.next_step
    return caught.value.sentence


def test_a_missing_file_says_so(tmp_path: Path) -> None:
    assert "does not exist" in sentence_of(lambda: read_text(tmp_path / "gone.json"))


def test_a_folder_says_so(tmp_path: Path) -> None:
    assert "is a folder" in sentence_of(lambda: read_text(tmp_path))
    assert "is a folder" in sentence_of(lambda: write_whole(tmp_path, "x"))


def test_a_path_through_a_file_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    assert "not a folder" in sentence_of(lambda: read_text(tmp_path / "file" / "team.json"))
    assert "not a folder" in sentence_of(lambda: write_whole(tmp_path / "file" / "team.json", "x"))


def test_a_name_that_is_none_says_so() -> None:
    assert "not a file name" in sentence_of(lambda: read_text("a\0b"))
    assert "not a file name" in sentence_of(lambda: write_whole("a\0b", "x"))


def test_a_name_too_long_says_so(tmp_path: Path) -> None:
    assert "too long" in sentence_of(lambda: write_whole(tmp_path / ("x" * 300), "x"))


def test_fifty_megabytes_and_a_byte_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "large.json"
    with path.open("wb") as file:
        file.truncate(safe_files.LARGEST_BYTES + 1)
    assert "larger than 50 MB" in sentence_of(lambda: read_text(path))


def test_a_file_without_an_end_is_refused() -> None:
    assert "larger than 50 MB" in sentence_of(lambda: read_text("/dev/zero"))


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ("Zoë".encode("latin-1"), "is not UTF-8 text (line 1)"),
        (b"{\n\xff}", "is not UTF-8 text (line 2)"),
        ("{}".encode("utf-16"), "is written in UTF-16"),
        (b"PK\0\0", "is not a text file"),
    ],
)
def test_another_encoding_says_so(data: bytes, words: str) -> None:
    assert words in sentence_of(lambda: decode_text(data, "“team.json”"))


def test_a_byte_order_mark_is_dropped() -> None:
    assert decode_text(b"\xef\xbb\xbf{}", "“team.json”") == "{}"


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.EACCES, "You have no permission for “x”."),
        (errno.EROFS, "cannot be written to"),
        (errno.ENOSPC, "The disk is full; “x” was not written."),
        (errno.EDQUOT, "Your share of the disk is full"),
        (errno.EIO, "could not be written: Input/output error."),
    ],
)
def test_each_trouble_of_the_disk_has_its_sentence(number: int, words: str) -> None:
    assert words in disk_trouble(OSError(number, os.strerror(number)), "“x”", "written").sentence


def test_a_missing_folder_is_named_when_writing(tmp_path: Path) -> None:
    assert "The folder of" in sentence_of(lambda: write_whole(tmp_path / "no" / "team.json", "x"))


def test_no_permission_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "team.json"
    path.write_text("old")
    monkeypatch.setattr(os, "access", lambda *_: False)
    assert "no permission" in sentence_of(lambda: write_whole(path, "new"))
    assert path.read_text() == "old"


@pytest.mark.parametrize("call", ["fsync", "replace"])
def test_a_full_disk_leaves_the_old_file_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    path = tmp_path / "team.json"
    path.write_text("old")

    def full(*_: Any) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, call, full)
    assert "The disk is full" in sentence_of(lambda: write_whole(path, "new" * 1000))
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_an_interrupt_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_whole(tmp_path / "team.json", "new")
    assert list(tmp_path.iterdir()) == []


def test_text_and_bytes_are_written(tmp_path: Path) -> None:
    write_whole(tmp_path / "a", "9–5")
    write_whole(str(tmp_path / "b"), b"\0\1")
    assert (tmp_path / "a").read_text(encoding="utf-8") == "9–5"
    assert (tmp_path / "b").read_bytes() == b"\0\1"


def test_who_may_read_the_file_stays_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "team.json"
    path.write_text("old")
    path.chmod(0o600)
    write_whole(path, "new")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_new_file_can_be_read_as_any_other(tmp_path: Path) -> None:
    (tmp_path / "plain").write_text("x")
    write_whole(tmp_path / "ours", "x")
    assert (tmp_path / "ours").stat().st_mode == (tmp_path / "plain").stat().st_mode


def test_a_link_keeps_pointing_at_its_file(tmp_path: Path) -> None:
    (tmp_path / "real").write_text("old")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    write_whole(tmp_path / "link", "new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_text() == "new"


def test_a_device_is_written_to_and_not_replaced() -> None:
    write_whole("/dev/null", "x")
    assert stat.S_ISCHR(os.stat("/dev/null").st_mode)


def test_a_device_that_is_full_says_so() -> None:
    assert "The disk is full" in sentence_of(lambda: write_whole("/dev/full", "x"))


def test_a_plan_that_is_open_is_not_read_as_text(tmp_path: Path) -> None:
    plan = tmp_path / "north.rotabene"
    plan.write_text("{}")
    plan.with_name("north.rotabene-wal").touch()
    with pytest.raises(PlannerError, match="is a plan that is open"):
        read_text(plan)
    with pytest.raises(PlannerError, match="is a plan that is open"):
        write_whole(plan, "x")
    assert plan.read_text() == "{}"
