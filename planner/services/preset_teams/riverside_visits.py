"""The visits of Riverside's week: 40, a third of them in the evening, five for two workers."""

from __future__ import annotations

from typing import Any

from planner.domain.demand import Visit
from planner.services.preset_teams.building_blocks import REGISTERED, Week, visit

_STATUTORY: dict[str, Any] = {"is_statutory": True, "skills": (REGISTERED,)}
_TRAINED: dict[str, Any] = {"is_statutory": True, "skills": (REGISTERED, "child-protection")}
_TWO: dict[str, Any] = {"workers": 2, "needs_debrief": True}

_DAY_VISITS = (
    ("R-0904", "amira-khan", "Mon 10:00-16:00"),
    ("R-1019", "amira-khan", "Tue 12:00-17:00"),
    ("R-0931", "amira-khan", "Thu 09:00-13:00, Fri 09:00-13:00"),
    ("R-0915", "ben-okafor", "Mon 13:00-17:00"),
    ("R-0958", "ben-okafor", "Fri 13:00-16:15"),
    ("R-0962", "catrin-hughes", "Tue 09:00-13:00"),
    ("R-0981", "catrin-hughes", "Thu 13:00-17:00, Fri 13:00-16:00"),
    ("R-0990", "daniel-mensah", "Tue 11:15-15:00"),
    ("R-0912", "eilidh-fraser", "Mon 09:00-13:00"),
    ("R-0947", "eilidh-fraser", "Mon-Wed 09:00-12:15"),
    ("R-0949", "farah-siddiqui", "Thu 09:00-13:00"),
    ("R-0973", "farah-siddiqui", "Thu-Fri 13:00-16:45"),
    ("R-0926", "grace-adeyemi", "Wed 13:00-16:00"),
    ("R-0994", "grace-adeyemi", "Thu 09:00-13:00, Fri 09:00-12:00"),
    ("R-0970", "harriet-cole", "Tue 13:00-17:00"),
    ("R-1011", "harriet-cole", "Mon 09:00-13:00, Wed 09:00-13:00"),
    ("R-0933", "jasmine-clarke", "Wed 09:00-13:00"),
    ("R-0977", "jasmine-clarke", "Thu 14:00-17:30"),
    ("R-1015", "kwame-boateng", "Thu 09:00-12:00"),
    ("R-0966", "niamh-doyle", "Thu 14:00-16:30"),
    ("R-1027", "imran-malik", "Sat 11:00-16:00"),
)
_STATUTORY_DAY_VISITS = (
    ("R-0944", "ben-okafor", "Tue 13:00-16:30, Wed 13:00-16:30", _TRAINED),
    ("R-0920", "catrin-hughes", "Wed 13:00-16:30, Thu 09:00-12:00", _TRAINED),
    ("R-1006", "kwame-boateng", "Fri 13:00-16:15", _STATUTORY),
    ("R-0929", "marcus-bell", "Tue 11:00-15:00", _TRAINED),
)
_EVENING_VISITS = (
    ("R-0936", "daniel-mensah", "Mon 16:30-19:30"),
    ("R-0955", "daniel-mensah", "Mon 17:00-19:30, Thu 17:00-19:30"),
    ("R-0984", "marcus-bell", "Mon 17:00-19:30, Fri 17:00-19:30"),
    ("R-0998", "imran-malik", "Wed 17:00-19:30"),
    ("R-1008", "daniel-mensah", "Thu 16:00-19:30, Fri 16:00-19:30"),
    ("R-1013", "imran-malik", "Wed 16:30-20:00, Fri 16:30-20:00"),
    ("R-0922", "daniel-mensah", "Thu 17:00-20:00"),
    ("R-1021", "amira-khan", "Thu 17:00-19:30, Fri 16:30-19:30"),
    ("R-0968", "daniel-mensah", "Fri 16:30-18:15"),
    ("R-1030", "imran-malik", "Fri 17:00-19:45"),
)


def riverside_visits(week: Week) -> tuple[Visit, ...]:
    """All of them; `R-1042` is the one that is a worker short."""
    days = [visit(week, *row) for row in _DAY_VISITS]
    statutory = [
        visit(week, case, worker, windows, due=week.day("Fri"), **asks)
        for case, worker, windows, asks in _STATUTORY_DAY_VISITS
    ]
    evenings = [visit(week, *row, travel_after=15) for row in _EVENING_VISITS]
    return tuple(sorted((*days, *statutory, *evenings, *_pairs(week)), key=lambda each: each.case))


def _pairs(week: Week) -> tuple[Visit, ...]:
    """Visits for two workers. After the Tuesday evening ones both go home from the door."""
    home_after: dict[str, Any] = {"travel_after": 0}
    protection: dict[str, Any] = {**_STATUTORY, "purpose": "Child-protection visit"}
    return (
        visit(
            week,
            "R-1042",
            "amira-khan",
            "Tue 18:30-20:00",
            90,
            due=week.day("Thu"),
            workers=2,
            **protection,
            **home_after,
        ),
        visit(
            week,
            "R-0987",
            "niamh-doyle",
            "Tue 18:30-20:00",
            90,
            due=week.day("Wed"),
            workers=2,
            **protection,
            **home_after,
        ),
        visit(
            week,
            "R-0941",
            "ben-okafor",
            "Wed 13:30-16:30",
            risk="first_visit",
            purpose="First visit",
            **_TWO,
        ),
        visit(week, "R-1024", "imran-malik", "Thu 17:00-19:45", risk="known_risk", workers=2),
        visit(week, "R-0909", "grace-adeyemi", "Fri 12:00-16:00", workers=2),
    )
