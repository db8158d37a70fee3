"""Claim what a longer day has earned: one click after it was corrected."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

from planner.domain.errors import RefusedEditError
from planner.domain.roles import Caller
from planner.domain.staff import ToilEntry
from planner.domain.time_grid import end_clock
from planner.domain.worked_days import WorkedDay, worked_day_id
from planner.ports import Store
from planner.services.edit_team import TeamEdit, edit_team_in
from planner.services.permitted import permitted
from planner.services.requests.own_leave import name_of
from planner.services.team_changes import added
from planner.services.worked.toil_claim import extra_of


def claim_extra(store: Store, caller: Caller, staff: str, day: date) -> ToilEntry:
    """Ask for the TOIL of a corrected day, beside what the rota of its week earns; the manager agrees it.

    Raises `NotPermittedError`, and `RefusedEditError` when there is nothing (left) to claim.
    """
    with permitted(store, caller, "ask for TOIL", staff) as unit:
        team = unit.team()
        worked = unit.own_record(WorkedDay, worked_day_id(staff, day))
        extra = extra_of(team, worked) if worked is not None else None
        if worked is None or extra is None or not extra.toil:
            raise RefusedEditError("This day has no TOIL left to claim.", "Correct the day first.")
        entry = ToilEntry(
            id=f"toil-{uuid4().hex[:12]}",
            staff=staff,
            state="requested",
            minutes=extra.toil,
            on=day,
            reason=worked.history[-1].note or f"Worked until {end_clock(worked.end)}",
            entered_by=caller.name,
            is_beyond_rota=True,
        )
        name = name_of(team, staff)
        edit = TeamEdit(f"Ask for TOIL: {name}"[:120], name, (added(team, "toil", entry),))
        edit_team_in(unit, edit, caller.name)
        return entry
