"""What becomes of a shift's break and activities when it gets other times or another person.

As a manager would expect it:

- What others wait for stays at its time: visits, duty turns, events, supervision, handover and debrief.
  Where it no longer fits into the shift it is dropped, and shows as uncovered. A debrief goes with its visit.
- What is the person's own (admin, court writing, recording, CPD, reserve) moves along with the shift, and is
  put at the nearest free time; where there is none it is dropped.
- Time off in lieu stays at its end of the shift, less what is cut off there.
- Given to another person, a shift takes its visits and duty turns along; the first person's own work does not
  go with it.
- A pinned activity stays, or the move is refused.
- The break moves along, to the nearest time without an activity.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from planner.domain.errors import RefusedEditError
from planner.domain.rota import Activity, Shift
from planner.domain.time_grid import ACTIVITY_GRID, DAY, Span, minus, span_label

# Others wait for these at their time.
AT_THEIR_TIME = frozenset({"visit", "duty", "event", "supervision", "handover", "debrief"})
# These can be given to another person together with the shift.
GOES_WITH_THE_SHIFT = frozenset({"visit", "duty", "debrief"})
BREAK_FROM_ENDS = 60


def refitted(
    shift: Shift,
    span: Span,
    staff: str,
    *,
    carries_free_time: bool = True,
    brings: Sequence[Activity] = (),
) -> Shift:
    """The shift with other ends and person; see the module docstring.

    `carries_free_time`: break and own work move with the start of the shift (moved), or stay where they are
    if they can (resized). `brings`: what its new person has for themselves, to be put into it, too. Raises
    `RefusedEditError` for an empty span or a pinned activity that cannot stay.
    """
    if span.minutes <= 0:
        raise RefusedEditError("A shift must end after it starts.", "Choose a later end.")
    by_minutes = span.start - shift.start if carries_free_time else 0
    _refuse_losing_a_pin(shift, span, staff)
    stay = _staying(shift, span, staff)
    stay += (each for each in brings if each.kind in AT_THEIR_TIME and span.contains(each.span))
    pause = _refitted_break(shift, span, by_minutes, [activity.span for activity in stay])
    kept = [activity for activity in stay if pause is None or not activity.span.overlaps(pause)]
    own = [each for each in brings if each.kind not in AT_THEIR_TIME]
    if staff == shift.staff:
        kept += _refitted_time_off(shift, span, kept, pause)
        own += (each for each in shift.activities if _is_free(each, shift))
    kept += _refitted_own_work(own, span, by_minutes, kept, pause)
    return shift.model_copy(
        update={
            "staff": staff,
            "start": span.start,
            "end": span.end,
            "break_start": pause.start if pause else None,
            "break_end": pause.end if pause else None,
            "name": shift.name if span.minutes == shift.span.minutes and by_minutes % DAY == 0 else None,
            "activities": tuple(sorted(kept, key=lambda activity: activity.start)),
        }
    )


def _refuse_losing_a_pin(shift: Shift, span: Span, staff: str) -> None:
    for activity in shift.activities:
        if activity.is_pinned and (staff != shift.staff or not span.contains(activity.span)):
            what = activity.kind.replace("_", " ")
            raise RefusedEditError(
                f"The pinned {what} {span_label(activity.span)} would not stay in this shift.",
                "Unpin it first, or leave the shift over it.",
            )


def _staying(shift: Shift, span: Span, staff: str) -> list[Activity]:
    """What keeps its time; a debrief only where its visit, the one before it, stays too."""
    kept: list[Activity] = []
    visit_stays = True
    for activity in sorted(shift.activities, key=lambda each: each.start):
        fits = span.contains(activity.span) and (staff == shift.staff or activity.kind in GOES_WITH_THE_SHIFT)
        if activity.kind == "visit":
            visit_stays = fits
        if activity.kind == "debrief":
            fits = fits and visit_stays
        if fits and (activity.kind in AT_THEIR_TIME or activity.is_pinned):
            kept.append(activity)
    return kept


def _refitted_break(shift: Shift, span: Span, by_minutes: int, taken: Iterable[Span]) -> Span | None:
    """The break moved along, to the nearest free time away from the ends; where none is free, moved along."""
    old = shift.break_span
    if old is None or span.minutes <= old.minutes:
        return None
    wanted = old.shifted(by_minutes)
    from_ends = min(BREAK_FROM_ENDS, (span.minutes - old.minutes) // 2)
    inside = Span(span.start + from_ends, span.end - from_ends)
    free = _nearest(wanted, minus(inside, taken))
    if free is not None:
        return free
    start = min(max(wanted.start, inside.start), inside.end - wanted.minutes)
    return Span(start, start + wanted.minutes)


def _refitted_time_off(shift: Shift, span: Span, kept: list[Activity], pause: Span | None) -> list[Activity]:
    """Time off at the same end of the shift as before; dropped where something else is there."""
    is_moved = span.minutes == shift.span.minutes
    placed: list[Activity] = []
    for activity in shift.activities:
        if not _is_at_an_end(activity, shift) or activity.is_pinned:
            continue
        if activity.end == shift.end:
            cut = 0 if is_moved else max(0, shift.end - span.end)
            spot = Span(span.end - activity.span.minutes + cut, span.end)
        else:
            cut = 0 if is_moved else max(0, span.start - shift.start)
            spot = Span(span.start, span.start + activity.span.minutes - cut)
        taken = [each.span for each in kept] + ([pause] if pause else [])
        if spot.minutes > 0 and span.contains(spot) and not any(spot.overlaps(each) for each in taken):
            placed.append(activity.during(spot))
    return placed


def _is_at_an_end(activity: Activity, shift: Shift) -> bool:
    """Whether it is time off at the beginning or the end of the shift."""
    return activity.kind == "time_off" and (activity.end == shift.end or activity.start == shift.start)


def _is_free(activity: Activity, shift: Shift) -> bool:
    """Whether it is the person's own work, to be put at any time of the shift."""
    return not (activity.kind in AT_THEIR_TIME or activity.is_pinned or _is_at_an_end(activity, shift))


def _refitted_own_work(
    own: Iterable[Activity], span: Span, by_minutes: int, kept: list[Activity], pause: Span | None
) -> list[Activity]:
    taken = [activity.span for activity in kept] + ([pause] if pause else [])
    placed: list[Activity] = []
    for activity in own:
        spot = _nearest(activity.span.shifted(by_minutes), minus(span, taken))
        if spot is not None:
            taken.append(spot)
            placed.append(activity.during(spot))
    return placed


def _nearest(wanted: Span, gaps: Iterable[Span]) -> Span | None:
    """The span of the wanted length nearest to the wanted one inside a gap, on the activity grid if moved."""
    best: Span | None = None
    for gap in gaps:
        first, last = gap.start, gap.end - wanted.minutes
        if last < first:
            continue
        if first <= wanted.start <= last:
            return wanted
        on_grid_first = -(-first // ACTIVITY_GRID) * ACTIVITY_GRID
        on_grid_last = last // ACTIVITY_GRID * ACTIVITY_GRID
        if on_grid_last < on_grid_first:
            continue
        start = on_grid_first if wanted.start < first else on_grid_last
        if best is None or abs(start - wanted.start) < abs(best.start - wanted.start):
            best = Span(start, start + wanted.minutes)
    return best
