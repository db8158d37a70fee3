"""The tables of the document are those of the code, state by state and deed by deed."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from planner.domain.check_ins import CHECK_IN_TRANSITIONS
from planner.domain.flexible_working import FLEXIBLE_TRANSITIONS
from planner.domain.own_requests import REQUEST_TRANSITIONS

DOCUMENT = Path(__file__).resolve().parents[3] / "docs" / "requests.md"
Steps = set[tuple[str, str, str]]


def table_after(heading: str) -> Steps:
    """The steps of the first table below a heading: state, deed, state."""
    text = DOCUMENT.read_text(encoding="utf-8").split(f"## {heading}\n", 1)[1]
    text = text.partition("\n## ")[0]
    lines = [line for line in text.splitlines() if line.startswith("|")]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    head = rows[0]
    found: Steps = set()
    for row in rows[2:]:
        if len(row) != len(head):
            break
        for deeds, after in zip(head[1:], row[1:], strict=True):
            found |= {(_id(row[0]), deed.strip(), _id(after)) for deed in deeds.split(",") if after}
    return found


def _id(state: str) -> str:
    return state.replace(" ", "_")


def steps(table: Mapping[Any, str]) -> Steps:
    return {(*key, after) for key, after in table.items()}


def test_the_table_of_requests_is_that_of_the_code() -> None:
    assert table_after("Leave, TOIL, a later start") == steps(REQUEST_TRANSITIONS)


def test_the_table_of_check_ins_is_that_of_the_code() -> None:
    assert table_after("Lone visits") == steps(CHECK_IN_TRANSITIONS)


def test_the_table_of_flexible_working_is_that_of_the_code() -> None:
    assert table_after("Flexible working") == steps(FLEXIBLE_TRANSITIONS)
