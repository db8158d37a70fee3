"""The table of permissions in the docs is the one in the code."""

from __future__ import annotations

import re
from pathlib import Path

from planner.domain.permissions import PERMISSIONS, Reach

PAGE = Path(__file__).parents[3] / "docs" / "permissions.md"
WORDS: dict[str, Reach] = {"": "none", "own": "own", "yes": "team"}


def test_the_documented_permissions_are_those_of_the_code() -> None:
    rows = re.findall(r"^\| ([^|]+) \|([^|]*)\|([^|]*)\|([^|]*)\|$", PAGE.read_text(encoding="utf-8"), re.M)
    told = {
        deed: dict(zip(("manager", "worker", "service_lead"), (WORDS[c.strip()] for c in cells), strict=True))
        for deed, *cells in rows
        if deed not in ("deed", "---")
    }
    assert told == {deed: dict(row) for deed, row in PERMISSIONS.items()}
