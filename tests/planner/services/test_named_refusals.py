"""What an edit refuses is told in names and days, not in ids."""

from __future__ import annotations

import pytest

from planner.services.named_refusals import in_names

NAMES = {"ana": "Ana Alvi", "ana-b": "Ana Boyd"}


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("ana already has a shift Tue 24 Nov.", "Ana Alvi already has a shift Tue 24 Nov."),
        ("ana-b already has a shift.", "Ana Boyd already has a shift."),
        (
            "The shift “ana@2026-11-24” has been changed since.",
            "The shift of Ana Alvi on Tue 24 Nov has been changed since.",
        ),
        ("The shift ana-b@2026-11-24.2 is there.", "The shift of Ana Boyd on Tue 24 Nov is there."),
        ("Banana bread is no person.", "Banana bread is no person."),
    ],
)
def test_ids_become_names(sentence: str, told: str) -> None:
    assert in_names(sentence, NAMES) == told
