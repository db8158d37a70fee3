"""The people planned together, who shares a post, who is away, on loan or in a lockdown week."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from planner.domain.contracts import Contract, PatternDay
from planner.domain.records import ClockTime as Clock
from planner.domain.records import DateRange, EndTime, Id, Minutes, Moment, Name, Note, Record, WeekdayName


class Skill(Record):
    """A qualification or role that work can ask for: registered social worker, AMHP, manager."""

    id: Id
    name: Name


class HeldSkill(Record):
    """A skill a person holds, for dated days where it lapses."""

    skill: Id
    dates: DateRange | None = None


class Secondment(Record):
    """Dated days on loan elsewhere (`away`) or here from another team (`here`); second supervisor at home."""

    dates: DateRange
    direction: Literal["away", "here"]
    other_team: Name
    second_supervisor: Name | None = None


class StaffMember(Record):
    """One person of the team."""

    id: Id
    name: Name
    role: Name = "Social worker"
    skills: tuple[HeldSkill, ...] = ()
    contracts: Annotated[tuple[Contract, ...], Field(min_length=1)]
    supervisor: Id | None = None
    secondments: tuple[Secondment, ...] = ()
    is_newly_qualified: bool = False
    is_under_18: bool = False
    # Cases held; None: not kept.
    caseload: int | None = Field(default=None, ge=0, le=500)
    opted_out_of_48_hours: bool = False
    # Days on which the opt-out is in force; left out: from the beginning, without end.
    opt_out_dates: DateRange | None = None
    # Has agreed to work two evenings in a row when needed.
    consents_to_evenings_in_a_row: bool = False
    is_sessional: bool = False
    note: Note = ""

    def contract_on(self, day: int) -> Contract | None:
        """The contract that holds on a day (an ordinal)."""
        return next((each for each in self.contracts if each.dates.has(day)), None)

    def lent(self, day: int) -> Literal["", "on loan", "out of post"]:
        """Why, by loans and secondments, somebody in post is not there on a day (an ordinal)."""
        if not self.secondments:
            return ""
        if any(each.direction == "away" and each.dates.has(day) for each in self.secondments):
            return "on loan"
        here = [each for each in self.secondments if each.direction == "here"]
        return "out of post" if here and not any(each.dates.has(day) for each in here) else ""

    def is_in_team(self, day: int) -> bool:
        """Whether the person is in post on the day, and here."""
        return self.contract_on(day) is not None and not self.lent(day)


class FrontLineBreak(Record):
    """Dated weeks without visits and duty, agreed with a person; planned while the backfill is in post."""

    id: Id
    staff: Id
    dates: DateRange
    # Who stands in.
    backfill: Id | None = None
    reason: Note = ""


class JobShare(Record):
    """Two people holding one post: never both absent by plan, with a handover overlap inside its hours."""

    id: Id
    name: Name
    people: Annotated[tuple[Id, ...], Field(min_length=2, max_length=2)]
    split: Literal["half_weeks", "three_two_alternating", "alternate_weeks", "half_days"] = "half_weeks"
    handover_minutes_per_week: Minutes = 60
    # The days on which the post must have one of the two at work.
    days: tuple[WeekdayName, ...] = ("mon", "tue", "wed", "thu", "fri")


AbsenceKind = Literal["annual_leave", "sick", "study", "toil", "bank_holiday", "other"]


class Absence(Record):
    """Leave, sickness or ring-fenced study time: whole days, or a part of one when times are given."""

    id: Id
    staff: Id
    kind: AbsenceKind
    dates: DateRange
    start: Clock | None = None
    end: EndTime | None = None
    state: Literal["requested", "approved"] = "approved"
    # Minutes credited a day towards contracted hours; None: the day's usual share.
    credit_minutes_per_day: Minutes | None = None
    note: Note = ""


class AgreedChange(Record):
    """Other hours agreed with a person for one day; they stand in for that day of the pattern."""

    id: Id
    staff: Id
    day: date
    pattern: PatternDay
    reason: Note = ""


class LockdownWeek(Record):
    """A person's week of the wheel, given by its Monday."""

    staff: Id
    week: date
    # Who makes the statutory visits that fall in it.
    cover_person: Id | None = None


class LockdownWheel(Record):
    """One week in `every_weeks` office only; `weeks` are the turns already given out.

    With `gives_out_turns` the turns that fall due in planned weeks are given out with the rota.
    """

    every_weeks: int = Field(default=8, ge=2, le=26)
    gives_out_turns: bool = False
    order: tuple[Id, ...] = ()
    weeks: tuple[LockdownWeek, ...] = ()
    # Catch-up and CPD booked a day of the week.
    cpd_minutes_per_day: Minutes = 180


class Preference(Record):
    """A wish: to work or not to work in a time, a shift or on a day; weight 1 (mild) to 10 (strong).

    What somebody `cannot_work` is no wish: it is kept free like leave, without being any.
    """

    id: Id
    staff: Id
    wants: Literal["work", "not_work", "home", "cannot_work"]
    weekdays: tuple[WeekdayName, ...] = ()
    day: date | None = None
    start: Clock | None = None
    end: EndTime | None = None
    # A named shift, where the team has them.
    shift: Id | None = None
    weight: int = Field(default=3, ge=1, le=1000)
    is_private: bool = False
    # Why; for the person and the manager alone.
    reason: Note = ""


ToilState = Literal["requested", "agreed", "earned", "repaid", "expired"]
# What hours of each state do to the balance.
TOIL_SIGNS: Mapping[ToilState, int] = {
    "requested": 0,
    "agreed": 0,
    "earned": 1,
    "repaid": -1,
    "expired": -1,
}


class ToilEntry(Record):
    """One entry of the TOIL account; 15-minute steps; the balance is always the sum of the entries."""

    id: Id
    staff: Id
    state: ToilState
    minutes: Minutes
    on: date
    reason: Note = ""
    entered_by: Name = "manager"
    # Worked beyond what was planned: counted beside what the rota of its week earns, not in its place.
    is_beyond_rota: bool = False

    @property
    def is_in_balance(self) -> bool:
        """Whether it counts in the balance already."""
        return TOIL_SIGNS[self.state] != 0

    @property
    def change_minutes(self) -> int:
        """Minutes by which it changes the balance."""
        return TOIL_SIGNS[self.state] * self.minutes


class PastShift(Record):
    """A shift worked before the planned weeks; counts for rest, runs, evenings and fairness."""

    staff: Id
    start: Moment
    end: Moment
    break_minutes: Minutes = 0
    duty_minutes: Minutes = 0


class PastTally(Record):
    """Totals of an earlier week, where single shifts are no longer kept."""

    staff: Id
    week: date
    paid_minutes: Minutes
    evenings: int = Field(default=0, ge=0, le=7)
    duty_minutes: Minutes = 0
    weekend_days: int = Field(default=0, ge=0, le=2)
    # CPD and training; None: not kept.
    learning_minutes: Minutes | None = None
