"""From one person's records to the person of a frozen problem: what days admit, what weeks ask."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from planner.domain.bank_holidays import is_bank_holiday
from planner.domain.contracts import (
    FULL_TIME_WEEK_MINUTES,
    Contract,
    FlexibleDay,
    NamedShift,
    NamedShiftsDay,
    PatternDay,
)
from planner.domain.person import Limits, OffReason, Person, PersonDay, PersonWeek, ShiftOption
from planner.domain.staff import Absence, AbsenceKind, LockdownWeek, StaffMember
from planner.domain.team import Team
from planner.domain.time_grid import ACTIVITY_GRID, DAY, Span, civil, monday_of, worked_minutes
from planner.services.freeze_contracts import ContractDays
from planner.services.freeze_days import around, options_of, usual_span
from planner.services.freeze_history import History
from planner.services.freeze_rest import after_late_finishes
from planner.services.freeze_rotation import heavy_run
from planner.services.freeze_toil import Frozen, toil_account
from planner.services.freeze_working_time import WorkingTimeFreezer
from planner.services.freeze_workload import learning, most_cases
from planner.services.kept_free import times_kept_free, without_refused
from planner.services.settled_hours import credited_minutes, kept_weeks_of

DUTY_TURN_MINUTES = 240

_OFF_REASONS: dict[AbsenceKind, OffReason] = {
    "annual_leave": "annual leave",
    "sick": "sick",
    "study": "study leave",
    "toil": "time off in lieu",
    "bank_holiday": "bank holiday",
    "other": "away",
}


def _ceil_to(minutes: int, step: int) -> int:
    return -(-minutes // step) * step


def _window(options: tuple[ShiftOption, ...]) -> Span | None:
    """The hours in which a day can be worked at all."""
    if not options:
        return None
    return Span(min(each.start_earliest for each in options), max(each.end_latest for each in options))


@dataclass(frozen=True)
class PersonFreezer:
    """Freezes the one person of a team of one for `weeks` weeks from the Monday `first_day`."""

    team: Team
    first_day: int
    weeks: int

    @property
    def _member(self) -> StaffMember:
        return self.team.staff[0]

    @property
    def _days(self) -> range:
        return range(self.first_day, self.first_day + 7 * self.weeks)

    @cached_property
    def _contracts(self) -> ContractDays:
        return ContractDays(self._member.contracts, self.team.patterns)

    @cached_property
    def _named_shifts(self) -> dict[str, NamedShift]:
        return {shift.id: shift for shift in self.team.named_shifts}

    @cached_property
    def _absences(self) -> list[Absence]:
        return [absence for absence in self.team.absences if absence.state == "approved"]

    @cached_property
    def _agreed(self) -> dict[int, PatternDay]:
        return {change.day.toordinal(): change.pattern for change in self.team.agreed_changes}

    @cached_property
    def _turns(self) -> dict[int, LockdownWeek]:
        """The person's turns of the wheel by Monday; of two in a week the first."""
        wheel = self.team.lockdown
        return {monday_of(turn.week): turn for turn in reversed(wheel.weeks)} if wheel else {}

    def person(self) -> Person:
        """The person, who has a contract on at least one of the days."""
        member, rules = self._member, self.team.rules.settings
        rest = rules.daily_rest.minutes_under_18 if member.is_under_18 else rules.daily_rest.minutes
        history = History(self.team, self._days)
        past, told = history.past(member.id), history.told(member.id)
        days = after_late_finishes(self.days(self._days), (*past, *told), rules, rest)
        first_contract = next(
            contract for day in days if (contract := self._contracts.contract(day.day)) is not None
        )
        working_time = WorkingTimeFreezer(self.team, self.first_day, self._contracts)
        limits = first_contract.limits
        return Person(
            id=member.id,
            name=member.name,
            contract_minutes_per_week=first_contract.minutes_per_week,
            days=days,
            weeks=tuple(
                replace(
                    self._week(
                        self.first_day + 7 * week,
                        [(day.target_minutes, day.credit_minutes) for day in days[7 * week : 7 * week + 7]],
                    ),
                    working_time=each,
                )
                for week, each in enumerate(working_time.of(member, days))
            ),
            rest_minutes=rest,
            is_first_year=member.is_newly_qualified,
            is_evening_contract=first_contract.is_evening_contract,
            consents_to_evenings_in_a_row=member.consents_to_evenings_in_a_row,
            flexi_credit_minutes=first_contract.flexi_credit_minutes,
            flexi_debit_minutes=first_contract.flexi_debit_minutes,
            flexi_balance_minutes=self._flexi_balance(first_contract, working_time),
            limits=Limits(
                longest_run=limits.longest_run_of_days,
                shortest_run=limits.shortest_run_of_days,
                shortest_run_off=limits.shortest_run_of_days_off,
                most_weekends=limits.most_weekends,
                most_minutes=limits.most_minutes,
                least_minutes=limits.least_minutes,
                most_of_shift=tuple(sorted(limits.most_of_shift.items())),
            ),
            past=past,
            told=told,
            ahead=history.ahead(member.id),
            later_averages=working_time.later(member, days),
            tally=history.tally(member.id),
            toil=toil_account(
                self.team, member.id, days, first_contract, Frozen(self._other_week, self._day)
            ),
            heavy_weeks_before=heavy_run(self.team, member.id, self.first_day - 7, -7),
            heavy_weeks_after=heavy_run(self.team, member.id, self._days.stop, 7),
            cases=member.caseload,
            most_cases=most_cases(rules.caseload, first_contract.minutes_per_week, member.is_newly_qualified),
            learning=learning(self.team, member.id, first_contract.minutes_per_week, self._days),
        )

    def days(self, days: Iterable[int]) -> tuple[PersonDay, ...]:
        """What may be done on each of the days."""
        return tuple(self._day(day) for day in days)

    def _other_week(self, monday: int) -> PersonWeek:
        """A week before or after the plan, frozen like one of it; several ask for the same."""
        known = self._other_weeks.get(monday)
        if known is None:
            minutes = [self._minutes(day) for day in range(monday, monday + 7)]
            known = self._other_weeks[monday] = self._week(monday, minutes)
        return known

    def _minutes(self, day: int) -> tuple[int, int]:
        """Target and credit of a day as it would be frozen; most days are plain, and their shifts are not
        worked out for it."""
        if self._contracts.contract(day) is None or self._member.lent(day):
            return 0, 0
        if is_bank_holiday(self.team.nation, day) or any(each.dates.has(day) for each in self._absences):
            frozen = self._day(day)
            return frozen.target_minutes, frozen.credit_minutes
        return round(self._contracts.target(day)), 0

    @cached_property
    def _other_weeks(self) -> dict[int, PersonWeek]:
        return {}

    @cached_property
    def _lasting_skills(self) -> frozenset[str]:
        return frozenset(held.skill for held in self._member.skills if held.dates is None)

    def _skills(self, day: int) -> frozenset[str]:
        lasting, held = self._lasting_skills, self._member.skills
        if len(lasting) == len(held):
            return lasting
        return lasting | {each.skill for each in held if each.dates is not None and each.dates.has(day)}

    def _day(self, day: int) -> PersonDay:
        agreed, usual = self._agreed.get(day), self._contracts.pattern_day(day)
        reason: OffReason = "out of post" if usual is None else self._member.lent(day)
        if reason or usual is None:
            return PersonDay(day=day, options=(), may_be_off=True, off_reason=reason)
        pattern = agreed or usual
        target = round(self._contracts.target(day))
        absences = [each for each in self._absences if each.dates.has(day)]
        whole = next((each for each in absences if each.start is None and each.end is None), None)
        is_holiday = (
            whole is None
            and agreed is None
            and not isinstance(pattern, NamedShiftsDay)
            and is_bank_holiday(self.team.nation, day)
        )
        options = options_of(pattern, day, self._named_shifts)
        skills = self._skills(day)
        if whole is not None or is_holiday:
            credit = (whole.credit_minutes_per_day if whole else None) if options else 0
            return PersonDay(
                day=day,
                options=(),
                may_be_off=True,
                off_reason=_OFF_REASONS[whole.kind] if whole else "bank holiday",
                target_minutes=target,
                credit_minutes=target if credit is None else credit,
                skills=skills,
                usual=usual_span(pattern, day),
            )
        away = tuple(self._blocked(each, day) for each in absences)
        hours = usual_span(pattern, day) or _window(options)
        blocked = (*away, *times_kept_free(self.team.preferences, day))
        if blocked:
            options = tuple(piece for option in options for piece in around(option, blocked))
        options = tuple(without_refused(options, self.team.preferences, day))
        reason = "" if options else _OFF_REASONS[absences[0].kind] if absences else "not working"
        return PersonDay(
            day=day,
            options=options,
            may_be_off=self._may_be_off(pattern, options, blocked),
            off_reason=reason,
            blocked=blocked,
            target_minutes=target,
            credit_minutes=self._part_day_credit(absences, away, target, hours),
            skills=skills,
            usual=usual_span(pattern, day),
            of_contract=options_of(usual, day, self._named_shifts) if agreed is not None else (),
        )

    @staticmethod
    def _blocked(absence: Absence, day: int) -> Span:
        start = 0 if absence.start is None else absence.start
        end = DAY if absence.end is None else absence.end
        return Span(civil(day) + start, civil(day) + end)

    @staticmethod
    def _may_be_off(pattern: PatternDay, options: tuple[ShiftOption, ...], blocked: tuple[Span, ...]) -> bool:
        if isinstance(pattern, FlexibleDay | NamedShiftsDay) and pattern.may_be_off:
            return True
        return not options or bool(blocked)

    @staticmethod
    def _part_day_credit(
        absences: list[Absence], blocked: tuple[Span, ...], target: int, hours: Span | None
    ) -> int:
        """Leave of some hours credits those; half a day, from or to midnight, its part of `hours`."""
        credit = 0
        for absence, span in zip(absences, blocked, strict=True):
            is_half = (absence.start or 0) == 0 or absence.end in (None, DAY)
            if absence.credit_minutes_per_day is not None:
                credit += absence.credit_minutes_per_day
            elif is_half and hours is not None:
                part = span.common(hours)
                credit += round(target * part.minutes / hours.minutes) if part is not None else 0
            else:
                credit += min(target, worked_minutes(span))
        return min(credit, target)

    def _week(self, monday: int, minutes: Sequence[tuple[int, int]]) -> PersonWeek:
        """`minutes`: target and credit of each of its days."""
        contract = next(
            (each for day in range(monday, monday + 7) if (each := self._contracts.contract(day))), None
        )
        wheel = self.team.lockdown
        turn = self._turns.get(monday)
        contracted = sum(target for target, _ in minutes)
        credited = sum(credit for _, credit in minutes)
        left = max(0, contracted - credited)
        is_lockdown = turn is not None
        rules = self.team.rules.settings
        if contract is None:
            return PersonWeek(monday, 0, 0, 0, 90, 0, None, 0, 0, is_lockdown)
        block = max(ACTIVITY_GRID, contract.protected_admin_block_minutes)
        # Protected time shrinks with the part of the week the person is away.
        admin = contract.protected_admin_minutes * left // contracted if contracted else 0
        reserve = left * contract.lieu_reserve_per_mille // 1000 // ACTIVITY_GRID * ACTIVITY_GRID
        part = contract.minutes_per_week / FULL_TIME_WEEK_MINUTES
        return PersonWeek(
            monday=monday,
            contract_minutes=contracted,
            credit_minutes=credited,
            reserve_minutes=0 if is_lockdown else reserve,
            admin_block_minutes=block,
            admin_blocks=0 if is_lockdown else (admin + block // 2) // block,
            evenings_most=(
                None if contract.is_evening_contract else max(1, round(rules.evenings.most_a_week * part))
            ),
            home_days_most=contract.home_days_most,
            duty_share_minutes=_ceil_to(left // rules.duty_cover.one_day_in, DUTY_TURN_MINUTES),
            is_lockdown=is_lockdown,
            cpd_minutes_per_day=wheel.cpd_minutes_per_day if wheel and is_lockdown else 0,
            cover_person=turn.cover_person if turn else None,
        )

    def _flexi_balance(self, contract: Contract, working_time: WorkingTimeFreezer) -> int:
        """Hours over or under in the weeks of the current settlement period before the horizon: as they were
        told, else as kept rotas have them."""
        start, staff = monday_of(contract.dates.first), self._member.id
        into = (self.first_day - start) // 7 % contract.settlement_weeks
        told, balance = working_time.told, 0
        kept, credited = kept_weeks_of(self.team), credited_minutes(self.team)
        for monday in range(self.first_day - 7 * into, self.first_day, 7):
            if (staff, monday) in told:
                balance += told[staff, monday] - round(self._contracts.week_target(monday))
            elif (staff, monday) in kept:
                week = self._other_week(monday)
                balance += credited[staff, monday] + week.credit_minutes - week.contract_minutes
        return balance
