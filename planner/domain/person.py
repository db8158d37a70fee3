"""One person of a frozen problem: what days admit, what weeks ask, and what lies before and after the plan.

Days are date ordinals, times are civil minutes, lengths are minutes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from planner.domain.time_grid import Span, day_of


@dataclass(frozen=True, slots=True)
class ShiftOption:
    """One way to work a day: start and end each in a closed range, the length (end − start) in another.

    A fixed or named shift has ranges of a single value. `break_minutes` is the unpaid break, taken when the
    shift is longer than the law's threshold (for a fixed or named shift: always when it is not 0).
    `core` must lie inside the shift. `place`: where it is worked from; `either` leaves it to the planner.
    """

    name: str | None
    start_earliest: int
    start_latest: int
    end_earliest: int
    end_latest: int
    shortest: int
    longest: int
    break_minutes: int
    place: Literal["office", "home", "either"] = "office"
    core: Span | None = None
    # Names of shifts that must not be worked on the next day.
    never_followed_by: tuple[str, ...] = ()

    @property
    def is_fixed(self) -> bool:
        """Whether start and end are single values."""
        return self.start_earliest == self.start_latest and self.end_earliest == self.end_latest

    def admits(self, start: int, end: int) -> bool:
        """Whether a shift with these ends is this option."""
        return (
            self.start_earliest <= start <= self.start_latest
            and self.end_earliest <= end <= self.end_latest
            and self.shortest <= end - start <= self.longest
            and (self.core is None or (start <= self.core.start and self.core.end <= end))
        )


OffReason = Literal[
    "",
    "not working",
    "annual leave",
    "sick",
    "study leave",
    "time off in lieu",
    "bank holiday",
    "away",
    "out of post",
    "on loan",
]


@dataclass(frozen=True, slots=True)
class PersonDay:
    """What one person may do on one day.

    No `options`: the person cannot work, `off_reason` says why. `may_be_off`: the day may be left free.
    `blocked`: parts of the day with leave or study time. `target_minutes`: the day's share of contracted
    time; `credit_minutes`: what leave credits of it.
    """

    day: int
    options: tuple[ShiftOption, ...]
    may_be_off: bool
    off_reason: OffReason = ""
    blocked: tuple[Span, ...] = ()
    target_minutes: int = 0
    credit_minutes: int = 0
    skills: frozenset[str] = frozenset()
    # The usual shift of a flexible day, for showing what differs.
    usual: Span | None = None
    # What the contract admits, where other hours are agreed for the day.
    of_contract: tuple[ShiftOption, ...] = ()


@dataclass(frozen=True, slots=True)
class WorkingTime:
    """What counts beside the plan in the average of the weeks that end with one week (WTR reg 4(6) and 6).

    `weeks`: weeks of the reference period in post. `past_minutes`: worked in those before the plan. Days of
    leave and sickness are made up by as many working days after the week: `make_up_days` of the plan, and
    `make_up_minutes` for those beyond it. `night_days`: for a night worker, the days to share the hours.
    """

    weeks: int
    past_minutes: int = 0
    make_up_days: tuple[int, ...] = ()
    make_up_minutes: int = 0
    is_opted_out: bool = False
    night_days: int | None = None


@dataclass(frozen=True, slots=True)
class PersonWeek:
    """One person's week: what the contract asks and allows. All lengths in minutes."""

    monday: int
    contract_minutes: int
    credit_minutes: int
    reserve_minutes: int
    admin_block_minutes: int
    admin_blocks: int
    evenings_most: int | None
    home_days_most: int
    duty_share_minutes: int
    is_lockdown: bool
    # CPD to be booked on each day worked of a lockdown week.
    cpd_minutes_per_day: int = 0
    # Who makes the person's statutory visits in a lockdown week.
    cover_person: str | None = None
    # None: the average is not looked at.
    working_time: WorkingTime | None = None


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits of runs and totals over the horizon; None is no limit (see contracts.RunLimits)."""

    longest_run: int | None = None
    shortest_run: int | None = None
    shortest_run_off: int | None = None
    most_weekends: int | None = None
    most_minutes: int | None = None
    least_minutes: int | None = None
    most_of_shift: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class PastWork:
    """A shift that is settled: worked before the horizon, or published or pinned after it."""

    start: int
    end: int
    duty_minutes: int = 0
    # A named shift, whose order with others the team has agreed.
    is_named: bool = False

    @property
    def day(self) -> int:
        return day_of(self.start)


@dataclass(frozen=True, slots=True)
class Tally:
    """What a person has done in the fairness weeks before the horizon (12 by default), and is settled to do
    in those after it."""

    evenings: int = 0
    duty_minutes: int = 0
    weekend_days: int = 0


@dataclass(frozen=True, slots=True)
class Learning:
    """What a person has learnt in the weeks before the horizon, and what the team agreed, in minutes."""

    minutes_per_week: int
    past_weeks: int
    past_minutes: int
    # Trainings of the planned weeks that were cancelled "for service", by name.
    cancelled: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ToilLot:
    """Minutes of time off in lieu still owed: since when, to be taken back by, lost after when (days)."""

    minutes: int
    earned_on: int
    due_on: int
    lapses_on: int


@dataclass(frozen=True, slots=True)
class ToilAccount:
    """A person's time off in lieu at the start of the plan, in minutes; the tuples have an entry a week.

    `balance` is the sum of the entries (negative: taken in advance), `lots` what of it is still owed, oldest
    first. `agreed`: time off of the plan's weeks that has been agreed as leave. `due_on`: the day by which
    what is earned in a week is to be taken back.
    """

    balance: int
    lots: tuple[ToilLot, ...]
    agreed: tuple[int, ...]
    due_on: tuple[int, ...]
    rate_per_mille: int = 1000
    # The most by which what is settled for the weeks after the plan will raise the balance.
    settled_after: int = 0
    # How the balance came about in the last half-year: days (ordinals) in order, and by how much it changed.
    past: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Person:
    """One staff member over the horizon; `days` has one entry a day, `weeks` one a week."""

    id: str
    name: str
    contract_minutes_per_week: int
    days: tuple[PersonDay, ...]
    weeks: tuple[PersonWeek, ...]
    rest_minutes: int = 660
    # In the first year of practice: goes to court only with somebody who is not.
    is_first_year: bool = False
    is_evening_contract: bool = False
    consents_to_evenings_in_a_row: bool = False
    flexi_credit_minutes: int = 900
    flexi_debit_minutes: int = 444
    # Flexi balance at the start of the horizon within the settlement period, minutes.
    flexi_balance_minutes: int = 0
    limits: Limits = Limits()
    # Shifts of the last 28 days before the horizon, in order.
    past: tuple[PastWork, ...] = ()
    # Work on planned days as it was told afterwards: it goes before any plan of the day.
    told: tuple[PastWork, ...] = ()
    # Shifts published or pinned for the 28 days after the horizon, in order.
    ahead: tuple[PastWork, ...] = ()
    # Weeks after the horizon (Mondays) that are settled and end a reference period with weeks of the plan.
    later_averages: tuple[tuple[int, WorkingTime], ...] = ()
    tally: Tally = Tally()
    # None: nobody keeps an account of time off in lieu.
    toil: ToilAccount | None = None
    # Days of an agreed break from the front line for which backfill exists.
    off_front_line: frozenset[int] = frozenset()
    # How many weeks up to the horizon the person has been on a heavy task without a pause.
    heavy_weeks_before: int = 0
    # How many weeks from the horizon's end on the person is settled on a heavy task without a pause.
    heavy_weeks_after: int = 0
    # Cases held, where the team keeps the number, and the most the person is to hold.
    cases: int | None = None
    most_cases: int = 0
    learning: Learning | None = None
