"""Which edit putting something down means: moved, exchanged, copied, made longer, given to somebody else."""

from __future__ import annotations

from dataclasses import dataclass

from planner.domain.rota import Activity, Shift
from planner.domain.time_grid import DAY, Span, day_of
from planner.services.activity_edits import (
    CopyActivity,
    ExchangeActivities,
    MoveActivity,
    ResizeActivity,
)
from planner.services.exchange_shifts import ExchangeShifts
from planner.services.group_edits import CopyShifts, ExchangeOverDays, PlaceShifts, Placing
from planner.services.rota_edits import MoveShift, ResizeShift
from planner.services.shift_refit import AT_THEIR_TIME
from ui.board.carry import Carry
from ui.item_models.board_snapshot import BoardSnapshot

CarryEdit = (
    MoveShift
    | ExchangeShifts
    | ExchangeOverDays
    | PlaceShifts
    | CopyShifts
    | ResizeShift
    | MoveActivity
    | CopyActivity
    | ExchangeActivities
    | ResizeActivity
)
EXCHANGES = (ExchangeShifts, ExchangeOverDays, ExchangeActivities)


@dataclass(frozen=True, slots=True)
class NoPlace:
    """There is nothing to put it into; `words` say why."""

    words: str


def edit_of(snapshot: BoardSnapshot, carry: Carry) -> CarryEdit | NoPlace | None:
    """The edit for where it is held; None when it is where it was."""
    if not carry.has_moved:
        return None
    if carry.part != "whole":
        return _resized(carry)
    if carry.activity is not None:
        return _of_activity(snapshot, carry, carry.activity)
    if carry.others or carry.is_copy:
        placings = _placings(snapshot, carry)
        return CopyShifts(placings) if carry.is_copy else PlaceShifts(placings)
    return _of_shift(snapshot, carry)


def _resized(carry: Carry) -> ResizeShift | ResizeActivity:
    span, shift = carry.span, carry.shift
    if carry.activity is not None:
        return ResizeActivity(shift.id, carry.activity.start, span.start, span.end)
    return (
        ResizeShift(shift.id, start=span.start)
        if carry.part == "start"
        else ResizeShift(shift.id, end=span.end)
    )


def _placings(snapshot: BoardSnapshot, carry: Carry) -> tuple[Placing, ...]:
    offset = carry.row - carry.from_row
    held = ((carry.mark, carry.from_row), *carry.others)
    return tuple(
        Placing(
            mark.shift.id,
            snapshot.rows[row + offset].id,
            mark.shift.start + carry.by_minutes,
            mark.shift.end + carry.by_minutes,
        )
        for mark, row in held
    )


def _of_shift(snapshot: BoardSnapshot, carry: Carry) -> CarryEdit | None:
    """Over another shift the two exchange: on the pointer's word, or where the time of day is the same."""
    staff = snapshot.rows[carry.row].id
    other = _shift_on(snapshot, staff, day_of(carry.span.start))
    is_meant = other is not None and (other.id == carry.over or carry.by_minutes % DAY == 0)
    if other is None or other.id == carry.shift.id or not is_meant:
        return carry.edit(staff)
    if other.day == carry.shift.day:
        return ExchangeShifts(carry.shift.id, other.id)
    return ExchangeOverDays(carry.shift.id, other.id)


def _of_activity(snapshot: BoardSnapshot, carry: Carry, activity: Activity) -> CarryEdit | NoPlace:
    person = snapshot.rows[carry.row]
    span, shift = carry.span, carry.shift
    target = _shift_on(snapshot, person.id, day_of(span.start))
    if target is None:
        return NoPlace(f"{person.name} has no shift then to put it into.")
    if carry.is_copy:
        return CopyActivity(shift.id, activity.start, span.start, target.id)
    other = _in_the_way(target, activity, span)
    if other is not None:
        return ExchangeActivities(shift.id, activity.start, target.id, other.start)
    return MoveActivity(shift.id, activity.start, span.start, target.id if target.id != shift.id else None)


def _in_the_way(target: Shift, activity: Activity, span: Span) -> Activity | None:
    """What keeps its time and lies there: the two exchange."""
    return next(
        (
            each
            for each in target.activities
            if each != activity and each.kind in AT_THEIR_TIME and each.span.overlaps(span)
        ),
        None,
    )


def _shift_on(snapshot: BoardSnapshot, staff: str, day: int) -> Shift | None:
    """What that person works on the day."""
    return snapshot.shift_on.get((staff, day))
