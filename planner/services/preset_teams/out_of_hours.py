"""An out-of-hours team: early, late and night shifts on seven days, an AMHP on each, limits on runs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from planner.domain.contracts import NamedShift, NamedShiftsDay, RunLimits, WorkingPattern
from planner.domain.demand import CoverRequirement, SkillMix, SupervisionPlan
from planner.domain.records import WEEKDAY_NAMES, DateRange
from planner.domain.staff import Absence, PastShift, Preference, Skill, StaffMember
from planner.domain.team import Office, Team
from planner.domain.time_grid import DAY, civil
from planner.services.preset_teams.building_blocks import REGISTERED, Week, pattern, person
from planner.services.preset_teams.history import past_tallies

MONDAY = date(2026, 11, 23)
WEEK = Week(MONDAY)
AMHP = "amhp"
EARLY, LATE, NIGHT = "early", "late", "night"
_SHIFTS = (
    NamedShift(id=EARLY, name="Early", start=420, end=1005),
    NamedShift(id=LATE, name="Late", start=780, end=1365, never_followed_by=(EARLY,)),
    NamedShift(id=NIGHT, name="Night", start=1320, end=465, never_followed_by=(EARLY, LATE)),
)


def out_of_hours() -> Team:
    """Eleven people for six shifts a day. Each shift is 9.25 h paid, so that four make a week of 37 h."""
    staff = _staff()
    return Team(
        id="out-of-hours",
        name="Out-of-hours Emergency Duty Team",
        manager="Kit Marlowe",
        office=Office(name="Emergency hub", desks=8, quiet_rooms=1),
        skills=(
            Skill(id=REGISTERED, name="Registered social worker"),
            Skill(id=AMHP, name="Approved mental health professional"),
        ),
        named_shifts=_SHIFTS,
        patterns=_patterns(),
        staff=staff,
        absences=(
            Absence(
                id="leave-sefa-tui",
                staff="sefa-tui",
                kind="annual_leave",
                dates=DateRange(first=WEEK.day("Mon"), last=WEEK.day("Wed")),
            ),
        ),
        preferences=(
            Preference(
                id="wish-ada-no-friday-night",
                staff="ada-nwosu",
                wants="not_work",
                weekdays=("fri",),
                shift=NIGHT,
            ),
            Preference(
                id="wish-bo-nights",
                staff="bo-larsen",
                wants="work",
                weekdays=("mon", "tue"),
                shift=NIGHT,
                weight=2,
            ),
            Preference(
                id="wish-elin-sunday", staff="elin-prys", wants="not_work", weekdays=("sun",), weight=5
            ),
        ),
        cover=_cover(),
        supervision_plans=(
            SupervisionPlan(
                id="supervision-jo", worker="jo-tranter", supervisor="ada-nwosu", last_held=date(2026, 10, 28)
            ),
        ),
        past_shifts=tuple(_past_shifts()),
        past_tallies=past_tallies(
            staff,
            MONDAY,
            evenings={},
            duty_turns={},
            weekend_days={each.id: 9 + place % 3 for place, each in enumerate(staff)},
        ),
    )


def _patterns() -> tuple[WorkingPattern, ...]:
    any_shift = NamedShiftsDay(shifts=(EARLY, LATE, NIGHT))
    no_nights = NamedShiftsDay(shifts=(EARLY, LATE))
    nights = NamedShiftsDay(shifts=(NIGHT,))
    return (
        pattern("any-shift", "Early, late or night", (any_shift,) * 7),
        pattern("no-nights", "Early or late", (no_nights,) * 7),
        pattern("nights-only", "Nights", (nights,) * 7),
    )


def _staff() -> tuple[StaffMember, ...]:
    terms: dict[str, Any] = {
        "contract": {
            "is_evening_contract": True,
            "lieu_reserve_per_mille": 0,
            "limits": RunLimits(longest_run_of_days=5, shortest_run_of_days_off=2, most_of_shift={NIGHT: 4}),
        }
    }
    amhp = (REGISTERED, AMHP)
    return (
        person("Ada Nwosu", "any-shift", skills=amhp, role="Senior practitioner", **terms),
        person("Bo Larsen", "any-shift", skills=amhp, **terms),
        person("Cleo Martin", "any-shift", skills=amhp, **terms),
        person("Dov Stein", "any-shift", **terms),
        person("Elin Prys", "any-shift", skills=amhp, **terms),
        person("Fay Osman", "no-nights", skills=amhp, **terms),
        person("Gil Romero", "no-nights", **terms),
        person("Hope Addo", "no-nights", skills=amhp, **terms),
        person("Ira Novotny", "nights-only", skills=amhp, **terms),
        person("Jo Tranter", "any-shift", **terms),
        person("Sefa Tui", "any-shift", skills=amhp, **terms),
    )


def _cover() -> tuple[CoverRequirement, ...]:
    return tuple(
        CoverRequirement(
            id=f"cover-{shift.id}",
            name=f"{shift.name} shift",
            kind="shift",
            weekdays=WEEKDAY_NAMES,
            shift=shift.id,
            least=2,
            skills=(SkillMix(skill=AMHP),),
            weight_missing=60,
            weight_surplus=1,
        )
        for shift in _SHIFTS
    )


# The week before, Monday to Sunday: E, L, N or . for a day off.
_LAST_WEEK = {
    "ada-nwosu": "EEEE...",
    "bo-larsen": "LLLL...",
    "cleo-martin": "...LLLL",
    "dov-stein": "EEEE...",
    "elin-prys": "..NNNN.",
    "fay-osman": "...EEEE",
    "gil-romero": "LLL...L",
    "hope-addo": "...EEEE",
    "ira-novotny": "...NNNN",
    "jo-tranter": "LLLL...",
    "sefa-tui": "NNNN...",
}


def _past_shifts() -> Iterator[PastShift]:
    by_letter = {shift.name[0]: shift for shift in _SHIFTS}
    for staff, letters in _LAST_WEEK.items():
        for weekday, letter in enumerate(letters):
            if letter in by_letter:
                shift = by_letter[letter]
                day = MONDAY.toordinal() - 7 + weekday
                end = civil(day, shift.end) + (0 if shift.end > shift.start else DAY)
                yield PastShift(staff=staff, start=civil(day, shift.start), end=end, break_minutes=30)
