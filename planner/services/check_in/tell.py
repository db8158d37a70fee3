"""What people tell of a lone visit: I am out safe, I stay until, this is my buddy, I have made sure."""

from __future__ import annotations

from typing import Any

from planner.domain.check_ins import CHECK_IN_TRANSITIONS, CheckIn, CheckInDeed
from planner.domain.errors import RefusedEditError
from planner.domain.roles import Caller
from planner.domain.time_grid import DAY, civil_of, moment_label
from planner.ports import Clock, Store, UnitOfWork
from planner.services.allow_exceptions import needed_reason
from planner.services.check_in.lone_visits import check_in_id, lone_visits
from planner.services.check_in.watch import derived
from planner.services.permitted import permitted, seen_by_program
from planner.services.record_edits import record_of
from planner.services.record_form import refused_field
from planner.services.said_step import said_step

# Whoever stays longer says so again.
MOST_STAY = 4 * 60
WORDS = {"safe": "Out safe", "stay": "Stay longer", "buddy": "Name buddy", "close": "Close check-in"}


def i_am_safe(store: Store, caller: Caller, staff: str, start: int, note: str = "") -> CheckIn:
    """The person is out. `start` is that of the visit, a civil minute. Raises `NotPermittedError`, and
    `RefusedEditError` where no lone visit begins then or it is over already."""
    with permitted(store, caller, "check in after a visit", staff) as unit:
        return _told(unit, caller, staff, start, "safe", note)


def stay_until(store: Store, caller: Caller, staff: str, start: int, until: int, clock: Clock) -> CheckIn:
    """The visit takes longer: due at another moment of the next hours. `BadInputError` for any other."""
    now = civil_of(clock.now())
    if not now < until <= now + MOST_STAY:
        raise refused_field("until", "Choose a moment in the next four hours.")
    with permitted(store, caller, "check in after a visit", staff) as unit:
        return _told(unit, caller, staff, start, "stay", f"Until {moment_label(until)}", due=until)


def name_buddy(store: Store, caller: Caller, staff: str, start: int, buddy: str) -> CheckIn:
    """Another person is to ring. `RefusedEditError` for oneself and for who is not in the team."""
    if buddy == staff:
        raise RefusedEditError("Nobody is their own buddy.", "Choose somebody else.")
    with permitted(store, caller, "check in after a visit", staff) as unit:
        name = record_of(unit.team(), "staff", buddy).name
        return _told(unit, caller, staff, start, "buddy", name, buddy=buddy)


def close_check_in(store: Store, caller: Caller, staff: str, start: int, note: str) -> CheckIn:
    """The buddy or the manager has made sure that the person is safe, and says how they know."""
    why = needed_reason(note, "Say how you know that they are safe.")
    whole = seen_by_program(store)
    known = _find(whole, staff, start)
    with permitted(store, caller, "close a check-in", known.buddy) as unit:
        return _told(unit, caller, staff, start, "close", why)


def _told(
    unit: UnitOfWork,
    caller: Caller,
    staff: str,
    start: int,
    deed: CheckInDeed,
    note: str,
    **changes: Any,
) -> CheckIn:
    check_in = _find(unit, staff, start)
    state = CHECK_IN_TRANSITIONS.get((check_in.state, deed))
    if state is None:
        raise RefusedEditError("This visit is over already.", "Look at the list again.")
    step = said_step(deed, caller.name, unit.now(), note[:500], staff)
    history = (*check_in.history, step)
    after = check_in.model_copy(update={"state": state, "history": history, **changes})
    unit.save_own(after, what=WORDS[deed], reason=step.note or None)
    return after


def _find(plan: UnitOfWork | Store, staff: str, start: int) -> CheckIn:
    wanted = check_in_id(staff, start)
    known = plan.own_record(CheckIn, wanted)
    if known is not None:
        return known
    team, day = plan.team(), start // DAY
    for visit in lone_visits(team, range(day - 1, day + 1)):
        if visit.id == wanted:
            return derived(team, visit)
    raise RefusedEditError("No lone visit begins then in the published rota.", "Look at the list again.")
