"""Which week a new team plans first."""

from __future__ import annotations

from datetime import date

import pytest

from planner.services.new_team import first_week_of


@pytest.mark.parametrize(
    ("today", "monday"),
    [
        (date(2026, 11, 23), date(2026, 11, 23)),
        (date(2026, 11, 26), date(2026, 11, 26)),
        (date(2026, 11, 27), date(2026, 11, 30)),
        (date(2026, 11, 29), date(2026, 11, 30)),
    ],
)
def test_from_friday_on_the_coming_week_is_the_first(today: date, monday: date) -> None:
    assert first_week_of(today) == monday
