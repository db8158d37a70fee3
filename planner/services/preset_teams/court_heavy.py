"""A court-heavy team: eleven filings and five hearings in a week, written in quiet rooms or at home."""

from __future__ import annotations

from datetime import date
from typing import Any

from planner.domain.demand import CourtDeadline, CoverRequirement, Event, SupervisionPlan, Visit
from planner.domain.staff import Preference, Skill, StaffMember
from planner.domain.team import Office, Team
from planner.services.preset_teams.building_blocks import REGISTERED, Week, deadline, event, person, visit
from planner.services.preset_teams.family_patterns import family_patterns
from planner.services.preset_teams.history import past_shifts, past_tallies

MONDAY = date(2026, 11, 23)
WEEK = Week(MONDAY)


def court_heavy() -> Team:
    """Nine people; half of their week is writing."""
    patterns, staff = family_patterns("flexi", "nine-to-five", "four-days"), _staff()
    return Team(
        id="court-heavy",
        name="Court and Care Proceedings Team",
        manager="Frances Lowe",
        office=Office(name="Crown Buildings", desks=7, quiet_rooms=3),
        skills=(Skill(id=REGISTERED, name="Registered social worker"),),
        patterns=patterns,
        staff=staff,
        preferences=(
            Preference(id="wish-anna-home", staff="anna-reeve", wants="home", weekdays=("thu",), weight=4),
            Preference(
                id="wish-bilal-friday",
                staff="bilal-khan",
                wants="not_work",
                weekdays=("fri",),
                start=780,
                end=1020,
            ),
        ),
        cover=(
            CoverRequirement(id="duty-desk", name="Duty desk", kind="duty", least=1),
            CoverRequirement(id="in-office", name="In the office", kind="presence", least=1, ideal=2),
        ),
        visits=_visits(),
        court_deadlines=_court_deadlines(),
        supervision_plans=tuple(
            SupervisionPlan(
                id=f"supervision-{worker}", worker=worker, supervisor="anna-reeve", last_held=held
            )
            for worker, held in (("colm-byrne", date(2026, 10, 26)), ("diya-shah", date(2026, 11, 2)))
        ),
        events=_hearings(),
        past_shifts=past_shifts(staff, patterns, MONDAY, {}),
        past_tallies=past_tallies(
            staff,
            MONDAY,
            evenings={"anna-reeve": 2},
            duty_turns={each.id: 13 for each in staff},
            weekend_days={},
        ),
    )


def _staff() -> tuple[StaffMember, ...]:
    terms: dict[str, Any] = {"contract": {"protected_admin_minutes": 90, "home_days_most": 2}}
    return (
        person("Anna Reeve", "flexi", role="Senior practitioner", **terms),
        person("Bilal Khan", "flexi", **terms),
        person("Colm Byrne", "nine-to-five", **terms),
        person("Diya Shah", "nine-to-five", **terms),
        person("Esther Cohen", "nine-to-five", **terms),
        person("Finn Archer", "nine-to-five", **terms),
        person("Gita Rao", "four-days", 1800, **terms),
        person("Hugh Penrose", "nine-to-five", **terms),
        person("Ines Duarte", "nine-to-five", **terms),
    )


def _court_deadlines() -> tuple[CourtDeadline, ...]:
    rows: tuple[tuple[str, str, str, int, str, int], ...] = (
        ("C-4101", "anna-reeve", "Fri 16:00", 420, "Final statement and care plan", 210),
        ("C-4102", "bilal-khan", "Mon+1 16:00", 420, "Section 7 report", 210),
        ("C-4103", "colm-byrne", "Wed 12:00", 210, "Initial statement", 210),
        ("C-4104", "colm-byrne", "Wed+1 12:00", 420, "Final statement", 210),
        ("C-4105", "diya-shah", "Thu 16:00", 360, "Interim statement", 180),
        ("C-4106", "esther-cohen", "Tue+1 16:00", 630, "Section 37 report", 210),
        ("C-4107", "finn-archer", "Fri 12:00", 360, "Interim statement", 180),
        ("C-4108", "gita-rao", "Mon+1 12:00", 420, "Initial statement", 210),
        ("C-4109", "hugh-penrose", "Thu 12:00", 210, "Conference report", 210),
        ("C-4110", "hugh-penrose", "Fri+1 12:00", 840, "Section 7 report", 210),
        ("C-4111", "ines-duarte", "Tue 16:00", 180, "Position statement", 180),
    )
    return tuple(
        deadline(
            WEEK,
            case,
            author,
            filing,
            minutes,
            document=document,
            shortest_block_minutes=block,
            wants_quiet_room=True,
            read_back_days=0 if case == "C-4111" else 2,
        )
        for case, author, filing, minutes, document, block in rows
    )


def _hearings() -> tuple[Event, ...]:
    rows = (
        ("C-4120", "Case management hearing", "Mon 10:00-11:30", "ines-duarte"),
        ("C-4121", "Interim hearing", "Tue 14:00-15:30", "gita-rao"),
        ("C-4122", "Issues resolution hearing", "Wed 10:00-12:00", "anna-reeve"),
        ("C-4111", "Final hearing", "Wed 10:00-12:30", "ines-duarte"),
        ("C-4123", "Interim hearing", "Thu 14:00-15:00", "finn-archer"),
    )
    # A four-day worker is off on Tuesdays, so that hearing goes to a colleague.
    stand_in = {"gita-rao": "esther-cohen"}
    return tuple(
        event(
            WEEK,
            f"hearing-{case}-{place}",
            name,
            when,
            (stand_in.get(who, who),),
            kind="hearing",
            place="field",
            travel_before=30,
            travel_after=30,
            case=case,
        )
        for place, (case, name, when, who) in enumerate(rows)
    )


def _visits() -> tuple[Visit, ...]:
    rows = (
        ("C-4103", "colm-byrne", "Thu 09:00-13:00, Fri 09:00-13:00"),
        ("C-4131", "anna-reeve", "Mon 10:00-16:00"),
        ("C-4132", "bilal-khan", "Tue 10:00-16:00"),
        ("C-4133", "bilal-khan", "Thu 16:30-19:00"),
        ("C-4134", "diya-shah", "Fri 09:00-16:00"),
        ("C-4135", "esther-cohen", "Mon 09:00-17:00"),
        ("C-4136", "finn-archer", "Mon 13:00-17:00, Tue 13:00-17:00"),
        ("C-4137", "gita-rao", "Wed 10:00-16:00"),
        ("C-4138", "hugh-penrose", "Fri 09:00-16:00"),
        ("C-4139", "ines-duarte", "Thu 09:00-17:00"),
        ("C-4140", "ines-duarte", "Fri 09:00-13:00"),
    )
    pair = visit(
        WEEK, "C-4141", "hugh-penrose", "Thu 13:00-17:00", risk="removal", workers=2, is_statutory=True
    )
    return (*(visit(WEEK, *row) for row in rows), pair)
