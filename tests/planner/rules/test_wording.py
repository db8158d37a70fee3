"""Words that the rules and the window share."""

from __future__ import annotations

from datetime import date

from planner.rules.wording import weeks_text

MONDAY = date(2026, 11, 23).toordinal()


def test_weeks_are_named_by_their_first_day() -> None:
    assert weeks_text(MONDAY, 1) == "the week of Mon 23 Nov"
    assert weeks_text(MONDAY, 4) == "the 4 weeks from Mon 23 Nov"
