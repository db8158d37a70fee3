"""A standard assessment team: 9–5 with flexi, a busy duty desk, first visits in twos, two newly qualified."""

from __future__ import annotations

from datetime import date
from typing import Any

from planner.domain.demand import CourtDeadline, CoverRequirement, Event, SkillMix, SupervisionPlan, Visit
from planner.domain.records import DateRange
from planner.domain.rule_pack import DutyCover, RulePack, RuleSettings
from planner.domain.staff import Absence, FrontLineBreak, Preference, Skill, StaffMember
from planner.domain.team import Office, Team
from planner.services.preset_teams.building_blocks import (
    REGISTERED,
    Week,
    deadline,
    event,
    person,
    visit,
)
from planner.services.preset_teams.family_patterns import family_patterns
from planner.services.preset_teams.history import past_shifts, past_tallies

MONDAY = date(2026, 11, 23)
WEEK = Week(MONDAY)


def assessment() -> Team:
    """Ten people; every case is new, so most visits are open to anyone and due within days."""
    patterns, staff = family_patterns("flexi", "nine-to-five", "short-friday", "four-days"), _staff()
    return Team(
        id="assessment",
        name="Standard Assessment Team",
        manager="Ruth Edwards",
        office=Office(name="Civic Centre, floor 2", desks=8, quiet_rooms=2),
        skills=(
            Skill(id=REGISTERED, name="Registered social worker"),
            Skill(id="manager", name="May decide on the duty desk"),
        ),
        patterns=patterns,
        staff=staff,
        absences=(
            Absence(
                id="leave-olu-bakare",
                staff="olu-bakare",
                kind="annual_leave",
                dates=DateRange(first=WEEK.day("Thu"), last=WEEK.day("Fri")),
            ),
            Absence(
                id="study-mei-chan",
                staff="mei-chan",
                kind="study",
                dates=DateRange(first=WEEK.day("Fri"), last=WEEK.day("Fri")),
                start=780,
                end=1020,
            ),
        ),
        preferences=(
            Preference(id="wish-petra-wednesday", staff="petra-novak", wants="home", weekdays=("wed",)),
        ),
        cover=(
            CoverRequirement(
                id="duty-desk",
                name="Duty desk",
                kind="duty",
                least=2,
                skills=(SkillMix(skill=REGISTERED),),
            ),
            CoverRequirement(
                id="in-office", name="In the office", kind="presence", end=990, least=2, ideal=4
            ),
        ),
        visits=_visits(),
        court_deadlines=_court_deadlines(),
        supervision_plans=_supervision_plans(),
        events=_events(),
        # Sophie Lang is off the front line on Friday; Gwen Parry stands in.
        front_line_breaks=(
            FrontLineBreak(
                id="break-sophie-lang",
                staff="sophie-lang",
                dates=DateRange(first=WEEK.day("Fri"), last=WEEK.day("Fri")),
                backfill="gwen-parry",
                reason="After two years on duty",
            ),
        ),
        # Duty is the team's main work: a day in four.
        rules=RulePack(settings=RuleSettings(duty_cover=DutyCover(one_day_in=4))),
        past_shifts=past_shifts(staff, patterns, MONDAY, {}),
        past_tallies=past_tallies(
            staff, MONDAY, evenings={"simon-grey": 4, "tara-whelan": 5}, duty_turns=_DUTY, weekend_days={}
        ),
    )


def _staff() -> tuple[StaffMember, ...]:
    terms: dict[str, Any] = {"contract": {"protected_admin_minutes": 90, "home_days_most": 2}}
    decides = (REGISTERED, "manager")
    new: dict[str, Any] = {"is_newly_qualified": True}
    return (
        person("Simon Grey", "flexi", skills=decides, role="Senior practitioner", **terms),
        person("Tara Whelan", "flexi", skills=decides, role="Senior practitioner", **terms),
        person("Olu Bakare", "nine-to-five", caseload=18, **terms),
        person("Petra Novak", "nine-to-five", caseload=16, **terms),
        person("Rashid Aziz", "nine-to-five", **terms),
        person("Sophie Lang", "short-friday", **terms),
        person("Gwen Parry", "four-days", 1800, **terms),
        person("Mei Chan", "nine-to-five", supervisor="simon-grey", caseload=17, **new, **terms),
        person("Joe Fenton", "nine-to-five", supervisor="tara-whelan", caseload=14, **new, **terms),
        person("Dana Reid", "nine-to-five", skills=(), role="Family support worker", **terms),
    )


_DUTY = {
    "simon-grey": 18, "tara-whelan": 18, "olu-bakare": 19, "petra-novak": 18, "rashid-aziz": 18,
    "sophie-lang": 18, "gwen-parry": 15, "mei-chan": 16, "joe-fenton": 16, "dana-reid": 18,
}  # fmt: skip


def _visits() -> tuple[Visit, ...]:
    first: dict[str, Any] = {
        "risk": "first_visit",
        "workers": 2,
        "is_statutory": True,
        "skills": (REGISTERED,),
    }
    rows: tuple[tuple[str, str | None, str, dict[str, Any]], ...] = (
        ("A-2201", None, "Mon 13:00-17:00, Tue 09:00-13:00", first),
        ("A-2202", None, "Tue 13:00-17:00", {**first, "needs_debrief": True}),
        ("A-2203", None, "Wed 09:00-13:00, Wed 13:00-17:00", first),
        ("A-2204", None, "Thu 13:00-17:00, Fri 09:00-12:00", first),
        ("A-2187", "olu-bakare", "Mon 09:00-13:00, Tue 13:00-17:00", {}),
        ("A-2188", "olu-bakare", "Wed 09:00-17:00", {}),
        ("A-2190", "petra-novak", "Mon 13:00-17:00", {}),
        ("A-2191", "petra-novak", "Tue-Thu 09:00-13:00", {}),
        ("A-2192", "rashid-aziz", "Tue 13:00-17:00, Thu 13:00-17:00", {}),
        ("A-2193", "rashid-aziz", "Fri 09:00-13:00", {}),
        ("A-2194", "sophie-lang", "Mon-Wed 09:00-13:00", {}),
        ("A-2195", "sophie-lang", "Thu 09:00-17:00", {}),
        ("A-2196", "gwen-parry", "Wed 10:00-16:00", {}),
        ("A-2197", "gwen-parry", "Mon 10:00-16:00, Fri 10:00-15:00", {}),
        ("A-2198", "mei-chan", "Thu 09:00-13:00", {}),
        ("A-2199", "joe-fenton", "Wed 13:00-17:00", {}),
        ("A-2200", "dana-reid", "Fri 09:00-12:30", {}),
        ("A-2205", "dana-reid", "Tue 09:00-13:00", {}),
        ("A-2206", "simon-grey", "Tue 17:00-19:30", {}),
        ("A-2207", "tara-whelan", "Thu 17:00-19:30", {}),
        ("A-2208", "simon-grey", "Mon 10:00-16:00", {}),
        ("A-2209", "tara-whelan", "Wed 10:00-16:00", {}),
    )
    return tuple(
        visit(WEEK, case, worker, windows, due=WEEK.day("Fri"), **more)
        for case, worker, windows, more in rows
    )


def _court_deadlines() -> tuple[CourtDeadline, ...]:
    return (
        deadline(WEEK, "A-2150", "petra-novak", "Mon+1 16:00", 240, document="Section 37 report"),
        deadline(WEEK, "A-2161", "rashid-aziz", "Fri 16:00", 210, document="Initial statement"),
    )


def _supervision_plans() -> tuple[SupervisionPlan, ...]:
    rows = (
        ("mei-chan", "simon-grey", 2, date(2026, 11, 11)),
        ("joe-fenton", "tara-whelan", 2, date(2026, 11, 12)),
        ("olu-bakare", "simon-grey", 4, date(2026, 10, 28)),
        ("dana-reid", "tara-whelan", 4, date(2026, 11, 4)),
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
    return (
        event(
            WEEK,
            "strategy-2202",
            "Strategy meeting",
            "Tue 10:00-11:00",
            ("simon-grey", "petra-novak"),
            case="A-2202",
        ),
        event(
            WEEK,
            "review-forms",
            "Form workshop",
            "Wed 14:00-15:30",
            ("mei-chan", "joe-fenton"),
            kind="training",
        ),
        event(
            WEEK,
            "neglect-course",
            "Neglect, half a day",
            "Thu 09:00-12:30",
            ("rashid-aziz",),
            kind="training",
            is_cancelled_for_service=True,
        ),
    )
