"""The table of `docs/notices.md` has every kind of notice, by the words that the window shows."""

from __future__ import annotations

from pathlib import Path

from planner.domain.notices import KIND_WORDS

DOC = Path(__file__).resolve().parents[3] / "docs" / "notices.md"


def test_every_kind_of_notice_has_its_row() -> None:
    rows = [line.split(" | ")[0].removeprefix("| ") for line in DOC.read_text("utf-8").splitlines()]
    assert [row for row in rows if row in KIND_WORDS.values()] == list(KIND_WORDS.values())
