"""The leave screen as plain data: who is away on which day, requests, balances of leave, TOIL and flexi."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from planner.domain.bank_holidays import bank_holiday_name, is_bank_holiday
from planner.domain.problem import RotaProblem
from planner.domain.rota import Shift
from planner.domain.rule_pack import ToilLimits
from planner.domain.staff import Absence
from planner.domain.team import Team
from planner.domain.time_grid import day_label, hours_label, times_label
from planner.reports.toil_forecast import ToilForecast
from planner.services.leave_year import LeaveAccount
from planner.services.toil_entries import owed_on

Mark = Literal["", "off", "leave", "requested", "sick", "study", "toil", "other", "bank_holiday"]
KIND_WORDS = {
    "annual_leave": "annual leave",
    "sick": "sick",
    "study": "study time",
    "toil": "time off in lieu",
    "bank_holiday": "bank holiday",
    "other": "away",
}
MARKS: dict[str, Mark] = {
    "annual_leave": "leave",
    "sick": "sick",
    "study": "study",
    "toil": "toil",
    "bank_holiday": "bank_holiday",
    "other": "other",
}
# Parts of a day that have a name.
HALVES = {(0, 780): "in the morning", (780, 1440): "in the afternoon"}


@dataclass(frozen=True, slots=True)
class DayMark:
    """One person's day: what mark it has, whether only a part of it, and in words."""

    mark: Mark = ""
    is_part: bool = False
    absence: str = ""
    words: str = ""


def absence_words(absence: Absence, name: str = "") -> str:
    """`Kwame Boateng: annual leave Mon 23 – Wed 25 Nov, asked for`."""
    first, last = absence.dates.first, absence.dates.last
    days = day_label(first.toordinal())
    if last is None:
        days += " on"
    elif last != first:
        days += f" – {day_label(last.toordinal())}"
    if absence.start is not None and absence.end is not None:
        times = times_label(absence.start, absence.end)
        days += f" {HALVES.get((absence.start, absence.end), times)}"
    asked = ", asked for" if absence.state == "requested" else ""
    who = f"{name}: " if name else ""
    return f"{who}{KIND_WORDS[absence.kind]} {days}{asked}"


def leave_marks(team: Team, problem: RotaProblem, days: Sequence[int]) -> dict[str, tuple[DayMark, ...]]:
    """The marks of everybody in the team for the days (ordinals); `problem` tells the days of the pattern."""
    by_staff: dict[str, list[Absence]] = {}
    for absence in team.absences:
        by_staff.setdefault(absence.staff, []).append(absence)
    return {
        member.id: tuple(_mark(team, problem, member.id, by_staff.get(member.id, []), day) for day in days)
        for member in team.staff
    }


def _mark(team: Team, problem: RotaProblem, staff: str, absences: Sequence[Absence], day: int) -> DayMark:
    mine = [absence for absence in absences if absence.dates.has(day)]
    if mine:
        absence = min(mine, key=lambda each: each.start is not None)
        mark: Mark = "requested" if absence.state == "requested" else MARKS[absence.kind]
        return DayMark(mark, absence.start is not None, absence.id, absence_words(absence))
    if is_bank_holiday(team.nation, day):
        return DayMark("bank_holiday", words=f"bank holiday, {bank_holiday_name(team.nation, day)}")
    person = problem.person_by_id.get(staff)
    place = day - problem.first_day
    its_day = person.days[place] if person is not None and 0 <= place < len(person.days) else None
    if its_day is not None and its_day.off_reason == "time off in lieu":
        return DayMark("toil", words="time off in lieu, given with the rota")
    if person is None or (its_day is not None and not its_day.options):
        return DayMark("off", words="not working")
    return DayMark(words="free to ask for")


@dataclass(frozen=True, slots=True)
class BalanceRow:
    """One person's balances, texts ready to show; `tone` of the TOIL balance."""

    staff: str
    cells: tuple[str, ...]
    tone: Literal["", "warn", "danger"] = ""

    @property
    def key(self) -> str:
        return self.staff


BALANCE_COLUMNS = (
    "Person",
    "Leave a year",
    "Bank holidays",
    "Taken",
    "Booked",
    "Asked for",
    "Leave left",
    "TOIL balance",
    "After this rota",
    "Flexi",
)
STATES = ("requested", "agreed", "earned", "repaid", "expired")
TOIL_COLUMNS = ("Person", "Asked for", "Agreed", "Earned", "Repaid", "Expired", "Balance", "After this rota")


def balance_rows(
    team: Team,
    problem: RotaProblem,
    accounts: Sequence[LeaveAccount],
    forecast: ToilForecast | None,
    shifts: Sequence[Shift],
) -> tuple[BalanceRow, ...]:
    """A row for everybody with a leave account, in the team's order."""
    rule = problem.settings.toil_limits
    return tuple(_balance(team, problem, account, forecast, shifts, rule) for account in accounts)


def _balance(
    team: Team,
    problem: RotaProblem,
    account: LeaveAccount,
    forecast: ToilForecast | None,
    shifts: Sequence[Shift],
    rule: ToilLimits,
) -> BalanceRow:
    balance = _owed(team, problem, account.staff)
    person = problem.person_by_id.get(account.staff)
    week = person.weeks[0] if person is not None else None
    paid = sum(shift.paid_minutes for shift in shifts if shift.staff == account.staff)
    flexi = person.flexi_balance_minutes if person is not None else 0
    if week is not None and shifts:
        flexi += paid + week.credit_minutes - week.contract_minutes
    leave = (account.entitled, account.bank_holidays, account.taken, account.booked, account.requested)
    return BalanceRow(
        account.staff,
        (
            account.name,
            *(hours_label(minutes) for minutes in leave),
            hours_label(account.left),
            _signed(balance),
            _closing(forecast, account.staff),
            _signed(flexi),
        ),
        _toil_tone(balance, rule),
    )


def toil_state_rows(
    team: Team, problem: RotaProblem, forecast: ToilForecast | None
) -> tuple[BalanceRow, ...]:
    """Everybody's hours in lieu by the state of their entries: up to the end of the first week what is asked
    for or agreed, up to its beginning what counts in the balance."""
    first = date.fromordinal(problem.first_day)
    minutes: dict[tuple[str, str], int] = {}
    for entry in team.toil:
        if entry.on < first + (timedelta() if entry.is_in_balance else timedelta(weeks=1)):
            key = entry.staff, entry.state
            minutes[key] = minutes.get(key, 0) + entry.minutes
    found = []
    for member in team.staff:
        balance = _owed(team, problem, member.id)
        states = (minutes.get((member.id, state), 0) for state in STATES)
        cells = (hours_label(each) if each else "–" for each in states)
        row = (member.name, *cells, _signed(balance), _closing(forecast, member.id))
        found.append(BalanceRow(member.id, row, _toil_tone(balance, problem.settings.toil_limits)))
    return tuple(found)


def _owed(team: Team, problem: RotaProblem, staff: str) -> int:
    """Minutes in lieu as the plan begins, with what the rotas of weeks before it made of them."""
    return owed_on(team, problem, staff, date.fromordinal(problem.first_day - 1))


def _closing(forecast: ToilForecast | None, staff: str) -> str:
    mine = forecast.of(staff) if forecast is not None else None
    return _signed(mine.closing) if mine is not None else "–"


def _toil_tone(balance: int, rule: ToilLimits) -> Literal["", "warn", "danger"]:
    return "danger" if balance >= rule.cap_minutes else "warn" if balance >= rule.amber_minutes else ""


def _signed(minutes: int) -> str:
    return f"+{hours_label(minutes)}" if minutes > 0 else hours_label(minutes)
