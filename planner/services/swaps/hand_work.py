"""The legs of a proposal carried out on a rota: all work is taken out before any is put in.

A shift goes with the work that others wait for, and without what is the giver's own (see `shift_refit`); the
write-ups of its visits go along. Who gives a shift and gets one keeps their own work: admin, reserve and
writing move into the free time of the shift they get, a supervision or meeting stays at its time where it
can. A single visit or turn on duty goes into the shift that its taker works at the time.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from planner.domain.errors import RefusedEditError
from planner.domain.rota import Activity, Rota, Shift
from planner.domain.swaps import Leg, Work
from planner.domain.time_grid import civil, span_label
from planner.services.activity_refit import with_activities, without_activities, words_of
from planner.services.group_edits import exchanged, joined_subject
from planner.services.put_shifts import RotaEdit
from planner.services.shift_refit import AT_THEIR_TIME, GOES_WITH_THE_SHIFT, refitted


@dataclass(frozen=True, slots=True)
class HandWork:
    """All legs in one step."""

    legs: tuple[Leg, ...]
    what: str = "Swap"

    @property
    def subject(self) -> str:
        return joined_subject(f"{leg.work.shift} to {leg.to}" for leg in self.legs)

    def apply(self, rota: Rota) -> tuple[Rota, RotaEdit]:
        """Raises `RefusedEditError` when work is no longer as it was offered, is pinned, or has no room."""
        gone, come = self.changed(rota.shifts)
        return exchanged(rota, gone, come, self.what)

    def changed(self, shifts: Sequence[Shift]) -> tuple[list[Shift], list[Shift]]:
        """The shifts that are taken out, and those that come in. Raises the same."""
        by_id = {shift.id: shift for shift in shifts}
        before = {leg.work.shift: as_offered(by_id.get(leg.work.shift), leg.work) for leg in self.legs}
        whole = {leg.work.shift: leg for leg in self.legs if leg.work.demand is None}
        parts = [leg for leg in self.legs if leg.work.demand is not None]
        carried = [(leg, _with_followers(before[leg.work.shift], leg.work)) for leg in parts]
        left = dict(before)
        for leg, work in carried:
            left[leg.work.shift] = without_activities(left[leg.work.shift], work)
        given = {leg.work.staff: left[key] for key, leg in whole.items()}
        come = [_handed(left[key], leg.to, given.get(leg.to)) for key, leg in whole.items()]
        come += [shift for key, shift in left.items() if key not in whole]
        gone = dict(before)
        for leg, work in carried:
            taker = _working_shift(shifts, come, gone, leg)
            if taker in come:
                come.remove(taker)
            else:
                gone[taker.id] = taker
            come.append(_joined(taker, work))
        return list(gone.values()), come


def _joined(taker: Shift, work: tuple[Activity, ...]) -> Shift:
    try:
        return with_activities(taker, work)
    except RefusedEditError as refused:
        raise RefusedEditError(refused.sentence, "Somebody else has to take it.") from refused


def offered_shift(rota: Rota, work: Work) -> Shift:
    """The shift that the work is, or lies in; refused when that is no longer as it was offered."""
    return as_offered(rota.shift(work.shift), work)


def as_offered(shift: Shift | None, work: Work) -> Shift:
    """The shift, which has to be as it was offered; see `offered_shift`."""
    if shift is None or shift.staff != work.staff:
        raise RefusedEditError(f"The shift “{work.shift}” has changed hands since.", "Ask again.")
    if work.demand is not None:
        offered_activity(shift, work)
    elif shift.span != work.span:
        raise RefusedEditError(
            f"The shift has other hours by now: {span_label(shift.span)} for {span_label(work.span)}.",
            "Ask again.",
        )
    elif shift.is_pinned:
        raise RefusedEditError(f"The shift {span_label(shift.span)} is pinned.", "Ask the manager about it.")
    return shift


def offered_activity(shift: Shift, work: Work) -> Activity:
    """The activity that is offered. RefusedEditError when it is not there, pinned, or only the person's."""
    for activity in shift.activities:
        if activity.demand != work.demand or activity.span != work.span:
            continue
        if activity.kind not in GOES_WITH_THE_SHIFT:
            raise RefusedEditError(
                f"The {words_of(activity)} is the person's own and cannot be given to somebody else.",
                "Choose a visit, a turn on duty, or the shift.",
            )
        if activity.is_pinned:
            raise RefusedEditError(
                f"The {words_of(activity)} {span_label(activity.span)} is pinned.",
                "Ask the manager about it.",
            )
        return activity
    raise RefusedEditError(f"The work {span_label(work.span)} is no longer in that shift.", "Ask again.")


def _handed(shift: Shift, to: str, own: Shift | None) -> Shift:
    """The shift for its taker, with the write-ups of its visits and what the taker's own shift had for
    themselves, as far as there is room."""
    goes = [each for each in shift.activities if each.kind in GOES_WITH_THE_SHIFT]
    visits = {each.demand for each in goes if each.kind == "visit"}
    also = [each for each in shift.activities if each.kind == "recording" and each.demand in visits]
    if own is not None:
        by_minutes = civil(shift.day) - civil(own.day)
        also += [
            each.during(each.span.shifted(by_minutes))
            for each in _of_oneself(own)
            if each.kind not in AT_THEIR_TIME
            or (not by_minutes and not any(each.span.overlaps(other.span) for other in goes))
        ]
    return refitted(shift, shift.span, to, brings=also)


def _of_oneself(shift: Shift) -> list[Activity]:
    """What does not go with the shift: the owner's, and not the write-up of a visit that goes."""
    visits = {each.demand for each in shift.activities if each.kind == "visit"}
    return [
        each
        for each in shift.activities
        if each.kind not in (*GOES_WITH_THE_SHIFT, "time_off")
        and not (each.kind == "recording" and each.demand in visits)
    ]


def _with_followers(shift: Shift, work: Work) -> tuple[Activity, ...]:
    """A visit takes its debrief and its write-up in the same shift along."""
    activity = offered_activity(shift, work)
    follow = ("debrief", "recording") if activity.kind == "visit" else ()
    also = (
        each
        for each in shift.activities
        if each.demand == activity.demand and each.kind in follow and not each.is_pinned
    )
    return (activity, *also)


def _working_shift(shifts: Iterable[Shift], come: Iterable[Shift], gone: dict[str, Shift], leg: Leg) -> Shift:
    """The shift into which single work goes, among those that change and those that stay."""
    stay = (shift for shift in shifts if shift.id not in gone)
    for shift in (*come, *stay):
        if shift.staff == leg.to and shift.span.contains(leg.work.span):
            return shift
    raise RefusedEditError(
        f"{leg.to} does not work {span_label(leg.work.span)}.", "Give the whole shift, or ask somebody else."
    )
