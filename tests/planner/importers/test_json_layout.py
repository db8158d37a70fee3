"""JSON is laid out so that an entry reads as a row."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from planner.importers.json_layout import WIDTH, json_text

_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(_VALUES)
def test_it_is_the_same_value(value: Any) -> None:
    assert json.loads(json_text(value)) == value


def test_what_fits_stays_on_one_line() -> None:
    rows = [
        {"id": f"visit-{n}", "windows": [{"start": "2026-11-24T18:30", "end": "x" * 20}]} for n in range(3)
    ]
    lines = json_text({"visits": rows}).splitlines()
    assert len(lines) == 7
    assert max(map(len, lines)) <= WIDTH
