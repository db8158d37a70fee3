"""Working patterns of a family team with evening visits: flexi, 9–5, 11–7, 12–8, shares and part weeks."""

from __future__ import annotations

from planner.domain.contracts import WorkingPattern
from planner.services.preset_teams.building_blocks import OFF, fixed, flexible, pattern


def family_patterns(*wanted: str) -> tuple[WorkingPattern, ...]:
    """The patterns of these ids, or all nine; each adds up to its contract's hours with breaks taken out."""
    nine_to_five = fixed("09:00-17:00", place="either")
    short_friday = fixed("09:00-17:30", place="either")
    flexi = flexible(
        "07:00-20:30",
        "09:00-17:00",
        core="12:00-14:00",
        shortest_minutes=300,
        longest_minutes=570,
        place="either",
    )
    flexi_friday = flexible(
        "07:00-20:30",
        "09:00-16:30",
        core="12:00-14:00",
        shortest_minutes=300,
        longest_minutes=570,
        place="either",
    )
    eleven_to_seven = flexible("10:30-20:30", "11:00-19:00", core="13:00-18:00", longest_minutes=540)
    four_days = flexible(
        "08:00-18:00",
        "09:00-17:00",
        core="10:00-15:00",
        shortest_minutes=330,
        longest_minutes=540,
        place="either",
    )
    three_days = flexible(
        "08:30-18:00",
        "09:00-17:00",
        core="10:00-15:00",
        shortest_minutes=330,
        longest_minutes=540,
        place="either",
    )
    full_day, half_day = fixed("09:00-17:00"), fixed("09:00-12:30", break_minutes=0)
    patterns = (
        pattern("flexi", "Flexi", (flexi, flexi, flexi, flexi, flexi_friday)),
        pattern("nine-to-five", "9–5", (*(nine_to_five,) * 4, fixed("09:00-16:30", place="either"))),
        pattern("eleven-to-seven", "11–7", (*(eleven_to_seven,) * 4, fixed("11:00-18:30"))),
        pattern("share-early-week", "Mon to Wed noon", (full_day, full_day, half_day)),
        pattern(
            "share-late-week", "Wed noon to Fri", (OFF, OFF, fixed("11:30-15:00", 0), full_day, full_day)
        ),
        pattern("four-days", "4 days, not Tuesday", (four_days, OFF, four_days, four_days, four_days)),
        pattern("short-friday", "Short Friday", (*(short_friday,) * 4, fixed("09:00-14:00", 0))),
        pattern(
            "twelve-to-eight",
            "12–8, Tuesday to Saturday",
            (OFF, *(fixed("12:00-20:00"),) * 4, fixed("10:00-17:30")),
        ),
        pattern("three-days", "3 days, Wed to Fri", (OFF, OFF, three_days, three_days, three_days)),
    )
    return tuple(each for each in patterns if not wanted or each.id in wanted)
