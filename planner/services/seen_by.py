"""What a role may see of a team and its rotas: private reasons of others left out, by the one table.

Somebody else who is away is just away: neither why nor for which leave account. Their TOIL, hours worked
before, wishes and notes are not there. What was published is there, without the words that tell why.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import TypeVar

from planner.domain.check_ins import CheckIn
from planner.domain.contracts import Contract
from planner.domain.flexible_working import FlexibleRequest
from planner.domain.own_records import Own, OwnRecord, Step
from planner.domain.own_requests import OwnRequest
from planner.domain.permissions import Deed, may
from planner.domain.records import DateRange
from planner.domain.remembered import Remembered
from planner.domain.roles import Caller
from planner.domain.rota import Rota, Shift, Uncovered
from planner.domain.rule_pack import RulePack
from planner.domain.staff import (
    Absence,
    AgreedChange,
    FrontLineBreak,
    Preference,
    StaffMember,
    ToilEntry,
)
from planner.domain.swaps import SwapRequest
from planner.domain.team import Team
from planner.domain.time_grid import civil
from planner.domain.worked_days import WorkedDay
from planner.ports import AuditRow
from planner.services.published_days import shifts_on

WHY: Deed = "see why somebody is away"
HOURS: Deed = "see hours and balances"
Reasoned = TypeVar("Reasoned", AgreedChange, FrontLineBreak, ToilEntry)
# In the place of a manager's reason, which may tell of somebody.
LEFT = "Left by the manager"
ALLOWED = "Allowed by the manager"
# Records of the log that hold what somebody asked for, and the lists of a team that tell why they are away.
ASKED = (OwnRequest.kind, FlexibleRequest.kind, "swap")
WHY_LISTS = ("absences", "preferences")
TIMES = "Change who is away or free"


def seen_team(caller: Caller, team: Team) -> Team:
    """The team as the caller may see it."""
    if may(caller, WHY) and may(caller, HOURS):
        return team
    return team.model_copy(
        update={
            "staff": tuple(_member(caller, each) for each in team.staff),
            "absences": (*_absences(caller, team.absences), *_hours_away(caller, team)),
            "agreed_changes": _without_reasons(caller, team.agreed_changes),
            "front_line_breaks": _without_reasons(caller, team.front_line_breaks),
            "preferences": _preferences(caller, team.preferences),
            "toil": _without_reasons(caller, (each for each in team.toil if _hours(caller, each.staff))),
            "past_shifts": tuple(each for each in team.past_shifts if _hours(caller, each.staff)),
            "past_tallies": tuple(each for each in team.past_tallies if _hours(caller, each.staff)),
            "pins": tuple(_shift(caller, each) for each in team.pins),
            "rules": _rules(caller, team.rules),
            "coming_rules": tuple(_rules(caller, each) for each in team.coming_rules),
            "rotas": tuple(seen_rota(caller, each) for each in team.rotas),
        }
    )


def seen_rota(caller: Caller, rota: Rota) -> Rota:
    """The rota as the caller may see it."""
    if may(caller, WHY) and may(caller, HOURS):
        return rota
    key = caller, rota.team, rota.first_day, rota.version, rota.state
    return _ROTAS.answer(key, rota, lambda: _seen_rota(caller, rota))


# Published rotas stay as they are through all edits of a team.
_ROTAS: Remembered[Rota, Rota] = Remembered(120)


def _seen_rota(caller: Caller, rota: Rota) -> Rota:
    return rota.model_copy(
        update={
            "shifts": tuple(_shift(caller, each) for each in rota.shifts),
            "days_in_lieu": tuple(each for each in rota.days_in_lieu if _hours(caller, each.staff)),
            "uncovered": tuple(_uncovered(each) for each in rota.uncovered),
            "left_uncovered": tuple(each.model_copy(update={"reason": LEFT}) for each in rota.left_uncovered),
        }
    )


def seen_swaps(caller: Caller, requests: Iterable[SwapRequest]) -> tuple[SwapRequest, ...]:
    """The requests that concern the caller; without the words that were said about it, in the team what is
    put up for anyone, and for who reads all what has changed hands."""
    seen: list[SwapRequest] = []
    for each in requests:
        is_theirs = each.giver == caller.staff or any(
            caller.staff in proposal.people for proposal in each.proposals
        )
        if may(caller, WHY):
            seen.append(each)
        elif is_theirs:
            seen.append(_without_notes(each, "approve"))
        elif each.handed if may(caller, HOURS) else each.verb == "offer" and each.is_open:
            seen.append(_without_notes(each))
    return tuple(seen)


def _without_notes(request: SwapRequest, *of: str) -> SwapRequest:
    """Without the words of all its steps, or of these deeds: why a policy was set aside for somebody is for
    the manager."""
    history = tuple(
        step.model_copy(update={"note": ""}) if not of or step.deed in of else step
        for step in request.history
    )
    return request.model_copy(update={"history": history})


def seen_own(caller: Caller, records: Iterable[Own]) -> tuple[Own, ...]:
    """Of requests, days worked and check-ins those that the caller may see. Who is out on a visit concerns
    everybody in the team: a buddy has to know. What was said with it is for those concerned."""
    return tuple(
        _own(caller, each)
        for each in records
        if isinstance(each, CheckIn) or (_hours if isinstance(each, WorkedDay) else _why)(caller, each.staff)
    )


def seen_rows(caller: Caller, rows: Iterable[AuditRow]) -> tuple[AuditRow, ...]:
    """Rows of the log: one's own alone where the role reaches no further; of others without their records and
    reasons, without what was asked for, and without which leave or wish it was."""
    if may(caller, WHY):
        return tuple(rows)
    reads_all = may(caller, "read the history")
    return tuple(
        _row(caller, row)
        for row in rows
        if row.who == caller.name or (reads_all and (row.record or "").split(" ")[0] not in ASKED)
    )


def _row(caller: Caller, row: AuditRow) -> AuditRow:
    plain = replace(row, before=None, after=None, reason=None)
    sides = [text for text in (row.before, row.after) if text] if row.record in (None, "team") else []
    tells_why = any(f'"{each}":' in text for each in WHY_LISTS for text in sides)
    return replace(plain, what=TIMES, subject="") if tells_why and row.who != caller.name else plain


def _own(caller: Caller, record: Own) -> Own:
    """The record, without notes where it is no business of the caller's why."""
    steps = _steps(record)
    if not steps or _why(caller, record.staff) or _is_buddy(caller, record):
        return record
    history = tuple(step.model_copy(update={"note": ""}) for step in steps)
    return record.model_copy(update={"history": history})


def _steps(record: OwnRecord) -> tuple[Step, ...]:
    return record.history if isinstance(record, (CheckIn, WorkedDay)) else ()


def _is_buddy(caller: Caller, record: OwnRecord) -> bool:
    return isinstance(record, CheckIn) and caller.staff is not None and caller.staff == record.buddy


def _rules(caller: Caller, pack: RulePack) -> RulePack:
    """The rules, without why they were set aside for others."""
    overrides = tuple(
        each if _why(caller, each.staff or "") else each.model_copy(update={"reason": ALLOWED})
        for each in pack.overrides
    )
    return pack.model_copy(update={"overrides": overrides})


def _without_reasons(caller: Caller, records: Iterable[Reasoned]) -> tuple[Reasoned, ...]:
    return tuple(
        each if _why(caller, each.staff) else each.model_copy(update={"reason": ""}) for each in records
    )


def _why(caller: Caller, staff: str) -> bool:
    return may(caller, WHY, staff)


def _hours(caller: Caller, staff: str) -> bool:
    return may(caller, HOURS, staff)


def _member(caller: Caller, member: StaffMember) -> StaffMember:
    """Without the notes of others; caseload and leave are balances."""
    fields: dict[str, object] = {}
    if not _why(caller, member.id):
        fields["note"] = ""
        fields["contracts"] = tuple(each.model_copy(update={"note": ""}) for each in member.contracts)
    if not _hours(caller, member.id):
        fields["caseload"] = None
        fields["contracts"] = tuple(_without_leave(each) for each in member.contracts)
    return member.model_copy(update=fields) if fields else member


def _without_leave(contract: Contract) -> Contract:
    return contract.model_copy(update={"note": "", "leave_days": None})


def _absences(caller: Caller, absences: tuple[Absence, ...]) -> tuple[Absence, ...]:
    """Others are away, under ids that tell nothing; what they have only asked for is theirs alone."""
    seen: list[Absence] = []
    for number, each in enumerate(absences, 1):
        if _why(caller, each.staff):
            seen.append(each)
        elif each.state == "approved":
            kind = "bank_holiday" if each.kind == "bank_holiday" else "other"
            fields = {"id": f"away-{number}", "kind": kind, "note": "", "credit_minutes_per_day": None}
            seen.append(each.model_copy(update=fields))
    return tuple(seen)


def _hours_away(caller: Caller, team: Team) -> Iterator[Absence]:
    """What others have off in lieu inside their published shifts, as hours away like any others: else what is
    left of such a shift would lie outside the hours agreed with them."""
    number = len(team.absences)
    for shift in shifts_on(team, range(1, date.max.toordinal())):
        for each in () if _hours(caller, shift.staff) else shift.activities:
            if each.kind == "time_off" and each.end <= civil(shift.day + 1):
                number += 1
                on, midnight = date.fromordinal(shift.day), civil(shift.day)
                yield Absence(
                    id=f"away-{number}",
                    staff=shift.staff,
                    kind="other",
                    dates=DateRange(first=on, last=on),
                    start=each.start - midnight,
                    end=each.end - midnight,
                )


def _preferences(caller: Caller, preferences: tuple[Preference, ...]) -> tuple[Preference, ...]:
    """Of others only when they are not there to be had, without why."""
    seen: list[Preference] = []
    for number, each in enumerate(preferences, 1):
        if _why(caller, each.staff):
            seen.append(each)
        elif each.wants == "cannot_work":
            fields = {"id": f"not-free-{number}", "reason": "", "is_private": False}
            seen.append(each.model_copy(update=fields))
    return tuple(seen)


def _shift(caller: Caller, shift: Shift) -> Shift:
    """Without its note; where hours are nobody's business, only as long as the person is at work."""
    if shift.note and not _why(caller, shift.staff):
        shift = shift.model_copy(update={"note": ""})
    return shift if _hours(caller, shift.staff) else shift.at_work()


def _uncovered(uncovered: Uncovered) -> Uncovered:
    """What is missing, without why: the reasons name who is ill and who is on leave."""
    return uncovered.model_copy(update={"reason": ""}) if uncovered.reason else uncovered
