"""The team: one record that holds all that planning needs, as kept in a team file."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from planner.domain.calendars import CalendarRules
from planner.domain.check_ins import CheckInRules
from planner.domain.contracts import NamedShift, WorkingPattern
from planner.domain.demand import (
    CourtDeadline,
    CoverRequirement,
    Event,
    RecordingTask,
    SupervisionPlan,
    Visit,
)
from planner.domain.records import Id, Name, Record
from planner.domain.rota import Rota, Shift
from planner.domain.rule_pack import RulePack
from planner.domain.staff import (
    Absence,
    AgreedChange,
    FrontLineBreak,
    JobShare,
    LockdownWheel,
    PastShift,
    PastTally,
    Preference,
    Skill,
    StaffMember,
    ToilEntry,
)
from planner.domain.swaps import SwapRules

# Kinds whose ids stand in a rota as the demand that an activity serves: no two of them may share an id.
DEMAND_KINDS = (
    "visits",
    "court_deadlines",
    "events",
    "cover",
    "supervision_plans",
    "job_shares",
    "recording_tasks",
)


class Office(Record):
    """The office's desks and quiet rooms; None: the rule of thumb (0.6 desks a head, 1 room per 8 people)."""

    name: Name = "Office"
    desks: int | None = Field(default=None, ge=0, le=1000)
    quiet_rooms: int | None = Field(default=None, ge=0, le=100)


# So many packs of later days are kept.
MOST_COMING_RULES = 8


class Team(Record):
    """Everything about one team. Order of lists is kept: it is the order on the board."""

    format: Literal["rotabene-team/1"] = "rotabene-team/1"
    id: Id
    name: Name
    manager: Name = "Team manager"
    nation: Literal["england", "wales", "scotland", "northern_ireland"] = "england"
    office: Office = Office()
    skills: tuple[Skill, ...] = ()
    named_shifts: tuple[NamedShift, ...] = ()
    patterns: tuple[WorkingPattern, ...] = ()
    staff: Annotated[tuple[StaffMember, ...], Field(max_length=1000)] = ()
    job_shares: tuple[JobShare, ...] = ()
    absences: tuple[Absence, ...] = ()
    agreed_changes: tuple[AgreedChange, ...] = ()
    front_line_breaks: tuple[FrontLineBreak, ...] = ()
    lockdown: LockdownWheel | None = None
    preferences: tuple[Preference, ...] = ()
    toil: tuple[ToilEntry, ...] = ()
    cover: tuple[CoverRequirement, ...] = ()
    visits: tuple[Visit, ...] = ()
    court_deadlines: tuple[CourtDeadline, ...] = ()
    supervision_plans: tuple[SupervisionPlan, ...] = ()
    events: tuple[Event, ...] = ()
    recording_tasks: tuple[RecordingTask, ...] = ()
    # Shifts fixed before planning starts: they are taken into the rota as they stand.
    pins: tuple[Shift, ...] = ()
    past_shifts: tuple[PastShift, ...] = ()
    past_tallies: tuple[PastTally, ...] = ()
    rules: RulePack = RulePack()
    # The packs of later days, each in force from its own day on; exceptions stand in `rules`.
    coming_rules: Annotated[tuple[RulePack, ...], Field(max_length=MOST_COMING_RULES)] = ()
    swaps: SwapRules = SwapRules()
    calendars: CalendarRules = CalendarRules()
    check_in: CheckInRules = CheckInRules()
    # Published rotas kept with the team.
    rotas: tuple[Rota, ...] = ()

    @property
    def staff_names(self) -> dict[str, str]:
        """What the people are called, by their ids."""
        return {member.id: member.name for member in self.staff}

    def member(self, staff: str | None) -> StaffMember | None:
        """The person of that id; None where nobody of the team has it."""
        return next((member for member in self.staff if member.id == staff), None)
