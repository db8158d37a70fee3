"""Riverside Family Safeguarding: 14 people in the week of Mon 23 November 2026.

Evenings, court and leave meet on the Tuesday: the visit for R-1042 (two workers, 18:30) is one worker short
within the agreed hours, whoever is moved. It becomes coverable when a 9–5 worker agrees to work 12:00–20:00
that day.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from planner.domain.contracts import WorkingPattern
from planner.domain.demand import CourtDeadline, CoverRequirement, Event, RecordingTask, SupervisionPlan
from planner.domain.records import DateRange
from planner.domain.rota import Activity, Shift
from planner.domain.rule_pack import DutyCover, EventsRule, RulePack, RuleSettings, SafeReturn
from planner.domain.staff import (
    Absence,
    AgreedChange,
    JobShare,
    LockdownWeek,
    LockdownWheel,
    Preference,
    Skill,
    StaffMember,
    ToilEntry,
)
from planner.domain.team import Office, Team
from planner.services.preset_teams.building_blocks import (
    REGISTERED,
    Week,
    deadline,
    event,
    fixed,
    flexible,
    pattern,
    person,
)
from planner.services.preset_teams.family_patterns import family_patterns
from planner.services.preset_teams.history import past_shifts, past_tallies
from planner.services.preset_teams.riverside_visits import riverside_visits

MONDAY = date(2026, 11, 23)
WEEK = Week(MONDAY)
ADMIN = {"protected_admin_minutes": 90, "home_days_most": 1}
PART_TIME = {"protected_admin_minutes": 60, "protected_admin_block_minutes": 60, "home_days_most": 1}
COURT_RUN = fixed("06:30-14:30")


def riverside() -> Team:
    """The default sample."""
    patterns, staff = (*family_patterns(), _late_start_on_wednesday()), _staff()
    return Team(
        id="riverside",
        name="Riverside Family Safeguarding",
        manager="Jo Patel",
        office=Office(name="Riverside House", desks=12, quiet_rooms=2),
        skills=(
            Skill(id=REGISTERED, name="Registered social worker"),
            Skill(id="child-protection", name="Child-protection trained"),
            Skill(id="senior", name="Senior practitioner"),
        ),
        patterns=patterns,
        staff=staff,
        job_shares=(
            JobShare(
                id="share-fraser-siddiqui",
                name="Fraser and Siddiqui",
                people=("eilidh-fraser", "farah-siddiqui"),
            ),
        ),
        absences=_absences(),
        agreed_changes=_agreed_changes(),
        lockdown=_lockdown(staff),
        preferences=_preferences(),
        toil=_toil(),
        cover=_cover(),
        visits=riverside_visits(WEEK),
        court_deadlines=_court_deadlines(),
        supervision_plans=_supervision_plans(),
        events=_events(),
        recording_tasks=_recording_tasks(),
        pins=_pins(),
        past_shifts=past_shifts(staff, patterns, MONDAY, _LAST_WEEKS_DUTY),
        past_tallies=past_tallies(
            staff,
            MONDAY,
            evenings=_EVENINGS,
            duty_turns=_DUTY_TURNS,
            weekend_days={"imran-malik": 12},
        ),
        rules=_rules(),
    )


def _late_start_on_wednesday() -> WorkingPattern:
    """9–5 that may slide to 10–6 on Wednesdays: after a late Tuesday the next start can keep its distance."""
    day = fixed("09:00-17:00", place="either")
    sliding = flexible(
        "09:00-18:00", "09:00-17:00", shortest_minutes=480, longest_minutes=480, place="either"
    )
    friday = fixed("09:00-16:30", place="either")
    return pattern("nine-to-five-sliding", "9–5", (day, day, sliding, day, friday))


def _staff() -> tuple[StaffMember, ...]:
    trained = (REGISTERED, "child-protection")
    senior = (*trained, "senior")
    evening = {"is_evening_contract": True, "protected_admin_minutes": 90}
    return (
        person("Amira Khan", "flexi", skills=trained, contract=ADMIN, supervisor="niamh-doyle"),
        person(
            "Ben Okafor", "nine-to-five-sliding", skills=trained, contract=ADMIN, supervisor="marcus-bell"
        ),
        person("Catrin Hughes", "nine-to-five", skills=trained, contract=ADMIN, supervisor="harriet-cole"),
        person(
            "Daniel Mensah", "eleven-to-seven", skills=trained, contract=evening, supervisor="marcus-bell"
        ),
        person("Eilidh Fraser", "share-early-week", 1110, contract=PART_TIME, supervisor="niamh-doyle"),
        person("Farah Siddiqui", "share-late-week", 1110, contract=PART_TIME, supervisor="niamh-doyle"),
        person("Grace Adeyemi", "four-days", 1800, skills=trained, contract=ADMIN, supervisor="niamh-doyle"),
        person(
            "Harriet Cole",
            "short-friday",
            skills=senior,
            contract=ADMIN,
            role="Practice educator",
            supervisor="niamh-doyle",
        ),
        person("Imran Malik", "twelve-to-eight", skills=trained, contract=evening, supervisor="harriet-cole"),
        person(
            "Jasmine Clarke",
            "three-days",
            1320,
            skills=(),
            contract=PART_TIME,
            role="Family support worker",
            supervisor="niamh-doyle",
        ),
        person("Kwame Boateng", "nine-to-five", contract=ADMIN, supervisor="harriet-cole"),
        person(
            "Lucy Tran",
            "nine-to-five",
            contract=ADMIN,
            role="Newly qualified social worker",
            is_newly_qualified=True,
            supervisor="niamh-doyle",
        ),
        person("Marcus Bell", "flexi", skills=senior, contract=ADMIN, role="Senior practitioner"),
        person("Niamh Doyle", "flexi", skills=senior, contract=ADMIN, role="Senior practitioner"),
    )


def _rules() -> RulePack:
    """A missed hearing costs more than a worker missing from a statutory visit; duty is one day in seven;
    from six in the evening the county's emergency duty team takes the calls."""
    return RulePack(
        settings=RuleSettings(
            events=EventsRule(weight=150),
            duty_cover=DutyCover(one_day_in=7),
            safe_return=SafeReturn(on_call="Emergency duty team", on_call_from=1080),
        )
    )


def _absences() -> tuple[Absence, ...]:
    return (
        Absence(
            id="leave-kwame-boateng",
            staff="kwame-boateng",
            kind="annual_leave",
            dates=DateRange(first=WEEK.day("Mon"), last=WEEK.day("Wed")),
        ),
        Absence(
            id="leave-jasmine-clarke",
            staff="jasmine-clarke",
            kind="annual_leave",
            dates=DateRange(first=WEEK.day("Fri"), last=WEEK.day("Fri")),
        ),
    )


def _agreed_changes() -> tuple[AgreedChange, ...]:
    """The early start for the hearing two and a half hours away."""
    return tuple(
        AgreedChange(
            id=f"court-run-{staff}",
            staff=staff,
            day=WEEK.day("Wed"),
            pattern=COURT_RUN,
            reason="Hearing out of area at 09:00",
        )
        for staff in ("daniel-mensah", "marcus-bell")
    )


def _lockdown(staff: tuple[StaffMember, ...]) -> LockdownWheel:
    """Lucy Tran's week; the wheel goes on by the order of the board, the two of the share together."""
    return LockdownWheel(
        every_weeks=8,
        order=("lucy-tran", *(each.id for each in staff if each.id != "lucy-tran")),
        weeks=(LockdownWeek(staff="lucy-tran", week=MONDAY, cover_person="ben-okafor"),),
    )


def _preferences() -> tuple[Preference, ...]:
    clock = {"start": 1020, "end": 1440}
    return (
        Preference(id="wish-amira-friday", staff="amira-khan", wants="home", weekdays=("fri",), weight=3),
        Preference(
            id="wish-grace-school-run",
            staff="grace-adeyemi",
            wants="not_work",
            weekdays=("mon", "wed"),
            start=900,
            end=1080,
            weight=4,
            is_private=True,
        ),
        Preference(
            id="wish-marcus-choir",
            staff="marcus-bell",
            wants="not_work",
            weekdays=("thu",),
            weight=5,
            **clock,
        ),
        Preference(id="wish-niamh-friday", staff="niamh-doyle", wants="home", weekdays=("fri",), weight=2),
        Preference(
            id="wish-amira-monday", staff="amira-khan", wants="not_work", weekdays=("mon",), weight=3, **clock
        ),
    )


_TOIL = {
    "amira-khan": (240, 90),
    "catrin-hughes": (300, 60),
    "daniel-mensah": (90, 0),
    "eilidh-fraser": (30, 0),
    "farah-siddiqui": (0, 60),
    "grace-adeyemi": (180, 0),
    "harriet-cole": (120, 60),
    "imran-malik": (120, 0),
    "kwame-boateng": (420, 120),
    "marcus-bell": (210, 90),
    "niamh-doyle": (480, 120),
}


def _toil() -> tuple[ToilEntry, ...]:
    entries = []
    for staff, (earned, repaid) in _TOIL.items():
        if earned:
            entries.append(
                ToilEntry(
                    id=f"toil-{staff}-earned",
                    staff=staff,
                    state="earned",
                    minutes=earned,
                    on=date(2026, 10, 29),
                )
            )
        if repaid:
            entries.append(
                ToilEntry(
                    id=f"toil-{staff}-repaid",
                    staff=staff,
                    state="repaid",
                    minutes=repaid,
                    on=date(2026, 11, 12),
                )
            )
    return tuple(entries)


def _cover() -> tuple[CoverRequirement, ...]:
    return (
        CoverRequirement(id="duty-desk", name="Duty desk", kind="duty", least=2, turn_minutes=240),
        CoverRequirement(id="in-office", name="In the office", kind="presence", least=2, ideal=3),
    )


def _court_deadlines() -> tuple[CourtDeadline, ...]:
    same_day: dict[str, Any] = {"read_back_days": 0, "document": "Position statement"}
    return (
        deadline(WEEK, "R-0917", "daniel-mensah", "Tue 19:00", **same_day),
        deadline(WEEK, "R-0952", "marcus-bell", "Tue 19:00", **same_day),
        deadline(WEEK, "R-0903", "grace-adeyemi", "Wed 16:00", document="Initial statement"),
        deadline(
            WEEK, "R-0938", "ben-okafor", "Mon+1 16:00", document="Section 7 report", wants_quiet_room=True
        ),
        deadline(
            WEEK, "R-0971", "harriet-cole", "Mon+1 12:00", document="Final statement", wants_quiet_room=True
        ),
        deadline(
            WEEK,
            "R-1003",
            "amira-khan",
            "Tue+1 12:00",
            360,
            document="Interim statement",
            shortest_block_minutes=180,
        ),
    )


def _supervision_plans() -> tuple[SupervisionPlan, ...]:
    rows = (
        ("lucy-tran", "niamh-doyle", 1, date(2026, 11, 17)),
        ("eilidh-fraser", "niamh-doyle", 4, date(2026, 10, 27)),
        ("imran-malik", "harriet-cole", 4, date(2026, 10, 29)),
        ("jasmine-clarke", "niamh-doyle", 4, date(2026, 10, 30)),
        ("ben-okafor", "marcus-bell", 4, date(2026, 10, 28)),
        ("amira-khan", "niamh-doyle", 4, date(2026, 11, 10)),
        ("catrin-hughes", "harriet-cole", 4, date(2026, 11, 5)),
        ("daniel-mensah", "marcus-bell", 4, date(2026, 11, 12)),
    )
    return tuple(
        SupervisionPlan(
            id=f"supervision-{worker}",
            worker=worker,
            supervisor=supervisor,
            every_weeks=weeks,
            last_held=held,
        )
        for worker, supervisor, weeks, held in rows
    )


def _events() -> tuple[Event, ...]:
    court: dict[str, Any] = {"kind": "hearing", "place": "field", "travel_before": 150, "travel_after": 120}
    return (
        event(
            WEEK,
            "hearing-0917",
            "Final hearing",
            "Wed 09:00-11:00",
            ("daniel-mensah",),
            case="R-0917",
            **court,
        ),
        event(
            WEEK,
            "hearing-0952",
            "Interim hearing",
            "Wed 09:00-11:00",
            ("marcus-bell",),
            case="R-0952",
            **court,
        ),
        event(
            WEEK,
            "conference-0962",
            "Child-protection conference",
            "Wed 10:00-12:00",
            ("catrin-hughes",),
            case="R-0962",
        ),
        event(WEEK, "core-group-0990", "Core group", "Thu 14:00-15:30", ("daniel-mensah",), case="R-0990"),
        event(
            WEEK,
            "case-discussion",
            "Group case discussion",
            "Thu 13:00-14:00",
            ("amira-khan", "ben-okafor", "grace-adeyemi", "niamh-doyle"),
        ),
        event(
            WEEK,
            "training-motivation",
            "Motivational interviewing",
            "Fri 09:30-12:30",
            ("kwame-boateng",),
            kind="training",
        ),
    )


def _recording_tasks() -> tuple[RecordingTask, ...]:
    rows = (("amira-khan", "R-0931"), ("catrin-hughes", "R-0944"), ("niamh-doyle", "R-0966"))
    return tuple(
        RecordingTask(id=f"write-up-{case}", staff=staff, due=WEEK.day("Tue"), case=case)
        for staff, case in rows
    )


def _pins() -> tuple[Shift, ...]:
    """The family of R-0987 has been told who comes and when; Niamh Doyle's Thursday is promised."""
    agreed = {"kind": "visit", "start": WEEK.moment("Tue 18:15"), "end": WEEK.moment("Tue 20:00")}
    visit = Activity(**agreed, demand="visit-R-0987", travel_before=15, place="field", is_pinned=True)
    evening = {"start": WEEK.moment("Tue 12:00"), "end": WEEK.moment("Tue 20:00")}
    thursday = WEEK.moment("Thu 09:00")
    return (
        Shift(id="imran-malik@2026-11-24", staff="imran-malik", **evening, activities=(visit,)),
        Shift(id="niamh-doyle@2026-11-24", staff="niamh-doyle", **evening, activities=(visit,)),
        Shift(
            id="niamh-doyle@2026-11-26",
            staff="niamh-doyle",
            start=thursday,
            end=thursday + 480,
            break_start=thursday + 210,
            break_end=thursday + 240,
            is_pinned=True,
            note="Visiting the family centre; agreed",
        ),
    )


_LAST_WEEKS_DUTY = {
    "amira-khan": 0, "ben-okafor": 1, "catrin-hughes": 2, "daniel-mensah": 3, "eilidh-fraser": 1,
    "farah-siddiqui": 3, "grace-adeyemi": 4, "harriet-cole": 0, "imran-malik": 2, "jasmine-clarke": 4,
    "kwame-boateng": 2, "lucy-tran": 3, "marcus-bell": 4, "niamh-doyle": 1,
}  # fmt: skip
_EVENINGS = {"amira-khan": 3, "marcus-bell": 3, "niamh-doyle": 4, "daniel-mensah": 36, "imran-malik": 44}
_DUTY_TURNS = {
    "amira-khan": 17, "ben-okafor": 18, "catrin-hughes": 18, "daniel-mensah": 17, "eilidh-fraser": 9,
    "farah-siddiqui": 9, "grace-adeyemi": 15, "harriet-cole": 18, "imran-malik": 17, "jasmine-clarke": 8,
    "kwame-boateng": 20, "lucy-tran": 16, "marcus-bell": 17, "niamh-doyle": 17,
}  # fmt: skip
