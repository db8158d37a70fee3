"""Shifts that were copied or cut on the board, to be put down again elsewhere, in another week as well."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from planner.domain.rota import Shift


@dataclass(frozen=True, slots=True)
class ClippedShift:
    """A shift, so many people and days from the upper left of what was copied."""

    shift: Shift
    down: int
    across: int


@dataclass(frozen=True, slots=True)
class Clip:
    """`text` is what lies on the clipboard: while it does, these shifts stand for it."""

    shifts: tuple[ClippedShift, ...]
    text: str
    is_cut: bool


def clip_of(
    shifts: Sequence[Shift], people: Sequence[str], text: str, *, is_cut: bool, corner: tuple[int, int]
) -> Clip:
    """The clip of shifts of these people, in the order of the board; `corner`: first row and day."""
    row, day = corner
    clipped = tuple(ClippedShift(shift, people.index(shift.staff) - row, shift.day - day) for shift in shifts)
    return Clip(clipped, text, is_cut)
