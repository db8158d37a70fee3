"""A team built round job shares and part-timers: the four ways to split a post, week A / week B."""

from __future__ import annotations

from datetime import date
from typing import Any

from planner.domain.contracts import WorkingPattern
from planner.domain.demand import CoverRequirement, SupervisionPlan, Visit
from planner.domain.staff import JobShare, Preference, Skill, StaffMember
from planner.domain.team import Office, Team
from planner.services.preset_teams.building_blocks import (
    OFF,
    REGISTERED,
    Week,
    deadline,
    event,
    fixed,
    pattern,
    person,
    visit,
)
from planner.services.preset_teams.family_patterns import family_patterns
from planner.services.preset_teams.history import past_shifts, past_tallies

MONDAY = date(2026, 11, 23)
WEEK = Week(MONDAY)


def job_shares() -> Team:
    """Twelve people in eight posts."""
    patterns, staff = _patterns(), _staff()
    return Team(
        id="job-shares",
        name="Job Share and Part-time Team",
        manager="Susan Bright",
        office=Office(name="Mill Lane", desks=10, quiet_rooms=1),
        skills=(Skill(id=REGISTERED, name="Registered social worker"),),
        patterns=patterns,
        staff=staff,
        job_shares=_shares(),
        preferences=(
            Preference(
                id="wish-vera-school-run",
                staff="vera-moss",
                wants="not_work",
                start=930,
                end=1440,
                is_private=True,
            ),
        ),
        cover=(
            CoverRequirement(id="duty-desk", name="Duty desk", kind="duty", least=1),
            CoverRequirement(id="in-office", name="In the office", kind="presence", least=1, ideal=2),
        ),
        visits=_visits(),
        court_deadlines=(
            deadline(WEEK, "J-5130", "una-frost", "Mon+1 16:00", document="Initial statement"),
            deadline(WEEK, "J-5131", "walter-dean", "Fri 16:00", document="Interim statement"),
        ),
        supervision_plans=(
            SupervisionPlan(id="supervision-beth", worker="beth-lamb", supervisor="una-frost"),
            SupervisionPlan(id="supervision-abel", worker="abel-stone", supervisor="una-frost"),
        ),
        events=(
            event(
                WEEK,
                "team-meeting",
                "Team meeting",
                "Wed 13:00-14:00",
                ("una-frost", "walter-dean", "vera-moss"),
            ),
        ),
        past_shifts=past_shifts(staff, patterns, MONDAY, {}),
        past_tallies=past_tallies(
            staff,
            MONDAY,
            evenings={"una-frost": 4},
            duty_turns={each.id: each.contracts[0].minutes_per_week // 160 for each in staff},
            weekend_days={},
        ),
    )


def _patterns() -> tuple[WorkingPattern, ...]:
    day, friday = fixed("09:00-17:00"), fixed("09:00-16:30")
    morning, short_morning, afternoon = (
        fixed("09:00-13:00", 0),
        fixed("09:00-12:00", 0),
        fixed("13:00-17:00", 0),
    )
    overlap = fixed("12:00-13:00", 0)
    return (
        *family_patterns("flexi", "nine-to-five", "share-early-week", "share-late-week", "three-days"),
        # 18.5 h on average: three days one week, two the next, with an hour on the day they meet.
        pattern("three-two-a", "3 days / 2 days", (day, day, day), (day, fixed("09:00-16:30"))),
        pattern(
            "three-two-b",
            "2 days / 3 days",
            (OFF, OFF, fixed("15:30-16:30", 0), day, fixed("09:00-15:30")),
            (OFF, fixed("15:30-16:30", 0), day, day, fixed("09:00-16:00")),
        ),
        # Alternate weeks; an hour on Wednesday of the other's week to hand over.
        pattern("week-a", "Week A", (day, day, day, day, friday), (OFF, OFF, overlap)),
        pattern("week-b", "Week B", (OFF, OFF, overlap), (day, day, day, day, friday)),
        # Half days meet for an hour on Wednesday.
        pattern("mornings", "Mornings", (morning, morning, morning, fixed("09:00-12:30", 0), short_morning)),
        pattern(
            "afternoons",
            "Afternoons",
            (afternoon, afternoon, fixed("12:00-16:00", 0), fixed("12:30-16:00", 0), fixed("12:00-15:00", 0)),
        ),
    )


def _staff() -> tuple[StaffMember, ...]:
    half: dict[str, Any] = {"contract": {"protected_admin_minutes": 60, "protected_admin_block_minutes": 60}}
    whole: dict[str, Any] = {"contract": {"protected_admin_minutes": 90, "home_days_most": 1}}
    return (
        person("Abel Stone", "share-early-week", 1110, **half),
        person("Beth Lamb", "share-late-week", 1110, **half),
        person("Cora Dunn", "three-two-a", 1110, **half),
        person("Dev Mistry", "three-two-b", 1110, **half),
        person("Ella Rowe", "week-a", 1140),
        person("Frank Obi", "week-b", 1140),
        person("Greta Holm", "mornings", 1110, **half),
        person("Hari Nair", "afternoons", 1110, **half),
        person("Una Frost", "flexi", role="Senior practitioner", **whole),
        person("Vera Moss", "three-days", 1320, **half),
        person("Walter Dean", "nine-to-five", **whole),
        person("Zara Lind", "nine-to-five", **whole),
    )


def _shares() -> tuple[JobShare, ...]:
    return (
        JobShare(id="share-1", name="Stone and Lamb", people=("abel-stone", "beth-lamb")),
        JobShare(
            id="share-2",
            name="Dunn and Mistry",
            people=("cora-dunn", "dev-mistry"),
            split="three_two_alternating",
        ),
        JobShare(
            id="share-3", name="Rowe and Obi", people=("ella-rowe", "frank-obi"), split="alternate_weeks"
        ),
        JobShare(
            id="share-4",
            name="Holm and Nair",
            people=("greta-holm", "hari-nair"),
            split="half_days",
        ),
    )


def _visits() -> tuple[Visit, ...]:
    rows = (
        ("J-5101", "abel-stone", "Mon 09:00-13:00, Tue 13:00-17:00"),
        ("J-5102", "beth-lamb", "Thu 09:00-17:00"),
        ("J-5103", "cora-dunn", "Mon-Wed 09:00-17:00"),
        ("J-5104", "dev-mistry", "Thu 09:00-17:00"),
        ("J-5105", "dev-mistry", "Fri 09:00-15:00"),
        ("J-5106", "ella-rowe", "Tue 09:00-13:00"),
        ("J-5107", "ella-rowe", "Thu 13:00-17:00"),
        ("J-5108", "greta-holm", "Mon-Tue 09:15-12:30"),
        ("J-5109", "hari-nair", "Tue 13:15-16:30, Thu 12:45-15:30"),
        ("J-5110", "una-frost", "Tue 17:00-19:30"),
        ("J-5111", "una-frost", "Mon 10:00-16:00"),
        ("J-5112", "vera-moss", "Wed-Fri 09:00-15:00"),
        ("J-5113", "walter-dean", "Mon 13:00-17:00"),
        ("J-5114", "walter-dean", "Thu 09:00-13:00"),
        ("J-5115", "zara-lind", "Tue 09:00-13:00"),
        ("J-5116", "zara-lind", "Wed 13:00-17:00"),
    )
    pair = visit(WEEK, "J-5117", "zara-lind", "Fri 09:00-14:00", workers=2, is_statutory=True)
    return (*(visit(WEEK, *row) for row in rows), pair)
