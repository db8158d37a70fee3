"""Leave in hours: what a year gives each person pro rata, what of it is taken, booked and asked for.

Leave and bank holidays are one pot of hours: the full-time days of the scheme and the bank holidays of the
nation, at 7.4 h a day for 37 h a week, in proportion to the contract and to the part of the year it is in
force. What a day off takes from the pot is that day's share of the contracted hours.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from planner.domain.bank_holidays import is_bank_holiday
from planner.domain.contracts import FULL_TIME_WEEK_MINUTES, STANDARD_DAY_MINUTES
from planner.domain.person import PersonDay
from planner.domain.remembered import Remembered
from planner.domain.staff import Absence, StaffMember
from planner.domain.team import Team
from planner.domain.time_grid import monday_of, month_label, weekday_of
from planner.services.freeze_people import PeopleFreezer
from planner.services.freeze_person import PersonFreezer
from planner.services.staff_records import StaffIndex, StaffRecords

YEAR_STARTS = 4
# The NJC Green Book gives 23 days, and 26 after five years of service.
FULL_TIME_DAYS = 26
WEEKS = 53
# Two leave years of a large team.
FROZEN_DAYS: Remembered[tuple[StaffRecords, tuple[int, ...]], tuple[PersonDay, ...]] = Remembered(600)


@dataclass(frozen=True, slots=True)
class LeaveAccount:
    """One person's leave year in minutes."""

    staff: str
    name: str
    entitled: int
    bank_holidays: int
    taken: int
    booked: int
    requested: int

    @property
    def left(self) -> int:
        """What can still be asked for."""
        return self.entitled - self.bank_holidays - self.taken - self.booked - self.requested


def leave_year_of(day: date) -> tuple[date, date]:
    """The first and last day of the leave year (April to March) in which the day lies."""
    year = day.year if day.month >= YEAR_STARTS else day.year - 1
    return date(year, YEAR_STARTS, 1), date(year + 1, YEAR_STARTS, 1) - timedelta(days=1)


def leave_year_words(day: date) -> str:
    """`leave year Apr 2026 to Mar 2027`."""
    first, last = leave_year_of(day)
    return f"leave year {month_label(first)} to {month_label(last)}"


def leave_accounts(
    team: Team, day: date, *, today: date, full_time_days: int = FULL_TIME_DAYS
) -> tuple[LeaveAccount, ...]:
    """The accounts of everybody with a contract in the leave year of the day, in the team's order."""
    first, last = leave_year_of(day)
    asked = tuple(
        each if each.state == "approved" else each.model_copy(update={"state": "approved"})
        for each in team.absences
    )
    monday = monday_of(first)
    granted = team.model_copy(update={"absences": asked})
    index = StaffIndex(granted)
    leave: dict[str, list[Absence]] = defaultdict(list)
    for each in team.absences:
        if each.kind == "annual_leave":
            leave[each.staff].append(each)
    year = range(first.toordinal(), last.toordinal() + 1)
    holidays = [each for each in year if is_bank_holiday(team.nation, each)]
    # One that falls on a weekend has its substitute on a weekday: that is the day that counts.
    weekdays_off = sum(weekday_of(each) < 5 for each in holidays)
    accounts = []
    for member in PeopleFreezer(granted, monday, WEEKS).in_post():
        mine = leave[member.id]
        # Only what takes from the pot is looked at: a year of everybody's days would take seconds.
        days = tuple(sorted({*holidays, *(day for each in mine for day in _days_in(each, year))}))
        frozen = _frozen_days(index.of(member), monday, days)
        entitled = _entitled(member, year, weekdays_off, full_time_days)
        accounts.append(_account(member, frozen, mine, today.toordinal(), entitled))
    return tuple(accounts)


def _days_in(leave: Absence, year: range) -> range:
    """The days of the leave that lie in the year."""
    last = year.stop if leave.dates.last is None else leave.dates.last.toordinal() + 1
    return range(max(year.start, leave.dates.first.toordinal()), min(year.stop, last))


def _frozen_days(records: StaffRecords, monday: int, days: tuple[int, ...]) -> tuple[PersonDay, ...]:
    """Single days of one person; of who has not changed they are not frozen again."""
    return FROZEN_DAYS.answer(
        (records.member.id, monday),
        (records, days),
        lambda: PersonFreezer(records.as_team(), monday, WEEKS).days(days),
    )


@dataclass(frozen=True, slots=True)
class LeaveCost:
    """What leave takes from the pot of its year, and what is left with it, in minutes."""

    takes: int
    left: int


def leave_cost(
    team: Team, absence: Absence, *, today: date, full_time_days: int = FULL_TIME_DAYS
) -> LeaveCost | None:
    """The cost of annual leave, whole or of part of a day; None for any other and for who is not in post."""
    members = tuple(member for member in team.staff if member.id == absence.staff)
    if absence.kind != "annual_leave" or not members:
        return None
    others = tuple(each for each in team.absences if each.staff == absence.staff and each.id != absence.id)
    alone = team.model_copy(update={"staff": members, "absences": others, "job_shares": (), "lockdown": None})
    granted = alone.model_copy(update={"absences": (*others, absence)})
    left = [
        account.left
        for each in (alone, granted)
        for account in leave_accounts(each, absence.dates.first, today=today, full_time_days=full_time_days)
    ]
    return LeaveCost(left[0] - left[1], left[1]) if len(left) == 2 else None


def _account(
    member: StaffMember, days: Sequence[PersonDay], leave: Sequence[Absence], today: int, entitled: int
) -> LeaveAccount:
    holidays = taken = booked = requested = 0
    for each in days:
        if each.off_reason == "bank holiday":
            holidays += each.credit_minutes
            continue
        mine = next((absence for absence in leave if absence.dates.has(each.day)), None)
        if mine is None:
            continue
        if mine.state == "requested":
            requested += each.credit_minutes
        elif each.day < today:
            taken += each.credit_minutes
        else:
            booked += each.credit_minutes
    return LeaveAccount(member.id, member.name, entitled, holidays, taken, booked, requested)


def _entitled(member: StaffMember, year: range, holidays: int, full_time_days: int) -> int:
    """Pro rata to hours, contract by contract, day by day of the year; `holidays` are those on weekdays."""
    minutes = 0.0
    for contract in member.contracts:
        start = max(year.start, contract.dates.first.toordinal())
        end = (
            year.stop if contract.dates.last is None else min(year.stop, contract.dates.last.toordinal() + 1)
        )
        days = full_time_days if contract.leave_days is None else contract.leave_days
        whole = (days + holidays) * STANDARD_DAY_MINUTES
        minutes += (
            whole * max(0, end - start) / len(year) * contract.minutes_per_week / FULL_TIME_WEEK_MINUTES
        )
    return round(minutes)
