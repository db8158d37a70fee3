"""The frozen problem: everything that checker and solver need for the planned weeks, looked up and converted.

Made by `planner.services.freeze_problem`. Days are date ordinals, times are civil minutes, lengths are
minutes. No rule looks anything up in the team, converts a date or opens a file. The problem is plain data:
it can be pickled or written as JSON and solved in another process or on another machine.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from planner.domain.repair import Repair
from planner.domain.rota import Activity, DayInLieu, Shift
from planner.domain.rule_pack import Override, RuleSettings
from planner.domain.staff import LockdownWeek
from planner.domain.time_grid import Span, civil

CoverState = Literal["present", "contactable"]


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
        return self.start // 1440


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


@dataclass(frozen=True, slots=True)
class VisitNeed:
    """A visit to be placed once; `windows` hold the visit itself, travel may lie outside."""

    id: str
    case: str
    minutes: int
    travel_before: int
    travel_after: int
    windows: tuple[Span, ...]
    workers: int
    skills: tuple[str, ...]
    allocated: str | None
    is_statutory: bool
    # Two must go together (policy `paired_visits`).
    is_paired: bool
    needs_debrief: bool
    weight: int

    @property
    def tier(self) -> Literal[1, 2]:
        return 1 if self.is_statutory else 2

    @property
    def whole_minutes(self) -> int:
        """The visit with its travel."""
        return self.travel_before + self.minutes + self.travel_after


@dataclass(frozen=True, slots=True)
class WritingNeed:
    """Court writing to be booked in the horizon: `blocks` are the block lengths, each done by `finish_by`."""

    id: str
    case: str
    author: str
    filing: int
    finish_by: int
    blocks: tuple[int, ...]
    shortest_block: int
    wants_quiet_room: bool
    # Who writes it jointly with the author; somebody in the first year of practice writes only so.
    co_author: str | None = None

    @property
    def minutes(self) -> int:
        """Minutes due within the horizon."""
        return sum(self.blocks)


@dataclass(frozen=True, slots=True)
class DutyTurn:
    """One turn on duty: people are assigned to the whole of it and do nothing else in it."""

    id: str
    requirement: str
    name: str
    span: Span
    least: int
    ideal: int
    state: CoverState
    skills: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class PresenceNeed:
    """People at work in a state (present: in the office and not out; contactable: working anywhere), on each
    half-hour of the span. A person on a break counts (they are in the building)."""

    id: str
    requirement: str
    name: str
    span: Span
    least: int
    ideal: int
    state: CoverState
    skills: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class ShiftNeed:
    """People on a named shift on one day; missing and surplus ones have their price, in tier 2."""

    id: str
    requirement: str
    name: str
    shift: str
    day: int
    least: int
    ideal: int
    weight_missing: int
    weight_surplus: int
    skills: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class SupervisionNeed:
    """Supervisor and worker together, uninterrupted, once inside the window."""

    id: str
    supervisor: str
    worker: str
    minutes: int
    window: Span


@dataclass(frozen=True, slots=True)
class EventNeed:
    """A fixed-time event; `span` is the event itself, travel lies around it."""

    id: str
    name: str
    kind: Literal["meeting", "hearing", "training", "other"]
    span: Span
    travel_before: int
    travel_after: int
    people: tuple[str, ...]
    place: Literal["office", "quiet_room", "home", "field"]
    case: str | None = None

    @property
    def tier(self) -> Literal[1, 2]:
        """A court hearing is statutory demand."""
        return 1 if self.kind == "hearing" else 2

    @property
    def whole(self) -> Span:
        """The event with its travel."""
        return Span(self.span.start - self.travel_before, self.span.end + self.travel_after)


@dataclass(frozen=True, slots=True)
class HandoverNeed:
    """A job share's week: handover minutes together, and on each day of `days` not both absent.

    `most_together`: minutes of the week in which both may be at work; None: the split is not looked at.
    """

    id: str
    job_share: str
    name: str
    people: tuple[str, str]
    minutes: int
    window: Span
    days: tuple[int, ...]
    most_together: int | None = None


@dataclass(frozen=True, slots=True)
class RecordingNeed:
    """A write-up still owed: so many minutes of a person, done by `finish_by` (a civil minute)."""

    id: str
    staff: str
    case: str | None
    minutes: int
    finish_by: int


@dataclass(frozen=True, slots=True)
class Wish:
    """A person's wish on one day: to work or not in the span (or in the named shift), or to be at home."""

    id: str
    person: str
    day: int
    wants: Literal["work", "not_work", "home"]
    span: Span
    shift: str | None
    weight: int
    # Known to the person and the manager only.
    is_private: bool = False


@dataclass(frozen=True)
class RotaProblem:
    """One team over whole weeks from a Monday. See the module docstring for units."""

    team_id: str
    team_name: str
    first_day: int
    weeks: int
    people: tuple[Person, ...]
    settings: RuleSettings = field(default_factory=RuleSettings)
    overrides: tuple[Override, ...] = ()
    desks: int = 0
    quiet_rooms: int = 0
    visits: tuple[VisitNeed, ...] = ()
    writing: tuple[WritingNeed, ...] = ()
    duty_turns: tuple[DutyTurn, ...] = ()
    presence: tuple[PresenceNeed, ...] = ()
    shift_needs: tuple[ShiftNeed, ...] = ()
    supervision: tuple[SupervisionNeed, ...] = ()
    events: tuple[EventNeed, ...] = ()
    handovers: tuple[HandoverNeed, ...] = ()
    wishes: tuple[Wish, ...] = ()
    recording: tuple[RecordingNeed, ...] = ()
    # By planned day: the civil minute by which a visit of the day is written up; empty: nobody asks.
    write_up_by: tuple[int, ...] = ()
    # Shifts that stay as they are (only their pinned activities are kept).
    pinned_shifts: tuple[Shift, ...] = ()
    # Activities that stay as they are, with the person; their shift may still move around them.
    pinned_activities: tuple[tuple[str, Activity], ...] = ()
    # What was left out of the problem and why, in sentences.
    not_planned: tuple[str, ...] = ()
    # The rota to start from (a hint).
    base: tuple[Shift, ...] = ()
    # Turns of the lockdown wheel that are given out with these weeks.
    lockdown: tuple[LockdownWeek, ...] = ()
    # Whole days off in lieu that are given with these weeks.
    days_in_lieu: tuple[DayInLieu, ...] = ()
    # What was published and from when on it may change; None: these weeks are planned freely.
    repair: Repair | None = None
    # What skills and named shifts are called, by their ids.
    skill_names: tuple[tuple[str, str], ...] = ()
    shift_names: tuple[tuple[str, str], ...] = ()

    def skill_name(self, skill: str) -> str:
        """The name of a skill, for a sentence; its id where the problem does not know it."""
        return dict(self.skill_names).get(skill, skill)

    def shift_name(self, shift: str) -> str:
        """The same of a named shift."""
        return dict(self.shift_names).get(shift, shift)

    @cached_property
    def days(self) -> range:
        """The ordinals of the planned days."""
        return range(self.first_day, self.first_day + 7 * self.weeks)

    @cached_property
    def span(self) -> Span:
        return Span(civil(self.first_day), civil(self.first_day + 7 * self.weeks))

    @cached_property
    def asked_for(self) -> frozenset[str]:
        """The ids of all visits and events of these weeks."""
        return frozenset({visit.id for visit in self.visits} | {event.id for event in self.events})

    @cached_property
    def person_by_id(self) -> dict[str, Person]:
        return {person.id: person for person in self.people}

    @cached_property
    def visit_by_id(self) -> dict[str, VisitNeed]:
        return {visit.id: visit for visit in self.visits}

    def told_before(self, person: Person, day: int) -> PastWork | None:
        """The work of the day before as it was told, from which a shift of the day (an ordinal) has to keep
        its rest. None where the day itself is no plan any more: told as well, or begun before a repair."""
        if not person.told:
            return None
        told = {work.day: work for work in person.told}
        begun = self.repair.shift_on.get((person.id, day)) if self.repair is not None else None
        if day in told or (
            self.repair is not None and begun is not None and begun.start < self.repair.moment
        ):
            return None
        return told.get(day - 1)

    def is_overridden(
        self, rule: str, first: int, last: int, staff: str | None = None, demand: str | None = None
    ) -> bool:
        """Whether a manager has made an exception from the policy for that person or demand on any of the
        days `first`..`last` (ordinals, both included)."""
        return any(
            override.rule == rule
            and override.first.toordinal() <= last
            and first <= override.last.toordinal()
            and override.staff in (None, staff)
            and override.demand in (None, demand)
            for override in self.overrides
        )
