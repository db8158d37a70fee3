"""What a fix would change, to be drawn over the board before it is applied."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from planner.domain.rota import Activity, Shift
from planner.domain.time_grid import Span, times_label
from planner.services.explain.records import Fix
from ui.item_models.board_blocks import last_four


@dataclass(frozen=True, slots=True)
class GhostMark:
    """A shift at its new times, or (`is_block`) work inside a shift that the person would do."""

    staff: str
    day: int
    span: Span
    words: str
    is_block: bool = False


def ghosts_of(fix: Fix) -> tuple[GhostMark, ...]:
    """Shifts with other times first, then the work that is new in them."""
    after = [(change.before, change.after) for change in fix.edit.changes]
    marks: list[GhostMark] = []
    for before, now in after:
        if now is None:
            continue
        if before is None or before.span != now.span or before.day != now.day:
            words = times_label(now.start, now.end)
            marks.append(GhostMark(now.staff, now.day, now.span, words))
    for before, now in after:
        if now is not None:
            marks += _new_work(before, now, fix)
    return tuple(marks)


def _new_work(before: Shift | None, now: Shift, fix: Fix) -> Iterator[GhostMark]:
    """Work for a demand that the person did not do at that time: `+` for the demand of the fix, the last four
    figures of its case for another visit."""
    cases = {visit.id: visit.case for visit in fix.problem.visits}
    old = {_key(each) for each in before.activities} if before is not None else set()
    for each in now.activities:
        if each.demand is not None and _key(each) not in old:
            is_fixed = each.demand == fix.demand and each.kind != "recording"
            words = "+" if is_fixed else last_four(cases.get(each.demand, "")) if each.kind == "visit" else ""
            yield GhostMark(now.staff, now.day, each.span, words, is_block=True)


def _key(activity: Activity) -> tuple[str, int, int]:
    return activity.demand or activity.kind, activity.start, activity.end
