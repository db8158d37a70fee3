"""Contracts and working patterns: how many hours, on which days, between which times."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from planner.domain.records import ClockTime, DateRange, EndTime, Id, Minutes, Name, Note, Record
from planner.domain.time_grid import monday_of, weekday_of

# A full-time post's week of 37 h, to which others are in proportion, and a fifth of it (NJC Green Book).
FULL_TIME_WEEK_MINUTES = 2220
STANDARD_DAY_MINUTES = 444
BasePlace = Literal["office", "home", "either"]


class OffDay(Record):
    """Not worked."""

    kind: Literal["off"] = "off"


class FixedShiftDay(Record):
    """One agreed shift: 11:00–19:00 with a 36-minute unpaid break. An `end` not after `start` is next day."""

    kind: Literal["fixed"] = "fixed"
    start: ClockTime
    end: EndTime
    break_minutes: Minutes = 30
    place: BasePlace = "office"


class FlexibleDay(Record):
    """Any shift of `shortest` to `longest` minutes inside the window; core time must be worked."""

    kind: Literal["flexible"] = "flexible"
    earliest: ClockTime = 420
    latest: EndTime = 1140
    shortest_minutes: Minutes = 240
    longest_minutes: Minutes = 600
    core_start: ClockTime | None = None
    core_end: EndTime | None = None
    usual_start: ClockTime | None = None
    usual_end: EndTime | None = None
    break_minutes: Minutes = 30
    may_be_off: bool = False
    place: BasePlace = "office"


class NamedShift(Record):
    """A shift of the team's list (Early, Late, Night); an `end` not after `start` is next day."""

    id: Id
    name: Name
    start: ClockTime
    end: EndTime
    break_minutes: Minutes = 30
    place: BasePlace = "office"
    # Shifts that must not be worked on the day after this one, beside what rest rules forbid.
    never_followed_by: tuple[Id, ...] = ()


class NamedShiftsDay(Record):
    """A choice of the team's named shifts, or none."""

    kind: Literal["named"] = "named"
    shifts: Annotated[tuple[Id, ...], Field(min_length=1)]
    may_be_off: bool = True


PatternDay = Annotated[OffDay | FixedShiftDay | FlexibleDay | NamedShiftsDay, Field(discriminator="kind")]


class PatternWeek(Record):
    """Monday to Sunday."""

    days: Annotated[tuple[PatternDay, ...], Field(min_length=7, max_length=7)]


class WorkingPattern(Record):
    """The days and hours a contract is worked, in a cycle of 1..n weeks (week A / week B)."""

    id: Id
    name: Name
    # The Monday on which week A of the cycle began.
    cycle_starts: date
    weeks: Annotated[tuple[PatternWeek, ...], Field(min_length=1, max_length=13)]

    def day(self, day: int) -> PatternDay:
        """The pattern of a day (an ordinal)."""
        week = (monday_of(day) - monday_of(self.cycle_starts)) // 7 % len(self.weeks)
        return self.weeks[week].days[weekday_of(day)]


def week_letter(week: int) -> str:
    """`A` for the first week of a cycle (0)."""
    return chr(ord("A") + week)


class RunLimits(Record):
    """Limits of runs and totals that named-shift teams agree beside the rule pack; None is no limit.

    Totals (`most_minutes`, `least_minutes`, `most_weekends`, `most_of_shift`) count over the planned horizon.
    """

    longest_run_of_days: int | None = Field(default=None, ge=1, le=31)
    shortest_run_of_days: int | None = Field(default=None, ge=1, le=31)
    shortest_run_of_days_off: int | None = Field(default=None, ge=1, le=31)
    most_weekends: int | None = Field(default=None, ge=0, le=53)
    most_minutes: Minutes | None = None
    least_minutes: Minutes | None = None
    most_of_shift: dict[Id, int] = Field(default_factory=dict)


class Contract(Record):
    """Hours a week and how they are kept, for dated days; a change mid-week splits that week by date."""

    dates: DateRange
    minutes_per_week: Minutes = FULL_TIME_WEEK_MINUTES
    pattern: Id
    settlement_weeks: int = Field(default=4, ge=1, le=52)
    flexi_credit_minutes: Minutes = 900
    flexi_debit_minutes: Minutes = STANDARD_DAY_MINUTES
    # Parts in a thousand of contracted time kept unscheduled inside the week.
    lieu_reserve_per_mille: int = Field(default=100, ge=0, le=500)
    protected_admin_minutes: Minutes = 0
    protected_admin_block_minutes: Minutes = 90
    home_days_most: int = Field(default=0, ge=0, le=7)
    # True: evening work is the contract, so the evenings cap does not apply.
    is_evening_contract: bool = False
    toil_rate_per_mille: int = Field(default=1000, ge=1000, le=3000)
    # Days of leave a year for full-time work, bank holidays apart; None: the team's.
    leave_days: int | None = Field(default=None, ge=0, le=60)
    limits: RunLimits = RunLimits()
    note: Note = ""
