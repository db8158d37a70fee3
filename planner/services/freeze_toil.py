"""A person's account of time off in lieu at the start of a plan: what is owed, since when and until when."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import accumulate

from planner.domain.bank_holidays import working_days_after
from planner.domain.contracts import Contract
from planner.domain.person import PersonDay, PersonWeek, ToilAccount, ToilLot
from planner.domain.staff import Absence, ToilEntry
from planner.domain.team import Team
from planner.domain.time_grid import DAY, monday_of
from planner.services.kept_toil import KeptWeek, WeeksOf, kept_entries, kept_weeks

OFF_IN_LIEU = "time off in lieu"
PAST_WEEKS = 26


@dataclass(frozen=True, slots=True)
class Frozen:
    """A person's week of any Monday, and any day, frozen like those of the plan."""

    week_of: Callable[[int], PersonWeek]
    day_of: Callable[[int], PersonDay]


def toil_account(
    team: Team, staff: str, days: Sequence[PersonDay], contract: Contract, frozen: Frozen
) -> ToilAccount:
    """The account of one person whose planned days are given; entries from the plan's first day on do not
    count (the plan tells of those weeks itself).

    Hours for which time off after the plan is settled are not to be taken back in it: their day moves on.
    """
    first_day = days[0].day
    of = WeeksOf(frozen.week_of, partial(_agreed_in, team, staff, frozen))
    entries = [
        entry
        for entry in (*team.toil, *kept_entries(team, staff, first_day, contract, of))
        if entry.staff == staff and entry.is_in_balance and entry.on.toordinal() < first_day
    ]
    changes = sorted((entry.on.toordinal(), entry.change_minutes) for entry in entries)
    settled = _settled_after(team, staff, days[-1].day + 1, contract, of)
    return ToilAccount(
        balance=sum(minutes for _, minutes in changes),
        lots=tuple(_promised(_lots(team, entries), settled)),
        agreed=tuple(_agreed(team, staff, days[start : start + 7]) for start in range(0, len(days), 7)),
        due_on=tuple(take_back_by(team, days[start].day + 6) for start in range(0, len(days), 7)),
        rate_per_mille=contract.toil_rate_per_mille,
        settled_after=_most_added(settled),
        past=tuple(each for each in changes if each[0] >= first_day - 7 * PAST_WEEKS),
    )


def _settled_after(team: Team, staff: str, first: int, contract: Contract, of: WeeksOf) -> list[KeptWeek]:
    """What is settled from a day on: earned and repaid by kept rotas, repaid by leave that is agreed."""
    weeks = 7 * team.rules.settings.toil_limits.take_within_weeks
    days = range(first, first + weeks)
    kept = {each.monday: each for each in kept_weeks(team, staff, days, contract, of)}
    leave = {
        monday_of(day)
        for absence in team.absences
        if absence.staff == staff and absence.kind == "toil" and absence.state == "approved"
        for day in days[::7]
        if absence.dates.first.toordinal() < day + 7
        and (absence.dates.last is None or absence.dates.last.toordinal() >= day)
    }
    agreed = {monday: KeptWeek(monday, 0, of.agreed(monday)) for monday in leave - kept.keys()}
    return [week for _, week in sorted((kept | agreed).items())]


def _agreed_in(team: Team, staff: str, frozen: Frozen, monday: int) -> int:
    """Minutes of leave in lieu agreed for any week."""
    days = range(monday, monday + 7)
    leave = [each.dates for each in team.absences if each.staff == staff and each.kind == "toil"]
    if not any(dates.has(day) for dates in leave for day in days):
        return 0
    return _agreed(team, staff, [frozen.day_of(day) for day in days])


def _most_added(settled: Sequence[KeptWeek]) -> int:
    """The most by which the weeks, one after the other, raise the balance."""
    return max(accumulate((each.earned - each.repaid for each in settled), initial=0))


def _promised(lots: Iterable[ToilLot], settled: Sequence[KeptWeek]) -> Iterator[ToilLot]:
    """The lots, oldest first; what is settled to be taken later is due then, unless it lapses before."""
    promises = [(each.monday + 6, each.repaid) for each in settled if each.repaid]
    for lot in lots:
        left = lot.minutes
        while left and promises and lot.due_on < promises[0][0] <= lot.lapses_on:
            day, minutes = promises.pop(0)
            taken = min(left, minutes)
            left -= taken
            if taken < minutes:
                promises.insert(0, (day, minutes - taken))
            yield replace(lot, minutes=taken, due_on=day)
        if left:
            yield replace(lot, minutes=left)


def take_back_by(team: Team, earned_on: int) -> int:
    """The day by which what was earned on a day is to be taken back, by the team's way of counting."""
    rule = team.rules.settings.toil_limits
    return working_days_after(
        team.nation,
        earned_on,
        rule.take_back_working_days,
        counts_the_day_itself=rule.counts_the_day_itself,
        counts_bank_holidays=rule.counts_bank_holidays,
    )


def _agreed(team: Team, staff: str, week: Sequence[PersonDay]) -> int:
    """Minutes of time off in lieu that have been agreed as leave in a week: whole days, and parts of days."""
    parts = [
        absence
        for absence in team.absences
        if absence.staff == staff and absence.kind == "toil" and absence.state == "approved"
        if absence.start is not None or absence.end is not None
    ]
    minutes = 0
    for day in week:
        if day.off_reason == OFF_IN_LIEU:
            minutes += day.credit_minutes
        else:
            of_day = sum(_part(absence) for absence in parts if absence.dates.has(day.day))
            minutes += min(of_day, day.credit_minutes)
    return minutes


def _part(absence: Absence) -> int:
    """Minutes of a part of a day."""
    if absence.credit_minutes_per_day is not None:
        return absence.credit_minutes_per_day
    end = DAY if absence.end is None else absence.end
    return end - (absence.start or 0)


def _lots(team: Team, entries: Sequence[ToilEntry]) -> Iterable[ToilLot]:
    """What is left of each earned entry when all that was repaid or has expired is taken from the oldest."""
    weeks = team.rules.settings.toil_limits.take_within_weeks
    gone = sum(entry.minutes for entry in entries if entry.state != "earned")
    for entry in sorted((each for each in entries if each.state == "earned"), key=lambda each: each.on):
        day = entry.on.toordinal()
        lot = ToilLot(entry.minutes, day, take_back_by(team, day), day + 7 * weeks)
        left = max(0, lot.minutes - gone)
        gone = max(0, gone - lot.minutes)
        if left:
            yield replace(lot, minutes=left)
