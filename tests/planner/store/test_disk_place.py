"""Network drives are told by the type of the nearest mount above the file."""

from __future__ import annotations

from pathlib import Path

import pytest

from planner.store.disk_place import file_system_of, is_on_network_drive

MOUNTS = """\
proc /proc proc rw 0 0
/dev/sda1 / ext4 rw 0 0
server:/home /home nfs4 rw 0 0
/dev/sdb1 /home/jo/local ext4 rw 0 0
//files/team /mnt/team\\040drive cifs rw 0 0
me@far:/x /home/jo/local/far fuse.sshfs rw 0 0
broken line
"""


@pytest.mark.parametrize(
    ("path", "kind", "is_network"),
    [
        ("/srv/plan.rotabene", "ext4", False),
        ("/home/jo/plan.rotabene", "nfs4", True),
        ("/homes/plan.rotabene", "ext4", False),
        ("/home/jo/local/plan.rotabene", "ext4", False),
        ("/mnt/team drive/plan.rotabene", "cifs", True),
        ("/home/jo/local/far/plan.rotabene", "fuse.sshfs", True),
    ],
)
def test_nearest_mount_decides(path: str, kind: str, is_network: bool) -> None:
    assert file_system_of(Path(path), MOUNTS) == kind
    assert is_on_network_drive(Path(path), lambda: MOUNTS) is is_network


def test_nothing_known_is_no_network_drive() -> None:
    assert not is_on_network_drive(Path("/srv/plan.rotabene"), lambda: "")


def test_this_machines_own_temporary_folder_is_no_network_drive(tmp_path: Path) -> None:
    assert not is_on_network_drive(tmp_path / "plan.rotabene")
