"""What is explained of a rota is in its tiers."""

from __future__ import annotations

from tests.brief_usual_hours import brief_usual_hours

__all__ = ["brief_usual_hours"]
