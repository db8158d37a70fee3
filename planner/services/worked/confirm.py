"""Confirm a day as planned, or correct it: two clicks, one transaction.

A corrected day stands in the team as a past shift, in the place of what was planned: rest, averages, evenings
and fairness count what was worked. The published rota stays as it was published.
"""

from __future__ import annotations

from datetime import date, timedelta

from planner.domain.errors import BadInputError, RefusedEditError
from planner.domain.roles import Caller
from planner.domain.rota import Shift
from planner.domain.staff import PastShift
from planner.domain.team import Team
from planner.domain.time_grid import DAY, Span, civil_of, day_label, hours_label
from planner.domain.worked_days import WorkedDay, worked_day_id
from planner.ports import Clock, Store, UnitOfWork
from planner.services.edit_team import TeamEdit, edit_team_in
from planner.services.permitted import permitted
from planner.services.record_edits import record_of
from planner.services.record_form import refused_field
from planner.services.requests.own_leave import name_of
from planner.services.said_step import said_step
from planner.services.team_changes import RecordChange, added, replaced
from planner.services.worked.toil_claim import QUARTER
from planner.services.worked.work_days import attended, published_shift

# Longer days are entered by mistake.
MOST_MINUTES = 16 * 60
# How far back people correct their days by themselves: older ones may be settled and reported already.
OWN_WEEKS = 13


def confirm_day(store: Store, caller: Caller, staff: str, day: date, clock: Clock) -> WorkedDay:
    """The day was worked as it was published. Raises `NotPermittedError`, and `RefusedEditError` where
    nothing was planned or the shift has not ended."""
    with permitted(store, caller, "confirm hours", staff) as unit:
        shift = published_shift(unit.team(), staff, day.toordinal())
        if shift is None:
            raise RefusedEditError(
                f"Nothing was planned on {day_label(day.toordinal())}.", "Correct the day."
            )
        planned = attended(shift)
        if planned.end > civil_of(clock.now()):
            raise RefusedEditError("This shift has not ended yet.", "Confirm it afterwards.")
        rest = shift.break_span.minutes if shift.break_span else 0
        return _kept(unit, caller, staff, day, shift, planned, rest, "confirm", "")


def correct_day(
    store: Store,
    caller: Caller,
    staff: str,
    span: Span,
    clock: Clock,
    *,
    break_minutes: int = 0,
    note: str = "",
) -> WorkedDay:
    """The day was worked at other times. Raises `BadInputError` by fields for times that cannot be."""
    _refuse_odd_times(span, break_minutes, civil_of(clock.now()))
    day = date.fromordinal(span.start // DAY)
    with permitted(store, caller, "confirm hours", staff) as unit:
        if not caller.is_manager and day < clock.now().date() - timedelta(weeks=OWN_WEEKS):
            raise refused_field("on", "This is too long ago; ask the manager to correct it.")
        shift = published_shift(unit.team(), staff, day.toordinal())
        return _kept(unit, caller, staff, day, shift, span, break_minutes, "correct", note)


def _refuse_odd_times(span: Span, break_minutes: int, now: int) -> None:
    if span.minutes <= 0:
        raise refused_field("end", "The end is not after the start.")
    if span.end > now:
        raise refused_field("end", "This is still to come.")
    if span.minutes > MOST_MINUTES:
        raise refused_field("end", f"More than {hours_label(MOST_MINUTES)} in one day; look again.")
    if span.start < DAY:
        raise refused_field("on", "There is no such day.")
    if break_minutes < 0:
        raise refused_field("break_minutes", "0 is the least.")
    if break_minutes >= span.minutes:
        raise refused_field("break_minutes", "The break is as long as the day.")


def _kept(
    unit: UnitOfWork,
    caller: Caller,
    staff: str,
    day: date,
    shift: Shift | None,
    span: Span,
    break_minutes: int,
    deed: str,
    note: str,
) -> WorkedDay:
    record_of(unit.team(), "staff", staff)
    before = unit.own_record(WorkedDay, worked_day_id(staff, day))
    rest = shift.break_span.minutes if shift is not None and shift.break_span else 0
    planned = attended(shift) if shift is not None else None
    is_planned = (planned, rest) == (span, break_minutes)
    step = said_step(deed, caller.name, unit.now(), note, staff)
    worked = WorkedDay(
        id=worked_day_id(staff, day),
        staff=staff,
        start=span.start,
        end=span.end,
        break_minutes=break_minutes,
        planned_start=planned.start if planned else None,
        planned_end=planned.end if planned else None,
        planned_break_minutes=rest,
        state="confirmed" if is_planned else "corrected",
        history=(*(before.history if before else ()), step),
    )
    unit.save_own(worked, what="Confirm hours" if is_planned else "Correct hours", reason=note or None)
    _follow(unit, worked, shift, caller)
    return worked


def _follow(unit: UnitOfWork, worked: WorkedDay, shift: Shift | None, caller: Caller) -> None:
    """The team has a past shift for a day that was other than planned, and TOIL agreed for it is earned."""
    team = unit.team()
    changes = [*_past_shift_changes(team, worked, shift), *_earned_changes(team, worked)]
    if not changes:
        return
    name = name_of(team, worked.staff)
    edit = TeamEdit(f"Hours of {name}, {day_label(worked.on.toordinal())}", name, tuple(changes))
    try:
        edit_team_in(unit, edit, caller.name)
    except BadInputError as refused:
        # Another day's shift that this one runs into.
        raise refused_field("start", refused.problems[0].sentence) from refused


def _past_shift_changes(team: Team, worked: WorkedDay, shift: Shift | None) -> list[RecordChange]:
    """Whatever was told of the day before makes room for what is told now."""
    day = worked.on.toordinal()
    changes = [
        RecordChange("past_shifts", each, None)
        for each in team.past_shifts
        if each.staff == worked.staff and each.start // DAY == day
    ]
    if worked.state == "confirmed":
        return changes
    duty = sum(each.span.minutes for each in shift.activities if each.kind == "duty") if shift else 0
    told = PastShift(
        staff=worked.staff,
        start=worked.start,
        end=worked.end,
        break_minutes=worked.break_minutes,
        duty_minutes=min(duty, worked.span.minutes),
    )
    if [change.before for change in changes] == [told]:
        return []
    return [*changes, added(team, "past_shifts", told)]


def _earned_changes(team: Team, worked: WorkedDay) -> list[RecordChange]:
    """TOIL that was agreed in advance for the day: earned, as far as the day was longer by so much."""
    changes = []
    left = max(0, worked.extra_minutes) // QUARTER * QUARTER
    for entry in team.toil:
        if entry.staff != worked.staff or entry.on != worked.on or entry.state != "agreed":
            continue
        minutes = entry.minutes if worked.state == "confirmed" else min(entry.minutes, left)
        left -= minutes
        if minutes:
            earned = entry.model_copy(update={"state": "earned", "minutes": minutes})
            changes.append(replaced(team, "toil", entry, earned))
    return changes
