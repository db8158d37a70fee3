"""What a solve is asked about is in its tiers: what comes after them is sought for a moment only."""

from __future__ import annotations

import pytest


@pytest.fixture(autouse=True)
def usual_hours_are_sought_briefly(monkeypatch: pytest.MonkeyPatch) -> None:
    """In whichever rota comes of it the tests say the same."""
    monkeypatch.setattr("solver.usual_hours.MOST_SECONDS", 0.1)
