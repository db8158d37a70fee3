"""Release the lieu reserve that nobody has used: from Thursday 12:00 of its week on it is time off.

Blocks that begin after that moment become free time, one after the other, as long as the law and all demand
hold without the person. Who is needed keeps the block as it is: unscheduled time at work.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from planner.domain.findings import LAW, Finding
from planner.domain.problem import RotaProblem
from planner.domain.rota import Activity, Shift
from planner.domain.time_grid import DAY, hours_label, monday_of
from planner.rules.catalogue import tier_totals
from planner.rules.lieu_reserve import release_moment
from planner.rules.live_check import LiveCheck
from planner.rules.wording import span_text
from planner.services.put_shifts import PutShifts, ShiftChange

WHAT = "Release unused reserve"
DEMAND_TIERS = (1, 2)


@dataclass(frozen=True, slots=True)
class ReleasedReserve:
    """`edit` puts the released blocks into the rota; without any it changes nothing. `sentences` tell of each
    person's blocks: what is released, and what stays because cover would not hold."""

    edit: PutShifts
    shifts: tuple[Shift, ...]
    sentences: tuple[str, ...]


def release_reserve(problem: RotaProblem, shifts: Sequence[Shift], moment: int) -> ReleasedReserve:
    """Release what can be at the civil minute `moment`; blocks that have begun by then stay."""
    live, sentences = LiveCheck(problem, shifts), []
    worth = _worth(live.findings)
    now = {shift.id: shift for shift in shifts}
    for shift_id, block in _due(problem, shifts, moment):
        freed = _with_released(now[shift_id], block)
        who = problem.name_of(freed.staff)
        length = hours_label(block.span.minutes)
        if _worth(live.preview({shift_id: freed})) > worth:
            sentences.append(f"{who} keeps {length} of reserve {span_text(block.span)}: cover needs them.")
            continue
        live.after({shift_id: freed})
        now[shift_id] = freed
        sentences.append(f"{who} is free {span_text(block.span)}: {length} of reserve were not used.")
    changes = tuple(
        ShiftChange(shift, now[shift.id], place)
        for place, shift in enumerate(shifts)
        if now[shift.id] is not shift
    )
    return ReleasedReserve(
        PutShifts(changes, WHAT), tuple(now[shift.id] for shift in shifts), tuple(sentences)
    )


def _due(problem: RotaProblem, shifts: Sequence[Shift], moment: int) -> Iterator[tuple[str, Activity]]:
    """Blocks to release at the moment, each with its shift, in order of time."""
    rule = problem.settings.lieu_reserve
    if not rule.is_on:
        return
    due = [
        (shift, block)
        for shift in shifts
        if shift.staff in problem.person_by_id and shift.day in problem.days
        for block in shift.activities
        if block.kind == "reserve" and not block.is_released
        if moment >= release_moment(rule, monday_of(block.start // DAY)) and block.start >= moment
    ]
    for shift, block in sorted(due, key=lambda each: (each[1].start, each[0].staff)):
        yield shift.id, block


def _with_released(shift: Shift, block: Activity) -> Shift:
    freed = block.model_copy(update={"is_released": True})
    activities = tuple(freed if each is block or each == block else each for each in shift.activities)
    return shift.model_copy(update={"activities": activities})


def _worth(findings: Sequence[Finding]) -> tuple[int, ...]:
    """Laws broken, demand unmet and evenings without anybody to call."""
    totals = tier_totals(findings)
    alone = sum(finding.price for finding in findings if finding.rule == "safe_return")
    return (
        sum(finding.tier == LAW for finding in findings),
        *(totals[tier] for tier in DEMAND_TIERS),
        alone,
    )
