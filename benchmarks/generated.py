"""Invented teams of any size for measuring: the same numbers and seed give the same team, on any machine.

Contracts are mixed as in the Riverside sample and demand grows with the people, so that nearly all of it can
be covered: 30 people with 90 visits is the size to measure, 100 with 300 the size to grow to.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from planner.domain.contracts import FixedShiftDay, FlexibleDay, PatternDay, WorkingPattern
from planner.domain.demand import CourtDeadline, CoverRequirement, Event, SupervisionPlan, Visit
from planner.domain.records import DateRange, TimeSpan
from planner.domain.staff import Absence, JobShare, LockdownWeek, LockdownWheel, Skill, StaffMember
from planner.domain.team import Office, Team
from planner.domain.time_grid import civil
from planner.services.preset_teams.building_blocks import REGISTERED, person
from planner.services.preset_teams.family_patterns import family_patterns
from planner.services.preset_teams.history import past_shifts, past_tallies

FIRST_MONDAY = date(2026, 11, 23)
CHILD_PROTECTION = "child-protection"
_DAY_PARTS = ((540, 780), (780, 1005))
_EVENING = (990, 1200)
# One for each of Riverside's 14 posts: pattern, minutes a week, whether evenings are the contract.
_POSTS = (
    ("flexi", 2220, False),
    ("nine-to-five", 2220, False),
    ("nine-to-five", 2220, False),
    ("eleven-to-seven", 2220, True),
    ("share-early-week", 1110, False),
    ("share-late-week", 1110, False),
    ("four-days", 1800, False),
    ("short-friday", 2220, False),
    ("twelve-to-eight", 2220, True),
    ("three-days", 1320, False),
    ("nine-to-five", 2220, False),
    ("flexi", 2220, False),
    ("flexi", 2220, False),
    ("nine-to-five", 2220, False),
)
_FIRST = (
    "Aisha", "Alan", "Bella", "Callum", "Deepa", "Ewan", "Fiona", "Gareth", "Hana", "Isaac", "Joanna", "Kofi",
    "Leila", "Mark", "Nadia", "Owen", "Priya", "Rhys", "Sana", "Tom",
)  # fmt: skip
_LAST = (
    "Ahmed", "Baker", "Chowdhury", "Davies", "Evans", "Foster", "Green", "Hussain", "Iqbal", "Jones", "Kaur",
    "Lewis", "Morgan", "Nkosi", "Osei", "Patel", "Quinn", "Roberts", "Singh",
)  # fmt: skip


def generated_team(people: int, visits: int, weeks: int = 1, seed: int = 1) -> Team:
    """A team of `people` with `visits` in all, spread over `weeks` weeks from Mon 23 November 2026.

    Raises ValueError for fewer than one person or week, or more people than there are names (380).
    """
    if not 1 <= people <= len(_FIRST) * len(_LAST) or weeks < 1 or visits < 0:
        raise ValueError(f"no team of {people} people, {visits} visits and {weeks} weeks")
    return _Generator(
        people, visits, weeks, random.Random(f"rotabene {people} {visits} {weeks} {seed}")
    ).team()


@dataclass
class _Generator:
    people: int
    visit_count: int
    weeks: int
    chance: random.Random

    def team(self) -> Team:
        monday = FIRST_MONDAY
        return Team(
            id=f"generated-{self.people}-{self.visit_count}",
            name=f"Generated team of {self.people}",
            office=Office(desks=self.people, quiet_rooms=max(1, self.people // 8)),
            skills=(
                Skill(id=REGISTERED, name="Registered social worker"),
                Skill(id=CHILD_PROTECTION, name="Child-protection trained"),
            ),
            patterns=self._patterns,
            staff=self._staff,
            job_shares=tuple(self._job_shares()),
            absences=tuple(self._absences()),
            lockdown=LockdownWheel(weeks=tuple(self._lockdown_weeks())),
            cover=self._cover(),
            visits=tuple(self._visits()),
            court_deadlines=tuple(self._court_deadlines()),
            supervision_plans=tuple(self._supervision_plans()),
            events=tuple(self._hearings()),
            past_shifts=past_shifts(self._staff, self._patterns, monday, {}),
            past_tallies=past_tallies(
                self._staff, monday, evenings=self._past_evenings, duty_turns=self._past_duty, weekend_days={}
            ),
        )

    @cached_property
    def _patterns(self) -> tuple[WorkingPattern, ...]:
        return family_patterns()

    @cached_property
    def _staff(self) -> tuple[StaffMember, ...]:
        names = [f"{_FIRST[n % len(_FIRST)]} {_LAST[n % len(_LAST)]}" for n in range(self.people)]
        return tuple(self._member(place, name) for place, name in enumerate(names))

    def _member(self, place: int, name: str) -> StaffMember:
        pattern, minutes, is_evening = _POSTS[place % len(_POSTS)]
        part_time = minutes < 2000
        contract: dict[str, Any] = {
            "is_evening_contract": is_evening,
            "protected_admin_minutes": 60 if part_time else 90,
            "protected_admin_block_minutes": 60 if part_time else 90,
            "home_days_most": 0 if is_evening else 1,
        }
        skills = (REGISTERED, CHILD_PROTECTION) if place % 5 in (0, 1, 3) else (REGISTERED,)
        return person(name, pattern, minutes, skills=skills, contract=contract)

    @cached_property
    def _past_evenings(self) -> dict[str, int]:
        return {each.id: self.chance.randint(5, 8) for each in self._staff if _is_flexi(each)}

    @cached_property
    def _past_duty(self) -> dict[str, int]:
        return {each.id: 17 * each.contracts[0].minutes_per_week // 2220 for each in self._staff}

    def _job_shares(self) -> Iterator[JobShare]:
        for one, other in zip(self._staff, self._staff[1:], strict=False):
            if one.contracts[0].pattern == "share-early-week":
                yield JobShare(
                    id=f"share-{one.id}", name=f"{one.name} and {other.name}", people=(one.id, other.id)
                )

    def _absences(self) -> Iterator[Absence]:
        """A ninth of the team away for two or three days."""
        for member in self._staff[10::9]:
            first = FIRST_MONDAY + timedelta(days=self.chance.randrange(3))
            last = first + timedelta(days=self.chance.randint(1, 2))
            yield Absence(
                id=f"leave-{member.id}",
                staff=member.id,
                kind="annual_leave",
                dates=DateRange(first=first, last=last),
            )

    def _lockdown_weeks(self) -> Iterator[LockdownWeek]:
        """One person in fourteen each week."""
        for week in range(self.weeks):
            for member in self._staff[13 - week % 8 :: 14]:
                yield LockdownWeek(staff=member.id, week=FIRST_MONDAY + timedelta(weeks=week))

    def _cover(self) -> tuple[CoverRequirement, ...]:
        desk = max(1, self.people // 8)
        return (
            CoverRequirement(id="duty-desk", name="Duty desk", kind="duty", least=desk, turn_minutes=240),
            CoverRequirement(
                id="in-office", name="In the office", kind="presence", least=desk, ideal=desk + 1
            ),
        )

    def _visits(self) -> Iterator[Visit]:
        evening_staff = [
            each for each in self._staff if each.contracts[0].is_evening_contract or _is_flexi(each)
        ]
        for number in range(self.visit_count):
            is_evening = number % 3 == 2 and bool(evening_staff)
            yield self._visit(
                number, self.chance.choice(evening_staff if is_evening else self._staff), is_evening
            )

    def _visit(self, number: int, worker: StaffMember, is_evening: bool) -> Visit:
        windows = self._windows(worker, number % self.weeks, is_evening)
        is_statutory = number % 4 == 0
        needs_training = is_statutory and any(held.skill == CHILD_PROTECTION for held in worker.skills)
        return Visit(
            id=f"visit-{number + 1:04d}",
            case=f"G-{number + 1:04d}",
            windows=windows,
            allocated_worker=worker.id,
            workers=2 if number % 24 in (5, 10, 19) else 1,
            is_statutory=is_statutory,
            skills=(REGISTERED, CHILD_PROTECTION) if needs_training else (REGISTERED,),
        )

    def _windows(self, worker: StaffMember, week: int, is_evening: bool) -> tuple[TimeSpan, ...]:
        """Windows inside the usual hours of the worker on one to three days of the week."""
        days = self._days_of(worker, week, is_evening) or self._days_of(self._staff[0], week, is_evening)
        chosen = sorted(self.chance.sample(days, min(len(days), self.chance.randint(1, 3))))
        parts = [_EVENING if is_evening else self.chance.choice(_DAY_PARTS) for _ in chosen]
        return tuple(
            TimeSpan(start=civil(day, start), end=civil(day, end))
            for day, (start, end) in zip(chosen, parts, strict=True)
        )

    def _days_of(self, worker: StaffMember, week: int, is_evening: bool) -> list[int]:
        pattern = next(each for each in self._patterns if each.id == worker.contracts[0].pattern)
        monday = FIRST_MONDAY.toordinal() + 7 * week
        return [day for day in range(monday, monday + 5) if _reaches(pattern.day(day), is_evening)]

    def _court_deadlines(self) -> Iterator[CourtDeadline]:
        for number, member in enumerate(self._full_timers[: self.people * 3 // 7 * self.weeks]):
            day = FIRST_MONDAY + timedelta(days=7 * (number % self.weeks) + 4 + number % 5)
            yield CourtDeadline(
                id=f"court-{number + 1:03d}",
                case=f"C-{number + 1:03d}",
                author=member.id,
                filing=civil(day, 960),
                writing_minutes=210,
                read_back_days=2 if day.weekday() < 5 else 1,
            )

    @property
    def _full_timers(self) -> Sequence[StaffMember]:
        return [each for each in self._staff if each.contracts[0].minutes_per_week == 2220]

    def _supervision_plans(self) -> Iterator[SupervisionPlan]:
        """The last of each fourteen supervises; a quarter of the team falls due in a week."""
        for place, member in enumerate(self._staff):
            supervisor = self._staff[min(place // 14 * 14 + 12, self.people - 1)]
            if supervisor.id != member.id:
                yield SupervisionPlan(
                    id=f"supervision-{member.id}",
                    worker=member.id,
                    supervisor=supervisor.id,
                    last_held=FIRST_MONDAY - timedelta(weeks=4 - place % 4),
                )

    def _hearings(self) -> Iterator[Event]:
        for number, member in enumerate(self._full_timers[1::6]):
            day = FIRST_MONDAY + timedelta(days=2 + number % 3)
            yield Event(
                id=f"hearing-{number + 1:03d}",
                name="Hearing",
                kind="hearing",
                start=civil(day, 780),
                end=civil(day, 900),
                travel_before=30,
                travel_after=30,
                place="field",
                people=(member.id,),
            )


def _is_flexi(member: StaffMember) -> bool:
    return member.contracts[0].pattern == "flexi"


def _reaches(day: PatternDay, is_evening: bool) -> bool:
    """Whether a visit in the morning and afternoon, or in the evening, lies inside the day's hours."""
    if isinstance(day, FlexibleDay):
        return not is_evening or day.latest >= 1200
    return isinstance(day, FixedShiftDay) and (day.end >= 1200 if is_evening else day.start <= 540)
