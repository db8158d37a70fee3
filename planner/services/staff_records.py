"""All that is kept about one person, taken out of the team's lists: what a frozen person follows from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cached_property
from typing import NamedTuple, Protocol, TypeVar

from planner.domain.contracts import NamedShift, WorkingPattern
from planner.domain.demand import Event
from planner.domain.rota import Made, Rota, Shift
from planner.domain.rule_pack import RuleSettings
from planner.domain.staff import (
    Absence,
    AgreedChange,
    LockdownWheel,
    PastShift,
    PastTally,
    Preference,
    StaffMember,
    ToilEntry,
)
from planner.domain.team import Team

# A team and a kept rota before one person's records and shifts are put in.
_NOBODY = Team(id="one", name="One")
_KEPT = Rota(
    team="one", first_day=date(2000, 1, 3), made=Made(by="kept", at=datetime(2000, 1, 1, tzinfo=UTC))
)


class StaffRecords(NamedTuple):
    """One person's records, and what of the team's they are read with."""

    member: StaffMember
    nation: str
    settings: RuleSettings
    patterns: tuple[WorkingPattern, ...]
    named_shifts: tuple[NamedShift, ...]
    # The person's own turns.
    lockdown: LockdownWheel | None
    absences: tuple[Absence, ...]
    # What the person cannot work.
    kept_free: tuple[Preference, ...]
    agreed_changes: tuple[AgreedChange, ...]
    toil: tuple[ToilEntry, ...]
    past_shifts: tuple[PastShift, ...]
    past_tallies: tuple[PastTally, ...]
    pins: tuple[Shift, ...]
    # Shifts of each kept rota.
    kept: tuple[tuple[Shift, ...], ...]
    # Events that were cancelled "for service".
    called_off: tuple[Event, ...]

    def as_team(self) -> Team:
        """A team of this person alone: whatever is frozen from it cannot depend on anybody else."""
        # Every part comes from a record that has been read: it is not checked once more for each person.
        return _NOBODY.model_copy(
            update={
                "nation": self.nation,
                "rules": _NOBODY.rules.model_copy(update={"settings": self.settings}),
                "patterns": self.patterns,
                "named_shifts": self.named_shifts,
                "staff": (self.member,),
                "lockdown": self.lockdown,
                "absences": self.absences,
                "preferences": self.kept_free,
                "agreed_changes": self.agreed_changes,
                "toil": self.toil,
                "past_shifts": self.past_shifts,
                "past_tallies": self.past_tallies,
                "pins": self.pins,
                "rotas": tuple(_KEPT.model_copy(update={"shifts": shifts}) for shifts in self.kept if shifts),
                "events": self.called_off,
            }
        )


class _OfStaff(Protocol):
    @property
    def staff(self) -> str: ...


_Item = TypeVar("_Item", bound=_OfStaff)


@dataclass(frozen=True)
class StaffIndex:
    """The lists of one team by person, gone through once."""

    team: Team

    def of(self, member: StaffMember) -> StaffRecords:
        """Everything about the person, in the order of the team's lists."""
        used = {contract.pattern for contract in member.contracts}
        return StaffRecords(
            member=member,
            nation=self.team.nation,
            settings=self.team.rules.settings,
            patterns=tuple(pattern for pattern in self.team.patterns if pattern.id in used),
            named_shifts=self.team.named_shifts,
            lockdown=self._wheel(member.id),
            absences=self._absences.get(member.id, ()),
            kept_free=self._kept_free.get(member.id, ()),
            agreed_changes=self._agreed.get(member.id, ()),
            toil=self._toil.get(member.id, ()),
            past_shifts=self._past_shifts.get(member.id, ()),
            past_tallies=self._past_tallies.get(member.id, ()),
            pins=self._pins.get(member.id, ()),
            kept=tuple(shifts.get(member.id, ()) for shifts in self._kept),
            called_off=tuple(event for event in self._called_off if member.id in event.people),
        )

    def _wheel(self, staff: str) -> LockdownWheel | None:
        wheel = self.team.lockdown
        if wheel is None:
            return None
        turns = tuple(turn for turn in wheel.weeks if turn.staff == staff)
        return LockdownWheel(weeks=turns, cpd_minutes_per_day=wheel.cpd_minutes_per_day)

    @cached_property
    def _absences(self) -> dict[str, tuple[Absence, ...]]:
        return _by_staff(self.team.absences)

    @cached_property
    def _kept_free(self) -> dict[str, tuple[Preference, ...]]:
        return _by_staff(each for each in self.team.preferences if each.wants == "cannot_work")

    @cached_property
    def _agreed(self) -> dict[str, tuple[AgreedChange, ...]]:
        return _by_staff(self.team.agreed_changes)

    @cached_property
    def _toil(self) -> dict[str, tuple[ToilEntry, ...]]:
        return _by_staff(self.team.toil)

    @cached_property
    def _past_shifts(self) -> dict[str, tuple[PastShift, ...]]:
        return _by_staff(self.team.past_shifts)

    @cached_property
    def _past_tallies(self) -> dict[str, tuple[PastTally, ...]]:
        return _by_staff(self.team.past_tallies)

    @cached_property
    def _pins(self) -> dict[str, tuple[Shift, ...]]:
        return _by_staff(self.team.pins)

    @cached_property
    def _kept(self) -> list[dict[str, tuple[Shift, ...]]]:
        return [_by_staff(rota.shifts) for rota in self.team.rotas]

    @cached_property
    def _called_off(self) -> list[Event]:
        return [event for event in self.team.events if event.is_cancelled_for_service]


def _by_staff(items: Iterable[_Item]) -> dict[str, tuple[_Item, ...]]:
    found: defaultdict[str, list[_Item]] = defaultdict(list)
    for item in items:
        found[item.staff].append(item)
    return {staff: tuple(mine) for staff, mine in found.items()}
