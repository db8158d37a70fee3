"""After a late finish: when the next shift may begin, and having it begin then.

The hours are those of `late_finish` and `daily_rest`, measured from when work really ended. A shift that can
simply begin later, with nobody's demand lost and no policy broken anew, is published so at once; where more
hangs on it, the manager decides.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import uuid4

from planner.domain.errors import PlannerError, RefusedEditError
from planner.domain.own_records import Step
from planner.domain.own_requests import LaterStart, OwnRequest, stepped
from planner.domain.roles import Caller
from planner.domain.rota import Shift
from planner.domain.team import Team
from planner.domain.time_grid import ACTIVITY_GRID, Span, clock, day_label, hours_label, worked_minutes
from planner.domain.worked_days import WorkedDay, worked_day_id
from planner.ports import Clock, Store, UnitOfWork
from planner.rules.late_finish import earliest_start, rested
from planner.services.allow_exceptions import usable_reason
from planner.services.permitted import permitted, refuse_unless
from planner.services.requests.own_leave import open_request
from planner.services.shift_edits import ResizeShift
from planner.services.swaps.published_weeks import PublishedWeeks
from planner.services.swaps.settle import Settled, publish_settled, settle
from planner.services.worked.work_days import next_shift

AGREEMENT = "Later start after a late finish"


@dataclass(frozen=True, slots=True)
class LateFinish:
    """A finish after which the next shift, as published, begins too early; `earliest` is a civil minute."""

    worked: WorkedDay
    shift: Shift
    earliest: int
    breaks_law: bool

    @property
    def sentence(self) -> str:
        """What is wrong, in the words of the rules."""
        rest = hours_label(max(0, worked_minutes(Span(self.worked.end, self.shift.start))))
        why = "the law asks for more rest" if self.breaks_law else "after so late a finish that is too early"
        return (
            f"You finished at {clock(self.worked.end)} and start {day_label(self.shift.day)} at "
            f"{clock(self.shift.start)}, {rest} later: {why}. Not before {clock(self.earliest)}."
        )


@dataclass(frozen=True, slots=True)
class LaterStartOutlook:
    """Which start is proposed, and what it would do: `obstacle` where it cannot be done as it is,
    `touched` the policies for the manager to allow."""

    finish: LateFinish
    later: LaterStart
    settled: Settled | None
    obstacle: str = ""
    touched: tuple[str, ...] = ()

    @property
    def is_free(self) -> bool:
        """Whether nothing hangs on it: it can be done at once."""
        return self.settled is not None and not self.touched

    @property
    def words(self) -> str:
        """`Start Wed 25 Nov at 10:15 and finish at 18:15`."""
        later = self.later
        return f"Start {day_label(later.start // 1440)} at {clock(later.start)}, finish at {clock(later.end)}"


def late_finish_of(team: Team, worked: WorkedDay) -> LateFinish | None:
    """The next day's shift where it begins too early after the day; None where all is well."""
    day = worked.on.toordinal()
    shift = next_shift(team, worked.staff, day)
    if shift is None:
        return None
    is_under_18 = any(each.is_under_18 for each in team.staff if each.id == worked.staff)
    lawful = rested(worked.end, 720 if is_under_18 else 660)
    policy = worked.end if shift.name else earliest_start(team.rules.settings, day, worked.end)
    earliest = -(-max(lawful, policy) // ACTIVITY_GRID) * ACTIVITY_GRID
    if shift.start >= max(lawful, policy):
        return None
    return LateFinish(worked, shift, earliest, breaks_law=shift.start < lawful)


def later_start_outlook(team: Team, finish: LateFinish) -> LaterStartOutlook:
    """Try the later start on what is published: with the hours moved along, else with the end kept."""
    weeks = PublishedWeeks.around(team, [finish.shift.start])
    best: LaterStartOutlook | None = None
    for later in _candidates(finish):
        outlook = _tried(weeks, finish, later)
        if outlook.is_free:
            return outlook
        if best is None or (outlook.settled is not None and best.settled is None):
            best = outlook
    assert best is not None
    return best


def ask_later_start(store: Store, caller: Caller, staff: str, day: date, clock: Clock) -> OwnRequest:
    """Have the shift after the worked day begin later: published at once where nothing hangs on it, else
    asked of the manager.

    Raises `NotPermittedError`, and `RefusedEditError` where the day asks for no later start.
    """
    at = clock.now()
    with permitted(store, caller, "confirm hours", staff) as unit:
        outlook = _outlook(unit, staff, day)
        _refuse_twice(unit, outlook.later)
        step = Step(deed="ask", who=caller.name, at=at, staff=staff, note=outlook.finish.sentence)
        request = OwnRequest(
            id=f"later-{uuid4().hex[:12]}", staff=staff, later_start=outlook.later, history=(step,)
        )
        if outlook.is_free and outlook.settled is not None:
            done = Step(deed="approve", who=caller.name, at=at, note="Nothing hangs on it")
            request = stepped(request, "approve", done)
            _publish(unit, outlook.settled, request, caller, AGREEMENT)
        unit.save_own(request, what="Later start")
        return request


def approve_later_start(
    store: Store, caller: Caller, request_id: str, clock: Clock, reason: str = ""
) -> OwnRequest:
    """The manager lets it be so, judged anew; a policy that it newly breaks needs a reason."""
    with permitted(store, caller, "decide a request for time") as unit:
        request = open_request(unit, request_id)
        later = request.later_start
        if later is None:
            raise RefusedEditError("This request is for something else.", "Look at the list again.")
        weeks = PublishedWeeks.around(unit.team(), [later.planned_start])
        settled = settle(weeks, ResizeShift(later.shift, later.start, later.end), AGREEMENT)
        why = usable_reason(reason)
        if settled.touched and not why:
            told = " ".join(each.for_sharing.sentence for each in settled.touched)
            raise RefusedEditError(told, "A manager can allow it with a reason.")
        step = Step(deed="approve", who=caller.name, at=clock.now(), note=why or "")
        approved = stepped(request, "approve", step)
        _publish(unit, settled, approved, caller, why or AGREEMENT)
        unit.save_own(approved, what="Approve later start", reason=why or None)
        return approved


def look_at_later_start(
    store: Store, caller: Caller, staff: str, worked: WorkedDay
) -> LaterStartOutlook | None:
    """What the day asks of the next one; None where nothing."""
    team = refuse_unless(store, caller, "confirm hours", staff).team()
    finish = late_finish_of(team, worked)
    return None if finish is None else later_start_outlook(team, finish)


def _outlook(unit: UnitOfWork, staff: str, day: date) -> LaterStartOutlook:
    wanted = worked_day_id(staff, day)
    worked = next((each for each in unit.own_records(WorkedDay, day) if each.id == wanted), None)
    finish = late_finish_of(unit.team(), worked) if worked is not None else None
    if finish is None:
        raise RefusedEditError("The next shift begins late enough.", "Look at the day again.")
    return later_start_outlook(unit.team(), finish)


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


def _tried(weeks: PublishedWeeks, finish: LateFinish, later: LaterStart) -> LaterStartOutlook:
    try:
        settled = settle(weeks, ResizeShift(later.shift, later.start, later.end), AGREEMENT)
    except PlannerError as error:
        return LaterStartOutlook(finish, later, None, error.sentence)
    touched = tuple(each.for_sharing.sentence for each in settled.touched)
    return LaterStartOutlook(finish, later, settled, touched=touched)


def _publish(unit: UnitOfWork, settled: Settled, request: OwnRequest, caller: Caller, reason: str) -> None:
    publish_settled(unit, settled, who=caller.name, at=unit.now(), reason=reason, note=request.id)
