"""Solves that look for the usual hours for a moment: of rotas at one price any will do for most tests."""

from __future__ import annotations

import pytest


@pytest.fixture(autouse=True)
def brief_usual_hours(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take it into a module or a conftest by naming it in `__all__`."""
    monkeypatch.setattr("solver.usual_hours.MOST_SECONDS", 0.1)
