"""What becomes of a shift when work is put into it or taken out by hand.

As a manager would expect it: what others wait for keeps its time, and nothing is laid over it; the person's
own work and the break make room, to the nearest free time; where there is none, the work is dropped.
"""

from __future__ import annotations

from planner.domain.errors import RefusedEditError
from planner.domain.rota import Activity, Shift
from planner.domain.time_grid import clock, span_label
from planner.rules.availability import ACTIVITY_NAMES
from planner.services.shift_refit import AT_THEIR_TIME, refitted


def activity_of(shift: Shift, start: int) -> Activity:
    """The activity that starts at the civil minute. RefusedEditError when nothing does."""
    found = next((each for each in shift.activities if each.start == start), None)
    if found is None:
        raise RefusedEditError(f"Nothing is planned at {clock(start)} in this shift.", "Look at it again.")
    return found


def unpinned_activity(shift: Shift, start: int) -> Activity:
    """The activity, where it may be moved."""
    activity = activity_of(shift, start)
    if activity.is_pinned:
        raise RefusedEditError(
            f"The {words_of(activity)} {span_label(activity.span)} is pinned.", "Unpin it first."
        )
    return activity


def words_of(activity: Activity) -> str:
    """`court writing`, `visit`."""
    return ACTIVITY_NAMES[activity.kind].removeprefix("a ").removeprefix("an ")


def without_activities(shift: Shift, gone: tuple[Activity, ...]) -> Shift:
    """The shift without them; its time is casework again."""
    kept = tuple(each for each in shift.activities if each not in gone)
    return shift.model_copy(update={"activities": kept})


def with_activities(shift: Shift, come: tuple[Activity, ...]) -> Shift:
    """The shift with work put in at its time; own work and the break make room.

    The write-up of a visit that comes with it goes to the nearest free time. Raises `RefusedEditError` where
    work lies outside of the shift, on what keeps its time, or leaves the break no room.
    """
    visits = {each.demand for each in come if each.kind == "visit"}
    write_ups = tuple(each for each in come if each.kind == "recording" and each.demand in visits)
    fixed = tuple(each for each in come if each not in write_ups)
    for activity in fixed:
        _refuse_no_room(shift, activity, fixed)
    # For the refit the newcomers are pinned: everything else goes round them.
    held = tuple(each.model_copy(update={"is_pinned": True}) for each in fixed)
    crowded = (*shift.activities, *held, *write_ups)
    settled = refitted(
        shift.model_copy(update={"activities": crowded}), shift.span, shift.staff, carries_free_time=False
    )
    if any(each not in settled.activities for each in held):
        raise RefusedEditError(
            f"With it the shift {shift.span.times} has no room for its break.",
            "Choose another time.",
        )
    pinned_before = dict(zip(held, fixed, strict=True))
    activities = tuple(pinned_before.get(each, each) for each in settled.activities)
    return settled.model_copy(update={"activities": activities})


def _refuse_no_room(shift: Shift, activity: Activity, come: tuple[Activity, ...]) -> None:
    if not shift.span.contains(activity.span):
        raise RefusedEditError(
            f"The {words_of(activity)} {span_label(activity.span)} lies outside of the shift "
            f"{shift.span.times}.",
            "Make the shift longer first, or choose another time.",
        )
    for other in shift.activities:
        stays = other.kind in AT_THEIR_TIME or other.is_pinned
        if stays and other not in come and other.span.overlaps(activity.span):
            raise RefusedEditError(
                f"There is {_a(words_of(other))} {other.span.times} at that time.",
                "Choose another time, or drop it on that to exchange the two.",
            )


def _a(noun: str) -> str:
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"
