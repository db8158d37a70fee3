"""From the agreed pattern of a day to the ways in which it may be worked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from planner.domain.contracts import (
    STANDARD_DAY_MINUTES,
    FixedShiftDay,
    FlexibleDay,
    NamedShift,
    NamedShiftsDay,
    PatternDay,
    WorkingPattern,
)
from planner.domain.person import ShiftOption
from planner.domain.time_grid import DAY, Span, civil, minus

SHORTEST_PIECE_MINUTES = 120
BREAK_OVER_MINUTES = 360


def fixed_span(start: int, end: int, day: int) -> Span:
    """The span of a shift with these clock times on the day; an end not after the start is next day."""
    midnight = civil(day)
    return Span(midnight + start, midnight + end + (0 if end > start else DAY))


def _fixed_option(day: int, shift: FixedShiftDay | NamedShift, name: str | None) -> ShiftOption:
    span = fixed_span(shift.start, shift.end, day)
    followers = shift.never_followed_by if isinstance(shift, NamedShift) else ()
    return ShiftOption(
        name=name,
        start_earliest=span.start,
        start_latest=span.start,
        end_earliest=span.end,
        end_latest=span.end,
        shortest=span.minutes,
        longest=span.minutes,
        break_minutes=shift.break_minutes,
        place=shift.place,
        never_followed_by=followers,
    )


def _flexible_option(day: int, pattern: FlexibleDay) -> ShiftOption:
    midnight = civil(day)
    earliest, latest = midnight + pattern.earliest, midnight + pattern.latest
    has_core = pattern.core_start is not None and pattern.core_end is not None
    core = (
        Span(midnight + (pattern.core_start or 0), midnight + (pattern.core_end or 0)) if has_core else None
    )
    start_latest = latest - pattern.shortest_minutes
    end_earliest = earliest + pattern.shortest_minutes
    if core is not None:
        start_latest, end_earliest = min(start_latest, core.start), max(end_earliest, core.end)
    return ShiftOption(
        name=None,
        start_earliest=earliest,
        start_latest=start_latest,
        end_earliest=end_earliest,
        end_latest=latest,
        shortest=pattern.shortest_minutes,
        longest=min(pattern.longest_minutes, latest - earliest),
        break_minutes=pattern.break_minutes,
        place=pattern.place,
        core=core,
    )


def usual_span(pattern: PatternDay, day: int) -> Span | None:
    if isinstance(pattern, FixedShiftDay):
        return fixed_span(pattern.start, pattern.end, day)
    if isinstance(pattern, FlexibleDay) and pattern.usual_start is not None and pattern.usual_end is not None:
        return Span(civil(day) + pattern.usual_start, civil(day) + pattern.usual_end)
    return None


def pattern_share(pattern: PatternDay) -> int:
    """How much of the contracted hours falls to a day of that pattern, in relative minutes."""
    if isinstance(pattern, FixedShiftDay):
        return fixed_span(pattern.start, pattern.end, 1).minutes - pattern.break_minutes
    if isinstance(pattern, FlexibleDay):
        usual = usual_span(pattern, 1)
        return usual.minutes - pattern.break_minutes if usual else STANDARD_DAY_MINUTES
    return STANDARD_DAY_MINUTES if isinstance(pattern, NamedShiftsDay) else 0


def options_of(
    pattern: PatternDay, day: int, named_shifts: Mapping[str, NamedShift]
) -> tuple[ShiftOption, ...]:
    """The ways in which a day of that pattern may be worked."""
    if isinstance(pattern, FixedShiftDay):
        return (_fixed_option(day, pattern, None),)
    if isinstance(pattern, FlexibleDay):
        return (_flexible_option(day, pattern),)
    if isinstance(pattern, NamedShiftsDay):
        return tuple(_fixed_option(day, named_shifts[shift], shift) for shift in pattern.shifts)
    return ()


def shares_of(pattern: WorkingPattern) -> tuple[tuple[int, ...], ...]:
    """How much of the contracted hours falls to each day of each week of the cycle, in relative minutes."""
    return tuple(tuple(pattern_share(day) for day in week.days) for week in pattern.weeks)


def around(option: ShiftOption, blocked: tuple[Span, ...]) -> Iterator[ShiftOption]:
    """What is left of an option when part of the day is leave: the pieces of two hours or more."""
    if not any(Span(option.start_earliest, option.end_latest).overlaps(hole) for hole in blocked):
        yield option
        return
    for piece in minus(Span(option.start_earliest, option.end_latest), blocked):
        if piece.minutes < SHORTEST_PIECE_MINUTES:
            continue
        fixed = option.is_fixed
        shortest = piece.minutes if fixed else min(option.shortest, piece.minutes)
        core = option.core if option.core and piece.contains(option.core) else None
        start_latest, end_earliest = piece.end - shortest, piece.start + shortest
        if core is not None:
            start_latest, end_earliest = min(start_latest, core.start), max(end_earliest, core.end)
        yield replace(
            option,
            start_earliest=piece.start,
            start_latest=start_latest,
            end_earliest=end_earliest,
            end_latest=piece.end,
            shortest=shortest,
            longest=min(option.longest, piece.minutes),
            break_minutes=option.break_minutes if not fixed or piece.minutes > BREAK_OVER_MINUTES else 0,
            core=core,
        )
