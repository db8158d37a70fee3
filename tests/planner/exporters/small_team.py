"""A small team with a hand-made rota of one week: all kinds of mark, leave, lockdown, a shortfall."""

from __future__ import annotations

from datetime import UTC, date, datetime

from planner.domain.contracts import (
    Contract,
    FixedShiftDay,
    FlexibleDay,
    OffDay,
    PatternWeek,
    WorkingPattern,
)
from planner.domain.demand import CourtDeadline, CoverRequirement, Event, SupervisionPlan, Visit
from planner.domain.findings import Finding
from planner.domain.records import DateRange, TimeSpan
from planner.domain.rota import Activity, Made, Rota, Shift, Tier, Uncovered
from planner.domain.staff import Absence, LockdownWeek, LockdownWheel, StaffMember
from planner.domain.team import Team
from planner.domain.time_grid import civil

MONDAY = date(2026, 11, 23)


def at(day: int, hour: int, minute: int = 0) -> int:
    """The civil minute; `day` 0 is the Monday."""
    return civil(MONDAY.toordinal() + day, hour * 60 + minute)


def _person(who: str, name: str, role: str = "Social worker") -> StaffMember:
    person = StaffMember(
        id=who,
        name=who,
        role=role,
        contracts=(Contract(dates=DateRange(first=date(2026, 1, 1)), pattern="flexi"),),
    )
    # Past the record's own check: what writes files must withstand any name.
    return person.model_copy(update={"name": name})


def _visit(visit: str, case: str, day: int, hour: int, *, workers: int = 1) -> Visit:
    window = TimeSpan(start=at(day, hour), end=at(day, hour + 2))
    return Visit(
        id=visit, case=case, windows=(window,), workers=workers, is_statutory=workers == 2, needs_debrief=True
    )


def small_team(amira: str = "Amira Khan") -> Team:
    """Five people; the first one's name can be chosen."""
    week = PatternWeek(days=(*(FlexibleDay() for _ in range(5)), OffDay(), OffDay()))
    fixed = PatternWeek(days=(*(FixedShiftDay(start=720, end=1200) for _ in range(5)), OffDay(), OffDay()))
    return Team(
        id="riverside",
        name="Riverside Family Safeguarding",
        patterns=(
            WorkingPattern(id="flexi", name="Flexi", cycle_starts=MONDAY, weeks=(week,)),
            WorkingPattern(id="late", name="12–8", cycle_starts=MONDAY, weeks=(fixed,)),
        ),
        staff=(
            _person("amira", amira),
            _person("ben", "Ben Okafor"),
            _person("carys", "Carys Hughes", "Senior practitioner"),
            _person("dev", "Dev Malik"),
            _person("eve", "Eve Tran", "Newly qualified"),
        ),
        absences=(
            Absence(
                id="sick-dev",
                staff="dev",
                kind="sick",
                dates=DateRange(first=MONDAY, last=date(2026, 11, 25)),
                note="Chemotherapy",
            ),
        ),
        lockdown=LockdownWheel(weeks=(LockdownWeek(staff="eve", week=MONDAY),)),
        cover=(CoverRequirement(id="desk", name="Duty desk", kind="duty", least=1),),
        visits=(_visit("v1", "R-1042", 1, 18, workers=2), _visit("v2", "R-0987", 1, 14, workers=2)),
        court_deadlines=(
            CourtDeadline(id="c1", case="R-0917", author="ben", filing=at(4, 16), writing_minutes=210),
        ),
        supervision_plans=(SupervisionPlan(id="s1", worker="ben", supervisor="carys"),),
        events=(
            Event(
                id="h1",
                name="Hearing R-0944",
                kind="hearing",
                start=at(3, 10),
                end=at(3, 12),
                people=("carys",),
                case="R-0944",
            ),
            Event(id="m1", name="Team meeting", start=at(0, 10), end=at(0, 11), people=("amira", "ben")),
        ),
    )


def _shift(who: str, day: int, start: int, end: int, *activities: Activity, place: str = "office") -> Shift:
    return Shift.model_validate(
        {
            "id": f"{who}@{date.fromordinal(MONDAY.toordinal() + day).isoformat()}",
            "staff": who,
            "start": at(day, start),
            "end": at(day, end),
            "break_start": at(day, start + 4),
            "break_end": at(day, start + 4, 30),
            "place": place,
            "activities": activities,
            "note": "Kept short: hospital appointment" if who == "amira" and day == 2 else "",
        }
    )


def _visiting(demand: str, day: int, hour: int) -> Activity:
    return Activity(
        kind="visit",
        start=at(day, hour - 1, 45),
        end=at(day, hour + 1, 15),
        demand=demand,
        travel_before=15,
        travel_after=15,
        place="field",
    )


def small_rota(version: int = 0) -> Rota:
    """The rota of the team; Amira's second visit lacks a worker."""
    meeting = Activity(kind="event", start=at(0, 10), end=at(0, 11), demand="m1")
    supervised = Activity(kind="supervision", start=at(2, 10), end=at(2, 11, 30), demand="s1")
    shifts = (
        _shift("amira", 0, 9, 17, meeting),
        _shift(
            "amira",
            1,
            12,
            20,
            _visiting("v2", 1, 14),
            _visiting("v1", 1, 18),
            Activity(kind="debrief", start=at(1, 19, 15), end=at(1, 19, 45), demand="v1"),
        ),
        _shift("amira", 2, 10, 18, place="home"),
        _shift("ben", 0, 9, 17, meeting),
        _shift("ben", 1, 9, 17, _visiting("v2", 1, 14)),
        _shift("ben", 2, 9, 17, supervised),
        _shift(
            "ben", 3, 9, 17, Activity(kind="court_writing", start=at(3, 9), end=at(3, 12, 30), demand="c1")
        ),
        _shift("carys", 2, 9, 17, supervised),
        _shift("carys", 3, 9, 17, Activity(kind="event", start=at(3, 10), end=at(3, 12), demand="h1")),
        _shift(
            "dev",
            3,
            9,
            17,
            Activity(kind="duty", start=at(3, 9), end=at(3, 13), demand="desk@2026-11-26T09:00"),
            Activity(kind="protected_admin", start=at(3, 13, 30), end=at(3, 15)),
            Activity(kind="reserve", start=at(3, 15), end=at(3, 17)),
        ),
        _shift("eve", 0, 9, 17, Activity(kind="cpd", start=at(0, 9), end=at(0, 12))),
    )
    return Rota(
        team="riverside",
        first_day=MONDAY,
        state="published" if version else "draft",
        version=version,
        made=Made(
            by="Jo Patel", at=datetime(2026, 11, 20, 9, 30, tzinfo=UTC), status="feasible", seconds=1.8
        ),
        shifts=shifts,
        uncovered=(
            Uncovered(
                demand="v1",
                kind="visit",
                start=at(1, 18),
                end=at(1, 19),
                missing=1,
                unit="workers",
                reason="1 of 2 workers found (Amira Khan); of 5: 3 finish before 19:15.",
            ),
        ),
        tiers=(
            Tier(name="statutory demand", value=100, bound=100, proved=True),
            Tier(name="other demand", value=0, bound=0, proved=True),
            Tier(name="policy exceptions", value=20, bound=0, proved=False),
        ),
    )


def small_findings() -> tuple[Finding, ...]:
    """One finding of each kind."""
    return (
        Finding(rule="daily_rest", tier=0, sentence="Amira Khan rests 10.5 h.", people=("amira",)),
        Finding(
            rule="visits", tier=1, sentence="One worker is missing.", demand="v1", missing=1, unit="workers"
        ),
        Finding(rule="evenings", tier=3, sentence="A third evening.", people=("amira",), price=60),
        Finding(rule="continuity", tier=4, sentence="Not the allocated worker.", price=6),
    )
