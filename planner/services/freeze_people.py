"""From staff records to the people of a frozen problem: what each may do on a day, what a week asks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property, partial

from planner.domain.bank_holidays import is_bank_holiday
from planner.domain.contracts import (
    Contract,
    FixedShiftDay,
    FlexibleDay,
    NamedShift,
    NamedShiftsDay,
    PatternDay,
    WorkingPattern,
)
from planner.domain.problem import (
    Limits,
    OffReason,
    Person,
    PersonDay,
    PersonWeek,
    ShiftOption,
)
from planner.domain.staff import Absence, AbsenceKind, StaffMember
from planner.domain.team import Team
from planner.domain.time_grid import (
    ACTIVITY_GRID,
    DAY,
    Span,
    civil,
    minus,
    monday_of,
    worked_minutes,
)
from planner.services.freeze_history import History
from planner.services.freeze_toil import Frozen, toil_account
from planner.services.freeze_working_time import WorkingTimeFreezer

FULL_TIME_WEEK_MINUTES = 2220
STANDARD_DAY_MINUTES = 444
DUTY_TURN_MINUTES = 240
SHORTEST_PIECE_MINUTES = 120
BREAK_OVER_MINUTES = 360

_OFF_REASONS: dict[AbsenceKind, OffReason] = {
    "annual_leave": "annual leave",
    "sick": "sick",
    "study": "study leave",
    "toil": "time off in lieu",
    "bank_holiday": "bank holiday",
    "other": "away",
}


def fixed_span(start: int, end: int, day: int) -> Span:
    """The span of a shift with these clock times on the day; an end not after the start is next day."""
    midnight = civil(day)
    return Span(midnight + start, midnight + end + (0 if end > start else DAY))


def _fixed_option(day: int, shift: FixedShiftDay | NamedShift, name: str | None) -> ShiftOption:
    span = fixed_span(shift.start, shift.end, day)
    followers = shift.never_followed_by if isinstance(shift, NamedShift) else ()
    return ShiftOption(
        name=name,
        start_earliest=span.start,
        start_latest=span.start,
        end_earliest=span.end,
        end_latest=span.end,
        shortest=span.minutes,
        longest=span.minutes,
        break_minutes=shift.break_minutes,
        place=shift.place,
        never_followed_by=followers,
    )


def _flexible_option(day: int, pattern: FlexibleDay) -> ShiftOption:
    midnight = civil(day)
    earliest, latest = midnight + pattern.earliest, midnight + pattern.latest
    has_core = pattern.core_start is not None and pattern.core_end is not None
    core = (
        Span(midnight + (pattern.core_start or 0), midnight + (pattern.core_end or 0)) if has_core else None
    )
    start_latest = latest - pattern.shortest_minutes
    end_earliest = earliest + pattern.shortest_minutes
    if core is not None:
        start_latest, end_earliest = min(start_latest, core.start), max(end_earliest, core.end)
    return ShiftOption(
        name=None,
        start_earliest=earliest,
        start_latest=start_latest,
        end_earliest=end_earliest,
        end_latest=latest,
        shortest=pattern.shortest_minutes,
        longest=min(pattern.longest_minutes, latest - earliest),
        break_minutes=pattern.break_minutes,
        place=pattern.place,
        core=core,
    )


def _usual_span(pattern: PatternDay, day: int) -> Span | None:
    if isinstance(pattern, FixedShiftDay):
        return fixed_span(pattern.start, pattern.end, day)
    if isinstance(pattern, FlexibleDay) and pattern.usual_start is not None and pattern.usual_end is not None:
        return Span(civil(day) + pattern.usual_start, civil(day) + pattern.usual_end)
    return None


def _pattern_share(pattern: PatternDay) -> int:
    """How much of the contracted hours falls to a day of that pattern, in relative minutes."""
    if isinstance(pattern, FixedShiftDay):
        return fixed_span(pattern.start, pattern.end, 1).minutes - pattern.break_minutes
    if isinstance(pattern, FlexibleDay):
        usual = _usual_span(pattern, 1)
        return usual.minutes - pattern.break_minutes if usual else STANDARD_DAY_MINUTES
    return STANDARD_DAY_MINUTES if isinstance(pattern, NamedShiftsDay) else 0


def _ceil_to(minutes: int, step: int) -> int:
    return -(-minutes // step) * step


@dataclass(frozen=True)
class PeopleFreezer:
    """Freezes the people of one team for the days `first_day` .. `first_day + 7 * weeks - 1` (ordinals)."""

    team: Team
    first_day: int
    weeks: int

    @cached_property
    def _patterns(self) -> dict[str, WorkingPattern]:
        return {pattern.id: pattern for pattern in self.team.patterns}

    @cached_property
    def _cycles(self) -> dict[str, int]:
        """Relative minutes of the whole cycle of each pattern; a year of days asks for them often."""
        return {
            pattern.id: sum(_pattern_share(each) for week in pattern.weeks for each in week.days)
            for pattern in self.team.patterns
        }

    @cached_property
    def _named_shifts(self) -> dict[str, NamedShift]:
        return {shift.id: shift for shift in self.team.named_shifts}

    @cached_property
    def _absences(self) -> dict[str, list[Absence]]:
        by_staff: dict[str, list[Absence]] = {}
        for absence in self.team.absences:
            if absence.state == "approved":
                by_staff.setdefault(absence.staff, []).append(absence)
        return by_staff

    @cached_property
    def _agreed(self) -> dict[tuple[str, int], PatternDay]:
        return {(change.staff, change.day.toordinal()): change.pattern for change in self.team.agreed_changes}

    @cached_property
    def _history(self) -> History:
        return History(self.team, range(self.first_day, self.first_day + 7 * self.weeks))

    @cached_property
    def _working_time(self) -> WorkingTimeFreezer:
        return WorkingTimeFreezer(self.team, self.first_day, self._target)

    def people(self) -> tuple[Person, ...]:
        """Everyone who has a contract on at least one of the days, in the team's order."""
        last = self.first_day + 7 * self.weeks
        return tuple(
            self._person(member)
            for member in self.team.staff
            if any(self._contract(member, day) for day in range(self.first_day, last))
        )

    def _contract(self, member: StaffMember, day: int) -> Contract | None:
        return next((contract for contract in member.contracts if contract.dates.has(day)), None)

    def _pattern_day(self, contract: Contract, day: int) -> PatternDay:
        return self._patterns[contract.pattern].day(day)

    def _target(self, member: StaffMember, day: int) -> float:
        """The day's share of contracted minutes: the contract's cycle spread over its pattern's days."""
        contract = self._contract(member, day)
        if contract is None:
            return 0.0
        pattern = self._patterns[contract.pattern]
        cycle = self._cycles[contract.pattern]
        if cycle == 0:
            return 0.0
        share = _pattern_share(self._pattern_day(contract, day))
        return contract.minutes_per_week * len(pattern.weeks) * share / cycle

    def _person(self, member: StaffMember) -> Person:
        days = tuple(
            self._person_day(member, day) for day in range(self.first_day, self.first_day + 7 * self.weeks)
        )
        first_contract = next(
            contract for day in days if (contract := self._contract(member, day.day)) is not None
        )
        limits = first_contract.limits
        rules = self.team.rules.settings
        return Person(
            id=member.id,
            name=member.name,
            contract_minutes_per_week=first_contract.minutes_per_week,
            days=days,
            weeks=tuple(
                replace(
                    self._person_week(member, self.first_day + 7 * week, days[7 * week : 7 * week + 7]),
                    working_time=working_time,
                )
                for week, working_time in enumerate(self._working_time.of(member, days))
            ),
            rest_minutes=(
                rules.daily_rest.minutes_under_18 if member.is_under_18 else rules.daily_rest.minutes
            ),
            is_first_year=member.is_newly_qualified,
            is_evening_contract=first_contract.is_evening_contract,
            consents_to_evenings_in_a_row=member.consents_to_evenings_in_a_row,
            flexi_credit_minutes=first_contract.flexi_credit_minutes,
            flexi_debit_minutes=first_contract.flexi_debit_minutes,
            flexi_balance_minutes=self._flexi_balance(member, first_contract),
            limits=Limits(
                longest_run=limits.longest_run_of_days,
                shortest_run=limits.shortest_run_of_days,
                shortest_run_off=limits.shortest_run_of_days_off,
                most_weekends=limits.most_weekends,
                most_minutes=limits.most_minutes,
                least_minutes=limits.least_minutes,
                most_of_shift=tuple(sorted(limits.most_of_shift.items())),
            ),
            past=self._history.past(member.id),
            ahead=self._history.ahead(member.id),
            later_averages=self._working_time.later(member, days),
            tally=self._history.tally(member.id),
            toil=toil_account(
                self.team,
                member.id,
                days,
                first_contract,
                Frozen(partial(self._other_week, member), partial(self._person_day, member)),
            ),
        )

    def _other_week(self, member: StaffMember, monday: int) -> PersonWeek:
        """A week before or after the plan, frozen like one of it."""
        days = tuple(self._person_day(member, day) for day in range(monday, monday + 7))
        return self._person_week(member, monday, days)

    def _off_reason(self, member: StaffMember, day: int) -> OffReason:
        if self._contract(member, day) is None:
            return "out of post"
        away = (each.direction == "away" and each.dates.has(day) for each in member.secondments)
        here = [each for each in member.secondments if each.direction == "here"]
        if any(away):
            return "on loan"
        return "out of post" if here and not any(each.dates.has(day) for each in here) else ""

    def _person_day(self, member: StaffMember, day: int) -> PersonDay:
        reason = self._off_reason(member, day)
        contract = self._contract(member, day)
        if reason or contract is None:
            return PersonDay(day=day, options=(), may_be_off=True, off_reason=reason)
        agreed = self._agreed.get((member.id, day))
        pattern = agreed or self._pattern_day(contract, day)
        target = round(self._target(member, day))
        absences = [each for each in self._absences.get(member.id, ()) if each.dates.has(day)]
        whole = next((each for each in absences if each.start is None and each.end is None), None)
        is_holiday = (
            whole is None
            and agreed is None
            and not isinstance(pattern, NamedShiftsDay)
            and is_bank_holiday(self.team.nation, day)
        )
        options = self._options(pattern, day)
        skills = frozenset(held.skill for held in member.skills if held.dates is None or held.dates.has(day))
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
                usual=_usual_span(pattern, day),
            )
        blocked = tuple(self._blocked(each, day) for each in absences)
        if blocked:
            options = tuple(piece for option in options for piece in _around(option, blocked))
        reason = "" if options else _OFF_REASONS[absences[0].kind] if absences else "not working"
        return PersonDay(
            day=day,
            options=options,
            may_be_off=self._may_be_off(pattern, options, blocked),
            off_reason=reason,
            blocked=blocked,
            target_minutes=target,
            credit_minutes=self._part_day_credit(absences, blocked, target),
            skills=skills,
            usual=_usual_span(pattern, day),
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
    def _part_day_credit(absences: list[Absence], blocked: tuple[Span, ...], target: int) -> int:
        credit = 0
        for absence, span in zip(absences, blocked, strict=True):
            fixed = absence.credit_minutes_per_day
            credit += min(target, worked_minutes(span)) if fixed is None else fixed
        return min(credit, target)

    def _options(self, pattern: PatternDay, day: int) -> tuple[ShiftOption, ...]:
        if isinstance(pattern, FixedShiftDay):
            return (_fixed_option(day, pattern, None),)
        if isinstance(pattern, FlexibleDay):
            return (_flexible_option(day, pattern),)
        if isinstance(pattern, NamedShiftsDay):
            return tuple(_fixed_option(day, self._named_shifts[shift], shift) for shift in pattern.shifts)
        return ()

    def _person_week(self, member: StaffMember, monday: int, days: tuple[PersonDay, ...]) -> PersonWeek:
        contract = next((each for day in days if (each := self._contract(member, day.day))), None)
        wheel = self.team.lockdown
        turn = next(
            (
                week
                for week in (wheel.weeks if wheel else ())
                if week.staff == member.id and monday_of(week.week) == monday
            ),
            None,
        )
        contracted = sum(day.target_minutes for day in days)
        credited = sum(day.credit_minutes for day in days)
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

    def _flexi_balance(self, member: StaffMember, contract: Contract) -> int:
        """Hours over or under in the weeks of the current settlement period before the horizon."""
        start = monday_of(contract.dates.first)
        into = (self.first_day - start) // 7 % contract.settlement_weeks
        settlement_start = self.first_day - 7 * into
        return sum(
            tally.paid_minutes - round(sum(self._target(member, monday + day) for day in range(7)))
            for tally in self.team.past_tallies
            if tally.staff == member.id
            and settlement_start <= (monday := monday_of(tally.week)) < self.first_day
        )


def _around(option: ShiftOption, blocked: tuple[Span, ...]) -> Iterator[ShiftOption]:
    """What is left of an option when part of the day is leave: the pieces of two hours or more."""
    if not any(Span(option.start_earliest, option.end_latest).overlaps(hole) for hole in blocked):
        yield option
        return
    for piece in minus(Span(option.start_earliest, option.end_latest), blocked):
        if piece.minutes < SHORTEST_PIECE_MINUTES:
            continue
        fixed = option.is_fixed
        shortest = piece.minutes if fixed else min(option.shortest, piece.minutes)
        core = option.core if option.core and piece.contains(option.core) else None
        start_latest, end_earliest = piece.end - shortest, piece.start + shortest
        if core is not None:
            start_latest, end_earliest = min(start_latest, core.start), max(end_earliest, core.end)
        yield replace(
            option,
            start_earliest=piece.start,
            start_latest=start_latest,
            end_earliest=end_earliest,
            end_latest=piece.end,
            shortest=shortest,
            longest=min(option.longest, piece.minutes),
            break_minutes=option.break_minutes if not fixed or piece.minutes > BREAK_OVER_MINUTES else 0,
            core=core,
        )
