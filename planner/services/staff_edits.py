"""Edits of people: join, leave, change of contract from a day, another pattern, out of the records."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from planner.domain.contracts import Contract, WorkingPattern
from planner.domain.errors import RefusedEditError
from planner.domain.records import DateRange
from planner.domain.staff import StaffMember
from planner.domain.team import Team
from planner.domain.time_grid import day_label
from planner.services.edit_team import TeamEdit
from planner.services.record_edits import add_record, new_id, record_of
from planner.services.team_changes import AnyChange, FieldChange, RecordChange, TeamList, added, replaced

# Lists whose records belong to one person and go with them.
OWN_LISTS: tuple[TeamList, ...] = (
    "absences",
    "agreed_changes",
    "preferences",
    "toil",
    "recording_tasks",
    "pins",
    "past_shifts",
    "past_tallies",
)


def add_staff(team: Team, member: StaffMember, pattern: WorkingPattern | None = None) -> TeamEdit:
    """A new person at the end of the board, with a new pattern where they bring one."""
    if pattern is None:
        return add_record(team, "staff", member)
    changes = (added(team, "patterns", pattern), added(team, "staff", member))
    return TeamEdit(f"Add {member.name}", member.name, changes)


def archive_staff(team: Team, staff: str, last_day: date) -> TeamEdit:
    """The person leaves: contracts end on that day, later ones fall away; all that was planned stays."""
    member: StaffMember = record_of(team, "staff", staff)
    kept = tuple(_ended(each, last_day) for each in member.contracts if each.dates.first <= last_day)
    if not kept:
        raise RefusedEditError(
            f"{member.name} has no contract on or before {last_day}.",
            "Choose a later last day, or take the person out of the records.",
        )
    after = member.model_copy(update={"contracts": kept})
    return TeamEdit(f"End contract of {member.name}", member.name, (replaced(team, "staff", member, after),))


def _ended(contract: Contract, last_day: date) -> Contract:
    last = contract.dates.last
    if last is not None and last <= last_day:
        return contract
    return contract.model_copy(update={"dates": DateRange(first=contract.dates.first, last=last_day)})


def change_contract_from(team: Team, staff: str, contract: Contract) -> TeamEdit:
    """A new contract from its first day on; the one in force until then ends the day before.

    Contracts are never changed for days that have gone: this is how other hours begin on a Wednesday.
    """
    member: StaffMember = record_of(team, "staff", staff)
    eve = contract.dates.first - timedelta(days=1)
    before = [_ended(each, eve) for each in member.contracts if each.dates.first <= eve]
    until = min((each.dates.first for each in member.contracts if each.dates.first > eve), default=None)
    after = [each for each in member.contracts if each.dates.first > eve]
    if after and after[0].dates.first == contract.dates.first:
        after = after[1:]
        until = after[0].dates.first if after else None
    if until is not None and (contract.dates.last is None or contract.dates.last >= until):
        dates = DateRange(first=contract.dates.first, last=until - timedelta(days=1))
        contract = contract.model_copy(update={"dates": dates})
    changed = member.model_copy(update={"contracts": (*before, contract, *after)})
    return TeamEdit(
        f"Change contract of {member.name}", member.name, (replaced(team, "staff", member, changed),)
    )


def remove_contract(team: Team, staff: str, place: int) -> TeamEdit:
    """Take a contract out; the one that it had ended goes on in its place. The only one stays."""
    member: StaffMember = record_of(team, "staff", staff)
    gone, kept = member.contracts[place], list(member.contracts)
    if len(kept) == 1:
        raise RefusedEditError(
            "The only contract cannot be taken out.", "Let it end on a day, or take the person out."
        )
    del kept[place]
    eve = gone.dates.first - timedelta(days=1)
    if place and kept[place - 1].dates.last == eve:
        earlier = kept[place - 1]
        dates = DateRange(first=earlier.dates.first, last=gone.dates.last)
        kept[place - 1] = earlier.model_copy(update={"dates": dates})
    after = member.model_copy(update={"contracts": tuple(kept)})
    return TeamEdit(
        f"Remove contract of {member.name}", member.name, (replaced(team, "staff", member, after),)
    )


def own_pattern(team: Team, staff: str, place: int, pattern: WorkingPattern) -> TeamEdit:
    """Give the person's contract (by its place) a pattern of its own, which others do not share."""
    member: StaffMember = record_of(team, "staff", staff)
    new = pattern.model_copy(update={"id": new_id(team, f"pattern-{staff}")})
    contracts = list(member.contracts)
    contracts[place] = contracts[place].model_copy(update={"pattern": new.id})
    after = member.model_copy(update={"contracts": tuple(contracts)})
    changes = (added(team, "patterns", new), replaced(team, "staff", member, after))
    return TeamEdit(f"Change pattern of {member.name}", member.name, changes)


def users_of_pattern(team: Team, pattern: str) -> tuple[StaffMember, ...]:
    """Everyone with a contract on the pattern."""
    return tuple(member for member in team.staff if any(each.pattern == pattern for each in member.contracts))


def remove_staff(team: Team, staff: str) -> TeamEdit:
    """Take a person out with all that is theirs: for one entered by mistake. Who has worked is archived."""
    member: StaffMember = record_of(team, "staff", staff)
    if written := [each.case for each in team.court_deadlines if staff in (each.author, each.co_author)]:
        raise RefusedEditError(
            f"{member.name} is to write for court: {', '.join(written)}.",
            "Give it to somebody else on the Demand screen first.",
        )
    if published := [each for each in team.rotas if any(shift.staff == staff for shift in each.shifts)]:
        week = day_label(published[-1].first_day.toordinal())
        raise RefusedEditError(
            f"{member.name} is in the published rota of the week from {week}.",
            "End the contract instead: what has been published stays as it was.",
        )
    changes: list[AnyChange] = []
    for list_name in OWN_LISTS:
        changes += [
            RecordChange(list_name, each, None) for each in getattr(team, list_name) if each.staff == staff
        ]
    changes += [
        RecordChange("supervision_plans", plan, None)
        for plan in team.supervision_plans
        if staff in (plan.worker, plan.supervisor)
    ]
    changes += [RecordChange("job_shares", share, None) for share in team.job_shares if staff in share.people]
    changes += [
        RecordChange("visits", visit, visit.model_copy(update={"allocated_worker": None}))
        for visit in team.visits
        if visit.allocated_worker == staff
    ]
    for event in team.events:
        if staff in event.people:
            others = tuple(each for each in event.people if each != staff)
            left = event.model_copy(update={"people": others}) if others else None
            changes.append(RecordChange("events", event, left))
    changes += [
        RecordChange("staff", other, other.model_copy(update={"supervisor": None}))
        for other in team.staff
        if other.supervisor == staff
    ]
    if (wheel := _without(team, staff)) is not None:
        changes.append(wheel)
    changes.append(RecordChange("staff", member, None))
    return TeamEdit(f"Remove {member.name}", member.name, tuple(changes))


def _without(team: Team, staff: str) -> FieldChange | None:
    """The lockdown wheel without the person."""
    wheel = team.lockdown
    if wheel is None:
        return None
    weeks: list[Any] = [
        turn.model_copy(update={"cover_person": None}) if turn.cover_person == staff else turn
        for turn in wheel.weeks
        if turn.staff != staff
    ]
    order = tuple(each for each in wheel.order if each != staff)
    after = wheel.model_copy(update={"order": order, "weeks": tuple(weeks)})
    return None if after == wheel else FieldChange("lockdown", wheel, after)
