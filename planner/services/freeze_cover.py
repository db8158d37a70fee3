"""From cover requirements to the duty turns, presence and named shifts that each planned day asks for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from planner.domain.bank_holidays import is_bank_holiday
from planner.domain.demand import CoverRequirement
from planner.domain.needs import DutyTurn, PresenceNeed, ShiftNeed
from planner.domain.occurrences import cover_days, occurrence_id
from planner.domain.team import Team
from planner.domain.time_grid import DAY, Span, civil, clock


class CoverNeeds(NamedTuple):
    """What the cover of some days asks for."""

    duty_turns: tuple[DutyTurn, ...]
    presence: tuple[PresenceNeed, ...]
    shift_needs: tuple[ShiftNeed, ...]


def cover_needs(team: Team, days: range) -> CoverNeeds:
    """Duty turns, presence needs and named-shift needs of the days (ordinals)."""
    duty: list[DutyTurn] = []
    presence: list[PresenceNeed] = []
    shifts: list[ShiftNeed] = []
    for asked in team.cover:
        # What stands in the place of other cover answers to its id: a rota keeps who is placed.
        requirement = asked.model_copy(update={"id": asked.instead_of}) if asked.instead_of else asked
        for day in _cover_days(team, asked, days):
            if requirement.kind == "duty":
                duty.extend(_duty_turns(requirement, day))
            elif requirement.kind == "presence":
                presence.append(_presence_need(requirement, day))
            elif requirement.shift is not None:
                shifts.append(_shift_need(team, requirement, requirement.shift, day))
            if requirement.backup and requirement.kind == "duty":
                presence.append(_backup_need(requirement, day))
    return CoverNeeds(tuple(duty), tuple(presence), tuple(shifts))


def _cover_days(team: Team, requirement: CoverRequirement, days: range) -> Iterator[int]:
    for day in cover_days(team, requirement, days):
        # Day-time cover rests on bank holidays; named shifts (out-of-hours teams) go on.
        if requirement.kind != "shift" and is_bank_holiday(team.nation, day):
            continue
        yield day


def _shift_need(team: Team, requirement: CoverRequirement, shift: str, day: int) -> ShiftNeed:
    rule = team.rules.settings.duty_cover
    missing, surplus = requirement.weight_missing, requirement.weight_surplus
    return ShiftNeed(
        id=occurrence_id(requirement.id, day),
        requirement=requirement.id,
        name=requirement.name,
        shift=shift,
        day=day,
        least=requirement.least,
        ideal=_ideal(requirement),
        weight_missing=rule.weight if missing is None else missing,
        weight_surplus=0 if surplus is None else surplus,
        skills=_skills(requirement),
    )


def _skills(requirement: CoverRequirement) -> tuple[tuple[str, int], ...]:
    return tuple((mix.skill, mix.least) for mix in requirement.skills)


def _ideal(requirement: CoverRequirement) -> int:
    return max(requirement.least, requirement.ideal or 0)


def _hours(requirement: CoverRequirement, day: int) -> Span:
    end = requirement.end if requirement.end > requirement.start else requirement.end + DAY
    return Span(civil(day) + requirement.start, civil(day) + end)


def _duty_turns(requirement: CoverRequirement, day: int) -> Iterator[DutyTurn]:
    hours = _hours(requirement, day)
    for start in range(hours.start, hours.end, requirement.turn_minutes):
        span = Span(start, min(start + requirement.turn_minutes, hours.end))
        yield DutyTurn(
            id=f"{occurrence_id(requirement.id, day)}T{clock(start)}",
            requirement=requirement.id,
            name=requirement.name,
            span=span,
            least=requirement.least,
            ideal=_ideal(requirement),
            state=requirement.state,
            skills=_skills(requirement),
        )


def _presence_need(requirement: CoverRequirement, day: int) -> PresenceNeed:
    return PresenceNeed(
        id=occurrence_id(requirement.id, day),
        requirement=requirement.id,
        name=requirement.name,
        span=_hours(requirement, day),
        least=requirement.least,
        ideal=_ideal(requirement),
        state=requirement.state,
        skills=_skills(requirement),
    )


def _backup_need(requirement: CoverRequirement, day: int) -> PresenceNeed:
    """Backup: as many contactable people beside those on the desk."""
    needed = requirement.least + requirement.backup
    return PresenceNeed(
        id=occurrence_id(f"{requirement.id}:backup", day),
        requirement=requirement.id,
        name=f"{requirement.name} with backup",
        span=_hours(requirement, day),
        least=needed,
        ideal=needed,
        state="contactable",
    )
