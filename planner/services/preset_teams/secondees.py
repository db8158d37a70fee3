"""A team with secondees: two here from another authority for a dated time, one away, an agency worker."""

from __future__ import annotations

from datetime import date
from typing import Any

from planner.domain.demand import CoverRequirement, SupervisionPlan, Visit
from planner.domain.records import DateRange
from planner.domain.staff import HeldSkill, Secondment, Skill, StaffMember
from planner.domain.team import Office, Team
from planner.services.preset_teams.building_blocks import REGISTERED, Week, deadline, event, person, visit
from planner.services.preset_teams.family_patterns import family_patterns
from planner.services.preset_teams.history import past_shifts, past_tallies

MONDAY = date(2026, 11, 23)
WEEK = Week(MONDAY)


def secondees() -> Team:
    """Ten people; one secondment ends on the Wednesday of the week, one begins."""
    patterns, staff = family_patterns("flexi", "nine-to-five", "short-friday", "three-days"), _staff()
    return Team(
        id="secondees",
        name="Hillside Team with Secondees",
        manager="Moira Kane",
        office=Office(name="Hillside", desks=8, quiet_rooms=1),
        skills=(
            Skill(id=REGISTERED, name="Registered social worker"),
            Skill(id="systemic", name="Systemic practice, second year"),
        ),
        patterns=patterns,
        staff=staff,
        cover=(
            CoverRequirement(id="duty-desk", name="Duty desk", kind="duty", least=1),
            CoverRequirement(
                id="in-office", name="In the office", kind="presence", end=990, least=2, ideal=3
            ),
        ),
        visits=_visits(),
        court_deadlines=(
            deadline(WEEK, "S-6120", "keira-walsh", "Mon+1 16:00", document="Initial statement"),
            deadline(WEEK, "S-6121", "mohsin-ali", "Fri 16:00", document="Section 7 report"),
        ),
        supervision_plans=tuple(
            SupervisionPlan(
                id=f"supervision-{worker}", worker=worker, supervisor="keira-walsh", last_held=held
            )
            for worker, held in (("rosa-silva", date(2026, 10, 28)), ("tom-ashby", date(2026, 10, 27)))
        ),
        events=(
            event(
                WEEK,
                "farewell",
                "Handing on of cases",
                "Wed 14:00-15:00",
                ("rosa-silva", "keira-walsh", "leo-grant"),
            ),
        ),
        past_shifts=past_shifts(tuple(each for each in staff if _was_here(each)), patterns, MONDAY, {}),
        past_tallies=past_tallies(
            tuple(each for each in staff if each.id != "otis-bell"),
            MONDAY,
            evenings={"keira-walsh": 5},
            duty_turns={each.id: each.contracts[0].minutes_per_week // 160 for each in staff},
            weekend_days={},
        ),
    )


def _staff() -> tuple[StaffMember, ...]:
    terms: dict[str, Any] = {"contract": {"protected_admin_minutes": 90, "home_days_most": 1}}
    here_till_wednesday = Secondment(
        dates=DateRange(first=date(2026, 5, 25), last=WEEK.day("Wed")),
        direction="here",
        other_team="Northfield Council, East team",
        second_supervisor="Jan Ives",
    )
    here_from_thursday = Secondment(
        dates=DateRange(first=WEEK.day("Thu"), last=date(2027, 5, 28)),
        direction="here",
        other_team="Northfield Council, West team",
        second_supervisor="Jan Ives",
    )
    away = Secondment(
        dates=DateRange(first=date(2026, 9, 7), last=date(2027, 2, 26)),
        direction="away",
        other_team="Northfield Council, East team",
    )
    systemic = HeldSkill(skill="systemic", dates=DateRange(first=date(2026, 1, 1), last=date(2027, 12, 31)))
    return (
        person("Keira Walsh", "flexi", role="Senior practitioner", **terms),
        person("Leo Grant", "nine-to-five", **terms),
        person("Mohsin Ali", "nine-to-five", **terms),
        person("Nell Carter", "short-friday", **terms),
        person("Otis Bell", "nine-to-five", secondments=(away,), **terms),
        person("Polly West", "three-days", 1320, **terms),
        person("Rosa Silva", "nine-to-five", secondments=(here_till_wednesday,), **terms).model_copy(
            update={"skills": (HeldSkill(skill=REGISTERED), systemic)}
        ),
        person("Tom Ashby", "nine-to-five", role="Agency social worker", **terms),
        person("Uri Katz", "nine-to-five", secondments=(here_from_thursday,), **terms),
        person("Wanda Krol", "nine-to-five", **terms),
    )


def _was_here(member: StaffMember) -> bool:
    """Whether the week before was worked in this team."""
    return member.id not in ("otis-bell", "uri-katz")


def _visits() -> tuple[Visit, ...]:
    rows = (
        ("S-6101", "keira-walsh", "Tue 17:00-19:30"),
        ("S-6102", "keira-walsh", "Thu 10:00-16:00"),
        ("S-6103", "leo-grant", "Mon 09:00-13:00"),
        ("S-6104", "leo-grant", "Thu 13:00-17:00"),
        ("S-6105", "mohsin-ali", "Tue 09:00-13:00, Wed 09:00-13:00"),
        ("S-6106", "mohsin-ali", "Mon 13:00-17:00"),
        ("S-6107", "nell-carter", "Mon-Wed 13:00-17:00"),
        ("S-6108", "nell-carter", "Thu 09:00-17:00"),
        ("S-6109", "polly-west", "Wed-Fri 10:00-15:00"),
        ("S-6110", "rosa-silva", "Mon 13:00-17:00"),
        ("S-6111", "rosa-silva", "Tue 13:00-17:00"),
        ("S-6112", "tom-ashby", "Wed 09:00-17:00"),
        ("S-6113", "tom-ashby", "Fri 09:00-13:00"),
        ("S-6114", "uri-katz", "Fri 09:00-15:00"),
        ("S-6115", "wanda-krol", "Tue 13:00-17:00"),
        ("S-6116", "wanda-krol", "Thu 09:00-13:00"),
    )
    family = visit(
        WEEK, "S-6117", "rosa-silva", "Wed 09:00-12:00", skills=("systemic",), purpose="Family session"
    )
    pair = visit(WEEK, "S-6118", "wanda-krol", "Fri 10:00-15:00", workers=2, is_statutory=True)
    return (*(visit(WEEK, *row) for row in rows), family, pair)
