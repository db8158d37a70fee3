"""What a team has agreed on calendars that leave the program."""

from __future__ import annotations

from planner.domain.records import Record


class CalendarRules(Record):
    """`with_cases`: whether case references stand in people's calendars, which lie outside the plan."""

    with_cases: bool = False
