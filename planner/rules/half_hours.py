"""Half-hours as bits of one number, from a first one on: many people's are laid over each other at once."""

from __future__ import annotations

from planner.domain.time_grid import COVER_GRID, Span


def bits_between(first: int, end: int) -> int:
    """The bits from the number `first` up to `end`, which is left out; none below 0."""
    first = max(first, 0)
    return (1 << end) - (1 << first) if first < end else 0


def bits_touched(span: Span, first: int) -> int:
    """The half-hours after the moment `first` that the span touches."""
    return bits_between((span.start - first) // COVER_GRID, -(-(span.end - first) // COVER_GRID))


def bits_filled(span: Span, first: int) -> int:
    """The half-hours after the moment `first` that lie in the span as a whole."""
    return bits_between(-(-(span.start - first) // COVER_GRID), (span.end - first) // COVER_GRID)
