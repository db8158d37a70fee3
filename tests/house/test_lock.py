"""One lock: every package we ask for, exact, hashed, and from no place in particular."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")


def canonical(name: str) -> str:
    """A package name as the index compares it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def locked() -> dict[str, int]:
    """Each package of the lock with the number of its hashes."""
    blocks = re.split(r"\n(?=\S)", LOCK.strip())
    return {canonical(b.split("==")[0]): b.count("--hash=sha256:") for b in blocks if not b.startswith("#")}


def asked_for() -> set[str]:
    """Each package that the project file names."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lines = project["dependencies"] + [
        line for extra in project["optional-dependencies"].values() for line in extra
    ]
    return {canonical(re.split(r"[^A-Za-z0-9_.-]", line)[0].rstrip(".")) for line in lines}


def test_every_package_of_the_project_file_is_locked() -> None:
    assert asked_for() <= set(locked())


def test_every_locked_package_carries_its_hashes() -> None:
    assert [name for name, hashes in locked().items() if hashes == 0] == []


def test_the_lock_names_no_index() -> None:
    assert "://" not in LOCK
    assert "--index" not in LOCK
