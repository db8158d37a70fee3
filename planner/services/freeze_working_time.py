"""What counts beside the plan in a person's average working time: past weeks, leave and what makes it up.

Working Time Regulations 1998, reg 4(6): (A + B) / C, with A the hours worked in the reference period, B those
of as many working days after it as it has days of leave and sickness, and C its weeks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from planner.domain.person import PersonDay, WorkingTime
from planner.domain.records import DateRange
from planner.domain.staff import Absence, StaffMember
from planner.domain.team import Team
from planner.domain.time_grid import DAY, Span, civil, monday_of
from planner.services.freeze_contracts import ContractDays
from planner.services.settled_hours import settled_minutes

# Reg 4(7); study is work, and TOIL days stay in the average as days of zero hours.
EXCLUDED = frozenset({"annual_leave", "sick", "bank_holiday", "other"})
NIGHT_FROM, NIGHT_MINUTES = 23 * 60, 7 * 60
# Reg 2: three hours of night time as a normal course make a night worker.
LEAST_NIGHT_MINUTES = 180
# Nobody's leave is made up over more than a year.
MOST_DAYS_AHEAD = 366


@dataclass(frozen=True)
class WorkingTimeFreezer:
    """Freezes the averages of the one person of a team of one."""

    team: Team
    first_day: int
    contracts: ContractDays

    def of(self, member: StaffMember, days: tuple[PersonDay, ...]) -> tuple[WorkingTime, ...]:
        """The person's constants for each week of the plan, whose days are given."""
        return tuple(_Average(self, member, days).weeks())

    def later(self, member: StaffMember, days: tuple[PersonDay, ...]) -> tuple[tuple[int, WorkingTime], ...]:
        """The same for the settled weeks after the plan (by their Mondays) whose periods reach into it."""
        return tuple(_Average(self, member, days).later_weeks())

    @cached_property
    def told(self) -> dict[tuple[str, int], int]:
        """Minutes worked by person and Monday, where a week's total is kept."""
        minutes: dict[tuple[str, int], int] = {}
        for tally in self.team.past_tallies:
            key = tally.staff, monday_of(tally.week)
            minutes[key] = minutes.get(key, 0) + tally.paid_minutes
        return minutes

    @cached_property
    def single(self) -> Mapping[tuple[str, int], int]:
        """The same from single shifts, each day counted once."""
        return settled_minutes(self.team)

    @cached_property
    def away(self) -> dict[str, list[Absence]]:
        """Approved absences of whole days by person."""
        found: dict[str, list[Absence]] = {}
        for absence in self.team.absences:
            if absence.state == "approved" and absence.start is None and absence.end is None:
                found.setdefault(absence.staff, []).append(absence)
        return found


@dataclass(frozen=True)
class _Average:
    """One person's reference periods."""

    of_team: WorkingTimeFreezer
    member: StaffMember
    days: tuple[PersonDay, ...]

    def weeks(self) -> Iterator[WorkingTime]:
        """The constants of each planned week."""
        return (self._ending_with(monday) for monday in self._planned[::7])

    def later_weeks(self) -> Iterator[tuple[int, WorkingTime]]:
        """The settled weeks that end a period with planned weeks in it."""
        weeks = self.of_team.team.rules.settings.working_time_average.weeks
        end = self._planned.stop
        for monday in range(end, end + 7 * (weeks - 1), 7):
            if (self.member.id, monday) in self.of_team.single:
                yield monday, self._ending_with(monday)

    @cached_property
    def _planned(self) -> range:
        return range(self.of_team.first_day, self.of_team.first_day + len(self.days))

    @cached_property
    def _is_night_worker(self) -> bool:
        return any(_is_night(day) for day in self.days)

    def _ending_with(self, monday: int) -> WorkingTime:
        """The constants of the period that ends with the week."""
        rule = self.of_team.team.rules.settings.working_time_average
        began = monday_of(min(contract.dates.first for contract in self.member.contracts))
        first = min(max(monday - 7 * (rule.weeks - 1), began), monday)
        number = (monday - first) // 7 + 1
        excluded = sum(1 for _ in self._excluded_days(range(first, monday + 7)))
        inside, beyond = self._make_up(monday + 7, excluded)
        settled = (week for week in range(first, monday + 7, 7) if week not in self._planned)
        return WorkingTime(
            weeks=number,
            past_minutes=sum(self._worked(week) for week in settled),
            make_up_days=inside,
            make_up_minutes=beyond,
            is_opted_out=self._is_opted_out(monday + 6),
            night_days=max(0, 6 * number - excluded) if self._is_night_worker else None,
        )

    def _is_opted_out(self, day: int) -> bool:
        dates = self.member.opt_out_dates
        return self.member.opted_out_of_48_hours and (dates is None or dates.has(day))

    def _excluded_days(self, period: range) -> Iterator[int]:
        """Working days of the period on leave or sick."""
        days = {
            day
            for absence in self.of_team.away.get(self.member.id, ())
            if absence.kind in EXCLUDED
            for day in _common(absence.dates, period)
        }
        return (day for day in days if self._target(day) > 0)

    def _worked(self, monday: int) -> int:
        """Minutes of a week that is not planned: its tally, else its shifts, else what the contract asks."""
        key = self.member.id, monday
        for minutes in (self.of_team.told, self.of_team.single):
            if key in minutes:
                return minutes[key]
        if self.member.id not in self.of_team.away:
            return round(self.of_team.contracts.week_target(monday))
        return round(sum(self._target(day) for day in range(monday, monday + 7) if not self._is_away(day)))

    def _make_up(self, first: int, number: int) -> tuple[tuple[int, ...], int]:
        """The next so many working days: those of the plan, and the contract's minutes of those beyond it."""
        inside: list[int] = []
        beyond = 0.0
        end = self.of_team.first_day + len(self.days)
        for day in range(first, first + MOST_DAYS_AHEAD):
            if number == 0:
                break
            if self._target(day) <= 0 or self._is_away(day):
                continue
            number -= 1
            if day < end:
                inside.append(day)
            else:
                beyond += self._target(day)
        return tuple(inside), round(beyond)

    def _is_away(self, day: int) -> bool:
        absences = self.of_team.away.get(self.member.id)
        return absences is not None and any(absence.dates.has(day) for absence in absences)

    def _target(self, day: int) -> float:
        return self.of_team.contracts.target(day)


def _common(dates: DateRange, period: range) -> Iterable[int]:
    last = dates.last.toordinal() if dates.last else period[-1]
    return range(max(dates.first.toordinal(), period[0]), min(last, period[-1]) + 1)


def _is_night(day: PersonDay) -> bool:
    """Whether the day may be a shift with three hours or more of the night (23:00 to 06:00)."""
    return any(
        option.is_fixed and _night_minutes(option.start_earliest, option.end_latest) >= LEAST_NIGHT_MINUTES
        for option in day.options
    )


@lru_cache(maxsize=4096)
def _night_minutes(start: int, end: int) -> int:
    nights = (
        Span(civil(day, NIGHT_FROM), civil(day, NIGHT_FROM) + NIGHT_MINUTES)
        for day in range(start // DAY - 1, end // DAY + 1)
    )
    return sum(part.minutes for night in nights if (part := Span(start, end).common(night)))
