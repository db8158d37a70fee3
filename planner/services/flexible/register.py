"""The register of flexible-working requests: received, talked about, decided; each with its clock."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import uuid4

from planner.domain.contracts import WorkingPattern
from planner.domain.errors import RefusedEditError
from planner.domain.flexible_working import (
    FlexibleDeed,
    FlexibleOption,
    FlexibleRequest,
    Ground,
    decision_due,
    flexibly_stepped,
    next_request_on,
)
from planner.domain.own_records import Step
from planner.domain.roles import Caller
from planner.domain.time_grid import date_label, day_label
from planner.ports import Clock, Store, UnitOfWork
from planner.services.allow_exceptions import needed_reason
from planner.services.edit_team import edit_team_in
from planner.services.flexible.new_contract import contract_edit
from planner.services.permitted import permitted
from planner.services.record_edits import record_of
from planner.services.record_form import made_record, refused_field
from planner.services.said_step import said_step

AS_ASKED = "as-asked"
WORDS: dict[FlexibleDeed, str] = {
    "consult": "Consult on flexible working",
    "extend": "Extend the decision on flexible working",
    "option": "Add option to flexible working",
    "evidence": "Solve option of flexible working",
    "try": "Try flexible working",
    "agree": "Agree flexible working",
    "refuse": "Refuse flexible working",
    "appeal": "Appeal on flexible working",
    "dismiss": "Dismiss appeal on flexible working",
    "withdraw": "Withdraw flexible-working request",
}


def ask_for_flexible_working(
    store: Store,
    caller: Caller,
    staff: str,
    asks: str,
    wanted_from: date,
    clock: Clock,
    *,
    pattern: WorkingPattern | None = None,
    minutes_per_week: int = 0,
    effect: str = "",
) -> FlexibleRequest:
    """A statutory request. `pattern` and its hours, where the person can say them, are the first option.

    Raises `NotPermittedError`, and `RefusedEditError` while another is open or after two in twelve months.
    """
    today = clock.now().date()
    if wanted_from <= today:
        raise refused_field("wanted_from", "Choose a day to come.")
    with permitted(store, caller, "ask for flexible working", staff) as unit:
        record_of(unit.team(), "staff", staff)
        earlier = tuple(each for each in unit.own_records(FlexibleRequest) if each.staff == staff)
        _refuse_too_many(earlier, today)
        options: tuple[FlexibleOption, ...] = ()
        if pattern is not None:
            options = (
                FlexibleOption(
                    id=AS_ASKED, name="As asked", minutes_per_week=minutes_per_week, pattern=pattern
                ),
            )
        step = Step(deed="ask", who=caller.name, at=clock.now(), staff=staff)
        values = {
            "id": f"flexible-{uuid4().hex[:12]}",
            "staff": staff,
            "received": today,
            "wanted_from": wanted_from,
            "asks": asks.strip(),
            "effect": effect,
            "options": options,
            "decide_by": decision_due(today),
            "history": (step,),
        }
        request = made_record(FlexibleRequest, values, "The request")
        unit.save_own(request, what="Ask for flexible working")
        return request


def withdraw(store: Store, caller: Caller, request_id: str, staff: str, clock: Clock) -> FlexibleRequest:
    """The person takes it back; it counts all the same among the two in twelve months."""
    with permitted(store, caller, "ask for flexible working", staff) as unit:
        return _kept(unit, _of(unit, request_id, staff), "withdraw", caller, clock)


def appeal(
    store: Store, caller: Caller, request_id: str, staff: str, reason: str, clock: Clock
) -> FlexibleRequest:
    """The person appeals; the appeal is decided within the same two months."""
    with permitted(store, caller, "ask for flexible working", staff) as unit:
        return _kept(unit, _of(unit, request_id, staff), "appeal", caller, clock, reason)


def add_option(
    store: Store,
    caller: Caller,
    request_id: str,
    name: str,
    pattern: WorkingPattern,
    minutes_per_week: int,
    clock: Clock,
) -> FlexibleRequest:
    """Another way to meet the request, to be talked about and solved."""
    with permitted(store, caller, "decide on flexible working") as unit:
        request = _of(unit, request_id)
        values = {
            "id": f"option-{len(request.options) + 1}",
            "name": name,
            "minutes_per_week": minutes_per_week,
            "pattern": pattern,
        }
        option = made_record(FlexibleOption, values, "The option")
        return _kept(unit, request, "option", caller, clock, name, options=(*request.options, option))


def consult(store: Store, caller: Caller, request_id: str, note: str, clock: Clock) -> FlexibleRequest:
    """They have talked about it; what was said, in a few words."""
    with permitted(store, caller, "decide on flexible working") as unit:
        return _kept(unit, _of(unit, request_id), "consult", caller, clock, _words(note))


def extend(
    store: Store, caller: Caller, request_id: str, until: date, note: str, clock: Clock
) -> FlexibleRequest:
    """Both agree on a later day for the decision; how it was agreed is kept."""
    with permitted(store, caller, "decide on flexible working") as unit:
        request = _of(unit, request_id)
        if until <= request.decide_by:
            raise refused_field("until", f"It is due on {day_label(request.decide_by.toordinal())} already.")
        return _kept(unit, request, "extend", caller, clock, _words(note), decide_by=until)


def agree(
    store: Store, caller: Caller, request_id: str, option_id: str, first: date, note: str, clock: Clock
) -> FlexibleRequest:
    """The option is agreed: the contract changes from its first day on, in the same step."""
    with permitted(store, caller, "decide on flexible working") as unit:
        return _taken(unit, _of(unit, request_id), "agree", option_id, caller, clock, note, first)


def try_out(
    store: Store,
    caller: Caller,
    request_id: str,
    option_id: str,
    first: date,
    until: date,
    note: str,
    clock: Clock,
) -> FlexibleRequest:
    """The option is tried until a day, after which the contract before it comes back by itself."""
    if until <= first:
        raise refused_field("until", "The trial ends before it begins.")
    with permitted(store, caller, "decide on flexible working") as unit:
        request = _of(unit, request_id)
        return _taken(unit, request, "try", option_id, caller, clock, note, first, until)


def refuse(
    store: Store, caller: Caller, request_id: str, grounds: Sequence[Ground], note: str, clock: Clock
) -> FlexibleRequest:
    """Refuse, after a consultation, on statutory grounds and with an explanation in words."""
    why = _words(note)
    if not grounds:
        raise refused_field("grounds", "Choose one of the eight grounds of the Act.")
    with permitted(store, caller, "decide on flexible working") as unit:
        request = _of(unit, request_id)
        if not request.is_consulted:
            raise RefusedEditError(
                "A request is not refused before the person was consulted.", "Record the consultation first."
            )
        deed: FlexibleDeed = "dismiss" if request.state == "appealed" else "refuse"
        return _kept(unit, request, deed, caller, clock, why, grounds=tuple(dict.fromkeys(grounds)))


def _refuse_too_many(earlier: tuple[FlexibleRequest, ...], today: date) -> None:
    if any(each.is_open for each in earlier):
        raise RefusedEditError(
            "There is a request already that is not decided.", "Wait for its outcome, or withdraw it."
        )
    free = next_request_on(earlier, today)
    if free > today:
        raise RefusedEditError(
            "There were two requests in the last twelve months.",
            f"The next can be made from {date_label(free)} on.",
        )


def _taken(
    unit: UnitOfWork,
    request: FlexibleRequest,
    deed: FlexibleDeed,
    option_id: str,
    caller: Caller,
    clock: Clock,
    note: str,
    first: date,
    until: date | None = None,
) -> FlexibleRequest:
    option = request.option(option_id)
    if option is None:
        raise RefusedEditError("There is no such option.", "Add it first.")
    if first < clock.now().date():
        raise refused_field("first", "A contract is never changed for days that have gone.")
    changes: dict[str, Any] = {"chosen": option.id, "trial_until": until}
    done = _kept(unit, request, deed, caller, clock, note or option.name, **changes)
    edit = contract_edit(unit.team(), request.staff, option, first, until)
    edit_team_in(unit, edit, caller.name, reason=f"Flexible working: {option.name}")
    return done


def _kept(
    unit: UnitOfWork,
    request: FlexibleRequest,
    deed: FlexibleDeed,
    caller: Caller,
    clock: Clock,
    note: str = "",
    **changes: Any,
) -> FlexibleRequest:
    step = said_step(deed, caller.name, clock.now(), note[:500])
    done = flexibly_stepped(request, deed, step).model_copy(update=changes)
    unit.save_own(done, what=WORDS[deed], reason=step.note or None)
    return done


def _of(unit: UnitOfWork, request_id: str, staff: str | None = None) -> FlexibleRequest:
    found = unit.own_record(FlexibleRequest, request_id)
    if found is None or (staff is not None and found.staff != staff):
        raise RefusedEditError("There is no such request.", "Look at the register again.")
    return found


def _words(note: str) -> str:
    return needed_reason(note, "A few words are needed: they are kept in the register.", "Write them.")
