"""The clock of the machine; tests hold one of their own still."""

from __future__ import annotations

from datetime import datetime

from planner.domain.time_grid import utc_now


class SystemClock:
    """The `Clock` of every day."""

    def now(self) -> datetime:
        """An aware instant, in UTC."""
        return utc_now()
