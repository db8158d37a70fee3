"""The frozen problem: everything that checker and solver need for the planned weeks, looked up and converted.

Made by `planner.services.freeze_problem`. Days are date ordinals, times are civil minutes, lengths are
minutes. No rule looks anything up in the team, converts a date or opens a file. The problem is plain data:
it can be pickled or written as JSON and solved in another process or on another machine.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from planner.domain.needs import (
    DutyTurn,
    EventNeed,
    HandoverNeed,
    PresenceNeed,
    RecordingNeed,
    ShiftNeed,
    SupervisionNeed,
    VisitNeed,
    Wish,
    WritingNeed,
)
from planner.domain.person import PastWork, Person
from planner.domain.repair import Repair
from planner.domain.rota import Activity, DayInLieu, Shift
from planner.domain.rule_pack import Override, RuleSettings
from planner.domain.staff import LockdownWeek
from planner.domain.time_grid import Span, civil


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

    def name_of(self, staff: str) -> str:
        """The person's name; the id of somebody who is not planned here, and left after the rota was made."""
        person = self.person_by_id.get(staff)
        return person.name if person is not None else staff

    @cached_property
    def visit_by_id(self) -> dict[str, VisitNeed]:
        return {visit.id: visit for visit in self.visits}

    @cached_property
    def turn_by_id(self) -> dict[str, DutyTurn]:
        return {turn.id: turn for turn in self.duty_turns}

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
