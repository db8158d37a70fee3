"""A person's time off in lieu week by week through a plan: earned, repaid, expired, owed.

Evening and weekend work of a week is paid back inside it from the lieu reserve first; what is left is earned,
at the contract's rate, in whole quarters of an hour and from the least claim on. Time off in a shift repays
as far as it lies in ordinary hours and the week's work is below the hours that the contract asks: a shift
made longer for it repays nothing. Agreed days of time off repay, too. What is owed longest is repaid first.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from planner.domain.person import Person, PersonWeek, ToilAccount
from planner.domain.rota import Activity
from planner.domain.rule_pack import ToilLimits
from planner.domain.time_grid import civil, day_of, weekday_of
from planner.rules.lieu_reserve import outside_by_week
from planner.rules.rota_view import RotaView

QUARTER = 15


@dataclass(frozen=True, slots=True)
class ToilWeek:
    """One person's week, in minutes: `closing = opening + earned - repaid - expired`.

    `owed`: the balance with what has expired in the plan or before and is not claimed. `late`: what should
    have been taken back by the week's end. `in_advance`: what is taken without being owed by then.
    """

    monday: int
    opening: int
    earned: int
    repaid: int
    expired: int
    closing: int
    owed: int
    late: int
    in_advance: int


def ledger(person: Person, view: RotaView) -> tuple[ToilWeek, ...]:
    """The person's weeks; none where nobody keeps an account."""
    account, rule = person.toil, view.settings.toil_limits
    if account is None:
        return ()
    return tuple(_weeks(person.weeks, account, rule, _minutes(person, account, view)))


def is_untouched(person: Person, view: RotaView) -> bool:
    """Whether nothing is owed, nothing earned and nothing taken: then there is nothing to look at."""
    account = person.toil
    if account is None:
        return True
    if account.balance or account.lots or any(account.agreed) or account.settled_after:
        return False
    return not any(
        earned or view.work_in_week(person.id, week.monday, "time_off")
        for week, earned in zip(person.weeks, _earned(person, account, view), strict=True)
    )


def _minutes(person: Person, account: ToilAccount, view: RotaView) -> _Minutes:
    taken, repaid = [], []
    for week in person.weeks:
        off = _taken(person, week, view)
        taken.append(off)
        repaid.append(min(off, max(0, _hours_left(person, week, view) + off)) if off else 0)
    return _Minutes(_earned(person, account, view), taken, repaid)


def _earned(person: Person, account: ToilAccount, view: RotaView) -> list[int]:
    """What the evening and weekend work of each week earns beyond the reserve."""
    if person.is_evening_contract:
        return [0] * len(person.weeks)
    least_claim = view.settings.toil_limits.least_claim_minutes
    return [
        earned_minutes(outside - week.reserve_minutes, least_claim, account.rate_per_mille)
        for week, outside in zip(person.weeks, view.of_person(person, outside_by_week), strict=True)
    ]


def earned_minutes(over: int, least_claim: int, rate_per_mille: int) -> int:
    """What so many minutes of evening and weekend work beyond the reserve earn."""
    return over * rate_per_mille // 1000 // QUARTER * QUARTER if over >= least_claim else 0


def _hours_left(person: Person, week: PersonWeek, view: RotaView) -> int:
    """Contracted minutes of the week that are not planned; below 0 when more are."""
    shifts = view.shifts_in_week(person.id, week.monday)
    return week.contract_minutes - week.credit_minutes - sum(shift.paid_minutes for shift in shifts)


def _taken(person: Person, week: PersonWeek, view: RotaView) -> int:
    """Minutes of the week's time off that lie in ordinary hours."""
    evening_from = view.settings.evenings.evening_from
    times_off = view.work_in_week(person.id, week.monday, "time_off")
    return sum(ordinary_minutes(each, evening_from) for each in times_off)


def ordinary_minutes(activity: Activity, evening_from: int) -> int:
    """Minutes of time off that lie in the ordinary hours of a weekday; 0 for any other activity."""
    day = day_of(activity.start)
    if activity.kind != "time_off" or weekday_of(day) >= 5:
        return 0
    return max(0, min(activity.end, civil(day, evening_from)) - activity.start)


@dataclass(frozen=True, slots=True)
class _Minutes:
    """Of each week: earned, taken as time off in shifts, and what of that repays."""

    earned: Sequence[int]
    taken: Sequence[int]
    repaid: Sequence[int]


def _weeks(
    weeks: Sequence[PersonWeek], account: ToilAccount, rule: ToilLimits, minutes: _Minutes
) -> Iterable[ToilWeek]:
    earned = minutes.earned
    first_day = weeks[0].monday
    lost_before = sum(lot.minutes for lot in account.lots if lot.lapses_on < first_day)
    in_hand = max(0, account.balance)
    opening, expired_by_now = account.balance, 0
    all_earned = all_repaid = all_taken = 0
    # What had been taken, and what had passed its limit, by the end of each week; first: before the plan.
    marks = [(0, lost_before)]
    for number, week in enumerate(weeks):
        end = week.monday + 7
        repaid = minutes.repaid[number] + account.agreed[number]
        all_earned += earned[number]
        all_repaid += repaid
        all_taken += minutes.taken[number] + account.agreed[number]
        due = sum(
            lot.minutes for lot in account.lots if lot.due_on < end and lot.lapses_on >= first_day
        ) + sum(each for each, due_on in zip(earned, account.due_on, strict=True) if due_on < end)
        lapsed = sum(lot.minutes for lot in account.lots if lot.lapses_on < end) + sum(
            earned[: max(0, number + 1 - rule.take_within_weeks)]
        )
        in_advance = max(
            all_taken - before - (in_hand + all_earned - lapsed_then) for before, lapsed_then in marks
        )
        expired = max(expired_by_now, lost_before, lapsed - all_repaid)
        closing = opening + earned[number] - repaid - (expired - expired_by_now)
        yield ToilWeek(
            monday=week.monday,
            opening=opening,
            earned=earned[number],
            repaid=repaid,
            expired=expired - expired_by_now,
            closing=closing,
            owed=account.balance + all_earned - all_repaid,
            late=max(0, due - all_repaid),
            in_advance=max(0, in_advance),
        )
        opening, expired_by_now = closing, expired
        marks.append((all_taken, lapsed))
