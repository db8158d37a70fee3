"""An extended-hours family team: 11–7 and 12–8 contracts, 10 % lieu reserve, one week in eight locked.

The wheel turns by itself: whoever had the lockdown week eight weeks ago has it again, and a statutory visit
that falls in it goes to a named colleague. Some visits repeat, so that all eight weeks ask for something.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from planner.domain.demand import CoverRequirement, SupervisionPlan, Visit
from planner.domain.records import DateRange
from planner.domain.repeats import Repeat
from planner.domain.staff import Absence, LockdownWeek, LockdownWheel, Skill, StaffMember, ToilEntry
from planner.domain.team import Office, Team
from planner.services.preset_teams.building_blocks import REGISTERED, Week, deadline, event, person, visit
from planner.services.preset_teams.family_patterns import family_patterns
from planner.services.preset_teams.history import past_shifts, past_tallies

MONDAY = date(2026, 11, 23)
WEEK = Week(MONDAY)
EVERY_WEEKS = 8
# How often a visit is made again, by its case.
REPEATS = {
    "E-3301": Repeat(rule="FREQ=WEEKLY", rests_on_bank_holidays=True),
    "E-3305": Repeat(rule="FREQ=WEEKLY", rests_on_bank_holidays=True),
    "E-3308": Repeat(rule="FREQ=WEEKLY", rests_on_bank_holidays=True),
    "E-3312": Repeat(rule="FREQ=WEEKLY;INTERVAL=2"),
    "E-3316": Repeat(every_working_days=20),
    "E-3318": Repeat(rule="FREQ=WEEKLY;INTERVAL=2"),
}
STATUTORY = ("E-3318",)


def extended_hours() -> Team:
    """Eight people, so that exactly one is in lockdown each week; half of the visits are after 17:00."""
    patterns, staff = family_patterns("flexi", "nine-to-five", "eleven-to-seven", "twelve-to-eight"), _staff()
    return Team(
        id="extended-hours",
        name="Extended-hours Family Team",
        manager="Alan Whitby",
        office=Office(name="Harbour House", desks=8, quiet_rooms=1),
        skills=(Skill(id=REGISTERED, name="Registered social worker"),),
        patterns=patterns,
        staff=staff,
        absences=(
            Absence(
                id="leave-noor-hassan",
                staff="noor-hassan",
                kind="annual_leave",
                dates=DateRange(first=WEEK.day("Mon"), last=WEEK.day("Mon")),
            ),
        ),
        lockdown=LockdownWheel(
            gives_out_turns=True,
            order=tuple(each.id for each in staff),
            weeks=tuple(
                LockdownWeek(staff=each.id, week=MONDAY + timedelta(weeks=turn - EVERY_WEEKS))
                for turn, each in enumerate((*staff[5:], *staff[:5]))
            ),
        ),
        toil=(
            ToilEntry(
                id="toil-liam-1", staff="liam-porter", state="earned", minutes=120, on=date(2026, 11, 18)
            ),
            # A day's work, to be taken back by 25 November: the plan gives the day off.
            ToilEntry(
                id="toil-george-1", staff="george-adu", state="earned", minutes=480, on=date(2026, 11, 11)
            ),
        ),
        cover=(
            CoverRequirement(id="duty-desk", name="Duty desk", kind="duty", least=1),
            CoverRequirement(
                id="late-contact",
                name="Contactable in the evening",
                kind="presence",
                start=1020,
                end=1140,
                least=1,
                ideal=2,
                state="contactable",
            ),
        ),
        visits=_visits(),
        court_deadlines=(
            deadline(WEEK, "E-3310", "helen-marsh", "Thu 16:00", document="Interim statement"),
            deadline(WEEK, "E-3322", "carys-bowen", "Mon+1 16:00", document="Section 7 report"),
        ),
        supervision_plans=(
            SupervisionPlan(
                id="supervision-liam",
                worker="liam-porter",
                supervisor="helen-marsh",
                last_held=date(2026, 10, 27),
            ),
        ),
        events=(
            event(
                WEEK,
                "team-meeting",
                "Team meeting",
                "Wed 13:30-14:30",
                ("helen-marsh", "carys-bowen", "ivan-kolar"),
            ),
        ),
        past_shifts=past_shifts(staff, patterns, MONDAY, {}),
        past_tallies=past_tallies(
            staff,
            MONDAY,
            evenings={"helen-marsh": 6, "george-adu": 6},
            duty_turns={each.id: 15 for each in staff},
            weekend_days={"noor-hassan": 12},
        ),
    )


def _staff() -> tuple[StaffMember, ...]:
    terms: dict[str, Any] = {"contract": {"protected_admin_minutes": 90, "home_days_most": 1}}
    evening: dict[str, Any] = {"contract": {"is_evening_contract": True, "protected_admin_minutes": 90}}
    return (
        person("Helen Marsh", "flexi", role="Senior practitioner", **terms),
        person("George Adu", "flexi", **terms),
        person("Ivan Kolar", "eleven-to-seven", **evening),
        person("Liam Porter", "eleven-to-seven", **evening),
        person("Noor Hassan", "twelve-to-eight", **evening),
        person("Yasmin Begum", "nine-to-five", **terms),
        person("Carys Bowen", "nine-to-five", **terms),
        person("Peter Strand", "nine-to-five", **terms),
    )


def _visits() -> tuple[Visit, ...]:
    rows = (
        ("E-3301", "helen-marsh", "Mon 10:00-16:00"),
        ("E-3302", "helen-marsh", "Tue 17:00-19:30, Thu 17:00-19:30"),
        ("E-3303", "george-adu", "Tue 10:00-16:00"),
        ("E-3304", "george-adu", "Wed 17:00-19:30, Fri 17:00-19:30"),
        ("E-3305", "ivan-kolar", "Mon 16:30-19:00"),
        ("E-3306", "ivan-kolar", "Tue 16:30-19:00"),
        ("E-3307", "ivan-kolar", "Thu 16:30-20:00"),
        ("E-3308", "liam-porter", "Mon-Tue 17:00-20:00"),
        ("E-3309", "liam-porter", "Wed 16:30-20:00"),
        ("E-3311", "liam-porter", "Fri 14:00-18:00"),
        ("E-3312", "noor-hassan", "Tue 17:00-19:45"),
        ("E-3313", "noor-hassan", "Thu 17:00-19:45"),
        ("E-3314", "noor-hassan", "Sat 11:00-16:00"),
        ("E-3315", "carys-bowen", "Mon 13:00-17:00"),
        ("E-3316", "carys-bowen", "Wed 09:00-13:00"),
        ("E-3317", "carys-bowen", "Fri 09:00-13:00"),
        ("E-3318", "peter-strand", "Tue 09:00-13:00, Tue 13:00-17:00"),
        ("E-3319", "peter-strand", "Thu 09:00-13:00"),
        ("E-3320", "peter-strand", "Fri 09:00-13:00"),
    )
    pair = visit(
        WEEK, "E-3321", "noor-hassan", "Wed 17:00-19:45", risk="known_risk", workers=2, is_statutory=True
    )
    own = (visit(WEEK, *row, repeats=REPEATS.get(row[0]), is_statutory=row[0] in STATUTORY) for row in rows)
    return (*own, pair)
