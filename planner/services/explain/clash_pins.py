"""The laws that pins break by themselves, and which of those are one clash."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from planner.domain.findings import Finding
from planner.domain.problem import RotaProblem
from planner.domain.rota import Activity, Shift, shift_id
from planner.domain.time_grid import DAY
from planner.rules.catalogue import check
from planner.rules.pinned_parts import Pin

# What the hours of pinned work alone, whose shift is not pinned, can already break.
OF_WORK_ALONE = ("daily_rest", "weekly_rest", "skills")


def law_broken_by(problem: RotaProblem, pins: Sequence[Pin]) -> list[Finding]:
    """The laws that these pins break by themselves."""
    shifts = [pin.shift for pin in pins if pin.shift is not None]
    whole = [_with_work(shift, pins) for shift in shifts]
    alone = _work_alone(shifts, pins)
    bare = replace(problem, pinned_shifts=(), pinned_activities=())
    ids = {shift.id for shift in alone}
    # Work alone is no shift that was agreed: who cannot be there at all breaks the law even so.
    nowhere = {shift.id for shift in alone if not _can_be_there(problem, shift)}
    return [
        finding
        for finding in check(bare, [*whole, *alone])
        if finding.kind == "law"
        and (
            finding.rule in OF_WORK_ALONE
            or not (ids - nowhere if finding.rule == "availability" else ids) & set(finding.shifts)
        )
    ]


def is_same_clash(one: Finding, other: Finding) -> bool:
    """Whether two findings tell of the same rule and people at the same place."""
    if (one.rule, one.people) != (other.rule, other.people):
        return False
    return one.span is None or other.span is None or one.span.start // DAY == other.span.start // DAY


def _can_be_there(problem: RotaProblem, work: Shift) -> bool:
    """Whether a shift of the day, or a night shift of the day before, can hold the work."""
    person = problem.person_by_id.get(work.staff)
    days = person.days if person is not None else ()
    return any(
        option.start_earliest <= work.start and work.end <= option.end_latest
        for day in days
        if day.day in (work.day, work.day - 1)
        for option in day.options
    )


def _with_work(shift: Shift, pins: Sequence[Pin]) -> Shift:
    work = tuple(pin.activity for pin in pins if _is_in(pin, shift) and pin.activity is not None)
    return shift.model_copy(update={"activities": work})


def _is_in(pin: Pin, shift: Shift) -> bool:
    return pin.activity is not None and pin.staff == shift.staff and shift.span.overlaps(pin.activity.span)


def _work_alone(shifts: Sequence[Shift], pins: Sequence[Pin]) -> list[Shift]:
    """A shift just long enough for the pinned work of each day that has no pinned shift."""
    days: dict[tuple[str, int], list[Activity]] = {}
    for pin in pins:
        if pin.activity is not None and not any(_is_in(pin, shift) for shift in shifts):
            days.setdefault((pin.staff, pin.day), []).append(pin.activity)
    return [
        Shift(
            id=shift_id(who, day),
            staff=who,
            start=min(each.start for each in work),
            end=max(each.end for each in work),
            activities=tuple(work),
        )
        for (who, day), work in days.items()
    ]
