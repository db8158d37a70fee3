"""Leave and TOIL that a person asks for by themselves, and takes back again."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Literal
from uuid import uuid4

from planner.domain.errors import RefusedEditError
from planner.domain.own_requests import OwnRequest, stepped
from planner.domain.records import DateRange
from planner.domain.roles import Caller
from planner.domain.rule_pack import ToilLimits
from planner.domain.staff import Absence, StaffMember, ToilEntry
from planner.domain.team import Team
from planner.domain.time_grid import DAY, day_label, hours_label
from planner.ports import Clock, Store, UnitOfWork
from planner.services.edit_team import TeamEdit, edit_team_in
from planner.services.permitted import permitted
from planner.services.record_edits import record_of
from planner.services.record_form import made_record, refused_field
from planner.services.rules_in_force import settings_on
from planner.services.said_step import said_step
from planner.services.team_changes import TeamList, added, replaced

LeaveKind = Literal["annual_leave", "toil", "study", "other"]
QUARTER = 15
# Nobody asks for more than a year of leave at once.
MOST_DAYS = 366
# Nor for days so far ahead: without its year such a day looks like one of this year.
MOST_AHEAD = 2 * 366


def ask_for_leave(
    store: Store,
    caller: Caller,
    staff: str,
    kind: LeaveKind,
    dates: DateRange,
    clock: Clock,
    *,
    times: tuple[int, int] | None = None,
    note: str = "",
) -> OwnRequest:
    """Ask for whole days, or for a part of each day between two `times` (minutes since midnight).

    `kind` toil takes back time off in lieu. Raises `NotPermittedError`, and `BadInputError` by fields for
    days that are past, or on which the person has leave already.
    """
    today = clock.now().date()
    with permitted(store, caller, "ask for leave", staff) as unit:
        team = unit.team()
        member = record_of(team, "staff", staff)
        values = {
            "id": f"leave-{uuid4().hex[:12]}",
            "staff": staff,
            "kind": kind,
            "dates": dates,
            "start": times[0] if times else None,
            "end": times[1] if times else None,
            "state": "requested",
            "note": note,
        }
        absence = made_record(Absence, values, "The request")
        _refuse_odd_days(team, absence, today)
        _keep_new(unit, team, "absences", absence, member, caller)
        return open_request(unit, absence.id)


def ask_for_toil(
    store: Store, caller: Caller, staff: str, minutes: int, on: date, clock: Clock, *, reason: str = ""
) -> OwnRequest:
    """Ask for time off in lieu for work beyond the plan: agreed in advance of the day, or recorded after it.

    In whole quarters of an hour and from the least claim of the team on. Raises as `ask_for_leave`.
    """
    with permitted(store, caller, "ask for TOIL", staff) as unit:
        team = unit.team()
        member = record_of(team, "staff", staff)
        limits = settings_on(team, on.toordinal()).toil_limits
        _refuse_odd_claim(limits, minutes)
        if on < clock.now().date() - timedelta(weeks=limits.take_within_weeks):
            raise refused_field("on", "This is too long ago to be claimed; ask the manager.")
        if (on - clock.now().date()).days > MOST_AHEAD:
            raise refused_field("on", "This is too far ahead; ask the manager.")
        values = {
            "id": f"toil-{uuid4().hex[:12]}",
            "staff": staff,
            "state": "requested",
            "minutes": minutes,
            "on": on,
            "reason": reason,
            "entered_by": caller.name,
        }
        entry = made_record(ToilEntry, values, "The request")
        _keep_new(unit, team, "toil", entry, member, caller)
        return open_request(unit, entry.id)


def cancel_request(
    store: Store, caller: Caller, request_id: str, staff: str, clock: Clock, note: str = ""
) -> OwnRequest:
    """Take back what was asked for; also leave that was approved, as long as it has not begun."""
    at = clock.now()
    with permitted(store, caller, "cancel a request for time", staff) as unit:
        request = open_request(unit, request_id, staff)
        if request.state == "approved" and request.on <= at.date():
            raise RefusedEditError(
                "This has begun, or is used already: it cannot be taken back.", "Ask the manager."
            )
        step = said_step("cancel", caller.name, at, note, staff)
        cancelled = stepped(request, "cancel", step)
        unit.save_own(cancelled, what="Cancel request", reason=note or None)
        if (edit := without_asked(unit.team(), request)) is not None:
            edit_team_in(unit, edit, caller.name, reason=note or None)
        return cancelled


def open_request(unit: UnitOfWork, request_id: str, staff: str | None = None) -> OwnRequest:
    """The request of that id, of that person where one is named. RefusedEditError when it is not there."""
    found = unit.own_record(OwnRequest, request_id)
    if found is None or (staff is not None and found.staff != staff):
        raise RefusedEditError("There is no such request.", "Look at the list again.")
    return found


def without_asked(team: Team, request: OwnRequest) -> TeamEdit | None:
    """The step that takes the leave or the entry of a request out of the team; None where it is not there."""
    for list_name, records in _lists(team).items():
        for record in records:
            if record.id == request.id:
                name = name_of(team, request.staff)
                return TeamEdit(f"Cancel request of {name}", name, (replaced(team, list_name, record, None),))
    return None


def _lists(team: Team) -> Mapping[TeamList, tuple[Absence, ...] | tuple[ToilEntry, ...]]:
    return {"absences": team.absences, "toil": team.toil}


def name_of(team: Team, staff: str) -> str:
    """The person's name, or their id where they are in the team no more."""
    return team.staff_names.get(staff, staff)


def _refuse_odd_claim(limits: ToilLimits, minutes: int) -> None:
    """A claim is of whole quarters, and of the least that the team counts. `BadInputError` otherwise."""
    least = limits.least_claim_minutes
    if minutes % QUARTER or minutes <= 0:
        raise refused_field("minutes", "TOIL goes in quarters of an hour.")
    if minutes < least:
        raise refused_field("minutes", f"The least claim is {hours_label(least)}.")
    if minutes > DAY:
        raise refused_field("minutes", "Claim each day by itself.")


def _refuse_odd_days(team: Team, absence: Absence, today: date) -> None:
    first, last = absence.dates.first, absence.dates.last
    if last is None:
        raise refused_field("last", "Give the last day.")
    if last < first:
        raise refused_field("last", "The last day is before the first.")
    if first < today:
        raise refused_field("first", "This day is past; ask the manager to enter it.")
    if (first - today).days > MOST_AHEAD:
        raise refused_field("first", "This is too far ahead; ask the manager to enter it.")
    if (last - first).days >= MOST_DAYS:
        raise refused_field("last", "A year at most is asked for at once.")
    if absence.start is not None and absence.end is not None and absence.end <= absence.start:
        raise refused_field("end", "The end is not after the start.")
    for day in range(first.toordinal(), last.toordinal() + 1):
        if any(_clash(each, absence, day) for each in team.absences):
            raise refused_field("first", f"There is leave on {day_label(day)} already.")


def _clash(other: Absence, absence: Absence, day: int) -> bool:
    """Whether two absences of one person are at the same time of a day."""
    if other.staff != absence.staff or not other.dates.has(day):
        return False
    start, end = absence.start or 0, DAY if absence.end is None else absence.end
    return start < (DAY if other.end is None else other.end) and (other.start or 0) < end


def _keep_new(
    unit: UnitOfWork,
    team: Team,
    list_name: TeamList,
    record: Absence | ToilEntry,
    member: StaffMember,
    caller: Caller,
) -> None:
    noun = "leave" if isinstance(record, Absence) else "TOIL"
    edit = TeamEdit(f"Ask for {noun}: {member.name}"[:120], member.name, (added(team, list_name, record),))
    edit_team_in(unit, edit, caller.name)
