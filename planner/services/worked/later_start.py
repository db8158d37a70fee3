"""After a late finish: when the next shift may begin, and having it begin then.

The hours are those of `late_finish` and `daily_rest`, measured from when work really ended. A shift that can
simply begin later, with nobody's demand lost and no policy broken anew, is published so at once; where more
hangs on it, the manager decides.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from uuid import uuid4

from planner.domain.errors import PlannerError, RefusedEditError
from planner.domain.own_records import Step
from planner.domain.own_requests import LaterStart, OwnRequest, stepped
from planner.domain.roles import Caller
from planner.domain.rota import Shift
from planner.domain.team import Team
from planner.domain.time_grid import (
    ACTIVITY_GRID,
    Span,
    clock,
    day_label,
    end_clock,
    hours_label,
    worked_minutes,
)
from planner.domain.worked_days import WorkedDay, worked_day_id
from planner.ports import Clock, Store, UnitOfWork
from planner.rules.late_finish import earliest_start, rested
from planner.services.allow_exceptions import usable_reason
from planner.services.permitted import permitted
from planner.services.rules_in_force import settings_on
from planner.services.shift_edits import ResizeShift
from planner.services.swaps.published_weeks import PublishedWeeks
from planner.services.swaps.settle import Settled, publish_settled, settle
from planner.services.worked.work_days import published_shift

AGREEMENT = "Later start after a late finish"


@dataclass(frozen=True, slots=True)
class LateFinish:
    """A finish after which the next shift, as published, begins too early; `earliest` is a civil minute, and
    `because` tells which rule makes it so."""

    worked: WorkedDay
    shift: Shift
    earliest: int
    breaks_law: bool
    because: str

    @property
    def sentence(self) -> str:
        """What is wrong, in the words of the rules."""
        rest = hours_label(max(0, worked_minutes(Span(self.worked.end, self.shift.start))))
        why = "the law asks for more rest" if self.breaks_law else "after so late a finish that is too early"
        then = f"Not before {clock(self.earliest)}: {self.because}."
        return (
            f"You finished at {end_clock(self.worked.end)} and start {day_label(self.shift.day)} at "
            f"{clock(self.shift.start)}, {rest} later: {why}. {then}"
        )


def late_finish_of(team: Team, worked: WorkedDay) -> LateFinish | None:
    """The next day's shift where it begins too early after the day; None where all is well."""
    day = worked.on.toordinal()
    shift = published_shift(team, worked.staff, day + 1)
    if shift is None:
        return None
    settings = settings_on(team, shift.day)
    is_under_18 = any(each.is_under_18 for each in team.staff if each.id == worked.staff)
    rest = settings.daily_rest
    least = rest.minutes_under_18 if is_under_18 else rest.minutes
    lawful = rested(worked.end, least)
    policy = worked.end if shift.name else earliest_start(settings, day, worked.end)
    earliest = -(-max(lawful, policy) // ACTIVITY_GRID) * ACTIVITY_GRID
    if shift.start >= max(lawful, policy):
        return None
    late = settings.late_finish
    if lawful >= policy:
        because = f"{hours_label(least)} of rest by law"
    elif policy == rested(worked.end, late.rest_minutes):
        because = f"{hours_label(late.rest_minutes)} of rest after a finish past {clock(late.late_after)}"
    else:
        because = "as the team has agreed for so late a finish"
    return LateFinish(worked, shift, earliest, breaks_law=shift.start < lawful, because=because)


def proposed_start(team: Team, finish: LateFinish, at: datetime) -> tuple[LaterStart, Settled | None]:
    """The later start to ask for, on what is published: with the hours moved along, else with the end kept.

    With it what it does, where nothing hangs on it and it can be done at once.
    """
    weeks = PublishedWeeks.around(team, [finish.shift.start])
    wanted = tuple(_candidates(finish))
    possible = []
    for later in wanted:
        try:
            settled = settle(weeks, ResizeShift(later.shift, later.start, later.end), AGREEMENT)
        except PlannerError:
            continue
        if not settled.for_the_manager(at):
            return later, settled
        possible.append(later)
    return (*possible, *wanted)[0], None


def ask_later_start(store: Store, caller: Caller, staff: str, day: date, clock: Clock) -> OwnRequest:
    """Have the shift after the worked day begin later: published at once where nothing hangs on it, else
    asked of the manager.

    Raises `NotPermittedError`, and `RefusedEditError` where the day asks for no later start.
    """
    at = clock.now()
    with permitted(store, caller, "confirm hours", staff) as unit:
        finish = _finish_on(unit, staff, day)
        later, settled = proposed_start(unit.team(), finish, at)
        _refuse_twice(unit, later)
        step = Step(deed="ask", who=caller.name, at=at, staff=staff, note=finish.sentence)
        request = OwnRequest(id=f"later-{uuid4().hex[:12]}", staff=staff, later_start=later, history=(step,))
        if settled is not None:
            done = Step(deed="approve", who=caller.name, at=at, note="Nothing hangs on it")
            request = stepped(request, "approve", done)
            publish_settled(unit, settled, who=caller.name, at=at, reason=AGREEMENT, note=request.id)
        unit.save_own(request, what="Later start")
        return request


def start_later(
    unit: UnitOfWork, request: OwnRequest, caller: Caller, at: datetime, reason: str
) -> OwnRequest:
    """The manager lets it be so, judged anew; a policy that it newly breaks needs a reason, and so does a law
    that the week breaks already."""
    later = request.later_start
    assert later is not None
    weeks = PublishedWeeks.around(unit.team(), [later.planned_start])
    settled = settle(weeks, ResizeShift(later.shift, later.start, later.end), AGREEMENT)
    settled.refuse_without(reason, at)
    why = usable_reason(reason)
    approved = stepped(request, "approve", Step(deed="approve", who=caller.name, at=at, note=why))
    publish_settled(unit, settled, who=caller.name, at=at, reason=why or AGREEMENT, note=request.id)
    unit.save_own(approved, what="Approve later start", reason=why or None)
    return approved


def _finish_on(unit: UnitOfWork, staff: str, day: date) -> LateFinish:
    worked = unit.own_record(WorkedDay, worked_day_id(staff, day))
    finish = late_finish_of(unit.team(), worked) if worked is not None else None
    if finish is None:
        raise RefusedEditError("The next shift begins late enough.", "Look at the day again.")
    return finish


def _refuse_twice(unit: UnitOfWork, later: LaterStart) -> None:
    for each in unit.own_records(OwnRequest):
        if each.is_open and each.later_start is not None and each.later_start.shift == later.shift:
            raise RefusedEditError("You have asked for this already.", "The manager has it before them.")


def _candidates(finish: LateFinish) -> Iterator[LaterStart]:
    shift, by = finish.shift, finish.earliest - finish.shift.start
    for end in (shift.end + by, shift.end):
        if end > finish.earliest:
            yield LaterStart(
                shift=shift.id,
                planned_start=shift.start,
                planned_end=shift.end,
                start=finish.earliest,
                end=end,
            )
