"""What the forms of a person's requests ask for, as deeds that the session does in their name."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from planner.domain.records import DateRange
from planner.domain.staff import Preference
from planner.services.record_form import made_record

if TYPE_CHECKING:
    from planner.domain.check_ins import CheckIn
    from planner.domain.roles import Caller
    from planner.ports import Clock
    from planner.services.guarded_store import GuardedStore
    from ui.requests.own_pane import OwnPane

Deed = Callable[["GuardedStore", "Caller", "Clock"], Any]


def typed_deed(pane: OwnPane, staff: str, record: Any) -> Deed:
    """The deed of the form in front. `record`: what it is about, where it is about something that is there.

    Raises BadInputError by fields for values that no record can have.
    """
    make = {
        "leave": _ask_leave,
        "toil": _ask_toil,
        "day": _correct_day,
        "wish": _put_wish,
        "flexible": _ask_flexible,
        "safe": _close_check_in,
        "appeal": _appeal,
    }[pane.kind]
    return make(pane, staff, record)


def _ask_leave(pane: OwnPane, staff: str, _: Any) -> Deed:
    from planner.services.requests.own_leave import ask_for_leave

    values, times = pane.leave.values(), pane.leave.times()
    dates = made_record(DateRange, {"first": values["first"], "last": values["last"]}, "The days")
    return lambda store, caller, clock: ask_for_leave(
        store, caller, staff, values["kind"], dates, clock, times=times, note=values["note"]
    )


def _ask_toil(pane: OwnPane, staff: str, _: Any) -> Deed:
    from planner.services.requests.own_leave import ask_for_toil

    values = pane.toil.values()
    return lambda store, caller, clock: ask_for_toil(
        store, caller, staff, values["minutes"], values["on"], clock, reason=values["reason"]
    )


def _correct_day(pane: OwnPane, staff: str, _: Any) -> Deed:
    from planner.services.worked.confirm import correct_day

    values, span = pane.day.values(), pane.day.span()
    minutes, note = values["break_minutes"], values["note"]
    return lambda store, caller, clock: correct_day(
        store, caller, staff, span, clock, break_minutes=minutes, note=note
    )


def _put_wish(pane: OwnPane, staff: str, record: Any) -> Deed:
    from planner.services.requests.own_wishes import new_wish_id, put_wish

    before = record if isinstance(record, Preference) else None
    values = pane.wish.values()
    if values["day"] is not None:
        values["weekdays"] = ()
    values |= {"id": before.id if before else new_wish_id(), "staff": staff}
    values |= {"shift": before.shift if before else None}
    wish = made_record(Preference, values, "The wish")
    return lambda store, caller, _: put_wish(store, caller, wish)


def _ask_flexible(pane: OwnPane, staff: str, _: Any) -> Deed:
    from planner.services.flexible.register import ask_for_flexible_working

    values = pane.flexible.values()
    pattern, minutes = values["pattern"] or (None, 0)
    return lambda store, caller, clock: ask_for_flexible_working(
        store,
        caller,
        staff,
        values["asks"],
        values["wanted_from"],
        clock,
        pattern=pattern,
        minutes_per_week=minutes,
        effect=values["effect"],
    )


def _close_check_in(pane: OwnPane, _: str, record: Any) -> Deed:
    return made_sure(record.check_in, pane.safe.values()["note"])


def made_sure(check_in: CheckIn, note: str) -> Deed:
    """Somebody else knows that they are safe."""
    from planner.services.check_in.tell import close_check_in

    return lambda store, caller, _: close_check_in(store, caller, check_in.staff, check_in.start, note)


def _appeal(pane: OwnPane, _: str, record: Any) -> Deed:
    from planner.services.flexible.register import appeal

    note = pane.appeal.values()["note"]
    return lambda store, caller, clock: appeal(store, caller, record.id, record.staff, note, clock)
