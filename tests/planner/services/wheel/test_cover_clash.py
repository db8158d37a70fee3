"""Who is named for the statutory visits of a lockdown week and is in lockdown, too: the week that is free."""

from __future__ import annotations

from typing import Any

from planner.domain.staff import LockdownWeek, LockdownWheel
from planner.services.wheel.cover_clash import CoverClash, cover_clash
from tests.planner.services.wheel.wheels import leave, monday, turn_of, view_of, wheel_team


def clash(*own: int, weeks: int = 8, **changes: Any) -> CoverClash | None:
    """Of person 0, in lockdown in the third week; person 1, named for their visits, in those given."""
    turns = (
        LockdownWeek(staff="p0", week=monday(2), cover_person="p1"),
        *(LockdownWeek(staff="p1", week=monday(week)) for week in own),
    )
    view = view_of(wheel_team(lockdown=LockdownWheel(weeks=turns), **changes), weeks)
    return cover_clash(view, turn_of(view, "lockdown", "p0"))


def test_who_is_free_can_stand_in() -> None:
    assert clash(6) is None


def test_a_week_near_it_that_is_free_is_offered() -> None:
    found = clash(2)
    assert found is not None
    assert found.own is not None
    assert (found.own.staff, found.free) == ("p1", monday(1).toordinal())
    assert found.sentences == (
        "Person 1 has lockdown in the week of Mon 7 Dec, too: name somebody else, or move that week to the "
        "week of Mon 30 Nov, which is free.",
    )


def test_a_week_of_leave_is_not_offered() -> None:
    found = clash(2, absences=(leave("p1", monday(1)),))
    assert found is not None
    assert found.free == monday(3).toordinal()


def test_where_no_week_near_it_is_free_it_is_said_why() -> None:
    found = clash(2, 5, absences=(leave("p1", monday(0)), leave("p1", monday(1))), weeks=4)
    assert found is not None
    assert found.free is None
    assert found.sentences == (
        "Person 1 has lockdown in the week of Mon 7 Dec, too, and no week near it is free for them: name "
        "somebody else.",
        "Person 1 works too little in the week of Mon 30 Nov: 7 days of annual leave and not working.",
        "In the week of Mon 14 Dec: Only 2 weeks from another turn of Person 1.",
        "Person 1 works too little in the week of Mon 23 Nov: 7 days of annual leave and not working.",
    )


def test_who_is_away_cannot_stand_in() -> None:
    found = clash(absences=(leave("p1", monday(2)),))
    assert found is not None
    assert found.sentences == ("Person 1 works too little in the week of Mon 7 Dec: name somebody else.",)
    assert found.own is None
