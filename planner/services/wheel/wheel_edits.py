"""Turns of the wheel put, moved and taken away: each as one edit of the team with its way back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from planner.domain.errors import RefusedEditError
from planner.domain.needs import DutyTurn
from planner.domain.records import free_id
from planner.domain.rota import Activity, Shift
from planner.domain.staff import LockdownWeek, LockdownWheel
from planner.domain.team import Team
from planner.domain.time_grid import DAY, monday_of, weekday_of
from planner.rules.wording import counted, week_text
from planner.services.clear_drafts import DraftChange
from planner.services.edit_team import TeamEdit
from planner.services.published_proof import unclaimed
from planner.services.team_changes import AnyChange, FieldChange, added, replaced
from planner.services.wheel.lockdown_places import agreed_duty
from planner.services.wheel.may_go import Verdict, may_go
from planner.services.wheel.supervision_places import moved_plan
from planner.services.wheel.turn_duty import turn_duty
from planner.services.wheel.turns import WheelTurn, turns_of_day
from planner.services.wheel.wheel_view import WheelView


def move_turn(view: WheelView, turn: WheelTurn, staff: str, monday: int) -> TeamEdit:
    """Put the turn onto a person in a week. RefusedEditError with the reason where it may not go."""
    verdict = may_go(view, turn, staff, monday)
    if not verdict.may_go:
        raise RefusedEditError(verdict.against, "Choose another week or person.")
    what = f"Move {_short(turn)} of {view.name(turn.staff)}"
    subject = f"{view.name(turn.staff)}, {week_text(turn.monday)} to {view.name(staff)}, {week_text(monday)}"
    if turn.kind == "lockdown":
        return _lockdown_moved(view, turn, staff, monday, verdict, what, subject)
    if turn.kind == "supervision":
        plan = next(each for each in view.team.supervision_plans if each.id == turn.record)
        change = replaced(view.team, "supervision_plans", plan, moved_plan(plan, turn.monday, monday))
        return TeamEdit(what, subject, (change,))
    day = monday + weekday_of(turn.day or 0)
    wanted = {start % DAY for start, _ in turn.times}
    asked = [each for each in turns_of_day(view.problem, turn.record, day) if each.span.start % DAY in wanted]
    changes = _pins_changed(view.team, [turn], [(staff, asked)])
    return TeamEdit(what, subject, changes)


def remove_turn(view: WheelView, turn: WheelTurn) -> TeamEdit:
    """Take a turn back. RefusedEditError for one that is published, or in a rota, or only falls due."""
    what = f"Take back {_short(turn)} of {view.name(turn.staff)}"
    subject = f"{view.name(turn.staff)}, {week_text(turn.monday)}"
    if turn.origin == "published" or (turn.kind == "duty" and turn.origin == "draft"):
        raise RefusedEditError("The turn is in a rota.", "Change it on the board.")
    if turn.kind == "duty":
        return TeamEdit(what, subject, _pins_changed(view.team, [turn], []))
    if turn.kind == "supervision":
        plan = next((each for each in view.team.supervision_plans if each.id == turn.record), None)
        if plan is None or turn.origin != "agreed":
            raise RefusedEditError("It falls due by its plan.", "Move it, or change the plan on Demand.")
        weeks = tuple(week for week in plan.weeks if monday_of(week) != turn.monday)
        change = replaced(view.team, "supervision_plans", plan, plan.model_copy(update={"weeks": weeks}))
        return TeamEdit(what, subject, (change,))
    return _lockdown_edit(view, [turn], [], what, subject)


def give_lockdown(view: WheelView, staff: str, monday: int) -> TeamEdit:
    """Give a person a lockdown week. RefusedEditError with the reason where it may not be."""
    verdict = may_go(view, lockdown_offer(staff), staff, monday)
    if not verdict.may_go:
        raise RefusedEditError(verdict.against, "Choose another week or person.")
    what, subject = f"Lockdown week of {view.name(staff)}", f"{view.name(staff)}, {week_text(monday)}"
    return _lockdown_edit(view, [], [_week(staff, monday)], what, subject)


def lockdown_offer(staff: str) -> WheelTurn:
    """A lockdown week that lies nowhere yet."""
    return WheelTurn("lockdown", staff, 0, "due")


def give_duty(view: WheelView, turn: DutyTurn, staff: str) -> TeamEdit:
    """Give a person a turn on duty. RefusedEditError with the reason."""
    offered = duty_offer(turn)
    verdict = may_go(view, offered, staff, offered.monday)
    if not verdict.may_go:
        raise RefusedEditError(verdict.against, "Choose another turn or person.")
    what, subject = f"Duty of {view.name(staff)}", f"{view.name(staff)}, {offered.words}"
    return TeamEdit(what, subject, _pins_changed(view.team, [], [(staff, [turn])]))


def duty_offer(turn: DutyTurn) -> WheelTurn:
    """A turn on duty that nobody has yet."""
    day = turn.span.start // DAY
    times = ((turn.span.start, turn.span.end),)
    return WheelTurn("duty", "", monday_of(day), "due", turn.requirement, turn.name, day, times)


def give_out_duty(view: WheelView) -> TeamEdit | None:
    """All turns on duty that lack people, in weeks without a rota, as one edit; None where none can be given.

    See `turn_duty` for who gets them.
    """
    given = turn_duty(view)
    if not given:
        return None
    subject = f"{counted(len(given), 'turn')} from {week_text(view.first_day)}"
    turns = [(who, [turn]) for who, turn in given]
    return TeamEdit("Give out duty", subject, _pins_changed(view.team, [], turns))


def name_cover(view: WheelView, turn: WheelTurn, person: str | None) -> TeamEdit:
    """Say who makes the statutory visits of a lockdown week."""
    what = f"Cover for {view.name(turn.staff)}"
    subject = f"{view.name(person) if person else 'Nobody'} in {week_text(turn.monday)}"
    week = _week(turn.staff, turn.monday, person)
    return _lockdown_edit(view, [turn], [week], what, subject)


def give_out(view: WheelView) -> TeamEdit | None:
    """All lockdown turns that are still to be given out, as one edit; None where there are none.

    A team without a wheel gets one with it, which from then on gives turns out with each build.
    """
    if view.team.lockdown is None:
        wheel = LockdownWheel(gives_out_turns=True)
        turning = view.team.model_copy(update={"lockdown": wheel})
        edit = give_out(WheelView(turning, view.problem, view.rotas))
        changes = edit.changes if edit is not None else (FieldChange("lockdown", wheel, wheel),)
        subject = edit.subject if edit is not None else "Lockdown wheel"
        first = next(each.after for each in changes if isinstance(each, FieldChange))
        rest = tuple(each for each in changes if not isinstance(each, FieldChange))
        return TeamEdit("Turn the wheel", subject, (FieldChange("lockdown", None, first), *rest))
    weeks = view.proposal.weeks
    if not weeks:
        return None
    subject = f"{counted(len(weeks), 'turn')} from {week_text(view.first_day)}"
    return _lockdown_edit(view, [], list(weeks), "Turn the wheel", subject)


def set_wheel(team: Team, wheel: LockdownWheel | None, what: str) -> TeamEdit:
    """Turn the wheel on or off, or change how it turns."""
    return TeamEdit(what, "Lockdown wheel", (FieldChange("lockdown", team.lockdown, wheel),))


# --- lockdown ---------------------------------------------------------------------------------------------


def _lockdown_moved(
    view: WheelView, turn: WheelTurn, staff: str, monday: int, verdict: Verdict, what: str, subject: str
) -> TeamEdit:
    gone = [turn]
    new = [_week(staff, monday, _kept_cover(turn, staff))]
    back = verdict.exchanged
    if back is not None:
        gone.append(back)
        new.append(_week(turn.staff, back.monday, _kept_cover(back, turn.staff)))
        what = f"Exchange lockdown weeks of {view.name(turn.staff)} and {view.name(staff)}"
    return _lockdown_edit(view, gone, new, what, subject)


def _kept_cover(turn: WheelTurn, staff: str) -> str | None:
    return turn.cover_person if turn.cover_person != staff else None


def _week(staff: str, monday: int, cover: str | None = None) -> LockdownWeek:
    return LockdownWeek(staff=staff, week=date.fromordinal(monday), cover_person=cover)


def _lockdown_edit(
    view: WheelView, gone: Sequence[WheelTurn], new: Sequence[LockdownWeek], what: str, subject: str
) -> TeamEdit:
    """Turns that a draft gave out go out of it in the same step."""
    team = view.team
    wheel = team.lockdown
    if wheel is None:
        raise RefusedEditError("The team has no lockdown wheel.", "Turn it on first.")
    taken = {(turn.staff, turn.monday) for turn in gone}
    weeks = [turn for turn in wheel.weeks if (turn.staff, monday_of(turn.week)) not in taken]
    weeks = sorted((*weeks, *new), key=lambda turn: (turn.week, turn.staff))
    after = wheel.model_copy(update={"weeks": tuple(weeks)})
    changes: list[AnyChange] = [FieldChange("lockdown", wheel, after)]
    # Nobody is on duty in lockdown: what was agreed of it is taken back with the same step.
    off = [turn for week in new for turn in agreed_duty(view, week.staff, monday_of(week.week))]
    changes += _pins_changed(team, off, [])
    return TeamEdit(what, subject, tuple(changes), drafts=tuple(_draft_changes(view, taken)))


def _draft_changes(view: WheelView, taken: set[tuple[str, int]]) -> Iterable[DraftChange]:
    for rota in view.rotas:
        kept = tuple(turn for turn in rota.lockdown if (turn.staff, monday_of(turn.week)) not in taken)
        if rota.state == "draft" and kept != rota.lockdown:
            yield DraftChange(rota, unclaimed(rota.model_copy(update={"lockdown": kept})))


# --- duty -------------------------------------------------------------------------------------------------


def _pins_changed(
    team: Team, gone: Sequence[WheelTurn], given: Sequence[tuple[str, Sequence[DutyTurn]]]
) -> tuple[AnyChange, ...]:
    """Duty agreed beforehand is kept as pinned work of a shift that may still be any shift of the day."""
    changes: list[AnyChange] = []
    for pin in team.pins if gone else ():
        kept = tuple(each for each in pin.activities if not any(_is_of(turn, pin, each) for turn in gone))
        if kept == pin.activities:
            continue
        after = pin.model_copy(update={"activities": kept}) if kept or pin.is_pinned else None
        changes.append(replaced(team, "pins", pin, after))
    taken = {pin.id for pin in team.pins}
    changes += [added(team, "pins", _pin(taken, staff, turn)) for staff, turns in given for turn in turns]
    return tuple(changes)


def _is_of(turn: WheelTurn, pin: Shift, activity: Activity) -> bool:
    return (
        pin.staff == turn.staff
        and activity.kind == "duty"
        and (activity.demand or "").partition("@")[0] == turn.record
        and (activity.start, activity.end) in turn.times
    )


def _pin(taken: set[str], staff: str, turn: DutyTurn) -> Shift:
    plain = f"duty-{turn.id.partition('@')[2].replace(':', '')}-{staff}"[:56]
    free = free_id(plain, taken)
    taken.add(free)
    start, end = turn.span.start, turn.span.end
    activity = Activity(kind="duty", start=start, end=end, demand=turn.id, is_pinned=True)
    return Shift(id=free, staff=staff, start=start, end=end, activities=(activity,))


def _short(turn: WheelTurn) -> str:
    return {"lockdown": "lockdown week", "supervision": "supervision", "duty": "duty"}[turn.kind]
