"""The table of states in the docs is the one in the code."""

from __future__ import annotations

import re
from pathlib import Path

from planner.domain.swaps import TRANSITIONS, SwapDeed

PAGE = Path(__file__).parents[3] / "docs" / "swaps.md"
DEEDS: tuple[SwapDeed, ...] = (
    "accept",
    "decline",
    "cancel",
    "approve",
    "refuse",
    "expire",
    "lapse",
    "undo",
)


def test_the_documented_states_are_those_of_the_code() -> None:
    rows = re.findall(r"^\| (asked|agreed|done) \|(.*)\|$", PAGE.read_text(), flags=re.MULTILINE)
    told = {
        (state, deed): tuple(re.findall(r"\w+", cell.replace(" or ", " ")))
        for state, cells in rows
        for deed, cell in zip(DEEDS, cells.split("|"), strict=True)
        if cell.strip()
    }
    assert told == dict(TRANSITIONS)
